"""The report of a period: a person's readings over days, or what happened between two people over weeks.

Of two people only what they recorded together is told: nobody's own readings are shown to the other.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from html import escape
from math import exp, isnan, nan

import msgspec
import numpy as np

from hrvsync import __version__
from hrvsync.analysis.over_days.days import SEASON
from hrvsync.analysis.over_days.trend import Middle, Trend
from hrvsync.history import TOGETHER, Day, Together, day_of, reading_trends, readings, together
from hrvsync.report import words
from hrvsync.report.page import (
    UNKNOWN,
    as_json,
    bullets,
    folded,
    inside,
    listed,
    number,
    page,
    paragraph,
    percent,
    section,
    table,
    versions,
)
from hrvsync.report.svg import Band, Curve, Frame, curves
from hrvsync.storage.index import Entry

MOST_LISTED = 60
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STEPS = (1, 2, 7, 14, 30, 61, 91, 182, 365, 730, 1826)
LABELS = 9
DIGITS = 4


class Period(msgspec.Struct, frozen=True):
    """Whose report it is, of which days, and the sessions it rests on, in order of time."""

    person: str
    partner: str
    first: date
    last: date
    entries: tuple[Entry, ...]

    @property
    def days(self) -> int:
        """How many days it spans, both ends included."""
        return (self.last - self.first).days + 1


def period_page(
    entries: Sequence[Entry], person: str, partner: str = "", first: date | None = None, last: date | None = None
) -> str:
    """Write the report of a person's readings, or of two people together, from `first` to `last` as one HTML page.

    Without these days it spans all there is. Raises ValueError where nothing was recorded in it.
    """
    period = _period(entries, person, partner, first, last)
    between = together(period.entries, person, partner) if partner else None
    days = () if between else readings(period.entries, person)
    who = f"{person} and {partner}" if partner else person
    title = f"{who}, {period.first.isoformat()} to {period.last.isoformat()}"
    head = f"<header><h1>{escape(title)}</h1>{bullets(_summary(period, days, between))}</header>"
    sections = (
        head,
        _quality(period, days),
        _together(period, between) if between else _readings(period, days),
        _sessions(period),
        _meaning(between),
        _numbers(period, days, between),
        _definitions(period, days, between),
    )
    return page(f"hrvsync: {title}", sections)


def _period(entries: Sequence[Entry], person: str, partner: str, first: date | None, last: date | None) -> Period:
    wanted = {person, partner} if partner else {person}
    found: list[tuple[date, Entry]] = []
    for entry in sorted(entries, key=lambda one: one.created):
        day = day_of(entry)
        names = {one.name for one in entry.people.values()}
        if day and names == wanted and (first is None or first <= day) and (last is None or day <= last):
            found.append((day, entry))
    if not found:
        raise ValueError(f"Nothing of {' and '.join(sorted(wanted))} was recorded in these days")
    return Period(person, partner, first or found[0][0], last or found[-1][0], tuple(entry for _, entry in found))


def _summary(period: Period, days: tuple[Day, ...], between: Together | None) -> Iterator[str]:
    n, minutes = len(period.entries), sum(entry.seconds for entry in period.entries) / 60
    yield f"{n} session{'s' if n != 1 else ''}, {minutes:.0f} minutes, over {period.days} days."
    if between:
        for name, label, unit in TOGETHER:
            lately = between.lately[name]
            if lately.sessions:
                yield (
                    f"{_label(label)} in the last 60 days: {_value(lately.value, unit)}{_interval(lately, unit)}, "
                    f"{_sessions_of(lately.sessions)}."
                )
    elif days:
        yield from _newest(days)


def _newest(days: tuple[Day, ...]) -> Iterator[str]:
    last = days[-1]
    if last.weekly is not None and last.weekly_interval is not None:
        low, high = last.weekly_interval
        yield (
            f"7-day mean of RMSSD up to {last.day}: {exp(last.weekly):.0f} ms ({exp(low):.0f} to {exp(high):.0f}, "
            f"{last.week_readings} readings)."
        )
    if last.normal is None:
        yield f"{len(days)} readings: your usual range needs 7 of them within 60 days; until then this is baseline."
        return
    low, high = last.normal
    usual = f"your usual range is {exp(low):.0f} to {exp(high):.0f} ms ({last.season_readings} readings)"
    if last.weekly is None or last.unchanged is None:
        yield f"{usual[0].upper()}{usual[1:]}."
        return
    changed = not last.unchanged[0] <= last.weekly <= last.unchanged[1]
    way = "higher" if last.weekly > last.unchanged[1] else "lower"
    yield f"That mean is {f'{way} than the usual middle' if changed else 'where it usually is'}; {usual}."


def _quality(period: Period, days: tuple[Day, ...]) -> str:
    shares = np.array(
        [
            nan if one.usable_pct is None else one.usable_pct
            for entry in period.entries
            for one in entry.people.values()
            if one.name in {period.person, period.partner}
        ]
    )
    known = shares[np.isfinite(shares)]
    usable = (
        f"In the middle session {np.median(known):.0f} % of the time is usable ({known.min():.0f} to {known.max():.0f} "
        f"%)."
        if known.size
        else "How much of the time is usable is not known."
    )
    few = int(np.count_nonzero(~(shares >= words.CLEAN_PCT)))
    said = f"In {few} of {shares.size} less than {words.CLEAN_PCT:.0f} % is." if few else ""
    checked = [day for day in days if day.checks]
    return section(
        "Quality",
        paragraph(f"{usable} {said}".strip()),
        paragraph(
            f"{len(checked)} of {len(days)} readings are hard to compare with the others: posture unknown, much longer "
            "than the rest, or with many artefacts."
            if checked
            else ""
        ),
    )


def _readings(period: Period, days: tuple[Day, ...]) -> str:
    if not days:
        return section("Readings over days", paragraph("No reading of a minute or longer was made alone."))
    t = np.array([(date.fromisoformat(day.day) - period.first).days for day in days], np.float64)

    def column(pick: Callable[[Day], float | None], scale: Callable[[float], float] = float) -> "np.ndarray":
        return np.array([nan if (value := pick(day)) is None else scale(value) for day in days], np.float64)

    frame = _frame(period)
    rmssd = curves(
        frame,
        "RMSSD: each reading, its 7-day mean, and your usual range",
        "ms",
        [
            Curve("A", "readings", t, column(lambda day: day.ln_rmssd, exp), dots="only"),
            Curve("both", "7-day mean", t, column(lambda day: day.weekly, exp), dots="never"),
        ],
        [
            Band(
                "A",
                t,
                column(lambda day: day.normal and day.normal[0], exp),
                column(lambda day: day.normal and day.normal[1], exp),
            )
        ],
    )
    hr = curves(
        frame,
        "Resting heart rate: each reading, its 7-day mean, and your usual range",
        "beats a minute",
        [
            Curve("A", "readings", t, column(lambda day: day.hr_bpm), dots="only"),
            Curve("both", "7-day mean", t, column(lambda day: day.weekly_hr), dots="never"),
        ],
        [
            Band(
                "A",
                t,
                column(lambda day: day.normal_hr and day.normal_hr[0]),
                column(lambda day: day.normal_hr and day.normal_hr[1]),
            )
        ],
    )
    trends = reading_trends(days)
    rows = [
        ("ln RMSSD", *_change(trends["ln_rmssd"], "")),
        ("heart rate (beats a minute)", *_change(trends["hr_bpm"], "")),
    ]
    columns = ("", "change a month (95 % interval)", "readings", "")
    return section("Readings over days", rmssd, hr, table(columns, rows))


def _together(period: Period, between: Together) -> str:
    frame = _frame(period)
    t = np.array([(date.fromisoformat(day) - period.first).days for day, _, _ in between.sessions], np.float64)
    recent = np.array([max(0.0, t[-1] - SEASON + 1), t[-1]])
    rows: list[tuple[str, ...]] = []
    drawn: list[str] = []
    for name, label, unit in TOGETHER:
        lately = between.lately[name]
        now = f"{_value(lately.value, unit)}{_interval(lately, unit)}"
        rows.append((label, now, str(lately.sessions), *_change(between.trends[name], unit)))
        values = np.array([found.get(name, nan) for _, _, found in between.sessions])
        if np.isfinite(values).any():
            by = 100 if unit == SHARE else 1
            interval = Band("both", recent, np.full(2, by * lately.low), np.full(2, by * lately.high))
            points = Curve("both", "", t, by * values, dots="only")
            drawn.append(curves(frame, _label(label), "%" if unit == SHARE else unit, [points], [interval]))
    columns = ("", "last 60 days (95 % interval)", "sessions", "change a month (95 % interval)", "sessions", "")
    shaded = "Each dot is a session; shaded: the middle of the last 60 days with its 95 % interval."
    return section("Between you", table(columns, rows), *drawn, paragraph(shaded))


SHARE = "share of the time"


def _label(label: str) -> str:
    return label[0].upper() + label[1:]


def _value(value: float, unit: str) -> str:
    if isnan(value):
        return UNKNOWN
    return percent(value) if unit == SHARE else f"{value:.0f} s" if unit == "s" else f"{value:.2f}"


def _interval(middle: Middle, unit: str) -> str:
    return "" if isnan(middle.low) else f" ({_value(middle.low, unit)} to {_value(middle.high, unit)})"


def _change(change: Trend, unit: str) -> tuple[str, str, str]:
    n = str(change.sessions)
    if isnan(change.per_month):
        return UNKNOWN, n, "needs six over two weeks"
    by, mark = (100, " %") if unit == SHARE else (1, f" {unit}".rstrip())
    low, high = by * change.low, by * change.high
    told = "told apart from none" if change.told else "could be no change"
    return f"{by * change.per_month:+.2g}{mark} ({low:+.2g} to {high:+.2g})", n, told


def _sessions_of(n: int) -> str:
    return f"{n} session{'' if n == 1 else 's'}"


def _sessions(period: Period) -> str:
    newest = period.entries[-MOST_LISTED:]
    rows = [
        (
            entry.created[:16].replace("T", " "),
            f"{entry.seconds / 60:.0f} min",
            entry.protocol or UNKNOWN,
            ", ".join(f"{one.name} {number(_share(one.usable_pct), 0)} %" for one in entry.people.values()),
            ", ".join(entry.tags) or UNKNOWN,
        )
        for entry in newest
    ]
    more = len(period.entries) - len(newest)
    heading = f"The {_sessions_of(len(period.entries))}" if not more else f"The newest {_sessions_of(MOST_LISTED)}"
    listing = table(("when", "length", "protocol", "usable", "tags"), rows)
    return section("Sessions", folded(heading, listing, paragraph(f"{more} more are in the numbers." if more else "")))


def _share(share: float | None) -> float:
    return nan if share is None else share


def _meaning(between: Together | None) -> str:
    means = words.MEANS_OVER_WEEKS if between else words.MEANS_OVER_DAYS
    return section("What the numbers mean", bullets(means), "<h3>And what they do not</h3>", bullets(words.MEANS_NOT))


def _numbers(period: Period, days: tuple[Day, ...], between: Together | None) -> str:
    told: dict[str, object] = {
        "versions": versions(),
        "person": period.person,
        "partner": period.partner,
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "lately": _plain(between.lately) if between else None,
        "trends": _plain(between.trends if between else reading_trends(days)),
    }
    files = [("sessions.csv", "text/csv", _sessions_csv(period, between))]
    if days:
        files.append(("readings.csv", "text/csv", _readings_csv(days)))
    return section("Numbers", inside([*files, ("numbers.json", "application/json", as_json(told))]))


def _plain(told: dict[str, Trend] | dict[str, Middle]) -> dict[str, object]:
    return {name: msgspec.structs.asdict(one) for name, one in told.items()}


def _sessions_csv(period: Period, between: Together | None) -> str:
    solo = ("usable_pct", "mean_hr_bpm", "rmssd_ms", "ln_rmssd", "sdnn_ms")
    names = [name for name, _, _ in TOGETHER] if between else list(solo)
    rows: list[list[object]] = [["file", "created", "seconds", "protocol", "tags", *names]]
    for entry in period.entries:
        (one, *_) = entry.people.values()
        values = entry.pair if between else {"usable_pct": _share(one.usable_pct), **one.metrics}
        about = (entry.file, entry.created, f"{entry.seconds:g}", entry.protocol, " ".join(entry.tags))
        rows.append([*about, *(_cell(values.get(name)) for name in names)])
    return _csv(rows)


def _readings_csv(days: tuple[Day, ...]) -> str:
    single = ("ln_rmssd", "hr_bpm", "weekly", "weekly_hr", "variation_pct", "week_readings", "season_readings")
    ranges = ("weekly_interval", "unchanged", "normal", "normal_hr")
    ends = [f"{name}_{end}" for name in ranges for end in ("low", "high")]
    rows: list[list[object]] = [["day", "file", *single, *ends]]
    for day in days:
        both = [end for name in ranges for end in getattr(day, name) or (None, None)]
        rows.append([day.day, day.file, *(_cell(value) for value in (*(getattr(day, name) for name in single), *both))])
    return _csv(rows)


def _csv(rows: list[list[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _cell(value: float | None) -> str:
    return "" if value is None or isnan(value) else f"{value:.{DIGITS}g}"


def _definitions(period: Period, days: tuple[Day, ...], between: Together | None) -> str:
    rows = words.OVER_WEEKS if between else words.OVER_DAYS
    said = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in (*rows, *words.DEFINITIONS))
    methods = words.methods_over_time(__version__, len(period.entries), period.days, bool(between), len(days))
    return section(
        "Methods, definitions and versions",
        f'<p class="methods">{escape(methods)}</p>',
        folded("Definitions", f"<dl>{said}</dl>"),
        paragraph(f"Made with {listed(versions())}."),
    )


def _frame(period: Period) -> Frame:
    last = period.days - 1
    step = next((step for step in STEPS if last / step < LABELS), STEPS[-1])
    days = ((at, period.first + timedelta(at)) for at in range(0, last + 1, step))
    years = period.first.year != period.last.year
    axis = (
        (float(at), f"{day.day} {MONTHS[day.month - 1]}{f' {day.year % 100:02d}' if years else ''}") for at, day in days
    )
    return Frame(float(max(last, 1)), axis=tuple(axis))
