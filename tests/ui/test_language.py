"""The window speaks the languages it says it does: every text is there, up to date, and fills in the same things."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.services import SampleServices

from hrvsync.i18n import Message
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.home import Home
from hrvsync.ui.i18n.language import FOLDER, LANGUAGES, language, set_language, translated
from hrvsync.ui.settings import SettingsFile

TOOLS = Path(sys.executable).parent
SOURCES = sorted(FOLDER.parent.rglob("*.py"))
ROOT = Path(__file__).parents[2]
BELOW = sorted([*(ROOT / "hrvsync").rglob("*.py"), *(ROOT / "devices").rglob("*.py")])
ALIAS = "-tr-function-alias", "tr+=Message,tr+=sentence"
PLURAL = re.compile(r"{\w+:[^}]*\|[^}]*}")  # what one is called, or several
TRANSLATED = pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
type Messages = dict[tuple[str, str], tuple[str, str]]


def messages(path: Path) -> Messages:
    """Translation and its state by context and source."""
    found: Messages = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            key = context.findtext("name") or "", message.findtext("source") or ""
            found[key] = translation.text or "", translation.get("type", "")
    return found


def tool(name: str, *words: object) -> None:
    subprocess.run([TOOLS / f"pyside6-{name}", *map(str, words)], check=True, capture_output=True)


@TRANSLATED
def test_every_text_is_translated_and_up_to_date(code: str, tmp_path: Path) -> None:
    translations = messages(FOLDER / f"{code}.ts")
    unfinished = [key for key, (text, state) in translations.items() if state or not text]
    assert not unfinished
    (tmp_path / "now.ts").write_bytes((FOLDER / f"{code}.ts").read_bytes())
    tool("lupdate", *BELOW, *ALIAS, "-ts", tmp_path / "now.ts", "-locations", "none", "-no-obsolete")
    assert messages(tmp_path / "now.ts") == translations, "run make translations, then translate what is new"


@TRANSLATED
def test_what_is_shipped_is_what_was_translated(code: str, tmp_path: Path) -> None:
    tool("lrelease", FOLDER / f"{code}.ts", "-qm", tmp_path / "now.qm")
    assert (tmp_path / "now.qm").read_bytes() == (FOLDER / f"{code}.qm").read_bytes(), "run make translations"


@TRANSLATED
def test_the_same_things_are_filled_in(code: str) -> None:
    for (_, source), (text, _) in messages(FOLDER / f"{code}.ts").items():
        fields, others = (sorted(re.findall(r"{\w+.*?}", PLURAL.sub("", one))) for one in (source, text))
        assert fields == others, source
        keys = re.compile(r"  ·  (\S+)$")
        assert bool(keys.search(source)) == bool(keys.search(text)), source


def test_no_text_hides_in_an_f_string() -> None:
    hidden = re.compile(r"""f("[^"\n]*|'[^'\n]*)\{(self\.|phrases\.)?tr\(""")
    for path in SOURCES:
        assert not hidden.search(path.read_text("utf-8")), f"{path.name}: lupdate does not find it there"


@pytest.fixture
def english_again(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    yield qapp
    set_language(qapp, "en")
    QLocale.setDefault(before)


def test_the_window_changes_its_language_and_its_numbers(english_again: QApplication, qtbot: QtBot) -> None:
    set_language(english_again, "de")
    home = Home(SampleServices(), Bridge(), SettingsFile(None))
    qtbot.addWidget(home)
    assert home.tiles["together"].text() == "Wir haben unsere Gurte"
    assert phrases.number(1234.5, 1) == "1.234,5"
    assert phrases.tr("Small, easy breaths. Stop if you feel dizzy.").startswith("Kleine, leichte Atemzüge.")
    assert phrases.mark_kinds()["repair"] == "Annäherung"
    set_language(english_again, "en")
    assert phrases.tr("Breathe together") == "Breathe together"
    assert phrases.number(1234.5, 1) == "1,234.5"


def test_the_language_is_the_chosen_one_or_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    class System:
        def __init__(self, names: list[str]) -> None:
            self._names = names

        def uiLanguages(self) -> list[str]:
            return self._names

    def system(*names: str) -> None:
        monkeypatch.setattr("hrvsync.ui.i18n.language.QLocale.system", lambda: System(list(names)))

    system("fr-CA", "de-AT")
    assert language("") == "de"
    assert language("en") == "en"
    assert language("xx") == "en"
    system("fr-CA")
    assert language("") == "en"


def test_the_window_names_no_command_where_a_part_is_missing(qapp: QApplication) -> None:
    missing = Message("pip install 'hrvsync[{extra}]'", extra="formats")
    assert translated(missing) == "it comes with the part formats of hrvsync, which is not installed here"
    set_language(qapp, "de")
    assert translated(missing) == "es gehört zum Teil formats von hrvsync, der hier nicht installiert ist"
    set_language(qapp, "en")
    assert translated(missing) == "it comes with the part formats of hrvsync, which is not installed here"
