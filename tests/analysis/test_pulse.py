import numpy as np
import pytest
from support.drawn_pulse import drawn_pulse
from support.heart_series import Array

from hrvsync.analysis.pulse import pulse_rises


def beats(n: int = 60, interval: float = 0.85, sd: float = 0.03) -> Array:
    swing = interval * (1 + 0.05 * np.sin(np.arange(n) * 0.5) + sd * np.random.default_rng(0).standard_normal(n))
    return 1 + np.cumsum(swing)


def rmssd(t: Array) -> float:
    return float(np.sqrt(np.mean(np.diff(np.diff(t) * 1000) ** 2)))


@pytest.mark.parametrize("rate", [25.0, 64.0, 256.0])
@pytest.mark.parametrize("turned", [1, -1])
def test_every_beat_is_found_to_milliseconds_either_way_up(rate: float, turned: int) -> None:
    at = beats()
    (found,) = pulse_rises(turned * drawn_pulse(at, rate, seconds=at[-1] + 1, noise=0.01), rate)
    assert found.size == at.size
    late = found - at
    assert float(np.ptp(late)) < 0.03
    assert rmssd(found) == pytest.approx(rmssd(at), abs=2.5)


@pytest.mark.parametrize("interval", [0.36, 0.6, 1.3])
def test_slow_and_quick_hearts(interval: float) -> None:
    at = beats(interval=interval)
    found = pulse_rises(drawn_pulse(at, 64.0, seconds=at[-1] + 1), 64.0)
    assert sum(map(len, found)) == at.size


def test_a_dicrotic_wave_nearly_as_steep_is_no_beat() -> None:
    at = beats(interval=1.0, sd=0.01)
    (found,) = pulse_rises(drawn_pulse(at, 64.0, seconds=at[-1] + 1, dicrotic=0.9), 64.0)
    assert found.size == at.size


def test_gaps_flat_lines_and_silence_make_runs_apart() -> None:
    at = beats()
    wave = drawn_pulse(at, 64.0, seconds=at[-1] + 1)
    wave[1500:1900] = np.nan
    before, after = pulse_rises(wave, 64.0)
    assert before[-1] < 1500 / 64 < 1900 / 64 < after[0]
    flat = drawn_pulse(at, 64.0, seconds=at[-1] + 1)
    flat[1500:1900] = flat[1500]
    assert max(float(np.diff(run).max()) for run in pulse_rises(flat, 64.0)) <= 3.0
    assert pulse_rises(np.zeros(1000), 64.0) == ()
    assert pulse_rises(np.full(1000, np.nan), 64.0) == ()
    assert pulse_rises(drawn_pulse(at[:2], 64.0, seconds=3.0), 64.0) == ()


def test_a_wave_in_which_nothing_repeats_itself_has_no_beats() -> None:
    ramp = np.linspace(0, 1, 2000) ** 2
    assert pulse_rises(ramp, 64.0) == ()


def test_a_jerk_hides_no_beats() -> None:
    at = beats()
    wave = drawn_pulse(at, 64.0, seconds=at[-1] + 1)
    wave[2000] += 500
    assert sum(map(len, pulse_rises(wave, 64.0))) >= at.size - 3


def test_refuses_what_is_no_wave() -> None:
    with pytest.raises(ValueError, match="one dimension, not 2"):
        pulse_rises(np.zeros((2, 2)), 64.0)
    with pytest.raises(ValueError, match="at least 20 samples a second, not 10"):
        pulse_rises(np.zeros(100), 10.0)
