"""Virtual straps in a process of their own, for tests of whole commands."""

import os
import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

FOLDER = Path(__file__).parents[1]


@contextmanager
def straps_nearby(*options: str) -> Generator[int]:
    """Let two straps beat in another process; yields the port of their air."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "virtual", "--port", str(port), *options]
    with subprocess.Popen(command, cwd=FOLDER, env=with_straps(port), stdout=subprocess.PIPE, text=True) as straps:
        assert straps.stdout is not None
        assert straps.stdout.readline().startswith("Two straps beat")
        try:
            yield port
        finally:
            straps.terminate()


def with_straps(port: int) -> dict[str, str]:
    """The environment of a program whose Bluetooth is these straps."""
    return {**os.environ, "PYTHONPATH": str(FOLDER), "VIRTUAL_STRAPS_PORT": str(port)}
