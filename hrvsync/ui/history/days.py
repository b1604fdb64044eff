"""Curves over days: one person's morning readings against their own past, and two people over weeks."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QWidget

from hrvsync.analysis.over_days import Trend
from hrvsync.beats import Floats
from hrvsync.history import OWN, Day, LeftOut, Own, TheirDay, Together, reading_trends
from hrvsync.report import words
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.widgets import Card, Margins, grid, label, vbox
from hrvsync.ui.widgets.axes import Axes
from hrvsync.ui.widgets.dot_plot import DotPlot, DotsData, Point

MOST_DAYS = 120  # the newest days are shown, so that single readings stay distinct
TICKS = 4
NOTHING = LeftOut()
SCALE = {"settled_share": 100, "inside_share": 100}  # what is shown as percent


class Readings(QWidget):
    """RMSSD (on a logarithmic scale) and resting heart rate of one person over days."""

    def __init__(self, days: Sequence[Day], others: LeftOut = NOTHING) -> None:
        super().__init__()
        self.days = [day for day in days if day.ln_rmssd is not None or day.hr_bpm is not None]
        shown = self.days[-MOST_DAYS:]
        trends = reading_trends(self.days) if self.days else {}
        x = _ordinals(day.day for day in shown)
        rmssd, rate = self.tr("RMSSD, ms"), self.tr("Resting heart rate, bpm")
        first = day_plot(
            rmssd,
            x,
            _numbers(day.ln_rmssd for day in shown),
            bands=(_bands(day.normal for day in shown), _bands(day.unchanged for day in shown)),
            line=_numbers(day.weekly for day in shown),
            logarithmic=True,
        )
        second = day_plot(
            rate,
            x,
            _numbers(day.hr_bpm for day in shown),
            bands=(_bands(day.normal_hr for day in shown),),
            line=_numbers(day.weekly_hr for day in shown),
        )
        legend = self.tr(
            "Dots: the first reading of each day. Line: mean of 7 days. Light band: your usual values in 60 days. "
            "Darker band: the mean has not changed worth noticing."
        )
        vbox(
            (_card(rmssd, first, self._status(trends, "ln_rmssd")), 1),
            (_card(rate, second, self._status(trends, "hr_bpm")), 1),
            label(" ".join(filter(None, (phrases.hours(shown), legend, phrases.apart(others)))), "small", wrap=True),
            parent=self,
            spacing=12,
        )

    def _status(self, trends: dict[str, Trend], key: str) -> str:
        if not self.days:
            return self.tr("No quiet reading of one person alone yet: a morning reading of a minute or more makes one.")
        last = self.days[-1]
        n = phrases.number(last.season_readings)
        if last.normal is None:
            return self.tr("Baseline: {n} of 7 readings. Your own range shows from the seventh on.").format(n=n)
        change = phrases.trend(trends[key], _percent if key == "ln_rmssd" else None)
        return self.tr("Your range comes from {n} readings of 60 days. {change}").format(n=n, change=change)


class Weeks(QWidget):
    """What happened between two people, session by session, with its change and how sure that is."""

    def __init__(self, both: Together, others: LeftOut = NOTHING) -> None:
        super().__init__()
        x = _ordinals(day for day, _, _ in both.sessions)
        cards: list[QWidget] = []
        for name, title in between_titles().items():
            y = _numbers(values.get(name) for _, _, values in both.sessions)
            least, most = None if name == "beyond_z" else 0.0, 100.0 if name == "settled_share" else None
            plot = day_plot(title, x, SCALE.get(name, 1) * y, least=least, most=most)
            cards.append(_card(title, plot, self._status(both, name), spacing=4, margins=(14, 10, 14, 10)))
        note = self.tr("These change slowly and for many reasons; none of them is a grade of the two of you.")
        rows = grid([cards[:2], cards[2:]], spacing=12)
        note = f"{note} {phrases.apart(others)}".strip()
        steadied = label(phrases.steadied(both), "small", wrap=True)
        vbox((rows, 1), steadied, label(note, "small", wrap=True), parent=self, spacing=12)

    def _status(self, both: Together, name: str) -> str:
        if name == "repair_s" and both.repairs.of:
            return phrases.repaired(both.repairs)
        recent, scale = both.lately[name], SCALE.get(name, 1)
        n = phrases.number(recent.sessions)
        if math.isnan(recent.low):
            if recent.sessions == 1:
                return self.tr("1 session so far; from six on, a usual range.")
            return self.tr("{n} sessions so far; from six on, a usual range.").format(n=n)
        digits = 2 if name == "beyond_z" else 0
        value, low, high = (phrases.number(scale * one, digits) for one in (recent.value, recent.low, recent.high))
        median = self.tr("Median of {n} sessions in 60 days: {value} ({low} to {high}).")
        change = phrases.trend(both.trends[name], _hundredfold if scale > 1 else None, self.tr(" points"))
        return f"{median.format(n=n, value=value, low=low, high=high)} {change}"


class OwnSide(QWidget):
    """One person's own side of the sessions they took part in, in their own terms."""

    def __init__(self, body: Own) -> None:
        super().__init__()
        x = _ordinals(day for day, _, _ in body.sessions)
        cards: list[QWidget] = []
        for name, _, unit in (row for row in OWN if body.lately[row[0]].sessions):
            y = _numbers(values.get(name) for _, _, values in body.sessions)
            plot = day_plot(translated(words.OWN[name]), x, SCALE.get(name, 1) * y)
            lately = translated(words.own_lately(body, name, unit))
            status = f"{lately} {translated(words.OWN_MEANS[name])}"
            cards.append(_card(translated(words.OWN[name]), plot, status, spacing=4, margins=(14, 10, 14, 10)))
        note = self.tr("Each value is held against your own sessions only, never against another person's.")
        others = ", ".join(f"{one or phrases.tr('without a guide')} ({n})" for one, n in body.others.items())
        left = self.tr("Not compared, since different sessions are not alike: {named}.").format(named=others)
        rows = grid([cards[n : n + 2] for n in range(0, len(cards), 2)], spacing=12)
        texts = f"{note} {left}" if others else note
        vbox((rows, 1), label(texts if cards else "", "small", wrap=True), parent=self, spacing=12)


class Theirs(QWidget):
    """What other apps measured of one person, a card an app; each measures in its own way."""

    def __init__(self, apps: Mapping[str, Sequence[TheirDay]]) -> None:
        super().__init__()
        cards: list[QWidget] = []
        for source, days in apps.items():
            shown = [day for day in days if day.rmssd_ms is not None][-MOST_DAYS:]
            if not shown:
                continue
            title = self.tr("RMSSD as {app} measured it (ms)").format(app=source)
            plot = day_plot(
                title,
                _ordinals(day.day for day in shown),
                _numbers(day.rmssd_ms for day in shown),
                bands=(_bands(day.normal_ms for day in shown),),
                line=_numbers(day.weekly_ms for day in shown),
            )
            status = self.tr("Measured by {app}, in its own way: beside your readings, never among them.")
            cards.append(_card(title, plot, status.format(app=source)))
        vbox(*cards, parent=self, spacing=12)


def day_plot(
    name: str,
    x: Floats,
    y: Floats,
    *,
    bands: Sequence[tuple[Floats, Floats]] = (),
    line: Floats | None = None,
    logarithmic: bool = False,
    least: float | None = None,
    most: float | None = None,
) -> DotPlot:
    """Make dots over days (ordinals), bands between two edges, the wider first, and a line through what is known."""
    known = np.isfinite(y)
    low, high = (float(np.min(y[known])), float(np.max(y[known]))) if known.any() else (0.0, 1.0)
    spare = 0.12 * (high - low) or 0.1 * max(abs(high), 1.0)
    low, high = low - spare if least is None else min(least, low), high + spare
    if most is not None:
        high = max(high - spare, most + 0.08 * (most - low))
    first, last = (float(x[0]), float(x[-1])) if len(x) else (0.0, 1.0)
    ends = (math.exp(low), math.exp(high)) if logarithmic else (low, high)
    shown, digits = round_values(*ends) if known.any() else ([], 0)
    at = np.log(shown).tolist() if logarithmic else shown
    left = tuple((place, phrases.number(one, digits)) for place, one in zip(at, shown, strict=True))
    below = tuple((day, day_name(int(day))) for day in _few(x))
    axes = Axes((first - 0.8, last + 0.8), (low, high), left, below)
    points: list[Point] = []
    for day, value in zip(x[known].tolist(), y[known].tolist(), strict=True):
        number = phrases.number(math.exp(value) if logarithmic else value, digits)
        points.append(Point(day, value, f"{day_name(int(day))}: {number}"))
    filled = tuple(tuple(_triple(x, edges)) for edges in bands)
    through = () if line is None else tuple(zip(x.tolist(), line.tolist(), strict=True))
    made = DotPlot(DotsData(tuple(points), axes, tuple(filter(None, filled)), through), name)
    made.setMinimumHeight(52)
    return made


def _triple(x: Floats, edges: tuple[Floats, Floats]) -> Iterator[tuple[float, float, float]]:
    known = np.isfinite(edges[0]) & np.isfinite(edges[1])
    yield from zip(x[known].tolist(), edges[0][known].tolist(), edges[1][known].tolist(), strict=True)


def round_values(low: float, high: float) -> tuple[list[float], int]:
    """One to five round numbers from `low` to `high`, and how many digits they have after the point."""
    rough = (high - low) / TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)], max(0, -math.floor(math.log10(step) + 1e-9))


def between_titles() -> dict[str, str]:
    """Names of what is measured between two people, by its name in TOGETHER."""
    return {
        "settled_share": phrases.tr("Both settled, % of the time"),
        "repair_s": phrases.tr("Back in range after a rupture, s"),
        "beyond_z": phrases.tr("Moving together beyond the pacer"),
        "recovery_s": phrases.tr("Half of the way back to rest, s"),
    }


def day_name(ordinal: int) -> str:
    """A day as the person's locale writes it, short."""
    day = date.fromordinal(ordinal)
    return QLocale().toString(QDate(day.year, day.month, day.day), phrases.tr("d MMM"))


def _card(title: str, plot: DotPlot, status: str, spacing: int = 8, margins: Margins = (20, 16, 20, 16)) -> Card:
    head, text = label(title, "head", wrap=True), label(status, "small", wrap=True)
    return Card(title, head, (plot, 1), text, spacing=spacing, margins=margins)


def _ordinals(days: Iterable[str]) -> Floats:
    return np.array([date.fromisoformat(day).toordinal() for day in days], np.float64)


def _few(x: Floats) -> list[float]:
    days = np.unique(x)
    return days[np.unique(np.linspace(0, len(days) - 1, min(TICKS, len(days))).astype(int))].tolist() if len(x) else []


def _numbers(values: Iterable[float | None]) -> Floats:
    return np.array([math.nan if value is None else value for value in values], np.float64)


def _bands(bands: Iterable[tuple[float, float] | None]) -> tuple[Floats, Floats]:
    edges = np.array([(math.nan, math.nan) if band is None else band for band in bands], np.float64).reshape(-1, 2)
    return edges[:, 0], edges[:, 1]


def _hundredfold(share: float) -> float:
    """A share as percent."""
    return 100 * share


def _percent(change: float) -> float:
    """A change of a logarithm as a change in percent."""
    return 100 * math.expm1(change)
