"""How wide widgets must be side by side, also those that are hidden now: so that what is shown later moves nothing."""

from PySide6.QtWidgets import QSizePolicy, QWidget

SHRINKS = QSizePolicy.PolicyFlag.ShrinkFlag.value


def least_width(*widgets: QWidget, spacing: int = 8) -> int:
    """Return the width (px) that a layout gives these widgets at least, side by side with `spacing` px between."""
    return sum(map(_least, widgets)) + spacing * (len(widgets) - 1)


def _least(widget: QWidget) -> int:
    widget.ensurePolished()
    if widget.minimumWidth() > 0:
        return widget.minimumWidth()
    shrinks = widget.sizePolicy().horizontalPolicy().value & SHRINKS
    wanted = widget.minimumSizeHint() if shrinks else widget.sizeHint().expandedTo(widget.minimumSizeHint())
    return min(max(0, wanted.width()), widget.maximumWidth())
