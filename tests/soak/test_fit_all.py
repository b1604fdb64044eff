"""No text is cut, with short names and long ones, in each language and size; tests/ui/test_fit.py does half of it."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.fitting import TRANSLATED, misfits
from support.showroom import DIALOGS, LONG, PAGES, SHORT, STATES


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("names", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("name", [*PAGES, *STATES, *DIALOGS])
def test_nothing_is_cut_and_nothing_overlaps(
    name: str, names: dict[str, str], language: str, qapp: QApplication, qtbot: QtBot
) -> None:
    assert misfits(qapp, language, name, names) == []
