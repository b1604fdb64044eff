"""The tone follows the pacer without a click, and falls silent when there is nothing to follow."""

import sys
from typing import cast

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from support.made_frames import PACED, frame
from support.sessions import FakeSession

from hrvsync.events import Pacer, Phase
from hrvsync.guide import PhasePlan, Protocol
from hrvsync.guide.protocol import Audio
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.session.sound import HZ, VOLUME, Moment, Player, Tone
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.theme import DARK

LOUDEST = 32767 * VOLUME
BLOCK = HZ // 50
SMOOTH = LOUDEST * (2 * np.pi * 400 / HZ + 0.005)  # the steepest that a sine of 400 Hz gets, and the fades


class Wall:
    """A clock that goes on with the blocks that are asked for."""

    def __init__(self) -> None:
        self.now = 100.0
        self.tone = Tone(lambda: self.now)

    def hear(self, seconds: float, follow: bool = True, s: float | None = None) -> NDArray[np.int16]:
        """Listen, with the pacer's place before each block."""
        parts: list[NDArray[np.int16]] = []
        for i in range(round(seconds * 50)):
            if follow and s is not None:
                self.tone.follow(Moment(Pacer(), s + i / 50, self.now))
            parts.append(self.tone.block(BLOCK))
            self.now += 1 / 50
        return np.concatenate(parts)


def test_it_is_silent_until_started_and_soft_after() -> None:
    wall = Wall()
    assert not wall.hear(0.2).any()
    heard = wall.hear(3.0, s=0.5)
    assert 0.9 * LOUDEST < np.abs(heard).max() <= LOUDEST
    assert np.abs(np.diff(heard.astype(float))).max() < SMOOTH


@pytest.mark.parametrize("then", [None, 7.0])
def test_it_fades_where_the_pacer_stops_or_jumps(then: float | None) -> None:
    wall = Wall()
    first = wall.hear(1.0, s=1.0)
    if then is None:
        wall.tone.follow(None)
    second = wall.hear(1.0, s=then)
    heard = np.concatenate([first, second]).astype(float)
    assert np.abs(np.diff(heard)).max() < SMOOTH
    assert second[-BLOCK:].any() == (then is not None)


def test_a_window_that_hangs_does_not_sound_for_ever() -> None:
    wall = Wall()
    wall.hear(0.5, s=0.5)
    assert wall.hear(0.4, follow=False).any()
    wall.hear(0.8, follow=False)
    assert not wall.hear(0.5, follow=False).any()


def test_a_sound_card_asks_for_blocks(qtbot: QtBot) -> None:
    requested: list[int] = []

    class Listening(Tone):
        def block(self, samples: int) -> NDArray[np.int16]:
            requested.append(samples)
            return super().block(samples)

    player = Player(Listening(), ("NULL",))
    assert player.playing
    qtbot.waitUntil(lambda: bool(requested))
    player.close()
    player.close()
    assert not player.playing
    assert all(samples > 0 for samples in requested)


def test_without_the_library_all_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    player = Player(Tone())
    assert not player.playing
    player.close()


def test_a_session_sounds_where_its_protocol_says_so_and_is_switched_off_by_a_key(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Tone] = []

    class Quiet:
        playing = True

        def __init__(self, tone: Tone) -> None:
            begun.append(tone)

        def close(self) -> None:
            self.playing = False

    monkeypatch.setattr("hrvsync.ui.session.sound.Player", Quiet)
    audio = {"Rest": "silence", "Breathe together": "tones"}
    phases = tuple(PhasePlan(name, 60.0, PACED.pacers, "", cast(Audio, how)) for name, how in audio.items())
    made = Protocol("Breathe", "", 2, "adults", False, {}, phases)
    session = FakeSession(names={"A": "Ada", "B": "Ben"}, protocol=made)
    view = SessionView(session, Bridge(), DARK, sound=True)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()

    def heard(phase: Phase) -> bool:
        view.on_frame(frame(20.0, phase=phase))
        view.draw()
        return bool(begun) and bool(begun[0].block(HZ // 10).any())

    assert not heard(replace(PACED, name="Rest"))
    assert not begun, "no sound card is asked for before there is something to hear"
    assert heard(PACED)
    changed: list[bool] = []
    view.sound_changed.connect(changed.append)
    qtbot.keyClick(view, Qt.Key.Key_S)
    assert changed == [False]
    heard(PACED)
    assert not heard(PACED)
    view.stop()


def test_each_phase_begins_with_a_chime_and_the_end_is_heard(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Tone] = []

    class Quiet:
        playing = True

        def __init__(self, tone: Tone) -> None:
            begun.append(tone)

        def close(self) -> None:
            self.playing = False

    monkeypatch.setattr("hrvsync.ui.session.sound.Player", Quiet)
    monkeypatch.setattr("hrvsync.ui.session.view.LAST_CHIME_MS", 0)
    plans = tuple(PhasePlan(name, 60.0, {}, "", "silence") for name in ("Settle", "Talk"))
    made = Protocol("Talk", "", 2, "adults", False, {}, plans)
    view = SessionView(FakeSession(names={"A": "Ada", "B": "Ben"}, protocol=made), Bridge(), DARK, sound=True)
    qtbot.addWidget(view)
    view.on_frame(frame(1.0, phase=Phase(0.0, "Settle")))
    view.draw()
    assert not begun, "people have just begun it themselves"
    for t in (60.0, 61.0):
        view.on_frame(frame(t, phase=Phase(60.0, "Talk")))
        view.draw()
    first, rest = begun[0].block(HZ // 2), begun[0].block(3 * HZ)
    assert np.abs(first).max() > 1000
    assert np.abs(np.diff(np.concatenate([first, rest]).astype(float))).max() < 0.3 * 32767 * 4 * np.pi * 600 / HZ
    assert not begun[0].block(HZ).any(), "once is enough"
    view.end(None)
    assert begun[0].block(HZ // 2).any()


def test_a_tone_goes_with_the_heart_without_a_click_and_fades() -> None:
    wall = Wall()

    def hum(seconds: float, level: float | None) -> NDArray[np.int16]:
        parts: list[NDArray[np.int16]] = []
        for _ in range(round(seconds * 50)):
            wall.tone.hum(level)
            parts.append(wall.tone.block(BLOCK))
            wall.now += 1 / 50
        return np.concatenate(parts)

    low, high, gone = hum(2.0, 0.0), hum(3.0, 1.0), hum(1.0, None)
    heard = np.concatenate([low, high, gone]).astype(float)
    assert np.abs(np.diff(heard)).max() < 32767 * 0.15 * (2 * np.pi * 340 / HZ + 0.005)
    crossings = [np.count_nonzero(np.diff(np.sign(part[-HZ:].astype(float)))) / 2 for part in (low, high)]
    assert crossings == [pytest.approx(165, abs=4), pytest.approx(330, abs=4)]
    assert not gone[-BLOCK:].any()
    hum(1.0, 0.5)
    wall.now += 2.0
    wall.hear(0.6, follow=False)
    assert not wall.hear(0.2, follow=False).any(), "a window that hangs falls silent"
