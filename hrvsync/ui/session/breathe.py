"""Breathe: the disc within the ring of the session, two equal curves, one sentence. Numbers only if someone asks."""

import math
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from hrvsync.guide import pacer_for
from hrvsync.ui import phrases
from hrvsync.ui.session.actions import SPACE, HideButton, key_name
from hrvsync.ui.session.alone import curves_of
from hrvsync.ui.session.offer import Offer
from hrvsync.ui.session.pacer import OwnDiscs, PacerDisc, ring_of
from hrvsync.ui.session.sentence import HeldSentence
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import configure, grid, hbox, label, vbox
from hrvsync.ui.widgets.motion import QUIET_MS

PROMPT_S = 15.0  # s for which a phase shows its own prompt; then it is one quiet line
SMALL = 1100  # px of width below which words are short
CURVES, THICK, CORNER = 84, 2.5, 264  # px
# Read from 3 m, in a window that fills the screen: shares of its height. 5.8 % is 16' of arc on 27 inch.
READ, NAMES, CURVE, CURVE_LINE = 0.058, 0.044, 0.1, 0.0055


class Breathe(QWidget):
    """The calm view of one or two seats."""

    hide_toggled = Signal(str)  # the seat whose numbers are to be hidden, or shown again

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("view")
        self.seats = seats
        self._shown: tuple[object, ...] = ()
        self._held = HeldSentence(missing=False)
        self._phase, self._left = label("", "head", wrap=True), label("", "lead", wrap=True)
        self._quiet = label("", "dim", fades=True, fade_ms=QUIET_MS)
        self._dot, self._status = label("●", "recording"), label("", "dim")
        self._advice = label("", "small", wrap=True, right=True)
        self.disc, self._own_discs = PacerDisc(seats), OwnDiscs(seats)
        self._curves = curves_of(seats)
        self._names = {who: label("", "names", elide=True) for who in seats}
        self._signs = {who: label(SHAPES[who], "shape-" + who) for who in seats}
        self.rates = {who: label("", "dim", right=True) for who in seats}
        self.hide_own = {who: HideButton(who, self.hide_toggled) for who in seats}
        self.sentence = configure(
            label("", "sentence", fades=True), alignment=Qt.AlignmentFlag.AlignCenter, minimumHeight=36
        )
        self.offer = Offer()
        for name in self._names.values():
            name.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        for hide in self.hide_own.values():
            configure(hide, minimumWidth=104, visible=False)
        names = grid(((self._signs[who], self._names[who]) for who in seats), spacing=(8, 4))
        own = grid(((self.rates[who], self.hide_own[who]) for who in seats), spacing=(8, 4), stretch=(0, 1))
        own.setColumnMinimumWidth(0, 64)
        self._rows = vbox(
            (self._stage(), 1),
            4,
            hbox((hbox(None, names), 3), (self._curves, 9), (own, 3), spacing=16),
            4,
            self.sentence,
            hbox(None, self.offer, None),
            6,
            parent=self,
            spacing=10,
        )

    def draw(self, state: SessionState, wall: float) -> None:
        """Move the pacer; renew the rest when there is a new frame."""
        frame = state.frame
        split = len({pacer_for(state.phase, who) for who in self.seats}) > 1
        if split != self._own_discs.isVisibleTo(self):
            self.disc.setVisible(not split)
            self._own_discs.setVisible(split)
        if split:
            self._own_discs.follow(state, wall)
        else:
            self.disc.follow(state, wall, self.seats[0])
        key = (frame, state.theme, state.numbers, frozenset(state.hidden), state.guide_paused, state.status, self._room)
        if key == self._shown:
            return
        self._shown = key
        self._curves.draw(state)
        self._status.setText(state.status)
        self._dot.setVisible(state.seconds is None)
        self._show_people(state)
        if frame is None:
            self.sentence.setText(self.tr("Waiting for the first beats"))
            return
        seconds = state.phase_seconds(frame.t)
        self._show_phase(state, seconds)
        self._advice.setText(phrases.advice(state, frame))
        self.offer.follow(frame)
        self.sentence.setVisible(not self.offer.isVisibleTo(self))
        self.sentence.setText(self._sentence(state, seconds))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def hasHeightForWidth(self) -> bool:
        """Deny it: the view beside it would get the height that this one would like to have."""
        return False

    @property
    def _room(self) -> bool:
        """Whether it fills the screen, and is to be read from 3 m."""
        return self.window().isFullScreen()

    @property
    def _short(self) -> bool:
        return self._room or self.width() < SMALL * text_scale(self)

    def _stage(self) -> QHBoxLayout:
        """The disc, or one for each, between two columns of words."""
        self._own_discs.hide()
        self._corners = QWidget(), QWidget()
        left, right = self._corners
        vbox(self._phase, self._left, 6, self._quiet, None, parent=left, spacing=2)
        vbox(hbox(None, self._status, self._dot), self._advice, None, parent=right, spacing=2)
        return hbox(left, (self.disc, 1), (self._own_discs, 1), right, spacing=0)

    def _arrange(self) -> None:
        """Let what must be read from far grow with the screen; leave out what need not."""
        high, room, short = self.window().height(), self._room, self._short
        margin = 24 if short and not room else 40
        self._rows.setSpacing(6 if short and not room else 10)
        self._rows.setContentsMargins(margin, margin if not short else 16, margin, 4)
        for text, share in ((self.sentence, READ), (self._left, READ), (self._dot, NAMES)):
            enlarge(text, high * share if room else 0)
        for who in self.seats:
            for text in (self._names[who], self._signs[who]):
                enlarge(text, high * NAMES if room else 0)
        for corner in self._corners:
            beside = min(CORNER * text_scale(self), 0.25 * self.width())
            corner.setFixedWidth(round(0.27 * self.width() if room else beside))
        self._curves.thick = high * CURVE_LINE / THICK if room else 1.0
        self._curves.setFixedHeight(round(high * CURVE if room else CURVES if not short else 64))
        self.disc.large = room
        for text, shown in ((self._phase, not room), (self._quiet, not short), (self._status, not short)):
            text.setVisible(shown)
        self._shown = ()

    def _show_people(self, state: SessionState) -> None:
        for who in self.seats:
            name = self._names[who]
            name.setText(state.name(who))
            wide = name.fontMetrics().horizontalAdvance(state.name(who)) + 6
            name.setFixedWidth(min(wide, round(0.14 * self.width())))
            self._signs[who].setFixedWidth(self._signs[who].sizeHint().width() + 2)
            person = state.person(who)
            rate = person.measures.hr if person is not None else math.nan
            shown = state.numbers and who not in state.hidden
            self.rates[who].setText(self.tr("{n} bpm").format(n=phrases.number(rate)) if shown else "")
            self.hide_own[who].setVisible(state.numbers)
            self.hide_own[who].refresh(state)

    def _show_phase(self, state: SessionState, seconds: float) -> None:
        """Show the phase and what is left of the session; its prompt quietly, once it was read."""
        phase = state.phase
        self._phase.setText(phase.name if phase is not None else state.title)
        ring = ring_of(state, seconds)
        lengths = [length for length in ring.phases if length is not None]
        if len(lengths) < len(ring.phases) or not lengths:
            text = phrases.time_gone(state.frame.t if state.frame is not None else 0.0)
        else:
            text = phrases.time_left(sum(lengths) - ring.gone, short=self._short)
        self._left.setText(text)
        self._quiet.setText(phase.prompt if phase is not None and seconds >= PROMPT_S else "")

    def _sentence(self, state: SessionState, seconds: float) -> str:
        """The one sentence: what is to be done, else what is missing, else how the two are."""
        frame, phase = state.frame, state.phase
        if frame is None:
            return ""
        said, _ = self._held.of(frame, state.names, state.marks, state.just)
        if state.guide_paused:
            paused = self.tr("Paused for both. {key} goes on.") if len(self.seats) > 1 else self.tr("{key} goes on.")
            return paused.format(key=key_name(SPACE))
        if phase is not None and phase.prompt and seconds < PROMPT_S:
            return phase.prompt
        return phrases.straps(state, frame) or state.just or said


def enlarge(text: QLabel, px: float) -> None:
    """Write a label in letters of `px`; 0 leaves them to its role."""
    sheet = f"font-size: {round(px)}px;" if px else ""
    if text.styleSheet() != sheet:
        text.setStyleSheet(sheet)
