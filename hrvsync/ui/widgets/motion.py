"""Movement that a person can turn off for the whole application."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QWidget

HOVER_MS, VIEW_MS, ARRIVE_MS, CONTROLS_MS, SENTENCE_MS, QUIET_MS = 120, 200, 240, 400, 600, 1000
DISSOLVE_MS = 4000  # of the disc at the end of a session
RISE = 12  # px that what arrives comes up
LESS = "less_motion"


def set_less_motion(less: bool) -> None:
    """Let nothing move from now on, or let it move again."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(LESS, less)


def moves() -> bool:
    """Return whether things move."""
    app = QCoreApplication.instance()
    return app is not None and not app.property(LESS)


def animate(widget: QWidget, ms: int, step: Callable[[float], object]) -> QVariantAnimation | None:
    """Call `step` with 0 to 1 over `ms`, quick at first; at once with 1 where nothing moves."""
    if not moves():
        step(1.0)
        return None
    made = QVariantAnimation(widget, startValue=0.0, endValue=1.0, duration=ms)
    made.setEasingCurve(QEasingCurve.Type.OutCubic)
    made.valueChanged.connect(step)
    made.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)
    return made
