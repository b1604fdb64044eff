"""Times of day and dates as apps write them, and the clock that was set forward or back while they were written."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np

from hrvsync.beats import Floats
from hrvsync.i18n import Message

MIDNIGHT = 86400.0
HOUR = 3600.0
CHANGES = {3, 4, 9, 10, 11}
"""Months in which clocks are set to summer time or back, on both halves of the earth."""
NEAR = 10.0
"""Seconds that may lie between the last time before the change and the first after it."""
ZONE = re.compile(r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})$")
DAY = re.compile(r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})[T ,]*\s*(.*)")
OF_DAY = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,:](\d{1,9}))?\s*([AaPp])?\.?[Mm]?\.?")
CLOCK_SET = Message("The clock was set to or from summer time in it; the hour was taken off.")
DAY_OR_MONTH = Message("Whether the day or the month comes first in its dates is not clear; they were left out.")


def wall_times(texts: Sequence[str], wrong: Callable[[int], Exception]) -> tuple[Floats, str, tuple[str, ...]]:
    """Return times as seconds since the first, that first one as ISO 8601, and notes.

    Dates may be ISO, German (05.03.2024), or with slashes; where the order of day and month is open the date is left
    out. Times of day alone go on after midnight and have no date: "" is returned for the first. A step of an hour to or
    from summer time is taken out. Raises what `wrong` makes of the index of a text that is no such time.
    """
    if not texts:
        return np.empty(0), "", ()
    days = [found for text in texts if (found := DAY.fullmatch(text.strip()))]
    day_first = _day_first(days)
    zoned = _zone(texts[0].strip()) is not None and DAY.match(texts[0].strip()) is not None
    times: list[datetime] = []
    for i, text in enumerate(texts):
        try:
            one = _parsed(text.strip(), day_first is not False)
            if (one.tzinfo is not None) is not zoned:
                raise ValueError(text)
        except (ValueError, OverflowError):
            raise wrong(i) from None
        times.append(one)
    t = np.array([(one - times[0]).total_seconds() for one in times])
    notes: tuple[str, ...] = ()
    began = times[0].isoformat()
    if not days:
        t += MIDNIGHT * np.cumsum(np.diff(t, prepend=t[:1]) < -MIDNIGHT / 2)
        began = ""
    elif day_first is None:
        began, notes = "", (DAY_OR_MONTH,)
    elif not zoned:
        t, changed = without_summer_time(t, times)
        notes = (CLOCK_SET,) if changed else ()
    return t, began, notes


def without_summer_time(t: Floats, times: Sequence[datetime]) -> tuple[Floats, bool]:
    """Return local times (s) without the hour by which their clock was set, and whether it was.

    It was where a step of an hour, within ten seconds, crosses a full hour of the night in a month of such changes.
    """
    steps = np.diff(t)
    t = t.copy()
    changed = False
    for i in np.flatnonzero(np.abs(np.abs(steps) - HOUR) < NEAR).tolist():
        before, after = times[i], times[i + 1]
        back = timedelta(seconds=HOUR if steps[i] > 0 else -HOUR)
        if before.month not in CHANGES or not 0 <= after.hour <= 3:
            continue
        if (after - back).hour != before.hour or steps[i] < 0:
            t[i + 1 :] -= back.total_seconds()
            changed = True
    return t, changed


def _day_first(days: list[re.Match[str]]) -> bool | None:
    """Return whether the day stands before the month; None where that cannot be known, True where the year is first."""
    if not days or len(days[0][1]) == 4 or days[0][2] == ".":
        return True
    if any(int(day[1]) > 12 for day in days):
        return True
    return False if any(int(day[3]) > 12 for day in days) else None


def _parsed(text: str, day_first: bool) -> datetime:
    if text[:4].isdigit():
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    zone = _zone(text)
    found = DAY.fullmatch(text)
    if found is None:
        return datetime.combine(date(1970, 1, 1), datetime.min.time()) + _of_day(text)
    rest = found[5]
    offset = None
    if zone:
        rest = rest[: -len(zone[0])] if rest.endswith(zone[0]) else ZONE.sub("", rest)
        offset = (
            UTC if zone[1] in {"Z", "UTC", "GMT"} else datetime.fromisoformat(f"2000-01-01T00:00:00{zone[1]}").tzinfo
        )
    first, second, third = (int(found[i]) for i in (1, 3, 4))
    if len(found[1]) == 4:
        day = date(first, second, third)
    else:
        year = third if third > 99 else third + 2000
        day = date(year, second, first) if day_first else date(year, first, second)
    return datetime.combine(day, datetime.min.time(), offset) + (_of_day(rest) if rest else timedelta())


def _zone(text: str) -> re.Match[str] | None:
    """Return the zone at the end of a time; the end of a date alone, such as -05, is none."""
    found = ZONE.search(text)
    return found if found and ":" in text[: found.start()] else None


def _of_day(text: str) -> timedelta:
    found = OF_DAY.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    hours, minutes = int(found[1] or 0), int(found[2])
    if found[1] is None and len(found[2]) == 2 and found[5]:  # 10:15 PM
        hours, minutes = minutes, int(found[3])
        seconds = 0
    else:
        seconds = int(found[3])
    if found[5]:
        hours = hours % 12 + (12 if found[5] in "pP" else 0)
    fraction = int(found[4]) / 10 ** len(found[4]) if found[4] else 0.0
    if (minutes > 59 and found[1]) or seconds > 59:
        raise ValueError(text)
    return timedelta(hours=hours, minutes=minutes, seconds=seconds + fraction)
