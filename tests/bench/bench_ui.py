"""What each view of the window costs while it runs; its first paint is in bench_start.

`--hours 8` also plays that many simulated hours through the window and looks at memory and time for a picture.
"""

import argparse
import math
import sys
import time
from collections.abc import AsyncGenerator, Callable, Iterable
from pathlib import Path
from statistics import mean, quantiles
from tempfile import TemporaryDirectory

import numpy as np
import pyqtgraph as pg
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.endless import endless, resident_mb
from support.made_frames import PACED, frame as made_frame
from support.workload import workloads

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.app.services import LocalServices
from hrvsync.app.sessions import LiveSession
from hrvsync.events import AnyEvent, Tick, Wave
from hrvsync.sources.clock import Transport, pace
from hrvsync.sources.simulate import SCENARIOS, simulate
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.practitioner.client_window import ClientWindow
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.theme import DARK
from hrvsync.ui.widgets.disc import Disc, DiscData
from hrvsync.ui.widgets.rail import Rail, heartbeat
from hrvsync.ui.widgets.ring import RingData

SECONDS = 20.0
BEGIN = 330.0  # s into the session: every window of the analysis is full
COUPLED = replace(SCENARIOS[0], waves=("ecg",))
NAMES = {"A": "Ada", "B": "Ben"}
IN_BREATHE = 1384, 628  # px of the disc in a window of 1440x900


def met(text: str, value: float, bound: float, form: str = ".2f") -> None:
    """Print a figure beside its bound."""
    times = f", {workloads(value / 1000)}" if "(ms)" in text else ""
    verdict = "met" if value <= bound else "NOT MET"
    print(f"{text}: {value:{form}} (at most {bound:{form}}){times}: {verdict}", flush=True)


def wait(seconds: float) -> None:
    """Let Qt run for some time, asleep where it has nothing to do."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


class Watched(LiveSession):
    """A live session of two with ECG, from second 330 on, which stamps what arrives and when it is on the screen."""

    def __init__(self) -> None:
        super().__init__(_paced(), NAMES)
        self.arrived: dict[float, float] = {}  # the frame's second: when the event came that completed it
        self.waves: list[float] = []  # when each block of ECG came
        self.painted = 0  # blocks on the screen
        self.frames_late: list[float] = []
        self.waves_late: list[float] = []
        self.drawn: list[float] = []  # CPU seconds of each picture
        self._shown: Frame | None = None
        self._heard = 0
        self._recorded = 0.0

    def record(self, event: AnyEvent) -> None:
        """Stamp it."""
        self._recorded = time.perf_counter()
        if isinstance(event, Wave):
            self.waves.append(self._recorded)

    def analyser(self) -> Callable[[AnyEvent], Iterable[Frame]]:
        """Stamp what it makes."""
        feed = super().analyser()

        def stamped(event: AnyEvent) -> list[Frame]:
            frames = list(feed(event))
            for frame in frames:
                self.arrived[frame.t] = self._recorded
            return frames

        return stamped

    def on_event(self, event: AnyEvent) -> None:
        """Count what the window has received."""
        self._heard += isinstance(event, Wave)

    def draw(self, session: SessionView) -> None:
        """Draw a picture and wait for it; note what is on it for the first time."""
        begin = time.thread_time()
        session.draw()
        QCoreApplication.processEvents()
        self.drawn.append(time.thread_time() - begin)
        now = time.perf_counter()
        frame = session.state.frame
        if frame is not None and frame is not self._shown:
            self._shown = frame
            self.frames_late.append(now - self.arrived[frame.t])
        self.waves_late += [now - came for came in self.waves[self.painted : self._heard]]
        self.painted = self._heard


async def _paced() -> AsyncGenerator[AnyEvent, None]:
    transport = Transport(1.0)
    transport.seek(BEGIN)
    async for event in pace(simulate(COUPLED).events, transport):
        yield event


def view_costs(folder: Path, details: bool, ecg: bool) -> dict[str, float]:
    """Print what a view costs; return the CPU seconds of a picture by its name."""
    watched = Watched()
    window = MainWindow(LocalServices(folder))
    window.resize(1440, 900)
    window.show()
    window.bridge.event_ready.connect(watched.on_event)
    window.play(watched)
    while window.session is None or window.session.state.frame is None or window.session.state.frame.t < BEGIN:
        wait(0.2)
    session = window.session
    session.show_details(details)
    if ecg:
        session.details.plots[0].choose(2)
    for timer in session.findChildren(QTimer, options=Qt.FindChildOption.FindDirectChildrenOnly):
        timer.timeout.disconnect()
        timer.timeout.connect(lambda: watched.draw(session))
    wait(1.0)
    for late in (watched.drawn, watched.frames_late, watched.waves_late):
        late.clear()
    gui, whole = time.thread_time(), time.process_time()
    wait(SECONDS)
    gui, whole = time.thread_time() - gui, time.process_time() - whole
    name = f"Details with {'ECG' if ecg else 'heart rates'}" if details else "Breathe"
    rate = len(watched.drawn) / SECONDS
    print(f"-- {name}, 1440x900, two people with ECG at 130 Hz, {rate:.0f} pictures a second --")
    met("the window, share of a core (%)", 100 * gui / SECONDS, 15 if details else 6, ".1f")
    print(f"with its session and the analysis of both: {100 * whole / SECONDS:.1f} %")
    met("a picture, p95 of CPU (ms)", 1000 * p95(watched.drawn), 12, ".1f")
    met("from the event that completes a second to the screen, p95 (ms)", 1000 * p95(watched.frames_late), 60, ".0f")
    if ecg:
        met("from a block of ECG to the screen, p95 (ms)", 1000 * p95(watched.waves_late), 60, ".0f")
    session.stop()
    wait(0.1)
    window.close()
    window.deleteLater()
    QCoreApplication.processEvents()
    return {name: mean(watched.drawn)}


def anchor() -> float:
    """CPU seconds of one picture of a plot with axes and one curve of 300 points, at 1440x900."""
    plot = pg.PlotWidget()
    plot.resize(1440, 900)
    line, x = plot.plot(), np.linspace(0, 30, 300)
    plot.show()
    costs = painted(lambda n: line.setData(x, np.sin(x + n / 7)))
    plot.close()
    plot.deleteLater()
    return costs


def disc_cost(width: int, height: int, *, rails: bool) -> float:
    """CPU seconds of one picture of a disc in a widget of this size, with six breaths a minute.

    `rails`: with the dots of two who breathe in turns, each pulsing 70 times a minute. The first breath is left out.
    """
    disc = Disc(DiscData())
    disc.resize(width, height)
    disc.show()

    def breathe(n: int) -> None:
        breath = round(0.5 - 0.5 * math.cos(2 * math.pi * n / 300), 3)
        beats = (heartbeat((n / 30 + late) % (60 / 70)) for late in (0.0, 0.4))
        dots = tuple(Rail(*rail) for rail in zip("AB", (breath, 1 - breath), beats, strict=True)) if rails else ()
        disc.show_data(DiscData(breath, "breathe in", ring=RingData((120.0, 600.0), n // 30), rails=dots))

    costs = painted(breathe, 600, 300)
    disc.close()
    disc.deleteLater()
    return costs


def clients_cost(width: int, height: int) -> float:
    """CPU seconds of one picture of the clients' window, in a phase of six breaths a minute.

    As with the disc, the first breath is left out; so is what a frame takes to arrive in the state: the window beside
    it has it anyway.
    """
    state, window = SessionState(), ClientWindow(DARK)
    state.outline, seconds = [PACED], [made_frame(60.0 + n, phase=PACED) for n in range(21)]
    state.on_frame(seconds[0], 0.0)
    window.resize(width, height)
    window.show()

    def arrive(n: int) -> None:
        if n % 30 == 0:
            state.on_frame(seconds[n // 30], n / 30)

    costs = painted(lambda n: window.follow(state, n / 30), 600, 300, arrive)
    window.close()
    return costs


def painted(
    change: Callable[[int], object],
    pictures: int = 90,
    before: int = 10,
    prepare: Callable[[int], object] = lambda n: None,
) -> float:
    """The mean CPU seconds of a picture after each change, thirty a second, without those `before` the first."""
    costs: list[float] = []
    for n in range(pictures):
        wait(1 / 30)
        prepare(n)
        begin = time.process_time()
        change(n)
        QCoreApplication.processEvents()
        costs.append(time.process_time() - begin)
    return mean(costs[before:])


def anchored(costs: dict[str, float]) -> None:
    """Print what pictures cost as shares of the anchor, taken in the same run."""
    plot = anchor()
    bounds = {"Breathe": 0.25, "Details with heart rates": 0.35, "Details with ECG": 0.6}
    print(f"-- shares of a picture of a pyqtgraph plot with one curve of 300 points, {1000 * plot:.1f} ms --")
    met("the disc as in Breathe", disc_cost(*IN_BREATHE, rails=False) / plot, 0.05, ".3f")
    met("the disc as in Breathe, with two dots", disc_cost(*IN_BREATHE, rails=True) / plot, 0.05, ".3f")
    print(f"the disc alone on all of 1440x900, with two dots: {disc_cost(1440, 900, rails=True) / plot:.3f}")
    one = disc_cost(1440, 900, rails=False)
    met("a window for the clients, 1440x900, in discs of that size", clients_cost(1440, 900) / one, 1)
    for name, cost in costs.items():
        met(name, cost / plot, bounds[name])


def p95(values: list[float]) -> float:
    """The value that 95 % do not exceed."""
    return quantiles(values, n=20)[-1]


def many_hours(hours: float) -> None:
    """Play `hours` of simulated session through the details view, one picture a second; memory and time for one."""
    session = SessionView(Watched(), Bridge(), DARK)
    session.resize(1440, 900)
    session.show()
    session.show_details(True)
    session.details.plots[0].choose(2)
    feed = LiveAnalyser().feed
    memory: dict[int, float] = {}
    costs: dict[int, list[float]] = {}
    for event in endless(COUPLED):
        if event.t > hours * 3600:
            break
        if not isinstance(event, Tick):
            session.on_event(event)
        for frame in feed(event):
            session.on_frame(frame)
            begin = time.thread_time()
            session.draw()
            QCoreApplication.processEvents()
            hour = int(frame.t // 3600)
            costs.setdefault(hour, []).append(time.thread_time() - begin)
            memory[hour] = resident_mb()
    first, last = costs[0][1800:], costs[max(costs)]
    print(f"-- {hours:g} simulated hours in the details view, two people with ECG --")
    met("memory grows from the end of the first hour to the last (MB)", memory[max(memory)] - memory[0], 30, ".1f")
    growth = 100 * (sum(last) / len(last)) / (sum(first) / len(first)) - 100
    met("time for a picture grows from the first hour to the last (%)", growth, 10, ".1f")
    session.close()


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=0.0, help="simulated hours to play through the window")
    parser.add_argument("--only", choices=("views", "disc", "hours"), help="leave out the rest")
    options = parser.parse_args()
    qt = QApplication([])
    qt.setQuitOnLastWindowClosed(False)
    with TemporaryDirectory() as folder:
        if options.only in (None, "views"):
            costs: dict[str, float] = {}
            for details, ecg in ((False, False), (True, False), (True, True)):
                costs |= view_costs(Path(folder), details, ecg)
            anchored(costs)
        if options.only == "disc":
            anchored({})
        if options.hours:
            many_hours(options.hours)


if __name__ == "__main__":
    main()
