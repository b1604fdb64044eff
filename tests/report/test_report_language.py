"""Reports in German: the same templates, every sentence from the window's catalogue, and no Qt."""

import re
import subprocess
import sys
from datetime import date, timedelta
from math import log
from pathlib import Path

import pytest
from support.report_reading import asks_nobody, text

from hrvsync.report.language import ENGLISH, language
from hrvsync.report.period import period_page
from hrvsync.report.session import session_page
from hrvsync.storage import Entry, PersonEntry, read

RECORDINGS = Path(__file__).parents[2] / "recordings"
ENGLISH_WORDS = re.compile(r"\b(the|and|of|not|with|were|heart rate|settled|minutes|beats)\b", re.IGNORECASE)
CITED = re.compile(
    r"RR intervals of \d.*?(?=Definitionen)|\d+ (?:sessions of two|readings, the first).*?(?=Definitionen)"
)
OWN = (
    "Breathe together",
    "left the room",
    "it got loud",
    "hands",
    "Boker",
    "Shaffer & Meehan",
    "Grossman",
    "recorded by hrvsync simulator",
)


@pytest.mark.parametrize("name", ["rupture_and_repair", "coupled", "solo", "resonance_sweep", "ugly"])
def test_a_report_in_german_has_no_english_sentence(name: str) -> None:
    page = session_page(read(RECORDINGS / f"{name}.jsonl"), language=language("de"))
    assert asks_nobody(page)
    assert '<html lang="de">' in page
    words = CITED.sub("", text(page))
    for one in OWN:
        words = words.replace(one, "")
    assert ENGLISH_WORDS.findall(words) == []


def entries() -> list[Entry]:
    """Mia alone on forty mornings, and with Jon on twenty evenings."""
    found: list[Entry] = []
    for day in range(40):
        created = (date(2026, 1, 1) + timedelta(day)).isoformat()
        metrics = {"rmssd_ms": 40.0, "ln_rmssd": log(40 + day % 4), "mean_hr_bpm": 60.0 + day % 3}
        one = PersonEntry("Mia", 99.0, metrics, own={"level_hr": 60.0 + day % 2, "inside_share": 0.9})
        found.append(Entry(f"{day}.jsonl", f"{created}T07:00:00+01:00", 180.0, people={"A": one}, posture="lying"))
        pair = {"settled_share": 0.5 + 0.01 * day, "repair_s": 60.0}
        both = {"A": one, "B": PersonEntry("Jon", 90.0)}
        evening = f"{created}T20:00:00+01:00"
        found.append(Entry(f"{day}e.jsonl", evening, 1200.0, "Abend", both, pair, repairs=((60.0, True),)))
    return found


@pytest.mark.parametrize("partner", ["", "Jon"])
def test_a_period_in_german_has_no_english_sentence(partner: str) -> None:
    page = period_page(entries(), "Mia", partner, language=language("de"))
    words = CITED.sub("", text(page))
    for one in OWN:
        words = words.replace(one, "")
    assert ENGLISH_WORDS.findall(words) == []
    assert ("Zeit bis zur Annäherung in den letzten 60 Tagen" if partner else "Dein gewohnter Bereich ist") in words
    assert "1. Jan." in words


def test_numbers_are_written_as_the_language_does() -> None:
    words = text(session_page(read(RECORDINGS / "solo.jsonl"), language=language("de")))
    assert re.search(r"RMSSD \(ms\) \d+,\d", words)


def test_english_needs_no_catalogue() -> None:
    assert language("en") is ENGLISH
    assert ENGLISH.say("settled") == "settled"


def test_no_qt_is_loaded_for_it() -> None:
    program = (
        "import sys; from hrvsync.report.language import language; language('de'); print('PySide6' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "False\n"
