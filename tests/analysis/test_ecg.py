"""R peaks against the simulator's truth, and what an ECG says of a strap's intervals."""

from functools import cache

import numpy as np
import pytest
from msgspec.structs import replace

from hrvsync.analysis.beats import Beats, Floats, Label
from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.ecg import check, r_peaks
from hrvsync.analysis.waves import Samples, samples
from hrvsync.events import STRAP_TICKS_PER_SECOND, Strap
from hrvsync.sources.simulate import Belt, Heart, Scenario, Simulation, simulate


@cache
def play(ectopics: float = 0.0, belt: Belt | None = None, seed: int = 3) -> Simulation:
    worn = {"A": belt or Belt("Polar H10")}
    return simulate(Scenario("ecg", 300, {"A": Heart(bpm=64, ectopics=ectopics)}, worn, seed=seed, waves=("ecg",)))


def wave(simulation: Simulation) -> Samples:
    return samples(simulation.events, "A", "ecg")


def matched(simulation: Simulation, peaks: Floats) -> tuple[Floats, Floats]:
    """The heart's beats inside the ECG, and the peak nearest to each."""
    truth = simulation.hearts["A"].t
    truth = truth[(truth > 1) & (truth < 298)]
    return truth, peaks[np.abs(truth[:, np.newaxis] - peaks).argmin(axis=1)]


def made(t: Floats, x: Floats, run: Floats | None = None) -> Samples:
    return Samples(t, x[:, np.newaxis], np.zeros(len(t), np.int64) if run is None else run.astype(np.int64))


@pytest.mark.parametrize("seed", range(3))
def test_intervals_are_finer_than_the_straps_ticks(seed: int) -> None:
    simulation = play(seed=seed)
    truth, found = matched(simulation, r_peaks(wave(simulation)))
    error = np.diff(found) - np.diff(truth)
    assert error.std() < 0.25e-3
    assert np.abs(error).max() < 1 / STRAP_TICKS_PER_SECOND


def test_every_beat_is_found_once() -> None:
    simulation = play(ectopics=3.0)
    peaks = r_peaks(wave(simulation))
    truth, found = matched(simulation, peaks)
    assert len(set(found.tolist())) == len(truth)
    assert np.abs(found - truth - np.median(found - truth)).max() < 0.02
    assert len(peaks) - len(truth) <= 4  # those in the first and last seconds


def test_electrodes_the_other_way_round_and_other_amplifiers() -> None:
    ecg = wave(play())
    peaks = r_peaks(ecg)
    assert np.allclose(r_peaks(replace(ecg, x=-3.7 * ecg.x + 5000)), peaks, atol=1e-6)
    assert np.allclose(r_peaks(replace(ecg, t=ecg.t + 1000)), peaks + 1000, atol=1e-6)


def test_no_peaks_where_there_is_nothing() -> None:
    t = np.arange(1000) / 130
    for nothing in (made(t[:0], t[:0]), made(t[:50], np.sin(t[:50])), made(t, np.ones(1000))):
        assert r_peaks(nothing).size == 0
    step = np.zeros(1000)
    step[:3] = 1.0
    assert r_peaks(made(t, step)).size <= 1


def test_runs_are_searched_apart() -> None:
    ecg = wave(play())
    half = len(ecg.t) // 2
    apart = replace(ecg, run=(np.arange(len(ecg.t)) >= half).astype(np.int64))
    both = np.concatenate([r_peaks(strip) for strip in (cut(ecg, 0, half), cut(ecg, half, len(ecg.t)))])
    assert r_peaks(apart).tolist() == both.tolist()


def cut(ecg: Samples, a: int, b: int) -> Samples:
    return Samples(ecg.t[a:b], ecg.x[a:b], ecg.run[a:b])


def beats_of(simulation: Simulation) -> Beats:
    """The strap's beats without the latency taken off."""
    told = [replace(e, latency=None, spread=None) if isinstance(e, Strap) else e for e in simulation.events]
    return rebuild(told)["A"]


def test_the_latency_of_a_strap_is_measured() -> None:
    assert check(beats_of(play()), r_peaks(wave(play()))).latency == pytest.approx(2.1, abs=0.06)
    movesense = play(belt=Belt("Movesense"))
    assert check(beats_of(movesense), r_peaks(wave(movesense))).latency == pytest.approx(0.1, abs=0.06)


def test_ectopic_beats_are_the_hearts_and_missed_ones_the_straps() -> None:
    simulation = play(ectopics=3.0, belt=Belt("Polar H10", missed=1.0, extra=1.0))
    beats = beats_of(simulation)
    seen = check(beats, r_peaks(wave(simulation))).in_heart
    assert np.nanmean(seen[beats.label == Label.NORMAL]) > 0.99
    assert np.nanmean(seen[beats.label == Label.ECTOPIC]) > 0.9
    wrong = np.isin(beats.label, [Label.MISSED, Label.EXTRA])
    assert wrong.sum() >= 4
    assert np.nanmean(seen[wrong]) < 0.1


def test_too_little_to_check() -> None:
    beats = beats_of(play())
    few = Beats(beats.t[:5], beats.rr_ms[:5], beats.label[:5], beats.run[:5])
    for told, peaks in ((few, beats.t), (beats, beats.t[:5])):
        result = check(told, peaks)
        assert np.isnan(result.latency)
        assert np.isnan(result.in_heart).all()


def test_beats_without_a_sure_one_are_checked_too() -> None:
    beats = beats_of(play())
    unsure = replace(beats, label=np.full(len(beats.t), int(Label.ECTOPIC), np.int8))
    assert check(unsure, r_peaks(wave(play()))).latency == pytest.approx(2.1, abs=0.06)


def test_where_the_ecg_is_missing_nothing_is_said() -> None:
    peaks = r_peaks(wave(play()))
    seen = check(beats_of(play()), peaks[peaks < 150]).in_heart
    assert np.isnan(seen[-50:]).all()
    assert np.nanmin(seen) == 1
