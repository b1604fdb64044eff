"""A window that people can see, and that is taken down again."""

from collections.abc import Generator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.services import Services
from hrvsync.ui.settings import SettingsFile

WAIT = 30_000  # ms, for a machine that is busy with other things


@contextmanager
def shown(qtbot: QtBot, services: Services, settings: SettingsFile, *, toured: bool = True) -> Generator[MainWindow]:
    """Show a window and wait until it has the keyboard; end its session and its threads afterwards."""
    settings.change(toured=toured)
    made = MainWindow(services, settings)
    qtbot.addWidget(made)
    with qtbot.waitActive(made, timeout=WAIT):
        made.show()
        made.activateWindow()
    yield made
    if made.session is not None:
        made.session.stop()
    made.page = None  # pytest holds the window longer than the guard of widgets likes
    made.flow.leave_page()
    assert made.bridge.close()
    made.services.close()
