"""The report of a period: a person's readings over days, or two people over weeks.

Of two people only what they recorded together is shown: nobody's own readings are shown to the other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import exp, nan
from typing import Any

import numpy as np

from hrvsync.analysis.over_days import SEASON
from hrvsync.beats import Floats
from hrvsync.history import (
    TOGETHER,
    Day,
    Together,
    day_of,
    left_out,
    own,
    reading_trends,
    readings,
    together,
    usable_share,
)
from hrvsync.i18n import Message, joined
from hrvsync.report import words
from hrvsync.report.language import ENGLISH, Language
from hrvsync.report.months import Row as MonthsRow, rows_of
from hrvsync.report.page import Page, Row, cell, csv_file, json_file, made_with, render, versions
from hrvsync.report.svg import Band, Curve, Frame, curves
from hrvsync.report.words import SHARE, UNKNOWN
from hrvsync.storage import Entry

MAX_SESSIONS = 60
MONTHS = (
    Message("Jan"),
    Message("Feb"),
    Message("Mar"),
    Message("Apr"),
    Message("May"),
    Message("Jun"),
    Message("Jul"),
    Message("Aug"),
    Message("Sep"),
    Message("Oct"),
    Message("Nov"),
    Message("Dec"),
)
DAY_AND_MONTH = Message("{day} {month}")
STEPS = (1, 2, 7, 14, 30, 61, 91, 182, 365, 730, 1826)
MAX_LABELS = 9
SOLO = ("usable_pct", "mean_hr_bpm", "rmssd_ms", "ln_rmssd", "sdnn_ms")
READINGS = (
    (
        Message("RMSSD: each reading, its 7-day mean, and your usual range"),
        Message("ms"),
        ("ln_rmssd", "weekly", "normal"),
        exp,
    ),
    (
        Message("Resting heart rate: each reading, its 7-day mean, and your usual range"),
        Message("beats a minute"),
        ("hr_bpm", "weekly_hr", "normal_hr"),
        float,
    ),
)
DAY_VALUES = ("ln_rmssd", "hr_bpm", "weekly", "weekly_hr", "variation_pct", "week_readings", "season_readings")
DAY_RANGES = ("weekly_interval", "unchanged", "normal", "normal_hr")


def period_page(
    entries: Sequence[Entry],
    person: str,
    partner: str = "",
    first: date | None = None,
    last: date | None = None,
    language: Language = ENGLISH,
) -> str:
    """Write the report of a person's readings, or of two people together, from `first` to `last` as one HTML page.

    Without these days it spans all there is. Raises ValueError where nothing was recorded in it.
    """
    people = {person, partner} - {""}
    found = {
        entry.file: day
        for entry in entries
        if {one.name for one in entry.people.values()} == people
        and (day := day_of(entry))
        and (first or day) <= day <= (last or day)
    }
    if not found:
        raise ValueError(f"Nothing of {' and '.join(sorted(people))} was recorded in these days")
    start, end = first or min(found.values()), last or max(found.values())
    sessions = sorted((entry for entry in entries if entry.file in found), key=lambda one: one.created)
    between = together(sessions, person, partner) if partner else None
    days = () if between else readings(sessions, person)
    rows = rows_of(between or own(sessions, person))
    apart = [words.apart(left_out(sessions, person, partner), "sessions" if partner else "readings")]
    frame = _frame(start, end, language)
    page = (
        _summary(sessions, person, partner, start, end)
        | {"quality": [words.usable(usable_share(sessions)), words.hours(days), words.checked(days), *apart]}
        | (_weeks(frame, start, between, language) if between else _days(frame, start, days, language))
        | _months(rows, "months" if between else "own")
        | _sessions(sessions)
        | _numbers(sessions, between, rows, days, {"person": person, "partner": partner, "first": start, "last": end})
    )
    page["summary"] += [*words.lately(between), *words.steadied(between)] if between else words.newest(days)
    return render("period.html.j2", page, language)


def _months(rows: Iterable[MonthsRow], heading: str) -> Page:
    """Each row as one paragraph."""
    said = ((Message("{title}: {figure}.", title=row.title, figure=row.figure), row) for row in rows)
    return {
        "months_heading": words.HEADINGS[heading],
        "months": [joined((first, *row.lines, *row.figures), " ") for first, row in said],
    }


def _summary(sessions: Sequence[Entry], person: str, partner: str, start: date, end: date) -> Page:
    minutes, days = sum(entry.seconds for entry in sessions) / 60, (end - start).days + 1
    who = words.names(name for name in (person, partner) if name)
    return {
        "title": Message("{who}, {start} to {end}", who=who, start=str(start), end=str(end)),
        "summary": [
            Message(
                "{sessions}, {n:.0f} minutes, over {days}.",
                sessions=words.sessions(len(sessions)),
                n=minutes,
                days=words.days(days),
            )
        ],
    }


def _days(frame: Frame, start: date, days: tuple[Day, ...], language: Language) -> Page:
    """How the readings of a person changed."""
    shown: Page = {
        "heading": Message("Readings over days"),
        "means": words.MEANS_OVER_DAYS,
        "definitions": (*words.OVER_DAYS, *words.DEFINITIONS),
    }
    if not days:
        return shown | {
            "changes": ((), ()),
            "curves": [],
            "remark": Message("No reading of a minute or longer was made alone."),
        }
    trends = reading_trends(days)
    rows = (
        (Message("ln RMSSD"), trends["ln_rmssd"]),
        (Message("heart rate (beats a minute)"), trends["hr_bpm"]),
    )
    return shown | {
        "changes": (
            ["", Message("change a month (95 % interval)"), Message("readings"), ""],
            [(label, *words.change(trend)) for label, trend in rows],
        ),
        "curves": [_reading_curves(frame, start, days, language, *row) for row in READINGS],
        "remark": "",
    }


def _reading_curves(
    frame: Frame,
    start: date,
    days: tuple[Day, ...],
    language: Language,
    title: Message,
    unit: Message,
    names: tuple[str, str, str],
    scale: Callable[[float], float],
) -> str:
    def column(values: Iterable[float | None]) -> Floats:
        return np.array([nan if value is None else scale(value) for value in values], np.float64)

    t = _on_axis(start, (day.day for day in days))
    single, weekly, normal = ([getattr(day, name) for day in days] for name in names)
    low, high = (column(ends and ends[side] for ends in normal) for side in (0, 1))
    return curves(
        frame,
        language.say(title),
        language.say(unit),
        [
            Curve("A", language.say(Message("readings")), t, column(single), dots="only"),
            Curve("both", language.say(Message("7-day mean")), t, column(weekly), dots="never"),
        ],
        [Band("A", t, low, high)],
    )


def _weeks(frame: Frame, start: date, between: Together, language: Language) -> Page:
    """What changed between two people."""
    return {
        "heading": words.HEADINGS["between"],
        "means": words.MEANS_OVER_WEEKS,
        "definitions": (*words.OVER_WEEKS, *words.DEFINITIONS),
        "changes": (
            [
                *("", Message("last 60 days (95 % interval)"), Message("of")),
                *(Message("change a month (95 % interval)"), Message("sessions"), ""),
            ],
            [
                (
                    words.BETWEEN[name][0],
                    words.lately_of(between, name, unit),
                    words.known_from(between, name),
                    *words.change_of(between, name, unit),
                )
                for name, _, unit in TOGETHER
            ],
        ),
        "curves": [
            curve
            for name, _, unit in TOGETHER
            for curve in _session_curves(frame, start, between, name, unit, language)
        ],
        "remark": Message("Each dot is a session; shaded: the 95 % interval of the median of the last 60 days."),
    }


def _session_curves(
    frame: Frame, start: date, between: Together, name: str, unit: str, language: Language
) -> Iterator[str]:
    """Draw one value between two people, if any session has it."""
    t = _on_axis(start, (day for day, _, _ in between.sessions))
    recent = np.array([max(0.0, t[-1] - SEASON + 1), t[-1]])
    values = np.array([found.get(name, nan) for _, _, found in between.sessions])
    if np.isfinite(values).any():
        by, shown = (100, "%") if unit == SHARE else (1, unit)
        ends = (np.full(2, by * end) for end in (between.lately[name].low, between.lately[name].high))
        points = Curve("both", "", t, by * values, dots="only")
        yield curves(frame, language.say(words.BETWEEN[name][0]), shown, [points], [Band("both", recent, *ends)])


def _sessions(sessions: Sequence[Entry]) -> Page:
    more = max(0, len(sessions) - MAX_SESSIONS)
    return {
        "listed": Message("The newest {n} sessions", n=MAX_SESSIONS) if more else words.sessions(len(sessions)),
        "sessions": [_session(entry) for entry in sessions[more:]],
        "more": Message("{n} more are in the numbers.", n=more) if more else "",
    }


def _numbers(
    sessions: Sequence[Entry],
    between: Together | None,
    rows: Sequence[MonthsRow],
    days: tuple[Day, ...],
    period: Mapping[str, Any],
) -> Page:
    """How the numbers were made, and the files for programs."""
    made, span = versions(), (period["last"] - period["first"]).days + 1
    numbers = {
        **period,
        "versions": made,
        "lately": between and between.lately,
        "repairs": between and between.repairs,
        "repairs_before": between and between.repairs_before,
        "same_day": between and between.same_day,
        "steadied": between and between.steadied,
        "between": between and between.between,
        "rows": rows,
        "trends": between.trends if between else reading_trends(days),
    }
    return {
        "methods": words.methods_over_time(made["hrvsync"], len(sessions), span, bool(between), len(days)),
        "made_with": made_with(made),
        "files": [
            csv_file("sessions.csv", _session_rows(sessions, between)),
            *([csv_file("readings.csv", _reading_rows(days))] if days else []),
            json_file("numbers.json", numbers),
        ],
    }


def _session(entry: Entry) -> Row:
    return (
        entry.created[:16].replace("T", " "),
        f"{entry.seconds / 60:.0f} min",
        joined((entry.protocol, words.CUT_SHORT if entry.cut_short else "")) or UNKNOWN,
        joined(joined((one.name, words.usable_pct(one.usable_pct)), " ") for one in entry.people.values()),
        ", ".join(entry.tags) or UNKNOWN,
    )


def _session_rows(sessions: Sequence[Entry], between: Together | None) -> Iterator[Row]:
    names = [*(name for name, _, _ in TOGETHER), "ruptures", "repaired"] if between else SOLO
    yield ["file", "created", "seconds", "protocol", "tags", *names]
    for entry in sessions:
        one = next(iter(entry.people.values()))
        repairs = {"ruptures": len(entry.repairs), "repaired": sum(back for _, back in entry.repairs)}
        values = entry.pair | repairs if between else one.metrics | {"usable_pct": one.usable_pct}
        numbers = (cell(values.get(name), ".4g") for name in names)
        yield [entry.file, entry.created, f"{entry.seconds:g}", entry.protocol, " ".join(entry.tags), *numbers]


def _reading_rows(days: tuple[Day, ...]) -> Iterator[Row]:
    yield [
        "day",
        "time",
        "posture",
        "file",
        *DAY_VALUES,
        *(f"{name}_{end}" for name in DAY_RANGES for end in ("low", "high")),
    ]
    for day in days:
        ends = (end for name in DAY_RANGES for end in getattr(day, name) or (None, None))
        yield [
            *(day.day, day.time, day.posture, day.file),
            *(cell(value, ".4g") for value in (*(getattr(day, name) for name in DAY_VALUES), *ends)),
        ]


def _on_axis(start: date, days: Iterable[str]) -> Floats:
    return np.array([(date.fromisoformat(day) - start).days for day in days], np.float64)


def _frame(start: date, end: date, language: Language) -> Frame:
    last = (end - start).days
    step = next((step for step in STEPS if last / step < MAX_LABELS), STEPS[-1])
    days = ((at, start + timedelta(at)) for at in range(0, last + 1, step))
    year = "" if start.year == end.year else " %y"
    labels = (
        (
            float(at),
            language.say(DAY_AND_MONTH.filled(day=day.day, month=MONTHS[day.month - 1])) + day.strftime(year),
        )
        for at, day in days
    )
    return Frame(float(max(last, 1)), axis=tuple(labels))
