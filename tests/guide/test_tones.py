import numpy as np
import pytest

from hrvsync.events import Pacer
from hrvsync.guide.pacer import HIGH_HZ, LOW_HZ, tone

HZ = 8000
SIX = Pacer(6.0)
HELD = Pacer(6.0, inhale=0.5, hold_in=1.0, hold_out=1.0)


def pitch(samples: np.ndarray) -> float:
    """Frequency (Hz) by counting rising zero crossings."""
    return float(np.sum((samples[:-1] < 0) & (samples[1:] >= 0))) * HZ / len(samples)


def test_it_rises_breathing_in_and_falls_breathing_out() -> None:
    breath, _ = tone(SIX, 0.0, 10 * HZ, HZ)
    pitches = [pitch(breath[i * HZ // 2 : (i + 1) * HZ // 2]) for i in range(20)]
    assert pitches[1:7] == sorted(pitches[1:7])
    assert pitches[9:19] == sorted(pitches[9:19], reverse=True)
    assert pitches[1] < 1.1 * LOW_HZ + 20
    assert max(pitches) > 0.95 * HIGH_HZ
    assert max(pitches) <= HIGH_HZ + 4


def test_holds_are_silent_and_nothing_clicks() -> None:
    breath, _ = tone(HELD, 0.0, 20 * HZ, HZ)
    # 10 s a breath: 4 s in, 1 s held, 4 s out, 1 s held
    assert not breath[4 * HZ + 1 : 5 * HZ].any()
    assert not breath[9 * HZ + 1 : 10 * HZ].any()
    assert np.abs(breath[HZ : 3 * HZ]).max() == pytest.approx(1.0, abs=0.01)
    assert np.abs(breath).max() <= 1.0
    assert np.abs(np.diff(breath)).max() < 2 * np.pi * HIGH_HZ / HZ + 0.02


def test_blocks_go_on_from_each_other() -> None:
    whole, _ = tone(SIX, 3.0, 3 * HZ, HZ)
    parts, turned = [], 0.0
    for i in range(30):
        part, turned = tone(SIX, 3.0 + i / 10, HZ // 10, HZ, turned)
        parts.append(part)
    assert np.concatenate(parts) == pytest.approx(whole, abs=1e-6)
    nothing, angle = tone(SIX, 3.0, 0, HZ, 1.5)
    assert (len(nothing), angle) == (0, 1.5)


def test_before_its_phase_it_waits() -> None:
    early, _ = tone(SIX, -1.0, HZ // 2, HZ)
    assert np.abs(early).max() == 0.0
