from pathlib import Path

import pytest

from hrvsync.events import Packet, Tick
from hrvsync.storage.formats.rr_table import read, sniff
from hrvsync.storage.recording import FormatError, Recording

HRV_LOGGER = "timestamp, rr, since_start \r\n\r\n1622959867016,615,615\r\n1622959868003,615,1230\r\n"
FATMAXXER = "timestamp,rr,since_start\n\n1622959867016,615,0\n1622959868003,615,615\n"


def table(folder: Path, content: str) -> Recording:
    path = folder / "x.csv"
    path.write_text(content)
    assert sniff(content.encode(), path)
    return read(path)


def packets(recording: Recording) -> list[tuple[float, tuple[float, ...]]]:
    return [
        (event.t, tuple(count * 1000 / event.per_second for count in event.rr))
        for event in recording.events()
        if isinstance(event, Packet)
    ]


@pytest.mark.parametrize("content", [HRV_LOGGER, FATMAXXER])
def test_the_wall_clock_shows_the_arrivals(tmp_path: Path, content: str) -> None:
    recording = table(tmp_path, content)
    assert packets(recording) == [(0.615, (615.0,)), (1.602, (615.0,))]
    assert recording.header.created == "2021-06-06T06:11:06.401000+00:00"


@pytest.mark.parametrize(
    "content",
    [
        "2.211511135e-01,9.36e+02\n1.221151113500e+00,1.02e+03\n",
        "5000.5 936\n5001.5 1020\n",
        "4.986\t0936.0\n5.986\t1020.0\n",
        "0,0.936\n1000,1.020\n",
        "0;0,936\n1000000000;1,020\n",
        "elapsed_s,ibi_s\n7,0.936\n8,1.02\n",
        "RR-interval [ms];Time\n936;3\n1020;4\n",
        "RR (ms);Time (s)\n936;3\n1020;4\n",
        "date,rr,since start\n2025-03-15 09:00:15.123,936,0\n2025-03-15 09:00:16.123,1020,0\n",
        "Phone timestamp;RR-interval [ms]\n2023-04-15T12:00:00.000+02:00;936\n2023-04-15T12:00:01.000+02:00;1020\n",
    ],
)
def test_reads_elapsed_or_arrival_time_in_any_unit(tmp_path: Path, content: str) -> None:
    assert packets(table(tmp_path, content)) == [(0.936, (936.0,)), (1.936, (1020.0,))]


def test_a_wall_clock_in_local_time_is_not_given_the_zone_of_this_computer(tmp_path: Path) -> None:
    created = table(tmp_path, "date,rr\n2025-03-15 09:00:15,1000\n2025-03-15 09:00:16,1000\n").header.created
    assert created == "2025-03-15T09:00:14"


def test_without_times_the_intervals_are_chained(tmp_path: Path) -> None:
    for content in ("rr,quality\n936,1\n1020,1\n", "RR\n0.936\n1.020\n"):
        assert packets(table(tmp_path, content)) == [(0.936, (936.0,)), (1.956, (1020.0,))]


def test_beats_that_arrived_at_once_are_one_packet(tmp_path: Path) -> None:
    content = "0.0,800\n0.0,820\n1.7,840\n2.6,860\n"
    assert packets(table(tmp_path, content)) == [(1.62, (800, 820)), (3.32, (840,)), (4.22, (860,))]


def test_gaps_between_arrivals_stay(tmp_path: Path) -> None:
    times = [*range(100), *range(266, 366)]
    recording = table(tmp_path, "".join(f"{t},1000\n" for t in times))
    assert [t for t, _ in packets(recording)] == [t + 1.0 for t in times]
    assert [event.t for event in recording.events() if isinstance(event, Tick)] == list(range(367))


def test_a_stamp_spread_ahead_of_the_next_packet_is_drawn_back(tmp_path: Path) -> None:
    content = "timestamp,rr\n1600000000000,1000\n1600000002000,1000\n1600000001500,1000\n1600000003000,1000\n"
    assert packets(table(tmp_path, content)) == [(1.0, (1000,)), (2.5, (1000, 1000)), (4.0, (1000,))]


def test_one_row_is_enough(tmp_path: Path) -> None:
    assert packets(table(tmp_path, "1622959867016,615\n")) == [(0.615, (615.0,))]
    assert packets(table(tmp_path, "7.5,615\n")) == [(0.615, (615.0,))]


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("1,900\n2,900\n3\n", 3, "it has 1 columns where 2 are needed"),
        ("1,900\nx,900\n", 2, "'x' is no number"),
        ("1,900\n2,-900\n3,900\n", 2, "-900 ms lies outside"),
        ("date,rr\n2025-03-15 09:00:15,1000\nsoon,1000\n", 3, "'soon' is no time"),
        ("100,1000\n101,1000\n1,1000\n", 3, "backwards"),
        ("time,rr\n\n", None, "no rows"),
        ("time,rr\n1,7\n", None, "neither milliseconds nor seconds"),
    ],
)
def test_refuses_what_is_no_table_of_intervals(tmp_path: Path, content: str, line: int | None, says: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(content)
    with pytest.raises(FormatError, match=says) as refused:
        read(path)
    assert refused.value.line == line


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"# only\n",
        b"800\n810\n",
        b"timestamp,heartrate,rmssd\n1,60,30\n",
        b"t,a,b\n0,1,2\n",
        b"1,20\n3,40\n",
        b"1,800\n2,x\n3,900\n",
    ],
)
def test_does_not_recognise_other_files(start: bytes) -> None:
    assert not sniff(start, Path("x.csv"))


@pytest.mark.parametrize(
    ("header", "app"),
    [
        ("timestamp,rr,since_start\n\n", "FatMaxxer"),
        ("timestamp, rr, since_start \n\n", "HRV Logger"),
        ("timestamp,rr,sum\n", "RR table"),
    ],
)
def test_says_whose_artefacts_are_gone(tmp_path: Path, header: str, app: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(header + "1622959867016,615,615\n1622959867630,614,1229\n")
    found = read(path).header
    assert found.app == app
    assert bool(found.notes) == (app == "HRV Logger")
