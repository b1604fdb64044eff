"""R peaks of bare arrays: laws, drawn ECGs that are hard, and annotated records."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from support.drawn_ecg import drawn, regular
from support.heart_series import Array
from support.mitbih import FLUTTER, NORMAL, RATE, RECORDS, annotations, ecg, f1, matched

from hrvsync.analysis import qrs, r_peaks

BEATS = regular(30)
RANDOM = np.random.default_rng(4)
NOISE = RANDOM.normal(size=30 * 250)
SLOW = np.sin(2 * np.pi * 0.3 * np.arange(30 * 250) / 250)


def found(truth: Array, peaks: Array, within: float = 0.01) -> bool:
    """Whether each beat has its peak and there is no other."""
    return peaks.size == truth.size and bool(np.abs(peaks - truth).max() < within)


@given(
    scale=st.floats(1e-3, 1e4),
    offset=st.floats(-1e3, 1e3),
    up=st.booleans(),
    rate=st.sampled_from([64, 125, 130.16, 250, 360, 1000]),
)
@settings(max_examples=40, deadline=None)
def test_neither_unit_nor_baseline_nor_lead_nor_rate_matters(
    scale: float, offset: float, up: bool, rate: float
) -> None:
    x = drawn(BEATS, rate, seconds=30)
    assert found(BEATS, r_peaks(scale * ((x if up else -x) + offset), rate), 0.004)


@given(shift=st.integers(0, 150))
@settings(max_examples=20, deadline=None)
def test_a_later_start_is_an_earlier_time(shift: int) -> None:
    x = drawn(BEATS, 250, seconds=30) + 0.02 * NOISE
    assert np.allclose(r_peaks(x[shift:], 250), r_peaks(x, 250) - shift / 250, atol=1e-3)


def test_peaks_lie_between_samples() -> None:
    beats = np.cumsum(np.concatenate([[1.0], 0.8 + 0.05 * RANDOM.random(30)]))
    peaks = r_peaks(drawn(beats, 130, seconds=28), 130)
    assert np.abs(np.diff(peaks) - np.diff(beats)).max() < 0.5e-3


def test_a_gap_parts_what_is_searched() -> None:
    x = drawn(BEATS, 250, seconds=30) + 0.02 * NOISE
    x[3000:3700] = np.nan
    x[7400] = np.nan  # what is left of it is too short
    apart = [r_peaks(x[:3000], 250), r_peaks(x[3700:7400], 250) + 14.8]
    assert r_peaks(x, 250).tolist() == pytest.approx(np.concatenate(apart).tolist(), abs=1e-12)
    assert r_peaks(np.full(1000, np.nan), 250).size == 0


@pytest.mark.parametrize("x", [np.zeros(2500), np.full(2500, 1000.3), np.ones(499), np.empty(0)])
def test_where_nothing_happens_there_is_no_peak(x: Array) -> None:
    assert r_peaks(x, 250).size == 0


def test_whole_numbers_and_lists_will_do() -> None:
    x = np.round(1000 * drawn(BEATS, 250, seconds=30)).astype(np.int16)
    assert found(BEATS, r_peaks(x, 250))
    assert r_peaks(x.tolist(), 250).tolist() == r_peaks(x, 250).tolist()


def test_what_is_no_ecg_is_refused() -> None:
    with pytest.raises(ValueError, match="ecg must have one dimension, not 2"):
        r_peaks(np.zeros((2, 1000)), 250)
    for rate in (50, 0, -1, np.nan, np.inf):
        with pytest.raises(ValueError, match="rate must be at least 64 samples a second"):
            r_peaks(np.zeros(1000), rate)


def test_tall_t_waves_are_no_beats() -> None:
    assert found(BEATS, r_peaks(drawn(BEATS, 250, seconds=30, t_wave=1.2), 250))


@pytest.mark.parametrize("interval", [0.3, 0.45, 2.2])
def test_fast_and_slow_hearts(interval: float) -> None:
    beats = regular(30, interval)
    assert found(beats, r_peaks(drawn(beats, 250, seconds=30), 250))


def test_in_bigeminy_the_lower_beats_are_found_too() -> None:
    early = np.arange(BEATS.size) % 2 == 1
    beats = BEATS - 0.25 * early
    x = drawn(beats, 250, seconds=30, heights=np.where(early, 3.0, 1.0))
    assert found(beats, r_peaks(x, 250), 0.03)


def test_a_low_beat_is_searched_for_in_the_pause_that_it_would_leave() -> None:
    heights = np.ones(BEATS.size)
    heights[[10, 20]] = 0.4
    assert found(BEATS, r_peaks(drawn(BEATS, 250, seconds=30, heights=heights), 250))
    heights[[10, 20]] = 0.02
    missing = np.delete(BEATS, [10, 20])
    assert found(missing, r_peaks(drawn(BEATS, 250, seconds=30, heights=heights), 250))


def test_of_two_humps_of_one_beat_the_higher_one_is_it() -> None:
    # A wide notched complex: its second top, 0.2 s later, is the higher one.
    x = drawn(BEATS, 250, seconds=30, t_wave=0) * 0.8 + drawn(BEATS + 0.2, 250, seconds=30, t_wave=0)
    assert found(BEATS + 0.2, r_peaks(x, 250))


def test_neither_wander_nor_noise_nor_mains_hides_a_beat() -> None:
    x = drawn(BEATS, 250, seconds=30)
    mains = np.sin(2 * np.pi * 50 * np.arange(x.size) / 250)
    for trouble in (5 * SLOW, 0.1 * NOISE, 0.3 * mains):
        assert found(BEATS, r_peaks(x + trouble, 250), 0.03)


def test_blocks_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    x = drawn(BEATS, 250, seconds=30) + 0.05 * NOISE + SLOW
    whole = r_peaks(x, 250)
    monkeypatch.setattr(qrs, "BLOCK_S", 4.0)
    assert np.allclose(r_peaks(x, 250), whole, atol=1e-3)


@pytest.mark.parametrize("record", RECORDS)
def test_annotated_records(record: str) -> None:
    truth, codes = annotations(record)
    peaks = r_peaks(ecg(record), RATE)
    beat, peak = matched(truth, peaks)
    assert f1(truth.size, peaks.size, beat.size) > (91 if record == FLUTTER else 99.1)
    off = (peaks[peak] - truth[beat])[codes[beat] == NORMAL]
    if off.size and record not in {"108", "117"}:  # annotated now at the R, now at the S wave
        assert np.quantile(np.abs(off - np.median(off)), 0.95) < 0.0025
