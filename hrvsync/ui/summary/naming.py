"""Who it was: names for the seats of a recording in which nobody has said them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCompleter, QWidget

from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets import Sheet, add, button, grid, hbox, label, line_edit

LONGEST = 60


def unnamed(names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the seats of those who gave no name: they are called as their seat is."""
    return tuple(who for who, name in names.items() if name == who)


class NamingSheet(Sheet):
    """Asks for the names of `seats`, offering those that are `known`; emits those that were written, by seat."""

    named = Signal(object)  # dict[str, str]

    def __init__(self, owner: QWidget, seats: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(owner, self.tr("Who was it?"))
        titles = {"A": self.tr("left seat"), "B": self.tr("right seat")} if len(seats) > 1 else {}
        about = self.tr("The session then counts in their history. What arrived stays as it is.")
        self.fields = {
            who: line_edit(
                "", self.tr("Name of the person in the {seat}").format(seat=titles.get(who, who)), "", LONGEST
            )
            for who in seats
        }
        for field in self.fields.values():
            field.setCompleter(QCompleter(list(known), field))
            field.textChanged.connect(self._able)
            field.returnPressed.connect(self._keep)
        rows = (
            (label(SHAPES.get(who, who), "shape-" + who), label(titles.get(who, "")), field)
            for who, field in self.fields.items()
        )
        self.keep = button(self.tr("Keep"), "main", self._keep)
        cancel = button(self.tr("Cancel"), clicked=self.reject)
        self.keep.setAutoDefault(False)
        add(self.rows, label(about, "small", wrap=True), grid(rows, spacing=10, stretch=(0, 0, 1)), 4)
        add(self.rows, hbox(cancel, None, self.keep))
        self._able()

    @property
    def _names(self) -> dict[str, str]:
        written = {who: field.text().strip() for who, field in self.fields.items()}
        return {who: name for who, name in written.items() if name}

    def _able(self) -> None:
        self.keep.setEnabled(bool(self._names))

    def _keep(self) -> None:
        if names := self._names:
            self.accept()
            self.named.emit(names)
