"""The grid is aligned to the session clock; breaks are bridged by whole beats, gaps and the outside stay empty."""

import numpy as np
import pytest

from hrvsync.analysis.grid import AROUND_S, grid_times, rr_series
from hrvsync.beats import Beats, Floats, Label, empty

T = grid_times(0.0, 60.0)


def wave(t: Floats) -> Floats:
    return 900 + 60 * np.sin(2 * np.pi * 0.1 * t)


def beating(until: float = 60.0) -> Floats:
    t = [0.0]
    while t[-1] < until:
        t.append(t[-1] + float(wave(np.array(t[-1]))) / 1000)
    return np.array(t)


def beats_at(t: Floats, bad: tuple[int, ...] = (), breaks: tuple[int, ...] = ()) -> Beats:
    rr_ms = 1000 * np.diff(t)
    label = np.zeros(rr_ms.size, np.int8)
    label[list(bad)] = Label.LONG
    run = np.zeros(rr_ms.size, np.int64)
    for at in breaks:
        run[at:] += 1
    return Beats(t[1:], rr_ms, label, run)


def test_windows_share_their_samples() -> None:
    assert grid_times(0.0, 1.0).tolist() == [0.25, 0.5, 0.75, 1.0]
    assert set(grid_times(10.1, 20.1).tolist()) >= set(grid_times(11.3, 20.0).tolist())
    assert len(grid_times(0.1, 60.1)) == 240


def test_a_series_follows_its_intervals_and_is_empty_outside() -> None:
    series = rr_series(beats_at(beating()), T)
    inside = np.isfinite(series)
    assert 1 <= np.flatnonzero(inside)[0] <= 4
    assert inside.sum() > 0.97 * T.size
    assert np.abs(series[inside] - wave(T[inside] - 0.45)).max() < 8


def test_two_rates_with_one_wave_are_not_shifted_against_each_other() -> None:
    """An interval stands at its middle: at its end, a slow heart would lag behind a fast one."""
    slow, fast = np.cumsum(np.full(60, 1.2)), np.cumsum(np.full(120, 0.5))
    for t in (slow, fast):
        rr_ms = 1000 * np.diff(t) + 40 * np.sin(2 * np.pi * 0.1 * (t[1:] + t[:-1]) / 2)
        series = rr_series(Beats(t[1:], rr_ms, np.zeros(rr_ms.size, np.int8), np.zeros(rr_ms.size, np.int64)), T)
        known = np.isfinite(series) & (T > 5) & (T < 55)
        angle = np.angle(np.exp(-2j * np.pi * 0.1 * T[known]) @ (series[known] - series[known].mean()))
        assert angle == pytest.approx(-np.pi / 2, abs=0.05)


@pytest.mark.parametrize("kind", ["lost", "extra", "early"])
def test_an_artefact_moves_nothing_after_it(kind: str) -> None:
    t = beating()
    clean = rr_series(beats_at(t), T)
    if kind == "lost":
        marred = beats_at(np.delete(t, 30), bad=(29,))
    elif kind == "extra":
        marred = beats_at(np.insert(t, 31, t[30] + 0.3), bad=(30, 31))
    else:
        early = t.copy()
        early[30] -= 0.25
        marred = beats_at(early, bad=(29, 30))
    series = rr_series(marred, T)
    assert np.array_equal(np.isfinite(series), np.isfinite(clean))
    assert np.nanmax(np.abs(series - clean)) < 25
    far = np.abs(T - t[30]) > 4
    assert np.nanmax(np.abs(series - clean)[far]) < 1e-9


def test_a_short_break_is_bridged_and_a_long_one_stays_a_gap() -> None:
    t = beating()
    away = (t > 20.5) & (t < 23)
    missing = np.flatnonzero(away)
    label = np.zeros(t.size - 1, np.int8)
    for wide in (False, True):
        gone = (t > 20.5) & (t < (33 if wide else 23))
        first = int(np.flatnonzero(gone)[-1]) + 1
        keep = np.ones(t.size - 1, bool)
        keep[int(np.flatnonzero(gone)[0]) - 1 : first] = False
        rr_ms = 1000 * np.diff(t)
        run = (np.arange(t.size - 1) >= first).astype(np.int64)
        series = rr_series(Beats(t[1:][keep], rr_ms[keep], label[keep], run[keep]), T)
        inside = np.isfinite(series[(T > 1) & (T < 59)])
        assert inside.all() != wide
        if wide:
            assert np.isnan(series[(T > 21) & (T < 32.9)]).all()
    assert missing.size > 0


def test_fewer_than_two_beats_give_nothing() -> None:
    one = beats_at(np.array([1.0, 2.0]))
    twice = Beats(np.array([1.0, 1.0]), np.array([900.0, 900.0]), np.zeros(2, np.int8), np.array([0, 1]))
    for beats in (empty(), one, twice):
        assert np.isnan(rr_series(beats, T)).all()


def test_two_beats_make_a_straight_line() -> None:
    series = rr_series(beats_at(np.array([0.0, 1.0, 2.0, 2.5])[1:]), T[:10])
    assert series[:5] == pytest.approx([np.nan] * 5, nan_ok=True)
    assert series[5:9] == pytest.approx([1000, 1000 - 500 / 3, 1000 - 1000 / 3, 500], nan_ok=True)
    assert np.isnan(series[9])


def test_a_window_reads_the_same_of_a_longer_series() -> None:
    whole = rr_series(beats_at(beating()), T)
    for start, stop in ((0, 40), (13, 170), (200, T.size)):
        np.testing.assert_array_equal(rr_series(beats_at(beating()), T[start:stop]), whole[start:stop])
    outside = rr_series(beats_at(beating(20.0)), T[100:140])
    assert outside.size == 40
    assert np.isnan(outside).all()


def test_a_lost_beat_is_the_same_whichever_window_asks() -> None:
    t = beating(600.0)
    lacking = beats_at(np.delete(t, 400), bad=(399,))
    at = grid_times(float(t[390]), float(t[410]))
    whole = rr_series(lacking, at)
    np.testing.assert_array_equal(rr_series(lacking.after(float(t[400]) - AROUND_S[0] - 5), at), whole)
    assert np.abs(whole - rr_series(beats_at(t), at)).max() < 5
