"""What one can do in a session: rows of key, text and function, from which shortcuts, buttons and help are made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import override

import msgspec
from PySide6.QtCore import QRectF, QSize, Qt, SignalInstance
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QSizePolicy, QWidget

from hrvsync.ui import phrases
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import OWN_KEYS, current
from hrvsync.ui.typography import font_of, text_scale
from hrvsync.ui.widgets import Sheet, add, button, configure, grid, hbox, label, start_painter, tip, vbox
from hrvsync.ui.widgets.glyph import GlyphButton
from hrvsync.ui.widgets.part import write

SPACE = "Space"
SEPARATOR_OF_KEY = "  ·  "
AROUND = 56  # px beside a caption: its sign before it, and the spare room of the style sheet


class Action(msgspec.Struct, frozen=True):
    """`run` is called by `key`, in Qt's notation; `text` is its line of help.

    Where it has a button, `button` is its caption, and `sign` what stands before it, or in place of it.
    """

    key: str
    text: str
    run: Callable[[], object]
    button: str | Callable[[], str] = ""
    sign: str | Callable[[], str] = ""


def key_name(key: str) -> str:
    """The key as people know it."""
    names = {
        "Right": "→",
        "Left": "←",
        "PgDown": phrases.tr("Page Down"),
        "PgUp": phrases.tr("Page Up"),
        "Home": phrases.tr("Home"),
        "Ctrl": phrases.tr("Ctrl"),
        "Backspace": phrases.tr("Backspace"),
        SPACE: phrases.tr("Space"),
    }
    for qt, name in names.items():
        key = key.replace(qt, name)
    return key


def add_shortcuts(view: QWidget, actions: Iterable[Action]) -> None:
    """Let keys run actions while `view` is shown; Space is left to it, so that it still presses a focused button."""
    for action in actions:
        if action.key != SPACE:
            QShortcut(QKeySequence(action.key), view).activated.connect(action.run)


class ActionButton(GlyphButton):
    """The button of an action, with as much of its sign, caption and key as `show_as` says."""

    def __init__(self, action: Action) -> None:
        super().__init__(said(action.sign), said(action.button), action.run)
        self._action, self._keyed = action, True
        self._tip = tip(f"{action.text} ({key_name(action.key)})")
        configure(self, focusPolicy=Qt.FocusPolicy.TabFocus, toolTip=self._tip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def refresh(self) -> None:
        """Show what it does now."""
        self.show_words(said(self._action.sign), said(self._action.button))
        self.setToolTip(self._tip)

    def show_as(self, *, caption: bool, keyed: bool) -> None:
        """Show the caption beside the sign, and the key beside that."""
        self._keyed = keyed
        self.show_bare(not caption)
        self.setToolTip(self._tip)
        self.updateGeometry()

    def width_as(self, *, caption: bool, keyed: bool) -> int:
        """How wide it is when it is shown so (px)."""
        if not caption:
            return round(self.side * text_scale(self))
        words = self.fontMetrics().horizontalAdvance(self.words)
        return words + round(AROUND * text_scale(self)) + (self._key_width() if keyed else 0)

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(self.width_as(caption=not self.bare, keyed=self._keyed), size.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._keyed and not self.bare:
            room = self.rect().adjusted(0, 0, -round(10 * text_scale(self)), 0)
            with start_painter(self) as painter:
                font, right = font_of(self, "key"), Qt.AlignmentFlag.AlignRight
                write(painter, font, current().dim, QRectF(room), key_name(self._action.key), right)

    def _key_width(self) -> int:
        return QFontMetrics(font_of(self, "key")).horizontalAdvance(key_name(self._action.key)) + 10


def said(text: str | Callable[[], str]) -> str:
    """Return a text, or what a function says now."""
    return text if isinstance(text, str) else text()


class HideButton(QPushButton):
    """The small button with which the person on the seat `who` hides their numbers, or shows them again."""

    def __init__(self, who: str, toggled: SignalInstance) -> None:
        super().__init__()
        self._who = who
        configure(self, role="small", focusPolicy=Qt.FocusPolicy.TabFocus, clicked=partial(toggled.emit, who))

    def refresh(self, state: SessionState) -> None:
        """Offer what can be done now."""
        hidden = self._who in state.hidden
        text = phrases.tr("show") if hidden else phrases.tr("hide")
        name = phrases.tr("Show {name}'s numbers") if hidden else phrases.tr("Hide {name}'s numbers")
        name = name.format(name=state.name(self._who))
        keyed = f"{text}{SEPARATOR_OF_KEY}{OWN_KEYS[self._who]}" if self._who in OWN_KEYS else text
        configure(self, text=keyed, accessibleName=name, toolTip=tip(name))


def add_to_menu(menu: QMenu, action: Action) -> None:
    """Add `action` to a menu, with its key."""
    menu.addAction(f"{action.text}\t{key_name(action.key)}").triggered.connect(action.run)


class HelpOverlay(Sheet):
    """Lists keys with what they do, in one column for each group; the next key closes it."""

    def __init__(self, parent: QWidget, groups: Mapping[str, Sequence[Action]]) -> None:
        super().__init__(parent, self.tr("Keys"), width=1032)
        columns = [vbox(label(head, "head"), _table(actions), None, spacing=12) for head, actions in groups.items()]
        close = button(self.tr("Close"), "main", self.accept)
        add(self.rows, hbox(*columns, spacing=36), hbox(None, close))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.accept()


def _table(actions: Sequence[Action]) -> QGridLayout:
    rows = [(label(key_name(action.key), "key"), label(action.text, wrap=True)) for action in actions]
    for key, _ in rows:
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return grid(rows, spacing=(12, 6), stretch=(0, 1))
