import subprocess
import sys
from pathlib import Path

import pytest
from support.running import run
from support.somebody_else import somebody_else

from hrvsync.storage import folders
from hrvsync.storage.jsonl import line, read, write
from hrvsync.storage.notes import Notes, write_notes
from hrvsync.storage.recording import Header

RECORDINGS = Path(__file__).parents[2] / "recordings"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    folder = folders.recordings_folder()
    assert folder.is_relative_to(tmp_path)
    folder.mkdir(parents=True)
    return folder


def dated(folder: Path, source: str, day: str) -> Path:
    recording = read(RECORDINGS / f"{source}.jsonl")
    header = Header(recording.header.people, created=f"{day}T07:00:00+01:00", protocol="morning")
    path = folder / f"{source}-{day}.jsonl"
    path.write_bytes(line(header) + b"".join(map(line, recording.events())))
    return path


def test_a_page_and_a_pdf_of_a_recording_with_its_notes(tmp_path: Path, qapp: object) -> None:
    path = dated(tmp_path, "solo", "2026-02-03")
    write_notes(path, Notes(note="A quiet morning."))
    out = tmp_path / "out.html"
    assert run("report", path, "-o", out).output.startswith(f"{out} (")
    assert "A quiet morning." in out.read_text("utf-8")
    assert out.stat().st_mode & 0o777 == 0o600
    pdf = tmp_path / "out.pdf"
    assert run("report", path, "-o", pdf).exit_code == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert pdf.stat().st_mode & 0o777 == 0o600


def test_the_file_is_named_after_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.chdir(tmp_path)
    run("report", RECORDINGS / "solo.jsonl", "--pdf")
    assert Path("solo.pdf").exists()
    one, two = (dated(tmp_path, "solo", "2026-02-03"), dated(tmp_path, "solo", "2026-02-04"))
    assert "these are the same heartbeats twice" in run("report", one, two, "--later", "0").output
    moved = two.with_name("other.jsonl")
    write(moved, somebody_else(read(two)))
    assert (
        "Between you"
        in (run("report", one, moved, "--later", "0"), Path(f"{one.stem} + {moved.stem}.html").read_text())[1]
    )


def test_a_period_of_a_person_and_of_two(library: Path, tmp_path: Path) -> None:
    for day in ("2026-02-03", "2026-02-04"):
        dated(library, "solo", day)
        dated(library, "coupled", day)
    out = tmp_path / "out.html"
    run("report", "--person", "Ada", "--from", "2026-02-04", "--to", "2026-02-28", "-o", out)
    assert "Ada, 2026-02-04 to 2026-02-28" in out.read_text("utf-8")
    assert "1 session, 5 minutes" in out.read_text("utf-8")
    run("report", "--person", "Ada", "--partner", "Ben", "--protocol", "morning", "-o", out, "--overwrite")
    assert "2 sessions, 16 minutes" in out.read_text("utf-8")
    assert "is there already; add --overwrite" in run("report", "--person", "Ada", "-o", out).output
    nothing = run("report", "--person", "Ada", "--partner", "Ben", "--tag", "x", "-o", out)
    assert nothing.exit_code == 2
    assert "Nothing of Ada and Ben was recorded in these days; `hrvsync history` lists what there is." in nothing.output


def test_either_a_recording_or_a_person() -> None:
    for words in ((), (RECORDINGS / "solo.jsonl", "--person", "Ada")):
        refused = run("report", *words)
        assert refused.exit_code == 2
        assert "one of them" in refused.output


def test_a_page_needs_no_qt_and_only_a_page_needs_jinja() -> None:
    code = (
        "import sys; from hrvsync.report.session import session_page; from hrvsync.storage.jsonl import read;"
        "assert not {'PySide6', 'jinja2'} & set(sys.modules); from pathlib import Path;"
        "session_page(read(Path(sys.argv[1]))); assert 'PySide6' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, RECORDINGS / "solo.jsonl"], check=True)
