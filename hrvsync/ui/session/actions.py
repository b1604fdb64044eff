"""What one can do in a session: rows of key, text and function, from which shortcuts, buttons and help are made."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QMenu, QPushButton, QWidget

from hrvsync.ui import phrases
from hrvsync.ui.widgets import button, grid, hbox, label, vbox

SPACE = "Space"


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
    """The button of an action, with its key; a click leaves the keys to the view."""

    def __init__(self, action: Action) -> None:
        super().__init__()
        self._action = action
        self.setProperty("role", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.run)
        self.refresh()

    def refresh(self) -> None:
        """Show the caption of now."""
        caption = self._action.button
        self.setText(f"{caption if isinstance(caption, str) else caption()}  ·  {key_name(self._action.key)}")


def symbol_button(action: Action, text: str, *, checkable: bool = False) -> QPushButton:
    """Make a small button for `action`, with its text and key in the tooltip."""
    tip = f"{action.text} ({key_name(action.key)})"
    return button(text, "", action.run, name=action.text, tip=tip, checkable=checkable, keeps_focus=False)


def add_to_menu(menu: QMenu, action: Action) -> None:
    """Add `action` to a menu, with its key."""
    menu.addAction(f"{action.text}\t{key_name(action.key)}").triggered.connect(action.run)


class HelpOverlay(QDialog):
    """Lists keys with what they do, in one column for each group; the next key closes it."""

    def __init__(self, parent: QWidget, groups: Mapping[str, Sequence[Action]]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        columns = [vbox(label(head, "head"), _table(actions), None, spacing=12) for head, actions in groups.items()]
        close = button(self.tr("Close"), "main", self.accept)
        vbox(hbox(*columns, spacing=36), hbox(None, close), parent=self, spacing=18, margins=(28, 24, 28, 20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.accept()


def _table(actions: Sequence[Action]) -> QGridLayout:
    keys = [label(key_name(action.key), "key") for action in actions]
    for key in keys:
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
    texts = [label(action.text) for action in actions]
    return grid(zip(keys, texts, strict=True), spacing=(12, 6), stretch=(0, 1))
