"""The format is as recordings/README.md describes it."""

import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

from hrvsync.events import AnyEvent
from hrvsync.storage.jsonl import read

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "recordings" / "README.md").read_text()


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert found
    return found[1]


def test_the_sample_is_a_recording(tmp_path: Path) -> None:
    path = tmp_path / "sample.jsonl"
    path.write_text(block("json"))
    recording = read(path)
    assert recording.header.people == {"A": "Ann", "B": "Bo"}
    assert len(list(recording.events())) == 6


def test_every_kind_and_key_is_described() -> None:
    rows = {row[1]: row[0] for row in re.finditer(r"\| `(\w+)` \|.*", TEXT)}
    for kind in get_args(AnyEvent.__value__):
        row = rows[kind.__struct_config__.tag]
        assert all(f"`{key}`" in row for key in kind.__struct_fields__ if key != "t")


def test_the_program_runs() -> None:
    done = subprocess.run([sys.executable, "-c", block("python")], cwd=ROOT, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) > 100
