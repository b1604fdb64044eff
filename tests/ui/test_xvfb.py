"""The way through the window once more on a real X server (virtual), by the same tests in a process of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FLOWS = "paired_session or solo_session or virtual_straps or shipped_recording"
FILES = ("tests/ui/test_flow.py", "tests/ui/test_virtual_straps.py")


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed (install.sh does, where there is apt)")
def test_the_flows_under_xvfb(tmp_path: Path) -> None:
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            display = pipe.readline().strip()
        assert display, "Xvfb did not start"
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", FLOWS, *FILES],
            cwd=Path(__file__).parents[2],
            env=os.environ | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}", "PYTEST_ADDOPTS": ""},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    finally:
        server.terminate()
        server.wait(10)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
