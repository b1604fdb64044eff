"""Together: the pacer (both curves where nobody paces), and in one sentence whether both move together."""

from hrvsync.ui import phrases
from hrvsync.ui.session.pacer import PacerDisc
from hrvsync.ui.session.pair_curve import PairCurve
from hrvsync.ui.session.panel import Panel, Place
from hrvsync.ui.session.sentence import HeldSentence
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets import add, hbox, label


class TogetherPanel(Panel):
    """The pacer between the two, with synchrony in words and numbers."""

    place = Place.CENTRE

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(seats, phrases.tr("Together"))
        self._held = HeldSentence()
        self._numbers = label("", "small", elide=True, right=True)
        self._pacer = PacerDisc(seats, on_card=True)
        self._curves = PairCurve(seats)
        self._curves.hide()
        self._sentence = label("", "head", fades=True)
        self._so_far, self._lag = label("", "small", wrap=True), label("", "small", wrap=True)
        head = label(phrases.tr("Together") if len(seats) > 1 else phrases.tr("Breath and heart"), "head")
        plots = ((self._pacer, 1), (self._curves, 1))
        add(self.rows, hbox(head, self._numbers), *plots, self._sentence, self._so_far, self._lag)

    def draw(self, state: SessionState, wall: float) -> None:
        """Move the pacer; renew the words when there is a new frame."""
        self._pacer.setVisible(state.paced)
        self._curves.setVisible(not state.paced)
        if state.paced:
            self._pacer.follow(state, wall, self.seats[0])
        else:
            self._curves.draw(state)
        frame = state.frame
        if frame is not None and frame.pair is not None and not self.is_drawn(frame):
            self._numbers.setText(phrases.synchrony_numbers(frame.pair, state.names))
            self._sentence.setText(self._held.of(frame, state.names, state.marks, state.just)[0])
            self._so_far.setText(phrases.so_far(frame))
            just = state.just or phrases.shared_event(frame, state.marks)
            self._lag.setText(just or phrases.lag(frame.pair, state.names))
