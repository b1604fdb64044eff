"""Beats of a pulse wave: marked once where they come from, and the same wherever they are shown."""

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from support.running import run

from hrvsync import terminal
from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.analysis.parts import Part, by_part
from hrvsync.analysis.session import analyse, session_data
from hrvsync.app.services import LocalServices
from hrvsync.history import checks, describe
from hrvsync.report.session import session_page
from hrvsync.storage import Notes, read, write
from hrvsync.ui import phrases


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "IBI.csv"
    path.write_text("1585000000, IBI\n" + "".join(f"{i * 0.8:.3f},{0.8 + 0.01 * (i % 5):.3f}\n" for i in range(1, 200)))
    return path


def frames(path: Path) -> list[Frame]:
    feed = LiveAnalyser().feed
    return [frame for event in read(path).events() for frame in feed(event)]


def test_the_mark_is_kept_in_the_native_format_and_in_the_result(file: Path, tmp_path: Path) -> None:
    recording = read(file)
    assert write(tmp_path / "x.csv", recording, {}) == ()
    write(tmp_path / "x.jsonl", recording, {})
    again = read(tmp_path / "x.jsonl")
    result = analyse(session_data(again.events(), again.header.people))
    assert result.people["A"].measures.pulse
    (row,) = by_part(result, [Part("all", 0, 100)])
    assert row["pulse"] is True
    entry = describe(tmp_path / "x.jsonl", again)
    assert "Its beats are those of a pulse wave: PRV, not HRV." in checks(entry, entry.people["A"])


def test_it_is_shown_in_text_json_csv_report_terminal_and_window(file: Path, tmp_path: Path) -> None:
    assert "beats of A are those of a pulse wave: their variability is PRV, not HRV" in run("analyse", file).stdout
    assert json.loads(run("analyse", file, "--json").stdout)["people"]["A"]["pulse"] is True
    head, row = run("analyse", file, "--csv").stdout.splitlines()[:2]
    assert row.split(",")[head.split(",").index("pulse")].lower() == "true"
    page = session_page(read(file), Notes())
    assert "The beats of A are those of a pulse wave: their variability is PRV, not HRV." in page
    frame = frames(file)[-1]
    assert "pulse wave: PRV, not HRV" in phrases.strap(frame.people["A"])
    session = LocalServices(tmp_path).open([file])
    screen = terminal.Screen(session)
    screen.on_frame(frame)
    console = Console(width=120, record=True, file=StringIO())
    console.print(screen)
    assert "beats of a pulse wave (PRV, not HRV)" in console.export_text()
