"""A virtual X server with a window manager, for as long as a test needs it."""

import os
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

SIZE = "1600x1000x24"
ROOT = Path(__file__).parents[2]
MANAGED_S = 10.0  # until the window manager is there


@contextmanager
def x_server(screen: Path | None = None) -> Generator[str]:
    """Start it and yield its display; the folder `screen` then holds what it shows (`support.screenshot`)."""
    read, write = os.pipe()
    kept = ("-fbdir", str(screen)) if screen else ()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp", *kept],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    manager = None
    try:
        with os.fdopen(read) as pipe:
            display = f":{pipe.readline().strip()}"
        assert display != ":", "Xvfb did not start"
        there = os.environ | {"DISPLAY": display}
        manager = subprocess.Popen(["openbox"], env=there, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        end = time.monotonic() + MANAGED_S
        while subprocess.run(["xdotool", "get_num_desktops"], env=there, capture_output=True, check=False).returncode:
            assert time.monotonic() < end, "openbox did not start"
            time.sleep(0.05)
        yield display
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait(10)


def pytest_under_x(display: str, *arguments: str, seconds: float = 300.0) -> subprocess.CompletedProcess[str]:
    """Run tests in a process of their own on a display."""
    files: Sequence[str] = ("-q", "-p", "no:cacheprovider", *arguments)
    return subprocess.run(
        [sys.executable, "-m", "pytest", *files],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
