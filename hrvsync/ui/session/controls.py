"""What steers a live session: its guide pauses, goes on, or skips to the next phase."""

import time

from PySide6.QtWidgets import QWidget

from hrvsync.events import Pause
from hrvsync.guide import Interlude, Skip
from hrvsync.session import Request, Session
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.session.actions import SPACE, Action
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets import announce


class LiveControls:
    """Sends requests to `session`, which runs on `bridge`: its guide pauses or goes on; recording never stops."""

    def __init__(self, view: QWidget, session: Session, bridge: Bridge, state: SessionState) -> None:
        self._view, self._session, self._bridge, self._state = view, session, bridge, state
        pause = Action(SPACE, phrases.tr("Pause, or go on"), self.toggle_pause, self._pause_text, self._pause_sign)
        skip = Action("Right", phrases.tr("On to the next phase"), self.skip, phrases.tr("Next phase"), "next")
        both = Action("B", phrases.tr("Breathe together for a minute"), self.breathe_together)
        guided = (skip, both) if len(state.names) > 1 else (skip,)
        self.table = (pause, *guided) if session.protocol else (pause,)

    def toggle_pause(self) -> None:
        """Pause the guide for everyone, or let it go on."""
        pause = Pause(self._state.now(time.monotonic()), not self._state.guide_paused)
        self._state.on_pause_request(pause)
        self.request(pause)
        announce(self._view, phrases.tr("Paused") if pause.paused else phrases.tr("Going on"))

    def skip(self) -> None:
        """Go on to the next phase."""
        self.request(Skip(self._state.now(time.monotonic())))

    def breathe_together(self) -> None:
        """Breathe to one pacer for a minute, then go back to the phase that was left; nothing where a pacer runs."""
        phase = self._state.phase
        if phase is None or not phase.pacers:
            name, prompt = phrases.tr("Breathe together"), phrases.tr("Small, easy breaths. Stop if you feel dizzy.")
            self.request(Interlude(self._state.now(time.monotonic()), name, prompt=prompt))

    def request(self, what: Request) -> None:
        """Ask the session for a mark, a pause or the next phase."""
        self._bridge.call(self._session.request, what)

    def _pause_sign(self) -> str:
        return "play" if self._state.guide_paused else "pause"

    def _pause_text(self) -> str:
        if self._state.guide_paused:
            return phrases.tr("Go on")
        return phrases.tr("Pause for both") if len(self._state.names) > 1 else phrases.tr("Pause")
