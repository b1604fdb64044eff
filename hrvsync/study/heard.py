"""What a study takes of a recording: each condition's numbers and RR series at 4 Hz of both people, without names."""

import re
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from hrvsync.analysis.grid import GRID_HZ, grid_times, rr_series
from hrvsync.analysis.parts import Part, by_part, parts_of
from hrvsync.analysis.session import SessionData, analyse, session_data
from hrvsync.batch import remembered
from hrvsync.beats import Floats
from hrvsync.i18n import Message
from hrvsync.opening import open_file
from hrvsync.storage import (
    FileError,
    NoCommonClock,
    Recording,
    ResultCache,
    corrected,
    edited,
    pair,
    read_edits,
    read_notes,
)
from hrvsync.study.design import Condition, Recorded

WHOLE = "whole"
SPAN = re.compile(r"[\d:.]+\.\.[\d:.]+")
ADVICE = Message("correct the design, or leave the dyad out")


type Numbers = dict[str, Any]


class Heard(msgspec.Struct, frozen=True):
    """A condition of one recording: its span (s), and of both people numbers by name and RR intervals at 4 Hz.

    `pair`: the numbers between them. `rr_ms`: float64, NaN in gaps.
    """

    condition: str
    start: float
    end: float
    people: tuple[Numbers, Numbers]
    pair: Numbers
    rr_ms: tuple[bytes, bytes]

    @property
    def series(self) -> tuple[Floats, Floats]:
        """The RR intervals (ms) of both at 4 Hz."""
        one, other = (np.frombuffer(each) for each in self.rr_ms)
        return one, other


def hear(folder: Path, recorded: Recorded, conditions: tuple[Condition, ...], cache: ResultCache) -> list[Heard]:
    """Return each condition that a recording holds, from the cache where it was measured before. Raises FileError."""
    files = [folder / name for name in recorded.files]
    asked = tuple(one for one in conditions if one.task in {"", recorded.task})
    how = msgspec.msgpack.encode(("study", [file.name for file in files], recorded.later, asked))

    def measure() -> bytes:
        return msgspec.msgpack.encode(_measured(session_of(files, recorded.later), asked))

    return msgspec.msgpack.decode(remembered(files, how, measure, cache), type=list[Heard])


def session_of(files: list[Path], later: float | None) -> SessionData:
    """Parse a recording of two people, or one of each, with their corrections. Raises FileError."""
    each = [edited(corrected(open_file(file), read_notes(file)), read_edits(file)) for file in files]
    try:
        recording: Recording = each[0] if len(each) == 1 else pair(each[0], each[1], later=later)
    except NoCommonClock as error:
        raise FileError(files[1], error.what, Message("add later = SECONDS to the recording in the design")) from None
    except FileError:
        raise
    except ValueError as error:
        raise FileError(files[0], Message("the two do not fit together: {why}", why=str(error)), ADVICE) from None
    header = recording.header
    data = session_data(recording.events(), header.people, bare=header.bare, edits=recording.edits)
    if len(data.beats) != 2:
        raise FileError(
            files[0],
            Message("heartbeats of {n} {n:person are|people are} in it, not of two", n=len(data.beats)),
            ADVICE,
        )
    return data


def span_of(data: SessionData, part: str) -> Part | None:
    """Find the part of a session that a condition names: a phase, else a mark, else a span; None where it has none."""
    if part == WHOLE:
        return Part(part, 0.0, data.seconds)
    if SPAN.fullmatch(part):
        return parts_of(data, f"{WHOLE}={part}")[0]
    return next((one for one in (*phases_of(data), *parts_of(data, "mark")) if one.name == part), None)


def phases_of(data: SessionData) -> list[Part]:
    """Return the phases of a session, or, of a file of another format, what its marks of phases divide."""
    guided = parts_of(data, "phase")
    if guided:
        return list(guided)
    phases = [mark for mark in data.marks if mark.kind == "phase"]
    ends = [*(mark.t for mark in phases[1:]), data.seconds]
    return [Part(mark.text, mark.t, end) for mark, end in zip(phases, ends, strict=True) if end > mark.t]


def _measured(data: SessionData, conditions: tuple[Condition, ...]) -> list[Heard]:
    result, found = analyse(data), list[Heard]()
    for one in conditions:
        part = span_of(data, one.part)
        if part is None:
            continue
        one_row, other_row, both = (
            {name: value for name, value in row.items() if name not in UNSAID} for row in by_part(result, [part])
        )
        t = grid_times(part.start, part.end)
        first, second = (rr_series(beats, t).tobytes() for beats in data.beats.values())
        found.append(Heard(one.name, part.start, part.end, (one_row, other_row), both, (first, second)))
    return found


UNSAID = {"part", "start_s", "end_s", "who", "name"}
"""Columns of a part that are known already, or name somebody."""
RATE = float(GRID_HZ)
