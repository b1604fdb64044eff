"""What the clients see on their own screen: the ring, the breath, one line; no number, no state, no mark."""

import time
from typing import Literal, override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from hrvsync.guide import pacer_for
from hrvsync.ui.page import FULL_SCREEN_KEYS
from hrvsync.ui.session.pacer import OwnDiscs, PacerDisc, ring_of
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.style import apply_style
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets import configure, label, vbox
from hrvsync.ui.widgets.ring import Ring, RingData

type Mode = Literal["disc", "quiet", "dark"]

SIZE = QSize(960, 700)


class ClientWindow(QWidget):
    """A window of its own, on another screen where there is one. It draws what `follow` is given; Esc closes it."""

    closed = Signal()

    def __init__(self, theme: Theme, scale: float = 1.0) -> None:
        super().__init__()
        name = self.tr("For the clients")
        configure(
            self, objectName="ground", windowTitle=f"{name}, hrvsync", accessibleName=name, minimumSize=QSize(320, 240)
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.mode: Mode = "disc"
        self._open, self._said, self._first = True, "", "A"
        self._shown: tuple[object, ...] = ()  # the frame of what is shown
        self._own: OwnDiscs | None = None  # made where each has a pace of their own
        self.disc, self.ring, self.dark = (
            PacerDisc(),
            Ring(RingData(), self.tr("How much of the session is over")),
            QWidget(),
        )
        self._pictures = QStackedWidget()
        for picture in (self.disc, self.ring, self.dark):
            picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            self._pictures.addWidget(picture)
        self.line = configure(label("", "sentence", wrap=True), alignment=Qt.AlignmentFlag.AlignCenter)
        vbox((self._pictures, 1), self.line, parent=self, spacing=12, margins=(40, 40, 40, 40))
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)
        for key in FULL_SCREEN_KEYS:
            QShortcut(QKeySequence(key), self).activated.connect(self.toggle_full_screen)
        self.apply_theme(theme, scale)

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Change the colours, and the size of letters."""
        apply_style(self, theme, scale)

    def open_beside(self, other: QWidget) -> None:
        """Show it in full on a screen where `other` is not, else as a window on the same one."""
        here = other.screen()
        elsewhere = next((screen for screen in QGuiApplication.screens() if screen is not here), None)
        if elsewhere is None:
            self.resize(SIZE)
            self.show()
        else:
            self.setGeometry(elsewhere.geometry())
            self.showFullScreen()

    def leave(self, screen: QScreen) -> None:
        """Where its screen is gone, go on as a window on one that is there."""
        if self.isFullScreen() and (self.screen() is screen or self.screen() not in QGuiApplication.screens()):
            self.showNormal()
            primary = QGuiApplication.primaryScreen()
            self.resize(SIZE.boundedTo(primary.availableSize()))
            self.move(primary.availableGeometry().topLeft())

    def toggle_full_screen(self) -> None:
        """Take the whole screen, or no longer."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_mode(self, mode: Mode) -> None:
        """Show the disc, the ring alone, or nothing."""
        self.mode, self._shown = mode, ()
        self._pictures.setCurrentWidget({"disc": self.disc, "quiet": self.ring, "dark": self.dark}[mode])

    def say(self, text: str) -> None:
        """Show one line below the picture; where it is empty, the name of a phase in which nobody paces."""
        self._said, self._shown = text, ()
        self.line.setText(text)

    def follow(self, state: SessionState, wall: float | None = None) -> None:
        """Draw the present moment; nothing while it is hidden."""
        if not self.isVisible() or self.isMinimized():
            return
        wall = time.monotonic() if wall is None else wall
        key = state.frame, state.guide_paused
        if key != self._shown:
            self._shown = key
            self._renew(state)
        if self.mode == "disc":
            if self._own is not None and self._pictures.currentWidget() is self._own:
                self._own.follow(state, wall)
            else:
                self.disc.follow(state, wall, self._first)
        elif self.mode == "quiet":
            self.ring.show_data(ring_of(state, state.phase_seconds(state.now(wall))))

    def _renew(self, state: SessionState) -> None:
        """Show what changes with a frame: the line, and one disc or one for each who has a pace of their own."""
        phase, seats = state.phase, tuple(state.names)
        named = phase is not None and not phase.pacers and self.mode != "dark" and not state.guide_paused
        self.line.setText(self._said or (phase.name if phase is not None and named else ""))
        self._first = next(iter(seats), "A")
        if self.mode != "disc":
            return
        split = len({pacer_for(phase, who) for who in seats}) > 1
        if split and self._own is None:
            self._own = OwnDiscs(seats)
            self._pictures.addWidget(self._own)
        self._pictures.setCurrentWidget(self._own if split and self._own is not None else self.disc)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._open:
            self._open = False
            self.closed.emit()
