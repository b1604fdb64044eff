"""Breathing alone: the heart over the disc, in one's own range once that is known, hidden where somebody wants it."""

import numpy as np
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from support.made_frames import frame

from hrvsync.analysis.live import Frame
from hrvsync.analysis.measures.breathing.loop import Loop
from hrvsync.events import Pacer, Phase
from hrvsync.history import UsualLoop
from hrvsync.ui.session.alone import AloneLoop, curves_of
from hrvsync.ui.session.panel import HIDDEN
from hrvsync.ui.session.state import SessionState

PHASE = Phase(0.0, "Breathe", 600.0, {"": Pacer()})
T = np.arange(41.0, 100.0)
WAVE = 5 * np.sin(2 * np.pi * 0.1 * T)
JOINED = np.append(np.where(T[:-1] == 60.0, False, True), False)


def alone(t: float = 100.0, phase: Phase = PHASE) -> Frame:
    """A frame of one person whose heart goes with the disc, with a gap after 60 s."""
    made = frame(t, pair=False, phase=phase)
    one = made.people["A"]
    measures = replace(one.measures, hr_swing=9.0, coherence=3.0)
    return replace(made, people={"A": replace(one, measures=measures, loop=Loop(T, WAVE, JOINED, 0.9, 0.95, "clear"))})


def shown(qtbot: QtBot, usual: UsualLoop, frame: Frame, hidden: bool = False) -> AloneLoop:
    """The loop of this frame, painted."""
    made = curves_of(("A",))
    assert isinstance(made, AloneLoop)
    qtbot.addWidget(made)
    made.resize(900, 110)
    made.show()
    state = SessionState("Alone", {"A": "Ada"})
    state.usual, state.hidden = usual, {"A"} if hidden else set()
    state.on_frame(frame, 0.0)
    made.draw(state)
    made.grab()
    return made


def test_the_heart_lies_over_the_disc_and_gaps_stay_open(qtbot: QtBot) -> None:
    made = shown(qtbot, UsualLoop(4), alone())
    first, second = made.wave.data.heart
    assert (len(first), len(second)) == (20, 39)
    assert max(abs(value) for _, value in (*first, *second)) == 1
    times, volumes = zip(*made.wave.data.disc, strict=True)
    assert (times[0], times[-1]) == (-60.0, 0.0)
    assert (min(volumes), max(volumes)) == (0.0, 1.0)
    assert made.caption.text() == "usual range: 4 of 7 sessions"
    assert (made.values["swing_bpm"].text(), made.values["coherence"].text()) == ("9 bpm", "one clear wave")
    assert made.opening.data.open == 0.75


def test_in_ones_own_range_once_that_is_known(qtbot: QtBot) -> None:
    made = shown(qtbot, UsualLoop(9, {"swing_bpm": (6.0, 9.0), "coherence": (1.0, 2.0)}), alone())
    assert made.caption.text() == "shaded: your usual range"
    assert made.bars["swing_bpm"].describe() == "in your usual range"
    assert made.bars["coherence"].describe() == "above your usual range"
    assert made.opening.data.open == 1.0


def test_without_a_pacer_there_is_no_disc_and_hidden_numbers_stay_hidden(qtbot: QtBot) -> None:
    made = shown(qtbot, UsualLoop(), alone(phase=Phase(0.0, "Settle")), hidden=True)
    assert made.wave.data.disc == ()
    assert made.values["swing_bpm"].text() == HIDDEN
    assert np.isnan(made.bars["swing_bpm"].data.value)
