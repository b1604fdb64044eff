"""What is in the way of finding a strap on this system, what to do about it, and *Check again*."""

from PySide6.QtCore import Signal, Slot

from hrvsync.ui.i18n.language import for_window
from hrvsync.ui.widgets import Card, announce, button, configure, hbox, label, show


class Trouble(Card):
    """Says what is wrong with Bluetooth, or how a strap is woken; hidden while there is nothing to say.

    Where it is `folded`, the hints come when they are asked for.
    """

    again = Signal()

    def __init__(self, *, folded: bool = False) -> None:
        super().__init__("", spacing=2, margins=(20, 8, 14, 8))
        configure(self, role="offer", accessibleName=self.tr("What to do"))
        self.text = label("", wrap=True)
        self.hints = label("", "caption", wrap=True)
        self.commands = label("", "caption", wrap=True)
        self.experts = button(self.tr("For experts"), "small", checkable=True)
        self.experts.toggled.connect(self._unfold)
        self._folded = folded
        self.helps = button(self.tr("What helps"), "small", checkable=True)
        self.helps.toggled.connect(self.hints.setVisible)
        self.check = button(self.tr("Check again"), clicked=self._check)
        self.rows.addLayout(hbox((self.text, 1), self.helps, self.experts, self.check, spacing=12))
        for one in (self.hints, self.commands):
            self.rows.addWidget(one)
        self.clear()

    def show_problem(self, problem: str) -> None:
        """Show what is wrong with Bluetooth and what to do, with its commands for experts."""
        shown, commands = for_window(problem)
        self.commands.setText(commands)
        show(bool(commands), self.experts)
        show(bool(commands) and self.experts.isChecked(), self.commands)
        self._show(shown, "")

    def show_hints(self, text: str) -> None:
        """Show what helps to find a strap where Bluetooth works."""
        hints = (
            self.tr("Put the strap on; moist electrodes wake it."),
            self.tr("Close other apps and watches that use it, on phones too: most straps talk to one at a time."),
            self.tr("Sit within a few metres of this computer, with its Bluetooth turned on."),
            self.tr("Still nothing? Try a fresh battery. hrvsync goes on looking."),
        )
        show(False, self.experts, self.commands)
        self._show(text, " ".join(hints))

    def clear(self) -> None:
        """Say nothing: whatever it was is solved."""
        self.text.setText("")
        self.check.setText(self.tr("Check again"))
        show(False, self, self.helps, self.experts, self.commands)

    def _show(self, text: str, hints: str) -> None:
        new = text != self.text.text()
        self.text.setText(text)
        self.hints.setText(hints)
        show(bool(hints) and self._folded, self.helps)
        show(bool(hints) and (self.helps.isChecked() or not self._folded), self.hints)
        self.setAccessibleDescription(f"{text} {hints}".strip())
        self.check.setText(self.tr("Check again"))
        self.show()
        if new:
            announce(self, self.accessibleDescription())

    @Slot()
    def _check(self) -> None:
        self.check.setText(self.tr("Checking ..."))
        self.again.emit()

    @Slot(bool)
    def _unfold(self, unfolded: bool) -> None:
        show(unfolded, self.commands)
