"""The report of a person's readings over days, and of two people over weeks."""

import csv
import io
import json
import re
from datetime import date, timedelta
from math import log

import pytest
from msgspec.structs import replace
from support.report_reading import asks_nobody, files, text

from hrvsync.report.period import period_page
from hrvsync.storage.index import Entry, PersonEntry


def reading(day: int, rmssd: float = 40.0, usable: float | None = 99.0, posture: str = "lying") -> Entry:
    created = (date(2026, 1, 1) + timedelta(day)).isoformat() + "T07:00:00+01:00"
    metrics = {"rmssd_ms": rmssd, "ln_rmssd": log(rmssd), "mean_hr_bpm": 60.0 + day % 3}
    return Entry(f"{day}.jsonl", created, 180.0, people={"A": PersonEntry("Mia", usable, metrics)}, posture=posture)


def evening(day: int, **pair: float) -> Entry:
    created = (date(2026, 1, 1) + timedelta(day)).isoformat() + "T20:00:00+01:00"
    people = {"A": PersonEntry("Mia", 97.0), "B": PersonEntry("Jon", 90.0)}
    return Entry(f"{day}e.jsonl", created, 1200.0, "paired breathing", people, pair)


ALONE = [reading(day, 40 + day % 4) for day in range(40)]
BOTH = [evening(4 * n, settled_share=0.5 + 0.01 * n, repair_s=60.0 + n % 2) for n in range(20)]


@pytest.mark.parametrize("partner", ["", "Jon"])
def test_a_report_is_valid_the_same_each_time_and_asks_nobody(partner: str) -> None:
    page = period_page([*ALONE, *BOTH], "Mia", partner)
    assert asks_nobody(page)
    assert page == period_page([*reversed(BOTH), *ALONE], "Mia", partner)
    assert page.index("<h2>Quality") < page.index("<svg") < page.index("What the numbers mean")
    words = text(page)
    assert not re.search(r"\bnan\b", words, re.IGNORECASE)
    assert "It is not a medical device" in words
    assert "analysed with hrvsync" in words


def test_readings_against_the_own_past_with_how_many_there_are() -> None:
    page = period_page([*ALONE, *BOTH], "Mia")
    words = text(page)
    assert "Mia, 2026-01-01 to 2026-02-09" in words
    assert "40 sessions, 120 minutes, over 40 days." in words
    assert "7-day mean of RMSSD up to 2026-02-09: 42 ms (41 to 43, 7 readings)." in words
    assert "That mean is where it usually is. Your usual range is 40 to 43 ms (40 readings)." in words
    assert "no clear change yet" in words
    assert "Jon" not in page
    numbers = json.loads(files(page)["numbers.json"])
    readings = list(csv.DictReader(io.StringIO(files(page)["readings.csv"])))
    assert len(readings) == 40
    assert (readings[5]["normal_low"], readings[5]["weekly"]) == (
        "",
        f"{sum(map(log, (40, 41, 42, 43, 40, 41))) / 6:.4g}",
    )
    assert float(readings[6]["normal_low"]) < float(readings[6]["normal_high"])
    assert numbers["trends"]["ln_rmssd"]["sessions"] == 40
    rows = list(csv.DictReader(io.StringIO(files(page)["sessions.csv"])))
    assert (rows[0]["file"], rows[0]["rmssd_ms"], rows[0]["usable_pct"]) == ("0.jsonl", "40", "99")


def test_a_change_of_the_weekly_mean() -> None:
    higher = text(period_page([*ALONE, *(reading(day, 60) for day in range(40, 47))], "Mia"))
    assert "That mean is higher than usual" in higher
    lower = text(period_page([*ALONE, *(reading(day, 20) for day in range(40, 47))], "Mia"))
    assert "That mean is lower than usual" in lower


def test_before_seven_readings_it_is_baseline() -> None:
    assert "3 readings: your usual range needs 7 of them" in text(period_page(ALONE[:3], "Mia"))
    seldom = [reading(7 * n) for n in range(8)]
    assert "Your usual range is 40 to 40 ms (8 readings)." in text(period_page(seldom, "Mia"))


def test_what_makes_readings_hard_to_compare_is_counted() -> None:
    words = text(
        period_page([reading(0, posture=""), reading(1, usable=50.0), reading(2), reading(3, usable=None)], "Mia")
    )
    assert "3 of 4 readings are hard to compare" in words
    assert "In 2 of 4 less than 80 % is." in words
    unknown = [reading(0, usable=None)]
    assert "How much of the time is usable is not known." in text(period_page(unknown, "Mia"))


def test_two_people_over_weeks_with_intervals_and_without_their_own_readings() -> None:
    page = period_page([*ALONE, *BOTH], "Jon", "Mia")
    words = text(page)
    assert "20 sessions, 400 minutes, over 77 days." in words
    assert "Both settled in the last 60 days: 62 % (58 % to 66 %), 15 sessions." in words
    assert "+7.5 percentage points (+7.5 to +7.5)" in words
    assert "clearly different from no change" in words
    numbers = json.loads(files(page)["numbers.json"])
    assert numbers["lately"]["settled_share"]["sessions"] == 15
    assert numbers["trends"]["recovery_s"]["per_month"] is None
    assert "07:00" not in page
    rows = list(csv.DictReader(io.StringIO(files(page)["sessions.csv"])))
    assert (rows[1]["settled_share"], rows[1]["recovery_s"]) == ("0.51", "")


def test_ruptures_that_were_not_repaired_are_said_wherever_repair_is() -> None:
    torn = [replace(one, repairs=((300.0, False),), pair={"settled_share": 0.5}) for one in BOTH]
    page = period_page(torn, "Mia", "Jon")
    words = text(page)
    never = "back in range in 0 of 15; median longer than was watched"
    assert f"Time to repair in the last 60 days: {never}, 15 ruptures." in words
    assert f"time to repair {never} 15 ruptures – 20 ruptures none was seen to end" in words
    half = [replace(one, repairs=((60.0, n % 3 > 0),)) for n, one in enumerate(BOTH)]
    assert "back in range in 10 of 15; median 60 s" in text(period_page(half, "Mia", "Jon"))
    rows = list(csv.DictReader(io.StringIO(files(period_page(half, "Mia", "Jon"))["sessions.csv"])))
    assert [(row["ruptures"], row["repaired"]) for row in rows[:2]] == [("1", "0"), ("1", "1")]
    assert json.loads(files(page)["numbers.json"])["repairs"]["back"] == 0


def test_who_steadied_whom_is_said_beside_chance() -> None:
    people = {
        who: PersonEntry(name, 97.0, states="0:s400a60s740", baseline_end=120.0)
        for who, name in (("A", "Mia"), ("B", "Jon"))
    }
    page = period_page([replace(one, people=people) for one in BOTH], "Mia", "Jon")
    assert "Over 20 sessions Mia steadied Jon not once, by chance 0 (0 to 0): no more than by chance." in text(page)
    steadied = json.loads(files(page)["numbers.json"])["steadied"]
    assert (steadied["Mia"]["sessions"], steadied["Jon"]["times"]) == (20, 0)
    assert "Who steadied whom shows from 6 sessions" in text(period_page(BOTH, "Mia", "Jon"))


def test_the_hours_and_postures_of_readings_are_said() -> None:
    later = [replace(one, created=one.created.replace("T07", "T09")) for one in ALONE[:5]]
    standing = [reading(50, posture="standing")]
    page = period_page([*later, *ALONE[5:], *standing], "Mia")
    assert "Readings from 07:00 to 09:00, half of them by 07:00." in text(page)
    assert "Not compared, since readings of different postures are not alike: 1 standing." in text(page)
    first = next(csv.DictReader(io.StringIO(files(page)["readings.csv"])))
    assert (first["day"], first["time"], first["posture"]) == ("2026-01-01", "09:00", "lying")
    assert "All at 07:00." in text(period_page(ALONE, "Mia"))


def test_a_session_without_an_end_is_cut_short() -> None:
    assert "cut short" not in period_page(BOTH, "Mia", "Jon")
    cut = [replace(BOTH[0], cut_short=True), *BOTH[1:]]
    assert text(period_page(cut, "Mia", "Jon")).count("paired breathing, cut short") == 1


def test_only_the_days_asked_for() -> None:
    page = period_page(ALONE, "Mia", first=date(2026, 1, 3), last=date(2026, 1, 10))
    assert "Mia, 2026-01-03 to 2026-01-10" in text(page)
    assert "8 sessions" in text(page)
    one = period_page(ALONE, "Mia", first=date(2026, 1, 3), last=date(2026, 1, 3))
    assert "1 session, 3 minutes, over 1 day." in text(one)
    with pytest.raises(ValueError, match="Nothing of Jon and Mia was recorded in these days"):
        period_page(ALONE, "Mia", "Jon")


def test_readings_too_short_are_no_readings() -> None:
    short = Entry("s.jsonl", "2026-01-01T07:00:00+01:00", 20.0, people={"A": PersonEntry("Mia", None)})
    assert "No reading of a minute or longer was made alone." in text(period_page([short], "Mia"))


def test_years_of_readings_stay_small() -> None:
    page = period_page([reading(day) for day in range(3650)], "Mia")
    assert len(page.encode()) < 1_000_000


def test_years_of_sessions_stay_small() -> None:
    page = period_page([evening(day, settled_share=0.5) for day in range(3000)], "Mia", "Jon")
    assert len(page.encode()) < 1_000_000
    assert "The newest 60 sessions" in text(page)
    assert "1 Jan 26" in text(page)
