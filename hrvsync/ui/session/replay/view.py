"""The view of a recording that is watched again."""

from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hrvsync.session import Session
from hrvsync.ui import phrases
from hrvsync.ui.session.panels.session_line import SessionLine
from hrvsync.ui.session.replay.minute import MinutePanel
from hrvsync.ui.session.replay.moment import MomentPanel
from hrvsync.ui.session.replay.moments import Moments
from hrvsync.ui.session.sentence import HeldSentence
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import hbox, label, set_role, vbox
from hrvsync.ui.widgets.glyph import GlyphButton

ROOMY = 1100, 760  # px of width and height from which on letters are large and margins wide


class ReplayView(QWidget):
    """What is said of now, a minute around it, who was how, and the session in which one clicks and drags."""

    left = Signal()
    seek_requested = Signal(float)  # session time (s)
    repeat_requested = Signal(float, float)  # from and to, session time (s)
    hide_toggled = Signal(str)  # the seat whose numbers are to be hidden, or shown again

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("view")
        self._session, self._held = session, HeldSentence()
        seats = tuple(session.names)
        self._title, self._about = label("", "head", elide=True), label("", "dim", elide=True)
        self._status = label("", "small")
        self.sentence = label("", "sentence", fades=True)
        self.moments = Moments(self.seek_requested)
        self.line = SessionLine(seats, phases=True)
        self.minute, self.moment = MinutePanel(seats), MomentPanel(seats)
        for panel in (self.line, self.minute, self.moment):
            panel.seek_requested.connect(self.seek_requested)
            panel.repeat_requested.connect(self.repeat_requested)
            panel.hide_toggled.connect(self.hide_toggled)
        back = GlyphButton("back", self.tr("Close"), self.left, bare=True)
        self._title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._head = hbox(back, (self._title, 0), (self._about, 1), self._status, spacing=12)
        self._above = hbox((self.minute, 5), (self.moment, 2), spacing=16)
        self._rows = vbox(
            self._head,
            hbox((self.sentence, 1), self.moments, spacing=16),
            (self._above, 4),
            self.line.row,
            (self.line, 5),
            parent=self,
        )
        self._arrange()

    @override
    def hasHeightForWidth(self) -> bool:
        """Deny it, as the pages do: labels of several lines see to it that they get the height they need."""
        return False

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew what has changed."""
        title = self._called(state)
        self._title.setText(title)
        wide = self._title.fontMetrics().horizontalAdvance(title) + 4
        self._title.setFixedWidth(min(wide, self.width() // 2))
        parts = phrases.weekday(self._session.created), phrases.minutes(state.seconds) if state.seconds else ""
        self._about.setText(" · ".join(filter(None, parts)))
        self._status.setText(" · ".join((state.status, self.tr("states as they were seen then"))))
        for panel in (self.minute, self.moment, self.line):
            panel.draw(state, wall)
        frame = state.frame
        if frame is None:
            self.sentence.setText(self.tr("Waiting for the first beats"))
            return
        self.sentence.setText(self._held.of(frame, state.names, state.marks, state.just)[0])
        self.moments.draw(state)

    def _called(self, state: SessionState) -> str:
        """What the session is called: a name of a file is none."""
        stems = [path.stem for path in self._session.paths]
        return phrases.listed([*state.names.values()]) if state.title in stems else state.title

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Come closer together where there is little room."""
        scale = text_scale(self)
        roomy = self.width() >= ROOMY[0] * scale and self.height() >= ROOMY[1] * scale
        side = 40 if roomy else 24
        self._rows.setContentsMargins(side - 12 if roomy else side, 12, side, 0)
        self._rows.setSpacing(12 if roomy else 6)
        set_role(self.sentence, "sentence" if roomy else "head")
        set_role(self._title, "title" if roomy else "head")
        self.line.phases = roomy  # the names of the phases stay
        self.moments.most_width = self.width() // 2
