"""The languages of the window: that of the system where it is there, or the one that a person chose."""

from pathlib import Path

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

LANGUAGES = {"en": "English", "de": "Deutsch"}
FOLDER = Path(__file__).parent / "languages"


def language(chosen: str) -> str:
    """Return the code of the language to speak: as `chosen`, else the system's first that is there, else English."""
    wanted = [chosen] if chosen else [name.partition("-")[0] for name in QLocale.system().uiLanguages()]
    return next((code for code in wanted if code in LANGUAGES), "en")


def speak(app: QApplication, chosen: str) -> None:
    """Show everything that is made from now on in the language `chosen` ("": the system's), numbers too."""
    code = language(chosen)
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(code) if chosen else QLocale.system())
    if code != "en":
        new = QTranslator(app)
        if new.load(str(FOLDER / f"{code}.qm")):
            app.installTranslator(new)
