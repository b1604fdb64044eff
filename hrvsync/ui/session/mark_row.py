"""A mark of a recording, edited in a row of its own above the curves: renamed, moved, removed; never over a curve."""

from typing import override

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLayout, QSizePolicy, QWidget

from hrvsync.events import Mark
from hrvsync.ui import phrases
from hrvsync.ui.theme import current
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import announce, button, combo_box, configure, hbox, label, line_edit, show
from hrvsync.ui.widgets.chip import Chip, ChipData
from hrvsync.ui.widgets.painting import fill

HEIGHT, POINTER = 50, 8  # px
STEP = 1.0  # s that an arrow key moves a mark
LONGEST = 500  # letters of its words
ROOM = 420  # px at 100 % for the words and the buttons
KEYS = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}


class MarkRow(QWidget):
    """Shows one mark; emits `changed` with the mark before and after (None: removed), and `closed` with the first one.

    Left and Right move it by a second wherever the focus is in the row but in the words; Esc closes the row.
    """

    changed = Signal(object, object)
    closed = Signal(object, object)  # the mark as it was opened, and as it is now (None: removed)

    def __init__(self) -> None:
        super().__init__()
        self.mark: Mark | None = None
        self._first: Mark | None = None
        self._end = 0.0
        self._at = 0.0  # px where the mark is
        self.title = label("", "head")
        self.words = line_edit("", self.tr("Words about this mark"), self.tr("What happened?"), LONGEST)
        self._group = QButtonGroup(self)
        self.kinds = {key: Chip(ChipData(name), checkable=True) for key, name in phrases.mark_kinds().items()}
        for key, chip in self.kinds.items():
            self._group.addButton(chip)
            chip.clicked.connect(lambda _=False, key=key: self._change(kind=key))
        self.words.editingFinished.connect(self._written)
        names = phrases.mark_kinds().items()
        self.kind = combo_box(self.tr("Kind of mark"), ((name, key) for key, name in names), "moment")
        self.kind.activated.connect(self._kind_chosen)
        remove, keep = button(self.tr("Delete"), "quiet", self._remove), button(self.tr("Keep"), "", self.close_row)
        self._hint = label(self.tr("drag the mark to move it, ← → a second"), "small")
        row = hbox(self.title, *self.kinds.values(), self.kind, (self.words, 1), self._hint, remove, keep, parent=self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # it leaves out what does not fit
        row.setContentsMargins(14, 4, 10, 4 + POINTER)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        configure(self, focusPolicy=Qt.FocusPolicy.StrongFocus, accessibleName=self.tr("Mark"), visible=False)
        self.setFixedHeight(HEIGHT + POINTER)

    def open_mark(self, mark: Mark, end: float) -> None:
        """Show `mark`; it cannot be moved beyond `end` (s)."""
        self.mark = self._first = mark
        self._end = end
        self._show()
        self.show()
        self.setFocus()

    def point_at(self, x: float) -> None:
        """Point at `x` px, where the mark's line begins."""
        if x != self._at:
            self._at = x
            self.update()

    def move_to(self, t: float) -> None:
        """Move the mark to `t` (s)."""
        t = round(min(max(0.0, t), self._end), 1)
        if self.mark is not None and t != self.mark.t:
            self._change(t=t)
            announce(self, self.title.text())

    @Slot()
    def close_row(self) -> None:
        """Keep what was changed, and close the row."""
        self._written()
        first, now = self._first, self.mark
        self.mark = self._first = None
        self.hide()
        if first is not None:
            self.closed.emit(first, now)

    @Slot(int)
    def _kind_chosen(self, _index: int) -> None:
        self._change(kind=self.kind.currentData())

    def _remove(self) -> None:
        if self.mark is not None:
            self.changed.emit(self.mark, None)
            self.mark = None
            self.close_row()

    def _written(self) -> None:
        if self.mark is not None and (text := self.words.text().strip()) != self.mark.text:
            self._change(text=text)

    def _change(self, **fields: object) -> None:
        before = self.mark
        if before is None:
            return
        self.mark = replace(before, **fields)
        if self.mark != before:
            self.changed.emit(before, self.mark)
        self._show()

    def _show(self) -> None:
        mark = self.mark
        if mark is None:
            return
        self.title.setText(self.tr("Mark at {time}").format(time=phrases.clock(mark.t)))
        for key, chip in self.kinds.items():
            chip.setChecked(key == mark.kind)
        self.kind.setCurrentIndex(self.kind.findData(mark.kind))
        if not self.words.hasFocus():
            self.words.setText(mark.text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        chips = sum(chip.sizeHint().width() + 8 for chip in self.kinds.values())
        rest = self.width() - self.title.sizeHint().width() - ROOM * text_scale(self)
        show(rest >= chips, *self.kinds.values())
        show(rest < chips, self.kind)
        show(rest >= chips + self._hint.sizeHint().width(), self._hint)

    @override
    def event(self, event: QEvent) -> bool:
        """Take the arrows and Esc before the keys of the view do."""
        taken = isinstance(event, QKeyEvent) and event.key() in (*KEYS, Qt.Key.Key_Escape) and not event.modifiers()
        if taken and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = KEYS.get(Qt.Key(event.key()))
        if step is not None and self.mark is not None:
            self.move_to(self.mark.t + step)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_row()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, current().raised)
            body = self.rect().adjusted(0, 0, 0, -POINTER)
            painter.drawRoundedRect(body, 12, 12)
            x, y = min(max(self._at, 20.0), self.width() - 20.0), float(body.bottom())
            painter.drawPolygon(QPolygonF([QPointF(x - POINTER, y), QPointF(x + POINTER, y), QPointF(x, y + POINTER)]))
