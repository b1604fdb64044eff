"""Properties and signals of widgets by their names in Qt."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

type Slot = Callable[..., object] | SignalInstance


def configure[O: QObject](made: O, **settings: Any) -> O:
    """Set properties of `made` and connect its signals, each by its name in Qt; return it.

    `role` chooses a role of the style sheet. Raises AttributeError for a name that `made` does not have.
    """
    for name, value in settings.items():
        member = getattr(made, name, None)
        if isinstance(member, SignalInstance):
            member.connect(value)
        elif not made.setProperty(name, value) and name != "role":
            raise AttributeError(f"{type(made).__name__} has no property {name}")
    return made


def show(shown: bool, *widgets: QWidget) -> None:
    """Show these widgets, or hide them."""
    for widget in widgets:
        widget.setVisible(shown)


def set_role(widget: QWidget, role: str) -> None:
    """Give `widget` another role of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
