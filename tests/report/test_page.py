"""The pieces every report is set from: templates that use all of a page, and files for programs."""

import base64
import json
from importlib.resources import files as resources

import pytest

from hrvsync.report.page import Page, cell, csv_file, json_file
from hrvsync.report.period import PeriodPage
from hrvsync.report.session import PairPart, SessionPage

TEMPLATES = {path.name: path.read_text("utf-8") for path in resources("hrvsync.report").joinpath("templates").iterdir()}


@pytest.mark.parametrize(
    ("part", "template", "name"),
    [
        (Page, "page.html.j2", "page"),
        (SessionPage, "session.html.j2", "page"),
        (PairPart, "session.html.j2", "pair"),
        (PeriodPage, "period.html.j2", "page"),
    ],
)
def test_the_template_shows_all_of_its_page(part: type[Page] | type[PairPart], template: str, name: str) -> None:
    own = [field for field in part.__struct_fields__ if part is Page or field not in Page.__struct_fields__]
    assert [field for field in own if f"{name}.{field}" not in TEMPLATES[template]] == []


def test_only_what_the_program_draws_is_set_without_escaping() -> None:
    for line in "\n".join(TEMPLATES.values()).splitlines():
        if "|safe" in line:
            drawn = ("style|", "page.coverage|", "curves|join|", "page.states|", "pair.bar|", "pair.curve|")
            assert any(name in line for name in drawn), line


def test_what_is_not_known_is_null_for_programs_and_empty_in_a_table() -> None:
    name, data = json_file("x.json", {"b": float("nan"), "a": 1.5})
    assert (name, data.split(",")[0]) == ("x.json", "data:application/json;base64")
    assert json.loads(base64.b64decode(data.split(",")[1])) == {"a": 1.5, "b": None}
    assert [cell(value, ".2f") for value in (None, float("nan"), 1.0)] == ["", "", "1.00"]
    assert csv_file("x.csv", [["a", 'b "c"']])[0] == "x.csv"
