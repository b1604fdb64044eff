"""The breath in a report: what is known with what it rests on, and resonance only where it was assessed."""

import json
import re
from base64 import b64decode
from pathlib import Path

from hrvsync.report.session import session_page
from hrvsync.storage.readers import read

RECORDINGS = Path(__file__).parents[2] / "recordings"


def told(name: str) -> str:
    return session_page(read(RECORDINGS / f"{name}.jsonl"))


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_resonance_assessment_is_told_rate_by_rate() -> None:
    page = told("resonance_sweep")
    text = plain(page)
    assert "Ada: this heart answered most at 5.5 breaths a minute (largest swing" in text
    assert "Ben: this heart answered most at 5 breaths a minute" in text
    assert "on another day" in text
    assert "6.5 a minute 6.5 pacer 103 5.5" in text
    found = re.search(r'download="numbers.json" href="data:application/json;base64,([^"]+)"', page)
    assert found
    numbers = json.loads(b64decode(found[1]))
    assert numbers["breathing"]["A"]["resonance"]["best"] == 5.5


def test_other_sessions_tell_the_breath_and_no_resonance() -> None:
    text = plain(told("coupled"))
    assert "Breath phase breaths a minute told by" in text
    assert "Resonance" not in text.split("Methods")[0]
    assert "Together 6.0 pacer" in text
