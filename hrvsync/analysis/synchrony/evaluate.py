"""Rows between two people over windows: the newest of a session for frames, or a phase as a whole."""

from collections.abc import Callable, Sequence
from math import nan
from operator import attrgetter
from typing import SupportsFloat, cast

import msgspec
import numpy as np

from hrvsync.analysis.measure import Row
from hrvsync.beats import Beats, covered, within
from hrvsync.guide import UNGUIDED, Guide


class Window(msgspec.Struct, frozen=True):
    """The span of session time a value speaks for: after `start` up to `end` (s).

    `people` are the seats of the beats, in the order they are passed. `guide` holds the phases and pauses of
    the session so far: what paces the breath.
    """

    start: float
    end: float
    people: tuple[str, ...] = ()
    guide: Guide = UNGUIDED


class PairMeasure(Row[Callable[..., object]], frozen=True, kw_only=True):
    """A measure between two people: see `Row`.

    `function` takes the Beats of each of the two and the Window: the beats later than `before` s before the window's
    start (views, all labels, to the newest: what is later than the window's end is its to use or leave). It gives a
    float, or a struct or dictionary of floats of which `part` (dotted where nested) is this row's; NaN where undefined;
    it raises nothing. `live`: frames show it over the newest `min_seconds`. `phase`: it measures each phase as a whole.
    `swap`: what becomes of the value when the two change places: "same", "negated", the key of the row that then has
    it, or "other". `tested`: the higher, the more synchrony, so that over a phase it is held against people shifted in
    time, with `joint` s left out where the shifted beats are joined; `parted`: that costs so much that the pair itself
    is then tested with as much left out halfway.
    """

    min_share: float = 0.8
    live: bool = False
    phase: bool = False
    swap: str = "same"
    tested: bool = False
    joint: float = 0.0
    parted: bool = False


def has_enough(row: PairMeasure, beats: Beats, window: Window) -> bool:
    """Whether one person's beats in a window are enough good data for a row."""
    first, last = (int(beats.t.searchsorted(t, "right")) for t in (window.start, window.end))
    enough_beats = int(np.count_nonzero(beats.good[first:last])) >= row.min_beats
    return enough_beats and covered(beats, window.start, window.end) >= row.min_share * (window.end - window.start)


def evaluate(rows: Sequence[PairMeasure], beats: dict[str, Beats], window: Window) -> dict[str, float]:
    """Compute the rows over a window from the beats of two people by seat; rows of one function share a computation.

    NaN where either has not enough good data.
    """
    enough: dict[tuple[int, float], bool] = {}
    results: dict[object, object] = {}
    values: dict[str, float] = {}
    for row in rows:
        minimum = (row.min_beats, row.min_share)
        if minimum not in enough:
            enough[minimum] = all(has_enough(row, one, window) for one in beats.values())
        if enough[minimum] and row.function not in results:
            results[row.function] = row.function(*beats.values(), window)
        values[row.key] = _part(results[row.function], row.part) if enough[minimum] else nan
    return values


def _part(result: object, part: str) -> float:
    if isinstance(result, dict):
        return cast("dict[str, float]", result)[part]
    return float(cast(SupportsFloat, attrgetter(part)(result) if part else result))


def over(
    rows: Sequence[PairMeasure], beats: dict[str, Beats], window: Window, min_seconds: float | None = None
) -> dict[str, float]:
    """Compute the rows over one window as a whole, from the beats within it.

    NaN where either has not enough good data, or the window is shorter than `min_seconds` (each row's own by default).
    """
    seconds = window.end - window.start
    long = [row for row in rows if seconds >= (row.min_seconds if min_seconds is None else min_seconds)]
    inside = {who: within(one, window.start, window.end) for who, one in beats.items()}
    return dict.fromkeys((row.key for row in rows), nan) | evaluate(long, inside, window)
