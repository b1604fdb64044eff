"""Reads a text aloud with the voice that the system has; nothing is sent anywhere."""

from collections.abc import Callable
from shutil import which

from PySide6.QtCore import QObject, QProcess

VOICES: tuple[tuple[str, Callable[[str, str], list[str]]], ...] = (
    ("spd-say", lambda text, language: ["--wait", "-l", language, "--", text]),
    ("espeak-ng", lambda text, language: ["-s", "140", "-v", language, "--", text]),
    ("espeak", lambda text, language: ["-s", "140", "-v", language, "--", text]),
    ("say", lambda text, _language: [text]),
)
"""Programs that speak, with the words that they are called with."""


class Voice(QObject):
    """Speaks for `owner`, and stops when it goes; `there` is whether this system has a voice."""

    def __init__(self, owner: QObject, language: str) -> None:
        super().__init__(owner)
        self._language = language
        self._found = next(((path, words) for name, words in VOICES if (path := which(name))), None)
        self._process = QProcess(self)

    @property
    def there(self) -> bool:
        """Whether there is anything that can speak."""
        return self._found is not None

    @property
    def speaking(self) -> bool:
        """Whether it reads."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def read(self, text: str) -> None:
        """Read a text from its beginning; what was being read stops."""
        self.stop()
        if self._found is not None:
            program, words = self._found
            self._process.start(program, words(text, self._language))

    def stop(self) -> None:
        """Say no more."""
        if self.speaking:
            self._process.kill()
            self._process.waitForFinished(1000)
