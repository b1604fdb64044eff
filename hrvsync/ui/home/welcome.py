"""A first start: what this is, a disc to breathe with, and the three steps to a first session."""

import math
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from hrvsync.ui import phrases
from hrvsync.ui.widgets import Card, configure, hbox, label, set_role, vbox
from hrvsync.ui.widgets.disc import Disc, DiscData
from hrvsync.ui.widgets.flow import Flow
from hrvsync.ui.widgets.motion import moves
from hrvsync.ui.widgets.ring import RingData
from hrvsync.ui.widgets.sign import Sign

BREATH_S, STEP_MS = 10.0, 33
RING = RingData((120.0, 480.0, 120.0), 250.0)


class BreathingDisc(Disc):
    """Breathes six times a minute by itself while it is seen; stands still with less motion."""

    def __init__(self) -> None:
        super().__init__(DiscData(0.5, phrases.tr("breathe in"), ring=RING), phrases.tr("A disc to breathe with"))
        self.step = configure(QTimer(self), timeout=self.breathe)
        self._since = time.monotonic()

    def breathe(self) -> None:
        """Show the breath of now."""
        turn = (time.monotonic() - self._since) / BREATH_S % 1
        word = phrases.tr("breathe in") if turn < 0.5 else phrases.tr("breathe out")
        self.show_data(DiscData((1 - math.cos(2 * math.pi * turn)) / 2, word, ring=RING))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if moves():
            self.step.start(STEP_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        self.step.stop()
        super().hideEvent(event)


class Welcome(QWidget):
    """What hrvsync is in two lines, what to press, and the disc beside it."""

    def __init__(self, *buttons: QPushButton, below: QPushButton) -> None:
        super().__init__()
        self._hero = label(self.tr("Two hearts,\none quiet screen."), "hero")
        self._buttons = Flow(*buttons, spacing=14)
        words = vbox(
            None,
            self._hero,
            label(
                self.tr("Breathe together and see how your bodies settle, wander and find back to each other."),
                "lead",
                wrap=True,
            ),
            10,
            self._buttons,
            label(self.tr("With a simulated couple: no strap needed, nothing is kept."), "small", wrap=True),
            hbox(below, None),
            None,
            spacing=12,
        )
        self.disc = BreathingDisc()
        steps = (
            ("strap", self.tr("Put a strap on each"), self.tr("Wet it first. Most chest straps will do.")),
            ("sit", self.tr("Sit as you like"), self.tr("Two quiet minutes to arrive.")),
            ("disc", self.tr("Follow the disc"), self.tr("Small, easy breaths. Stop when you like.")),
        )
        card = Card(self.tr("Three steps"), margins=(28, 18, 28, 18))
        self._steps = hbox(
            *(
                (
                    hbox(
                        Sign(kind),
                        12,
                        (vbox(None, label(head, "head"), label(text, "small", wrap=True), None, spacing=2), 1),
                    ),
                    1,
                )
                for kind, head, text in steps
            ),
            spacing=24,
        )
        card.rows.addLayout(self._steps)
        self._upper = hbox((words, 11), (self.disc, 10), spacing=32)
        vbox((self._upper, 1), card, parent=self, spacing=24)

    def arrange(self, *, narrow: bool) -> None:
        """Put things below each other, under a smaller sentence, where there is little room for the letters."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for line in (self._upper, self._steps):
            line.setDirection(down if narrow else across)
        self._buttons.set_breaking(narrow)
        set_role(self._hero, "title" if narrow else "hero")
