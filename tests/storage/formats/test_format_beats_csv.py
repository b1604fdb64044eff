from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from support.format_events import without_ticks

from hrvsync.events import Link, Mark, Packet
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError

BEATS = "who,t,rr_ms,run\nA,1.000000,800.0,0\nA,9.000000,801.0,1\nB,2.000000,900.0,0\n"
MARKS = 't,kind,who,text\n1.5,note,,"one, two"\n'


def given_csv(tmp_path: Path, beats: str = BEATS, marks: str | None = MARKS) -> Path:
    file = tmp_path / "x.beats.csv"
    file.write_text(beats)
    if marks is not None:
        (tmp_path / "x.marks.csv").write_bytes(marks.encode("latin-1"))
    return file


def given_parquet(tmp_path: Path, metadata: dict[bytes, bytes] | None = None, **columns: object) -> Path:
    file = tmp_path / "x.parquet"
    pq.write_table(pa.table(columns).replace_schema_metadata(metadata), file)
    return file


def test_reads_our_csv_with_its_marks_and_gaps(tmp_path: Path) -> None:
    assert without_ticks(read(given_csv(tmp_path))) == [
        Packet(1.0, "A", (800,), per_second=1000),
        Link(1.0, "A", "lost", "gap_in_file"),
        Mark(1.5, "note", "one, two"),
        Packet(2.0, "B", (900,), per_second=1000),
        Link(9.0, "A", "live"),
        Packet(9.0, "A", (801,), per_second=1000),
    ]


def test_reads_the_beats_alone(tmp_path: Path) -> None:
    assert not any(isinstance(e, Mark) for e in without_ticks(read(given_csv(tmp_path, marks=None))))
    assert without_ticks(read(given_csv(tmp_path, marks="t,kind,who,text\n"))) == without_ticks(
        read(given_csv(tmp_path, marks=None))
    )


@pytest.mark.parametrize(
    ("beats", "marks", "says"),
    [
        ("who,t,rr_ms,run\n", None, "holds no beats"),
        (BEATS.replace("801.0,1", "801.0,1e17"), None, "a run in it is no number"),
        (BEATS.replace("B,", "C,"), None, "hrvsync knows A and B"),
        (BEATS.replace("801.0", "beat"), None, "line 3: 'beat' is no number"),
        (BEATS, "t,kind,who,text\n1.5,note\n", "x.marks.csv has fewer than 4 columns"),
        (BEATS, "t,kind,who,text\n1.5," + "x" * 200_000, "x.marks.csv is damaged"),
    ],
)
def test_refuses_a_damaged_csv(tmp_path: Path, beats: str, marks: str | None, says: str) -> None:
    with pytest.raises(FileError, match=says):
        read(given_csv(tmp_path, beats, marks))


def test_reads_a_foreign_parquet_table_of_one_person(tmp_path: Path) -> None:
    path = given_parquet(tmp_path, t=[1.0, 2.0], rr_ms=[800, 900])
    assert [e.rr for e in without_ticks(read(path)) if isinstance(e, Packet)] == [(800,), (900,)]


def test_refuses_a_damaged_parquet_file(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no columns t and rr_ms, only beat; name them so"):
        read(given_parquet(tmp_path, beat=[1.0]))
    with pytest.raises(FileError, match="not all numbers"):
        read(given_parquet(tmp_path, t=["a"], rr_ms=[800]))
    with pytest.raises(FileError, match="metadata is damaged"):
        read(given_parquet(tmp_path, {b"hrvsync.header": b"{"}, t=[1.0], rr_ms=[800]))
    with pytest.raises(FileError, match="time stamps are damaged"):
        read(given_parquet(tmp_path, t=[np.nan], rr_ms=[800]))
    file = tmp_path / "y.parquet"
    file.write_bytes(b"PAR1 and then nothing")
    with pytest.raises(FileError, match="Parquet file is damaged"):
        read(file)
