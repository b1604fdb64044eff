"""How the program starts."""

import subprocess
import sys

import pytest

START = """
import os, sys
from hrvsync.__main__ import main
assert "numpy" not in sys.modules, "too early: it reads the number of threads once, when it is loaded"
sys.argv = ["hrvsync", "--version"]
try:
    main()
finally:
    print(os.environ["OPENBLAS_NUM_THREADS"])
"""


def test_algebra_runs_on_one_thread_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert said() == "1"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "2")
    assert said() == "2"


def said() -> str:
    """Start the program by itself and return the last word."""
    done = subprocess.run([sys.executable, "-c", START], check=True, capture_output=True, text=True, timeout=60)
    return done.stdout.split()[-1]
