"""Widgets of a page by their class, and what plots show."""

from PySide6.QtWidgets import QWidget

from hrvsync.ui.session.details import PlotStack
from hrvsync.ui.session.panel import PlotPanel


def part[W: QWidget](page: QWidget, kind: type[W], index: int = 0) -> W:
    """The widget of this class in a page, or the one at `index` of several."""
    found = page.findChildren(kind)
    return found[index]


def drawn(stack: PlotStack) -> list[PlotPanel]:
    """The plots that are shown."""
    return [plot for plot in stack.plots if not plot.isHidden()]


def titles(stack: PlotStack) -> list[str]:
    """The titles of the plots that are shown."""
    return [plot.title for plot in drawn(stack)]


def described(stack: PlotStack) -> str:
    """What the shown plots say to those who cannot see them."""
    return " ".join(plot.accessibleDescription() for plot in drawn(stack))
