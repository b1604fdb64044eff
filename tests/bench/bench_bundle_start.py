"""How long after its start the window of the bundle is painted, beside that of the environment, in pairs.

Seconds on an Xvfb of its own for each start, until its screen, which is looked at each 2 ms, is no longer empty. The
program is not helped: it is started as by a double click, with a home that knows it already.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))
from support import screenshot

ROOT = Path(__file__).parents[2]
BUNDLE = Path(os.environ.get("HRVSYNC_BUNDLE", ROOT / "build" / "frozen" / "hrvsync" / "hrvsync"))
PROGRAMS = {"environment": ROOT / ".venv" / "bin" / "hrvsync", "bundle": BUNDLE}
PAIRS, MOST, PAINTED_SHARE, GIVE_UP_S = 7, 1.3, 0.05, 60.0


def main() -> None:
    """Print the times of each pair and their ratio."""
    if not PROGRAMS["bundle"].exists():
        print("there is no bundle in build/frozen: `make bundle` first")
        return
    ratios: list[float] = []
    with TemporaryDirectory() as home:
        for program in PROGRAMS.values():
            painted(program, Path(home))  # read from the disk once
        for pair in range(PAIRS):
            order = list(PROGRAMS) if pair % 2 else list(reversed(PROGRAMS))
            took = {name: painted(PROGRAMS[name], Path(home)) for name in order}
            ratios.append(took["bundle"] / took["environment"])
            print(
                f"environment {took['environment']:.2f} s, bundle {took['bundle']:.2f} s, {ratios[-1]:.2f} x",
                flush=True,
            )
    middle = median(ratios)
    verdict = "met" if middle <= MOST else "NOT MET"
    print(
        f"the bundle's window is painted {middle:.2f} times later, median of {PAIRS} pairs (at most {MOST}): {verdict}"
    )


def painted(program: Path, home: Path) -> float:
    """Seconds from the start of a program until a part of the screen shows something."""
    with TemporaryDirectory() as folder:
        read, write = os.pipe()
        options = ["-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-fbdir", folder]
        server = subprocess.Popen(["Xvfb", *options], pass_fds=(write,), stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            display = f":{pipe.readline().strip()}"
        screen = screenshot.pixels(Path(folder))
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", "DISPLAY": display}
        started = time.monotonic()
        app = subprocess.Popen([program], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while (screen[::10, ::40] != 0).mean() < PAINTED_SHARE:
                assert app.poll() is None, f"{program} ended"
                assert time.monotonic() - started < GIVE_UP_S, f"{program} shows nothing"
                time.sleep(0.002)
            return time.monotonic() - started
        finally:
            for process in (app, server):
                process.terminate()
                process.wait(20)


if __name__ == "__main__":
    main()
