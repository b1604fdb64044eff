"""One person: heart rate, variability in their own range, state in words, signal quality, and room for plots."""

import math
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrvsync.analysis.frame import PersonFrame
from hrvsync.ui import phrases
from hrvsync.ui.session.hide_button import HideButton
from hrvsync.ui.session.panel import Panel, Place
from hrvsync.ui.session.range_bar import RangeBar
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import SHAPES, Theme
from hrvsync.ui.widgets import add, hbox, label, vbox

SPOKEN_EVERY = 10  # s between two renewals of what a screen reader finds
HIDDEN = "•••"


class PartnerPanel(Panel):
    """The card of one seat."""

    place = Place.PERSON

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(seats, phrases.tr("Partner"), spacing=5)
        self.who = seats[0]
        self.status = ""  # what the card says about this body or strap
        self._shown: tuple[object, ...] = ()
        self._name = label("", "head", elide=True)
        self._strap = label("", "small", elide=True, right=True)
        self._rate = label("–", "big")
        self._rmssd = label("–", "seat-" + self.who)
        self._range = RangeBar()
        self._state = label("", "pill", wrap=True)
        self._meaning = label("", "small", elide=True)
        self._breath = label("", "small", elide=True)
        self._clean = label("", "small")
        self._room = vbox()
        self.hide_numbers = HideButton(self.who)
        self.hide_numbers.clicked.connect(partial(self.hide_toggled.emit, self.who))
        units = label(self.tr("bpm"), "dim"), label(self.tr("ms RMSSD"), "dim")
        numbers = hbox(self._rate, units[0], None, self._rmssd, units[1], spacing=6)
        for unit in units:
            numbers.setAlignment(unit, Qt.AlignmentFlag.AlignBottom)
        add(
            self.rows,
            hbox(label(SHAPES[self.who], "shape-" + self.who), self._name, self._strap),
            numbers,
            self._range,
            self._state,
            self._meaning,
            (self._room, 1),
            self._breath,
            hbox(self._clean, None, self.hide_numbers),
        )

    def hold(self, widget: QWidget) -> None:
        self._room.addWidget(widget)

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew everything when there is a new frame, nothing in between."""
        frame = state.frame
        hidden = self.who in state.hidden
        key = (frame, state.theme, state.names.get(self.who), hidden, self.width())
        if key == self._shown:
            return
        self._shown = key
        name = state.names.get(self.who, self.who)
        self._name.setText(name)
        wide = self._name.fontMetrics().horizontalAdvance(name) + 4
        self._name.setFixedWidth(max(40, min(wide, self.width() - 112)))  # the strap gives way to the name
        self.setAccessibleName(name)
        self.hide_numbers.refresh(state)
        person = None if frame is None else frame.people.get(self.who)
        if frame is None or person is None:
            self._show(self.tr("Waiting for {name}'s strap").format(name=name), "")
            return
        self._strap.setText(phrases.strap(person))
        self._write_numbers(state.theme, person, hidden=hidden)
        self._show_state(state, name, person, frame.t)

    def _write_numbers(self, theme: Theme, person: PersonFrame, *, hidden: bool) -> None:
        measures = person.measures
        self._rate.setText(HIDDEN if hidden else phrases.number(measures.hr))
        self._rmssd.setText(HIDDEN if hidden else phrases.number(measures.rmssd_60))
        self._range.show_place(theme, self.who, math.nan if hidden else person.state.rmssd_z)
        self._breath.setText("" if hidden else phrases.breath(measures))
        self._breath.setToolTip("" if hidden else phrases.breath_told_by(measures))
        clean = person.usable_pct
        self._clean.setText("" if math.isnan(clean) else self.tr("clean {n} %").format(n=phrases.number(clean)))

    def _show_state(self, state: SessionState, name: str, person: PersonFrame, t: float) -> None:
        wrong = phrases.link(name, person)
        self._range.setVisible(not wrong)  # a silent strap says nothing of a range, and what to do needs room
        word, meaning = (wrong, state.advice.get(self.who, "")) if wrong else phrases.body_state(person)
        self._show(word, meaning)
        rate, rmssd = person.measures.hr, person.measures.rmssd_60
        if self.who in state.hidden:
            self.setAccessibleDescription(f"{name}. {word}. {meaning}")
        elif t % SPOKEN_EVERY == 0:
            text = self.tr("{name}: {hr} bpm, RMSSD {rmssd} ms. {state}. {meaning}")
            numbers = {"hr": phrases.number(rate), "rmssd": phrases.number(rmssd)}
            self.setAccessibleDescription(text.format(name=name, state=word, meaning=meaning, **numbers))

    def _show(self, word: str, meaning: str) -> None:
        """Show both in the pill where they fit, else what it means below."""
        self.status = word
        both = f"{word}: {meaning}" if meaning else word
        self._state.ensurePolished()
        fits = self._state.fontMetrics().horizontalAdvance(both) <= self._state.contentsRect().width()
        self._state.setText(both if fits else word)
        self._meaning.setText("" if fits else meaning)
        self._meaning.setVisible(not fits and bool(meaning))
