"""Months of a couple as the index keeps them: sessions of known truth, drawn at random."""

from datetime import date, timedelta

import numpy as np

from hrvsync.storage import ConditionEntry, CueEntry, Entry, PersonEntry

type Random = np.random.Generator

SESSIONS, DAYS = 30, 182
FIRST = date(2026, 1, 1)


def days_of(random: Random, sessions: int = SESSIONS, days: int = DAYS) -> list[int]:
    """Days of sessions over half a year, the first and the last among them."""
    between = random.choice(np.arange(1, days), sessions - 2, replace=False)
    return [0, *sorted(between.tolist()), days]


def session(
    day: int,
    protocol: str = "Open conversation",
    *,
    settled: float | None = None,
    repairs: tuple[tuple[float, bool], ...] = (),
    cues: tuple[CueEntry, ...] = (),
    conditions: tuple[ConditionEntry, ...] = (),
) -> Entry:
    """A session of Ada and Ben in the evening."""
    people = {"A": PersonEntry("Ada", 98.0), "B": PersonEntry("Ben", 98.0)}
    created = f"{FIRST + timedelta(day)}T20:00:00+01:00"
    pair = {} if settled is None else {"settled_share": settled}
    return Entry(
        f"{day}-{protocol}.jsonl",
        created,
        1200.0,
        protocol,
        people,
        pair,
        repairs=repairs,
        cues=cues,
        conditions=conditions,
    )


def share(random: Random, mean: float) -> float:
    """A share of the time that both are settled: about its mean, uneven as evenings are."""
    return float(random.beta(12 * mean, 12 * (1 - mean)))


def rupture(random: Random, median: float, *, repaired: bool = True) -> tuple[float, bool]:
    """A rupture, watched for 2 to 8 minutes: back after some time, or not while it was watched."""
    watched = float(random.uniform(120, 480))
    seconds = float(median * np.exp(0.6 * random.normal()))
    return (seconds, True) if repaired and seconds < watched else (watched, False)
