"""A hand at the mouse and the keyboard of an X server: every click, key and drag comes from the server (XTest)."""

import shutil
import subprocess
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from support.shown import WAIT

TOOLS = "Xvfb", "openbox", "xdotool"
STEPS = 8  # of a drag


def missing_tools() -> list[str]:
    """The programs that are not installed."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


class Hand:
    """Clicks, types and drags; `actions` counts all of these: a click, a drag, keys pressed at once, a text."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.actions = 0

    def click(self, widget: QWidget) -> None:
        """Press the left button in the middle of a widget."""
        self._shown(widget)
        x, y = _at(widget)
        self.actions += 1
        self._do("mousemove", str(x), str(y), "click", "1")

    def key(self, *names: str) -> None:
        """Press keys, named as X does."""
        self.actions += 1
        self._do("key", *names)

    def write(self, text: str) -> None:
        """Type into what has the keyboard."""
        self.actions += 1
        self._do("type", "--delay", "4", text)

    def drag(self, source: QWidget, target: QWidget, part: QRect | None = None) -> None:
        """Drag from the middle of `source` (or of a `part` of it) to the middle of `target`, and let go."""
        self._shown(source)
        self.actions += 1
        ends = _at(source, part), _at(target)
        path = [
            tuple(round(a + (b - a) * step / STEPS) for a, b in zip(*ends, strict=True)) for step in range(STEPS + 1)
        ]
        moves: list[str] = ["mousemove", *map(str, path[0]), "mousedown", "1", "sleep", "0.05"]
        for _, (x, y) in pairwise(path):
            moves += ["mousemove", str(x), str(y), "sleep", "0.02"]
        self._do(*moves, "sleep", "0.05", "mouseup", "1")

    def _shown(self, widget: QWidget) -> None:
        self._qtbot.waitUntil(lambda: widget.isVisible() and widget.isEnabled(), timeout=WAIT)

    def _do(self, *arguments: str) -> None:
        """Let the server do it while the window goes on."""
        running = subprocess.Popen(["xdotool", *arguments])
        self._qtbot.waitUntil(lambda: running.poll() is not None, timeout=WAIT)
        assert running.returncode == 0
        self._qtbot.wait(20)


def _at(widget: QWidget, part: QRect | None = None) -> tuple[int, int]:
    where = widget.mapToGlobal((part or widget.rect()).center() + QPoint(0, 0))
    return where.x(), where.y()
