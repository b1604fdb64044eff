"""The one page for those who took part: what stands on it, what never does, and that it is one page."""

import re
from pathlib import Path

import pytest
from support.report_reading import asks_nobody, text
from support.running import run
from support.scripted import SCRIPTS

from hrvsync.report.language import language
from hrvsync.report.one_page import LONGEST, one_page
from hrvsync.storage import Mood, Notes, Recording, jsonl, write_notes
from hrvsync.storage.private_notes import PrivateNote, PrivateNotes, write_private
from hrvsync.storage.recording import Header
from hrvsync.ui.pdf import write_pdf

SCRIPT = SCRIPTS["practitioner"]
EVENTS = SCRIPT.events
LONG = "shoulders down and breath slow, " * 40
NOTES = Notes(note="It rained.", moods={"B": Mood("tired", "lighter")})


def recording() -> Recording:
    return Recording(Header(SCRIPT.names, created="2026-11-26T20:15:00+01:00"), lambda: iter(EVENTS))


@pytest.fixture(scope="module")
def page() -> str:
    return one_page(recording(), NOTES, for_client="The hand first.")


def pages(pdf: Path) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf.read_bytes()))


def test_it_says_what_happened_in_words_for_those_who_took_part(page: str) -> None:
    shown = text(page)
    assert asks_nobody(page)
    assert "Jo and Ben · 26 Nov 2026 · 7 minutes" in shown
    assert re.search(r"Ben was up from 4:\d\d; Jo stayed settled", shown)
    assert re.search(r"Settled together [456] of 7 minutes", shown)
    assert "Ben, before: tired, after: lighter It rained." in shown
    assert "For next time, from Jo The hand first." in shown
    assert "For the practitioner" not in shown
    assert "you stayed settled in" not in shown


def test_nothing_stands_on_it_twice(page: str) -> None:
    """How often one was settled and one was not is a figure: no sentence says it again."""
    shown = text(page)
    assert "One settled, one not, then both" in shown
    assert "One of you was settled, the other not" not in shown


def test_german_reads_german() -> None:
    shown = text(one_page(recording(), NOTES, language("de"), "Erst die Hand."))
    assert "Gemeinsam ruhig" in shown
    assert "Für das nächste Mal, von Jo Erst die Hand." in shown
    assert "Ben, vorher: tired" in shown


def test_without_a_line_there_is_no_place_for_one() -> None:
    assert "For next time" not in text(one_page(recording(), Notes()))


@pytest.mark.parametrize("code", ["en", "de"])
def test_however_much_was_written_it_is_one_sheet(code: str, tmp_path: Path, qapp: object) -> None:
    much = Notes(note=LONG, moods={who: Mood(LONG, LONG) for who in "AB"})
    full = one_page(recording(), much, language(code), LONG)
    assert len(LONG) > LONGEST
    assert LONG.strip() not in full
    path = tmp_path / "full.pdf"
    write_pdf(full, path)
    assert pages(path) == 1
    assert b"/MediaBox [0 0 595.000000 842.000000]" in path.read_bytes()


def test_short_files_have_a_page_too(tmp_path: Path, qapp: object) -> None:
    nothing = Recording(Header({}), lambda: iter(()))
    write_pdf(one_page(nothing, Notes()), tmp_path / "nothing.pdf")
    alone = Recording(Header({"A": "Jo"}), lambda: (event for event in EVENTS if getattr(event, "who", "A") == "A"))
    second = Recording(Header({"A": "Jo"}), lambda: (event for event in EVENTS if event.t < 1.4))
    shown = text(one_page(second, Notes()))
    assert "1 second" in shown
    assert "minute" not in shown
    shown = text(one_page(alone, Notes()))
    assert "What happened" in shown
    assert "between you" not in shown
    assert pages(tmp_path / "nothing.pdf") == 1


def test_the_command_writes_it_and_refuses_what_does_not_go_together(tmp_path: Path) -> None:
    path, out = tmp_path / "both.jsonl", tmp_path / "page.html"
    lines = Header(SCRIPT.names), *EVENTS, jsonl.End(len(EVENTS))
    path.write_bytes(b"".join(map(jsonl.line, lines)))
    write_notes(path, NOTES)
    write_private(path, PrivateNotes((PrivateNote("looks away", 12.0),), "The hand first."))
    assert run("report", path, "--one-page", "-o", out).exit_code == 0
    assert "The hand first." in text(out.read_text("utf-8"))
    assert "looks away" not in out.read_text("utf-8")
    run("report", path, "--one-page", "--for-next-time", "Slower.", "-o", out, "--overwrite")
    assert "Slower." in text(out.read_text("utf-8"))
    run("report", path, "--private-notes", "-o", out, "--overwrite")
    assert "Private notes 0:12 looks away" in text(out.read_text("utf-8"))
    for words in (
        ["report", path, "--one-page", "--private-notes"],
        ["report", "--person", "Jo", "--one-page"],
        ["report", path, "--for-next-time", "x"],
        ["report", path, path, "--private-notes"],
    ):
        refused = run(*words)
        assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
