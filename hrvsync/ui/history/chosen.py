"""What stands below the list: how many sessions there are, what happened in the chosen one, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hrvsync.storage import Entry
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.widgets import button, hbox, label, show, vbox
from hrvsync.ui.widgets.flow import Flow
from hrvsync.ui.widgets.state_legend import LegendData, StateLegend

MOST_BESIDE = 3  # sessions side by side


class ChosenBar(QWidget):
    """Emits what people want to do with the sessions that are chosen."""

    deleting = Signal()
    exporting = Signal()
    reporting = Signal()
    comparing = Signal()
    opening = Signal()

    def __init__(self) -> None:
        super().__init__()
        up = LegendData(((True, True, self.tr("raised: the heart is up")),))
        self.legend = StateLegend(up, self.tr("What the lines beside a session mean"))
        self.story, self.count = label("", "small", wrap=True), label("", "caption")
        self.delete = button(self.tr("Delete"), "quiet", self.deleting)
        self.export = button(self.tr("Export"), clicked=self.exporting)
        self.report = button(self.tr("As one report"), clicked=self.reporting)
        self.beside = button(self.tr("Side by side"), "main", self.comparing)
        self.open = button(self.tr("Open"), "main", self.opening)
        actions = self.delete, self.export, self.report, self.beside, self.open
        line = hbox(self.count, (Flow(*actions, right=True), 1))
        vbox(self.legend, self.story, line, parent=self, spacing=8, margins=(22, 8, 18, 10))

    def show_sessions(self, chosen: Sequence[Entry], shown: Sequence[Entry], words: str, others: int) -> None:
        """Show what can be done with those that are `chosen` of those that are `shown`.

        `words` are searched for; `others` are found among the sessions of everybody besides.
        """
        n, of = len(chosen), len(shown)
        self.story.setText(" ".join(map(translated, chosen[0].sentences[:1])) if n == 1 else "")
        show(bool(self.story.text()), self.story)
        show(any(one.states for entry in shown for one in entry.people.values()), self.legend)
        found = self.tr("1 session") if of == 1 else self.tr("{n} sessions").format(n=phrases.number(of))
        if not of:
            found = self.tr("Nothing is found.")
        if others > 0:
            found = self.tr("{found}, {n} more of everybody").format(found=found.rstrip("."), n=phrases.number(others))
        elif of > 1 and not words:
            found = self.tr("{found}. Tick two or three to see them side by side.").format(found=found)
        self.count.setText(self.tr("{n} chosen").format(n=phrases.number(n)) if n else found)
        show(n > 0, self.delete, self.export)
        show(n == 1, self.open)
        show(n > 1, self.report)
        show(1 < n <= MOST_BESIDE, self.beside)
