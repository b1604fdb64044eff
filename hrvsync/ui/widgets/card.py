"""A rounded area."""

from PySide6.QtWidgets import QFrame

from hrvsync.ui.widgets.configure import configure
from hrvsync.ui.widgets.layouts import Item, Margins, vbox


class Card(QFrame):
    """A rounded area with a vertical layout, `rows`, of the given items."""

    def __init__(self, name: str, *items: Item, spacing: int = 8, margins: Margins = (20, 16, 20, 16)) -> None:
        super().__init__()
        configure(self, role="card", accessibleName=name)
        self.rows = vbox(*items, parent=self, spacing=spacing, margins=margins)
