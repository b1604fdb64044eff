"""How somebody is right now: a word of four, or one of their own."""

from functools import partial

from PySide6.QtWidgets import QWidget

from hrvsync.ui.setup.least_width import least_width
from hrvsync.ui.widgets import configure, label, line_edit, show, vbox
from hrvsync.ui.widgets.chip import Chip, ChipData
from hrvsync.ui.widgets.flow import Flow

IN_LOW = 2  # words that are offered in a low window


class Mood(QWidget):
    """Chips of which one may be lit, and a line for an own word, which darkens them."""

    def __init__(self, name: str) -> None:
        super().__init__()
        words = self.tr("calm"), self.tr("tired"), self.tr("tense"), self.tr("glad")
        self._asked = label(self.tr("How are you right now? If you like."), "caption")
        self.line = line_edit("", name, self.tr("own word"))
        self.line.setProperty("role", "pill")
        self.chips = {word: Chip(ChipData(word, outlined=True), checkable=True) for word in words}
        for word, chip in self.chips.items():
            chip.clicked.connect(partial(self._choose, word))
        self.line.textEdited.connect(self._choose)
        own = configure(self.line, maximumWidth=220)
        vbox(self._asked, Flow(*self.chips.values(), own), parent=self, spacing=8)

    @property
    def text(self) -> str:
        """What was said."""
        lit = (word for word, chip in self.chips.items() if chip.isChecked())
        return self.line.text().strip() or next(lit, "")

    def say(self, text: str) -> None:
        """Show what was said."""
        for word, chip in self.chips.items():
            chip.setChecked(word == text)
        self.line.setText("" if text in self.chips else text)

    @property
    def least_width(self) -> int:
        """The width (px) that it needs: it goes on in another line."""
        return max(map(least_width, (*self.chips.values(), self.line)))

    def set_low(self, low: bool) -> None:
        """Leave out the question and the rarer words, unless one was chosen."""
        show(not low, self._asked)
        for chip in list(self.chips.values())[IN_LOW:]:
            show(not low or chip.isChecked(), chip)

    def _choose(self, word: str, lit: bool = True) -> None:
        self.say(word if lit else "")
