"""What is passed on without names: no name and no id of a strap in any format, report or table."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from click.testing import CliRunner

from hrvsync.app.services import LocalServices
from hrvsync.beats import Edit
from hrvsync.cli import cli
from hrvsync.events import AnyEvent, Link, Mark, Phase, Strap
from hrvsync.history import describe
from hrvsync.i18n import Message
from hrvsync.sources.simulate import SCENARIOS, simulate
from hrvsync.storage import (
    Entry,
    Header,
    Mood,
    Notes,
    PersonEntry,
    Recording,
    entries_without_names,
    jsonl,
    packed_story,
    write_edits,
    write_notes,
)
from hrvsync.storage.nameless import Texts, without_names

NAMES = {"A": "Zoé Quist", "B": "Xaver"}
OF_THEM = re.compile("zoé|quist|xaver|xy99|case 7|dr who", re.IGNORECASE)
NOTES = Notes(
    note="Zoé asked Xaver; quist-like.",
    tags=("Xavers idea",),
    moods={"A": Mood("cross with xaver", "calm")},
    added=(Mark(30.0, "note", "Xaver sighs"),),
    case="case 7",
)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    found = next(one for one in SCENARIOS if one.name == "coupled")
    events: list[AnyEvent] = [event for event in simulate(found).events if event.t <= 240.0]
    events += [Strap(0.0, "A", "Polar H10", "XY99"), Link(1.0, "B", "lost", "out_of_range", {"strap": "XY99"})]
    events += [Phase(2.0, "Zoé speaks", 60.0, prompt="Xaver listens"), Mark(40.0, "note", "Zoé laughs")]
    events.sort(key=lambda event: event.t)
    path = tmp_path / "2026-03-24-201500-Zoé Quist-Xaver.jsonl"
    header = Header(NAMES, "straps: Xaver's hour", "2026-03-24T20:15:00+01:00", protocol="Xaver's hour")
    jsonl.write(path, Recording(header, lambda: iter(events)))
    write_notes(path, NOTES)
    write_edits(path, (Edit("artefact", "A", 20.0, 800.0, "Dr Who", "2026-03-24T21:00:00+01:00"),))
    return path


def contents(folder: Path) -> Iterator[str]:
    """The names of all files, and what is in them, that of archives unpacked."""
    for path in folder.rglob("*"):
        yield str(path.relative_to(folder))
        if path.is_file() and is_zipfile(path):
            with ZipFile(path) as archive:
                yield from (archive.read(name).decode(errors="replace") for name in archive.namelist())
        elif path.is_file():
            yield path.read_bytes().decode(errors="replace")


def hits(texts: Iterable[str]) -> list[str]:
    """What of these texts says whose it is, with what stands around it."""
    return [text[max(0, found.start() - 60) : found.end() + 40] for text in texts for found in OF_THEM.finditer(text)]


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".html", ".edf", ".xdf", ".parquet", ".txt"])
def test_no_format_holds_a_name(recording: Path, tmp_path: Path, suffix: str) -> None:
    to = tmp_path / "out"
    to.mkdir()
    LocalServices(tmp_path).export(recording, to / f"x{suffix}", names=False)
    assert not hits(contents(to))
    LocalServices(tmp_path).export(recording, to / f"y{suffix}")
    if suffix not in (".txt",):  # which never holds one
        assert hits(contents(to))


@pytest.mark.parametrize("command", [["analyse"], ["analyse", "--json"], ["analyse", "--csv"], ["report"], ["convert"]])
def test_the_command_line_writes_none_either(recording: Path, tmp_path: Path, command: list[str]) -> None:
    to = tmp_path / "out"
    to.mkdir()
    places = {"report": ["--out", str(to / "x.html")], "convert": [str(to / "x.csv")]}
    done = CliRunner().invoke(cli, [*command, str(recording), *places.get(command[0], []), "--without-names"])
    assert done.exit_code == 0, done.output
    assert not hits([*contents(to), done.stdout])
    if command[-1] == "--json":
        assert {one["name"] for one in json.loads(done.stdout)["people"].values()} == {"A", "B"}


def test_a_folder_and_private_notes_have_names(recording: Path) -> None:
    for command in (["analyse", str(recording.parent), "--csv"], ["report", str(recording), "--private-notes"]):
        done = CliRunner().invoke(cli, [*command, "--without-names"])
        assert done.exit_code != 0
        assert "--without-names" in done.output


def test_what_counts_stays(recording: Path) -> None:
    whole = jsonl.read(recording)
    bare, notes = without_names(whole, NOTES)
    assert bare.header.people == {"A": "A", "B": "B"}
    assert bare.header.created == whole.header.created
    pairs = list(zip(whole.events(), bare.events(), strict=True))
    assert {type(one) for one, other in pairs if one != other} == {Strap, Link, Mark, Phase}
    assert [other.id for _, other in pairs if isinstance(other, Strap) and other.model == "Polar H10"][-1] == "A"
    assert (notes.note, notes.tags, notes.case) == ("A asked B; A-like.", ("Bs idea",), "")
    assert notes.moods["A"] == Mood("cross with B", "calm")


def test_names_are_words_the_longer_ones_first() -> None:
    texts = Texts({"A": "Ann", "B": "Ann Marie", "C": "C", "D": "Al"})
    assert texts.text("Ann Marie, ann, Annex, Marie's, Als, C") == "B, A, Annex, B's, Ds, C"
    sentence = texts.every(Message("{name} was up", name="Ann"))
    assert (str(sentence), sentence.values) == ("A was up", {"name": "A"})


def test_a_report_of_weeks_holds_letters_for_everybody(recording: Path, tmp_path: Path) -> None:
    known = describe(recording, jsonl.read(recording))
    entries = [known, Entry("b.jsonl", people={"A": PersonEntry("Third", 1.0)}, story=packed_story((Message("x"),)))]
    bare, letters = entries_without_names(entries, ["Xaver"])
    assert letters == {"Xaver": "A", "Zoé Quist": "B", "Third": "C"}
    assert not hits([str(bare)])
    LocalServices(tmp_path).report([known], tmp_path / "weeks.html", names=False)
    assert not hits([(tmp_path / "weeks.html").read_text("utf-8")])
