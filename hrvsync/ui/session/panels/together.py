"""Together: the pacer (both curves where nobody paces), and in one sentence whether both move together."""

from PySide6.QtWidgets import QHBoxLayout

from hrvsync.ui import phrases
from hrvsync.ui.session.pacer import PacerDisc
from hrvsync.ui.session.pair_curve import Gentle
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets import Card, label


class Together(Card):
    """The pacer between the two, with synchrony in words and numbers."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(phrases.tr("Together"))
        self._seats = seats
        self._head = label(self.tr("Together") if len(seats) > 1 else self.tr("Breath and heart"), "head")
        self._numbers = label("", "small", elide=True, right=True)
        self._pacer = PacerDisc()
        self._curves = Gentle(seats)
        self._sentence = label("", "head", wrap=True)
        self._lag = label("", "small", elide=True)
        top = QHBoxLayout()
        top.addWidget(self._head)
        top.addWidget(self._numbers, 1)
        self.rows.addLayout(top)
        self.rows.addWidget(self._pacer, 1)
        self.rows.addWidget(self._curves, 1)
        self.rows.addWidget(self._sentence)
        self.rows.addWidget(self._lag)
        self._frame: object = None

    def draw(self, state: SessionState, wall: float) -> None:
        """Move the pacer; renew the words when there is a new frame."""
        paced = state.paced
        self._pacer.setVisible(paced)
        self._curves.setVisible(not paced)
        if paced:
            self._pacer.follow(state, wall, self._seats[0])
        else:
            self._curves.draw(state, state.theme.card)
        frame = state.frame
        if frame is self._frame or frame is None:
            return
        self._frame = frame
        if frame.pair is not None:
            self._numbers.setText(phrases.synchrony_numbers(frame.pair, state.names))
            self._sentence.setText(phrases.together(frame))
            self._lag.setText(phrases.lag(frame.pair, state.names))
