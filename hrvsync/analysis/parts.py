"""Numbers of each part of a session: its phases, what lies between marks, even windows, or named spans."""

import re
from collections.abc import Sequence
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
        "phase", "mark" (from each mark until the next), "window:SECONDS" (whole windows from 0 s on), or one part
        NAME=START..END, in s or as m:ss or h:mm:ss.

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
        return tuple(
            Part(mark.text or mark.kind, mark.t, end)
            for mark, end in zip(data.marks, [*times[1:], data.seconds], strict=False)
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
        `part`, `start_s`, `end_s`, `who`, `name`, then `beats`, `artefacts`, `usable_pct` (share of the part inside
        normal intervals, at most 100), `rhythm`, `pulse` (beats of a pulse wave: PRV) and the measures of a person; of
        a pair `minutes` (whole ones with enough good data) and the medians over them. NaN where there is not enough.
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


def _seconds(text: str) -> float:
    try:
        pieces = [float(piece) for piece in text.split(":")]
    except ValueError:
        pieces = [inf]
    seconds = sum(piece * MINUTE**i for i, piece in enumerate(reversed(pieces)))
    if len(pieces) > 3 or not isfinite(seconds):
        raise ValueError(Message("{text!r} is no time in s, m:ss or h:mm:ss", text=text))
    return seconds
