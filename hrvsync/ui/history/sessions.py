"""The list of sessions: a row each, found by people, guided session and words, several chosen at once."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import override

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hrvsync.storage import Entry
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.theme import Theme, current, mix
from hrvsync.ui.typography import font_of, text_scale
from hrvsync.ui.widgets import SEPARATOR, configure, fill, tip
from hrvsync.ui.widgets.part import line_pen, write

type At = QModelIndex | QPersistentModelIndex
type People = tuple[str, ...]
TOP = QModelIndex()
ROW, LEFT, BOX = 57, 24, 20  # px: of a row, and where its box begins
STRIPS, STRIP, TAGS, ENDS = 210, 68, 330, 92  # px: where the states begin, how long they are, tags, the right end
TICK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))  # of a box
RAISED = {"a", "l"}  # states as the index packs them
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def people_of(entry: Entry) -> People:
    """Return the names of a session as the people sit."""
    people = entry.people
    return tuple(people[who].name for who in (sorted(people) if len(people) > 1 else people))


def corrected(entry: Entry) -> int:
    """Return how many beats of a recording were corrected by hand."""
    return sum(one.corrected_by_hand for one in entry.people.values())


def title_of(entry: Entry) -> str:
    """Return what a session was, or what is wrong with its recording."""
    return translated(entry.trouble) or phrases.session(entry.protocol, entry.cut_short, corrected(entry))


def usable_of(entry: Entry) -> str:
    """Return how much of it is usable, of whom least is; nothing where nobody knows."""
    shares = [one.usable_pct for one in entry.people.values() if one.usable_pct is not None]
    return phrases.tr("usable {n} %").format(n=phrases.number(min(shares))) if shares else ""


class Found(msgspec.Struct, frozen=True):
    """What is looked for: sessions of these `people`, of one `protocol` by its id, with these `words`."""

    people: People = ()
    protocol: str = ""
    words: str = ""

    def among(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return those of `entries` that are found; a person's own view holds all they took part in."""
        people, words = self.people, self.words.casefold().split()
        return [
            entry
            for entry in entries
            if (not people or (len(people) <= len(entry.people) and set(people).issubset(people_of(entry))))
            and (not self.protocol or entry.protocol_id == self.protocol)
            and (not words or _has(entry, words))
        ]


def _has(entry: Entry, words: Sequence[str]) -> bool:
    names = (one.name for one in entry.people.values())
    text = "\n".join((entry.words, *entry.tags, *names, entry.protocol, entry.created[:10], _months(entry.created)))
    text = text.casefold()
    return all(word in text for word in words)


@lru_cache(maxsize=4096)
def _day_words(day: str, language: str) -> str:
    """Return a day (ISO) as people may write it: with its month, its weekday, and as the locale does."""
    return f"{phrases.day(day + 'T00:00:00')}\n{phrases.weekday(day + 'T00:00:00')}"


def _months(created: str) -> str:
    return _day_words(created[:10], QLocale().name()) if created else ""


class Sessions(QAbstractListModel):
    """The found entries, newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.named = False  # whether each row says who it was

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these (given oldest first)."""
        self.beginResetModel()
        self.entries = list(entries[::-1])
        self.named = len({people_of(entry) for entry in entries}) > 1
        self.endResetModel()

    @override
    def rowCount(self, parent: At = TOP) -> int:
        return 0 if parent.isValid() else len(self.entries)

    @override
    def data(self, index: At, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(entry) or entry.file
            case Qt.ItemDataRole.AccessibleTextRole:
                return SEPARATOR.join(filter(None, (title_of(entry), self.when(entry), *self.ends(entry), *entry.tags)))
            case Qt.ItemDataRole.ToolTipRole:
                return tip(translated(entry.trouble) or "\n".join([*map(translated, entry.sentences), entry.file]))
            case Qt.ItemDataRole.UserRole:
                return entry
            case _:
                return None

    def when(self, entry: Entry) -> str:
        """Return the second line of a row: when it was, and of whom, where several people are shown."""
        who = ", ".join(people_of(entry)) if self.named else ""
        return SEPARATOR.join(filter(None, (phrases.short_moment(entry.created) or entry.file, who)))

    def ends(self, entry: Entry) -> tuple[str, str]:
        """Return what stands at the right: how long it was, and the usable share."""
        if entry.trouble:
            return "", ""
        return phrases.tr("{n} min").format(n=phrases.number(max(1.0, entry.seconds / 60))), usable_of(entry)


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
        for tag in tags:
            width = QFontMetricsF(font).horizontalAdvance(tag) + 18 * scale
            x -= width
            if x < box.left():
                break
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


class SessionList(QListView):
    """Several rows are chosen by their boxes, or by Ctrl and Shift; Return or a double click opens one."""

    opened = Signal(object)  # Entry
    deleting = Signal()
    choice_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        configure(
            self,
            role="rows",
            accessibleName=name,
            selectionMode=QListView.SelectionMode.ExtendedSelection,
            verticalScrollMode=QListView.ScrollMode.ScrollPerPixel,
            horizontalScrollBarPolicy=Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
            uniformItemSizes=True,
            mouseTracking=True,
        )
        self.sessions = Sessions(self)
        self.setModel(self.sessions)
        self.setItemDelegate(SessionRows(self))
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(self.choice_changed)

    @property
    def chosen(self) -> list[Entry]:
        """The chosen entries, newest first."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.sessions.entries[row] for row in rows]

    def choose(self, files: Collection[str]) -> None:
        """Choose the sessions in these files, as far as they are shown."""
        wanted, selection = set(files), QItemSelection()
        for row, entry in enumerate(self.sessions.entries):
            if entry.file in wanted:
                index = self.sessions.index(row)
                selection.select(index, index)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if indexes := selection.indexes():
            self.selectionModel().setCurrentIndex(indexes[0], QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(indexes[0])

    @override
    def selectionCommand(self, index: At, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        at = getattr(event, "position", None)
        plain = event is not None and getattr(event, "modifiers", lambda: None)() == Qt.KeyboardModifier.NoModifier
        if (
            event is not None
            and at is not None
            and plain
            and index.isValid()
            and at().x() < LEFT + BOX * text_scale(self) + 10
        ):
            pressed = event.type() == QEvent.Type.MouseButtonPress
            return QItemSelectionModel.SelectionFlag.Toggle if pressed else QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self.deleting.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.sessions.entries[index.row()])
