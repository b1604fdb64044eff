"""Rolling values, the one window of a frame, and when a value is withheld."""

import math

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from msgspec import structs
from support.heart_series import Array, healthy, showing

from hrvsync import analysis
from hrvsync.analysis import PRESETS, rolling
from hrvsync.analysis.measures import LIVE, MEASURES, Context, Measure, PersonMeasures, latest
from hrvsync.analysis.measures.frequency import SPECTRUM_MIN_S, spectrum_now
from hrvsync.analysis.measures.series import Series, covered_in, trailing, used
from hrvsync.analysis.measures.time_domain import rmssd_in
from hrvsync.beats import Beats, within

WINDOWS = {"vlf_ms2": 300.0, "total_ms2": 300.0, "dfa_alpha2": 300.0, "triangular_index": 300.0, "vlf_peak_hz": 300.0}


def beats_of(rr: Array) -> Beats:
    return Beats(np.cumsum(rr) / 1000, rr, np.zeros(rr.size, np.int8), np.zeros(rr.size, np.int64))


@pytest.mark.parametrize("row", MEASURES, ids=lambda row: row.key)
@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_many_windows_at_once_are_each_window_alone(row: Measure, preset: analysis.Preset) -> None:
    name = row.key
    rr = showing(name, 700, seed=1)
    rr[[200, 350, 351]] = np.nan
    t = np.cumsum(np.nan_to_num(rr, nan=850.0)) / 1000
    window = WINDOWS.get(name, 120.0)
    at = np.arange(60.0, t[-1], 23.0)
    together = rolling(name, t, rr, at, window, preset)
    alone = [rolling(name, t, rr, [one], window, preset)[0] for one in at]
    np.testing.assert_allclose(together, alone, rtol=1e-9, atol=1e-9)
    assert np.isfinite(together).sum() > 5


@pytest.mark.parametrize("row", LIVE, ids=lambda row: row.key)
def test_a_frame_is_the_one_window_case(row: Measure) -> None:
    rr = healthy(500, seed=2)
    beats = beats_of(rr)
    (measure,) = (one for one in MEASURES for live in one.live if live.key == row.key)
    for end in (290.25, 330.0, 400.125):
        known = within(beats, 0.0, end)
        last = float(known.t[-1])
        live = getattr(latest(known, last, Context()), row.key)
        after = known.after(last - row.min_seconds - row.before)
        assert live == rolling(measure.key, after.t, after.rr_ms, [last], row.min_seconds)[0]
        assert live == pytest.approx(rolling(measure.key, beats.t, rr, [last], row.min_seconds)[0], rel=1e-9)
        assert math.isfinite(live)


def test_rows_that_are_not_due_keep_what_is_known() -> None:
    beats = beats_of(healthy(500, seed=2))
    known = PersonMeasures(hr=1.0, rmssd_30=2.0)
    rate = tuple(row for row in LIVE if row.key == "hr")
    found = latest(beats, 300.0, Context(), rate, known)
    assert found.hr > 40
    assert found.rmssd_30 == 2.0
    assert math.isnan(found.rmssd_60)


def test_a_rhythm_that_is_not_suited_leaves_only_the_rate() -> None:
    rr = np.tile([520.0, 1080.0], 250)
    label = np.tile(np.array([1, 0], np.int8), 250)
    beats = Beats(np.cumsum(rr) / 1000, rr, label, np.zeros(500, np.int64))
    anyway = tuple(structs.replace(row, min_beats=1, min_share=0.0) for row in LIVE)
    for key, value in structs.asdict(latest(beats, 400.0, Context(), anyway)).items():
        assert math.isnan(value) == (key != "hr"), key


def test_the_spectrum_to_look_at_peaks_where_the_heart_swings_and_waits_for_two_minutes() -> None:
    t = np.cumsum(0.9 + 0.05 * np.sin(2 * np.pi * 0.1 * 0.9 * np.arange(330)))
    rr_ms = np.diff(t, prepend=0.0) * 1000
    steady = Beats(t, rr_ms, np.zeros(len(t), np.int8), np.zeros(len(t), np.int64))
    f, density = spectrum_now(steady, float(t[-1]))
    assert f[density.argmax()] == pytest.approx(0.1, abs=0.005)
    short = float(t[np.searchsorted(t, SPECTRUM_MIN_S) - 1])
    early = Beats(t[t <= short], rr_ms[t <= short], steady.label[t <= short], steady.run[t <= short])
    assert len(spectrum_now(early, short).f) == 0
    wild = np.random.default_rng(1).uniform(400, 1300, 400)
    fibrillating = Beats(np.cumsum(wild) / 1000, wild, np.zeros(400, np.int8), np.zeros(400, np.int64))
    assert len(spectrum_now(fibrillating, float(fibrillating.t[-1])).f) == 0


def test_a_measure_goes_by_key_by_name_and_by_function() -> None:
    rr = healthy(200, seed=3)
    t = np.cumsum(rr) / 1000
    values = [rolling(one, t, rr, 60, 30)[0] for one in ("rmssd_ms", "rmssd", analysis.rmssd)]
    assert values == [values[0]] * 3
    assert values[0] == pytest.approx(analysis.rmssd(rr[(t > 30) & (t <= 60)]), rel=1e-12)


def test_the_usable_share_rolls_too() -> None:
    rr = np.full(100, 1000.0)
    rr[50:55] = np.nan
    assert rolling("usable_pct", np.arange(1.0, 101.0), rr, [50.0, 60.0, 90.0], 20).tolist() == [100, 75, 100]


def test_unknown_names_and_unequal_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="no measure is called 'stress'"):
        rolling("stress", [1.0], [800.0], [1.0], 30)
    with pytest.raises(ValueError, match="no preset is called 'magic'"):
        rolling("rmssd", [1.0], [800.0], [1.0], 30, "magic")
    with pytest.raises(ValueError, match="equal length"):
        rolling("rmssd", [1.0, 2.0], [800.0], [1.0], 30)


@pytest.mark.parametrize("row", MEASURES, ids=lambda row: row.key)
def test_a_window_that_is_too_short_gives_nothing(row: Measure) -> None:
    rr = healthy(800, seed=4)
    t = np.cumsum(rr) / 1000
    at = np.arange(0.0, 700.0, 50.0)
    assert np.isnan(rolling(row.key, t, rr, at, row.min_seconds - 1)).all()
    for empty in ([], [math.nan] * 5):
        assert np.isnan(rolling(row.key, np.arange(len(empty)) * 1.0, empty, [3.0], 600.0)).all()
    assert rolling(row.key, t, rr, [], 600.0).size == 0


def test_a_gap_empties_the_windows_it_cuts_into() -> None:
    rr = np.full(400, 1000.0)
    t = np.arange(1.0, 401.0)
    t[200:] += 100
    values = rolling("rmssd", t, rr, np.arange(1.0, 501.0), 30)
    known = np.isfinite(values)
    assert not known[:25].any()
    assert known[30:199].all()
    assert not known[205:323].any()
    assert known[330:].all()


def test_nothing_is_joined_between_two_runs() -> None:
    rr = np.array([800.0, 810.0, 1000.0, 1010.0])
    t = np.array([0.8, 1.61, 20.0, 21.01])
    beats = Beats(t, rr, np.zeros(4, np.int8), np.array([0, 0, 1, 1]))
    series = used(beats)
    assert analysis.rmssd(series.rr_ms) == 10
    assert np.all(np.diff(series.t) >= 0)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(300, 2000), st.booleans(), st.integers(0, 3000)), min_size=1, max_size=60),
    st.lists(st.floats(-5, 130), min_size=1, max_size=20),
    st.floats(1, 60),
)
def test_coverage_is_the_overlap_with_every_used_interval(
    beats: list[tuple[int, bool, int]], at: list[float], window: float
) -> None:
    rr = np.array([float(one[0]) for one in beats])
    t = np.cumsum(rr + [one[2] if one[2] > 1500 else 0 for one in beats]) / 1000
    rr = np.where([one[1] for one in beats], rr, np.nan)
    end = np.array(at)
    covered = covered_in(Series(t, rr), trailing(t, end, window), end, window)
    for moment, value in zip(at, covered, strict=True):
        overlap = [
            max(0.0, min(stop, moment) - max(stop - one / 1000, moment - window))
            for stop, one in zip(t, rr, strict=True)
            if math.isfinite(one)
        ]
        assert value == pytest.approx(math.fsum(overlap), abs=1e-9)


def test_windows_behind_the_last_beat_are_empty() -> None:
    rr_ms = np.full(50, 900.0)
    t = np.cumsum(rr_ms) / 1000
    found = rmssd_in(rr_ms, trailing(t, np.array([-50.0, t[-1], t[-1] + 1000]), 30.0))
    np.testing.assert_array_equal(found, [np.nan, 0.0, np.nan])
