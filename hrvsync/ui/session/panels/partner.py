"""One person: heart rate, variability in their own range, state in words, signal quality, and room for plots."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrvsync.analysis.states.state import LIMIT
from hrvsync.ui import phrases
from hrvsync.ui.session.actions import HideButton
from hrvsync.ui.session.panel import DESCRIBE_EVERY, HIDDEN, Panel, Place
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets import add, configure, hbox, label, vbox
from hrvsync.ui.widgets.range_bar import RangeBar, RangeData

ENDS = 3 * LIMIT  # spreads from baseline at the ends of the range bar


class PartnerPanel(Panel):
    """The card of one seat."""

    place = Place.PERSON

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(seats, phrases.tr("Partner"), spacing=5)
        self.who = seats[0]
        self.status = ""  # what the card says about this body or strap
        self._name = label("", "head", elide=True)
        self._strap = label("", "small", elide=True, right=True)
        self._rate = label("–", "big")
        self._rmssd = label("–", "seat-" + self.who)
        name = phrases.tr("RMSSD in your own range")
        self._range = configure(RangeBar(self._place(math.nan), name), toolTip=name)
        self._state = label("", "pill", wrap=True)
        self._meaning = label("", "small", elide=True)
        self._breath = label("", "small", elide=True)
        self._clean = label("", "small")
        self._room = vbox()
        self.hide_numbers = HideButton(self.who, self.hide_toggled)
        units = label(self.tr("bpm"), "dim"), label(self.tr("ms RMSSD"), "dim")
        numbers = hbox(self._rate, units[0], None, self._rmssd, units[1], spacing=6)
        for unit in units:
            numbers.setAlignment(unit, Qt.AlignmentFlag.AlignBottom)
        self._foot = hbox(self._clean, None, self.hide_numbers)
        add(
            self.rows,
            hbox(label(SHAPES[self.who], "shape-" + self.who), self._name, self._strap),
            numbers,
            self._range,
            self._state,
            self._meaning,
            (self._room, 1),
            self._breath,
            self._foot,
        )

    def hold(self, widget: QWidget) -> None:
        self._room.addWidget(widget)
        self.hide_numbers.setParent(None)  # Tab comes to it after what stands above it
        self._foot.addWidget(self.hide_numbers)

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew everything when there is a new frame, nothing in between."""
        name, hidden = state.name(self.who), self.who in state.hidden
        if self.is_drawn(state.frame, state.theme, name, hidden, self.width()):
            return
        self.setAccessibleName(name)
        self._name.setText(name)
        wide = self._name.fontMetrics().horizontalAdvance(name) + 4
        self._name.setFixedWidth(max(40, min(wide, self.width() - 112)))  # the strap gives way to the name
        self.hide_numbers.refresh(state)
        person = state.person(self.who)
        if state.frame is None or person is None:
            self._show(self.tr("Waiting for {name}'s strap").format(name=name), "")
            return
        self._strap.setText(phrases.strap(person))
        rate, rmssd = (phrases.number(value) for value in (person.measures.hr, person.measures.rmssd_60))
        self._rate.setText(HIDDEN if hidden else rate)
        self._rmssd.setText(HIDDEN if hidden else rmssd)
        self._range.show_data(self._place(math.nan if hidden else person.state.variability_z))
        self._breath.setText("" if hidden else phrases.breath(person.measures))
        self._breath.setToolTip("" if hidden else phrases.breath_basis(person.measures))
        clean = phrases.number(person.usable_pct)
        self._clean.setText("" if math.isnan(person.usable_pct) else self.tr("clean {n} %").format(n=clean))
        wrong = phrases.link(name, person)
        self._range.setVisible(not wrong)  # a silent strap says nothing of a range, and what to do needs room
        word, meaning = (wrong, state.advice.get(self.who, "")) if wrong else phrases.body_state(person)
        self._show(word, meaning)
        if hidden:
            self.setAccessibleDescription(f"{name}. {word}. {meaning}")
        elif state.frame.t % DESCRIBE_EVERY == 0:
            text = self.tr("{name}: {hr} bpm, RMSSD {rmssd} ms. {state}. {meaning}")
            self.setAccessibleDescription(text.format(name=name, hr=rate, rmssd=rmssd, state=word, meaning=meaning))

    def _place(self, spreads: float) -> RangeData:
        """Where variability is, in spreads from the middle of the range; no numbers, no grade."""
        return RangeData(self.who, spreads, -LIMIT, LIMIT, -ENDS, ENDS)

    def _show(self, word: str, meaning: str) -> None:
        """Show both in the pill where they fit, else what it means below."""
        self.status = word
        both = f"{word}: {meaning}" if meaning else word
        self._state.ensurePolished()
        fits = self._state.fontMetrics().horizontalAdvance(both) <= self._state.contentsRect().width()
        self._state.setText(both if fits else word)
        self._meaning.setText("" if fits else meaning)
        self._meaning.setVisible(not fits and bool(meaning))
