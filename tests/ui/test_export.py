"""What the window's export writes: reports and other formats, with the marks as people corrected them."""

from pathlib import Path

import pytest

from hrvsync.app.services import LocalServices
from hrvsync.events import Mark
from hrvsync.storage.notes import Notes, write_notes
from hrvsync.storage.progress import stoppable
from hrvsync.storage.recording import FileError

RECORDING = Path(__file__).parents[2] / "recordings" / "solo.jsonl"


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    path = tmp_path / "solo.jsonl"
    path.write_bytes(RECORDING.read_bytes())
    write_notes(path, Notes(note="A quiet morning.", added=(Mark(7.0, "note", "corrected"),)))
    return path


def test_reports_and_tables_of_a_recording(recording: Path, tmp_path: Path, qapp: object) -> None:
    services = LocalServices(tmp_path)
    assert services.export(recording, tmp_path / "y.html", "de") == ()
    assert '<html lang="de">' in (tmp_path / "y.html").read_text("utf-8")
    assert services.export(recording, tmp_path / "x.html") == ()
    assert "A quiet morning." in (tmp_path / "x.html").read_text("utf-8")
    assert services.export(recording, tmp_path / "x.pdf") == ()
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    (lost,) = services.export(recording, tmp_path / "x.csv")
    assert lost.startswith("CSV cannot hold the breath guide and reports of the straps")
    assert "note,,corrected" in (tmp_path / "x.marks.csv").read_text("utf-8")
    assert {path.stat().st_mode & 0o777 for path in tmp_path.glob("x*")} == {0o600}


@pytest.mark.parametrize("suffix", ["html", "csv"])
def test_an_export_that_is_cancelled_leaves_no_file(recording: Path, tmp_path: Path, suffix: str) -> None:
    before = sorted(tmp_path.iterdir())
    with stoppable(lambda: True), pytest.raises(InterruptedError):
        LocalServices(tmp_path).export(recording, tmp_path / f"x.{suffix}")
    assert sorted(tmp_path.iterdir()) == before


def test_a_format_whose_library_is_missing_says_how_to_get_it(
    recording: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = LocalServices(tmp_path)

    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr("hrvsync.storage.formats.reading.import_module", missing)
    with pytest.raises(
        FileError, match=r"x\.edf: reading and writing it needs edfio; pip install 'hrvsync\[formats\]'\."
    ):
        services.export(recording, tmp_path / "x.edf")
