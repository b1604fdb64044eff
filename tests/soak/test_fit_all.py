"""No text is cut, with short names and long ones, in each language and size; tests/ui/test_fit.py does half of it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.fitting import misfits
from support.showroom import DIALOGS, LONG, PAGES, SHORT, STATES

from hrvsync.ui.i18n.language import FOLDER, LANGUAGES, set_language

TRANSLATED = [code for code in LANGUAGES if code == "en" or (FOLDER / f"{code}.qm").exists()]


@pytest.fixture(params=TRANSLATED)
def in_language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Each language that there is."""
    set_language(qapp, request.param)
    yield
    set_language(qapp, "en")


@pytest.mark.usefixtures("in_language")
@pytest.mark.parametrize("names", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("name", [*PAGES, *STATES, *DIALOGS])
def test_nothing_is_cut_and_nothing_overlaps(
    name: str, names: dict[str, str], qapp: QApplication, qtbot: QtBot
) -> None:
    assert misfits(qapp, name, names) == []
