import multiprocessing
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from support.made_library import JON, MIA, describe, record

from hrvsync.events import Packet
from hrvsync.i18n import Message
from hrvsync.storage import index, library
from hrvsync.storage.backup import back_up
from hrvsync.storage.jsonl import read
from hrvsync.storage.notes import Notes, notes_path, write_notes
from hrvsync.storage.recorder import Recorder, new_header
from hrvsync.storage.recording import Recording

ENV = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "recordings"
    record(folder, "one.jsonl", {"A": MIA, "B": JON})
    record(folder, "two.jsonl", {"A": MIA})
    record(folder, "three.jsonl", {"A": JON})
    return folder


def test_reindex_reads_everything_once_and_then_only_what_changed(folder: Path) -> None:
    progress: list[tuple[int, int]] = []
    assert library.reindex(folder, describe, lambda done, all_: progress.append((done, all_))) == []
    assert progress == [(1, 3), (2, 3), (3, 3)]
    with index.open_index(folder) as base:
        assert base.people() == {JON: 2, MIA: 2}
        assert {entry.file: entry.kind for entry in base.entries()} == {
            "one.jsonl": "together",
            "two.jsonl": "solo",
            "three.jsonl": "solo",
        }
    read: list[str] = []
    write_notes(folder / "two.jsonl", Notes(note="rain"))
    (folder / "three.jsonl").unlink()
    library.reindex(folder, lambda path, recording: (read.append(path.name), describe(path, recording))[1])
    assert read == ["two.jsonl"]
    library.reindex(folder, lambda path, recording: (read.append(path.name), describe(path, recording))[1], full=True)
    assert read == ["two.jsonl", "one.jsonl", "two.jsonl"]


def test_entries_of_a_person_a_protocol_a_tag(folder: Path) -> None:
    library.reindex(folder, describe)
    with index.open_index(folder) as base:
        assert [entry.file for entry in base.entries(person=JON)] == ["one.jsonl", "three.jsonl"]
        assert base.entries(protocol="other") == []
        assert len(base.entries(person=MIA, tag="evening")) == 2
        base.drop("one.jsonl")
        assert base.people() == {JON: 1, MIA: 1}


def test_a_recording_that_cannot_be_read_is_reported_and_stops_nothing(folder: Path) -> None:
    (folder / "broken.jsonl").write_bytes(b"\x00\x01")
    (bad,) = library.reindex(folder, describe)
    assert bad.file == "broken.jsonl"
    assert "not the header" in bad.trouble
    place = Message("{file}, line {n}", file=str(folder / "broken.jsonl"), n=1)
    assert bad.trouble.template == "{place}: {what}; {todo}."
    assert bad.trouble.values["place"] == place
    assert isinstance(bad.trouble.values["place"], Message)
    assert bad.trouble.values["place"].values == place.values
    assert isinstance(bad.trouble.values["what"], Message)


def test_a_recording_deleted_while_it_is_indexed_is_forgotten(folder: Path) -> None:
    def vanish(path: Path, recording: object) -> index.Entry:
        path.unlink()
        raise FileNotFoundError(path)

    assert library.reindex(folder, vanish) == []
    with index.open_index(folder) as base:
        assert base.entries() == []


def test_a_recording_changed_while_it_is_indexed_is_read_again_next_time(folder: Path) -> None:
    def change(path: Path, recording: Recording) -> index.Entry:
        entry = describe(path, recording)
        if path.name == "one.jsonl":
            write_notes(path, Notes(note="just now"))
        return entry

    library.reindex(folder, change)
    with index.open_index(folder) as base:
        assert {entry.file for entry in base.entries()} == {"two.jsonl", "three.jsonl"}
    library.reindex(folder, describe)
    with index.open_index(folder) as base:
        assert len(base.entries()) == 3


def test_recordings_deleted_by_hand_leave_no_byte_in_the_index(folder: Path) -> None:
    library.reindex(folder, describe)
    (folder / "two.jsonl").unlink()
    library.reindex(folder, describe)
    assert all(b"two.jsonl" not in path.read_bytes() for path in folder.iterdir())


def test_bytes_that_a_reader_still_holds_are_reported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library.reindex(folder, describe)
    monkeypatch.setattr(index, "WAIT_S", 0.01)
    with closing(sqlite3.connect(folder / index.FILE, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM session").fetchone()
        with index.open_index(folder) as base:
            base.drop("one.jsonl")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                base.scrub()
    with index.open_index(folder) as base:
        base.scrub()


def test_a_session_is_recorded_whole_while_others_use_the_library(folder: Path) -> None:
    recorder = Recorder(folder / "now.jsonl", new_header({"A": MIA, "B": JON}, "simulated"))
    code = "import sys; from storage.test_library import use; use(sys.argv[1])"
    with subprocess.Popen([sys.executable, "-c", code, folder], stdout=subprocess.PIPE, env=ENV) as other:
        assert other.stdout is not None
        for n in range(2000):
            recorder(Packet(float(n), "AB"[n % 2], (900,)))
            if n % 400 == 0:
                other.stdout.readline()
        assert recorder.close()
        assert other.wait() == 0
    assert sum(isinstance(event, Packet) for event in read(folder / "now.jsonl").events()) == 2000
    library.reindex(folder, describe)
    with index.open_index(folder) as base:
        assert len(base.entries()) == 4


def use(folder: str) -> None:
    """Read, index and change the library while somebody records."""
    for n in range(5):
        print(n, flush=True)
        library.reindex(Path(folder), describe, full=True)
        write_notes(Path(folder, "two.jsonl"), Notes(note=str(n)))


def test_only_the_owner_may_read_the_index(folder: Path) -> None:
    library.reindex(folder, describe)
    assert stat.S_IMODE((folder / index.FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("content", [b"this is no database, and long enough to tell" * 100, b""])
def test_a_broken_index_is_rebuilt(folder: Path, content: bytes) -> None:
    (folder / index.FILE).write_bytes(content)
    library.reindex(folder, describe)
    with index.open_index(folder) as base:
        assert len(base.entries()) == 3


def test_an_index_of_another_version_is_rebuilt(folder: Path) -> None:
    library.reindex(folder, describe)
    base = sqlite3.connect(folder / index.FILE)
    base.execute("PRAGMA user_version = 99")
    base.close()
    with index.open_index(folder) as again:
        assert again.stamps() == {}


def test_an_index_that_cannot_be_opened_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / index.FILE).mkdir()
    with pytest.raises(OSError, match="directory"), index.open_index(tmp_path):
        pass


def test_an_index_that_another_program_holds_for_long_is_not_thrown_away(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.reindex(folder, describe)
    monkeypatch.setattr(index, "WAIT_S", 0.01)
    with closing(sqlite3.connect(folder / index.FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"), index.open_index(folder):
            pass
    with index.open_index(folder) as base:
        assert len(base.entries()) == 3


def test_what_fails_in_the_middle_leaves_the_index_as_it_was(folder: Path) -> None:
    library.reindex(folder, describe)
    with index.open_index(folder) as base:
        broken = index.Entry("one.jsonl", people={"A": index.PersonEntry(cast(str, None), None)})
        with pytest.raises(sqlite3.IntegrityError):
            base.put(broken, "")
        assert len(base.entries(person=MIA)) == 2


def _reindex(folder: str) -> None:
    library.reindex(Path(folder), describe, full=True)


def test_two_at_once_do_not_disturb_each_other(folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_reindex, args=(str(folder),)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert [one.exitcode for one in both] == [0, 0]
    with index.open_index(folder) as base:
        assert len(base.entries()) == 3


def test_kill_9_in_the_middle_of_reindex_harms_nothing(folder: Path) -> None:
    code = """
import sys
from contextlib import closing
from pathlib import Path
from hrvsync.storage import library
from support.made_library import describe
while True:
    library.reindex(Path(sys.argv[1]), describe, lambda done, all_: print(done, flush=True), full=True)
"""
    for lines in (1, 2, 5):
        with subprocess.Popen([sys.executable, "-c", code, folder], stdout=subprocess.PIPE, env=ENV) as child:
            assert child.stdout is not None
            for _ in range(lines):
                child.stdout.readline()
            os.kill(child.pid, signal.SIGKILL)
    assert library.reindex(folder, describe) == []
    with index.open_index(folder) as base:
        assert len(base.entries()) == 3


def test_a_deleted_recording_is_gone_from_index_and_backups(folder: Path, tmp_path: Path) -> None:
    write_notes(folder / "two.jsonl", Notes(note="a very particular word"))
    library.reindex(folder, describe)
    archive, lost = tmp_path / "all.zip", tmp_path / "lost.zip"
    back_up(folder, library.kept_files(folder), archive)
    back_up(folder, library.kept_files(folder), lost)
    lost.unlink()
    assert library.delete_recording(folder / "two.jsonl") == [lost]
    assert [path.name for path in library.recordings(folder)] == ["one.jsonl", "three.jsonl"]
    assert not notes_path(folder / "two.jsonl").exists()
    assert b"two.jsonl" not in archive.read_bytes()
    assert all(b"two.jsonl" not in path.read_bytes() for path in folder.iterdir())


def test_a_recording_being_made_is_not_deleted(folder: Path) -> None:
    recorder = Recorder(folder / "now.jsonl", new_header({"A": MIA}, "simulated"))
    with pytest.raises(library.Refused, match="still being recorded"):
        library.delete_recording(folder / "now.jsonl")
    assert recorder.close()


def test_moving_takes_everything_along(folder: Path, tmp_path: Path) -> None:
    write_notes(folder / "two.jsonl", Notes(note="rain"))
    library.reindex(folder, describe)
    archive = tmp_path / "all.zip"
    back_up(folder, library.kept_files(folder), archive)
    before = {path.name: path.read_bytes() for path in library.kept_files(folder)}
    there = tmp_path / "elsewhere" / "library"
    library.move_library(folder, there)
    assert {path.name: path.read_bytes() for path in library.kept_files(there)} == before
    assert list(folder.iterdir()) == []
    assert library.delete_recording(there / "two.jsonl") == []
    assert b"two.jsonl" not in archive.read_bytes()


def test_moving_into_a_folder_with_something_in_it_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("hello")
    with pytest.raises(library.Refused, match="not empty"):
        library.move_library(folder, tmp_path)
    assert len(library.recordings(folder)) == 3


def test_a_start_sweeps_what_a_kill_left_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    config = tmp_path / "hrvsync"
    config.mkdir()
    old, new = config / ".settings.json.12.part", config / ".straps.json.13.part"
    for path in (old, new, config / "settings.json"):
        path.write_text("Mia")
    os.utime(old, (0, 0))
    library.start(tmp_path / "library")
    assert {path.name for path in config.iterdir()} == {new.name, "settings.json"}
