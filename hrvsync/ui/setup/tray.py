"""The straps in sight that nobody wears yet, as chips: to be dragged to a seat, or given to one by a key."""

from typing import override

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QDrag, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.ui.setup.strap_words import contact, strap_line, title_of
from hrvsync.ui.theme import current
from hrvsync.ui.typography import font_of, text_scale
from hrvsync.ui.widgets import configure
from hrvsync.ui.widgets.part import line_pen, write

OWN = Qt.ItemDataRole.UserRole
STRAP = Qt.ItemDataRole.UserRole + 1
GONE = 0.55  # opacity of a strap that is out of sight
HEIGHT, LOW, SIDE, SIGN, GAP, APART = 58, 44, 16, 26, 12, 8  # px
COLUMN = 200  # px of a column without straps

type Index = QModelIndex | QPersistentModelIndex


class StrapTray(QListWidget):
    """Straps in sight; one can be dragged, or assigned to a seat by Left, Right or Return.

    Those that someone wears already are hidden. It is a column, or a row where the window is `low`.
    """

    assigned = Signal(str, str)  # strap; "A", "B", or "" for the next free seat

    def __init__(self) -> None:
        super().__init__()
        configure(self, role="plain", accessibleName=self.tr("Straps in sight"), dragEnabled=True, mouseTracking=True)
        self.setAccessibleDescription(self.tr("The arrows left and right give the chosen strap to that seat."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._chips = _Chips(self)
        self.setItemDelegate(self._chips)
        self.setSpacing(APART // 2)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.low = False
        self.set_low(False)
        self.itemActivated.connect(self._activated)

    @property
    def shown(self) -> list[QListWidgetItem]:
        """The straps that nobody wears yet."""
        return [item for item in map(self.item, range(self.count())) if not item.isHidden()]

    def set_low(self, low: bool) -> None:
        """Lie in a row of flat chips, or stand in a column."""
        self.low = low
        self.setFlow(QListView.Flow.LeftToRight if low else QListView.Flow.TopToBottom)
        never, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(never if low else needed)
        self.setHorizontalScrollBarPolicy(never)  # keys and the wheel reach what is beyond
        self.setWrapping(False)
        self.doItemsLayout()
        self.updateGeometry()

    def show_strap(self, strap: DiscoveredStrap) -> None:
        """Show what is known of a strap, in its chip or in a new one."""
        lines = (self.item(line) for line in range(self.count()))
        item = next((item for item in lines if item.data(OWN) == strap.own), None) or QListWidgetItem(self)
        before = item.data(STRAP)
        item.setData(OWN, strap.own)
        item.setText(strap_line(strap))
        item.setToolTip(strap.own)
        item.setData(STRAP, strap)
        self.setCurrentRow(max(0, self.currentRow()))
        if before is None or title_of(strap.own, before) != title_of(strap.own, strap):
            self.updateGeometry()

    def hide_worn(self, worn: set[str]) -> None:
        """Hide the straps that are worn already, and choose one of the others."""
        for item in map(self.item, range(self.count())):
            item.setHidden(item.data(OWN) in worn)
        shown = self.shown
        if shown and (self.currentItem() is None or self.currentItem().isHidden()):  # pyright: ignore[reportUnnecessaryComparison]
            self.setCurrentItem(shown[0])
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        sizes = [self.sizeHintForIndex(self.indexFromItem(item)) for item in self.shown] or [QSize(0, 0)]
        frame, apart = 2 * self.frameWidth() + 4, APART
        if self.low:
            width = sum(size.width() + apart for size in sizes)
            return QSize(width + frame, max(size.height() for size in sizes) + apart + frame)
        return QSize(
            max(size.width() for size in sizes) + apart + frame, sum(size.height() + apart for size in sizes) + frame
        )

    @property
    def column_width(self) -> int:
        """The width (px) of the straps as a column, those that are worn included: they may be taken off."""
        self.ensurePolished()
        items = map(self.item, range(self.count()))
        widths = (self._chips.width_of(self.indexFromItem(item), low=False) for item in items)
        return max(widths, default=COLUMN) + APART + 2 * self.frameWidth() + 4

    @override
    def minimumSizeHint(self) -> QSize:
        wanted = self.sizeHint()
        return QSize(120, wanted.height()) if self.low else QSize(wanted.width(), min(wanted.height(), 2 * HEIGHT))

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        if self.low and bar.maximum() > 0:
            bar.setValue(bar.value() - (e.angleDelta().x() or e.angleDelta().y()))
        else:
            super().wheelEvent(e)

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        item = self.currentItem()
        rect = self.visualItemRect(item)
        ghost = self.viewport().grab(rect)
        drag_strap(self, str(item.data(OWN)), ghost, QPoint(rect.width() // 2, rect.height() // 2))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        seat = {Qt.Key.Key_Left: "A", Qt.Key.Key_Right: "B"}.get(key)
        shown = self.shown
        if seat is not None and self.currentItem() in shown:
            self.assigned.emit(str(self.currentItem().data(OWN)), seat)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.currentItem() in shown:  # in a row, too
            place = shown.index(self.currentItem()) + (1 if key == Qt.Key.Key_Down else -1)
            self.setCurrentItem(shown[max(0, min(place, len(shown) - 1))])
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.doItemsLayout()
            self.updateGeometry()

    @Slot(QListWidgetItem)
    def _activated(self, item: QListWidgetItem) -> None:
        self.assigned.emit(str(item.data(OWN)), "")


def drag_strap(source: QWidget, own: str, ghost: QPixmap, hold: QPoint) -> None:
    """Let the strap `own` be dragged; `ghost` is what hangs at the pointer, held at `hold`."""
    data = QMimeData()
    data.setText(own)
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(ghost)
    drag.setHotSpot(hold)
    drag.exec(Qt.DropAction.CopyAction)


class _Chips(QStyledItemDelegate):
    """Draws a strap: a sign that is full where it is worn, the model with the end of the id, and what it says."""

    def __init__(self, tray: StrapTray) -> None:
        super().__init__(tray)
        self._tray = tray

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = LOW if self._tray.low else HEIGHT
        return QSize(self.width_of(index, low=self._tray.low), round(height * text_scale(self._tray)))

    def width_of(self, index: Index, *, low: bool) -> int:
        """Return the width (px) of a chip."""
        scale = text_scale(self._tray)
        model, end, about = self._words(index)
        plain, strong, small = (QFontMetricsF(font) for font in self._fonts())
        title = plain.horizontalAdvance(f"{model} ") + strong.horizontalAdvance(end)
        below = small.horizontalAdvance(about)
        words = title + GAP * scale + below if low else max(title, below)
        return round((2 * SIDE + SIGN + GAP) * scale + words) + 4

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, scale = current(), text_scale(self._tray)
        strap: DiscoveredStrap = index.data(STRAP)
        model, end, about = self._words(index)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)  # pyright: ignore[reportAttributeAccessIssue]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.accent if chosen else theme.line
        painter.setPen(QPen(QColor(edge), 2.0 if chosen and self._tray.hasFocus() else 1.2))
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        at = QPointF(box.left() + (SIDE + SIGN / 2) * scale, box.center().y())
        painter.setOpacity(GONE if strap.away else 1.0)
        _sign(painter, strap, at, scale)
        painter.setOpacity(1.0)
        x = box.left() + (SIDE + SIGN + GAP) * scale
        plain, strong, small = self._fonts()
        ink = theme.dim if strap.away else theme.ink
        width = QFontMetricsF(plain).horizontalAdvance(f"{model} ")
        upper = box if self._tray.low else QRectF(box.left(), box.top(), box.width(), box.height() * 0.56)
        painter.setPen(QColor(ink))
        for text, font, left in ((model, plain, x), (end, strong, x + width)):
            painter.setFont(font)
            low = Qt.AlignmentFlag.AlignVCenter if self._tray.low else Qt.AlignmentFlag.AlignBottom
            painter.drawText(QRectF(left, upper.top(), box.right() - left, upper.height()), low, text)
        if self._tray.low:
            left = x + width + QFontMetricsF(strong).horizontalAdvance(end) + GAP * scale
            below = QRectF(left, box.top(), box.right() - left, box.height())
        else:
            below = QRectF(x, box.top() + box.height() * 0.54, box.right() - x, box.height() * 0.36)
        write(painter, small, theme.dim, below, about)
        painter.restore()

    def _words(self, index: Index) -> tuple[str, str, str]:
        strap: DiscoveredStrap = index.data(STRAP)
        model, end = title_of(strap.own, strap)
        return model, end, " · ".join(contact(strap)) or self.tr("in sight")

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        strong = font_of(self._tray, "body")
        strong.setWeight(QFont.Weight.DemiBold)
        return font_of(self._tray, "body"), strong, font_of(self._tray, "small")


def _sign(painter: QPainter, strap: DiscoveredStrap, at: QPointF, scale: float) -> None:
    """Draw a full dot for a strap that is worn, an empty one for one that is not known to be."""
    theme = current()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if strap.worn:
        painter.setPen(QPen(QColor(theme.line), 1.2))
        painter.drawEllipse(at, SIGN / 2 * scale, SIGN / 2 * scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.rule))
        painter.drawEllipse(at, 6.5 * scale, 6.5 * scale)
    else:
        painter.setPen(line_pen(theme.rule, 1.6, (2.4, 3.2)))
        painter.drawEllipse(at, 6.5 * scale, 6.5 * scale)
