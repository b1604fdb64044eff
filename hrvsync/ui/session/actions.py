"""What one can do in a session: rows of key, text and function, from which shortcuts, buttons and help are made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import override

import msgspec
from PySide6.QtCore import QSize, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QSizePolicy, QWidget

from hrvsync.ui import phrases
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import OWN_KEYS
from hrvsync.ui.widgets import Sheet, add, button, configure, grid, hbox, label, tip, vbox

SPACE = "Space"
SEPARATOR_OF_KEY = "  ·  "


class Action(msgspec.Struct, frozen=True):
    """`run` is called by `key`, in Qt's notation; `text` is its line of help; `button` the caption where it has one."""

    key: str
    text: str
    run: Callable[[], object]
    button: str | Callable[[], str] = ""


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


class ActionButton(QPushButton):
    """The button of an action, with its key where there is room; a click leaves the keys to the view."""

    def __init__(self, action: Action) -> None:
        super().__init__()
        self._action, self._caption = action, ""
        about = f"{action.text} ({key_name(action.key)})"
        configure(self, role="quiet", focusPolicy=Qt.FocusPolicy.TabFocus, clicked=action.run, toolTip=tip(about))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.refresh()

    def refresh(self) -> None:
        """Show the caption of now."""
        caption = self._action.button if isinstance(self._action.button, str) else self._action.button()
        if caption != self._caption:
            self._caption = caption
            self.updateGeometry()
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return self._size(self._keyed)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._size(self._caption)

    @property
    def _keyed(self) -> str:
        return f"{self._caption}{SEPARATOR_OF_KEY}{key_name(self._action.key)}"

    def _size(self, text: str) -> QSize:
        size, letters = super().sizeHint(), self.fontMetrics()
        return size + QSize(letters.horizontalAdvance(text) - letters.horizontalAdvance(self.text()), 0)

    def _fit(self) -> None:
        self.setText(self._keyed if self.width() >= self.sizeHint().width() else self._caption)


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


def symbol_button(action: Action, text: str, *, checkable: bool = False) -> QPushButton:
    """Make a small button for `action`, with its text and key in the tooltip."""
    about = f"{action.text} ({key_name(action.key)})"
    return button(text, "", action.run, name=action.text, tip=about, checkable=checkable, keeps_focus=False)


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
