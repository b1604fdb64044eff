"""A whole library that version 1 made (commit 7007a10) is opened with nothing lost, and left as it is.

Recordings with every sentence that version 1 recorded, one cut short and one broken; notes, index, backup, a sealed
file, remembered straps and settings.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hrvsync.events import AnyEvent, Link, Mark
from hrvsync.history import describe
from hrvsync.reasons import link_message
from hrvsync.sources.ble.strap_store import StrapStore
from hrvsync.storage import backup, index, library, people
from hrvsync.storage.jsonl import read
from hrvsync.storage.notes import Mood, Notes, read_notes
from hrvsync.storage.recording import FileError
from hrvsync.storage.sealed import unseal
from hrvsync.ui.settings import Settings, SettingsFile

GOLDEN = Path(__file__).parents[1] / "golden" / "library_v1"
RECORDINGS = sorted((GOLDEN / "library").glob("*.jsonl"))
*READABLE, BROKEN = RECORDINGS
EVENING = READABLE[0]
CHANGED = {"index.db", "index.db-wal", "index.db-shm"}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A copy of the library; in the end every file but the index holds the bytes it had, unless a test deletes it."""
    copy = tmp_path / "library"
    shutil.copytree(GOLDEN / "library", copy)
    yield copy
    for path in (GOLDEN / "library").iterdir():
        assert path.name in CHANGED or (copy / path.name).read_bytes() == path.read_bytes(), path.name


def as_recorded(path: Path) -> list[dict[str, Any]]:
    """The lines of a recording's events, read without hrvsync; a torn last line is left out."""
    lines = path.read_bytes().splitlines(keepends=True)[1:]
    rows = [msgspec.json.decode(line, type=dict[str, Any]) for line in lines if line.endswith(b"\n")]
    return [row for row in rows if row["k"] != "end"]


def as_version_1(event: AnyEvent) -> dict[str, Any]:
    """What version 1 recorded of an event."""
    row: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(event))
    if isinstance(event, Link) and row.pop("reason", ""):
        row.pop("values", None)
        row["text"] = link_message(event)
    return row


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.stem)
def test_every_event_is_read(path: Path) -> None:
    recording = read(path)
    assert recording.header.version == 1
    events = list(recording.events())
    assert len(events) > 100
    assert [as_version_1(event) for event in events] == as_recorded(path)


def test_every_sentence_of_version_1_has_its_reason() -> None:
    links = [event for path in READABLE for event in read(path).events() if isinstance(event, Link)]
    assert len({event.reason for event in links}) > 40
    unknown = [event.values["text"] for event in links if event.reason == "text"]
    assert unknown == [
        "Bluetooth failed (). hrvsync tries again; if it goes on, switch Bluetooth off and on.",
        "a text that no version of hrvsync says",
    ]


def test_what_could_not_be_read_still_says_why() -> None:
    with pytest.raises(FileError, match=r"line 2: an RR interval of 68359\.4 ms"):
        list(read(BROKEN).events())


def test_people_and_notes_are_there(folder: Path) -> None:
    assert people.holdings(folder, "Ann").shared == 2
    assert people.holdings(folder, "Carla Søgaard").alone == 1
    assert read_notes(folder / EVENING.name) == Notes(
        "They laughed in the end.",
        ("evening", "sitting"),
        {"A": Mood("tense", "soft"), "B": Mood("", "lighter")},
        (Mark(60.0, "touch", "both hands"),),
        (Mark(20.0, "rupture", "she looks away"),),
    )


def test_the_index_is_read_and_made_again(folder: Path) -> None:
    with index.open_index(folder) as base:
        before = {entry.file: entry for entry in base.entries()}
    unreadable = library.reindex(folder, describe)
    assert [entry.file for entry in unreadable] == [BROKEN.name]
    with index.open_index(folder) as base:
        after = {entry.file: entry for entry in base.entries()}
        assert base.people() == {"Ann": 3, "Bo": 2, "Carla Søgaard": 1}
    assert set(after) == {path.name for path in RECORDINGS}
    for file, entry in before.items():
        assert (after[file].created, after[file].seconds, after[file].tags) == (
            entry.created,
            entry.seconds,
            entry.tags,
        )


def test_the_backup_is_restored(folder: Path, tmp_path: Path) -> None:
    assert [path.name for path in backup.known(folder)] == ["library.zip"]
    restored = tmp_path / "restored"
    files = library.kept_files(folder)
    assert backup.restore(GOLDEN / "backup.zip", restored) == (len(files), 0)
    assert {path.name: path.read_bytes() for path in restored.iterdir()} == {
        path.name: path.read_bytes() for path in files
    }


def test_the_sealed_file_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    opened = tmp_path / "opened.jsonl"
    unseal(GOLDEN / "sealed.age", opened, "a few words do well")
    assert opened.read_bytes() == EVENING.read_bytes()


def test_straps_and_settings_are_remembered(tmp_path: Path) -> None:
    config = tmp_path / "config"
    shutil.copytree(GOLDEN / "config", config)
    store = StrapStore(config)
    assert store.straps == {"A": "0000000A", "B": "000123"}
    assert store.streaming == ("0000000A",)
    assert SettingsFile(config).now == Settings(
        names={"A": "Ann", "B": "Bo"},
        consented=("Ann", "Bo"),
        theme="dark",
        reduced_motion=True,
        sound=False,
        language="de",
        together="open-conversation",
        alone="morning-reading",
    )


def test_renaming_and_deleting_a_person_leaves_version_1(tmp_path: Path) -> None:
    copy = tmp_path / "library"
    shutil.copytree(GOLDEN / "library", copy)
    (copy / "backups.json").unlink()
    assert people.rename_person(copy, "Ann", "Zoe") == 4
    people.delete_person(copy, "Bo")
    (evening,) = copy.glob("2026-03-01-*.jsonl")
    recording = read(evening)
    assert (recording.header.people, recording.header.version) == ({"A": "Zoe"}, 1)
    theirs = [row for row in as_recorded(EVENING) if row.get("who") != "B"]
    assert [(event.t, type(event)) for event in recording.events() if isinstance(event, Link)] == [
        (row["t"], Link) for row in theirs if row["k"] == "link"
    ]
    assert b'"text"' in evening.read_bytes()
    assert b'"reason"' not in evening.read_bytes()
