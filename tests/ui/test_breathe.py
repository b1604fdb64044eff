"""Breathe: what is seen when, what fades and comes back, the dots, and the quiet moment at the end."""

import math

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.made_frames import beats, frame
from support.sessions import FakeSession

from hrvsync.analysis.live import Frame
from hrvsync.analysis.swing import Swing, swing_now
from hrvsync.beats import Beats
from hrvsync.events import Pacer, Pause, Phase
from hrvsync.guide import Guide
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.session.actions import Action, ActionButton
from hrvsync.ui.session.breathe import Breathe
from hrvsync.ui.session.closing import Closing
from hrvsync.ui.session.control_bar import ControlBar
from hrvsync.ui.session.pacer import OwnDiscs, PacerDisc
from hrvsync.ui.session.pair_curve import PairCurve, pacer_wave
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.theme import DARK, current
from hrvsync.ui.widgets.motion import set_less_motion
from hrvsync.ui.widgets.rail import heartbeat

TOGETHER = Phase(0.0, "Breathe together", 480.0, {"": Pacer()}, "Small, easy breaths.")
OWN = Phase(0.0, "Each their own", 480.0, {"A": Pacer(5.0), "B": Pacer(7.0)}, "Each your own.")
TALK = Phase(0.0, "Talk", 480.0, {}, "Talk as you like.")


def state_at(t: float, phase: Phase = TOGETHER) -> SessionState:
    """The session of Ada and Ben at second `t`."""
    made = SessionState("Evening", {"A": "Ada", "B": "Ben"})
    made.outline = [TOGETHER]
    made.on_frame(at(t, phase), t)
    return made


def at(t: float, phase: Phase = TOGETHER) -> Frame:
    """The frame of second `t`."""
    return frame(t, phase=phase)


def shown(qtbot: QtBot, state: SessionState) -> Breathe:
    """The view of it."""
    view = Breathe(("A", "B"))
    qtbot.addWidget(view)
    view.resize(1400, 840)
    view.show()
    view.draw(state, state.frame.t if state.frame is not None else 0.0)
    return view


def disc_of(view: Breathe) -> PacerDisc:
    """The disc of both."""
    return next(disc for disc in view.findChildren(PacerDisc) if not isinstance(disc.parent(), OwnDiscs))


@pytest.mark.parametrize("phase", [TOGETHER, TALK], ids=["paced", "unpaced"])
def test_the_prompt_is_read_for_15_seconds_and_then_stays_quietly(qtbot: QtBot, phase: Phase) -> None:
    state = state_at(14.0, phase)
    view = shown(qtbot, state)
    assert view.sentence.text() == phase.prompt
    state.on_frame(at(16.0, phase), 16.0)
    view.draw(state, 16.0)
    assert view.sentence.text() != phase.prompt
    assert phase.prompt in [text.text() for text in view.findChildren(type(view.sentence))]


def test_without_a_pacer_there_is_the_handwriting_and_no_disc(qtbot: QtBot) -> None:
    data = disc_of(shown(qtbot, state_at(100.0, TALK))).data
    assert (data.volume, data.kind, data.word) == (None, "talking", "")


def test_each_has_a_disc_of_their_own_in_one_ring(qtbot: QtBot) -> None:
    view = shown(qtbot, state_at(100.0, OWN))
    (ring,) = view.findChildren(OwnDiscs)
    assert ring.isVisible()
    assert not disc_of(view).isVisible()
    assert [disc.data.who for disc in ring.discs.values()] == ["A", "B"]
    centre, reach = ring.rect().center(), min(ring.width(), ring.height()) / 2
    for disc in ring.discs.values():
        corners = (disc.geometry().topLeft(), disc.geometry().bottomRight())
        assert all(math.hypot((c - centre).x(), (c - centre).y()) < reach for c in corners)


def test_a_pause_is_said_and_the_disc_stands_full(qtbot: QtBot) -> None:
    state = state_at(100.0)
    state.on_pause_request(Pause(100.0, True))
    view = shown(qtbot, state)
    assert view.sentence.text() == "Paused for both. Space goes on."
    assert (disc_of(view).data.word, disc_of(view).data.volume, disc_of(view).data.rails) == ("paused", 1.0, ())


def test_with_less_motion_a_bar_fills_and_empties(qtbot: QtBot) -> None:
    state = state_at(100.0)
    state.reduced_motion = True
    disc = PacerDisc(("A", "B"))
    qtbot.addWidget(disc)
    seen: list[float] = []
    for t in range(100, 111):
        state.on_frame(at(float(t)), float(t))
        disc.follow(state, float(t), "A")
        assert disc.data.bar
        assert disc.data.rails == ()
        assert disc.data.volume is not None
        seen.append(disc.data.volume)
    assert min(seen) < 0.1 < 0.9 < max(seen)
    top = seen.index(max(seen))
    assert seen[: top + 1] == sorted(seen[: top + 1])


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (390, "6 ½ minutes left in all"),
        (361, "6 ½ minutes left in all"),
        (360, "6 minutes left in all"),
        (61, "1 ½ minutes left in all"),
    ],
)
def test_what_is_left_is_told_in_half_minutes(qapp: QApplication, seconds: float, words: str) -> None:
    assert phrases.time_left(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(60, "60 seconds left"), (41, "50 seconds left"), (0, "10 seconds left")]
)
def test_the_last_minute_is_told_in_ten_seconds(qapp: QApplication, seconds: float, words: str) -> None:
    assert phrases.time_left(seconds) == words


def test_the_wave_of_a_heart_that_follows_the_disc_is_found() -> None:
    guide, t = Guide((TOGETHER,)), np.cumsum(np.full(120, 0.8))
    phase = guide.breath_phase(t, "A")
    rr_ms = 60_000 / (75.0 + 5.0 * np.sin(phase))
    following = Beats(t, rr_ms, np.zeros(t.size, np.int8), np.zeros(t.size, np.int64))
    found = swing_now(following, guide, "A", float(t[-1]), 6.0)
    assert found.sine == pytest.approx(1.0, abs=0.1)
    assert found.cosine == pytest.approx(0.0, abs=0.1)
    assert found.at(math.pi / 2) > 0.93
    assert found.at(-math.pi / 2) < 0.07


def test_of_few_beats_or_none_with_the_pacer_no_wave_is_known() -> None:
    few = beats(5, 75.0)
    assert math.isnan(swing_now(few, Guide((TOGETHER,)), "A", float(few.t[-1]), 6.0).sine)
    many = beats(120, 75.0)
    assert math.isnan(swing_now(many, Guide((TALK,)), "A", float(many.t[-1]), 6.0).at(0.0))


def test_a_dot_goes_from_one_wave_to_the_next_without_a_jump() -> None:
    assert Swing(0.0, 1.0).towards(Swing(1.0, 0.0), 0.25) == Swing(0.25, 0.75)
    assert Swing().towards(Swing(1.0, 0.0), 0.1) == Swing(1.0, 0.0)


def test_a_heartbeat_grows_quickly_and_shrinks_slowly() -> None:
    assert [heartbeat(s) for s in (0.0, 0.14, 0.27, 0.5, -1.0)] == pytest.approx([0.0, 1.0, 0.5, 0.0, 0.0])


def test_the_pacers_wave_lies_below_the_curves_only_where_all_share_it(qtbot: QtBot) -> None:
    wave = pacer_wave(state_at(100.0), 100.0, ("A", "B"))
    assert wave[0][0] == pytest.approx(-60.0)
    assert wave[-1][0] == pytest.approx(0.0)
    assert min(high for _, high in wave) < 0.05 < 0.95 < max(high for _, high in wave)
    assert pacer_wave(state_at(100.0, OWN), 100.0, ("A", "B")) == ()
    assert pacer_wave(state_at(100.0, TALK), 100.0, ("A", "B")) == ()


def test_the_curve_of_a_silent_strap_is_grey(qtbot: QtBot) -> None:
    state = state_at(100.0)
    made = state.frame
    assert made is not None
    people = made.people | {"B": replace(made.people["B"], link="lost", silent=12.0)}
    state.on_frame(replace(made, t=101.0, people=people), 101.0)
    curve = PairCurve(("A", "B"))
    qtbot.addWidget(curve)
    curve.draw(state)
    assert [line.silent for line in curve.data.lines] == [False, True]
    assert not curve.grab().isNull()


def test_controls_fade_and_come_back_with_a_key_or_the_focus(qtbot: QtBot) -> None:
    pressed = ActionButton(Action("P", "Pause", lambda: None, "Pause", "pause"))
    bar = ControlBar((pressed,))
    qtbot.addWidget(bar)
    bar.resize(600, 60)
    bar.show()
    bar.set_calm(True, fades=True)
    set_less_motion(True)
    bright = bar.grab().toImage()
    bar.rest()
    dim = bar.grab().toImage()
    set_less_motion(False)
    assert bar.resting
    assert dim != bright
    middle = {dim.pixelColor(dim.width() // 2 + x, dim.height() // 2).name() for x in range(-10, 10)}
    assert current().rule.lower() in middle  # the sign of a pause stays
    window = bar.windowHandle()
    qtbot.keyClick(window, Qt.Key.Key_Shift)
    assert not bar.resting
    bar.rest()
    pressed.setFocus()
    bar.activateWindow()
    QApplication.processEvents()
    bar.wake()
    assert not bar.resting
    bar.set_calm(False, fades=False)
    assert bar.grab().toImage() != dim


def test_a_session_of_a_minute_closes_softly_and_any_key_goes_on(qtbot: QtBot) -> None:
    view = SessionView(FakeSession(names={"A": "Ada", "B": "Ben"}), Bridge(), DARK)
    qtbot.addWidget(view)
    view.on_frame(at(30.0))
    assert not view.closes_softly
    view.on_frame(at(61.0))
    assert view.closes_softly
    view.show_details(True)
    assert not view.closes_softly
    page = Closing(view.state)
    qtbot.addWidget(page)
    page.resize(900, 640)
    set_less_motion(True)
    page.show()
    assert not page.grab().isNull()
    set_less_motion(False)
    with qtbot.waitSignal(page.left, timeout=500):
        qtbot.keyClick(page, Qt.Key.Key_Space)
