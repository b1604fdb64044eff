"""Breathe: the pacer, two equal gentle curves and one sentence. Numbers only if someone asks for them."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hrvsync.guide import pacer_for
from hrvsync.ui import words
from hrvsync.ui.card import Elided, label
from hrvsync.ui.gentle import Gentle
from hrvsync.ui.pacer import PacerDisc
from hrvsync.ui.showing import RATE, Showing
from hrvsync.ui.theme import SHAPES


class Breathe(QWidget):
    """The calm view of one or two seats."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("view")
        self.seats = seats
        self._frame: tuple[object, ...] = ()
        self._clock = label("00:00", "calm")
        self._straps = Elided("dim", right=True)
        self._discs = [PacerDisc() for _ in seats]
        self._curves = Gentle(seats)
        self._curves.setFixedHeight(96)
        self._names = {who: Elided("dim") for who in seats}
        self._rates = {who: label("", "dim", right=True) for who in seats}
        self._sentence = label("", "sentence", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setMinimumHeight(28)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 20, 28, 6)
        rows.setSpacing(10)
        top = QHBoxLayout()
        top.addWidget(self._clock)
        top.addWidget(self._straps, 1)
        rows.addLayout(top)
        discs = QHBoxLayout()
        for disc in self._discs:
            discs.addWidget(disc)
        rows.addLayout(discs, 1)
        rows.addSpacing(8)
        rows.addLayout(self._curve_row())
        rows.addWidget(self._sentence)

    def _curve_row(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(14)
        people = QGridLayout()
        people.setVerticalSpacing(4)
        for index, who in enumerate(self.seats):
            people.addWidget(label(SHAPES[who], "shape-" + who), index, 0)
            people.addWidget(self._names[who], index, 1)
            people.addWidget(self._rates[who], index, 2)
        people.setColumnMinimumWidth(1, 190)
        people.setColumnMinimumWidth(2, 56)
        line.addStretch(1)
        line.addLayout(people)
        line.addWidget(self._curves, 8)
        line.addStretch(2)
        return line

    def draw(self, showing: Showing, wall: float) -> None:
        """Move the pacer; renew the rest when there is a new frame."""
        frame = showing.frame
        phase = None if frame is None else frame.phase
        own = [pacer_for(phase, who) for who in self.seats]
        split = len(own) > 1 and own[0] != own[1]
        for index, disc in enumerate(self._discs):
            disc.setVisible(index == 0 or split)
            if index == 0 or split:
                disc.follow(showing, wall, self.seats[index])
        key = (frame, showing.theme, showing.numbers, frozenset(showing.hidden), showing.guide_paused)
        if key == self._frame:
            return
        self._frame = key
        self._clock.setText(words.clock(showing.now(wall)))
        self._curves.draw(showing, showing.theme.ground)
        if frame is None:
            self._sentence.setText(self.tr("Waiting for the first beats"))
            return
        for who in self.seats:
            self._names[who].say(showing.names.get(who, who))
            person = frame.people.get(who)
            shown = showing.numbers and who not in showing.hidden and person is not None
            rate = person.metrics.get(RATE, math.nan) if person is not None else math.nan
            self._rates[who].setText(self.tr("{n} bpm").format(n=words.number(rate)) if shown else "")
        self._straps.say(words.straps(showing, frame))
        self._sentence.setText("" if frame.pair is None else words.together(frame.pair, frame.t))
