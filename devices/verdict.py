"""Is a strap good for HRV? Judged by what it sends, never by its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from devices.strap import Measurement

type Worth = Literal["good for HRV", "heart rate only", "no data", "checking"]

_ENOUGH = 20
_FILLED_IN_A_ROW = 8
_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a strap is worth, and the key of why ("" where there is nothing to say)."""

    worth: Worth
    reason: str = ""


def judge(measured: Sequence[tuple[float, Measurement]], first_beats: float = 10.0) -> Verdict:
    """Judge a strap by its last measurements, each with its arrival (s), in order of time.

    Wants about 30 s to see made-up intervals; sooner says "checking", or what is already certain. After `first_beats` s
    of heart rate without one interval the strap is taken to send none.
    """
    if not measured:
        return Verdict("no data", "nothing_arrives")
    seconds = measured[-1][0] - measured[0][0]
    worn = [m for _, m in measured if m.bpm]
    if not worn:
        return Verdict("no data", "no_heart")
    pairs = [(ticks * 1000 / m.per_second, m.bpm) for _, m in measured if m.bpm for ticks in m.rr]
    if not pairs:
        if seconds < first_beats:
            return Verdict("checking")
        return Verdict("heart rate only", "no_intervals")
    if made_up(pairs):
        return Verdict("heart rate only", "computed_intervals")
    if filled_in(pairs):
        return Verdict("heart rate only", "repeated_interval")
    if len(pairs) < _ENOUGH:
        return Verdict("checking")
    beats_s = sum(rr_ms for rr_ms, _ in pairs) / 1000
    start = next(t for t, m in measured if m.rr)
    if beats_s < 0.8 * (measured[-1][0] - start):
        return Verdict("heart rate only", "missing_beats")
    if all(m.contact is False for m in worn):
        return Verdict("good for HRV", "wrong_contact")
    return Verdict("good for HRV")


def made_up(pairs: Sequence[tuple[float, int]]) -> bool:
    """Return whether RR (ms) is computed from heart rate (bpm): within 1 ms of 60000/bpm in 9 of 10, of 20 or more."""
    near = sum(abs(rr_ms - 60000 / bpm) <= 1.0 for rr_ms, bpm in pairs)
    return len(pairs) >= _ENOUGH and near >= _SHARE * len(pairs)


def filled_in(pairs: Sequence[tuple[float, int]]) -> bool:
    """Return whether the last RR (ms) are one value that the heart rate (bpm) contradicts by more than 15 %."""
    last = pairs[-_FILLED_IN_A_ROW:]
    return (
        len(last) == _FILLED_IN_A_ROW
        and len({rr_ms for rr_ms, _ in last}) == 1
        and all(abs(rr_ms - 60000 / bpm) > 0.15 * 60000 / bpm for rr_ms, bpm in last)
    )


def expected(rr: Literal["good", "smoothed", "none", "unknown"], streams_beats: bool) -> Worth:
    """Say before connecting what a model is expected to be worth; only judge() knows."""
    if rr == "good" or streams_beats:
        return "good for HRV"
    return "heart rate only" if rr in ("none", "smoothed") else "checking"
