"""One person: heart rate, variability in their own range, state in words, signal quality, and room for plots."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrvsync.analysis.live import PersonFrame
from hrvsync.analysis.states.state import LIMIT
from hrvsync.ui import phrases
from hrvsync.ui.session.actions import HideButton
from hrvsync.ui.session.panel import DESCRIBE_EVERY, HIDDEN, Panel, Place
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets import add, configure, grid, hbox, label, show, vbox
from hrvsync.ui.widgets.range_bar import RangeBar, RangeData

ROWS = "breath", "swing", "coherence", "usable"
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
        self._range = configure(RangeBar(self._place(math.nan), name), toolTip=name, visible=False)
        self._of_range = configure(label(name, "small", elide=True), visible=False)
        self._dense = False
        self._state = label("", "pill", wrap=True)
        self._meaning = label("", "small", elide=True)
        self._rows = {name: label("", "small-ink", elide=True, right=True) for name in ROWS}
        self._heads = {name: label("", "small") for name in ROWS}
        self._room, self._facts = vbox(), grid((), spacing=(8, 2))
        self.set_dense(False)
        self.hide_numbers = HideButton(self.who, self.hide_toggled)
        units = label(self.tr("bpm"), "dim"), label(self.tr("ms RMSSD"), "dim")
        numbers = hbox(self._rate, units[0], None, self._rmssd, units[1], spacing=6)
        for unit in units:
            numbers.setAlignment(unit, Qt.AlignmentFlag.AlignBottom)
        add(
            self.rows,
            hbox(label(SHAPES[self.who], "shape-" + self.who), self._name, self._strap, self.hide_numbers),
            numbers,
            self._range,
            self._of_range,
            self._state,
            self._meaning,
            (self._room, 1),
            self._facts,
        )

    def set_dense(self, dense: bool) -> None:
        """Write what else is known in two columns, and no more than the bar of the range."""
        self._dense = dense
        for index, name in enumerate(ROWS):
            row, column = divmod(index, 2) if dense else (index, 0)
            for place, text in ((0, self._heads[name]), (1, self._rows[name])):
                self._facts.removeWidget(text)
                self._facts.addWidget(text, row, 2 * column + place)
        for column, share in ((1, 2), (3, 1)):  # of the breath most is said
            self._facts.setColumnStretch(column, share if dense or column == 1 else 0)

    def hold(self, widget: QWidget) -> None:
        self._room.addWidget(widget)

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew everything when there is a new frame, nothing in between."""
        name, hidden = state.name(self.who), self.who in state.hidden
        if self.is_drawn(state.frame, state.theme, name, hidden, self.width()):
            return
        self.setAccessibleName(name)
        self._name.setText(name)
        wide = self._name.fontMetrics().horizontalAdvance(name) + 4
        self._name.setFixedWidth(
            max(40, min(wide, self.width() - 136 - self.hide_numbers.sizeHint().width()))
        )  # the strap gives way to the name
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
        self._show_rows(person, hidden=hidden)
        wrong = phrases.link(name, person)
        # A silent strap says nothing of a range, and what to do needs room.
        ranged = self._range.known and not wrong
        show(ranged, self._range)
        show(ranged and not self._dense, self._of_range)
        word, meaning = (wrong, state.advice.get(self.who, "")) if wrong else phrases.body_state(person)
        self._show(word, meaning)
        if hidden:
            self.setAccessibleDescription(f"{name}. {word}. {meaning}")
        elif state.frame.t % DESCRIBE_EVERY == 0:
            text = self.tr("{name}: {hr} bpm, RMSSD {rmssd} ms. {state}. {meaning}")
            self.setAccessibleDescription(text.format(name=name, hr=rate, rmssd=rmssd, state=word, meaning=meaning))

    def _show_rows(self, person: PersonFrame, *, hidden: bool) -> None:
        """Show breath, swing, coherence and how many beats are usable, as far as they are known."""
        basis = phrases.breath_basis(person.measures)
        shown = {name: (head, value) for name, head, value in phrases.body_rows(person)}
        for name, text in self._rows.items():
            head, value = shown.get(name, ("", ""))
            self._heads[name].setText(self.tr("Usable") if self._dense and name == "usable" else head)
            text.setText(HIDDEN if hidden and value else value)
            show(bool(value), self._heads[name], text)
        self._rows["breath"].setToolTip("" if hidden else basis)

    def _place(self, spreads: float) -> RangeData:
        """Where variability is, in spreads from the middle of the range, if that is known; no numbers, no grade."""
        if math.isnan(spreads):
            return RangeData(self.who)
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
