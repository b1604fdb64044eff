"""About hrvsync: its version and every licence, reached from the settings by mouse and keyboard."""

from importlib.metadata import version
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from support.services import SampleServices
from support.shown import shown

from hrvsync import __version__
from hrvsync.ui.about_sheet import LETTERS, AboutSheet
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.settings_sheet import SettingsSheet


def test_the_settings_lead_to_it_and_it_says_what_hrvsync_is_made_of(qtbot: QtBot, tmp_path: Path) -> None:
    with shown(qtbot, SampleServices(), SettingsFile(tmp_path)) as window:
        window.open_settings()
        (settings,) = window.findChildren(SettingsSheet)
        qtbot.mouseClick(settings.about, Qt.MouseButton.LeftButton)
        (about,) = window.findChildren(AboutSheet)
        assert about.isVisible()
        assert __version__ in " ".join(one.text() for one in about.findChildren(QLabel))
        assert "put your libraries in place" in about.text.toPlainText()
        qtbot.keyClick(about.part, Qt.Key.Key_Down)
        assert about.part.currentData() == LETTERS
        assert "SIL OPEN FONT LICENSE" in about.text.toPlainText()
        assert version("PySide6-Essentials") in about.part.itemText(0)
        listed = [about.part.itemText(at) for at in range(about.part.count())]
        assert any(text.startswith("numpy ") and "BSD" in text for text in listed)
        about.part.setCurrentIndex(next(at for at, text in enumerate(listed) if text.startswith("bleak ")))
        assert "MIT License" in about.text.toPlainText()
        qtbot.keyClick(about, Qt.Key.Key_Escape)
        assert not about.isVisible()
        assert settings.isVisible()
