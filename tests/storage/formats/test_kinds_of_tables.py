"""Tables that are mended and said to be, and those that are refused."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from hrvsync.events import Packet
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError

RR = [880, 944, 919, 863, 880, 919, 920, 859, 803, 837, 896, 879, 835, 840, 920, 964, 887, 857, 865, 905] * 5
T = (np.cumsum(RR) / 1000).tolist()
ROWS = [f"{t:.3f},{rr}" for t, rr in zip(T, RR, strict=True)]
CLOCK = [f"10:{int(t // 60):02d}:{t % 60:06.3f}" for t in T]


def lines(*parts: str | Sequence[str]) -> str:
    return "\n".join(line for part in parts for line in ([part] if isinstance(part, str) else part))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (lines("time;RR", [row.replace(",", ";").replace(".", ",") for row in ROWS]), ""),
        (lines("Date;Time;RR", [f"2024-03-05;{at};{rr}" for at, rr in zip(CLOCK, RR, strict=True)]), ""),
        (
            lines("timestamp,rr", [f"03/05/2024 {at},{rr}" for at, rr in zip(CLOCK, RR, strict=True)]),
            "day or the month",
        ),
        (lines("timestamp,rr", [f"3/25/2024 {at} PM,{rr}" for at, rr in zip(CLOCK, RR, strict=True)]), ""),
        (lines("time,rr", ROWS[:20], ROWS[50], ROWS[20:50], ROWS[51:]), "1 row stood out of order"),
        (lines("time,rr", ROWS[:20], ROWS[19], ROWS[20:]), "1 row stands twice"),
        (lines("time,rr", ROWS[:20], "xx,yy", ROWS[20:]), "1 line in it is damaged and was passed over: 22."),
        (lines("time;RR", [f"{T[i + 1]:.3f};[{RR[i]}, {RR[i + 1]}]" for i in range(0, 100, 2)]), ""),
        (lines("time,rr", "s,ms", ROWS), ""),
        (lines("time;RR [us]", [f"{t:.3f};{rr}000" for t, rr in zip(T, RR, strict=True)]), ""),
        (lines("time;RR [s]", [f"{t:.3f};{rr}" for t, rr in zip(T, RR, strict=True)]), "unit in its header cannot be"),
        (lines("time,rr_corrected,rr", [f"{row},{rr}" for row, rr in zip(ROWS, RR, strict=True)]), "was left out"),
        (lines('"time","rr"', [f'"{i + 1}",{row}' for i, row in enumerate(ROWS)]), ""),
        (lines("# time,rr", ROWS), ""),
        (lines("rr_polar", [str(rr) for rr in RR]), "column rr_polar was taken"),
        (lines("rr_ms,quality", [f"{rr},{90 + rr % 9}" for rr in RR]), "not understood and not used"),
        (lines("rr,flag", [f"{rr},1" for rr in RR]), ""),
        (";".join(map(str, RR)), ""),
        (",".join(map(str, RR)), ""),
        (lines("Recorded, by me", "RR", [f"0,{rr}" for rr in RR]), ""),
        (lines("device,time,rr", [f"H10,{row}" for row in ROWS]), ""),
        (lines([f"{rr},{round(60_000 / rr)}" for rr in RR]), ""),
        (lines([f"{rr}\t{i}" for i, rr in enumerate(RR)]), ""),
        (lines([f"{i + 1};{row.replace(',', ';')}" for i, row in enumerate(ROWS)]), ""),
        (lines([f"2024-03-05 {at},{rr}" for at, rr in zip(CLOCK, RR, strict=True)]), ""),
    ],
)
def test_is_read_right(tmp_path: Path, text: str, note: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text)
    recording = read(path)
    packets = [one for one in recording.events() if isinstance(one, Packet)]
    found = [n * 1000 / one.per_second for one in packets for n in one.rr]
    assert found == pytest.approx(RR, abs=0.01)
    assert packets[-1].t == pytest.approx(T[-1], abs=0.01)
    said = " ".join(recording.header.notes).replace(
        "Its intervals have no times: gaps between them cannot be seen.", ""
    )
    assert note in said
    assert bool(said) == bool(note)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            lines("time,rr", [f"{t:.3f},{rr + k}" for t, rr in zip(T, RR, strict=True) for k in (0, 13)]),
            "two people in one",
        ),
        (lines("time,foo,bar", [f"{row},1" for row in ROWS]), r"none of its columns \(time, foo, bar\)"),
        (lines("time,rr,hr", [f"{row.replace('.', ',')},70" for row in ROWS]), "commas stand in numbers"),
        (lines([f"{a},{b}" for a, b in pairwise(RR)]), "none has a name"),
        (lines("time,rr", [f"{i},{rr}" for i, rr in enumerate(RR)]), "even rate of 1 Hz"),
        (lines("who,rr", [f"{'ABC'[i % 3]},{rr}" for i, rr in enumerate(RR)]), "it holds 3 people"),
        (lines("rr_a,rr_b,rr_1", [f"{rr},{rr},{rr}" for rr in RR]), "3 columns of RR intervals"),
        (lines("time,rr", ROWS[50:], ROWS[:50]), "the time goes backwards"),
        (
            lines(
                "timestamp,rr", [f"2024-03-05 {at},{rr}" for at, rr in zip(CLOCK, RR, strict=True)], ["later,9"] * 40
            ),
            "no time",
        ),
    ],
)
def test_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text)
    with pytest.raises(FileError, match=says):
        read(path)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            lines("participant,time,rr", [f"{who},{row}" for row in ROWS for who in ("Ann", "Bo")]),
            {"A": "Ann", "B": "Bo"},
        ),
        (lines("device,time,rr", [f"{who},{row}" for row in ROWS for who in ("H10", "H9")]), {"A": "H10", "B": "H9"}),
        (lines("RR1,RR2", [f"{rr},{rr}" for rr in RR]), {"A": "", "B": ""}),
        (lines("time,rr_ann,rr_bo", [f"{row},{row.split(',')[1]}" for row in ROWS]), {"A": "ann", "B": "bo"}),
    ],
)
def test_two_people_take_two_seats(tmp_path: Path, text: str, names: dict[str, str]) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text)
    recording = read(path)
    assert recording.header.people == names
    for who in "AB":
        found = [n for one in recording.events() if isinstance(one, Packet) and one.who == who for n in one.rr]
        assert found == RR


@pytest.mark.parametrize(("month", "day", "step"), [(3, 31, 1), (10, 27, -1)])
def test_a_night_when_the_clock_is_set_has_no_gap(tmp_path: Path, month: int, day: int, step: int) -> None:
    path = tmp_path / "x.csv"
    minutes = 119 if step > 0 else 179
    rows = [
        (int(minutes * 60 + t) + (3600 * step if minutes * 60 + t >= (minutes + 1) * 60 else 0), t % 1, rr)
        for t, rr in zip(T, RR, strict=True)
    ]
    stamps = [
        f"2024-{month:02d}-{day} {s // 3600:02d}:{s % 3600 // 60:02d}:{s % 60 + part:06.3f},{rr}"
        for s, part, rr in rows
    ]
    path.write_text(lines("timestamp,rr", stamps))
    recording = read(path)
    packets = [one for one in recording.events() if isinstance(one, Packet)]
    assert packets[-1].t == pytest.approx(T[-1], abs=0.01)
    assert "summer time" in recording.header.notes[0]
