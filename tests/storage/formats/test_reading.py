from pathlib import Path

import numpy as np
import pytest

from hrvsync.events import Packet, Tick
from hrvsync.storage.formats import reading
from hrvsync.storage.formats.reading import chained, content, imported, library
from hrvsync.storage.recording import FormatError


def test_a_recording_has_a_header_and_ticks() -> None:
    events = chained(np.array([800.0]))
    recording = imported(Path("some.txt"), events, "an app", "2026-01-02T03:04:05", ("a note",))
    header = recording.header
    assert (header.people, header.source, header.app) == ({"A": ""}, "some.txt", "an app")
    assert (header.created, header.notes) == ("2026-01-02T03:04:05", ("a note",))
    assert list(recording.events()) == list(recording.events()) == [Tick(0.0), *events, Tick(1.0)]


def test_impossible_or_missing_events_are_refused() -> None:
    with pytest.raises(FormatError, match="an RR interval of 70000 ms"):
        imported(Path("some.txt"), [Packet(1.0, "A", (70_000,), per_second=1000)], "")
    with pytest.raises(FormatError, match="holds no heartbeats"):
        imported(Path("some.txt"), [], "")


def test_refuses_a_huge_file(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"12345")
    assert content(file) == b"12345"
    with pytest.raises(FormatError, match="hrvsync reads up to"):
        content(file, 4)


def test_a_missing_library_says_how_to_install_it() -> None:
    with pytest.raises(FormatError, match="needs no_such_library") as caught:
        library("no_such_library")
    assert caught.value.todo == "pip install 'hrvsync[formats]'"


def test_reads_any_encoding() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "latin-1"):
        assert reading.decoded("Zeit µs\n".encode(encoding)) == "Zeit µs\n"
    with pytest.raises(FormatError, match="binary data"):
        reading.decoded(b"a\0b")


def test_rows_keep_their_line_numbers() -> None:
    table = reading.rows("a; 1 \r\n\r\nb;2", ";")
    assert table == [(1, ["a", "1"]), (3, ["b", "2"])]
    assert reading.column(table, 1).tolist() == [1, 2]
    with pytest.raises(FormatError, match="'1e300' is no number"):
        reading.column([(1, ["1e300"])], 0)
    for i, says in ((0, "'a' is no number"), (2, "it has 2 columns where 3 are needed")):
        with pytest.raises(FormatError, match=says) as caught:
            reading.column(table, i)
        assert caught.value.line == 1


def test_times_count_from_the_first() -> None:
    table = reading.rows("2026-01-02T03:04:05.500\n2026-01-02 03:04:07\n")
    t, first, _ = reading.seconds([(n, [" ".join(cells)]) for n, cells in table], 0)
    assert (t.tolist(), first) == ([0.0, 1.5], "2026-01-02T03:04:05.500000")
    assert reading.seconds([], 0)[1] == ""
    for line, says in (("2026-01-02T03:04:05Z", "no time that fits"), ("noon", "no time"), ("", "columns")):
        with pytest.raises(FormatError, match=says):
            reading.seconds([(1, ["2026-01-02T03:04:05"]), (2, [line] if line else [])], 0)
