"""Numbers of each part of a session: its phases, what lies between marks, even windows, or named spans."""

import re
from collections.abc import Sequence
from datetime import datetime
from math import inf, isfinite, nan

import msgspec
import numpy as np

from hrvsync.analysis.measures.hrv import hrv_of_beats
from hrvsync.analysis.pair import over_minutes
from hrvsync.analysis.session import BESIDES, SessionData, SessionResult
from hrvsync.beats import Label, covered, within
from hrvsync.i18n import Message

MINUTE = 60.0
EDGE = 1e-6
NAMED = re.compile(r"(?P<name>[^=]+)=(?P<start>[\d:.]+?)\.\.(?P<end>[\d:.]+)")
MOST = 10_000
"""Parts of one session."""


class Part(msgspec.Struct, frozen=True):
    """A named part of a session from `start` to `end` (s)."""

    name: str
    start: float
    end: float


def parts_of(data: SessionData, by: str) -> tuple[Part, ...]:
    """Return the parts of a session.

    Parameters
    ----------
    data : SessionData
        The session.
    by : str
        "phase", "mark" (from each mark for as long as it lasted, else until the next), "window:SECONDS" (whole windows
        from 0 s on), or one part NAME=START..END, in s or as m:ss or h:mm:ss.

    Returns
    -------
    tuple of Part
        Times in s, in order; none where the session has no phases or marks.

    Raises
    ------
    ValueError
        For what is none of these, and for a part that ends before it begins.
    """
    if by == "phase":
        return tuple(Part(span.name, span.start, span.end) for span in data.spans)
    if by == "mark":
        times = [mark.t for mark in data.marks]
        ends = [
            after if mark.seconds is None else mark.t + mark.seconds
            for mark, after in zip(data.marks, [*times[1:], data.seconds], strict=False)
        ]
        return tuple(
            Part(mark.text or mark.kind, mark.t, end)
            for mark, end in zip(data.marks, ends, strict=True)
            if end > mark.t
        )
    if found := re.fullmatch(r"window:(\d+(?:\.\d+)?)", by):
        seconds = float(found[1])
        if not 1 <= seconds <= 86_400 or data.seconds / seconds > MOST:
            raise ValueError(Message("a window has 1 to 86400 s, and there are at most {n} of them", n=MOST))
        n = int((data.seconds + EDGE) / seconds)
        return tuple(Part(f"{seconds * i:g}..{seconds * (i + 1):g}", seconds * i, seconds * (i + 1)) for i in range(n))
    if (named := NAMED.fullmatch(by)) is not None:
        start, end = _seconds(named["start"]), _seconds(named["end"])
        if not start < end:
            raise ValueError(Message("the part {name} ends before it begins", name=named["name"]))
        return (Part(named["name"], start, end),)
    raise ValueError(Message("{by!r} is none of phase, mark, window:SECONDS and NAME=START..END", by=by))


def parts_in(names: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]], file: str, created: str) -> list[Part]:
    """Return the parts that a table names.

    Parameters
    ----------
    names : sequence of str
        Names of its columns: `start` or `onset`; `end`, or `duration`; `name`, `part`, `condition` or `trial_type`;
        where one table holds the parts of many files, `file`.
    rows : sequence of (int, sequence of str)
        The number of each line, and its cells. Times are in s, m:ss, h:mm:ss, or moments in ISO 8601.
    file : str
        The name of the recording's file; rows of others are left out, suffixes aside.
    created : str
        The moment of t = 0 (ISO 8601), "" where it is unknown.

    Returns
    -------
    list of Part
        In the order of the table.

    Raises
    ------
    ValueError
        Naming the columns it needs, or the line where a part ends before it begins, or a time is none.
    """
    words = ["".join(filter(str.isalnum, name.lower())).removesuffix("s") for name in names]

    def column(*known: str) -> int | None:
        return next((i for i, word in enumerate(words) if word in known), None)

    start, end = (
        column("start", "onset", "from", "begin", "von", "beginn", "t"),
        column("end", "to", "bi", "until", "ende"),
    )
    lasts, name = (
        column("duration", "length", "second", "dauer"),
        column("name", "part", "condition", "trialtype", "label", "phase", "bedingung"),
    )
    of_file = column("file", "recording", "datei", "session")
    if start is None or (end is None and lasts is None) or name is None:
        raise ValueError(Message("a table of parts needs the columns name, start and end (or duration)"))
    found: list[Part] = []
    for line, cells in rows:
        cell = [*cells, *[""] * (len(names) - len(cells))]
        if of_file is not None and cell[of_file].rpartition("/")[2].partition(".")[0] != file.partition(".")[0]:
            continue
        try:
            first = _moment(cell[start], created)
            last = _moment(cell[end], created) if end is not None and cell[end] else first + _seconds(cell[lasts or 0])
        except ValueError as error:
            raise ValueError(Message("line {n}: {what}", n=line, what=str(error))) from None
        if not first < last:
            raise ValueError(Message("line {n}: the part {name} ends before it begins", n=line, name=cell[name]))
        found.append(Part(cell[name] or str(len(found) + 1), first, last))
        if len(found) > MOST:
            raise ValueError(Message("there are more than {n} parts", n=MOST))
    return found


def by_part(result: SessionResult, parts: Sequence[Part]) -> list[dict[str, object]]:
    """Return one row a part and person, or pair.

    Parameters
    ----------
    result : SessionResult
        The session with its definitions.
    parts : sequence of Part
        The parts, which may overlap.

    Returns
    -------
    list of dict
        `part`, `start_s`, `end_s`, `who`, `name`, then `beats`, `artefacts`, `corrected_by_hand` (beats that were, in
        the whole session), `usable_pct` (share of the part inside normal intervals, at most 100), `rhythm`, `pulse`
        (beats of a pulse wave: PRV) and the measures of a person; of a pair `minutes` (whole ones with enough good
        data) and the medians over them. NaN where there is not enough.
    """
    rows: list[dict[str, object]] = []
    data, definitions = result.data, result.definitions
    for part in parts:
        place: dict[str, object] = {"part": part.name, "start_s": part.start, "end_s": part.end}
        for who, beats in data.beats.items():
            inside = within(beats, part.start, part.end)
            preset = definitions.preset_of(data.ages.get(who, "adult"))
            found = hrv_of_beats(inside, preset, definitions.policy(bare=data.bare))
            length = part.end - part.start
            usable = min(100.0, 100 * covered(beats, part.start, part.end) / length) if isfinite(length) else nan
            rows.append(
                {
                    **place,
                    "who": who,
                    "name": data.names.get(who, ""),
                    "beats": len(inside),
                    "artefacts": int(np.count_nonzero(inside.label != Label.NORMAL)),
                    "corrected_by_hand": data.corrected[who].applied,
                    "usable_pct": usable,
                    "rhythm": found["rhythm"],
                    "pulse": beats.pulse,
                    **{key: value for key, value in found.items() if isinstance(value, float) and key not in BESIDES},
                }
            )
        for people, pair in result.pairs.items():
            minutes = [one for one in pair.minutes if part.start - EDGE <= one.t - MINUTE and one.t <= part.end + EDGE]
            whole = over_minutes(minutes)
            rows.append(
                {
                    **place,
                    "who": "+".join(people),
                    "name": " and ".join(map(data.name, people)),
                    "minutes": whole.windows,
                    **whole.metrics,
                }
            )
    return rows


def _moment(text: str, created: str) -> float:
    """Return a time of the session in s; a moment in ISO 8601 is held against when it began."""
    try:
        at = datetime.fromisoformat(text) if "-" in text[1:] else None
        began = datetime.fromisoformat(created) if at else None
    except ValueError:
        at = began = None
    if at is None or began is None:
        return _seconds(text.replace(",", "."))
    if at.tzinfo is None or began.tzinfo is None:
        at, began = at.replace(tzinfo=None), began.replace(tzinfo=None)
    return (at - began).total_seconds()


def _seconds(text: str) -> float:
    try:
        pieces = [float(piece) for piece in text.split(":")]
    except ValueError:
        pieces = [inf]
    seconds = sum(piece * MINUTE**i for i, piece in enumerate(reversed(pieces)))
    if len(pieces) > 3 or not isfinite(seconds):
        raise ValueError(Message("{text!r} is no time in s, m:ss or h:mm:ss", text=text))
    return seconds
