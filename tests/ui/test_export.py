"""What the window's export writes: reports and other formats, with the marks as people corrected them."""

from pathlib import Path

import pytest

from hrvsync.app.doors import doors
from hrvsync.events import Mark
from hrvsync.storage.notes import Notes, write_notes

RECORDING = Path(__file__).parents[2] / "recordings" / "solo.jsonl"


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    path = tmp_path / "solo.jsonl"
    path.write_bytes(RECORDING.read_bytes())
    write_notes(path, Notes(note="A quiet morning.", added=(Mark(7.0, "note", "corrected"),)))
    return path


def test_reports_and_tables_of_a_recording(recording: Path, tmp_path: Path, qapp: object) -> None:
    door = doors(tmp_path)
    plan = door.open([recording])
    assert door.export(plan, tmp_path / "x.html") == ""
    assert "A quiet morning." in (tmp_path / "x.html").read_text("utf-8")
    assert door.export(plan, tmp_path / "x.pdf") == ""
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    assert "cannot hold" in door.export(plan, tmp_path / "x.csv")
    assert "note,,corrected" in (tmp_path / "x.marks.csv").read_text("utf-8")
    assert {path.stat().st_mode & 0o777 for path in tmp_path.glob("x*")} == {0o600}
