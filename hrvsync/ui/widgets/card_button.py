"""A card that can be pressed."""

from typing import override

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from hrvsync.ui.widgets.configure import configure
from hrvsync.ui.widgets.layouts import Item, Margins, add, vbox


class CardButton(QPushButton):
    """As large as what is in its layout, `rows`; what stands there leaves the mouse to it."""

    def __init__(self, *, spacing: int = 8, margins: Margins = (24, 18, 24, 18)) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        configure(self, role="tile", sizePolicy=policy)
        self.rows = vbox(parent=self, spacing=spacing, margins=margins)

    def fill(self, *items: Item) -> None:
        """Put these below each other."""
        add(self.rows, *items)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    @override
    def sizeHint(self) -> QSize:
        return self.rows.totalSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self.rows.totalMinimumSize()
