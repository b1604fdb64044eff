"""What is understood of files of other apps, corrected by people, and brought into the library with its original."""

import os
import shutil
import stat
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from support import made_health
from support.made_library import MIA, record

from hrvsync.analysis.session import analyse, session_data
from hrvsync.beats import Edit
from hrvsync.events import Packet, Tick
from hrvsync.history import describe, theirs
from hrvsync.importing import (
    Corrections,
    Understood,
    bring,
    found_in,
    laid_together,
    line,
    look,
    moment_in,
    picture,
    proposals,
    question,
    swapped,
    understand,
)
from hrvsync.storage import (
    Header,
    Imported,
    Notes,
    Recording,
    digest_of,
    jsonl,
    known_files,
    read,
    read_edits,
    write,
    write_edits,
    write_notes,
)
from hrvsync.storage.formats.columns import Wishes
from hrvsync.storage.originals import bring_in

CASES = Path(__file__).parent / "storage" / "cases" / "import"
NOTHING = known_files(Path("nowhere"))
RR = [800 + (37 * i) % 60 for i in range(90)]


def seen(name: str) -> Understood:
    return understand(CASES / name, NOTHING)


def imported_of(path: Path) -> Imported:
    found = read(path).header.imported
    assert isinstance(found, Imported)
    return found


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two files of one person each without a clock."""
    files = tmp_path / "Ada.txt", tmp_path / "Ben.txt"
    for file, more in zip(files, (0, 40), strict=True):
        file.write_text("\n".join(str(rr + more) for rr in RR))
    return files


def test_a_table_is_shown_as_it_was_understood() -> None:
    one = seen("valid_column.csv")
    assert [(column.name, column.meaning) for column in one.columns] == [("rr_ms", "rr"), ("valid", "valid")]
    assert one.columns[0].cells == ("880", "944")
    (person,) = one.people
    assert (one.unit_ms, one.clock, one.new, person.beats, person.who) == (1.0, "", True, 390, "A")
    assert any("10 rows that the file marks" in note for note in one.notes)
    assert 340 < person.t[-1] < 352
    assert 600 < person.shortest < person.longest < 1100


@pytest.mark.parametrize(("name", "unit"), [("unit_1024.csv", 1000 / 1024), ("comma_decimals_one_column.txt", 1000)])
def test_the_unit_is_known(name: str, unit: float) -> None:
    assert seen(name).unit_ms == pytest.approx(unit)


def test_a_wish_for_columns_is_done(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("alpha;beta;gamma;delta\n" + "\n".join(f"{i};{rr};{rr / 1000:.3f};1" for i, rr in enumerate(RR)))
    unknown = understand(path, NOTHING)
    assert "none of its columns" in unknown.trouble
    assert [column.meaning for column in unknown.columns] == [""] * 4
    one = understand(path, NOTHING, (), Corrections(Wishes({1: "rr"})))
    assert [column.meaning for column in one.columns] == ["", "rr", "", ""]
    assert (one.people[0].beats, one.unit_ms) == (90, 1.0)
    seconds = understand(path, NOTHING, (), Corrections(Wishes({2: "rr"})))
    assert (seconds.unit_ms, seconds.people[0].beats) == (1000.0, 90)
    nothing = understand(path, NOTHING, (), Corrections(Wishes({1: ""})))
    assert "none of its columns" in nothing.trouble


def test_a_time_column_may_be_left_out_or_named(tmp_path: Path) -> None:
    path = tmp_path / "times.csv"
    t = np.cumsum(RR) / 1000 + np.where(np.arange(90) >= 45, 20.0, 0.0)
    path.write_text("time,other,rr\n" + "\n".join(f"{at:.3f},{at:.3f},{rr}" for at, rr in zip(t, RR, strict=True)))
    assert len(understand(path, NOTHING).people[0].gaps) == 1
    without = understand(path, NOTHING, (), Corrections(Wishes({0: ""})))
    assert [column.meaning for column in without.columns] == ["", "", "rr"]
    assert not without.people[0].gaps
    other = understand(path, NOTHING, (), Corrections(Wishes({1: "time"})))
    assert [column.meaning for column in other.columns] == ["", "time", "rr"]
    assert len(other.people[0].gaps) == 1


def test_the_unit_may_be_said(two: tuple[Path, Path]) -> None:
    text = two[0]
    one = understand(text, NOTHING, (), Corrections(Wishes(unit_ms=1000 / 1024)))
    assert one.people[0].longest == pytest.approx(max(RR) * 1000 / 1024, abs=0.01)


def test_whose_it_is_comes_from_the_file_its_name_or_its_folder(two: tuple[Path, Path], tmp_path: Path) -> None:
    assert understand(two[0], NOTHING, ("Ada", "Ad")).people[0].name == "Ada"
    assert understand(two[0], NOTHING, ("Ad",)).people[0].name == ""
    for name in ("Cleo", "export_2"):
        (tmp_path / "all" / name).mkdir(parents=True)
        shutil.copy(two[0], tmp_path / "all" / name / f"x{name}.txt")
    (tmp_path / "all" / "export_2" / "xexport_2.txt").write_text("\n".join(map(str, RR[5:])))
    names = {
        one.path.parent.name: (one.people[0].name, one.people[0].reason) for one in look([tmp_path / "all"], NOTHING)
    }
    assert names == {"Cleo": ("Cleo", "folder"), "export_2": ("", "")}


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("2026-11-26 20-14-17", "2026-11-26T20:14:17"),
        ("rr_20240305_0702", "2024-03-05T07:02:00"),
        ("Messung 2024-13-05 07-02", ""),
        ("12345678901234567890", ""),
        ("Ben", ""),
    ],
)
def test_the_moment_in_a_name(name: str, moment: str) -> None:
    assert moment_in(name) == moment


def test_a_folder_is_looked_through(tmp_path: Path) -> None:
    library = tmp_path / "library"
    path = record(library, "one.jsonl", {"A": MIA})
    write_notes(path, Notes(note="rain"))
    (library / "one.original.csv").write_text("rr\n800")
    (library / "picture.png").write_bytes(b"\x89PNG")
    (library / ".hidden.csv").write_text("rr\n800")
    (library / "year").mkdir()
    (library / "year" / "a.txt").write_text("\n".join(map(str, RR)))
    assert [found.name for found in found_in([library])] == ["one.jsonl", "a.txt"]
    assert found_in([tmp_path / "nothing.csv"]) == [tmp_path / "nothing.csv"]


def test_brought_in_with_its_original_once(tmp_path: Path) -> None:
    folder, source = tmp_path / "library", tmp_path / "Elite" / "2026-11-26 20-14-17.txt"
    source.parent.mkdir()
    source.write_text("\n".join(map(str, RR)))
    (one,) = look([source], known_files(folder))
    wish = Corrections(names={"A": " Ada "}, chosen=True)
    (made,) = proposals([one], {source: wish})
    (path,) = bring(folder, made)
    assert path.name == "2026-11-26-201417-Ada.jsonl"
    original = path.with_name("2026-11-26-201417-Ada.original.txt")
    assert original.read_bytes() == source.read_bytes()
    assert {stat.S_IMODE(file.stat().st_mode) for file in (path, original)} == {0o600}
    header, imported = read(path).header, imported_of(path)
    assert (header.people, header.bare, imported.changed) == ({"A": "Ada"}, True, {"series": "chosen"})
    assert imported.originals[0].sha256 == digest_of(source)
    beats = [event.rr for event in read(path).events() if isinstance(event, Packet)]
    assert sum(len(rr) for rr in beats) == 90
    again = understand(source, known_files(folder))
    assert (again.known, again.new) == (path.name, False)
    assert proposals([again], {}) == []
    moved = shutil.copy(source, tmp_path / "copy.txt")
    assert understand(Path(moved), known_files(folder)).known == path.name


def test_one_file_twice_in_one_go_is_taken_once(two: tuple[Path, Path], tmp_path: Path) -> None:
    shutil.copy(two[0], tmp_path / "zcopy.txt")
    progress: list[tuple[int, int]] = []
    found = look([tmp_path], NOTHING, (), lambda done, of: progress.append((done, of)))
    assert [one.known for one in found] == ["", "", "Ada.txt"]
    assert progress == [(1, 3), (2, 3), (3, 3)]


def test_cancelling_ends_the_reading(two: tuple[Path, Path]) -> None:
    def stop(done: int, _of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        look(two, NOTHING, (), stop)


def test_one_of_our_own_comes_with_what_lies_beside_it(tmp_path: Path) -> None:
    folder, path = tmp_path / "library", record(tmp_path / "other", "one.jsonl", {"A": MIA})
    write_notes(path, Notes(note="rain"))
    edits = (Edit("artefact", "A", 3.0, 880.0),)
    write_edits(path, edits)
    (made,) = proposals(look([path], known_files(folder)), {})
    (brought,) = bring(folder, made)
    assert {file.name.partition(".")[2] for file in folder.iterdir()} == {"jsonl", "notes.json", "edits.json"}
    assert read_edits(brought) == edits
    assert understand(path, known_files(folder)).known == brought.name
    (folder / "copy.jsonl").write_bytes(path.read_bytes())
    assert known_files(folder).find(path, digest_of(path)) in {brought.name, "copy.jsonl"}
    own = folder / "copy.jsonl"
    brought.unlink()
    assert understand(own, known_files(folder)).known == "copy.jsonl"


def test_folders_and_files_that_belong_together_are_kept_as_one_archive(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    (made,) = proposals(look([CASES / "wfdb" / "finer.atr"], NOTHING), {})
    (path,) = bring(folder, made)
    assert [file.suffix for file in sorted(folder.iterdir())] == [".jsonl", ".zip"]
    assert understand(CASES / "wfdb" / "finer.atr", known_files(folder)).known == path.name


def test_a_folder_that_is_one_recording_is_kept_as_an_archive(tmp_path: Path) -> None:
    library, bids = tmp_path / "library", tmp_path / "study"
    recording = read(CASES / "one_line.txt")
    write(bids, recording, session_data(recording.events()).beats)
    assert found_in([bids]) == [bids]
    (made,) = proposals(look([bids], NOTHING), {})
    (path,) = bring(library, made)
    with ZipFile(path.with_name(f"{path.stem}.original.zip")) as archive:
        assert {name.rpartition("/")[2] for name in archive.namelist()} >= {"dataset_description.json"}
    assert understand(bids, known_files(library)).known == path.name


def test_one_of_our_own_without_a_beat_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    jsonl.write(path, Recording(Header({"A": "Ada"}), lambda: iter([Tick(0.0)])))
    assert "no heartbeats" in understand(path, NOTHING).trouble


def test_a_name_that_is_no_text_is_passed_over_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.beats")).write_text("rr\n800")
    assert found_in([tmp_path]) == []
    assert "not text in UTF-8" in understand(tmp_path / os.fsdecode(b"\xff.beats"), NOTHING).trouble


def test_two_people_and_one_are_no_pair(two: tuple[Path, Path]) -> None:
    made = proposals(look([CASES / "two_people_columns.csv", two[0]], NOTHING), {})
    assert [len(one.files) for one in made] == [1, 1]
    assert question(made) is None


def test_what_cannot_be_read_says_why() -> None:
    assert "even rate of 4 Hz" in seen("even_4hz.csv").trouble
    assert "no heartbeats" in seen("sub-01_task-cues_events.tsv").trouble
    missing = understand(Path("nothing.csv"), NOTHING)
    assert "there is no such file" in missing.trouble
    assert not missing.new


def test_two_on_one_clock_become_one_recording(tmp_path: Path) -> None:
    files = [CASES / "pair_zone" / "A_zone.csv", CASES / "pair_zone" / "B_openhrv_local.csv"]
    found = look(files, NOTHING)
    (made,) = proposals(found, {files[0]: Corrections(names={"A": "Ada"}), files[1]: Corrections(names={"A": "Ben"})})
    assert question([made]) is None
    (path,) = bring(tmp_path / "library", made)
    assert read(path).header.people == {"A": "Ada", "B": "Ben"}
    assert {file.name for file in path.parent.glob("*.original*")} == {
        "2024-03-05-100000-Ada-Ben.original-A.csv",
        "2024-03-05-100000-Ada-Ben.original-B.csv",
    }
    found_pair = analyse(session_data(read(path).events())).pair
    assert found_pair is not None
    assert found_pair.whole.metrics["synchrony"] == pytest.approx(0.975, abs=0.015)
    same = Corrections(names={"A": "Ada"})
    assert len(proposals(found, dict.fromkeys(files, same))) == 2
    assert len(proposals(found, {}, joined=False)) == 2
    third = look([CASES / "valid_column.csv"], NOTHING)
    named = {files[0]: Corrections(names={"A": "Ada"}), files[1]: Corrections(names={"A": "Ben"})}
    assert len(proposals([*found, *third], named)) == 3
    assert len(proposals([*found, *third], named, joined=True)) == 2
    other_way = swapped(made)
    assert [file.path for file in other_way.files] == files[::-1]


def test_two_without_a_clock_are_a_question_and_stay_apart(two: tuple[Path, Path], tmp_path: Path) -> None:
    made = proposals(look(two, NOTHING, ("Ada", "Ben")), {})
    asked = question(made)
    assert asked is not None
    assert [file.people[0].name for file in asked] == ["Ada", "Ben"]
    assert len(made) == 2
    both = laid_together(made, 14.0, "Jo", datetime(2026, 11, 26, 20, 30, tzinfo=UTC))
    first = line(made[0].files[0], Corrections(names={"A": "Ada"}))
    assert (first.name, len(first.t), round(float(first.bpm.min()))) == ("Ada", 90, 70)
    (path,) = bring(tmp_path / "library", both)
    header, aligned = read(path).header, imported_of(path).aligned
    assert header.people == {"A": "Ada", "B": "Ben"}
    assert aligned is not None
    assert (aligned.seconds, aligned.by) == (14.0, "Jo")
    assert any("14.0 s after the first" in note for note in header.notes)
    back = swapped(both)
    assert (back.later, back.aligned and back.aligned.seconds) == (-14.0, -14.0)


def test_one_person_twice_or_three_files_are_no_question(two: tuple[Path, Path], tmp_path: Path) -> None:
    found = look(two, NOTHING)
    same = {path: Corrections(names={"A": "Ada"}) for path in two}
    assert question(proposals(found, same)) is None
    assert question(proposals(found[:1], {})) is None


def test_the_picture_keeps_the_largest_and_the_gaps() -> None:
    beats = session_data(read(CASES / "time_column_named_time.csv").events()).beats["A"]
    t, rr_ms = picture(beats, 50)
    assert len(t) <= 103
    assert np.nanmax(rr_ms) == beats.rr_ms[beats.good].max()
    assert np.isnan(rr_ms).sum() >= 1
    assert (np.diff(t) >= 0).all()


def test_a_name_that_is_taken_gets_a_number(two: tuple[Path, Path], tmp_path: Path) -> None:
    folder = tmp_path / "library"
    recording = read(two[0])
    paths = [bring_in(folder, recording, [], datetime(2026, 1, 1)) for _ in range(2)]
    assert [path.name for path in paths] == ["2026-01-01-000000.jsonl", "2026-01-01-000000-2.jsonl"]


def test_every_recording_of_an_export_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    days = (made_health.record(f"2024-03-0{day} 07:00:00 +0100", [0.9, 0.95, 1.0] * 12) for day in (1, 2, 3))
    path.write_text(made_health.HEAD + "".join(days) + made_health.TAIL)
    folder = tmp_path / "library"
    (made,) = proposals([understand(path, known_files(folder))], {path: Corrections(names={"A": "Ann"})})
    paths = bring(folder, made)
    assert [one.name[:10] for one in paths] == ["2024-03-03", "2024-03-01", "2024-03-02"]
    assert {read(one).header.people["A"] for one in paths} == {"Ann"}
    kept = [one for one in paths if (imported := read(one).header.imported) and imported.originals]
    assert kept == [paths[0]]
    assert len(list(folder.glob("*.original.*"))) == 1
    assert understand(path, known_files(folder)).known == paths[0].name


def test_values_of_days_come_in_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "oura.csv"
    rows = "".join(f"2024-03-{day:02d},{40 + day % 5},{50 + day % 3}\n" for day in range(1, 29))
    path.write_text("date,Average HRV,Lowest Resting Heart Rate\n" + rows)
    seen = understand(path, known_files(tmp_path / "library"))
    assert not seen.trouble
    assert [(one.beats, one.who) for one in seen.people] == [(0, "A")]
    (made,) = proposals([seen], {path: Corrections(names={"A": "Ann"})})
    (brought,) = bring(tmp_path / "library", made)
    assert len(theirs([describe(brought, read(brought))], "Ann")["Oura"]) == 28
