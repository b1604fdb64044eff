"""What Qt can do on this computer, asked in a process of its own: Qt aborts where a library is missing."""

from PySide6.QtGui import QFontDatabase, QGuiApplication


def describe() -> str:
    """Return Qt's platform, how many font families it finds, and the one of texts, with bars between."""
    app = QGuiApplication.instance() or QGuiApplication([])
    assert isinstance(app, QGuiApplication)
    return "|".join((app.platformName(), str(len(QFontDatabase.families())), app.font().family()))
