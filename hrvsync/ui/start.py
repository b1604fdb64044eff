"""Qt from start to exit: the application, the first paint, exceptions that never close it, and Ctrl-C."""

import logging
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from hrvsync.session import Session
from hrvsync.storage import private
from hrvsync.ui.i18n.language import set_language
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.services import Services
from hrvsync.ui.settings import SettingsFile, settings_folder
from hrvsync.ui.widgets import configure

type Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

LOG = logging.getLogger(__name__)
LOG_FILE, MOST_BYTES = "hrvsync.log", 1_000_000


ICON = Path(__file__).parent / "icons" / "hrvsync.svg"
DESKTOP_FILE = "org.hrvsync.hrvsync"
"""The name under which a desktop knows the app: where its icon and its entry in the menu come from."""


def run(services: Services, session: Session | None, files: Sequence[Path] = ()) -> int:
    """Show the window until it is closed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    app.setApplicationName("hrvsync")
    QGuiApplication.setDesktopFileName(DESKTOP_FILE)
    QGuiApplication.setWindowIcon(QIcon(str(ICON)))
    settings = SettingsFile(settings_folder())
    if isinstance(app, QApplication):
        set_language(app, settings.now.language)
    window = MainWindow(services, settings)
    window.show()
    if session is not None:
        window.play(session)
    elif files:
        window.take_files(list(files))
    log_to(settings_folder())
    keep_open(window.show_unexpected)
    signal.signal(signal.SIGINT, lambda number, frame: window.close())
    timer = configure(QTimer(), timeout=lambda: None)  # Python sees Ctrl-C only while Python code runs
    timer.start(200)
    return app.exec()


def log_to(folder: Path) -> logging.Handler | None:
    """Log what goes wrong to a private file in `folder`, emptied after 1 MB; None where it cannot be written."""
    path = folder / LOG_FILE
    try:
        private(folder)
        full = path.exists() and path.stat().st_size > MOST_BYTES
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if full else 0), 0o600))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    LOG.addHandler(handler)
    return handler


def keep_open(report: Callable[[str], None]) -> Hook:
    """Log an exception and `report` its kind instead of losing it; Qt goes on by itself."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        # Where it happened, not what was in it: messages may hold names or heartbeats.
        LOG.error("%s\n%s", kind.__name__, "".join(traceback.format_tb(trace)))
        report(kind.__name__)

    sys.excepthook = hook
    return hook
