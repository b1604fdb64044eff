"""Private notes are in no byte of what leaves the practitioner: made with them and without, everything is the same.

What is packed is unpacked first. A report for which somebody chose them holds them, so that the search can find them.
"""

import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.own_library import own_library
from support.running import run

from hrvsync.app.services import LocalServices
from hrvsync.app.sessions import self_reports
from hrvsync.events import AnyEvent, Mark
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage import WRITABLE, Notes, jsonl, unseal, write_notes
from hrvsync.storage.private_notes import PrivateNote, PrivateNotes, private_path, write_private
from hrvsync.storage.recording import Header

NEEDLES = b"zxqvjk", b"wpfmyd"
NOTES = PrivateNotes((PrivateNote("zxqvjk looks away", 12.0), PrivateNote("wpfmyd ask about sleep")))
PASSPHRASE = "a few words do well"


@pytest.fixture(scope="module")
def events() -> tuple[AnyEvent, ...]:
    hearts = {"A": Heart(bpm=64), "B": Heart(bpm=72)}
    marks = (Mark(30.0, "note", "she laughs"),)
    return simulate(Scenario("two", 75, hearts, dict.fromkeys(hearts, SimulatedStrap()), None, marks)).events


@pytest.fixture
def recording(events: tuple[AnyEvent, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = own_library(tmp_path, monkeypatch) / "both.jsonl"
    said = self_reports((), {}, {"A": "practitioner", "B": "client"})
    header = Header({"A": "Jo", "B": "Mia"}, created="2026-11-26T20:15:00+01:00")
    path.write_bytes(b"".join(map(jsonl.line, (header, *said, *events, jsonl.End(len(events) + 2)))))
    write_notes(path, Notes(note="rain"))
    return path


def outputs(recording: Path, to: Path) -> dict[str, bytes]:
    """Everything that can be made of a recording for somebody else."""
    to.mkdir()
    services = LocalServices(recording.parent)
    for one in WRITABLE:
        services.export(recording, to / f"exported{one.suffix}")
        run("convert", recording, to / f"converted{one.suffix}")
    for code in ("en", "de"):
        for suffix in ("html", "pdf"):
            services.export(recording, to / f"report-{code}.{suffix}", code)
            services.one_page(recording, to / f"page-{code}.{suffix}", code, "the hand first")
    run("report", recording, "--one-page", "-o", to / "sheet.html")
    (to / "passphrase").write_text(PASSPHRASE)
    run("library", "seal", recording, to / "sealed.age", "--passphrase-file", to / "passphrase")
    unseal(to / "sealed.age", to / "unsealed.jsonl", PASSPHRASE)
    (to / "sealed.age").unlink()  # each is sealed with a salt of its own
    for name, words in {
        "analysed": ["analyse", recording],
        "analysed.json": ["analyse", recording, "--json"],
        "analysed.csv": ["analyse", recording, "--csv"],
        "history": ["history"],
        "history.json": ["history", "--json"],
    }.items():
        (to / name).write_bytes(run(*words).stdout_bytes)
    run("analyse", recording.parent, "--csv", "-o", to / "folder.csv")
    return {str(path.relative_to(to)): path.read_bytes() for path in sorted(to.rglob("*")) if path.is_file()}


def unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes themselves, and what is packed in them."""
    yield content
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue


def test_what_leaves_is_the_same_with_and_without_private_notes(recording: Path, tmp_path: Path, qapp: object) -> None:
    before = outputs(recording, tmp_path / "before")
    write_private(recording, NOTES)
    after = outputs(recording, tmp_path / "after")
    assert len(before) > 20
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == []
    for name, content in after.items():
        assert not any(needle in part for part in unpacked(content) for needle in NEEDLES), name
    with sqlite3.connect(recording.parent / "index.db") as base:
        kept = b"".join(entry for (entry,) in base.execute("SELECT entry FROM session"))
    assert kept
    assert not any(needle in kept for needle in NEEDLES)


def test_they_are_where_they_shall_be(recording: Path, tmp_path: Path) -> None:
    write_private(recording, NOTES)
    run("report", recording, "--private-notes", "-o", tmp_path / "own.html")
    run("library", "backup", tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        backed_up = archive.read(private_path(recording).name)
    for needle in NEEDLES:
        assert needle in (tmp_path / "own.html").read_bytes()
        assert needle in backed_up
