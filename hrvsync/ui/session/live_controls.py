"""What steers a live session: the guide pauses for everyone, or goes on to the next phase; recording never stops."""

import time

from PySide6.QtWidgets import QWidget

from hrvsync.events import Pause
from hrvsync.guide import Skip
from hrvsync.session import Request, Session
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.session.actions import SPACE, Action
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets import announce


class LiveControls:
    """Sends requests to `session`, which runs on `bridge`."""

    def __init__(self, view: QWidget, session: Session, bridge: Bridge, state: SessionState) -> None:
        self._view, self._session, self._bridge, self._state = view, session, bridge, state
        pause = Action(SPACE, phrases.tr("Pause, or go on"), self.toggle_pause, self._pause_text)
        skip = Action("Right", phrases.tr("On to the next phase"), self.skip, phrases.tr("Next phase"))
        self.table = (pause, skip) if session.protocol else (pause,)

    def toggle_pause(self) -> None:
        """Pause the guide for everyone, or let it go on."""
        pause = Pause(self._state.now(time.monotonic()), not self._state.guide_paused)
        self._state.on_pause_request(pause)
        self.request(pause)
        announce(self._view, phrases.tr("Paused") if pause.paused else phrases.tr("Going on"))

    def skip(self) -> None:
        """Go on to the next phase."""
        self.request(Skip(self._state.now(time.monotonic())))

    def request(self, what: Request) -> None:
        """Ask the session for a mark, a pause or the next phase."""
        self._bridge.call(self._session.request, what)

    def _pause_text(self) -> str:
        if self._state.guide_paused:
            return phrases.tr("Go on")
        return phrases.tr("Pause for both") if len(self._state.names) > 1 else phrases.tr("Pause")
