"""What the window costs: first paint beside a bare PySide6 + pyqtgraph window, and CPU time while it runs."""

import os
import subprocess
import sys
import time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from hrvsync import app
from hrvsync.app.doors import doors
from hrvsync.sources.simulate import SCENARIOS, Simulation, simulate
from hrvsync.storage.recording import Header, Recording
from hrvsync.ui.window import Window

ROUNDS = 5
SECONDS = 12.0

# Both print how long after the start of their process (WALL) they painted for the first time.
WATCH = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
class Watch(QObject):
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint:
            print(time.time() - float(os.environ["WALL"]), flush=True)
            os._exit(0)
        return False
watch = Watch()
"""
BARE = """
import numpy, pyqtgraph
qt = QApplication([])
window = pyqtgraph.PlotWidget()
window.plot(numpy.sin(numpy.arange(300) / 10))
window.resize(1280, 800)
window.viewport().installEventFilter(watch)
window.show()
qt.exec()
"""
OURS = """
from hrvsync.app.doors import doors
from hrvsync.ui.window import Window
qt = QApplication([])
window = Window(doors())
window.centralWidget().installEventFilter(watch)
window.show()
qt.exec()
"""


PLAYING = """
from hrvsync import app
from hrvsync.app.doors import doors
from hrvsync.sources.simulate import SCENARIOS, simulate
from hrvsync.storage.recording import Header, Recording
from hrvsync.ui.window import Window
class Played(Watch):
    def eventFilter(self, seen, event):
        session = window.session
        return session is not None and session.showing.frame is not None and super().eventFilter(seen, event)
qt = QApplication([])
window = Window(doors())
window.show()
qt.processEvents()
events = simulate(SCENARIOS[0]).events
window.play(app.replay(Recording(Header(), lambda: iter(events)), "bench"))
watch = Played()
qt.installEventFilter(watch)
qt.exec()
"""


def first_paint(code: str) -> float:
    """Seconds from the start of a process that runs `code` to its first paint."""
    environment = os.environ | {"WALL": repr(time.time())}
    done = subprocess.run(
        [sys.executable, "-c", WATCH + code], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def spin(until: float) -> None:
    """Let Qt run until monotonic time `until`, sleeping where it has nothing to do."""
    while (left := until - time.monotonic()) > 0:
        QCoreApplication.processEvents()
        time.sleep(min(0.002, left))


def running(simulation: Simulation, seconds: float, show: bool) -> tuple[float, list[float]]:
    """CPU seconds of this process while a replay runs for `seconds`, drawn or not, and what each drawing took (s)."""
    window = Window(doors())
    window.resize(1440, 900)
    recording = Recording(Header({"A": "Ada", "B": "Ben"}), lambda: iter(simulation.events))
    plan = app.replay(recording, "bench", stay=True)
    window.show()
    window.play(plan)
    spin(time.monotonic() + 1.0)
    if plan.knobs is not None:
        window.bridge.call(plan.knobs.seek, 130.0)
    spin(time.monotonic() + 4.0)
    drawn: list[float] = []
    session = window.session
    assert session is not None
    draw = session.draw

    def timed() -> None:
        begin = time.thread_time()
        draw()
        QCoreApplication.processEvents()
        drawn.append(time.thread_time() - begin)

    session.timer.timeout.disconnect()
    if show:
        session.timer.timeout.connect(timed)
    before = time.process_time()
    spin(time.monotonic() + seconds)
    used = time.process_time() - before
    window.close()
    window.deleteLater()
    return used, drawn


def main() -> None:
    """Print every figure."""
    bare, ours, playing = (min(first_paint(code) for _ in range(ROUNDS)) for code in (BARE, OURS, PLAYING))
    print(
        f"first paint: bare pyqtgraph window {bare:.3f} s, hrvsync {ours:.3f} s, ratio {ours / bare:.2f} (at most 1.5)"
    )
    print(f"first drawn second of a recording, simulated at that moment: {playing:.3f} s, ratio {playing / bare:.2f}")
    qt = QApplication([])
    qt.setQuitOnLastWindowClosed(False)
    simulation = simulate(SCENARIOS[0])
    idle, _ = running(simulation, SECONDS, show=False)
    used, drawn = running(simulation, SECONDS, show=True)
    drawn.sort()
    print(
        f"details view, 1440x900, pair, {len(drawn) / SECONDS:.0f} frames a second: {used / SECONDS:.1%} of a core "
        f"(at most 12 %), of which the session without drawing {idle / SECONDS:.1%}; "
        f"a frame takes {1000 * drawn[len(drawn) // 2]:.1f} ms, p95 {1000 * drawn[int(0.95 * len(drawn))]:.1f} ms"
    )


if __name__ == "__main__":
    main()
