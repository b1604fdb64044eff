"""What is made below the window is shown in its language: every sentence there is a template that is translated."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from support.rules import parsed
from test_language import TRANSLATED, messages

from hrvsync.i18n import Message
from hrvsync.ui.i18n.language import FOLDER, set_language, translated, why

ROOT = Path(__file__).parents[2]
BELOW = [path for room in ("hrvsync", "devices") for path in sorted((ROOT / room).rglob("*.py"))]
ELSEWHERE = {
    "index.py: template",  # was marked when it was put there
    "index.py: stored",
    "nameless.py: value.template",  # the same without its names
    "reasons.py: kind",  # of a later version
}
REPORTERS = {"Link", "Verdict", "report", "_lack"}
ROOMS = [path for room in ("storage", "guide", "app") for path in sorted((ROOT / "hrvsync" / room).rglob("*.py"))]
SOURCES = [path for path in BELOW if not path.is_relative_to(ROOT / "hrvsync" / "ui")]
FIELD = re.compile(r"{\w+[^}]*}")
PLURAL = re.compile(r"{(\w+):[^}]*\|[^}]*}")  # what one is called, or several: languages have them in other places


@cache
def calls(path: Path) -> list[tuple[str, ast.Call]]:
    """Each call in a file by the last name of what is called."""
    nodes = (node for node in ast.walk(parsed(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return [(ast.unparse(node.func).rpartition(".")[2], node) for node in nodes]


def templates() -> Iterator[tuple[str, str]]:
    """Each template, or "" and where one is that cannot be read there."""
    for path in BELOW:
        for name, call in calls(path):
            if name == "Message" and call.args and path.name != "i18n.py":
                template = call.args[0]
                if isinstance(template, ast.Constant) and isinstance(template.value, str):
                    yield template.value, path.name
                else:
                    yield "", f"{path.name}: {ast.unparse(template)}"


def is_text(node: ast.expr) -> bool:
    """Return whether this is a text for people that no translator will find."""
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
    )


@TRANSLATED
def test_every_template_is_translated_with_its_fields(code: str) -> None:
    translations = messages(FOLDER / f"{code}.ts")
    found = [template for template, _ in templates() if template]
    assert len(set(found)) > 200
    for template in found:
        text, state = translations.get(("", template), ("", "missing"))
        assert text, f"make translations, then translate: {template}"
        assert not state, template
        assert sorted(FIELD.findall(PLURAL.sub("", text))) == sorted(FIELD.findall(PLURAL.sub("", template))), template
        assert set(PLURAL.findall(text)) <= {field.strip("{}") for field in FIELD.findall(template)}, template


def test_every_template_can_be_read_where_it_stands() -> None:
    assert {where for template, where in templates() if not template} == ELSEWHERE


def test_no_text_goes_round_the_templates() -> None:
    reported = [(path, call.args[1:]) for path in SOURCES for name, call in calls(path) if name in REPORTERS]
    raised = [
        (path, node.exc.args)
        for path in ROOMS
        for node in ast.walk(parsed(path.read_text("utf-8")))
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and "AttributeError" not in ast.dump(node.exc.func)
    ]
    assert len(reported) > 20
    assert len(raised) > 50
    assert not [f"{path.name}:{text.lineno}" for path, texts in reported + raised for text in texts if is_text(text)]


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    set_language(qapp, "de")
    yield
    set_language(qapp, "en")


@pytest.mark.usefixtures("german")
def test_values_are_reported_too() -> None:
    strap = Message("{who}'s strap", who="A")
    message = Message("{strap} sends no {what}.", strap=strap, what=Message("acceleration"))
    assert translated(message) == "Beschleunigung gibt es vom Gurt von A nicht."
    assert translated(str(message)) == "A's strap sends no acceleration."
    assert translated("heart rate strap") == "Herzfrequenzgurt"
    assert translated("Polar H10") == "Polar H10"
    assert translated("") == ""


@pytest.mark.usefixtures("german")
def test_numbers_are_written_as_the_language_does() -> None:
    message = Message("the time goes backwards, from {after:g} to {t:g} s", after=12.5, t=3.0)
    assert translated(message) == "die Zeit läuft rückwärts, von 12,5 nach 3 s"


@pytest.mark.usefixtures("german")
def test_a_value_that_only_looks_like_a_text_stays() -> None:
    message = Message("{file} is damaged ({error})", file="text", error="{none}")
    assert translated(message) == "text ist beschädigt ({none})"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(28, "No space left on device", "a.jsonl"), "kein Platz mehr auf dem Datenträger: a.jsonl"),
        (PermissionError(13, "Permission denied"), "keine Berechtigung"),
        (KeyError(Message("a battery at {n} %", n=120)), "eine Batterie bei 120 %"),
        (ValueError("something new"), "something new"),
        (ValueError(1, 2), "(1, 2)"),
        (
            FileExistsError(17, Message("a recording never writes over a file"), "a"),
            "eine Aufzeichnung überschreibt nie eine Datei: a",
        ),
    ],
)
def test_what_went_wrong_is_reported(error: Exception, expected: str) -> None:
    assert why(error) == expected
