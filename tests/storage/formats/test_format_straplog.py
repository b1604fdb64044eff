import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from support.format_events import without_ticks

from hrvsync.events import Mark, Packet
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError

SCHEMA = """
CREATE TABLE recording(id INTEGER PRIMARY KEY, name, activity, started_at_ms, ended_at_ms, tz_offset_s);
CREATE TABLE beat(id INTEGER PRIMARY KEY, recording_id, t_end_ms_est, rr_ms, rr_1024);
CREATE TABLE event(id INTEGER PRIMARY KEY, at_ms, kind, label, note);
"""
START = 1_700_000_000_000


def given(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "231114-2213-x.sqlite"
    with closing(sqlite3.connect(file)) as database:
        database.executescript(SCHEMA)
        for row in rows:
            database.execute(f"INSERT INTO {row}")
        database.commit()
    return file


def test_reads_ticks_marks_and_zone(tmp_path: Path) -> None:
    recording = read(
        given(
            tmp_path,
            f"recording VALUES (1, 'old', '', {START - 10**9}, 0, 3600)",
            f"recording VALUES (2, 'x', 'rest', {START}, 0, 3600)",
            f"beat VALUES (1, 1, {START - 10**9}, 700, 717)",
            f"beat VALUES (2, 2, {START + 800}, 800.78125, 820)",
            f"beat VALUES (3, 2, {START + 1700}, 900, NULL)",
            f"event VALUES (1, {START + 1000}, 'note', 'sat up', 'slowly')",
        )
    )
    assert without_ticks(recording) == [
        Packet(0.8, "A", (820,)),
        Mark(1.0, "note", "sat up: slowly"),
        Packet(1.7, "A", (900,), per_second=1000),
    ]
    assert recording.header.created == "2023-11-14T23:13:20+01:00"
    assert recording.header.notes == ("It holds 2 recordings; the last one was read.",)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "holds no recording"),
        (
            [f"recording VALUES (1, '', '', {START}, 0, 0)", "beat VALUES (1, 1, 'soon', 800, 820)"],
            "straplog file is damaged",
        ),
        ([f"recording VALUES (1, '', '', {START}, 0, 1e9)"], "straplog file is damaged"),
        ([f"recording VALUES (1, '', '', {START}, 0, 0)"], "no heartbeats"),
    ],
)
def test_refuses_what_is_damaged(tmp_path: Path, rows: list[str], says: str) -> None:
    with pytest.raises(FileError, match=says):
        read(given(tmp_path, *rows))


def test_refuses_another_database_and_leaves_it_alone(tmp_path: Path) -> None:
    file = tmp_path / "x.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE t(x)")
        database.commit()
    before = file.read_bytes()
    with pytest.raises(FileError, match="no known format"):
        read(file)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]
