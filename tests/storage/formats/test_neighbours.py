"""Tables that people may bring: kinds crossed with separators, decimals, encodings, headers and languages.

Each is read right or refused with one sentence; none gives other intervals in silence.
"""

from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from hrvsync.events import Packet
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError

N = 60
RR = np.rint(880 + 45 * np.sin(np.arange(N) * 0.6) + 12 * np.cos(np.arange(N) * 2.1)).astype(int)
T = np.cumsum(RR) / 1000
HEADERS = (
    ("time", "rr"),
    ("Zeit", "RR [ms]"),
    ("timestamp", "rr_ms"),
    ("tiempo", "RRms"),
    ("temps", "RtoR"),
    ("seconds", "rrInterval"),
    ("elapsed_s", "IBI (ms)"),
    ("Uhrzeit", "R-R-Intervall"),
    ("tempo", "NN"),
    ("tijd", "PPI"),
    ("время", "RR-интервал"),
    ("時刻", "RR間隔"),
    ("Time (s)", "BBI"),
    None,
)
KINDS = (
    "plain",
    "quoted",
    "number first",
    "flag",
    "heart rate",
    "no time",
    "zero",
    "above",
    "date",
    "time of day",
    "in seconds",
    "even",
    "twice",
    "ticks",
)
STYLES = (
    (",", ".", "utf-8"),
    (";", ",", "utf-8-sig"),
    (";", ".", "utf-16"),
    ("\t", ",", "cp1252"),
    ("\t", ".", "utf-16-le"),
    (" ", ".", "utf-8"),
)


def table(kind: str, header: tuple[str, str] | None, separator: str, decimal: str) -> str:
    """Write a table of one kind; each column of it is a list of cells below its name."""

    def decimals(values: np.ndarray, digits: int) -> list[str]:
        return [f"{value:.{digits}f}".replace(".", decimal) for value in values.tolist()]

    time_name, rr_name = header or ("", " ")
    times, rr = decimals(T, 3), [str(value) for value in RR]
    if kind == "date":
        times = [f"05.03.2024 10:{int(t // 60):02d}:{t % 60:06.3f}" for t in T]
    if kind == "time of day":
        times = [
            (datetime(2024, 3, 5, 23, 59, 30) + timedelta(seconds=t)).strftime("%H:%M:%S.%f")[:-3] for t in T.tolist()
        ]
    if kind == "in seconds":
        rr, rr_name = decimals(RR / 1000, 3), rr_name.replace("[ms]", "[s]").replace("(ms)", "(s)")
    if kind == "zero":
        rr[10] = "0"
    if kind == "ticks":
        rr, rr_name = [str(round(value * 1.024)) for value in RR], "RR [1/1024 s]"
    if kind == "even":
        times = decimals(np.arange(N) / 4, 2)
    columns = {time_name: times, rr_name: rr}
    if kind == "no time":
        columns = {rr_name: rr}
    if kind == "number first":
        columns = {"Nr.": [str(i + 1) for i in range(N)], **columns}
    if kind == "flag":
        columns["valid"] = ["1"] * N
    if kind == "heart rate":
        columns["HR [bpm]"] = [str(round(60_000 / value)) for value in RR]
    rows = list(zip(*columns.values(), strict=True))
    if kind == "twice":
        rows = [row for row in rows for _ in range(2)]
    if header:
        rows.insert(0, tuple(columns))
    if kind == "quoted":
        rows = [tuple(f'"{cell}"' for cell in row) for row in rows]
    lines = [separator.join(row) for row in rows]
    if kind == "above":
        lines = ["Device: strap", "Recorded by: somebody", "", *lines]
    return "\r\n".join(lines) + "\r\n"


NEIGHBOURS = [
    (kind, header, separator, decimal, encoding)
    for i, (kind, (separator, decimal, encoding), header) in enumerate(product(KINDS, STYLES, HEADERS))
    if i % 3 == 0 and not (separator == " " and (kind == "date" or (header and " " in "".join(header))))
]


def intervals(path: Path) -> list[float]:
    return [n * 1000 / one.per_second for one in read(path).events() if isinstance(one, Packet) for n in one.rr]


def test_no_neighbour_is_read_wrong(tmp_path: Path) -> None:
    assert len(NEIGHBOURS) >= 300
    wrong: list[str] = []
    refused = 0
    for kind, header, separator, decimal, encoding in NEIGHBOURS:
        if encoding == "cp1252" and header and not "".join(header).isascii():
            encoding = "utf-8"
        path = tmp_path / "x.csv"
        path.write_bytes(table(kind, header, separator, decimal).encode(encoding))
        name = f"{kind} {header} {separator!r} {decimal!r} {encoding}"
        try:
            found = intervals(path)
        except FileError as error:
            refused += kind != "even"
            if "\n" in str(error):
                wrong.append(f"{name}: {error}")
            continue
        expected = np.delete(RR, 10) if kind == "zero" else RR
        near = 0.51 if kind == "ticks" else 0.01
        if kind == "even" or len(found) != len(expected) or np.abs(np.array(found) - expected).max() > near:
            wrong.append(f"{name}: {len(found)} {found[:3]}")
    assert wrong == []
    print(f"{len(NEIGHBOURS)} neighbours, {refused} refused that could be read")
    assert refused == 0


@pytest.mark.parametrize("decimal", [",", "."])
def test_a_single_column_is_read_with_either_decimal(tmp_path: Path, decimal: str) -> None:
    path = tmp_path / "x.txt"
    for values, digits in ((RR / 1000, 3), (RR + 0.25, 2)):
        path.write_text("\n".join(f"{value:.{digits}f}".replace(".", decimal) for value in values.tolist()))
        found = intervals(path)
        assert np.allclose(found, values * (1000 if digits == 3 else 1), atol=0.01)


@pytest.mark.parametrize("name", ["R-peak time", "R-peak time (s)", "rpeaks", "Beat time", "R-Zacke", "ECG_R_Peaks"])
def test_a_lone_column_of_beat_times_by_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.csv"
    for unit, says in ((1, "in s;"), (1000, "in ms;")):
        path.write_text(name + "\n" + "".join(f"{t * unit:.3f}\n" for t in T))
        recording = read(path)
        assert np.allclose(intervals(path), np.diff(T) * 1000, atol=0.01)
        assert [says in note for note in recording.header.notes] == [True]
        last = list(recording.events())[-2]
        assert last.t == pytest.approx(T[-1] - T[0])


def test_beat_times_with_a_gap_and_what_is_none(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("nr,R-peak time\n" + "".join(f"{i},{t + 100 * (i > 30):.3f}\n" for i, t in enumerate(T)))
    assert len(intervals(path)) == N - 2
    path.write_text("nr,R-peak time [1/256 s]\n" + "".join(f"{i},{t * 256:.3f}\n" for i, t in enumerate(T)))
    with pytest.raises(FileError, match="its column of beats does not rise by an interval each"):
        read(path)
    path.write_text("time\n" + "".join(f"{t:.3f}\n" for t in T))
    with pytest.raises(FileError):
        read(path)
