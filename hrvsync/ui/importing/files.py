"""The files to import: a list with whose each is, and a dot for each while many are read."""

from collections.abc import Callable
from pathlib import Path
from typing import override

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from hrvsync.importing import Corrections, Understood
from hrvsync.ui import phrases
from hrvsync.ui.importing import words
from hrvsync.ui.theme import Theme, current
from hrvsync.ui.typography import font_of, text_scale
from hrvsync.ui.widgets import configure
from hrvsync.ui.widgets.painting import fill, start_painter
from hrvsync.ui.widgets.part import Part, dot, line_pen, shape, write

ROW, PAGE = 78, (26, 32)  # px
LINES = (("button", 20, "ink"), ("small", 18, "dim"), ("small", 18, "ink2"))
MOST_DOTS = 240
FILE = Qt.ItemDataRole.UserRole


class FileList(QListWidget):
    """Lists files by name, format, whose they are and how long; emits the one that is chosen."""

    chosen = Signal(object)  # Understood

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[Path, QListWidgetItem] = {}
        configure(
            self,
            accessibleName=self.tr("Files to import"),
            horizontalScrollBarPolicy=Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
            currentItemChanged=self._changed,
            uniformItemSizes=True,
            role="plain",
        )
        self.setItemDelegate(_Drawn(self))
        self.setMinimumHeight(140)

    def show_file(self, file: Understood, corrections: Corrections, *, seat: str = "A") -> None:
        """Add a file, or show what is known of it now."""
        item = self._items.get(file.path)
        if item is None:
            item = self._items[file.path] = QListWidgetItem(self)
        elif item.data(FILE) == (file, corrections, seat):
            return
        item.setData(FILE, (file, corrections, seat))
        text = ", ".join((file.path.name, words.format_of(file), words.about(file, corrections)))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
        item.setToolTip(str(file.path))

    def current(self) -> Understood | None:
        """Return the chosen file."""
        item = self.currentItem()
        return item.data(FILE)[0] if item is not None else None  # pyright: ignore[reportUnnecessaryComparison]

    def _changed(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(FILE)[0])


class _Drawn(QStyledItemDelegate):
    """Draws a sheet of paper with the seat's sign, three lines, and a tick where the file is new."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, round(ROW * text_scale(self._list())))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        made, theme = self._list(), current()
        scale = text_scale(made)
        file, corrections, seat = index.data(FILE)
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:  # pyright: ignore[reportAttributeAccessIssue]
            fill(painter, theme.wash)
            painter.drawRoundedRect(box, 10 * scale, 10 * scale)
        seats = [seat] if len(file.people) < 2 else [one.who for one in file.people]
        left = box.left() + 12 * scale
        _page(painter, theme, QPointF(left, box.center().y()), scale, seats if file.new else [])
        x, y = left + (PAGE[0] + 14) * scale, box.top() + 8 * scale
        room = box.right() - x - 30 * scale
        texts = (file.path.name, words.format_of(file), words.about(file, corrections))
        for text, (role, height, colour) in zip(texts, LINES, strict=True):
            ink = getattr(theme, colour) if file.new else theme.dim
            write(painter, font_of(made, role), ink, QRectF(x, y, room, height * scale), text)
            y += height * scale
        if file.new:
            painter.setPen(line_pen(theme.accent, 2 * scale))
            at = QPointF(box.right() - 20 * scale, box.center().y())
            points = [at + QPointF(a * scale, b * scale) for a, b in ((-6, 0), (-2, 4), (6, -5))]
            painter.drawPolyline(points)
        painter.restore()

    def _list(self) -> QListWidget:
        made = self.parent()
        assert isinstance(made, QListWidget)
        return made


def _page(painter: QPainter, theme: Theme, left: QPointF, scale: float, seats: list[str]) -> None:
    """Draw a sheet of paper with a folded corner around `left`, and the signs of those it holds."""
    width, height, corner = PAGE[0] * scale, PAGE[1] * scale, 8 * scale
    x, y = left.x(), left.y() - height / 2
    path = QPainterPath(QPointF(x, y))
    for point in ((width - corner, 0), (width, corner), (width, height), (0, height), (0, 0)):
        path.lineTo(x + point[0], y + point[1])
    painter.setPen(QPen(QColor(theme.rule), 1.25 * scale))
    painter.setBrush(QColor(theme.card))
    painter.drawPath(path)
    for i, who in enumerate(seats or [""]):
        fill(painter, theme.seats[who] if who else theme.rule)
        across = (i + 1) / (len(seats or [""]) + 1)
        shape(painter, who or "A", QPointF(x + across * width, y + height * 0.62), 8 * scale)


class DotsData(msgspec.Struct, frozen=True):
    """What became of each file that was read: new, known or neither; and how many there are."""

    read: tuple[str, ...]
    of: int


class FileDots(Part[DotsData]):
    """A dot a file, in the order in which they are read: filled are new, grey are known, rings are not understood."""

    width_px, height_px = 320, 52

    def describe(self) -> str:
        """Return how many are read."""
        done, of = phrases.number(len(self.data.read)), phrases.number(self.data.of)
        return phrases.tr("{n} of {of}").format(n=done, of=of)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the dots in rows; one stands for several files where there are very many."""
        each = -(-max(1, self.data.of) // MOST_DOTS)
        n = -(-self.data.of // each)
        apart = self.px(8.0)
        across = max(1, int(box.width() // apart))
        while across * max(1, int(box.height() // apart)) < n:
            apart *= 0.9
            across = max(1, int(box.width() // apart))
        for i in range(n):
            group = self.data.read[i * each : (i + 1) * each]
            at = QPointF(box.left() + apart * (i % across + 0.5), box.top() + apart * (i // across + 0.5))
            colour = theme.line if not group else theme.accent if "new" in group else theme.rule
            dot(painter, at, 0.36 * apart, colour, filled="lost" not in group)


class DropPlace(QPushButton):
    """Takes more files: dropped here, or chosen where it is pressed."""

    def __init__(self, text: str, clicked: Callable[[], object]) -> None:
        super().__init__(text)
        configure(self, role="quiet", clicked=clicked, minimumHeight=52)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with start_painter(self) as painter:
            painter.setPen(QPen(QColor(current().rule), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 10, 10)
