"""Thirteen weeks of practice: a dot a day, larger from ten minutes on; nothing counts the days in a row."""

from datetime import date, timedelta
from typing import override

import msgspec
from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter

from hrvsync.ui import phrases
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets.labels import SEPARATOR
from hrvsync.ui.widgets.part import Part, dot, write

WEEKS, LONG = 13, 10.0  # weeks; minutes from which a dot is large
NONE, SMALL, LARGE = 2.0, 4.5, 6.0  # px
ROW, MONTHS = 18, 18  # px


class CalendarData(msgspec.Struct, frozen=True):
    """Minutes of practice by day, of the weeks up to that of `last`; of the person `who` or of both."""

    last: date
    minutes: dict[date, float] = {}
    who: str = ""

    @property
    def monday(self) -> date:
        """The first day that is shown."""
        return self.last - timedelta(days=self.last.weekday(), weeks=WEEKS - 1)


class Calendar(Part[CalendarData]):
    """The arrow keys go from day to day, as the mouse does."""

    width_px, height_px = 320, 7 * ROW + MONTHS

    def __init__(self, data: CalendarData, name: str = "") -> None:
        self._lit: date | None = None
        super().__init__(data, name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def describe(self) -> str:
        """Return how many days there are, or the one that is pointed at."""
        if self._lit is not None:
            minutes = self.data.minutes.get(self._lit, 0.0)
            practised = phrases.tr("{n} min").format(n=phrases.number(minutes)) if minutes else ""
            return SEPARATOR.join(filter(None, (phrases.day(self._lit.isoformat() + "T00:00:00"), practised)))
        n = sum(self.data.monday <= day <= self.data.last for day in self.data.minutes)
        return phrases.tr("one day") if n == 1 else phrases.tr("{n} days").format(n=phrases.number(n))

    def point_at(self, day: date | None) -> None:
        """Say what is known of a day."""
        if day != self._lit and (day is None or self.data.monday <= day <= self.data.last):
            self._lit = day
            self.setAccessibleDescription(self.describe())
            self.setToolTip(self.describe() if day else "")
            self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = keys.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.point_at(self.data.last if self._lit is None else self._lit + timedelta(days=step))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        grid = self._grid(QRectF(self.rect()))
        week = int((event.position().x() - grid.left()) / grid.width() * WEEKS)
        weekday = int((event.position().y() - grid.top()) / grid.height() * 7)
        inside = grid.contains(event.position())
        self.point_at(self.data.monday + timedelta(weeks=week, days=weekday) if inside else None)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(None)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        """Draw the days of a week below each other, and the months below them."""
        data, grid, font = self.data, self._grid(box), self.letters("axis")
        row, column = grid.height() / 7, grid.width() / WEEKS
        for weekday, name in ((0, _weekday(1)), (3, _weekday(4)), (6, _weekday(7))):
            place = QRectF(box.left(), grid.top() + row * weekday, grid.left() - box.left() - self.px(8), row)
            write(painter, font, theme.dim, place, name, Qt.AlignmentFlag.AlignRight)
        colour = theme.seats[data.who] if data.who else theme.accent
        month, free = 0, grid.left()
        for week in range(WEEKS):
            x = grid.left() + column * (week + 0.5)
            for weekday in range(7):
                day = data.monday + timedelta(weeks=week, days=weekday)
                if day > data.last:
                    continue
                minutes, at = data.minutes.get(day, 0.0), QPointF(x, grid.top() + row * (weekday + 0.5))
                size = NONE if not minutes else SMALL if minutes < LONG else LARGE
                dot(painter, at, self.px(size), colour if minutes else theme.line)
                if day == self._lit:
                    dot(painter, at, self.px(LARGE + 3), theme.ink, filled=False)
            first = data.monday + timedelta(weeks=week)
            if first.month != month and x - column / 2 >= free:
                name = QLocale().standaloneMonthName(first.month, QLocale.FormatType.ShortFormat)
                width = QFontMetricsF(font).horizontalAdvance(name) + 4
                write(painter, font, theme.dim, QRectF(x - column / 4, grid.bottom(), width, self.px(MONTHS)), name)
                free = x + width
            month = first.month

    def _grid(self, box: QRectF) -> QRectF:
        metrics = QFontMetricsF(self.letters("axis"))
        left = max(metrics.horizontalAdvance(_weekday(day)) for day in (1, 4, 7)) + self.px(8)
        return box.adjusted(left, 0, 0, -self.px(MONTHS))


def _weekday(number: int) -> str:
    monday = QDate(2024, 1, 1)
    return QLocale().standaloneDayName(monday.addDays(number - 1).dayOfWeek(), QLocale.FormatType.ShortFormat)
