"""One person: heart rate, variability in their own range, state in words, signal quality, and a place for figures."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from hrvsync.analysis.frame import PersonFrame
from hrvsync.ui import phrases
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import OWN_KEYS, SHAPES, Theme
from hrvsync.ui.widgets import Card, hbox, label
from hrvsync.ui.widgets.range_bar import RangeBar

SPOKEN_EVERY = 10  # s between two renewals of what a screen reader finds
HIDDEN = "•••"


class Partner(Card):
    """The card of one seat."""

    hiding = Signal(str)  # this seat's numbers are to be hidden, or shown again

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(phrases.tr("Partner"))
        self.who = seats[0]
        self.said = ""  # what stands on the card about the state of this body or strap
        self._shown: tuple[object, ...] = ()
        self._shape = label(SHAPES[self.who], "shape-" + self.who)
        self._name = label("", "head", elide=True)
        self._strap = label("", "small", elide=True, right=True)
        self._rate = label("–", "big")
        self._rmssd = label("–", "seat-" + self.who)
        self._units = label(self.tr("bpm"), "dim"), label(self.tr("ms RMSSD"), "dim")
        self._place = RangeBar()
        self._state = label("", "pill", wrap=True)
        self._meaning = label("", "small", elide=True)
        self._breath = label("", "small", elide=True)
        self._clean = label("", "small")
        self.hide_numbers = QPushButton(self.tr("hide"))
        self.hide_numbers.setProperty("role", "small")
        self.hide_numbers.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide_numbers.clicked.connect(self._hide)
        bottom = Qt.AlignmentFlag.AlignBottom
        numbers = hbox(self._rate, self._units[0], None, self._rmssd, self._units[1], spacing=6)
        for unit in self._units:
            numbers.setAlignment(unit, bottom)
        self.rows.setSpacing(5)
        self.rows.addLayout(hbox(self._shape, self._name, self._strap))
        self.rows.addLayout(numbers)
        self.rows.addWidget(self._place)
        self.rows.addWidget(self._state)
        self.rows.addWidget(self._meaning)
        self.rows.addStretch(0)
        self.rows.addWidget(self._breath)
        self.rows.addLayout(hbox(self._clean, None, self.hide_numbers))

    def hold(self, figures: QWidget) -> None:
        """Give `figures` the room that is left on the card."""
        place = self.rows.count() - 3
        self.rows.takeAt(place)
        self.rows.insertWidget(place, figures, 1)

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
        self._offer(name, hidden=hidden)
        person = None if frame is None else frame.people.get(self.who)
        if frame is None or person is None:
            self._say(self.tr("Waiting for {name}'s strap").format(name=name), "")
            return
        self._strap.setText(phrases.strap(person))
        self._write_numbers(state.theme, person, hidden=hidden)
        self._say_state(state, name, person, frame.t)

    def _offer(self, name: str, *, hidden: bool) -> None:
        self.hide_numbers.setText((self.tr("show") if hidden else self.tr("hide")) + f"  ·  {OWN_KEYS[self.who]}")
        said = self.tr("Show {name}'s numbers") if hidden else self.tr("Hide {name}'s numbers")
        self.hide_numbers.setAccessibleName(said.format(name=name))
        self.hide_numbers.setToolTip(said.format(name=name))

    def _write_numbers(self, theme: Theme, person: PersonFrame, *, hidden: bool) -> None:
        measures = person.measures
        self._rate.setText(HIDDEN if hidden else phrases.number(measures.hr))
        self._rmssd.setText(HIDDEN if hidden else phrases.number(measures.rmssd_60))
        self._place.show_place(theme, self.who, math.nan if hidden else person.state.rmssd_z)
        self._breath.setText("" if hidden else phrases.breath(measures))
        self._breath.setToolTip("" if hidden else phrases.breath_told_by(measures))
        clean = person.usable_pct
        self._clean.setText("" if math.isnan(clean) else self.tr("clean {n} %").format(n=phrases.number(clean)))

    def _say_state(self, state: SessionState, name: str, person: PersonFrame, t: float) -> None:
        wrong = phrases.link(name, person)
        self._place.setVisible(not wrong)  # a silent strap says nothing of a range, and what to do needs room
        word, meaning = (wrong, state.advice.get(self.who, "")) if wrong else phrases.body_state(person)
        self._say(word, meaning)
        rate, rmssd = person.measures.hr, person.measures.rmssd_60
        if self.who in state.hidden:
            self.setAccessibleDescription(f"{name}. {word}. {meaning}")
        elif t % SPOKEN_EVERY == 0:
            said = self.tr("{name}: {hr} bpm, RMSSD {rmssd} ms. {state}. {meaning}")
            numbers = {"hr": phrases.number(rate), "rmssd": phrases.number(rmssd)}
            self.setAccessibleDescription(said.format(name=name, state=word, meaning=meaning, **numbers))

    def _say(self, word: str, meaning: str) -> None:
        """Say both in the pill where they fit, else what it means below."""
        self.said = word
        both = f"{word}: {meaning}" if meaning else word
        self._state.ensurePolished()
        fits = self._state.fontMetrics().horizontalAdvance(both) <= self._state.contentsRect().width()
        self._state.setText(both if fits else word)
        self._meaning.setText("" if fits else meaning)
        self._meaning.setVisible(not fits and bool(meaning))

    def _hide(self) -> None:
        self.hiding.emit(self.who)
