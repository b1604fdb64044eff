"""LSL for tests: on this computer alone, in a session of its own, and in other processes than the tests' own.

liblsl reads its configuration once and opens sockets that stay; the process of the tests shall have none.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO
from uuid import uuid4

SUPPORT = Path(__file__).parent
CONFIG = """
[ports]
IPv6 = disable
[multicast]
AddressesOverride = {{127.0.0.1}}
Interfaces = {{127.0.0.1}}
[lab]
KnownPeers = {{127.0.0.1}}
SessionID = {session}
[log]
level = -3
"""


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of processes that hear each other by LSL, and nobody else."""
    config = folder / "lsl_api.cfg"
    if not config.exists():
        config.write_text(CONFIG.format(session=uuid4().hex))
    paths = os.pathsep.join(map(str, (SUPPORT.parents[1], SUPPORT.parent)))
    homes = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config")}
    return os.environ | {"LSLAPICFG": str(config), "PYTHONPATH": paths} | homes


def script(
    folder: Path, name: str, *arguments: object, clock: str = "", stdin: IO[bytes] | int | None = None
) -> subprocess.Popen[str]:
    """Start tests/support/NAME.py; with `clock` under libfaketime ("-37s x1.00006")."""
    before = ["faketime", "-f", clock] if clock else []
    command = [*before, sys.executable, str(SUPPORT / f"{name}.py"), *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment(folder), stdout=pipe, stdin=stdin or subprocess.DEVNULL, text=True)


def hrvsync(folder: Path, *arguments: object, stdin: int | None = None) -> subprocess.Popen[str]:
    """Start a command of hrvsync in the same lab."""
    command = [sys.executable, "-m", "hrvsync", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, env=environment(folder), stdout=pipe, stderr=pipe, stdin=stdin or subprocess.DEVNULL, text=True
    )


def send_and_record(folder: Path, recording: Path, speed: float, streams: int) -> Path:
    """Send a recording by LSL at `speed`, and return the XDF that a recorder wrote of all its `streams`."""
    sending = script(folder, "lsl_send", recording, speed, stdin=subprocess.PIPE)
    heard = folder / f"{recording.stem}.xdf"
    assert sending.stdin is not None
    assert sending.stdout is not None
    assert sending.stdout.readline() == "open\n"
    writing = script(folder, "lsl_recorder", heard, streams, stdin=subprocess.PIPE)
    assert writing.stdout is not None
    assert writing.stdout.readline() == f"recording {streams}\n"
    sending.communicate("\n", timeout=500)
    writing.communicate("\n", timeout=60)
    return heard
