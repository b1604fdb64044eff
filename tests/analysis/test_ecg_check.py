"""What an ECG says of a strap's intervals: of simulated straps whose truth is known, and of a real one."""

import numpy as np
import pytest
from msgspec.structs import replace
from support.ecg_sessions import beats_of, cut, play, wave
from support.heart_series import polar_workspace

from hrvsync.analysis.artefacts import label_artefacts
from hrvsync.analysis.ecg import ecg_beats
from hrvsync.analysis.ecg_check import check, check_beats
from hrvsync.analysis.waves import Samples
from hrvsync.beats import Beats, Label
from hrvsync.sources.simulate import SimulatedStrap

ARTEFACTS = SimulatedStrap("Polar H10", missed=1.0, extra=1.0)


def test_the_latency_of_a_strap_is_measured() -> None:
    assert check(beats_of(play()), ecg_beats(wave(play())).runs).latency == pytest.approx(2.1, abs=0.06)
    movesense = play(belt=SimulatedStrap("Movesense"))
    assert check(beats_of(movesense), ecg_beats(wave(movesense)).runs).latency == pytest.approx(0.1, abs=0.06)


def test_ectopic_beats_are_the_hearts_and_missed_ones_the_straps() -> None:
    simulation = play(ectopics=3.0, belt=SimulatedStrap("Polar H10", missed=1.0, extra=1.0))
    beats = beats_of(simulation)
    seen = check(beats, ecg_beats(wave(simulation)).runs).in_heart
    assert np.nanmean(seen[beats.label == Label.NORMAL]) > 0.99
    assert np.nanmean(seen[beats.label == Label.ECTOPIC]) > 0.9
    wrong = np.isin(beats.label, [Label.MISSED, Label.EXTRA])
    assert wrong.sum() >= 4
    assert np.nanmean(seen[wrong]) < 0.1


def test_too_little_to_check() -> None:
    beats = beats_of(play())
    few = Beats(beats.t[:5], beats.rr_ms[:5], beats.label[:5], beats.run[:5])
    for strap_beats, peaks in ((few, beats.t), (beats, beats.t[:5])):
        result = check(strap_beats, [peaks])
        assert np.isnan(result.latency)
        assert np.isnan(result.in_heart).all()


def test_beats_without_a_sure_one_are_checked_too() -> None:
    beats = beats_of(play())
    unsure = replace(beats, label=np.full(len(beats.t), int(Label.ECTOPIC), np.int8))
    assert check(unsure, ecg_beats(wave(play())).runs).latency == pytest.approx(2.1, abs=0.06)


def test_where_the_ecg_is_missing_nothing_is_reported() -> None:
    (peaks,) = ecg_beats(wave(play())).runs
    seen = check(beats_of(play()), [peaks[peaks < 150]]).in_heart
    assert np.isnan(seen[-50:]).all()
    assert np.nanmin(seen) == 1
    assert np.isnan(check(beats_of(play()), [peaks[peaks < 150]]).heart_ms[-50:]).all()


def test_whose_an_artefact_is() -> None:
    simulation = play(ectopics=3.0, belt=ARTEFACTS)
    beats = beats_of(simulation)
    checked = check(beats, ecg_beats(wave(simulation)).runs)
    off = np.abs(checked.heart_ms - beats.rr_ms)
    assert (off[checked.in_heart == 1] <= 40).all()
    assert (off[checked.in_heart == 0] > 40).all()
    seen = ~np.isnan(checked.in_heart)
    assert not checked.in_heart[seen & np.isin(beats.label, (Label.MISSED, Label.EXTRA))].any()
    assert checked.in_heart[seen & (beats.label == Label.ECTOPIC)].mean() > 0.9


def test_an_ecg_in_numbers() -> None:
    simulation = play(ectopics=3.0, belt=ARTEFACTS)
    beats, ecg = beats_of(simulation), wave(simulation)
    summed = check_beats(beats, ecg)
    assert summed.peaks == sum(map(len, ecg_beats(ecg).runs))
    assert summed.latency == pytest.approx(2.1, abs=0.06)
    assert 90 < summed.agree_pct < 100
    assert summed.heart + summed.strap + summed.unseen == np.count_nonzero(~beats.good)
    assert summed.heart > 10
    assert summed.strap > 3
    nothing = check_beats(beats, cut(ecg, 0, 0))
    assert (nothing.peaks, nothing.heart, nothing.strap) == (0, 0, 0)
    assert np.isnan(nothing.agree_pct)


def test_two_peaks_beside_a_gap_are_no_interval_to_be_wrong_by() -> None:
    (peaks,) = ecg_beats(wave(play())).runs
    gap = (peaks < 100) | (peaks > 120)
    beats = beats_of(play())
    apart = check(beats, [peaks[peaks < 100], peaks[peaks > 120]])
    assert np.nanmin(apart.in_heart) == 1
    assert np.isnan(apart.in_heart).sum() >= 20
    assert np.nanmin(check(beats, [peaks[gap]]).in_heart) == 0


def test_what_is_noise_shows_nothing() -> None:
    ecg = wave(play())
    noisy = (ecg.t > 100) & (ecg.t < 130)
    noise = np.random.default_rng(1).normal(0, 2 * ecg.x.std(), (len(ecg.t), 1))
    summed = check_beats(beats_of(play()), replace(ecg, x=np.where(noisy[:, np.newaxis], noise, -ecg.x)))
    assert 25 <= summed.unsure_s <= 40
    assert summed.inverted
    assert summed.agree_pct == 100
    clean = check_beats(beats_of(play()), ecg)
    assert (clean.unsure_s, clean.inverted) == (0, False)


def test_a_real_h10_with_bigeminy_agrees_with_its_ecg() -> None:
    columns = polar_workspace()
    t = (columns["time"] - columns["time"][0]) / 1e9
    rr_ms = columns["rr"][columns["rr"] > 0]
    ecg = Samples(t, columns["ecg"][:, np.newaxis] * 1000, np.zeros(len(t), np.int64))
    none = np.zeros(len(rr_ms), np.int64)
    beats = Beats(np.cumsum(rr_ms) / 1000, rr_ms, label_artefacts(rr_ms), none)
    checked = check(beats, ecg_beats(ecg).runs)
    off = np.abs(checked.heart_ms - rr_ms)[checked.in_heart == 1]
    assert np.median(off) < 1
    assert np.quantile(off, 0.99) < 3
    summed = check_beats(beats, ecg)
    assert summed.agree_pct > 99
    # Half of the beats are premature: artefacts to the measures, but the heart's own.
    assert summed.heart > 400
    assert summed.strap < 5
