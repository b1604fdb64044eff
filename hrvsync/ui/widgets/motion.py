"""Movement that a person can turn off: nothing moves in a window whose property `less_motion` is set."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QWidget

HOVER_MS, FADE_MS, ARRIVE_MS, SENTENCE_MS = 120, 200, 240, 600
LESS = "less_motion"


def moves(widget: QWidget) -> bool:
    """Return whether things move in the window of `widget`."""
    return not widget.window().property(LESS)


def animate(widget: QWidget, ms: int, step: Callable[[float], object]) -> QVariantAnimation | None:
    """Call `step` with 0 to 1 over `ms`, quick at first; at once with 1 where nothing moves."""
    if not moves(widget):
        step(1.0)
        return None
    made = QVariantAnimation(widget, startValue=0.0, endValue=1.0, duration=ms)
    made.setEasingCurve(QEasingCurve.Type.OutCubic)
    made.valueChanged.connect(step)
    made.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)
    return made
