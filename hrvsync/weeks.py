"""When people practise: the last thirteen weeks, and the days and hours that hold most of their sessions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from hrvsync.storage import Entry

type PartOfDay = Literal["morning", "day", "evening"]

DAWN, NOON, DUSK = 4, 12, 18
"""Hours at which parts of the day begin."""
WEEKS = 13
LEAST_USUAL = 7
"""Fewer sessions have no usual day."""
MOST_SHARE = 2 / 3
"""What holds for this share of the sessions is said of them."""


class Practice(msgspec.Struct, frozen=True):
    """Thirteen weeks up to that of the day `last`, None without a session: how many `sessions`, and `minutes` by day.

    `weekdays` (0 is Monday) and `part` of the day hold two thirds of the sessions; empty where that is not so.
    """

    last: date | None
    sessions: int = 0
    minutes: dict[date, float] = {}
    weekdays: tuple[int, ...] = ()
    part: PartOfDay | Literal[""] = ""


def day_of(entry: Entry) -> date | None:
    """Return the local day on which a recording began, None where it does not say."""
    try:
        return datetime.fromisoformat(entry.created).date()
    except ValueError:
        return None


def practice(entries: Iterable[Entry]) -> Practice:
    """Sum up when people practised in the thirteen weeks up to their newest session."""
    begun = [(entry, datetime.fromisoformat(entry.created)) for entry in entries if day_of(entry) is not None]
    if not begun:
        return Practice(None)
    last = max(when.date() for _, when in begun)
    first = last - timedelta(days=last.weekday(), weeks=WEEKS - 1)
    shown = [(entry, when) for entry, when in begun if when.date() >= first]
    minutes: dict[date, float] = {}
    for entry, when in shown:
        minutes[when.date()] = minutes.get(when.date(), 0.0) + entry.seconds / 60
    weekdays = Counter(when.weekday() for _, when in shown).most_common(2)
    parts: Counter[PartOfDay] = Counter(part_of_day(when.hour) for _, when in shown)
    part, n = parts.most_common(1)[0]
    mostly = len(shown) >= LEAST_USUAL
    return Practice(
        last,
        len(shown),
        minutes,
        tuple(sorted(day for day, _ in weekdays)) if mostly and _most(sum(n for _, n in weekdays), shown) else (),
        part if mostly and _most(n, shown) else "",
    )


def _most(n: int, of: Sequence[object]) -> bool:
    return n >= MOST_SHARE * len(of)


def part_of_day(hour: int) -> PartOfDay:
    """Return "morning", "day" or "evening"."""
    return "morning" if DAWN <= hour < NOON else "day" if NOON <= hour < DUSK else "evening"
