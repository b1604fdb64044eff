"""The language of the window: that of the system where it is there, or the one that a person chose.

Messages of lower rooms are translated here, where the window shows them.
"""

from pathlib import Path

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from hrvsync.i18n import LANGUAGES, read_catalogue, reason, translate
from hrvsync.reasons import COMMANDS_IN_WORDS, without_commands
from hrvsync.storage.protocols import name_in

FOLDER = Path(__file__).parent
_catalogue: dict[str, str] = dict(COMMANDS_IN_WORDS)
_present = ["en"]


def language(chosen: str) -> str:
    """Return the code of the language: as `chosen`, else the system's first that is there, else English."""
    wanted = [chosen] if chosen else [name.partition("-")[0] for name in QLocale.system().uiLanguages()]
    return next((code for code in wanted if code in LANGUAGES), "en")


def set_language(app: QApplication, chosen: str) -> None:
    """Show everything that is made from now on in the language `chosen` ("": the system's), numbers too."""
    code = language(chosen)
    _present[:] = [code]
    _catalogue.clear()
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(code) if chosen else QLocale.system())
    if code != "en":
        _catalogue.update(read_catalogue((FOLDER / f"{code}.ts").read_bytes()))
    _catalogue.update({command: _catalogue.get(plain, plain) for command, plain in COMMANDS_IN_WORDS.items()})
    if code != "en":
        new = QTranslator(app)
        if new.load(str(FOLDER / f"{code}.qm")):
            app.installTranslator(new)


def present_language() -> str:
    """Return the code of the language of the window."""
    return _present[0]


def translated(text: str) -> str:
    """Translate the text of a lower room into the language of the window."""
    return translate(text, _catalogue, QLocale().decimalPoint())


def for_window(text: str) -> tuple[str, str]:
    """Translate the text of a lower room; where it names commands, without them, and then as it is for experts."""
    plain = without_commands(text)
    return (translated(text), "") if plain is None else (translated(plain), translated(text))


def why(error: Exception) -> str:
    """Say what went wrong: of an error of the system its reason and the file."""
    match error:
        case OSError(strerror=str(), filename=str(file)):
            return f"{translated(reason(error))}: {file}"
        case OSError(strerror=str()):
            return translated(reason(error))
        case Exception(args=(str(text),)):  # the text of a KeyError would stand in quotes
            return translated(text)
        case _:
            return str(error)


def kind_of(name: str) -> str:
    """Return the name of a guided session in the language of the window, in whatever it was recorded."""
    return name_in(name, present_language())
