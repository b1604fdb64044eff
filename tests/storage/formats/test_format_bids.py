from pathlib import Path

import pytest
from support.format_events import without_ticks

from hrvsync.beats import empty
from hrvsync.events import AnyEvent, Mark, Packet
from hrvsync.storage.formats import read, write
from hrvsync.storage.recording import FileError, Header, Recording

WITH_RR = "onset\tduration\ttrial_type\trr\n0.8\t0\tbeat\t800\n1.0\t0\tstimulus\tn/a\n1.7\t0\tbeat\t900\n"
WITHOUT = "onset\tduration\n0.8\t0\n1.7\t0\n"


def given(tmp_path: Path, text: str, sub: str = "01") -> Path:
    folder = tmp_path / f"sub-{sub}" / "beh"
    folder.mkdir(parents=True, exist_ok=True)
    (tmp_path / "dataset_description.json").write_text("{}")
    file = folder / f"sub-{sub}_task-x_events.tsv"
    file.write_text(text)
    return file


def test_reads_beats_with_and_without_intervals(tmp_path: Path) -> None:
    first, second = Packet(0.8, "A", (800,), per_second=1000), Packet(1.7, "A", (900,), per_second=1000)
    assert without_ticks(read(given(tmp_path, WITH_RR))) == [first, Mark(1.0, "stimulus"), second]
    assert without_ticks(read(given(tmp_path, WITHOUT))) == [second]


def test_finds_the_beats_from_the_folder_its_description_or_an_even_series(tmp_path: Path) -> None:
    file = given(tmp_path, WITH_RR)
    expected = without_ticks(read(file))
    physio = file.with_name("sub-01_task-x_recording-ibi_physio.tsv.gz")
    physio.write_bytes(b"not even read")
    for path in (tmp_path, tmp_path / "dataset_description.json", physio):
        assert without_ticks(read(path)) == expected
    assert read(tmp_path).header.people == {"A": "01"}


def test_a_mark_of_both_is_reported_once(tmp_path: Path) -> None:
    given(tmp_path, WITH_RR, "01")
    given(tmp_path, WITH_RR + "2.0\t0\trupture\tn/a\n", "02")
    marks = [e for e in without_ticks(read(tmp_path)) if isinstance(e, Mark)]
    assert marks == [Mark(1.0, "stimulus"), Mark(2.0, "rupture", who="B")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "the file is empty"),
        ("\n", "does not begin with the columns onset and duration"),
        ("a\tb\n1\t2\n", "does not begin with the columns onset and duration"),
        (WITH_RR.replace("1.7", "soon"), "line 4: 'soon' is no number"),
        (WITH_RR.replace("900", "n/a"), "line 4: 'n/a' is no number"),
    ],
)
def test_refuses_damaged_events(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(FileError, match=says):
        read(given(tmp_path, text))


def test_refuses_an_even_series_alone_and_many_people(tmp_path: Path) -> None:
    physio = tmp_path / "sub-01_task-x_recording-ibi_physio.tsv.gz"
    physio.write_bytes(b"x")
    with pytest.raises(FileError, match=r"no single beats; bring sub-01_task-x_events\.tsv along"):
        read(physio)
    for sub in ("01", "02", "03"):
        given(tmp_path, WITH_RR, sub)
    with pytest.raises(FileError, match="the data set holds 3 event files"):
        read(tmp_path)


def test_never_writes_into_a_folder_that_holds_files(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("x")
    events: list[AnyEvent] = [Packet(1.0, "A", (800,))]
    recording = Recording(Header({"A": ""}), lambda: iter(events))
    with pytest.raises(FileExistsError, match="holds files"):
        write(tmp_path / "out", recording, {})


def test_people_of_a_dyad_are_listed(tmp_path: Path) -> None:
    events: list[AnyEvent] = [Packet(1.0, "A", (800,)), Packet(1.5, "B", (800,))]
    recording = Recording(Header({"A": "Ada", "B": "Ben"}), lambda: iter(events))
    write(tmp_path / "our evening", recording, {who: empty() for who in "AB"})
    rows = (tmp_path / "our evening" / "participants.tsv").read_text().splitlines()
    assert rows == ["participant_id\tdyad_id\trole", "sub-A\tour_evening\tA", "sub-B\tour_evening\tB"]
    write(tmp_path / "alone", recording, {"A": empty()})
    assert (tmp_path / "alone" / "participants.tsv").read_text().splitlines()[1:] == ["sub-A\tn/a\tA"]
