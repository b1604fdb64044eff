"""Push buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from hrvsync.ui.widgets.configure import Slot, configure


def button(
    text: str,
    role: str = "",
    clicked: Slot | None = None,
    *,
    name: str = "",
    tip: str = "",
    checkable: bool = False,
    keeps_focus: bool = True,
) -> QPushButton:
    """Make a button in one of the style sheet's roles that calls (or emits) `clicked`.

    `name` is what a screen reader says instead of the text. Without `keeps_focus` only Tab gives it the focus, so that
    a click leaves the keys to the view.
    """
    made = configure(QPushButton(text), role=role, accessibleName=name, toolTip=tip, checkable=checkable)
    if not keeps_focus:
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if clicked is not None:
        made.clicked.connect(clicked)
    return made
