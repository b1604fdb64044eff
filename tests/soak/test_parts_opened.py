"""500 openings and closings of every part, sheet and page: no growth, no widget left.

All of it takes an hour of CPU; `-k NAME` runs one, and TIMES in the environment opens it less often.
"""

import gc
import os
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.endless import resident_mb
from support.gallery import PARTS
from support.showroom import DIALOGS, PAGES, SHORT, STATES, apply_theme, gone

from hrvsync.ui.theme import DARK

TIMES = int(os.environ.get("TIMES", "500"))
FIRST = min(60, TIMES // 5)
MOST_MB = 12.0
OPENED: dict[str, Callable[[], QWidget]] = PARTS | {
    name: partial(show, DARK, SHORT) for name, show in (PAGES | STATES | DIALOGS).items()
}


@pytest.mark.parametrize("name", OPENED)
def test_nothing_grows_and_nothing_is_left(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    memory: list[float] = []
    for n in range(TIMES):
        page = OPENED[name]()
        if n == 0:
            apply_theme(qapp, page, DARK)
        page.show()
        QCoreApplication.processEvents()
        gone(page)
        del page
        if n >= FIRST and (n + 1) % 20 == 0:  # the last time, too
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()
            memory.append(resident_mb())
    left = [type(widget).__name__ for widget in qapp.topLevelWidgets()]
    grown = memory[-1] - memory[0]
    print(f"{name}: {TIMES} times, {grown:+.1f} MB, {len(left)} widgets left")
    assert left == []
    assert grown <= MOST_MB
