"""Breathe: the pacer, two equal gentle curves and one sentence. Numbers only if someone asks for them."""

import math
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hrvsync.guide import pacer_for
from hrvsync.ui import phrases
from hrvsync.ui.session.pacer import PacerDisc
from hrvsync.ui.session.pair_curve import Gentle
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import OWN_KEYS, SHAPES
from hrvsync.ui.widgets import hbox, label


class Breathe(QWidget):
    """The calm view of one or two seats."""

    hid = Signal(str)  # this seat wants to hide, or show, its own numbers

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("view")
        self.seats = seats
        self._frame: tuple[object, ...] = ()
        self._clock = label("00:00", "calm")
        self._dot = label("●", "recording")
        self._light = label("", "dim")
        self._straps = label("", "dim", elide=True, right=True)
        self._advice = label("", "small", elide=True, right=True)
        self._discs = [PacerDisc() for _ in seats]
        self._curves = Gentle(seats)
        self._curves.setFixedHeight(96)
        self._names = {who: label("", "dim", elide=True, right=True) for who in seats}
        self.rates = {who: label("", "dim", right=True) for who in seats}
        self.hide_own = {who: self._hide_button(who) for who in seats}
        self.sentence = label("", "sentence", wrap=True)
        self._chance = label("", "small", wrap=True)
        for text, height in ((self.sentence, 28), (self._chance, 18)):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            text.setMinimumHeight(height)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 20, 28, 6)
        rows.setSpacing(4)
        rows.addLayout(hbox(self._clock, self._dot, self._light, self._straps, spacing=10))
        rows.addWidget(self._advice)
        discs = QHBoxLayout()
        for disc in self._discs:
            discs.addWidget(disc)
        rows.addLayout(discs, 1)
        rows.addSpacing(10)
        rows.addLayout(self._curve_row())
        rows.addSpacing(6)
        rows.addWidget(self.sentence)
        rows.addWidget(self._chance)

    def _hide_button(self, who: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "small")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumWidth(104)
        button.clicked.connect(partial(self.hid.emit, who))
        button.hide()
        return button

    def _curve_row(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(14)
        names, own = QGridLayout(), QGridLayout()
        for index, who in enumerate(self.seats):
            names.addWidget(self._names[who], index, 0)
            names.addWidget(label(SHAPES[who], "shape-" + who), index, 1)
            own.addWidget(self.rates[who], index, 0)
            own.addWidget(self.hide_own[who], index, 1)
        for side in (names, own):
            side.setVerticalSpacing(4)
        names.setColumnStretch(0, 1)
        own.setColumnMinimumWidth(0, 64)
        own.setColumnStretch(1, 1)
        line.addLayout(names, 3)
        line.addWidget(self._curves, 9)
        line.addLayout(own, 3)
        return line

    def draw(self, state: SessionState, wall: float) -> None:
        """Move the pacer; renew the rest when there is a new frame."""
        frame = state.frame
        phase = None if frame is None else frame.phase
        own = [pacer_for(phase, who) for who in self.seats]
        split = len(own) > 1 and own[0] != own[1]
        for index, (who, disc) in enumerate(zip(self.seats, self._discs, strict=True)):
            disc.setVisible(index == 0 or split)
            if index == 0 or split:
                disc.follow(state, wall, who, f"{SHAPES[who]} {state.names.get(who, who)}" if split else "")
        key = (frame, state.theme, state.numbers, frozenset(state.hidden), state.guide_paused, state.light)
        if key == self._frame:
            return
        self._frame = key
        self._clock.setText(phrases.clock(state.now(wall)))
        self._light.setText(state.light)
        self._dot.setVisible(state.seconds is None)
        self._curves.draw(state, state.theme.ground)
        for who in self.seats:
            self._draw_person(state, who)
        if frame is None:
            self.sentence.setText(self.tr("Waiting for the first beats"))
            return
        self._straps.setText(phrases.straps(state, frame))
        self._advice.setText(phrases.advice(state, frame))
        self.sentence.setText(phrases.together(frame))
        self._chance.setText(phrases.chance(frame))

    def _draw_person(self, state: SessionState, who: str) -> None:
        name = state.names.get(who, who)
        self._names[who].setText(name)
        person = None if state.frame is None else state.frame.people.get(who)
        rate = person.measures.hr if person is not None else math.nan
        hidden = who in state.hidden
        shown = state.numbers and not hidden
        self.rates[who].setText(self.tr("{n} bpm").format(n=phrases.number(rate)) if shown else "")
        button = self.hide_own[who]
        button.setVisible(state.numbers)
        button.setText((self.tr("show") if hidden else self.tr("hide")) + f"  ·  {OWN_KEYS[who]}")
        said = self.tr("Show {name}'s numbers") if hidden else self.tr("Hide {name}'s numbers")
        button.setAccessibleName(said.format(name=name))
