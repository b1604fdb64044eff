"""The events of eight hours (HOURS in the environment) at twenty times their rate in Breathe: no growth."""

import os
import time
from itertools import count

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.endless import resident_mb
from support.sessions import FakeSession

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.events import AnyEvent, Phase, Tick, Wave
from hrvsync.sources.simulate import SCENARIOS, simulate
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.theme import DARK

HOURS, SPEED = float(os.environ.get("HOURS", "8")), 20.0
MOST_MB, MOST_SLOWER = 12.0, 1.25
COUPLED = next(scenario for scenario in SCENARIOS if scenario.name == "coupled")


def later(what: AnyEvent | Frame, seconds: float) -> AnyEvent | Frame:
    """The same some time later."""
    if isinstance(what, Frame):
        people = {
            who: replace(one, beats=replace(one.beats, t=one.beats.t + seconds)) for who, one in what.people.items()
        }
        phase = None if what.phase is None else replace(what.phase, t=what.phase.t + seconds)
        return replace(what, t=what.t + seconds, people=people, phase=phase)
    if isinstance(what, Wave):
        return replace(what, t=what.t + seconds, device_ns=what.device_ns + round(seconds * 1e9))
    return replace(what, t=what.t + seconds)


def test_eight_hours_in_breathe_leave_nothing_behind(qapp: QApplication, qtbot: QtBot) -> None:
    """One session is analysed once, and comes again and again: what the window keeps of it is what is looked at."""
    feed, made = LiveAnalyser().feed, list[AnyEvent | Frame]()
    for event in simulate(replace(COUPLED, waves=("ecg",))).events:
        made += [*(() if isinstance(event, Tick) else (event,)), *feed(event)]
    session = FakeSession(names={"A": "Ada", "B": "Ben"})
    session.speed = SPEED
    view = SessionView(session, Bridge(), DARK)
    view.resize(900, 640)
    view.show()
    view.show_details(False)
    memory, costs, widgets = list[float](), list[float](), list[int]()
    for turn in count():
        if turn * COUPLED.seconds >= HOURS * 3600:
            break
        begin = time.thread_time()
        for one in made:
            moved = later(one, turn * COUPLED.seconds)
            if isinstance(moved, Frame):
                view.on_frame(moved)
                view.draw()
                QCoreApplication.processEvents()
            elif turn == 0 or not isinstance(one, Phase):
                view.on_event(moved)
        costs.append(time.thread_time() - begin)
        memory.append(resident_mb())
        widgets.append(len(view.findChildren(QWidget)))
    third = len(memory) // 3
    print(f"{len(memory)} turns: {memory[-1] - memory[third]:+.1f} MB, {costs[-1] / costs[third]:.2f} times the CPU")
    assert widgets[-1] == widgets[1]
    assert memory[-1] - memory[third] <= MOST_MB
    assert sum(costs[-third:]) <= MOST_SLOWER * sum(costs[third : 2 * third])
    view.close()
    view.deleteLater()
