"""Dots over days with their axes: the values of many sessions as a picture."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from PySide6.QtCore import QDate, QLocale

from hrvsync.beats import Floats
from hrvsync.ui import phrases
from hrvsync.ui.widgets.axes import Axes
from hrvsync.ui.widgets.dot_plot import DotPlot, DotsData, Point

TICKS = 4
NEAREST = 0.22  # of the axis: two names of days are no nearer

type Bands = tuple[Floats, Floats]


def day_plot(
    name: str,
    x: Floats,
    y: Floats,
    *,
    bands: Sequence[Bands] = (),
    line: Floats | None = None,
    logarithmic: bool = False,
    least: float | None = None,
    most: float | None = None,
    who: str = "",
    words: Mapping[int, str] | None = None,
) -> DotPlot:
    """Make dots over days (ordinals), bands between two edges, the wider first, and a line through what is known.

    `words` are said of the dot of that number when it is pointed at.
    """
    known = np.isfinite(y)
    low, high = (float(np.min(y[known])), float(np.max(y[known]))) if known.any() else (0.0, 1.0)
    spare = 0.12 * (high - low) or 0.1 * max(abs(high), 1.0)
    low, high = low - spare if least is None else min(least, low), high + spare
    if most is not None:
        high = max(high - spare, most + 0.08 * (most - low))
    ends = (math.exp(low), math.exp(high)) if logarithmic else (low, high)
    shown, digits = round_values(*ends) if known.any() else ([], 0)
    at = np.log(shown).tolist() if logarithmic else shown
    left = tuple((place, phrases.number(one, digits)) for place, one in zip(at, shown, strict=True))
    axes = Axes(day_range(x), (low, high), left, day_names(x))
    points: list[Point] = []
    for number, (day, value) in enumerate(zip(x.tolist(), y.tolist(), strict=True)):
        if math.isfinite(value):
            text = phrases.number(math.exp(value) if logarithmic else value, digits)
            said = (words or {}).get(number, "")
            points.append(Point(day, value, ", ".join(filter(None, (f"{day_name(int(day))}: {text}", said)))))
    filled = tuple(tuple(_triple(x, edges)) for edges in bands)
    through = () if line is None else tuple(zip(x.tolist(), line.tolist(), strict=True))
    made = DotPlot(DotsData(tuple(points), axes, tuple(filter(None, filled)), through, who), name)
    made.setMinimumHeight(52)
    return made


def day_range(x: Floats) -> tuple[float, float]:
    """Return the ends of an axis of days."""
    first, last = (float(np.min(x)), float(np.max(x))) if len(x) else (0.0, 1.0)
    return first - 0.8, last + 0.8


def day_names(x: Floats) -> tuple[tuple[float, str], ...]:
    """Return a few days of an axis with their names."""
    days = np.unique(x)
    few = days[np.unique(np.linspace(0, len(days) - 1, min(TICKS, len(days))).astype(int))].tolist() if len(x) else []
    apart, named = (days[-1] - days[0]) * NEAREST if len(x) else 0.0, list[float]()
    for day in reversed(few):  # the last one always has its name
        if not named or named[-1] - day >= apart:
            named.append(day)
    return tuple((day, day_name(int(day))) for day in reversed(named))


def _triple(x: Floats, edges: Bands) -> Iterator[tuple[float, float, float]]:
    known = np.isfinite(edges[0]) & np.isfinite(edges[1])
    yield from zip(x[known].tolist(), edges[0][known].tolist(), edges[1][known].tolist(), strict=True)


def round_values(low: float, high: float) -> tuple[list[float], int]:
    """One to five round numbers from `low` to `high`, and how many digits they have after the point."""
    rough = (high - low) / TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)], max(0, -math.floor(math.log10(step) + 1e-9))


def day_name(ordinal: int) -> str:
    """A day as the person's locale writes it, short."""
    day = date.fromordinal(ordinal)
    return QLocale().toString(QDate(day.year, day.month, day.day), phrases.tr("d MMM"))


def ordinals(days: Iterable[str]) -> Floats:
    """Return days (ISO) as numbers."""
    return np.array([date.fromisoformat(day).toordinal() for day in days], np.float64)


def numbers(values: Iterable[float | None]) -> Floats:
    """Return values with NaN where there is none."""
    return np.array([math.nan if value is None else value for value in values], np.float64)


def edges(bands: Iterable[tuple[float, float] | None]) -> Bands:
    """Return the lower and the upper edge of a band over days, NaN where there is none."""
    found = np.array([(math.nan, math.nan) if band is None else band for band in bands], np.float64).reshape(-1, 2)
    return found[:, 0], found[:, 1]
