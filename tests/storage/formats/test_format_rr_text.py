import math
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from hrvsync.events import AnyEvent, Packet, Tick
from hrvsync.storage.formats.rr_text import read, sniff
from hrvsync.storage.recording import FormatError, Recording


def text(folder: Path, content: str | bytes) -> Recording:
    path = folder / "2026-01-02 03-04-05.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path)


def intervals(recording: Recording) -> list[float]:
    packets = [event for event in recording.events() if isinstance(event, Packet)]
    return [count * 1000 / packet.per_second for packet in packets for count in packet.rr]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rr_text")


def test_intervals_are_chained_with_a_tick_each_second(tmp_path: Path) -> None:
    expected: list[AnyEvent] = [
        Tick(0.0),
        Packet(0.8, "A", (800,), per_second=1000),
        Tick(1.0),
        Packet(1.61, "A", (810,), per_second=1000),
        Tick(2.0),
    ]
    recording = text(tmp_path, "800\n810\n")
    assert list(recording.events()) == expected
    assert list(recording.events()) == expected
    assert recording.header.people == {"A": ""}
    assert recording.header.source == "2026-01-02 03-04-05.txt"


@pytest.mark.parametrize(
    "content",
    [
        "800\r\n810\r\n805",
        "\ufeff800\n810\n805\n",
        "# by hand\n\n  0800 \n% more\n810.0\n// end\n805\n",
        "0.8\n0.81\n0.805\n",
        "8.00e-01\n8.1e-1\n8.05E-1\n",
    ],
)
def test_reads_what_people_have(tmp_path: Path, content: str) -> None:
    assert intervals(text(tmp_path, content)) == [800.0, 810.0, 805.0]


def test_ticks_of_a_strap_written_in_milliseconds_come_back_exactly(tmp_path: Path) -> None:
    ticks = range(700, 1300, 7)
    exact = [n * 1000 / 1024 for n in ticks]
    assert intervals(text(tmp_path, "\n".join(map(repr, exact)))) == exact


@given(rr=st.lists(st.integers(300, 2000), min_size=1, max_size=50))
@settings(deadline=None)
def test_whole_milliseconds_are_kept_as_they_are(folder: Path, rr: list[int]) -> None:
    events = list(text(folder, "\n".join(map(str, rr))).events())
    packets = [event for event in events if isinstance(event, Packet)]
    assert [packet.rr for packet in packets] == [(n,) for n in rr]
    assert {packet.per_second for packet in packets} == {1000}
    assert [event.t for event in events] == sorted(event.t for event in events)
    assert [event.t for event in events if isinstance(event, Tick)] == list(range(math.ceil(sum(rr) / 1000) + 1))


def test_a_missed_beat_stays_and_a_zero_is_none(tmp_path: Path) -> None:
    recording = text(tmp_path, "800\n0\n4189\n810\nnan\n")
    assert intervals(recording) == [800.0, 4189.0, 810.0]
    assert "2 rows hold no interval" in recording.header.notes[1]


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("800\nabc\n810", 2, "'abc' is no number"),
        ("800\n1e999999999", 2, "is no number"),
        ("800\n-5\n810", 2, "-5 ms lies outside"),
        ("800\n810\n64000", 3, "64000 ms lies outside"),
        ("0.8\n0.8\n64", 3, "64000 ms lies outside"),
        ("5\n6\n7", None, "neither milliseconds nor seconds"),
        ("# nothing", None, "neither milliseconds nor seconds"),
        (b"800\n\xff\xfe\x00\n", None, "binary data"),
    ],
)
def test_refuses_what_is_no_interval(tmp_path: Path, content: str | bytes, line: int | None, says: str) -> None:
    with pytest.raises(FormatError, match=says) as refused:
        text(tmp_path, content)
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("start", "known"),
    [
        (b"800\n", True),
        (b"# x\r\n0.8\r\n", True),
        (b"", False),
        (b"800,1\n", False),
        (b"RR\n800\n", False),
        (b"\x00\x01", False),
    ],
)
def test_recognises_a_number_alone_on_a_line(start: bytes, known: bool) -> None:
    assert sniff(start, Path("x")) is known


@pytest.mark.parametrize(
    ("name", "created", "app"),
    [("2025-03-15 09-00-15", "2025-03-15T09:00:15", "Elite HRV"), ("2025-13-15 09-00-15", "", "RR text")],
)
def test_the_name_of_an_elite_hrv_file_says_when_it_began(tmp_path: Path, name: str, created: str, app: str) -> None:
    file = tmp_path / f"{name}.txt"
    file.write_text("900\n910\n905")
    header = read(file).header
    assert (header.created, header.app) == (created, app)
