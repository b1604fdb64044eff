"""Together: the pacer (both curves where nobody paces), and in one sentence whether both move together."""

from PySide6.QtWidgets import QHBoxLayout

from hrvsync.ui import phrases as words
from hrvsync.ui.session.pacer import PacerDisc
from hrvsync.ui.session.pair_curve import Gentle
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets.card import Card, Elided, label


class Together(Card):
    """The pacer between the two, with synchrony in words and numbers."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(words.tr("Together"))
        self._seats = seats
        self._head = label(self.tr("Together") if len(seats) > 1 else self.tr("Breath and heart"), "head")
        self._numbers = Elided("small", right=True)
        self._pacer = PacerDisc()
        self._curves = Gentle(seats)
        self._sentence = label("", "head", wrap=True)
        self._lag = Elided("small")
        top = QHBoxLayout()
        top.addWidget(self._head)
        top.addWidget(self._numbers, 1)
        self.rows.addLayout(top)
        self.rows.addWidget(self._pacer, 1)
        self.rows.addWidget(self._curves, 1)
        self.rows.addWidget(self._sentence)
        self.rows.addWidget(self._lag)
        self._frame: object = None

    def wear(self, theme: Theme) -> None:
        """Draw again in the new colours."""
        self._frame = None

    def draw(self, showing: SessionState, wall: float) -> None:
        """Move the pacer; renew the words when there is a new frame."""
        self.dress(showing.theme)
        paced = showing.paced
        self._pacer.setVisible(paced)
        self._curves.setVisible(not paced)
        if paced:
            self._pacer.follow(showing, wall, self._seats[0])
        else:
            self._curves.draw(showing, showing.theme.card)
        frame = showing.frame
        if frame is self._frame or frame is None:
            return
        self._frame = frame
        if frame.pair is not None:
            self._numbers.say(words.synchrony_numbers(frame.pair, showing.names))
            self._sentence.setText(words.together(frame))
            self._lag.say(words.lag(frame.pair, showing.names))
