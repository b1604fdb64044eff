"""Somebody who used 0.1.0 installs this version: the window opens with their library and settings, all of it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot
from support.own_library import own_library
from support.shown import WAIT, shown
from test_flow import at

from hrvsync.app.services import LocalServices
from hrvsync.ui.history.view import History
from hrvsync.ui.home import Home
from hrvsync.ui.settings import SettingsFile, settings_folder
from hrvsync.ui.summary import SummaryView
from hrvsync.ui.theme import DARK, current

OLD = Path(__file__).parents[1] / "golden" / "library_v1"
MADE_AGAIN = {"index.db", "index.db-wal", "index.db-shm"}


def test_an_old_library_is_greeted_listed_and_looked_at_and_left_as_it_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = own_library(tmp_path, monkeypatch)
    shutil.copytree(OLD / "library", folder, dirs_exist_ok=True)
    shutil.copytree(OLD / "config", settings_folder())
    settings = SettingsFile(settings_folder())
    with shown(qtbot, LocalServices(), settings) as window:
        home = at(qtbot, window, Home)
        assert current() is DARK
        assert home.here is not None
        qtbot.waitUntil(lambda: "Ann" in " ".join(one.text() for one in home.findChildren(QLabel)), timeout=WAIT)
        assert home.straps == {"A": "0000000A", "B": "000123"}
        qtbot.mouseClick(home.tiles["history"], Qt.MouseButton.LeftButton)
        history = at(qtbot, window, History)
        qtbot.waitUntil(lambda: len(history.list.sessions.entries) == 2, timeout=WAIT)  # of the two who are here
        history.opened.emit(folder / "2026-03-01-201500-Ann-Bo.jsonl")
        summary = at(qtbot, window, SummaryView)
        assert "They laughed in the end." in " ".join(one.toPlainText() for one in summary.findChildren(QPlainTextEdit))
    kept = SettingsFile(settings_folder()).now
    assert (kept.names, kept.consented, kept.language) == ({"A": "Ann", "B": "Bo"}, ("Ann", "Bo"), "de")
    for path in (OLD / "library").iterdir():
        assert path.name in MADE_AGAIN or (folder / path.name).read_bytes() == path.read_bytes(), path.name
