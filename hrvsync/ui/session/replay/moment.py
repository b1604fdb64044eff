"""What was known at the present moment of a recording, as it was seen then."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hrvsync.analysis.live import PersonFrame
from hrvsync.ui import phrases
from hrvsync.ui.session.actions import HideButton
from hrvsync.ui.session.panel import HIDDEN, Panel, Place
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets import add, hbox, label, show


class MomentPanel(Panel):
    """State, heart rate and variability of each, and whether both moved together."""

    place = Place.PERSON

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(seats, phrases.tr("As it was seen then"), spacing=4)
        self._head = label("", "head")
        self._names = {who: label("", "strong", elide=True) for who in seats}
        self._since = {who: label("", "small-ink", elide=True, right=True) for who in seats}
        self.rates = {who: label("–", "figure") for who in seats}
        self.rmssd = {who: label("–", f"figure-{who}") for who in seats}
        self._hides = {who: HideButton(who, self.hide_toggled) for who in seats}
        self._together = label("", "strong", elide=True, right=True)
        title = label(phrases.tr("as it was seen then"), "small", elide=True, right=True)
        add(self.rows, hbox(self._head, title))
        for who in seats:
            sign = label(SHAPES[who], "shape-" + who)
            name = hbox(sign, (self._names[who], 1), (self._since[who], 2), spacing=8)
            add(self.rows, None, name, self._figures(who))
        self._moving: list[QWidget] = [label(phrases.tr("Moving together"), "small"), self._together]
        add(self.rows, None, hbox(*self._moving))
        show(len(seats) > 1, *self._moving)

    def draw(self, state: SessionState, wall: float) -> None:
        """Renew everything when there is a new frame."""
        frame = state.frame
        if frame is None or self.is_drawn(frame, frozenset(state.hidden), tuple(state.names.items())):
            return
        self._head.setText(phrases.tr("At {time}").format(time=phrases.clock(frame.t)))
        for who in self.seats:
            self._names[who].setText(state.called(who))
            self._hides[who].refresh(state)
            self._show_person(who, frame.people.get(who), state)
        if frame.pair is not None:
            words = {
                "together": phrases.tr("more than by chance"),
                "some": phrases.tr("a little more than by chance"),
                "apart": phrases.tr("no more than by chance"),
            }
            self._together.setText(words.get(frame.pair.together.word, phrases.tr("not known yet")))

    def _show_person(self, who: str, person: PersonFrame | None, state: SessionState) -> None:
        hidden, measures = who in state.hidden, person.measures if person is not None else None
        values = (math.nan, math.nan) if measures is None else (measures.hr, measures.rmssd_60)
        for text, value in zip((self.rates[who], self.rmssd[who]), values, strict=True):
            text.setText(HIDDEN if hidden else phrases.number(value))
        since = state.states.since(who)
        word = (phrases.link(state.name(who), person) or phrases.body_state(person)[0]) if person is not None else ""
        if since is not None and person is not None and not phrases.link("", person):
            word = phrases.tr("{state} since {time}").format(state=word, time=phrases.clock(since))
        self._since[who].setText(word)

    def _figures(self, who: str) -> QWidget:
        made = QWidget()
        units = label(phrases.tr("bpm"), "small"), label(phrases.tr("ms RMSSD"), "small")
        row = hbox(
            self.rates[who], units[0], 16, self.rmssd[who], units[1], None, self._hides[who], parent=made, spacing=6
        )
        for unit in units:
            row.setAlignment(unit, Qt.AlignmentFlag.AlignBottom)
        return made
