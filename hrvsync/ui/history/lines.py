"""Few lines of the history: each a card with what it says in one figure, how sure that is, and its picture."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import override

import msgspec
import numpy as np
from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hrvsync.analysis.over_days import Trend
from hrvsync.analysis.states import Steadied
from hrvsync.history import OWN, Day, Own, TheirDay, Together, reading_trends
from hrvsync.report import words
from hrvsync.storage import Entry
from hrvsync.ui import phrases
from hrvsync.ui.history.day_plot import day_names, day_plot, day_range, edges, numbers, ordinals, round_values
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import Card, add, label, vbox
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
    """What a card says: its `title`, one `figure`, and `texts` about it."""

    title: str
    figure: str
    texts: tuple[str, ...] = ()


class LineCard(Card):
    """The words of a line beside its picture, or above it where there is little room."""

    def __init__(self, line: Line, picture: QWidget | None = None) -> None:
        super().__init__(line.title, margins=(24, 18, 20, 16))
        self.line, self.picture = line, picture
        self.grows = isinstance(picture, Part) and picture.grows_down
        texts = (label(text, "small", wrap=True) for text in line.texts if text)
        figure = (label(line.figure, "figure", wrap=True),) if line.figure else ()
        self._words = QWidget()
        vbox(label(line.title, "caption", wrap=True), *figure, *texts, None, parent=self._words, spacing=4)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(16)
        self._beside.addWidget(self._words)
        if picture is not None:
            picture.setMinimumHeight(PICTURE)
            self._beside.addWidget(picture, 1)
        add(self.rows, (self._beside, 1))

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


def together_lines(both: Together, tags: Mapping[str, Entry]) -> Iterator[LineCard]:
    """Make the lines of two people over weeks: each value between them that is known, and who steadied whom."""
    x = ordinals(day for day, _, _ in both.sessions)
    said = {number: _said(tags.get(file)) for number, (_, file, _) in enumerate(both.sessions)}
    titles = between_titles()
    for name, title in titles.items():
        if name == "repair_s":
            yield from _ruptures(both, title)
            continue
        y = SCALE.get(name, 1) * numbers(values.get(name) for _, _, values in both.sessions)
        if not np.isfinite(y).any():
            continue
        recent, scale = both.lately[name], SCALE.get(name, 1)
        band = _half(y[-recent.sessions :] if recent.sessions else y[:0], x)
        least, most = None if name == "beyond_z" else 0.0, 10.0 if name == "settled_share" else None
        plot = day_plot(title, x, y, bands=(band,) if band else (), least=least, most=most, words=said)
        figure = _figure(name, scale * recent.value)
        yield LineCard(Line(title, figure, tuple(_sure(both, name, band))), plot)
    yield from _steadied(both)


def between_titles() -> dict[str, str]:
    """Names of what is measured between two people, by its name in TOGETHER."""
    return {
        "settled_share": phrases.tr("Settled together"),
        "repair_s": phrases.tr("Found back to each other"),
        "beyond_z": phrases.tr("Moving together beyond the pacer"),
        "recovery_s": phrases.tr("Half of the way back to rest"),
    }


def _figure(name: str, value: float) -> str:
    if math.isnan(value):
        return ""
    match name:
        case "settled_share":
            return phrases.tr("{n} minutes of ten").format(n=phrases.number(value))
        case "recovery_s":
            return phrases.tr("{n} s").format(n=phrases.number(value))
        case _:
            return phrases.number(value, 2)


def _sure(both: Together, name: str, band: tuple[np.ndarray, np.ndarray] | None) -> Iterator[str]:
    """Say how many sessions the figure comes from, what is usual, and whether it changes."""
    recent, scale = both.lately[name], SCALE.get(name, 1)
    n = phrases.number(recent.sessions)
    if math.isnan(recent.low):
        one = phrases.tr("1 session so far; from six on, a usual range.")
        yield (
            one if recent.sessions == 1 else phrases.tr("{n} sessions so far; from six on, a usual range.").format(n=n)
        )
        return
    digits = 2 if name == "beyond_z" else 0
    if band is not None:
        low, high = (phrases.number(float(edge[0]), digits) for edge in band)
        yield phrases.tr("Usually {low} to {high}.").format(low=low, high=high)
    value, low, high = (phrases.number(scale * one, digits) for one in (recent.value, recent.low, recent.high))
    median = phrases.tr("Median of {n} sessions in 60 days: {value} ({low} to {high}).")
    yield median.format(n=n, value=value, low=low, high=high)
    yield changes(both.trends[name])


def changes(found: Trend) -> str:
    """Say whether something changes over months, in three words; why that is not known yet."""
    if math.isnan(found.per_month):
        return phrases.tr("A change shows from six sessions over two weeks on.")
    if not found.clear:
        return phrases.tr("No clear change yet.")
    return phrases.tr("Clearly more than months ago.") if found.low > 0 else phrases.tr("Clearly less than months ago.")


def _half(recent: np.ndarray, x: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """The middle half of what was measured lately, over all days; None for fewer than six sessions."""
    known = recent[np.isfinite(recent)]
    if len(known) < 6:
        return None
    low, high = np.percentile(known, (25, 75)).tolist()
    return np.full(len(x), low), np.full(len(x), high)


def _said(entry: Entry | None) -> str:
    """What is said of a session where its dot is pointed at: its first tag."""
    return entry.tags[0] if entry is not None and entry.tags else ""


def _ruptures(both: Together, title: str) -> Iterator[LineCard]:
    """Of each rupture how long it took until both were back, or that it was not seen."""
    if not both.ruptures:
        return
    x = ordinals(day for day, _, _ in both.ruptures)
    longest = max(seconds for _, seconds, _ in both.ruptures)
    stems = tuple(
        Stem(at, seconds / 60, back) for at, (_, seconds, back) in zip(x.tolist(), both.ruptures, strict=True)
    )
    shown, digits = round_values(0.0, max(longest / 60 * 1.1, 0.5))
    unit = phrases.tr("{n} min")
    left = tuple((one, unit.format(n=phrases.number(one, digits)) if one else "0") for one in shown)
    picture = Stems(
        StemsData(stems, Axes(day_range(x), (0.0, max(longest / 60 * 1.1, 0.5)), left, day_names(x))), title
    )
    found = both.repairs
    of = phrases.tr("{n} of 1 rupture") if found.of == 1 else phrases.tr("{n} of {of} ruptures")
    figure = of.format(n=phrases.number(found.back), of=phrases.number(found.of)) if found.of else ""
    open_ = phrases.tr("An open circle: not within the session.") if any(not stem.whole for stem in stems) else ""
    yield LineCard(Line(title, figure, (phrases.repaired(found), open_, changes(both.trends["repair_s"]))), picture)


def _steadied(both: Together) -> Iterator[LineCard]:
    """Who steadied whom how often, beside chance: a line of each way where its days are known."""
    known = [(who, one) for who in both.people if (one := both.steadied.get(who)) is not None and one.known]
    if not known:
        if both.sessions:
            yield LineCard(Line(phrases.tr("Steadied each other"), "", (phrases.steadied(both),)))
        return
    for who, found in known:
        other = next(name for name in both.people if name != who)
        title = phrases.tr("{who} steadied {other}").format(who=who, other=other)
        yield LineCard(Line(title, _times(found.times), (_by_chance(found),)), _running(both, who, found, title))


def _times(n: int) -> str:
    few = {0: phrases.tr("not once"), 1: phrases.tr("once"), 2: phrases.tr("twice")}
    return few.get(n, phrases.tr("{n} times").format(n=phrases.number(n)))


def _by_chance(found: Steadied) -> str:
    low, high = map(phrases.number, found.ends)
    text = phrases.tr("By chance it would be about {n} ({low} to {high}).")
    said = text.format(n=phrases.number(found.by_chance), low=low, high=high)
    return f"{said} {phrases.tr('More than that.') if found.clear else phrases.tr('Not clearly more than that.')}"


def _running(both: Together, who: str, found: Steadied, title: str) -> QWidget | None:
    if who not in both.times:
        return None
    x = ordinals(day for day, _, _ in both.sessions)
    top = max(float(found.times), found.high, 2.0) * 1.1
    shown, digits = round_values(0.0, top)
    left = tuple((one, phrases.number(one, digits)) for one in shown)
    axes = Axes(day_range(x), (0.0, top), left, day_names(x))
    return Counts(CountsData(tuple(ordinals(both.times[who]).tolist()), found.low, found.high, axes), title)


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
    return figure, (text.format(n=value), shaded.format(low=low, high=high, n=n), changes(trend), note)


def own_lines(body: Own, who: str) -> Iterator[LineCard]:
    """Make the lines of one person's own side of the sessions they took part in, in their own terms."""
    x = ordinals(day for day, _, _ in body.sessions)
    for name, _, unit in (row for row in OWN if body.lately[row[0]].sessions):
        y = SCALE.get(name, 1) * numbers(values.get(name) for _, _, values in body.sessions)
        title = translated(words.OWN[name])
        usual = body.usual[name]
        band = edges([tuple(SCALE.get(name, 1) * end for end in usual)] * len(x)) if usual else None  # pyright: ignore[reportArgumentType]
        texts = translated(words.own_lately(body, name, unit)), translated(words.OWN_MEANS[name])
        figure = translated(words.own_value(body.lately[name].value, name))
        yield LineCard(Line(title, figure, texts), day_plot(title, x, y, bands=(band,) if band else (), who=who))


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
