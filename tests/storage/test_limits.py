"""Files that would take the memory, the hours or the library of a computer: each is refused in one sentence, soon."""

import gzip
import os
import sqlite3
import struct
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from support.running import run

from hrvsync.events import Packet, Tick
from hrvsync.history import describe
from hrvsync.storage import FileError, Notes, index, library, read, write_notes
from hrvsync.storage.jsonl import line
from hrvsync.storage.limits import LINE, NAME, ROWS, TEXT, Timed, bounded
from hrvsync.storage.recording import FormatError, Header

HEADER = line(Header({"A": ""}))
DEEP = b"[" * 100_000 + b"]" * 100_000
BAD_NAME = os.fsdecode(b"caf\xe9.jsonl")
type Make = Callable[[Path], object]


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"800\n" * 2000)
        file.truncate(10 << 30)


def table_of(path: Path, **columns: object) -> None:
    pq.write_table(pa.table(columns), path, compression="zstd")


def constant(value: object, n: int = ROWS + 1) -> object:
    return pa.DictionaryArray.from_arrays(np.zeros(n, np.int32), [value])


def database(path: Path, views: str) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.executescript(views)


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1100000)"
RECORDING = "CREATE TABLE recording AS SELECT 1 AS id, 0 AS started_at_ms, 0 AS tz_offset_s;"
EVENT = "CREATE TABLE event (at_ms, kind, label, note);"
MANY_BEATS = (
    f"{RECORDING} {EVENT} CREATE VIEW beat AS {ENDLESS} SELECT i AS id, 1 AS recording_id, i * 800 AS t_end_ms_est, "
    "800 AS rr_ms, NULL AS rr_1024 FROM n;"
)
HUGE_NOTE = (
    f"{RECORDING} CREATE TABLE beat (id, recording_id, t_end_ms_est, rr_ms, rr_1024); CREATE VIEW event AS "
    "SELECT 1 AS at_ms, 'note' AS kind, '' AS label, zeroblob(900000000) AS note;"
)


def xdf_of_empty_chunks(path: Path) -> None:
    """Write a million chunks without a sample."""
    path.write_bytes(b"XDF:" + (b"\x01" + struct.pack("<BHIBB", 8, 3, 1, 1, 0)) * (ROWS + 1))


def xdf_claiming(path: Path) -> None:
    head = b"<?xml version='1.0'?><info><name>M</name><type>Markers</type><channel_count>1</channel_count>"
    head += b"<nominal_srate>0</nominal_srate><channel_format>string</channel_format></info>"
    chunks = [(1, b"<info/>"), (2, struct.pack("<I", 1) + head), (3, struct.pack("<IBI", 1, 4, 1 << 28))]
    path.write_bytes(
        b"XDF:" + b"".join(b"\x04" + struct.pack("<IH", len(body) + 2, tag) + body for tag, body in chunks)
    )


FILES: dict[str, tuple[Make, str]] = {
    "deep.jsonl": (
        lambda path: path.write_bytes(HEADER + b'{"k":"tick","t":1,"x":' + DEEP + b"}\n"),
        "line 2: this is not a line of JSON",
    ),
    "deep-header.jsonl": (lambda path: path.write_bytes(DEEP + b"\n"), "line 1: this is not the header"),
    "deep-old.jsonl": (
        lambda path: path.write_bytes(b'{"k":"header","format":"hrvsync","version":0,"people":' + DEEP + b"}\n"),
        "line 1: this is not",
    ),
    BAD_NAME: (lambda path: path.write_bytes(HEADER), "its name is not text in UTF-8; rename it"),
    "n" * (253 - 6) + ".jsonl": (lambda path: path.write_bytes(HEADER), f"its name is longer than {NAME} bytes"),
    "pipe.jsonl": (os.mkfifo, "this is a folder, a pipe or a device, not a file"),
    "pipe.txt": (os.mkfifo, "this is a folder, a pipe or a device, not a file"),
    "endless.txt": (lambda path: path.symlink_to("/dev/zero"), "this is a folder, a pipe or a device, not a file"),
    "endless.jsonl": (lambda path: path.symlink_to("/dev/zero"), "this is a folder, a pipe or a device, not a file"),
    "loop.jsonl": (lambda path: path.symlink_to(path), "the file cannot be read"),
    "sparse.txt": (sparse, "it is 10240 MB large; hrvsync reads up to"),
    "sparse.jsonl": (sparse, "it is 10240 MB large; hrvsync reads up to"),
    "long.txt": (lambda path: path.write_bytes(b"800\n" * (ROWS + 1)), f"it holds more than {ROWS} rows"),
    "large.txt": (lambda path: path.write_bytes(b"800\n" + bytes([32]) * TEXT), "hrvsync reads up to 64 MB"),
    "lines.csv": (lambda path: path.write_bytes(b"time,rr\n1,800\n" + b"\n" * ROWS), "more than"),
    "wide.beats.csv": (
        lambda path: path.write_bytes(b"who,t,rr_ms,run\n" + b"A,1,800,0\n" * 9000 + b"A" * LINE + b",1,800,0\n"),
        "where hrvsync knows A and B",
    ),
    "many.npy": (lambda path: np.save(path, np.full(ROWS + 1, 80, np.int16)), f"more than {ROWS} rows"),
    "blank.hrm": (
        lambda path: path.write_bytes(b"[Params]\n" + b"\n" * 300_000 + b"Interval=5\n[HRData]\n60\n"),
        "it holds heart rates every 5 s",
    ),
    "rows.parquet": (lambda path: table_of(path, t=constant(1.0), rr_ms=constant(800.0)), f"more than {ROWS} rows"),
    "who.parquet": (
        lambda path: table_of(
            path, who=constant("A" * LINE, 10_000), t=constant(1.0, 10_000), rr_ms=constant(800.0, 10_000)
        ),
        "where hrvsync knows A and B",
    ),
    "notes.parquet": (
        lambda path: pq.write_table(
            pa.table({"t": [1.0], "rr_ms": [800.0]}).replace_schema_metadata({b"hrvsync.events": DEEP}), path
        ),
        "its metadata is damaged",
    ),
    "beats.db": (lambda path: database(path, MANY_BEATS), f"more than {ROWS} rows"),
    "note.db": (lambda path: database(path, HUGE_NOTE), "the straplog file is damaged"),
    "chunks.xdf": (xdf_of_empty_chunks, "more than 1000000 rows"),
    "claims.xdf": (xdf_claiming, "claims more samples than it has"),
    "bomb.fit": (lambda path: path.write_bytes(b"\x0e\x10\0\0\xff\xff\xff\xff.FIT" + bytes(3000)), "the FIT file"),
    "packed.jsonl": (lambda path: path.write_bytes(gzip.compress(bytes(10**8))), "line 1: this is not the header"),
}


@pytest.fixture(params=FILES, ids=lambda name: ascii(name)[:30])
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    make, says = FILES[request.param]
    path = tmp_path / request.param
    make(path)
    return path, says


def test_a_bad_file_is_refused_in_one_sentence_at_once(bad: tuple[Path, str]) -> None:
    path, says = bad
    begun = time.process_time()
    with pytest.raises(FileError) as caught:
        list(read(path).events())
    assert time.process_time() - begun < 10.0  # of a machine under load; on a quiet one all take a second or less
    sentence = str(caught.value)
    assert says in sentence
    assert sentence.count("\n") == 0
    sentence.encode()  # nothing in it that no terminal could print


def test_the_command_line_says_it_with_exit_code_2(bad: tuple[Path, str]) -> None:
    path, says = bad
    result = run("analyse", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_columns_that_nobody_needs_are_not_unpacked(tmp_path: Path) -> None:
    path, n = tmp_path / "x.parquet", 20_000
    table_of(path, t=np.arange(n) * 0.8, rr_ms=np.full(n, 800.0), waste=constant("w" * 10_000, n))
    assert path.stat().st_size < 2_000_000
    before = pa.default_memory_pool().max_memory()
    assert sum(isinstance(event, Packet) for event in read(path).events()) == n
    assert pa.default_memory_pool().max_memory() - before < 50_000_000


def test_bad_files_leave_the_library_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    header = Header({"A": "[/bold] Mia"})
    (folder / "good [b] evening.jsonl").write_bytes(line(header) + line(Packet(1.0, "A", (900,))) + line(Tick(1.0)))
    write_notes(folder / "good [b] evening.jsonl", Notes(note="rain"))
    names = [name for name in FILES if name.endswith(".jsonl") and name != "loop.jsonl"]
    for name in names:
        FILES[name][0](folder / name)
    (folder / "folder.jsonl").mkdir()
    (folder / "noted.jsonl").write_bytes(HEADER + line(Tick(1.0)))
    (folder / "noted.notes.json").write_bytes(DEEP)
    (folder / "piped.jsonl").write_bytes(HEADER + line(Tick(1.0)))
    os.mkfifo(folder / "piped.notes.json")
    listed = {entry.file: entry.trouble for entry in library.reindex(folder, describe)}
    assert listed.keys() == {*names, "folder.jsonl", "noted.jsonl", "piped.jsonl"} - {BAD_NAME} | {"caf\\xe9.jsonl"}
    assert all(trouble.endswith(".") for trouble in listed.values())
    assert {entry.file: entry.trouble for entry in library.reindex(folder, fail)} == listed  # nothing is read again
    with index.open_index(folder) as base:
        assert base.people() == {"[/bold] Mia": 1}
    assert {path.name for path in library.kept_files(folder)} >= {
        "good [b] evening.jsonl",
        "good [b] evening.notes.json",
    }
    monkeypatch.setattr("hrvsync.cli.reindex.recordings_folder", lambda: folder)
    monkeypatch.setattr("hrvsync.cli.reindex.start", lambda: folder)
    monkeypatch.setattr("hrvsync.cli.history.recordings_folder", lambda: folder)
    for words in (["reindex"], ["history"], ["history", "[/bold] Mia"], ["analyse", folder / "good [b] evening.jsonl"]):
        result = run(*words)
        assert result.exit_code == (words == ["reindex"]), result.output
        assert "Mia" in result.stdout or words == ["reindex"]


def fail(path: Path, _recording: object) -> index.Entry:
    raise ZeroDivisionError(f"{path.name} by nothing")


def test_what_fails_to_be_described_is_listed(tmp_path: Path) -> None:
    (tmp_path / "odd.jsonl").write_bytes(HEADER)
    (entry,) = library.reindex(tmp_path, fail)
    assert (
        "odd.jsonl: it cannot be measured (ZeroDivisionError: odd.jsonl by nothing); please report this file."
        in entry.trouble
    )


def test_reading_ends_when_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("hrvsync.storage.limits.monotonic", lambda: now[0])
    rows = bounded("abc")
    assert next(rows) == "a"
    now[0] += 31.0
    with pytest.raises(FormatError, match="takes longer than 30 s"):
        next(rows)
    data = Timed(b"abc")
    assert data.read(2) == b"ab"
    now[0] += 31.0
    with pytest.raises(FormatError, match="takes longer than 30 s"):
        data.read(1)


def test_folders_of_recordings_list_bad_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = ["pipe.txt", "endless.txt", BAD_NAME, "deep.jsonl", "n" * (253 - 6) + ".jsonl"]
    for name in names:
        FILES[name][0](folder / name)
    result = run("analyse", folder, "--csv", "-o", tmp_path / "out.csv")
    assert result.exit_code == 1, result.output
    assert all(FILES[name][1] in result.stderr for name in names)
