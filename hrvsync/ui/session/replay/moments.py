"""Moments of a recording, each a button that goes there; the session below shows all of them."""

from functools import partial

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets import hbox, set_role
from hrvsync.ui.widgets.glyph import GlyphButton

MOST = 3
BEFORE, SEEN = 5.0, 60.0  # s before a moment from which on it is watched, and for which it is the one that is seen
KINDS = "rupture", "repair"
"""Marks that stand out; where there are fewer than MOST of them, what was noticed comes too."""


class Moments(QWidget):
    """As many as there is room for, in order of time."""

    def __init__(self, seek: SignalInstance) -> None:
        super().__init__()
        self._seek, self.most_width = seek, 0
        self._shown: tuple[object, ...] = ()
        self.buttons: dict[float, GlyphButton] = {}
        self._row = hbox(parent=self, spacing=8)

    def draw(self, state: SessionState) -> None:
        """Make the buttons again where there are other moments; light the one that is seen."""
        key = tuple(state.marks), tuple(state.happened), self.most_width, self.font().pixelSize()
        if key != self._shown:
            self._shown = key
            self._make(chosen(state))
        now = state.frame.t if state.frame is not None else 0.0
        for t, made in self.buttons.items():
            set_role(made, "moment-seen" if t - BEFORE <= now < t - BEFORE + SEEN else "moment")

    def _make(self, moments: list[tuple[float, str]]) -> None:
        for old in self.buttons.values():
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {}
        free = self.most_width
        for t, text in moments:
            start = max(0.0, t - BEFORE)
            made = GlyphButton("play", f"{text}  {phrases.clock(t)}", partial(self._seek.emit, start))
            set_role(made, "moment")
            self._row.addWidget(made)
            made.ensurePolished()
            free -= made.sizeHint().width() + self._row.spacing()
            if free < 0:
                made.hide()
                made.deleteLater()
                break
            self.buttons[t] = made


def chosen(state: SessionState) -> list[tuple[float, str]]:
    """Return up to MOST moments (s) in words, in order of time."""
    marks = [(mark.t, phrases.mark(mark)) for mark in state.marks if mark.kind in KINDS]
    noticed = [(one.since, translated(one.in_words(state.names))) for one in state.happened]
    return sorted([*marks, *noticed][:MOST])
