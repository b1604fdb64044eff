"""The rows of months: the report of a period says them whole, in both languages, and has them among its numbers."""

import json
from datetime import date, timedelta

from msgspec.structs import replace
from support.months import session
from support.report_reading import files, text

from hrvsync.history import own, together
from hrvsync.report.language import language
from hrvsync.report.months import Row, rows_of
from hrvsync.report.period import period_page
from hrvsync.report.words import in_whole, lasting, percent, usable_pct
from hrvsync.storage import ConditionEntry, CueEntry, Entry, OfferEntry

GERMAN = language("de")


def months() -> list[Entry]:
    """Half a year of everything that a session of two keeps."""
    found: list[Entry] = []
    for n in range(30):
        one = session(
            6 * n,
            settled=0.7 + 0.02 * (n % 5),
            repairs=((45.0 + n % 7, True) if n < 20 else (300.0, False),),
            cues=(CueEntry("voice", "A", "B", 3, -2.0 + 0.1 * (n % 3), 40),),
            conditions=(ConditionEntry("hand in hand", "apart", {"A": -1.0 - n % 3}, {"B": 0.1 * (n % 3)}, 0.2),),
        )
        body = {"level_hr": 60.0 + n % 4, "level_rmssd": 40.0 + n % 5, "flexibility": 2.0, "inside_share": 0.8}
        people = {who: replace(person, own=body) for who, person in one.people.items()}
        offers = (OfferEntry(40.0 + n, n % 4 > 0, n % 2 > 0),)
        found.append(replace(one, people=people, offers=offers, alike={"free": (3, 10), "paced": (1, 10)}))
    return found


def in_words(rows: tuple[Row, ...]) -> list[str]:
    return [str(part) for row in rows for part in (row.title, row.figure, *row.lines, *row.figures)]


def test_two_over_months_in_two_languages_and_as_numbers() -> None:
    entries = months()
    rows = rows_of(together(entries, "Ada", "Ben"))
    assert [row.key for row in rows] == [
        *("settled", "repaired", "steadied", "together", "cues", "conditions", "offered"),
    ]
    page = period_page(entries, "Ada", "Ben")
    whole = text(page)
    assert [part for part in in_words(rows) if part not in whole] == []
    numbers = json.loads(files(page)["numbers.json"])
    assert [row["lines"] for row in numbers["rows"]] == [list(map(str, row.lines)) for row in rows]
    assert numbers["between"]["offers"]["accepted"]["of"] == 15
    german = text(period_page(entries, "Ada", "Ben", language=GERMAN))
    said = [GERMAN.say(part) for row in rows for part in (row.title, row.figure, *row.lines, *row.figures)]
    assert [part for part in said if part not in german] == []
    assert "10 Brüche, 0 davon repariert" in german
    assert "Stimme von Ada, 90-mal in 30 Sitzungen: Herzfrequenz von Ben -1,9" in german


def test_one_body_over_months_is_placed_in_its_own_range_and_beside_nobody() -> None:
    entries = [replace(one, people={"A": one.people["A"]}) for one in months()]
    rows = rows_of(own(entries, "Ada"))
    assert [row.key for row in rows] == ["level_hr", "level_rmssd", "flexibility", "inside_share"]
    whole = text(period_page(entries, "Ada"))
    assert [part for part in in_words(rows) if part not in whole] == []
    assert "Ben" not in whole
    first = str(date(2026, 1, 1) + timedelta(6 * 29))
    assert first in whole


def test_all_is_said_only_of_all_and_none_only_of_none() -> None:
    assert [in_whole(one, 10) for one in (0.0, 0.001, 0.5, 0.96, 0.9999, 1.0)] == [0, 1, 5, 9, 9, 10]
    assert [str(percent(one)) for one in (0.0, 0.004, 0.996, 1.0, float("nan"))] == ["0 %", "1 %", "99 %", "100 %", "–"]
    assert str(usable_pct(None)) == "–"
    assert [str(lasting(one)) for one in (1, 59, 61, 170)] == ["1 second", "59 seconds", "1 minute", "3 minutes"]
