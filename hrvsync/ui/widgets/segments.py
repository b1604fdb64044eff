"""A row of choices of which one holds."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame

from hrvsync.ui.widgets.button import button
from hrvsync.ui.widgets.configure import configure
from hrvsync.ui.widgets.layouts import hbox


class Segments(QFrame):
    """Choices as (text, data), named for screen readers; emits the data of the one that a person chose."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Iterable[tuple[str, object]], now: object = None) -> None:
        super().__init__()
        configure(self, role="segments", accessibleName=name)
        self._choices = tuple(choices)
        self._group = QButtonGroup(self)
        self.buttons = [button(text, "segment", checkable=True) for text, _ in self._choices]
        for index, made in enumerate(self.buttons):
            made.setChecked(self._choices[index][1] == now)
            self._group.addButton(made, index)
        self._group.idClicked.connect(self._choose)
        hbox(*self.buttons, parent=self, spacing=0, margins=(2, 2, 2, 2))

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._choices[index][1])
