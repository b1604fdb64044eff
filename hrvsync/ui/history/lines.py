"""Few lines of the history: each a card with what it says in one figure, how sure that is, and its picture."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import override

import msgspec
import numpy as np
from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hrvsync.analysis.over_days import Trend
from hrvsync.beats import Floats
from hrvsync.history import OWN, Day, Own, TheirDay, Together, reading_trends
from hrvsync.report.months import Row, over_months
from hrvsync.storage import Entry
from hrvsync.ui import phrases
from hrvsync.ui.history.day_plot import day_names, day_plot, day_range, edges, numbers, ordinals, round_values
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import Card, add, button, hbox, label, show, vbox
from hrvsync.ui.widgets.axes import Axes
from hrvsync.ui.widgets.calendar import Calendar, CalendarData
from hrvsync.ui.widgets.counts import Counts, CountsData
from hrvsync.ui.widgets.part import Part
from hrvsync.ui.widgets.stems import Stem, Stems, StemsData
from hrvsync.weeks import Practice

MOST_DAYS = 120  # the newest days are shown, so that single readings stay distinct
BESIDE, WORDS, PICTURE = 480, 216, 124  # px: from this width on the picture stands beside the words; their sizes
SCALE = {"settled_share": 10, "inside_share": 100}  # shares are shown as minutes of ten, or as percent
READINGS = "ln_rmssd", "hr_bpm"


class Line(msgspec.Struct, frozen=True):
    """What a card says: its `title`, one `figure`, and `texts` about it; `figures` are shown on request."""

    title: str
    figure: str
    texts: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


class LineCard(Card):
    """The words of a line beside its picture, or above it where there is little room."""

    def __init__(self, line: Line, picture: QWidget | None = None) -> None:
        super().__init__(line.title, margins=(24, 18, 20, 16))
        self.line, self.picture = line, picture
        self.grows = isinstance(picture, Part) and picture.grows_down
        texts = (label(text, "small", wrap=True) for text in line.texts if text)
        figure = (label(line.figure, "figure", wrap=True),) if line.figure else ()
        self._words = QWidget()
        self._figures = [label(text, "small", wrap=True) for text in line.figures]
        self.numbers = button(phrases.tr("Numbers"), "small", self._show_figures, checkable=True)
        ask = (hbox(self.numbers, None),) if line.figures else ()
        texts = (*figure, *texts, *ask, *self._figures)
        vbox(label(line.title, "caption", wrap=True), *texts, None, parent=self._words, spacing=4)
        self._show_figures()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(16)
        self._beside.addWidget(self._words)
        if picture is not None:
            if isinstance(picture, Part):
                picture.setMinimumHeight(PICTURE)
            self._beside.addWidget(picture, 1)
        add(self.rows, (self._beside, 1))

    def _show_figures(self) -> None:
        show(self.numbers.isChecked(), *self._figures)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = text_scale(self)
        beside = self.width() >= BESIDE * scale and self.picture is not None
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._words.setFixedWidth(round(WORDS * scale)) if beside else self._words.setMaximumWidth(16_777_215)
        if not beside:
            self._words.setMinimumWidth(0)


def practice_line(found: Practice, *, who: str = "", alone: bool = False) -> Iterator[LineCard]:
    """Make the calendar of thirteen weeks; nothing without a session."""
    if found.last is None:
        return
    n = phrases.number(found.sessions)
    figure = phrases.tr("1 session") if found.sessions == 1 else phrases.tr("{n} sessions").format(n=n)
    title = phrases.tr("Practice")
    texts = (phrases.tr("in thirteen weeks"), _mostly(found), phrases.tr("Days off are part of it.") if alone else "")
    yield LineCard(Line(title, figure, texts), Calendar(CalendarData(found.last, found.minutes, who), title))


def _mostly(found: Practice) -> str:
    """Say on what days, and in what part of them, most sessions were."""
    names = [QLocale().dayName(day + 1) for day in found.weekdays]
    parts = {"morning": phrases.tr("mornings"), "day": phrases.tr("daytime"), "evening": phrases.tr("evenings")}
    said = [phrases.listed(names)] if names else []
    said += [parts[found.part]] if found.part else []
    return phrases.tr("mostly {when}").format(when=", ".join(said)) if said else ""


def row_lines(rows: Sequence[Row], pictures: Mapping[str, Callable[[str], QWidget | None]]) -> Iterator[LineCard]:
    """Make a card of each row, with the picture of its key where there is one, whatever rows there are."""
    for row in rows:
        title, make = translated(row.title), pictures.get(row.key)
        line = Line(
            title, translated(row.figure), tuple(map(translated, row.lines)), tuple(map(translated, row.figures))
        )
        yield LineCard(line, make(title) if make is not None else None)


def couple_pictures(both: Together, tags: Mapping[str, Entry]) -> dict[str, Callable[[str], QWidget | None]]:
    """Return what draws the picture of each row of two people, by its key."""
    return {
        "settled": lambda title: _values(both, "settled_share", title, tags, least=0.0, most=10.0),
        "repaired": lambda title: _ruptures(both, title),
        "steadied": lambda _title: _steadied(both),
        "together": lambda title: _values(both, "beyond_z", title, tags),
    }


def own_pictures(body: Own, who: str) -> dict[str, Callable[[str], QWidget | None]]:
    """Return what draws the picture of each row of one person, by its key."""
    x = ordinals(day for day, _, _ in body.sessions)

    def picture(name: str, title: str) -> QWidget:
        scale, usual = SCALE.get(name, 1), body.usual[name]
        y = scale * numbers(values.get(name) for _, _, values in body.sessions)
        return day_plot(title, x, y, bands=(_band(usual, scale, x),) if usual else (), who=who)

    return {name: partial(picture, name) for name, _, _ in OWN}


def _values(
    both: Together,
    name: str,
    title: str,
    tags: Mapping[str, Entry],
    *,
    least: float | None = None,
    most: float | None = None,
) -> QWidget | None:
    """Draw a value of every session, with the middle half of the last 60 days."""
    x, scale = ordinals(day for day, _, _ in both.sessions), SCALE.get(name, 1)
    y = scale * numbers(values.get(name) for _, _, values in both.sessions)
    if not np.isfinite(y).any():
        return None
    usual = both.usual.get(name)
    bands = (_band(usual, scale, x),) if usual else ()
    said = {number: _said(tags.get(file)) for number, (_, file, _) in enumerate(both.sessions)}
    return day_plot(title, x, y, bands=bands, least=least, most=most, words=said)


def _band(usual: tuple[float, float], scale: float, x: Floats) -> tuple[Floats, Floats]:
    low, high = usual
    return np.full(len(x), scale * low), np.full(len(x), scale * high)


def _said(entry: Entry | None) -> str:
    """What is said of a session where its dot is pointed at: its first tag."""
    return entry.tags[0] if entry is not None and entry.tags else ""


def _ruptures(both: Together, title: str) -> QWidget | None:
    """Draw of each rupture how long it took until both were back; one that was not seen to end is open."""
    if not both.ruptures:
        return None
    x = ordinals(one.day for one in both.ruptures)
    top = max(max(one.seconds for one in both.ruptures) / 60 * 1.1, 0.5)
    stems = tuple(Stem(at, one.seconds / 60, one.back) for at, one in zip(x.tolist(), both.ruptures, strict=True))
    axes = Axes(day_range(x), (0.0, top), _values_at_left(top), day_names(x), phrases.tr("min"))
    return Stems(StemsData(stems, axes), title)


def _values_at_left(top: float) -> tuple[tuple[float, str], ...]:
    shown, digits = round_values(0.0, top)
    return tuple((one, phrases.number(one, digits)) for one in shown)


def _steadied(both: Together) -> QWidget | None:
    """Draw how often each steadied the other as a running line beside chance, one way below the other."""
    x = ordinals(day for day, _, _ in both.sessions)
    shown: list[QWidget] = []
    for who in both.people:
        found = both.steadied.get(who)
        if found is None or not found.known or who not in both.times:
            continue
        other = next(name for name in both.people if name != who)
        title = phrases.tr("{who} steadied {other}").format(who=who, other=other)
        top = max(float(found.times), found.high, 2.0) * 1.1
        axes = Axes(day_range(x), (0.0, top), _values_at_left(top), day_names(x))
        times = tuple(ordinals(both.times[who]).tolist())
        picture = Counts(CountsData(times, found.low, found.high, axes), title)
        picture.setMinimumHeight(PICTURE)
        shown += [label(title, "small"), picture]
    if not shown:
        return None
    made = QWidget()
    vbox(*shown, parent=made, spacing=4)
    return made


def reading_lines(days: Sequence[Day], who: str) -> Iterator[LineCard]:
    """Make the lines of one person's readings: variability on a logarithmic scale, and resting heart rate."""
    known = [day for day in days if day.ln_rmssd is not None or day.hr_bpm is not None]
    if not known:
        text = phrases.tr("No quiet reading of one person alone yet: a morning reading of a minute or more makes one.")
        yield LineCard(Line(phrases.tr("Morning readings"), "", (text,)))
        return
    shown, trends, last = known[-MOST_DAYS:], reading_trends(known), known[-1]
    x = ordinals(day.day for day in shown)
    rmssd, rate = phrases.tr("Morning RMSSD"), phrases.tr("Morning heart rate")
    yield LineCard(
        Line(rmssd, *_reading(last, "ln_rmssd", trends["ln_rmssd"])),
        day_plot(
            rmssd,
            x,
            numbers(day.ln_rmssd for day in shown),
            bands=(edges(day.normal for day in shown), edges(day.unchanged for day in shown)),
            line=numbers(day.weekly for day in shown),
            logarithmic=True,
            who=who,
        ),
    )
    yield LineCard(
        Line(rate, *_reading(last, "hr_bpm", trends["hr_bpm"])),
        day_plot(
            rate,
            x,
            numbers(day.hr_bpm for day in shown),
            bands=(edges(day.normal_hr for day in shown),),
            line=numbers(day.weekly_hr for day in shown),
            who=who,
        ),
    )


def _reading(last: Day, name: str, trend: Trend) -> tuple[str, tuple[str, ...]]:
    """Say where the last week lies in a person's own range, or how far off such a range is."""
    rmssd = name == "ln_rmssd"
    mean, band = (last.weekly, last.normal) if rmssd else (last.weekly_hr, last.normal_hr)
    if band is None or mean is None:
        n = phrases.number(last.season_readings)
        return "", (phrases.tr("Baseline: {n} of 7 readings. Your own range shows from the seventh on.").format(n=n),)
    ends = [math.exp(one) if rmssd else one for one in (mean, *band)]
    value, low, high = map(phrases.number, ends)
    if band[0] <= mean <= band[1]:
        figure = phrases.tr("within your range")
    else:
        figure = phrases.tr("below your range") if mean < band[0] else phrases.tr("above your range")
    text = phrases.tr("{n} ms over the last week.") if rmssd else phrases.tr("{n} a minute over the last week.")
    shaded = phrases.tr("Shaded, your range: {low} to {high}, from {n} readings of 60 days.")
    n = phrases.number(last.season_readings)
    note = phrases.tr("Higher is not better in itself.") if rmssd else ""
    return figure, (text.format(n=value), shaded.format(low=low, high=high, n=n), translated(over_months(trend)), note)


def their_lines(apps: Mapping[str, Sequence[TheirDay]], who: str) -> Iterator[LineCard]:
    """Make a line of what each other app measured of one person; each measures in its own way."""
    for source, days in apps.items():
        shown = [day for day in days if day.rmssd_ms is not None][-MOST_DAYS:]
        if not shown:
            continue
        title = phrases.tr("RMSSD as {app} measured it (ms)").format(app=source)
        plot = day_plot(
            title,
            ordinals(day.day for day in shown),
            numbers(day.rmssd_ms for day in shown),
            bands=(edges(day.normal_ms for day in shown),),
            line=numbers(day.weekly_ms for day in shown),
            who=who,
        )
        status = phrases.tr("Measured by {app}, in its own way: beside your readings, never among them.")
        yield LineCard(Line(title, "", (status.format(app=source),)), plot)
