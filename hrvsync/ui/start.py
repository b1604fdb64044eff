"""Qt from start to exit: the application, the first paint, exceptions that never close it, and Ctrl-C."""

import logging
import signal
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hrvsync.session import Plan
from hrvsync.ui.doors import Doors
from hrvsync.ui.language import speak
from hrvsync.ui.settings import SettingsFile, settings_folder
from hrvsync.ui.window import Window

type Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

LOG = logging.getLogger(__name__)


def run(doors: Doors, plan: Plan | None) -> int:
    """Show the window until it is closed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    app.setApplicationName("hrvsync")
    settings = SettingsFile(settings_folder())
    if isinstance(app, QApplication):
        speak(app, settings.now.language)
    window = Window(doors, settings)
    window.show()
    if plan is not None:
        window.play(plan)
    keep_open(window)
    signal.signal(signal.SIGINT, lambda number, frame: window.close())
    beat = QTimer()  # Python sees Ctrl-C only while Python code runs
    beat.timeout.connect(_nothing)
    beat.start(200)
    return app.exec()


def keep_open(window: Window) -> Hook:
    """Log an exception and say so in the window instead of losing it; Qt goes on by itself."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        LOG.error("unexpected", exc_info=(kind, error, trace))
        window.say_unexpected(kind.__name__)

    sys.excepthook = hook
    return hook


def _nothing() -> None:
    pass
