"""32 pictures of the screen from the first second of each page: none black, none empty, none half laid out."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from support.services import SampleServices
from support.shown import shown

from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.theme import DARK, LIGHT, Theme
from hrvsync.ui.widgets import Sheet
from hrvsync.ui.widgets.cross_fade import Fade

RECORDING = Path(__file__).parents[2] / "recordings" / "coupled.jsonl"
PICTURES, SECONDS = 32, 1.0
NEVER_LAID_OUT = QRect(0, 0, 100, 30), QRect(0, 0, 640, 480)  # what Qt gives a widget that no layout has seen


def details(window: MainWindow) -> None:
    """Look closer at a session."""
    if window.session is not None:
        window.session.toggle_view()


def end(window: MainWindow) -> None:
    """Leave a recording for its summary."""
    if window.session is not None:
        window.session.left.emit()


# In this order: each begins where the one before has led, after a while.
STEPS: dict[str, Callable[[MainWindow], object]] = {
    "home": MainWindow.go_home,
    "settings": MainWindow.open_settings,
    "history": MainWindow.show_history,
    "connect": lambda window: window.connect_straps(("A", "B")),
    "breathe": lambda window: window.flow.try_out(),
    "details": details,
    "replay": lambda window: window.open_files([window.services.folder / RECORDING.name]),
    "summary": end,
}


@pytest.fixture(params=["dark", "light"])
def window(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    shutil.copy(RECORDING, tmp_path)
    settings = SettingsFile(None)
    settings.change(theme=request.param)
    with shown(qtbot, SampleServices(folder=tmp_path), settings) as made:
        made.resize(1280, 800)
        yield made


def test_none_is_black_empty_or_half_laid_out(qtbot: QtBot, window: MainWindow) -> None:
    theme = DARK if window.settings.now.theme == "dark" else LIGHT
    for name, step in STEPS.items():
        for sheet in window.findChildren(Sheet):
            sheet.reject()
        step(window)
        until = time.monotonic() + SECONDS
        wrong: list[str] = []
        for index in range(PICTURES):
            wrong += [f"picture {index} of {name}: {what}" for what in faults(on_screen(window), window, theme)]
            qtbot.wait(max(1, round(1000 * (until - time.monotonic()) / (PICTURES - index))))
        print(f"{theme.name} {name}: {PICTURES} pictures, {len(wrong)} wrong")
        assert wrong == []


def on_screen(window: QWidget) -> NDArray[np.uint32]:
    """What is seen now, nothing painted for this picture alone."""
    image = window.screen().grabWindow(window.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1).copy()


def faults(picture: NDArray[np.uint32], window: QWidget, theme: Theme) -> list[str]:
    """Return what is wrong with a picture of a window."""
    shares = {name: float(np.mean(picture == QColor(name).rgb())) for name in ("#000000", theme.ground, theme.card)}
    new = [
        f"{type(widget).__name__} is not laid out"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.geometry() in NEVER_LAID_OUT
    ]
    mixed = bool(window.findChildren(Sheet) or window.findChildren(Fade))
    return [
        *(["black"] if shares["#000000"] > 0.01 else []),
        *(["empty"] if len(np.unique(picture)) < 20 else []),
        *(["another ground"] if shares[theme.ground] + shares[theme.card] < 0.2 and not mixed else []),
        *new,
    ]


@pytest.mark.parametrize(
    ("colour", "found"),
    [
        ("#000000", ["black", "empty", "another ground"]),
        ("#0f1317", ["empty"]),
        ("#888888", ["empty", "another ground"]),
    ],
)
def test_the_test_sees_a_picture_that_is_wrong(qtbot: QtBot, colour: str, found: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    picture = np.full((40, 40), QColor(colour).rgb(), np.uint32)
    assert faults(picture, window, DARK) == found
    stray = QWidget(window)
    window.show()
    assert faults(picture, window, DARK) == [*found, f"{type(stray).__name__} is not laid out"]
