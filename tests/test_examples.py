"""The examples in docs/examples run as they stand and print numbers."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.py"))
RECORDING = ROOT / "recordings" / "coupled.jsonl"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_runs(example: Path, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, example, RECORDING], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    assert any(char.isdigit() for char in ran.stdout)
    assert "nan" not in ran.stdout.splitlines()[-1]


def test_there_is_one_for_each_thing_people_ask_for() -> None:
    assert {path.stem for path in EXAMPLES} == {
        "custom_measure",
        "hrv_of_a_file",
        "live_rmssd",
        "read_without_hrvsync",
        "synchrony_of_two",
    }
