"""The head of the history: whose sessions, which, with which words, and what else can be done."""

from typing import override

from PySide6.QtCore import QPointF, QRectF, Signal, Slot
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QWidget

from hrvsync.ui.setup.least_width import least_width
from hrvsync.ui.theme import current
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import combo_box, configure, hbox, label, start_painter, vbox
from hrvsync.ui.widgets.flow import Flow
from hrvsync.ui.widgets.glyph import GlyphButton
from hrvsync.ui.widgets.part import line_pen
from hrvsync.ui.widgets.segments import Segments
from hrvsync.ui.widgets.tab_order import set_tab_order

SEARCH, LETTERS = 240, 12  # px at 100 % of the search, letters that a box shows at least
APART = 8  # px


class Search(QLineEdit):
    """A line to search in, with a glass before it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        scale = text_scale(self)
        with start_painter(self) as painter:
            painter.setPen(line_pen(current().dim, 1.6 * scale))
            centre, radius = QPointF(19 * scale, self.height() / 2 - scale), 5 * scale
            painter.drawEllipse(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius))
            edge = centre + QPointF(0.75, 0.75) * radius
            painter.drawLine(edge, edge + QPointF(3.5, 3.5) * scale)


class Head(QWidget):
    """Emits what is chosen; all of it is one line, or two parts where there is little room."""

    left = Signal()
    people_chosen = Signal()
    sought = Signal()  # another protocol, or other words
    switched = Signal(object)  # bool: lines
    importing = Signal()
    persons_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.back = GlyphButton("back", self.tr("Back"), self.left, bare=True)
        self.who = configure(combo_box(self.tr("Whose sessions"), changed=self.people_chosen), role="who")
        self.protocol = configure(combo_box(self.tr("Which sessions"), changed=self.sought), role="outlined")
        for box in (self.who, self.protocol):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMinimumContentsLength(LETTERS)
        self.search = Search()
        words = self.tr("Words, notes, tags")
        configure(self.search, role="search", placeholderText=words, accessibleName=words, maxLength=200)
        configure(self.search, clearButtonEnabled=True)
        self.bring = GlyphButton("import", self.tr("Import"), self.importing)
        self.more = GlyphButton("more", self.tr("More"), self._open_menu, bare=True)
        self.persons = configure(QAction(self.tr("People ..."), self), triggered=self.persons_wanted)
        self.bin = configure(QAction(self.tr("Bin ..."), self), triggered=self.bin_wanted)
        self._menu = configure(QMenu(self), accessibleName=self.tr("More"))
        self._menu.addActions([self.persons, self.bin])
        views = (self.tr("Sessions"), False), (self.tr("Over time"), True)
        self.switch = configure(Segments(self.tr("What is shown"), views, False), chosen=self.switched)
        self.progress = label("", "small", elide=True)
        self._title = label(self.tr("History"), "title")
        self._filters, self._tools, self._below = hbox(), hbox(), Flow(spacing=APART)
        self._line = hbox(self.back, self._title, 12, self._filters, (self.progress, 1), self._tools, spacing=APART)
        self._line.addWidget(self.bring)
        self._line.addWidget(self.more)
        vbox(self._line, self._below, parent=self, spacing=12)
        self._wide: bool | None = None

    def fits(self, room: int) -> bool:
        """Return whether all of it has room (px) in one line."""
        boxes = sum(box.sizeHint().width() for box in (self.who, self.protocol)) + 2 * APART
        rest = least_width(self.back, self._title, self.progress, self.more, spacing=APART) + 12
        bring = self.bring.fontMetrics().horizontalAdvance(self.tr("Import")) + round(60 * text_scale(self))
        return boxes + rest + bring + round(SEARCH * text_scale(self)) + 3 * APART <= room

    def arrange(self, *, wide: bool) -> None:
        """Be one line, or put what is sought below the title."""
        if wide != self._wide:
            self._wide = wide
            self.bring.show_bare(not wide)
            boxes = self.who, self.protocol
            for widget in (*boxes, self.switch, self.search):
                for place in (self._filters, self._tools, self._below):
                    place.removeWidget(widget)
                place = self._below if not wide else self._filters if widget in boxes else self._tools
                place.addWidget(widget)
            tools = (self.switch, self.search, self.bring, self.more)
            order = (*boxes, *tools) if wide else (self.bring, self.more, *boxes, self.switch, self.search)
            set_tab_order((self.back, *order))
        width = round(SEARCH * text_scale(self))
        self.search.setMinimumWidth(width)
        self.search.setMaximumWidth(width if wide else 16_777_215)

    @Slot()
    def _open_menu(self) -> None:
        self._menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
