"""What one can do in a session: rows of key, text and function, from which shortcuts, buttons and help are made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import msgspec
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QWidget

from hrvsync.ui import phrases
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import OWN_KEYS
from hrvsync.ui.widgets import Sheet, add, button, configure, grid, hbox, label, tip, vbox

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
    """The button of an action, with its key; a click leaves the keys to the view."""

    def __init__(self, action: Action) -> None:
        super().__init__()
        self._action = action
        configure(self, role="quiet", focusPolicy=Qt.FocusPolicy.TabFocus, clicked=action.run)
        self.refresh()

    def refresh(self) -> None:
        """Show the caption of now."""
        caption = self._action.button
        self.setText(f"{caption if isinstance(caption, str) else caption()}  ·  {key_name(self._action.key)}")


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
        keyed = f"{text}  ·  {OWN_KEYS[self._who]}" if self._who in OWN_KEYS else text
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
