"""What an ECG says of a strap's intervals: of simulated straps whose truth is known, and of a real one."""

import numpy as np
import pytest
from msgspec.structs import replace
from support.ecg_sessions import beats_of, cut, play, wave
from support.heart_series import polar_workspace

from hrvsync.analysis.artefacts import label_artefacts
from hrvsync.analysis.ecg import check, check_beats, r_peaks
from hrvsync.analysis.waves import Samples
from hrvsync.beats import Beats, Label
from hrvsync.sources.simulate import SimulatedStrap

ARTEFACTS = SimulatedStrap("Polar H10", missed=1.0, extra=1.0)


def test_the_latency_of_a_strap_is_measured() -> None:
    assert check(beats_of(play()), r_peaks(wave(play()))).latency == pytest.approx(2.1, abs=0.06)
    movesense = play(belt=SimulatedStrap("Movesense"))
    assert check(beats_of(movesense), r_peaks(wave(movesense))).latency == pytest.approx(0.1, abs=0.06)


def test_ectopic_beats_are_the_hearts_and_missed_ones_the_straps() -> None:
    simulation = play(ectopics=3.0, belt=SimulatedStrap("Polar H10", missed=1.0, extra=1.0))
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
    for strap_beats, peaks in ((few, beats.t), (beats, beats.t[:5])):
        result = check(strap_beats, peaks)
        assert np.isnan(result.latency)
        assert np.isnan(result.in_heart).all()


def test_beats_without_a_sure_one_are_checked_too() -> None:
    beats = beats_of(play())
    unsure = replace(beats, label=np.full(len(beats.t), int(Label.ECTOPIC), np.int8))
    assert check(unsure, r_peaks(wave(play()))).latency == pytest.approx(2.1, abs=0.06)


def test_where_the_ecg_is_missing_nothing_is_reported() -> None:
    peaks = r_peaks(wave(play()))
    seen = check(beats_of(play()), peaks[peaks < 150]).in_heart
    assert np.isnan(seen[-50:]).all()
    assert np.nanmin(seen) == 1
    assert np.isnan(check(beats_of(play()), peaks[peaks < 150]).heart_ms[-50:]).all()


def test_whose_an_artefact_is() -> None:
    simulation = play(ectopics=3.0, belt=ARTEFACTS)
    beats = beats_of(simulation)
    checked = check(beats, r_peaks(wave(simulation)))
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
    assert summed.peaks == len(r_peaks(ecg))
    assert summed.latency == pytest.approx(2.1, abs=0.06)
    assert 90 < summed.agree_pct < 100
    assert summed.heart + summed.strap + summed.unseen == np.count_nonzero(~beats.good)
    assert summed.heart > 10
    assert summed.strap > 3
    nothing = check_beats(beats, cut(ecg, 0, 0))
    assert (nothing.peaks, nothing.heart, nothing.strap) == (0, 0, 0)
    assert np.isnan(nothing.agree_pct)


def test_a_real_h10_with_bigeminy_agrees_with_its_ecg() -> None:
    columns = polar_workspace()
    t = (columns["time"] - columns["time"][0]) / 1e9
    rr_ms = columns["rr"][columns["rr"] > 0]
    ecg = Samples(t, columns["ecg"][:, np.newaxis] * 1000, np.zeros(len(t), np.int64))
    none = np.zeros(len(rr_ms), np.int64)
    beats = Beats(np.cumsum(rr_ms) / 1000, rr_ms, label_artefacts(rr_ms), none)
    checked = check(beats, r_peaks(ecg))
    off = np.abs(checked.heart_ms - rr_ms)[checked.in_heart == 1]
    assert np.median(off) < 1
    assert np.quantile(off, 0.99) < 3
    summed = check_beats(beats, ecg)
    assert summed.agree_pct > 99
    # Half of the beats are premature: artefacts to the measures, but the heart's own.
    assert summed.heart > 400
    assert summed.strap < 5
