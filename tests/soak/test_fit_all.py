"""No text is cut with long names in English and short ones elsewhere; tests/ui/test_fit.py has the other two ways."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.fitting import misfits
from support.showroom import DIALOGS, LONG, PAGES, SHORT, STATES

from hrvsync.ui.i18n.language import FOLDER, LANGUAGES, present_language, set_language

TRANSLATED = [code for code in LANGUAGES if code == "en" or (FOLDER / f"{code}.qm").exists()]


@pytest.fixture(params=TRANSLATED)
def in_language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Each language that there is."""
    set_language(qapp, request.param)
    yield
    set_language(qapp, "en")


@pytest.mark.usefixtures("in_language")
@pytest.mark.parametrize("name", [*PAGES, *STATES, *DIALOGS])
def test_nothing_is_cut_and_nothing_overlaps(name: str, qapp: QApplication, qtbot: QtBot) -> None:
    assert misfits(qapp, name, LONG if present_language() == "en" else SHORT) == []
