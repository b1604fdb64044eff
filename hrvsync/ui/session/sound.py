"""The pacer's tone and the chime of a phase, by the optional library miniaudio; without it, or a sound card, silence.

miniaudio asks for samples in a thread of its own. It reads one immutable moment, which the window renews as it draws.
"""

import sys
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from hrvsync.beats import Floats
from hrvsync.events import Pacer, Phase
from hrvsync.guide import Protocol, pacer_for, strength_at
from hrvsync.guide.chime import Chime, chime, chime_of
from hrvsync.guide.pacer import FADE_S, tone
from hrvsync.ui.session.state import SessionState

HZ = 24_000
VOLUME = 0.2
CHIME = 0.3
HUM, HUM_HZ, HUM_FADE_S, GLIDE_S = 0.15, (165.0, 330.0), 0.5, 0.4  # the heart's tone: within an octave, gliding
FAR_S = 0.15  # further off than this the tone fades out and begins where the pacer is
STALE_S = 1.0  # the window hangs: fall silent


class Moment(msgspec.Struct, frozen=True):
    """The pacer stood `s` seconds of guide time into its phase at `wall` (s) and runs at `speed`."""

    pacer: Pacer
    s: float
    wall: float
    speed: float = 1.0


class Tone:
    """What is to be heard: set by `follow`, read by `block`. Times are those of `clock`."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._moment: Moment | None = None
        self._pacer = Pacer()
        self._s = self._turned = self._gain = 0.0
        self._ringing: tuple[Floats, ...] = ()  # what is left of each chime
        self._wanted: tuple[float, float] | None = None  # level of the heart's tone (0 to 1), and when it was asked for
        self._level, self._hum, self._hum_turned = 0.5, 0.0, 0.0

    def follow(self, moment: Moment | None) -> None:
        """Sound like this from now on; None is silence."""
        self._moment = moment

    def hum(self, level: float | None) -> None:
        """Let a low tone rise and fall with a `level` (0 to 1); None lets it fade."""
        self._wanted = None if level is None else (level, self._clock())

    def ring(self, samples: Floats) -> None:
        """Play these samples (-1..1), beside whatever else is to be heard."""
        self._ringing = (*self._ringing, samples)

    def block(self, samples: int) -> NDArray[np.int16]:
        """Give the next `samples`."""
        moment, now = self._moment, self._clock()
        there = moment is not None and now - moment.wall < STALE_S
        target = moment.s + (now - moment.wall) * moment.speed if moment is not None else 0.0
        if moment is not None and self._gain == 0.0:
            self._pacer, self._s = moment.pacer, target
        follows = there and moment is not None and moment.pacer == self._pacer and abs(target - self._s) < FAR_S
        step = 1 / (FADE_S * HZ)
        gains = self._gain + (step if follows else -step) * np.arange(1, samples + 1)
        gains = np.clip(gains, 0.0, 1.0)
        made, self._turned = tone(self._pacer, self._s, samples, HZ, self._turned)
        self._gain = float(gains[-1]) if samples else self._gain
        self._s += samples / HZ * (moment.speed if moment is not None else 1.0)
        faded = strength_at(self._pacer, self._s)
        return np.round(32767 * (VOLUME * faded * gains * made + self._rung(samples) + self._hummed(samples))).astype(
            np.int16
        )

    def _hummed(self, samples: int) -> Floats:
        """The next samples of the heart's tone: it glides to the newest level, and fades where none is renewed."""
        there = self._wanted is not None and self._clock() - self._wanted[1] < STALE_S
        if not samples or not (there or self._hum > 0):
            return np.zeros(samples)
        t = np.arange(1, samples + 1) / HZ
        gains = np.clip(self._hum + (1 if there else -1) * t / HUM_FADE_S, 0.0, 1.0)
        target = self._wanted[0] if self._wanted is not None else self._level
        levels = target + (self._level - target) * np.exp(-t / GLIDE_S)
        angles = self._hum_turned + np.cumsum(2 * np.pi * HUM_HZ[0] * (HUM_HZ[1] / HUM_HZ[0]) ** levels / HZ)
        self._hum, self._level = float(gains[-1]), float(levels[-1])
        self._hum_turned = float(np.mod(angles[-1], 2 * np.pi))
        return HUM * gains * np.sin(angles)

    @property
    def ringing(self) -> bool:
        """Whether a chime is not over yet."""
        return bool(self._ringing)

    def _rung(self, samples: int) -> Floats:
        """The next samples of what rings."""
        out = np.zeros(samples)
        for one in self._ringing:
            part = one[:samples]
            out[: len(part)] += CHIME * part
        self._ringing = tuple(rest for one in self._ringing if len(rest := one[samples:]))
        return np.clip(out, -CHIME, CHIME)


class Player:
    """Plays a Tone on the computer's sound card until `close`."""

    def __init__(self, sounding: Tone, backends: tuple[str, ...] = ()) -> None:
        self.playing = False
        self._device: Any = None
        library = sound_library()
        if library is None:
            return
        with suppress(library.MiniaudioError):
            chosen = [library.Backend[name] for name in backends]
            self._device = library.PlaybackDevice(
                library.SampleFormat.SIGNED16, 1, HZ, buffersize_msec=60, backends=chosen, app_name="hrvsync"
            )
            blocks = _blocks(sounding)
            next(blocks)
            self._device.start(blocks)
            self.playing = True

    def close(self) -> None:
        """Fall silent."""
        if self._device is not None:
            self._device.close()
            self._device, self.playing = None, False


class PacerSound:
    """Lets a tone follow the pacer, while `on`, where `protocol` wants tones, and a chime begin each of its phases."""

    def __init__(self, protocol: Protocol | None, speed: float, *, on: bool) -> None:
        self._phases = () if protocol is None else protocol.phases
        self._speed, self.on = speed, on
        self.offered = bool(self._phases)
        self._begun: Phase | None = None
        self.heart = False  # whether a tone goes with the heart of one person, in place of the pacer's
        self._tone = Tone()
        self._player: Player | None = None

    def follow(self, state: SessionState, wall: float) -> None:
        """Sound as the pacer is at `wall` (s); silent unless everyone breathes by the same one."""
        phase = state.phase
        if phase is not None and phase != self._begun:
            if self._begun is not None and phase.t > self._begun.t:
                self.ring(chime_of(phase))
            self._begun = phase
        level = self._heart_level(state)
        self._tone.hum(level)
        if level is not None:
            self._play()
            self._tone.follow(None)
            return
        pacers = {pacer_for(phase, who) for who in state.names}
        pacer = pacers.pop() if len(pacers) == 1 else None
        tones = phase is not None and any((plan.name, plan.audio) == (phase.name, "tones") for plan in self._phases)
        if not self.on or not tones or pacer is None or state.guide_paused:
            self._tone.follow(None)
            return
        self._play()
        self._tone.follow(Moment(pacer, state.phase_seconds(state.now(wall)), wall, self._speed))

    @property
    def ringing(self) -> bool:
        """Whether a chime is to be heard."""
        return self._player is not None and self._player.playing and self._tone.ringing

    def ring(self, kind: Chime) -> None:
        """Play a chime, while sound is on, in a session that is guided."""
        if self.on and self.offered:
            self._play()
            self._tone.ring(chime(kind, HZ))

    def _heart_level(self, state: SessionState) -> float | None:
        """How high the heart's tone is now; None where it is not wanted, or nothing is known."""
        people = list(state.frame.people.values()) if state.frame is not None else []
        loop = people[0].loop if len(people) == 1 else None
        if not (self.on and self.heart) or loop is None or not loop.word or state.guide_paused:
            return None
        return loop.level if np.isfinite(loop.level) else None

    def _play(self) -> None:
        self._player = self._player or Player(self._tone)

    def stop(self) -> None:
        """Fall silent."""
        if self._player is not None:
            self._player.close()
            self._player = None


def sound_library() -> ModuleType | None:
    """Find miniaudio; None where it is not installed."""
    try:
        return import_module("miniaudio")
    except ImportError:
        return None


def has_sound() -> bool:
    """Whether miniaudio is installed; it is not loaded for that."""
    return "miniaudio" in sys.modules or find_spec("miniaudio") is not None


def _blocks(sounding: Tone) -> Generator[NDArray[np.int16], int, None]:
    wanted = yield np.zeros(0, np.int16)
    while True:
        wanted = yield sounding.block(wanted)
