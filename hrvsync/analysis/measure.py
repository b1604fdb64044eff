"""What a measure is: one row of a registry, a pure function of a window of beats with its rule for enough good data."""

from collections.abc import Callable
from math import nan
from typing import Literal, SupportsFloat, cast

import msgspec
import numpy as np

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


class Need(msgspec.Struct, frozen=True):
    """Enough good data: so many NORMAL beats in the window, and this share (0 to 1) of it inside NORMAL intervals."""

    beats: int
    share: float


class Metric(msgspec.Struct, frozen=True):
    """A measure of one person (METRICS) or between two (SYNCHRONY).

    `function` takes the Beats of one person, or of each of two, and the Window: the beats later than `before` s before
    the window's start (views, all labels, to the newest: what is later than the window's end is its to use or leave).
    It gives a float, or a named tuple of floats of which `part` names this row's where rows share one computation. It
    returns NaN where undefined and raises nothing. The value is NaN unless everyone meets `need` in the window of
    `seconds` s. It is computed every `every` s of session time and kept between. `swap` says what becomes of a value
    between two when they change places. `tested`: the higher, the more synchrony, so that over a whole phase it is held
    against people shifted in time, with `joint` s left out where the shifted beats are joined; `parted`: that costs so
    much that the pair itself is then tested with as much left out in its middle. `source` is where the formula comes
    from.
    """

    name: str
    label: str
    unit: str
    seconds: float
    need: Need
    function: Callable[..., object]
    source: str
    part: str = ""
    before: float = 0.0
    every: int = 1
    swap: Literal["same", "negated", "other"] = "same"
    tested: bool = False
    joint: float = 0.0
    parted: bool = False


def enough(need: Need, beats: Beats, window: Window) -> bool:
    """Whether the beats of one person meet the need in a window."""
    first, last = (int(beats.t.searchsorted(t, "right")) for t in (window.start, window.end))
    enough_beats = int(np.count_nonzero(beats.good[first:last])) >= need.beats
    return enough_beats and covered(beats, window.start, window.end) >= need.share * (window.end - window.start)


def measure(
    metrics: tuple[Metric, ...],
    beats: dict[str, Beats],
    end: float,
    guide: Guide = UNGUIDED,
    kept: dict[str, float] | None = None,
) -> dict[str, float]:
    """Values of the metrics by name, for windows that end at `end` (s) and the beats of these people by seat.

    NaN where anyone has not enough good data. Metrics named in `kept` keep the value given there.
    """
    people, everyone = tuple(beats), tuple(beats.values())
    cuts: dict[float, tuple[Beats, ...]] = {}
    needs: dict[tuple[Need, float], bool] = {}
    results: dict[tuple[object, float, float, Need], object] = {}
    values: dict[str, float] = {}
    for metric in metrics:
        if kept is not None and metric.name in kept:
            values[metric.name] = kept[metric.name]
            continue
        key = (metric.function, metric.seconds, metric.before, metric.need)
        if key not in results:
            window = Window(end - metric.seconds, end, people, guide)
            need = (metric.need, metric.seconds)
            if need not in needs:
                needs[need] = all(enough(metric.need, one, window) for one in everyone)
            if needs[need]:
                since = window.start - metric.before
                if since not in cuts:
                    cuts[since] = tuple(one.after(since) for one in everyone)
                results[key] = metric.function(*cuts[since], window)
            else:
                results[key] = None
        values[metric.name] = _value(metric, results[key])
    return values


def over(
    metrics: tuple[Metric, ...], beats: dict[str, Beats], window: Window, least: float | None = None
) -> dict[str, float]:
    """Values of the metrics by name over one window as a whole, from the beats within it.

    NaN where anyone has not enough good data, or the window is shorter than `least` s (each metric's own `seconds`).
    """
    inside = {who: within(one, window.start, window.end) for who, one in beats.items()}
    results: dict[tuple[object, Need], object] = {}
    values: dict[str, float] = {}
    for metric in metrics:
        long = window.end - window.start >= (metric.seconds if least is None else least)
        key = (metric.function, metric.need)
        if long and key not in results:
            whole = all(enough(metric.need, one, window) for one in inside.values())
            results[key] = metric.function(*inside.values(), window) if whole else None
        values[metric.name] = _value(metric, results.get(key) if long else None)
    return values


def _value(metric: Metric, result: object) -> float:
    value = getattr(result, metric.part) if result is not None and metric.part else result
    return nan if value is None else float(cast(SupportsFloat, value))
