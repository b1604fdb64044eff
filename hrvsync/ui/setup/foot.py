"""What stands below those who sit down: what is missing or happens next, and *Begin*."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from hrvsync.ui.setup.least_width import least_width
from hrvsync.ui.setup.sitting import Sitting
from hrvsync.ui.widgets import button, configure, hbox, label, show

SENTENCE, APART = 140, 14  # px: the sentence beside buttons has at least, and between both
LONGEST = 14  # letters of a name on a button


class Foot(QFrame):
    """Emits `begun`; *Wait for Ben* stays pressed until his strap is there."""

    begun = Signal()
    waiting = Signal()  # or no longer

    def __init__(self) -> None:
        super().__init__()
        configure(self, role="foot")
        self.next = configure(label("", "small", wrap=True), minimumWidth=SENTENCE)
        self.wait = button("", "large", checkable=True)
        self.wait.toggled.connect(self.waiting)
        self.begin = button(self.tr("Begin"), "begin", self.begun)
        self._buttons = hbox(self.wait, self.begin, spacing=APART)
        self._line = hbox((self.next, 1), self._buttons, parent=self, spacing=APART, margins=(0, 12, 0, 0))

    @property
    def least_width(self) -> int:
        """The width (px) of all in one line."""
        return SENTENCE + APART + self.width_of_buttons

    @property
    def width_of_buttons(self) -> int:
        """The width (px) of the buttons side by side."""
        return least_width(self.wait, self.begin, spacing=APART)

    def arrange(self, *, below: bool, buttons_below: bool) -> None:
        """Put the sentence above the buttons, and these above each other, or not."""
        across, down = self._line.Direction.LeftToRight, self._line.Direction.TopToBottom
        self._line.setDirection(down if below else across)
        self._buttons.setDirection(down if buttons_below else across)

    def show_sitting(self, sitting: Sitting, *, usable: bool) -> None:
        """Say what is missing, who joins later, and what happens next; `usable`: the session's file can be used."""
        missing = sitting.missing
        ready = usable and not missing
        joins = [_short(sitting.called[who]) for who in sitting.late] if ready else []
        self.begin.setText(self.tr("Begin, {name} joins later").format(name=joins[0]) if joins else self.tr("Begin"))
        self.begin.setEnabled(ready)
        self.begin.setToolTip(missing)
        show(bool(joins), self.wait)
        if joins:
            text = self.tr("Waiting for {name} ...") if self.wait.isChecked() else self.tr("Wait for {name}")
            self.wait.setText(text.format(name=joins[0]))
        self.next.setText(missing or sitting.next)


def _short(name: str) -> str:
    """Return the first of somebody's names, or its beginning."""
    first = name.split()[0]
    return first if len(first) <= LONGEST else f"{first[: LONGEST - 1]}…"
