"""The languages of the window: that of the system where it is there, or the one that a person chose.

Sentences made below the window are translated here, as the window shows them.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from hrvsync.i18n import Message, reason

LANGUAGES = {"en": "English", "de": "Deutsch"}
FOLDER = Path(__file__).parent


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


def spoken(text: str) -> str:
    """Say what was made below the window; a Message with its values, and those that are sentences, filled in."""
    if not isinstance(text, Message):
        return QCoreApplication.translate("", text)
    said = QCoreApplication.translate("", text.template)
    values = {name: _said(value) for name, value in text.values.items()}
    return said.format(**values) if values else said


def why(error: Exception) -> str:
    """Say what went wrong; of what the system says, its reason and the file."""
    match error:
        case OSError(strerror=str(), filename=str(file)):
            return f"{spoken(reason(error))}: {file}"
        case OSError(strerror=str()):
            return spoken(reason(error))
        case Exception(args=(str(text),)):  # the text of a KeyError would stand in quotes
            return spoken(text)
        case _:
            return str(error)


class _Number(float):
    """A number that is written as the person's locale writes it."""

    def __format__(self, layout: str) -> str:
        return super().__format__(layout).replace(".", QLocale().decimalPoint())


def _said(value: str | float) -> str | float:
    match value:
        case Message():
            return spoken(value)
        case float():
            return _Number(value)
        case _:
            return value
