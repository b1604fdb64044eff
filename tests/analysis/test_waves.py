"""Where the samples of ECG and acceleration lie on the session clock."""

import numpy as np
from hypothesis import given, settings, strategies as st

from hrvsync.analysis.waves import samples
from hrvsync.events import AnyEvent, Packet, Wave

START = 599_616_000_000_000_000  # where the clock of an H10 starts, in ns since 2000: beyond a float's digits
BLOCK = 73


def ecg(frames: int, rate: float = 130.0, drift: float = 0.0, late: float = 0.0, first: int = 0) -> list[AnyEvent]:
    """Frames of a strap whose crystal runs `drift` fast; all but every tenth is late by up to `late` s."""
    rng = np.random.default_rng(1)
    events: list[AnyEvent] = []
    for n in range(first, first + frames):
        last = ((n + 1) * BLOCK - 1) / rate
        values = tuple(range(n * BLOCK, (n + 1) * BLOCK))
        delay = 0.0 if n % 10 == 0 else float(rng.uniform(0, late))
        events.append(Wave(last + delay, "A", "ecg", 130.0, START + round(last * (1 + drift) * 1e9), values))
    return events


def test_no_wave() -> None:
    none = samples([Packet(1.0, "A", (900,))], "A", "acc")
    assert none.t.shape == (0,)
    assert none.x.shape == (0, 3)
    assert samples([Wave(1.0, "A", "acc", 50.0, START, (1, 2))], "A", "acc").t.size == 0


def test_samples_keep_their_order_and_their_values() -> None:
    wave = samples(ecg(20), "A", "ecg")
    assert wave.x[:, 0].tolist() == list(range(20 * BLOCK))
    assert np.allclose(np.diff(wave.t), 1 / 130)
    assert set(wave.run) == {0}


def test_acceleration_has_three_channels_and_other_people_do_not_count() -> None:
    events: list[AnyEvent] = [
        Wave(1.0, "A", "acc", 50.0, START, (1, 2, 3, 4, 5, 6)),
        Wave(1.0, "B", "acc", 50.0, START, (7, 8, 9)),
        Wave(1.1, "A", "ecg", 50.0, START, (7, 8, 9)),
    ]
    wave = samples(events, "A", "acc")
    assert wave.x.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert np.allclose(wave.t, [0.98, 1.0])


def test_late_frames_move_nothing() -> None:
    prompt, late = samples(ecg(400), "A", "ecg"), samples(ecg(400, late=0.8), "A", "ecg")
    assert np.abs(late.t - prompt.t).max() < 0.002


def test_the_strap_clock_drifts_and_its_rate_is_its_own() -> None:
    wave = samples(ecg(6400, rate=131.3, drift=20e-6, late=0.3), "A", "ecg")
    truth = np.arange(6400 * BLOCK) / 131.3
    assert np.abs(wave.t - truth).max() < 0.003
    assert set(wave.run) == {0}


def test_a_gap_begins_a_new_run() -> None:
    wave = samples([*ecg(20), *ecg(20, first=40)], "A", "ecg")
    assert set(wave.run) == {0, 1}
    assert np.allclose(wave.t, np.r_[0 : 20 * BLOCK, 40 * BLOCK : 60 * BLOCK] / 130)


def test_a_clock_that_is_set_again() -> None:
    before, after = ecg(60), ecg(60, first=100)
    reset = [Wave(w.t, w.who, w.kind, w.rate, w.device_ns - 10**15, w.samples) for w in after if isinstance(w, Wave)]
    ahead = [Wave(w.t, w.who, w.kind, w.rate, w.device_ns + 10**15, w.samples) for w in after if isinstance(w, Wave)]
    truth = samples([*before, *after], "A", "ecg").t
    assert np.abs(samples([*before, *reset], "A", "ecg").t - truth).max() < 0.002
    assert np.abs(samples([*before, *ahead], "A", "ecg").t - truth).max() < 0.002


@given(st.floats(0, 1e5), st.integers(1, 30))
@settings(max_examples=30)
def test_a_later_session_shifts_all_times(shift: float, frames: int) -> None:
    events = ecg(frames, late=0.2)
    later = [Wave(w.t + shift, w.who, w.kind, w.rate, w.device_ns, w.samples) for w in events if isinstance(w, Wave)]
    assert np.allclose(samples(later, "A", "ecg").t, samples(events, "A", "ecg").t + shift, atol=1e-6)
