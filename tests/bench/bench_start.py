"""What starting costs: commands beside a bare `import click`, and the first paint beside a bare pyqtgraph window.

CPU seconds (user) of whole processes, in turn, median of five.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory, mkdtemp

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.workload import workloads

ROUNDS = 5
COUPLED = str(Path(__file__).parents[2] / "recordings" / "coupled.jsonl")
MOST = 2.0  # times a bare `import click` for what needs no command

# Each prints how long after the start of its process (WALL) it painted for the first time.
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
from hrvsync.app.services import LocalServices
from hrvsync.ui.main_window import MainWindow
qt = QApplication([])
window = MainWindow(LocalServices())
window.centralWidget().installEventFilter(watch)
window.show()
qt.exec()
"""
PLAYING = """
from hrvsync.app.services import LocalServices
from hrvsync.app.sessions import Replay
from hrvsync.sources.simulate import SCENARIOS, simulate
from hrvsync.storage.recording import Header, Recording
from hrvsync.ui.main_window import MainWindow
class Played(Watch):
    def eventFilter(self, seen, event):
        session = window.session
        return session is not None and session.state.frame is not None and super().eventFilter(seen, event)
qt = QApplication([])
window = MainWindow(LocalServices())
window.show()
qt.processEvents()
events = simulate(SCENARIOS[0]).events
window.play(Replay(Recording(Header(), lambda: iter(events)), "bench"))
watch = Played()
qt.installEventFilter(watch)
qt.exec()
"""


COMMANDS = {
    "--version": ["--version"],
    "--help": ["--help"],
    "analyse": ["analyse", COUPLED, "--json"],
    "analyse, again": ["analyse", COUPLED, "--json"],
    "report": ["report", COUPLED, "-o", "{out}"],
}


def main() -> None:
    """Print it."""
    with TemporaryDirectory() as folder:
        programs = {"a bare `import click`": ["-c", "import click"]}
        for name, words in COMMANDS.items():
            programs[name] = ["-m", "hrvsync", *(word.format(out=f"{folder}/report.html") for word in words)]
        spent: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(ROUNDS):
            for name, program in programs.items():
                cache = f"{folder}/cache" if "again" in name else mkdtemp(dir=folder)
                spent[name].append(cpu(program, cache))
    bare = median(next(iter(spent.values())))
    for name, rounds in spent.items():
        seconds = median(rounds)
        verdict = f" (at most {MOST:g}): {'met' if seconds <= MOST * bare else 'NOT MET'}" if name[:2] == "--" else ""
        print(f"{name:24}{seconds:6.2f} s, {workloads(seconds)}, {seconds / bare:.2f} x bare{verdict}", flush=True)
    paints = [[first_paint(code) for code in (BARE, OURS, PLAYING)] for _ in range(ROUNDS)]
    bare, ours, playing = (min(rounds) for rounds in zip(*paints, strict=True))
    print(f"first paint: a bare pyqtgraph window {bare:.3f} s, hrvsync {ours:.3f} s, {workloads(ours)}")
    print(f"ratio of first paints: {ours / bare:.2f} (at most 1.5): {'met' if ours <= 1.5 * bare else 'NOT MET'}")
    print(f"first drawn second of a recording that is simulated at that moment: {playing:.3f} s")


def cpu(words: list[str], cache: str) -> float:
    """User CPU seconds of a Python of its own that keeps results in `cache`."""
    begun = getrusage(RUSAGE_CHILDREN).ru_utime
    environment = os.environ | {"XDG_CACHE_HOME": cache}
    subprocess.run([sys.executable, *words], env=environment, check=True, capture_output=True)
    return getrusage(RUSAGE_CHILDREN).ru_utime - begun


def first_paint(code: str) -> float:
    """Seconds from the start of a process that runs `code` to its first paint."""
    environment = os.environ | {"WALL": repr(time.time())}
    done = subprocess.run(
        [sys.executable, "-c", WATCH + code], env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


if __name__ == "__main__":
    main()
