"""Guards for every test of the window: no widget outlives its test, and Qt's warnings are failures (pyproject)."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a top-level widget behind."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    if qapp.topLevelWidgets():  # a test that failed held what was frozen meanwhile
        gc.unfreeze()
        gc.collect()
    left = [f"{type(widget).__name__} {widget.objectName()}" for widget in qapp.topLevelWidgets()]
    assert not left, f"widgets left behind: {left}"
    gc.freeze()  # what is alive now stays: looking through it after each test takes longer than most tests
