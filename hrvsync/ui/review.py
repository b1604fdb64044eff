"""What a summary shows, computed from a session's events: phases, dynamics, repairs, minutes to look at again."""

from collections.abc import Iterable
from math import nan

import msgspec
import numpy as np

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.measures.breathing.resonance import Resonance, resonance
from hrvsync.analysis.states import Relating, follow_session, summary
from hrvsync.analysis.summary import Summary, summarise
from hrvsync.beats import Floats
from hrvsync.events import AnyEvent
from hrvsync.guide import guide_of

LEAST = 20  # s of data that make a mean


class Part(msgspec.Struct, frozen=True):
    """A phase (or a third, without any) from `start` to `end` (s): mean heart rate (bpm) and RMSSD (ms) by seat."""

    name: str
    start: float
    end: float
    hr: dict[str, float]
    rmssd: dict[str, float]


class Review(msgspec.Struct, frozen=True):
    """A session looked back at; `resonance` by seat where it was an assessment of it."""

    whole: Summary
    parts: tuple[Part, ...]
    relating: Relating
    resonance: dict[str, Resonance] = {}


def review(events: Iterable[AnyEvent], thirds: tuple[str, str, str]) -> Review:
    """Look back at a session; `thirds` name its parts where it has no phases. Pure, and slow for the GUI's thread."""
    told = tuple(events)
    guide = guide_of(told)
    end = told[-1].t if told else 0.0
    beats = rebuild(told)
    _, courses = follow_session(beats, guide)
    if guide.phases:
        spans = [(span.name, span.start, span.end) for span in guide.spans_until(end)]
    else:
        spans = [(name, end * index / 3, end * (index + 1) / 3) for index, name in enumerate(thirds)]
    parts = tuple(
        Part(
            name,
            start,
            stop,
            {who: _mean(one.t, one.hr, start, stop) for who, one in courses.items()},
            {who: float(np.exp(_mean(one.t, one.ln_rmssd, start, stop))) for who, one in courses.items()},
        )
        for name, start, stop in spans
    )
    assessed = {who: found for who, one in beats.items() if (found := resonance(one, guide, who, end)) is not None}
    return Review(summarise(told), parts, summary(beats, told), assessed)


def _mean(t: Floats, values: Floats, start: float, stop: float) -> float:
    inside = values[(t >= start) & (t < stop) & np.isfinite(values)]
    return float(np.mean(inside)) if len(inside) >= LEAST else nan
