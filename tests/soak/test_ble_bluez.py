"""The straps behind BlueZ's messages on a real bus, by bleak's own code for Linux: what a frozen program talks to."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from virtual.nearby import straps_nearby

SECONDS = 4


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="not installed (install.sh does, where there is apt)")
def test_two_straps_are_recorded_with_their_waves_by_a_program_that_takes_no_injection(tmp_path: Path) -> None:
    bus, out = tmp_path / "bus", tmp_path / "both.jsonl"
    environment = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_STRAPS_PORT")
    }
    environment |= {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={bus}", "XDG_CONFIG_HOME": str(tmp_path)}
    straps = "--strap", "A=0000000A", "--strap", "B=0000000B", "--ecg", "--acc"
    with straps_nearby("--bus", str(bus)):
        done = subprocess.run(
            [sys.executable, "-m", "hrvsync", "record", *straps, "--seconds", str(SECONDS), "--to", out],
            env=environment, cwd=Path(__file__).parents[2], capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    for who in "AB":
        of = [row for row in rows if row.get("who") == who]
        assert {row["state"] for row in of if row["k"] == "link"} >= {"found", "connecting", "live"}
        assert sum(len(row.get("rr", ())) for row in of if row["k"] == "packet") >= SECONDS - 3
        assert {row["kind"] for row in of if row["k"] == "wave"} == {"ecg", "acc"}
        assert [row["percent"] for row in of if row["k"] == "battery"] == [{"A": 87, "B": 64}[who]]
