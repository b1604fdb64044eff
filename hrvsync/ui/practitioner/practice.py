"""Joins a session's view with what belongs to a practitioner: their own view, and a window for the clients."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from hrvsync.ui import phrases
from hrvsync.ui.page import Page
from hrvsync.ui.practitioner.client_window import ClientWindow, Mode
from hrvsync.ui.practitioner.private_file import PrivateFile
from hrvsync.ui.practitioner.view import PractitionerView
from hrvsync.ui.session.actions import Action
from hrvsync.ui.session.marks import Marks
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import Theme
from hrvsync.ui.typography import text_scale

PRACTITIONER = "practitioner"


class Practice(QObject):
    """Shows the practitioner's view in the window of `page` by `show`, and the clients' in a window of its own.

    Either is closed without the other; both draw what `state` knows anyway.
    """

    def __init__(
        self,
        page: Page,
        state: SessionState,
        marks: Marks,
        path: Path | None,
        show: Callable[[QWidget | None], None],
    ) -> None:
        super().__init__(page)
        self._page, self._state, self._marks, self._path, self._show = page, state, marks, path, show
        self.view: PractitionerView | None = None
        self.client: ClientWindow | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self.on_screen_removed)

    def actions(self, *, offered: bool) -> tuple[Action, ...]:
        """What people can do; a button only where it is `offered`."""
        caption = phrases.tr("Practitioner") if offered else ""
        return (Action("W", phrases.tr("Practitioner's view, or back"), self.toggle, caption, "person"),)

    def toggle(self) -> None:
        """Show the practitioner's view, or go back to the other ones."""
        if self.view is not None and self.view.isVisibleTo(self._page):
            self._show(None)
            return
        if self.view is None:
            self.view = self._made()
        self._show(self.view)

    def draw(self, wall: float) -> None:
        """Draw the clients' window."""
        if self.client is not None:
            self.client.follow(self._state, wall)

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours of the clients' window."""
        if self.client is not None:
            self.client.apply_theme(theme, text_scale(self._page))

    @Slot()
    def close(self) -> None:
        """Close the clients' window: the session is over."""
        if self.client is not None:
            self.client.close()

    def _made(self) -> PractitionerView:
        seats = tuple(self._state.names)
        clients = tuple(who for who in seats if self._state.roles.get(who) != PRACTITIONER) or seats
        made = PractitionerView(self._state, clients, PrivateFile(self._path), self._marks)
        made.client_wanted.connect(self._want_client)
        made.mode_chosen.connect(self._choose_mode)
        made.line_said.connect(self._say)
        made.failed.connect(self._page.message)
        return made

    @Slot(bool)
    def _want_client(self, shown: bool) -> None:
        if not shown:
            self.close()
        elif self.client is None:
            self.client = ClientWindow(self._state.theme, text_scale(self._page))
            self.client.closed.connect(self._client_closed)
            self.client.open_beside(self._page.window())
            self._tell()

    @Slot()
    def _client_closed(self) -> None:
        self.client = None
        self._tell()

    def _tell(self) -> None:
        if self.view is not None:
            self.view.show_client(self.client is not None)

    @Slot(object)
    def _choose_mode(self, mode: Mode) -> None:
        if self.client is not None:
            self.client.show_mode(mode)

    @Slot(str)
    def _say(self, text: str) -> None:
        if self.client is not None:
            self.client.say(text)

    @Slot(QScreen)
    def on_screen_removed(self, screen: QScreen) -> None:
        """Let the clients' window go on elsewhere."""
        if self.client is not None:
            self.client.leave(screen)
