"""`hrvsync study run` is killed at 20 random moments: what is there stays, and the result has the same bytes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from support.made_study import write_sessions

PROGRAM = "from hrvsync.study import tiles; tiles.SIDE = 4; from hrvsync.cli import cli; cli()"
KILLS = 20


def run(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    """Start the command, in a session of its own so that nothing of it is left behind."""
    words = ["study", "run", str(folder), "--jobs", "2", "-o", str(out)]
    return subprocess.Popen([sys.executable, "-c", PROGRAM, *words], stdout=subprocess.DEVNULL, start_new_session=True)


def results(out: Path) -> dict[str, bytes]:
    """The files of a result, tiles as well."""
    files = (path for path in out.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def test_killed_at_random_moments(tmp_path: Path) -> None:
    os.environ["XDG_CACHE_HOME"] = str(tmp_path / "cache")
    folder = tmp_path / "study"
    write_sessions(folder, 10, 0.5, 150)
    made = subprocess.run(
        [sys.executable, "-m", "hrvsync", "study", "init", str(folder)], check=False, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
    begun = time.monotonic()
    assert run(folder, tmp_path / "whole").wait() == 0
    takes = time.monotonic() - begun
    rng = np.random.default_rng(1)
    out, written = tmp_path / "out", dict[Path, int]()
    cut_short = 0
    for _ in range(KILLS):
        process = run(folder, out)
        time.sleep(float(rng.uniform(0, takes)))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            cut_short += 1
        process.wait()
        for path in out.rglob("tile-*.parquet"):
            at = path.stat().st_mtime_ns
            assert written.setdefault(path, at) == at, "a finished tile was done again"
    assert cut_short >= KILLS // 3
    assert run(folder, out).wait() == 0
    assert results(out) == results(tmp_path / "whole")
