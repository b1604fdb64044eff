"""A tile: what is measured, one figure, a picture, and one line about it."""

import msgspec
from PySide6.QtWidgets import QWidget

from hrvsync.ui.widgets.card import Card
from hrvsync.ui.widgets.labels import SEPARATOR, label
from hrvsync.ui.widgets.layouts import add


class TileData(msgspec.Struct, frozen=True):
    """`label` names what `figure` says of it; `caption` is one line below."""

    label: str
    figure: str
    caption: str = ""


class Tile(Card):
    """Shows `data`, with the picture `picture` where there is one."""

    def __init__(self, data: TileData, picture: QWidget | None = None) -> None:
        super().__init__(data.label, spacing=4, margins=(22, 18, 22, 18))
        self._label, self._figure = label(data.label, "caption", wrap=True), label(data.figure, "figure", wrap=True)
        self._caption = label(data.caption, "small", wrap=True)
        add(self.rows, self._label, self._figure, 6, *((picture, 4) if picture else ()), self._caption, None)
        self.show_data(data)

    def show_data(self, data: TileData) -> None:
        """Show other data."""
        self._label.setText(data.label)
        self._figure.setText(data.figure)
        self._caption.setText(data.caption)
        self.setAccessibleDescription(SEPARATOR.join(filter(None, (data.figure, data.caption))))
