"""How a session is painted in the list: a box to tick, what and when, states, tags, length and usable share."""

from collections.abc import Sequence
from functools import lru_cache
from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hrvsync.storage import Entry
from hrvsync.ui.history.model import At, Sessions, title_of
from hrvsync.ui.theme import Theme, current, mix
from hrvsync.ui.typography import font_of, text_scale
from hrvsync.ui.widgets import fill
from hrvsync.ui.widgets.part import line_pen, write

ROW, LEFT, BOX = 57, 24, 20  # px: of a row, and where its box begins
STRIPS, STRIP, TAGS, ENDS = 210, 68, 330, 92  # px: where the states begin, how long they are, tags, the right end
TICK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))  # of a box
RAISED = {"a", "l"}  # states as the index packs them
LEAST = 3  # letters of a tag, with an ellipsis
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class SessionRows(QStyledItemDelegate):
    """Paints a row: a box to tick, what and when, the states of everybody, tags, length and usable share."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: At) -> QSize:
        view = self.parent()
        return (
            QSize(100, round(ROW * text_scale(view))) if isinstance(view, QWidget) else super().sizeHint(option, index)
        )

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: At) -> None:
        view, model = self.parent(), index.model()
        assert isinstance(view, QWidget)
        assert isinstance(model, Sessions)
        entry, theme, scale = model.entries[index.row()], current(), text_scale(view)
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            fill(painter, theme.wash)
            painter.drawRoundedRect(box.adjusted(8, 0, -8, 0), 10, 10)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.drawRoundedRect(box.adjusted(8, 1, -8, -1), 10, 10)
        side = BOX * scale
        _paint_box(painter, theme, QRectF(box.left() + LEFT, box.center().y() - side / 2, side, side), chosen=chosen)
        left, right = box.left() + LEFT + side + 12, box.right() - 22
        ends = self._paint_ends(
            painter, theme, view, model.ends(entry), QRectF(right - ENDS * scale, box.top(), ENDS * scale, box.height())
        )
        strips = box.width() >= (TAGS + ENDS) * scale
        words = (box.left() + STRIPS * scale if strips else right - ends - 8) - left
        self._paint_words(
            painter,
            theme,
            view,
            (title_of(entry) or entry.file, model.when(entry)),
            QRectF(left, box.top(), words, box.height()),
        )
        if strips:
            x = box.left() + (STRIPS + 12) * scale
            paint_strips(painter, theme, QRectF(x, box.top(), STRIP * scale, box.height()), entry, scale)
            x += (STRIP + 10) * scale
            self._paint_tags(
                painter, theme, view, entry.tags, QRectF(x, box.top(), right - ends - 10 - x, box.height())
            )
        painter.restore()

    def _paint_words(self, painter: QPainter, theme: Theme, view: QWidget, lines: tuple[str, str], box: QRectF) -> None:
        half, scale = box.height() / 2, text_scale(view)
        upper = QRectF(box.left(), box.top() + 7 * scale, box.width(), half - 7 * scale)
        write(painter, font_of(view, "button"), theme.ink, upper, lines[0])
        lower = QRectF(box.left(), box.top() + half, box.width(), half - 9 * scale)
        write(painter, font_of(view, "small"), theme.ink2, lower, lines[1])

    def _paint_ends(self, painter: QPainter, theme: Theme, view: QWidget, ends: tuple[str, str], box: QRectF) -> float:
        half, scale = box.height() / 2, text_scale(view)
        right = Qt.AlignmentFlag.AlignRight
        body, axis = font_of(view, "small"), font_of(view, "axis")
        write(
            painter,
            body,
            theme.ink,
            QRectF(box.left(), box.top() + 7 * scale, box.width(), half - 7 * scale),
            ends[0],
            right,
        )
        write(
            painter,
            axis,
            theme.dim,
            QRectF(box.left(), box.top() + half, box.width(), half - 9 * scale),
            ends[1],
            right,
        )
        return max(QFontMetricsF(body).horizontalAdvance(ends[0]), QFontMetricsF(axis).horizontalAdvance(ends[1]))

    def _paint_tags(self, painter: QPainter, theme: Theme, view: QWidget, tags: Sequence[str], box: QRectF) -> None:
        font, scale = font_of(view, "axis"), text_scale(view)
        height, x = 24 * scale, box.right()
        metrics = QFontMetricsF(font)
        for n, tag in enumerate(tags):
            more = metrics.horizontalAdvance(f"+{len(tags)}") + 6 * scale if n + 1 < len(tags) else 0.0
            room = x - box.left() - 18 * scale - more
            tag = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, max(0.0, room))
            if len(tag) < LEAST:  # where there is no room for words a sign says that there are some
                write(
                    painter,
                    font,
                    theme.dim,
                    QRectF(box.left(), box.top(), x - box.left(), box.height()),
                    f"+{len(tags) - n}",
                    Qt.AlignmentFlag.AlignRight,
                )
                break
            width = metrics.horizontalAdvance(tag) + 18 * scale
            x -= width
            pill = QRectF(x, box.center().y() - height / 2, width, height)
            fill(painter, theme.raised)
            painter.drawRoundedRect(pill, height / 2, height / 2)
            write(painter, font, theme.ink, pill, tag, Qt.AlignmentFlag.AlignHCenter)
            x -= 6 * scale


def _paint_box(painter: QPainter, theme: Theme, box: QRectF, *, chosen: bool) -> None:
    if chosen:
        fill(painter, theme.accent)
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(line_pen(theme.on_accent, 2))
        painter.drawPolyline(
            QPolygonF([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in TICK])
        )
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.rule), 1.4))
        painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 5, 5)


def paint_strips(painter: QPainter, theme: Theme, box: QRectF, entry: Entry, scale: float) -> None:
    """Draw the states of everybody as small lines one below the other: who was up stands out."""
    people = [(who, one.states) for who, one in sorted(entry.people.items()) if one.states]
    apart, thick = 14 * scale, 5 * scale
    y = box.center().y() - apart * (len(people) - 1) / 2
    for who, states in people:
        for start, end, letter in runs_of(states, entry.seconds):
            left, right = box.left() + start * box.width(), box.left() + end * box.width()
            up = letter in RAISED
            fill(painter, theme.dense[who] if letter == "a" else mix(theme.seats[who], theme.card, 0.35))
            height = 2 * thick if up else thick
            painter.drawRoundedRect(QRectF(left, y + thick / 2 - height, max(1.5, right - left), height), 2.5, 2.5)
        y += apart


@lru_cache(maxsize=2048)
def runs_of(packed: str, seconds: float) -> tuple[tuple[float, float, str], ...]:
    """Return each run of a known state as (start, end, letter), start and end as shares of the session."""
    start, _, written = packed.partition(":")
    at, found = float(start or 0), list[tuple[float, float, str]]()
    letter, digits = "", ""
    for sign in [*written, "u"]:
        if sign in LETTERS:
            if letter:
                end = at + float(digits)
                if letter != "u" and seconds > 0:
                    found.append((max(0.0, at / seconds), min(1.0, end / seconds), letter))
                at = end
            letter, digits = sign, ""
        else:
            digits += sign
    return tuple(found)
