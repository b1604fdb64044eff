"""The .deb in a Debian of its own, without Python: installed by dpkg, started, and recording from virtual straps.

As root: `python tests/bundle/fresh_debian.py dist/hrvsync_*.deb`. It makes a Debian by debootstrap in build/debian and
changes nothing outside it. The straps beat in this process's children, behind a BlueZ on its system bus: the program
there finds and records them by the code that finds real ones. There is no radio.
"""

import argparse
import asyncio
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "support" / "bluetooth"))

from support import screenshot
from support.at_spi import screen
from support.whole_way import home_to_summary, started
from support.xserver import x_server
from virtual.nearby import straps_nearby

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "build" / "debian"
USER = "somebody"
SESSION_S = 60


def main() -> None:
    """Do it, and say what each step found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deb", type=Path)
    parser.add_argument("--suite", default="bookworm")
    parser.add_argument("--mirror", default="http://deb.debian.org/debian")
    parser.add_argument("--again", action="store_true", help="use the Debian that an earlier run made")
    options = parser.parse_args()
    if os.geteuid():
        sys.exit("This makes a Debian of its own: run it as root.")
    if not options.again:
        shutil.rmtree(PLACE, ignore_errors=True)
        step(f"debootstrap {options.suite}")
        run("debootstrap", "--variant=minbase", options.suite, PLACE, options.mirror)
    with mounted():
        if not options.again:
            inside("useradd", "--create-home", USER)
        assert_no_python()
        step("dpkg -i, with what it depends on")
        shutil.copy(options.deb, PLACE / "tmp" / "hrvsync.deb")
        inside("apt-get", "update", "-qq")
        inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", "/tmp/hrvsync.deb")
        assert_no_python()
        print(inside("dpkg-query", "-W", "-f", "${Package} ${Version} ${Status}\n", "hrvsync"))
        for words in (["--version"], ["doctor"], ["demo"]):
            step(f"hrvsync {' '.join(words)}")
            # Without a display, D-Bus and Bluetooth: doctor says so, and that nothing is wrong with the program.
            print(inside("hrvsync", *words, user=USER))
        bluetooth()
        asyncio.run(window())
    step("all done")


def bluetooth() -> None:
    """Record from two virtual straps by BlueZ's messages on the system bus."""
    bus = PLACE / "run" / "dbus" / "system_bus_socket"
    bus.parent.mkdir(parents=True, exist_ok=True)
    with straps_nearby("--bus", str(bus)):
        step("hrvsync scan")
        print(inside("hrvsync", "scan", "--seconds", "5", user=USER))
        out = f"/home/{USER}/straps.jsonl"
        step(f"hrvsync record, {SESSION_S} s with ECG and acceleration")
        inside(
            "hrvsync", "record", "--strap", "A=0000000A", "--strap", "B=0000000B", "--ecg", "--acc",
            "--seconds", str(SESSION_S), "--to", out, user=USER,
        )  # fmt: skip
        people = json.loads(inside("hrvsync", "analyse", out, "--json", user=USER))["people"]
        rows = [json.loads(line) for line in (PLACE / out[1:]).read_text("utf-8").splitlines()]
        for who in "AB":
            beats = sum(len(row["rr"]) for row in rows if row["k"] == "packet" and row["who"] == who)
            waves = sorted({row["kind"] for row in rows if row["k"] == "wave" and row["who"] == who})
            print(f"{who}: {beats} beats, {', '.join(waves)}; {json.dumps(people[who])[:120]} ...")
            assert beats > SESSION_S * 0.8, "too few beats"
            assert waves == ["acc", "ecg"]


async def window() -> None:
    """Start the app as its entry in the menu does, and go from Home to a summary."""
    step("the window, by its .desktop file")
    entry = (PLACE / "usr/share/applications/org.hrvsync.hrvsync.desktop").read_text("utf-8")
    (command,) = [line.removeprefix("Exec=") for line in entry.splitlines() if line.startswith("Exec=")]
    words = [word for word in command.split() if not word.startswith("%")]
    shown = PLACE / "tmp" / "screen"
    shown.mkdir(exist_ok=True)
    with x_server(shown) as display:
        async with screen(PLACE / "tmp") as parts:
            there = {name: value.replace(str(PLACE), "") for name, value in parts.environment.items()}
            begun = time.monotonic()
            home = inside("mktemp", "--directory", user=USER)  # somebody who has never opened it
            words = command_inside(words, USER, there | {"DISPLAY": display, "HOME": home})
            async with started(words, dict(os.environ)):
                await home_to_summary(
                    parts, display, lambda name: screenshot.save(shown, ROOT / "build" / f"debian-{name}.png")
                )
            print(f"from Home to a summary in {time.monotonic() - begun:.0f} s; pictures in build/debian-*.png")


@contextmanager
def mounted() -> Generator[None]:
    """Mount what a running system has: processes, shared memory, and the sockets of the X server."""
    places = {"proc": ("-t", "proc", "proc"), "dev/shm": ("-t", "tmpfs", "tmpfs"), "tmp/.X11-unix": ("--bind", X11)}
    Path(X11).mkdir(mode=0o1777, exist_ok=True)
    done: list[Path] = []
    try:
        for place, what in places.items():
            (PLACE / place).mkdir(parents=True, exist_ok=True)
            run("mount", *what, PLACE / place)
            done.append(PLACE / place)
        yield
    finally:
        for place in reversed(done):
            subprocess.run(["umount", "--lazy", place], check=False)


X11 = "/tmp/.X11-unix"


def assert_no_python() -> None:
    """Say so if there is a Python that the program could use instead of its own."""
    found = list((PLACE / "usr" / "bin").glob("python*"))
    assert not found, f"there is a Python in this Debian: {found}"


def inside(*words: str, user: str = "root") -> str:
    """Run a program in the Debian and return what it prints."""
    return run(*command_inside(words, user, {}))


def command_inside(words: list[str] | tuple[str, ...], user: str, more: dict[str, str]) -> list[str]:
    """What to run for `words` to run in the Debian as `user` with an environment of its own."""
    home = "/root" if user == "root" else f"/home/{user}"
    environment = {
        "HOME": home, "USER": user, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive",
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    } | more  # fmt: skip
    settings = [f"{name}={value}" for name, value in environment.items()]
    who = [] if user == "root" else ["setpriv", "--reuid", user, "--regid", user, "--clear-groups"]
    return ["chroot", str(PLACE), "env", "-i", *settings, *who, *words]


def run(*command: object) -> str:
    """Run a command and return what it prints; end with all it says where it fails."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, timeout=900)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout.rstrip()


def step(what: str) -> None:
    """Name the step that begins."""
    print(f"== {what}", flush=True)


if __name__ == "__main__":
    main()
