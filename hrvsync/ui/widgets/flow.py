"""Widgets side by side that go on in the next line where there is no more room, as words do."""

from typing import override

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lays out in lines; one that expands takes what is left of its line. With `right` lines end at the right edge."""

    def __init__(self, *widgets: QWidget, spacing: int = 8, right: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._right = right
        self._breaks = True
        self._needed = 0  # px of height at the width of now: layouts above do not always ask for it
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def set_breaking(self, breaks: bool) -> None:
        """Break lines, or ask for the width of one."""
        self._breaks = breaks
        self.invalidate()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        heights = [max(item.sizeHint().height() for item in line) for line in self._lines(width)]
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)

    @override
    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max(self._needed, *(size.height() for size in shown), 0))

    @override
    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in shown), default=0) if self._breaks else self.sizeHint().width()
        return QSize(width, max(self._needed, *(size.height() for size in shown), 0))

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        if (needed := self.heightForWidth(rect.width())) != self._needed:
            self._needed = needed
            self.update()
        y = rect.top()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            widths = [min(item.sizeHint().width(), rect.width()) for item in line]
            left = rect.width() - sum(widths) - self.spacing() * (len(line) - 1)
            growing = [k for k, item in enumerate(line) if item.expandingDirections() & Qt.Orientation.Horizontal]
            for k in growing[:1]:
                widths[k] += max(0, left)
            x = rect.left() + (left if self._right and not growing else 0)
            for item, width in zip(line, widths, strict=True):
                down = (height - item.sizeHint().height()) // 2
                item.setGeometry(QRect(QPoint(x, y + down), QSize(width, item.sizeHint().height())))
                x += width + self.spacing()
            y += height + self.spacing()

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        """Return the items that are shown, line by line."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            width = item.sizeHint().width()
            if not lines or width > left:
                lines.append([])
                left = room
            lines[-1].append(item)
            left -= width + self.spacing()
        return lines
