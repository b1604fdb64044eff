"""Practice over thirteen weeks: what is counted, and what is said of days and hours."""

from datetime import date, datetime, timedelta

from hrvsync.storage import Entry
from hrvsync.weeks import Practice, practice

FIRST = datetime.fromisoformat("2026-03-03T20:15:00+01:00")  # a Tuesday


def sessions(*days: int, hour: int = 20) -> list[Entry]:
    return [Entry(f"{day}.jsonl", (FIRST + timedelta(days=day)).replace(hour=hour).isoformat(), 600.0) for day in days]


def test_without_a_session_there_are_no_weeks() -> None:
    assert practice([]) == Practice(None)
    assert practice([Entry("undated.jsonl")]) == Practice(None)


def test_only_the_last_thirteen_weeks_count_and_a_day_adds_up() -> None:
    found = practice([*sessions(0, 100, 100), *sessions(107)])
    assert found.last == date(2026, 6, 18)
    assert found.sessions == 3
    assert found.minutes == {date(2026, 6, 11): 20.0, date(2026, 6, 18): 10.0}


def test_the_usual_days_and_hours_are_said_of_most_sessions_only() -> None:
    found = practice(sessions(0, 2, 7, 9, 14, 16, 21))
    assert (found.weekdays, found.part) == ((1, 3), "evening")
    assert practice(sessions(0, 7, 14)).weekdays == ()
    scattered = practice(sessions(*range(8), hour=8))
    assert (scattered.weekdays, scattered.part) == ((), "morning")
