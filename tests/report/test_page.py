"""The pieces every report is set from: templates that use all of a page, and files for programs."""

import base64
import json
from importlib.resources import files as resources
from pathlib import Path

import pytest

from hrvsync.report import period, session
from hrvsync.report.language import Language
from hrvsync.report.page import Page, cell, csv_file, json_file
from hrvsync.storage import Entry, PersonEntry, read

RECORDINGS = Path(__file__).parents[2] / "recordings"
TEMPLATES = {path.name: path.read_text("utf-8") for path in resources("hrvsync.report").joinpath("templates").iterdir()}


def test_a_template_shows_all_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    pages: dict[str, Page] = {}

    def render(template: str, page: Page, _language: Language) -> str:
        pages[template] = page
        return ""

    for module in (period, session):
        monkeypatch.setattr(module, "render", render)
    session.session_page(read(RECORDINGS / "coupled.jsonl"))
    period.period_page(
        [Entry("a.jsonl", "2026-05-01T08:00:00+02:00", 60.0, people={"A": PersonEntry("Ann", 99.0)})], "Ann"
    )
    for template, page in pages.items():
        text = TEMPLATES[template] + TEMPLATES["page.html.j2"]
        assert [name for name in page if f"page.{name}" not in text] == []
    pairs = pages["session.html.j2"]["pairs"]
    assert [name for name in pairs[0] if f"pair.{name}" not in TEMPLATES["session.html.j2"]] == []


def test_only_what_the_program_draws_is_set_without_escaping() -> None:
    for line in "\n".join(TEMPLATES.values()).splitlines():
        if "|safe" in line:
            drawn = (
                "style|",
                "page.coverage|",
                "curves|join|",
                "page.states|",
                "pair.bar|",
                "pair.curve|",
                "page.picture|",
                "page.spread|",
                "one.drawing|",
                "dots|",
            )
            assert any(name in line for name in drawn), line


def test_what_is_not_known_is_null_for_programs_and_empty_in_a_table() -> None:
    name, data = json_file("x.json", {"b": float("nan"), "a": 1.5})
    assert (name, data.split(",")[0]) == ("x.json", "data:application/json;base64")
    assert json.loads(base64.b64decode(data.split(",")[1])) == {"a": 1.5, "b": None}
    assert [cell(value, ".2f") for value in (None, float("nan"), 1.0)] == ["", "", "1.00"]
    assert csv_file("x.csv", [["a", 'b "c"']])[0] == "x.csv"
