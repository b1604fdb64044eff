"""What is sent of each frame: the rows of PERSON and PAIR, the same on every wire; and the pacer of a moment."""

from collections.abc import Callable
from math import isnan, nan, tau

import msgspec

from hrvsync.analysis.live import Frame, PairFrame, PersonFrame
from hrvsync.analysis.states import Dynamic, State
from hrvsync.guide import Guide, breath_at


class Value[F](msgspec.Struct, frozen=True):
    """A number of a frame under its key, with its unit and what it is; NaN where there is not enough good data."""

    key: str
    unit: str
    what: str
    of: Callable[[F], float]


def _codes(kind: type[State] | type[Dynamic]) -> str:
    return ", ".join(f"{one.value} {one.name.lower().replace('_', ' ')}" for one in sorted(kind))


def _yes(answer: bool | None) -> float:
    return nan if answer is None else float(answer)


WORDS = ("apart", "some", "together")
"""How two move, from the least on; their places are the numbers that are sent."""

PERSON: tuple[Value[PersonFrame], ...] = (
    Value("hr", "1/min", "heart rate, last 10 s", lambda one: one.measures.hr),
    Value("rmssd", "ms", "RMSSD, last minute", lambda one: one.measures.rmssd_60),
    Value("sdnn", "ms", "SDNN, last minute", lambda one: one.measures.sdnn),
    Value("breathing", "1/min", "breaths a minute, by heart or chest", lambda one: one.measures.breathing_rate),
    Value("usable", "%", "share of the last minute in normal intervals", lambda one: one.usable_pct),
    Value("state", "", f"state of the body: {_codes(State)}", lambda one: float(one.state.state)),
)
PAIR: tuple[Value[PairFrame], ...] = (
    Value("r", "", "correlation without lag, last minute", lambda pair: pair.measures.synchrony),
    Value("chance_low", "", "5 % of chance, without lag", lambda pair: pair.measures.chance_low),
    Value("chance_high", "", "95 % of chance, without lag", lambda pair: pair.measures.chance_high),
    Value("z", "z", "correlation at the best lag", lambda pair: pair.measures.wcc_z),
    Value("z_low", "z", "5 % of chance at the best lag", lambda pair: pair.measures.wcc_low),
    Value("z_high", "z", "95 % of chance at the best lag", lambda pair: pair.measures.wcc_high),
    Value("lag", "s", "best lag (+: the first seat leads)", lambda pair: pair.measures.wcc_lag),
    Value("beyond_r", "", "correlation without lag beyond the pacer", lambda pair: pair.measures.beyond_r0),
    Value("beyond_z", "z", "correlation at the best lag beyond the pacer", lambda pair: pair.measures.beyond_z),
    Value("beyond", "", "more than the shared pacer explains: 1 or 0", lambda pair: _yes(pair.together.beyond)),
    Value(
        "together",
        "",
        "how they move: 0 no more alike than by chance, 1 some synchrony, 2 clearly together; -1 not enough data",
        lambda pair: float(WORDS.index(pair.together.word) if pair.together.word else -1),
    ),
    Value("dynamic", "", f"of the two: {_codes(Dynamic)}", lambda pair: float(pair.dynamic)),
)
PACER = (("rate", "1/min", "breaths a minute"), ("phase", "rad", "0 where breathing in begins"), ("volume", "", "0..1"))
"""What is sent of a pacer, in this order."""


def person_values(frame: Frame, who: str) -> list[float]:
    """Return the values of PERSON; NaN where that seat is in no frame yet."""
    person = frame.people.get(who)
    return [nan if person is None else float(row.of(person)) for row in PERSON]


def pair_values(frame: Frame) -> list[float]:
    """Return the values of PAIR; NaN with fewer than two people."""
    return [nan if frame.pair is None else float(row.of(frame.pair)) for row in PAIR]


def pacer_values(guide: Guide, t: float, who: str) -> tuple[float, float, float]:
    """Return rate (1/min), phase (rad) and volume of the pacer of `who` at session time `t` (s); NaN without one."""
    span = guide.span_at(t)
    pacer = span.pacer(who) if span is not None else None
    if span is None or pacer is None or guide.paused:
        return nan, nan, nan
    breath = breath_at(pacer, guide.elapsed(span.start, t))
    return breath.rate, tau * breath.position, breath.volume


def known(values: list[float]) -> bool:
    """Return whether any of the values is there."""
    return not all(map(isnan, values))
