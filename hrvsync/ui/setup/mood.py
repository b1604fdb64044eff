"""How somebody is right now: a word of four, or one of their own."""

from functools import partial

from PySide6.QtWidgets import QWidget

from hrvsync.ui.setup.least_width import least_width
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import label, line_edit, show, vbox
from hrvsync.ui.widgets.chip import Chip, ChipData
from hrvsync.ui.widgets.flow import Flow

WIDEST, IN_LOW = 220, 112  # px at 100 %: of an own word, and of one in a low window


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
        vbox(self._asked, Flow(*self.chips.values(), self.line), parent=self, spacing=8)
        self.set_low(False)

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
        """Ask within the line for an own word, which is shorter."""
        show(not low, self._asked)
        self.line.setPlaceholderText(self.tr("How are you?") if low else self.tr("own word"))
        self.line.setMaximumWidth(round((IN_LOW if low else WIDEST) * text_scale(self)))

    def _choose(self, word: str, lit: bool = True) -> None:
        self.say(word if lit else "")
