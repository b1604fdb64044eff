"""Breathe: the pacer, two equal curves and one sentence. Numbers only if someone asks for them."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hrvsync.guide import pacer_for
from hrvsync.ui import phrases
from hrvsync.ui.session.actions import HideButton
from hrvsync.ui.session.alone import curves_of
from hrvsync.ui.session.pacer import PacerDisc
from hrvsync.ui.session.sentence import HeldSentence
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets import configure, grid, hbox, label, vbox

PROMPT_S = 15.0  # s for which a phase with a disc shows its own prompt; without one it stands beside the phase's name


class Breathe(QWidget):
    """The calm view of one or two seats."""

    hide_toggled = Signal(str)  # the seat whose numbers are to be hidden, or shown again

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("view")
        self.seats = seats
        self._shown: tuple[object, ...] = ()
        self._held = HeldSentence()
        self._clock = label("00:00", "calm")
        self._dot = label("●", "recording")
        self._status = label("", "dim")
        self._straps = label("", "dim", elide=True, right=True)
        self._advice = label("", "small", elide=True, right=True)
        self._discs = [PacerDisc() for _ in seats]
        self._curves = curves_of(seats)
        self._curves.setFixedHeight(96)
        self._names = {who: label("", "dim", elide=True, right=True) for who in seats}
        self.rates = {who: label("", "dim", right=True) for who in seats}
        self.hide_own = {who: HideButton(who, self.hide_toggled) for who in seats}
        self.sentence = label("", "sentence", fades=True)
        self._chance = label("", "small", fades=True)
        for text, height in ((self.sentence, 28), (self._chance, 18)):
            configure(text, alignment=Qt.AlignmentFlag.AlignCenter, minimumHeight=height)
        for hide in self.hide_own.values():
            configure(hide, minimumWidth=104, visible=False)
        shapes = {who: label(SHAPES[who], "shape-" + who) for who in seats}
        names = grid(((self._names[who], shapes[who]) for who in seats), spacing=(8, 4), stretch=(1, 0))
        own = grid(((self.rates[who], self.hide_own[who]) for who in seats), spacing=(8, 4), stretch=(0, 1))
        own.setColumnMinimumWidth(0, 64)
        vbox(
            hbox(self._clock, self._dot, self._status, self._straps, spacing=10),
            self._advice,
            (hbox(*self._discs), 1),
            10,
            hbox((names, 3), (self._curves, 9), (own, 3), spacing=14),
            6,
            self.sentence,
            self._chance,
            parent=self,
            spacing=4,
            margins=(28, 20, 28, 6),
        )

    def draw(self, state: SessionState, wall: float) -> None:
        """Move the pacer; renew the rest when there is a new frame."""
        frame = state.frame
        own = [pacer_for(state.phase, who) for who in self.seats]
        split = len(own) > 1 and own[0] != own[1]
        for index, (who, disc) in enumerate(zip(self.seats, self._discs, strict=True)):
            disc.setVisible(index == 0 or split)
            if index == 0 or split:
                disc.follow(state, wall, who, f"{SHAPES[who]} {state.name(who)}" if split else "")
        key = (frame, state.theme, state.numbers, frozenset(state.hidden), state.guide_paused, state.status)
        if key == self._shown:
            return
        self._shown = key
        self._clock.setText(phrases.clock(state.now(wall)))
        self._status.setText(state.status)
        self._dot.setVisible(state.seconds is None)
        self._curves.draw(state, state.theme.ground)
        for who in self.seats:
            self._names[who].setText(state.name(who))
            person = state.person(who)
            rate = person.measures.hr if person is not None else math.nan
            shown = state.numbers and who not in state.hidden
            self.rates[who].setText(self.tr("{n} bpm").format(n=phrases.number(rate)) if shown else "")
            self.hide_own[who].setVisible(state.numbers)
            self.hide_own[who].refresh(state)
        if frame is None:
            self.sentence.setText(self.tr("Waiting for the first beats"))
            return
        self._straps.setText(phrases.straps(state, frame))
        self._advice.setText(phrases.advice(state, frame))
        for text, said in zip(
            (self.sentence, self._chance), self._held.of(frame, state.names, state.marks, state.just), strict=True
        ):
            text.setText(said)
        phase = state.phase
        if phase is not None and phase.pacers and phase.prompt and state.phase_seconds(frame.t) < PROMPT_S:
            self.sentence.setText(phase.prompt)
            self._chance.setText("")
