"""The uppermost row of Home: a greeting, or what has to be said before it."""

from typing import override

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout, QWidget

from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import show, vbox

LEAST = 64  # px at 100 %: two lines of text on a card
SAYS = QEvent.Type.ShowToParent, QEvent.Type.HideToParent


class Top(QWidget):
    """Shows the first of `rows` that says something, by being shown; the last one always does.

    All share one place, as high as the highest of them, so that what comes late moves nothing below.
    """

    def __init__(self, *rows: QWidget) -> None:
        super().__init__()
        self._rows = dict[QWidget, QWidget]()
        self._place = QGridLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        for row in rows:
            holder = QWidget()
            vbox(None, row, None, parent=holder, spacing=0)
            for one in (row, holder):
                keeping = one.sizePolicy()
                keeping.setRetainSizeWhenHidden(True)
                one.setSizePolicy(keeping)
            self._rows[row] = holder
            self._place.addWidget(holder, 0, 0)
            row.installEventFilter(self)
        self._choose()

    def arrange(self) -> None:
        """Keep as much room as the letters of now need."""
        self._place.setRowMinimumHeight(0, round(LEAST * text_scale(self)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SAYS:
            self._choose()
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        shown = next((holder for row, holder in self._rows.items() if not row.isHidden()), None)
        for holder in self._rows.values():
            show(holder is shown, holder)
