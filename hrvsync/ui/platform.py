"""What Qt can do on this computer, asked in a process of its own: Qt aborts where a library is missing."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from hrvsync.ui.typography import load_fonts


def describe() -> str:
    """Return Qt's platform, how many font families it finds with ours, and the one of texts, with bars between."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    load_fonts()
    return "|".join((app.platformName(), str(len(QFontDatabase.families())), app.font().family()))
