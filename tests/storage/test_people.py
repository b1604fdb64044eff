import os
import sqlite3
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest
from support.made_library import JON, MIA, describe, record

from hrvsync.events import Link, Mark, Packet
from hrvsync.storage import bin_recording, index, library
from hrvsync.storage.backup import back_up
from hrvsync.storage.jsonl import read
from hrvsync.storage.notes import Mood, Notes, read_notes, write_notes
from hrvsync.storage.people import Holdings, Remnant, delete_person, holdings, name_people, rename_person
from hrvsync.storage.recorder import Recorder, new_header
from hrvsync.storage.recording import FileError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "recordings"
    record(folder, "both.jsonl", {"A": MIA, "B": JON}, text=f"{MIA} laughed, Miasma did not")
    record(folder, "mia.jsonl", {"A": MIA})
    record(folder, "jon.jsonl", {"A": JON}, text=f"thinking of {MIA.upper()}")
    return folder


def test_renaming_changes_the_header_and_nothing_else(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in library.recordings(folder)}
    progress: list[tuple[int, int]] = []
    assert rename_person(folder, JON, "Jonathan", lambda done, of: progress.append((done, of))) == 2
    assert progress == [(1, 2), (2, 2)]
    for path in library.recordings(folder):
        was = before[path.name.replace("Jonathan", "jon")].split(b"\n", 1)
        now = path.read_bytes().split(b"\n", 1)
        assert now[1] == was[1]
        assert now[0] == was[0].replace(b'"Jon"', b'"Jonathan"')


def test_the_index_has_the_new_name_at_once(folder: Path) -> None:
    library.reindex(folder, describe)
    rename_person(folder, JON, "Jonathan")
    with index.open_index(folder) as base:
        entries = {entry.file: {one.name for one in entry.people.values()} for entry in base.entries()}
        assert base.entries(person=JON) == []
    assert entries == {"both.jsonl": {MIA, "Jonathan"}, "Jonathan.jsonl": {"Jonathan"}, "mia.jsonl": {MIA}}
    library.reindex(folder, describe)  # sentences still had the old name
    with index.open_index(folder) as base:
        assert all(stamp for stamp in base.stamps().values())


def test_the_names_of_files_follow(folder: Path) -> None:
    write_notes(record(folder, "2026-03-01-Mia-Søgaard-Jon.jsonl", {"A": MIA, "B": JON}), Notes(note="rain"))
    record(folder, "2026-03-01-someone-Jon.jsonl", {"A": JON})
    rename_person(folder, MIA, "P07")
    assert read_notes(folder / "2026-03-01-P07-Jon.jsonl").note == "rain"
    delete_person(folder, "P07")
    assert read_notes(folder / "2026-03-01-someone-Jon-2.jsonl").note == "rain"
    assert read(folder / "2026-03-01-someone-Jon-2.jsonl").header.people == {"B": JON}
    assert read(folder / "2026-03-01-someone-Jon.jsonl").header.people == {"A": JON}


def test_two_people_of_one_recording_keep_names_of_their_own(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in library.recordings(folder)}
    with pytest.raises(ValueError, match=r"have a recording together \(both.jsonl\)"):
        rename_person(folder, JON, MIA)
    assert {path.name: path.read_bytes() for path in library.recordings(folder)} == before
    assert rename_person(folder, "Nobody", MIA) == 0


def test_who_it_was_can_be_said_later_and_nothing_else_changes(folder: Path) -> None:
    path = record(folder, "2026-03-01-201500-A-B.jsonl", {"A": "A", "B": "B"})
    write_notes(path, Notes(note="rain"))
    library.reindex(folder, describe)
    before = path.read_bytes().split(b"\n", 1)
    to = name_people(path, {"A": MIA, "B": "Kim"})
    assert to.name == "2026-03-01-201500-Mia-Søgaard-Kim.jsonl"
    assert not path.exists()
    assert read_notes(to).note == "rain"
    now = to.read_bytes().split(b"\n", 1)
    assert now[1] == before[1]
    assert read(to).header == msgspec.structs.replace(read(to).header, people={"A": MIA, "B": "Kim"})
    library.reindex(folder, describe)
    with index.open_index(folder) as base:
        assert to.name in {entry.file for entry in base.entries(person="Kim")}
        assert path.name not in base.stamps()
    assert holdings(folder, "Kim").shared == 1
    delete_person(folder, MIA)  # who was named later goes as others do
    assert read(folder / "2026-03-01-201500-someone-Kim.jsonl").header.people == {"B": "Kim"}


def test_one_of_two_may_stay_unnamed_and_a_file_keeps_a_name_that_somebody_gave_it(folder: Path) -> None:
    path = record(folder, "evening.jsonl", {"A": "A", "B": "B"})
    assert name_people(path, {"B": JON}) == path
    assert read(path).header.people == {"A": "A", "B": JON}


def test_nobody_is_named_twice_or_while_they_record(folder: Path) -> None:
    path = record(folder, "evening.jsonl", {"A": "A", "B": "B"})
    before = path.read_bytes()
    with pytest.raises(library.Refused, match="cannot have the same name"):
        name_people(path, {"A": JON, "B": JON})
    with pytest.raises(library.Refused, match="has a name there already"):
        name_people(folder / "jon.jsonl", {"A": MIA})
    (folder / "other.jsonl").write_text("rubbish")
    with pytest.raises(FileError, match="no recording of hrvsync"):
        name_people(folder / "other.jsonl", {"A": MIA})
    recorder = Recorder(folder / "now.jsonl", new_header({"A": "A"}, "simulated"))
    with pytest.raises(library.Refused, match="still being recorded"):
        name_people(folder / "now.jsonl", {"A": MIA})
    assert recorder.close()
    assert path.read_bytes() == before


def test_what_the_library_holds_of_a_person(folder: Path, tmp_path: Path) -> None:
    (folder / "broken.jsonl").write_bytes(b"rubbish")
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    held = holdings(folder, MIA)
    assert (held.alone, held.shared, held.partners, held.backups) == (1, 1, (JON,), 1)
    made = sorted(read(folder / name).header.created for name in ("mia.jsonl", "both.jsonl"))
    assert [held.first, held.last] == made
    assert held.straps == ("STRAPA",)
    assert held.remnants == (
        Remnant("both.jsonl", f"{MIA} laughed, Miasma did not"),
        Remnant("broken.jsonl"),
        Remnant("jon.jsonl", f"thinking of {MIA.upper()}"),
    )
    assert holdings(folder, "Nobody") == Holdings("Nobody", backups=1, remnants=(Remnant("broken.jsonl"),))


def test_nobody_is_renamed_while_they_record(folder: Path) -> None:
    recorder = Recorder(folder / "now.jsonl", new_header({"A": JON}, "simulated"))
    with pytest.raises(library.Refused):
        rename_person(folder, JON, "Jonathan")
    assert recorder.close()


def test_a_deleted_person_leaves_no_byte(folder: Path, tmp_path: Path) -> None:
    marks = (Mark(1.0, "touch", who="A"), Mark(2.0, "note", f"for {MIA}"))
    write_notes(
        folder / "both.jsonl", Notes(note=f"{MIA} and I", moods={"A": Mood("mine"), "B": Mood("his")}, added=marks)
    )
    write_notes(folder / "jon.jsonl", Notes(note="nothing about anybody"))
    (folder / "torn.jsonl").write_bytes((folder / "jon.jsonl").read_bytes()[:-30])
    library.reindex(folder, describe)
    archive = tmp_path / "all.zip"
    back_up(folder, library.kept_files(folder), archive)
    drafts = [folder / ".mia.jsonl.4711", folder / ".both.notes.json.4711.part", tmp_path / ".all.zip.4711.part"]
    (folder / ".hrvsync-left").mkdir()
    drafts.append(folder / ".hrvsync-left" / "both.jsonl")
    for draft in drafts:  # what programs that were killed left behind
        draft.write_text(MIA)
    for path in (*drafts, folder / ".hrvsync-left"):
        os.utime(path, (0, 0))

    with closing(sqlite3.connect(folder / index.FILE)) as app:  # another program has the index open
        assert app.execute("SELECT count(*) FROM session").fetchone() == (4,)
        assert delete_person(folder, MIA, chosen=holdings(folder, MIA).remnants) == []
        library.reindex(folder, describe)
    assert not any(draft.exists() for draft in drafts)
    assert not (folder / ".hrvsync-left").exists()

    unpacked = [ZipFile(archive).read(name) for name in ZipFile(archive).namelist()]
    everything = [*unpacked, archive.read_bytes(), *(path.read_bytes() for path in folder.iterdir())]
    for trace in (MIA.encode(), MIA.upper().encode(), b"mia.jsonl", b"mine"):
        assert not [content for content in everything if trace in content]
    assert {path.name for path in library.recordings(folder)} == {"both.jsonl", "jon.jsonl", "torn.jsonl"}
    with index.open_index(folder) as base:
        assert base.people() == {JON: 3}

    left = read(folder / "both.jsonl")
    events = list(left.events())
    assert left.header.people == {"B": JON}
    assert [event for event in events if isinstance(event, Packet)] == [
        Packet(1.0 + n, "B", (900 + n,)) for n in range(5)
    ]
    assert [event for event in events if isinstance(event, Mark)] == [
        Mark(6.0, "note", "someone laughed, Miasma did not")
    ]
    notes = read_notes(folder / "both.jsonl")
    assert notes == Notes(note="someone and I", moods={"B": Mood("his")}, added=(Mark(2.0, "note", "for someone"),))
    assert (folder / "torn.jsonl").exists()


def test_the_longer_names_of_others_stay(folder: Path) -> None:
    record(folder, "Jon-Snow.jsonl", {"A": "Jon Snow"}, text="Jon Snow and Jon")
    delete_person(folder, JON, chosen=holdings(folder, JON).remnants)
    left = read(folder / "Jon-Snow.jsonl")
    assert left.header.people == {"A": "Jon Snow"}
    assert [event.text for event in left.events() if isinstance(event, Mark)] == ["Jon Snow and someone", ""]


@pytest.mark.parametrize("name", ["note", "live", "hrvsync", "A", "header", "?!"])
def test_a_person_may_be_called_like_anything(folder: Path, name: str) -> None:
    record(folder, "odd.jsonl", {"A": name, "B": JON}, text=f"for {name}")
    write_notes(folder / "both.jsonl", Notes(added=(Mark(2.0, "note", name, "A"),)))
    delete_person(folder, name, chosen=holdings(folder, name).remnants)
    events = list(read(folder / "odd.jsonl").events())
    assert [event.text for event in events if isinstance(event, Mark)] == ["for someone"]
    assert read_notes(folder / "both.jsonl").added == (Mark(2.0, "note", "someone", "A"),)


def test_reasons_stay_what_they_are(folder: Path) -> None:
    link = Link(1.0, "B", "lost", "off", {"system": "linux"})
    recorder = Recorder(folder / "odd.jsonl", new_header({"A": "linux", "B": "Off"}, "simulated"))
    recorder(link)
    assert recorder.close()
    delete_person(folder, "linux")
    rename_person(folder, "Off", "On")
    assert list(read(folder / "odd.jsonl").events()) == [link]


def test_what_is_known_of_others_stays_known(folder: Path) -> None:
    library.reindex(folder, describe)
    (folder / "mia.jsonl").unlink()  # the index does not know yet
    progress: list[tuple[int, int]] = []
    delete_person(folder, MIA, lambda done, of: progress.append((done, of)))
    assert progress == [(1, 2), (2, 2)]
    with index.open_index(folder) as base:
        assert base.people() == {JON: 1}
    record(folder, "apart.jsonl", {"A": JON})
    library.reindex(folder, describe)
    delete_person(folder, MIA)
    with index.open_index(folder) as base:
        assert base.people() == {JON: 3}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\x00\x01\n[3]\n",
        b"[" * 100_000,
        b'{"k":"packet","t":1.0,"who":"A","rr":[900]}\n',
        b'{"k":"header","format":"hrvsync","version":99,"persons":["Mia"]}\n',
    ],
)
@pytest.mark.parametrize(
    "file", ["broken.jsonl", "BROKEN.JSONL", "below/broken.jsonl", "both.notes.json", "x.notes.json"]
)
def test_what_cannot_be_read_is_offered_and_goes_where_people_say_so(folder: Path, file: str, content: bytes) -> None:
    path = folder / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    assert Remnant(file) in holdings(folder, MIA).remnants
    delete_person(folder, MIA)
    assert path.read_bytes() == content
    delete_person(folder, MIA, chosen=[Remnant(file)])
    assert not path.exists()


def test_a_backup_that_cannot_be_written_leaves_the_library_as_it_was(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backups" / "all.zip"
    back_up(folder, library.kept_files(folder), archive)
    before = {path.name: path.read_bytes() for path in library.kept_files(folder)}
    archive.unlink()
    archive.mkdir()  # stands for any failure of the disk
    with pytest.raises(OSError, match="Is a directory"):
        delete_person(folder, MIA)
    assert {path.name: path.read_bytes() for path in library.kept_files(folder)} == before
    archive.rmdir()
    assert delete_person(folder, MIA) == [archive]
    assert {path.name for path in library.recordings(folder)} == {"both.jsonl", "jon.jsonl"}


def test_what_is_rewritten_stays_private(folder: Path) -> None:
    write_notes(folder / "both.jsonl", Notes(note=f"{MIA} and I"))
    delete_person(folder, MIA)
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_a_recording_of_nobody_named_stays(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a single event goes of recordings without names, in whatever folder, though the name stands somewhere."""
    temporary = tmp_path / "temporary"
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    bare = [
        record(place, name, people, text=f"{MIA} and A sighed")
        for place in (folder, temporary)
        for name, people in (("2026-01-01-100000.jsonl", {}), ("2026-01-01-100001.jsonl", {"A": "", "B": ""}))
    ]
    other = record(temporary, "export.jsonl", {"A": MIA})
    before = {path: path.read_bytes() for path in (*bare, other)}
    for name in (MIA, "A", "nobody"):
        delete_person(folder, name)
    assert {path: path.read_bytes() for path in (*bare, other)} == before


NAME, STRAP, SAID = "Zyxwa Quorn", "QX77", "zyxwa quorn sighed"


def test_after_people_went_through_it_no_byte_is_anywhere(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the app writes is searched for a name, a strap and words that nobody else has."""
    temporary = tmp_path / "temporary"
    monkeypatch.setattr("tempfile.tempdir", str(temporary))

    def hers(place: Path, name: str, people: dict[str, str]) -> Path:
        path = record(place, name, people, text=SAID)
        seat = next(seat for seat, named in people.items() if named == NAME)
        path.write_bytes(path.read_bytes().replace(f'"STRAP{seat}"'.encode(), f'"{STRAP}"'.encode()))
        return path

    two = {"A": JON, "B": NAME}
    write_notes(hers(folder, "2026-Jon-Zyxwa-Quorn.jsonl", two), Notes(note=SAID, moods={"B": Mood("hers")}))
    hers(folder, "alone.jsonl", {"A": NAME})
    torn = hers(folder, "torn.jsonl", two)
    torn.write_bytes(torn.read_bytes()[:-60] + f'{{"k":"mark","who":"B","text":"{NAME}'.encode())
    os.utime(torn, (0, 0))
    damaged = hers(folder, "damaged.jsonl", two)
    damaged.write_bytes(damaged.read_bytes().replace(b'{"k":"mark","t":6.5', f'{{"{NAME}'.encode()))
    newer = hers(folder, "newer.jsonl", two)
    newer.write_bytes(newer.read_bytes().replace(b'"version":2', f'"more":["{STRAP}"],"version":9'.encode(), 1))
    headless = hers(folder, "headless.jsonl", two)
    headless.write_bytes(headless.read_bytes().split(b"\n", 1)[1])
    hers(folder, "CAPITALS.JSONL".lower(), two).rename(folder / "CAPITALS.JSONL")
    hers(folder / "below", "below.jsonl", two)
    hers(temporary, "2026-01-01-100000-live.jsonl", {"A": NAME})
    hers(temporary / "hrvsync-1", "2026-Jon-Zyxwa-Quorn.jsonl", two)
    record(folder, "2026-for-Zyxwa-Quorn.jsonl", {"A": JON}, text=SAID)
    (folder / "orphan.notes.json").write_text(f'{{"note":"{SAID}"}}')
    write_notes(hers(folder, "thrown.jsonl", {"A": NAME}), Notes(note=SAID))
    bin_recording(folder / "thrown.jsonl")
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    (folder / "headless.jsonl").rename(tmp_path / "taken away")
    (tmp_path / "taken away").unlink()
    library.reindex(folder, describe)

    held = holdings(folder, NAME)
    assert STRAP in held.straps
    delete_person(folder, NAME)
    left = holdings(folder, NAME).remnants
    assert set(left) >= {Remnant("headless.jsonl"), Remnant("orphan.notes.json"), Remnant("damaged.jsonl")}
    delete_person(folder, NAME, chosen=left)
    library.reindex(folder, describe)
    for path in (path for path in tmp_path.rglob("*") if path.is_file()):
        content = path.read_bytes()
        if path.suffix == ".zip":
            content += b"".join(ZipFile(path).read(member) for member in ZipFile(path).namelist())
        for trace in (NAME, STRAP, "Zyxwa-Quorn", "hers"):
            assert trace.casefold().encode() not in content.lower(), path
            assert trace.casefold() not in str(path.relative_to(tmp_path)).casefold()
    assert holdings(folder, NAME) == Holdings(NAME, backups=1)
    assert sum(1 for path in folder.rglob("*") if path.suffix.lower() == ".jsonl") == 9
    assert list(read(folder / "damaged.jsonl").events())[-1].t == 7.0


def test_others_keep_their_words(folder: Path) -> None:
    record(folder, "2026-a-walk.jsonl", {"B": JON}, text="6.5 a minute")
    write_notes(record(folder, "2026-A-Jon.jsonl", {"A": "A", "B": JON}), Notes(note="a calm evening"))
    before = (folder / "2026-a-walk.jsonl").read_bytes()
    delete_person(folder, "A")
    assert (folder / "2026-a-walk.jsonl").read_bytes() == before
    assert read_notes(folder / "2026-someone-Jon.jsonl").note == "a calm evening"


def test_what_another_program_wrote_is_not_touched(folder: Path) -> None:
    (folder / "log.jsonl").write_text(f'{{"time": 1, "who": "{MIA}"}}\n')
    held = holdings(folder, MIA)
    assert not [remnant for remnant in held.remnants if remnant.file == "log.jsonl"]
    delete_person(folder, MIA, chosen=held.remnants)
    assert MIA in (folder / "log.jsonl").read_text()


def test_a_backup_under_an_older_name_is_cleaned_too(folder: Path, tmp_path: Path) -> None:
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    rename_person(folder, MIA, "P07")
    delete_person(folder, "P07")
    with ZipFile(tmp_path / "all.zip") as archive:
        heads = [archive.read(name).partition(b"\n")[0] for name in archive.namelist()]
    assert not [head for head in heads if MIA.encode() in head]


def test_a_damaged_backup_is_named(folder: Path, tmp_path: Path) -> None:
    back_up(folder, library.kept_files(folder), tmp_path / "all.zip")
    (tmp_path / "all.zip").write_bytes(b"no archive")
    assert delete_person(folder, MIA) == [tmp_path / "all.zip"]
