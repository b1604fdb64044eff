"""How somebody is right now: a word of four, or one of their own."""

from functools import partial

from PySide6.QtWidgets import QWidget

from hrvsync.ui.widgets import configure, hbox, label, line_edit, show, vbox
from hrvsync.ui.widgets.chip import Chip, ChipData

IN_LOW = 2  # words that are offered in a low window


class Mood(QWidget):
    """A chip writes its word into the line; what the line says lights the chip of that word."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.words = words = self.tr("calm"), self.tr("tired"), self.tr("tense"), self.tr("glad")
        self._asked = label(self.tr("How are you right now? If you like."), "caption")
        self.line = line_edit("", name, self.tr("own word"))
        self.line.setProperty("role", "pill")
        self.chips = [Chip(ChipData(word, outlined=True), checkable=True) for word in words]
        for chip in self.chips:
            chip.clicked.connect(partial(self._say, chip.data.text))
        self.line.textChanged.connect(self._light)
        vbox(self._asked, hbox(*self.chips, (configure(self.line, maximumWidth=220), 1), None), parent=self, spacing=8)

    def set_low(self, low: bool) -> None:
        """Leave out the question and the rarer words."""
        show(not low, self._asked, *self.chips[IN_LOW:])

    def _say(self, word: str, chosen: bool) -> None:
        self.line.setText(word if chosen else "")

    def _light(self, text: str) -> None:
        for chip in self.chips:
            chip.setChecked(chip.data.text == text.strip())
