"""The one window: takes frames from the bridge, lets one timer draw the view that is seen, and steers the session."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QStackedWidget, QWidget

from hrvsync.analysis.frame import Frame
from hrvsync.events import AnyEvent
from hrvsync.session import Plan
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.showing import Showing
from hrvsync.ui.theme import DARK, LIGHT, Theme, palette, style_sheet

if TYPE_CHECKING:
    from hrvsync.ui.views.details import Details

FRAME_MS = 33


class Window(QMainWindow):
    """Shows sessions; `play` begins one. Without a `theme` it follows the system's."""

    def __init__(self, theme: Theme | None = None) -> None:
        super().__init__()
        self.setWindowTitle("hrvsync")
        self.resize(1280, 800)
        self.setMinimumSize(800, 560)
        self.bridge = Bridge(self)
        self.showing = Showing()
        self.plan: Plan | None = None
        self.details: Details | None = None
        self._theme = theme or DARK
        self._waiting: Plan | None = None
        self._stack = QStackedWidget()
        self._stack.setObjectName("ground")
        self.setCentralWidget(self._stack)
        self._banner = QLabel(self)
        self._banner.setProperty("look", "banner")
        self._banner.setWordWrap(True)
        self._banner.hide()
        self.timer = QTimer(self)
        self.timer.setInterval(FRAME_MS)
        self.timer.timeout.connect(self.draw)
        self.bridge.framed.connect(self._accept, Qt.ConnectionType.QueuedConnection)
        self.bridge.foreseen.connect(self._foresee, Qt.ConnectionType.QueuedConnection)
        self.bridge.happened.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self.bridge.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        if theme is None:
            hints = QGuiApplication.styleHints()
            hints.colorSchemeChanged.connect(self._follow_system)
            self._follow_system()
        else:
            self.wear(theme)
        self._add_keys()

    def play(self, plan: Plan) -> None:
        """Begin `plan`: the window is painted first, what is heavy is loaded after that."""
        self._waiting = plan
        if self.isVisible():
            QTimer.singleShot(0, self._begin)

    def say(self, text: str) -> None:
        """Show one sentence at the top, until the next session or a click."""
        self._banner.setText(text)
        self._banner.setVisible(bool(text))
        self._place_banner()

    def wear(self, theme: Theme) -> None:
        """Change the colours of everything."""
        self._theme = self.showing.theme = theme
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(theme))
        self.setStyleSheet(style_sheet(theme))

    @Slot()
    def draw(self) -> None:
        """Draw the view that is seen; nothing while the window cannot be."""
        if self.details is not None and self.isVisible() and not self.isMinimized():
            self.details.draw(self.showing, time.monotonic())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._waiting is not None:
            QTimer.singleShot(0, self._begin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_banner()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.timer.stop()
        self.bridge.close()
        super().closeEvent(event)

    @Slot()
    def _begin(self) -> None:
        plan, self._waiting = self._waiting, None
        if plan is None:
            return
        # pyqtgraph takes longer to import than Qt itself: only now, when something can be seen already.
        from hrvsync.ui.views.details import Details

        self.say("")
        self.plan = plan
        self.showing = Showing(plan.title, plan.names, self._theme)
        self.showing.seconds = plan.seconds
        self._show(self._wire(Details(tuple(plan.names)), plan))
        self.bridge.start(plan)
        self.timer.start()

    def _wire(self, details: "Details", plan: Plan) -> "Details":
        self.details = details
        details.sought.connect(self._seek)
        bar = details.playback
        bar.paused.connect(self._pause)
        bar.sped.connect(self._speed)
        bar.stepped.connect(self._step)
        if plan.knobs is not None and plan.seconds is not None:
            bar.begin(plan.seconds, plan.knobs.speed)
            self.showing.clock.steer(time.monotonic(), speed=plan.knobs.speed)
            bar.show()
        return details

    def _show(self, view: QWidget) -> None:
        while (old := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._stack.addWidget(view)

    @Slot(object)
    def _accept(self, frame: Frame) -> None:
        self.showing.accept(frame, time.monotonic())

    @Slot(object)
    def _foresee(self, frame: Frame) -> None:
        self.showing.foresee(frame)

    @Slot(object)
    def _hear(self, event: AnyEvent) -> None:
        self.showing.hear(event)

    @Slot(object)
    def _end(self, failure: Exception | None) -> None:
        if failure is not None:
            self.say(self.tr("The session stopped: {why}. What was recorded is safe.").format(why=failure))

    @Slot(float)
    def _seek(self, t: float) -> None:
        if self.plan is not None and self.plan.knobs is not None:
            self.bridge.call(self.plan.knobs.seek, t)

    @Slot(bool)
    def _pause(self, paused: bool) -> None:
        if self.plan is not None and self.plan.knobs is not None:
            self.bridge.call(setattr, self.plan.knobs, "paused", paused)
            self.showing.clock.steer(time.monotonic(), paused=paused)

    @Slot(float)
    def _speed(self, speed: float) -> None:
        if self.plan is not None and self.plan.knobs is not None:
            self.bridge.call(setattr, self.plan.knobs, "speed", speed)
            self.showing.clock.steer(time.monotonic(), speed=speed)

    @Slot(int)
    def _step(self, direction: int) -> None:
        frame = self.showing.frame
        if frame is None:
            return
        moments = sorted({event.t for event in (*self.showing.phases, *self.showing.marks)})
        beyond = [t for t in moments if (t > frame.t + 1 if direction > 0 else t < frame.t - 2)]
        if beyond:
            self._seek(beyond[0] if direction > 0 else beyond[-1])

    def _add_keys(self) -> None:
        for key, act in (
            (Qt.Key.Key_Space, self._toggle_pause),
            (Qt.Key.Key_F, self._toggle_full_screen),
            (Qt.Key.Key_F11, self._toggle_full_screen),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)

    @Slot()
    def _toggle_pause(self) -> None:
        if self.details is not None and self.plan is not None and self.plan.knobs is not None:
            self.details.playback.toggle()

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _follow_system(self) -> None:
        light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
        self.wear(LIGHT if light else DARK)

    def _place_banner(self) -> None:
        if self._banner.isVisibleTo(self):
            width = min(720, self.width() - 80)
            self._banner.setFixedWidth(width)
            self._banner.adjustSize()
            self._banner.move((self.width() - width) // 2, 12)
            self._banner.raise_()
