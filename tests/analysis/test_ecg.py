"""R peaks, and the beats found by them, against the simulator's truth."""

from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace
from support.ecg_sessions import cut, play, wave

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.ecg import ecg_beats, with_ecg_beats
from hrvsync.analysis.waves import Samples
from hrvsync.beats import Floats
from hrvsync.events import STRAP_TICKS_PER_SECOND, Battery, Packet, Strap, Wave
from hrvsync.sources.simulate import Simulation


def matched(simulation: Simulation, peaks: Floats) -> tuple[Floats, Floats]:
    """The heart's beats inside the ECG, and the peak nearest to each."""
    truth = simulation.hearts["A"].t
    truth = truth[(truth > 1) & (truth < 298)]
    return truth, peaks[np.abs(truth[:, np.newaxis] - peaks).argmin(axis=1)]


def peaks_in(ecg: Samples) -> Floats:
    """The R peaks of all runs."""
    return np.concatenate([np.empty(0), *ecg_beats(ecg).runs])


def made(t: Floats, x: Floats, run: Floats | None = None) -> Samples:
    return Samples(t, x[:, np.newaxis], np.zeros(len(t), np.int64) if run is None else run.astype(np.int64))


@pytest.mark.parametrize("seed", range(3))
def test_intervals_are_finer_than_the_straps_ticks(seed: int) -> None:
    simulation = play(seed=seed)
    truth, found = matched(simulation, peaks_in(wave(simulation)))
    error = np.diff(found) - np.diff(truth)
    assert error.std() < 0.25e-3
    assert np.abs(error).max() < 1 / STRAP_TICKS_PER_SECOND


def test_every_beat_is_found_once() -> None:
    simulation = play(ectopics=3.0)
    peaks = peaks_in(wave(simulation))
    truth, found = matched(simulation, peaks)
    assert len(set(found.tolist())) == len(truth)
    assert np.abs(found - truth - np.median(found - truth)).max() < 0.02
    assert len(peaks) - len(truth) <= 4  # those in the first and last seconds


def test_electrodes_the_other_way_round_and_other_amplifiers() -> None:
    ecg = wave(play())
    peaks = peaks_in(ecg)
    assert np.allclose(peaks_in(replace(ecg, x=-3.7 * ecg.x + 5000)), peaks, atol=1e-6)
    assert np.allclose(peaks_in(replace(ecg, t=ecg.t + 1000)), peaks + 1000, atol=1e-6)


def test_no_peaks_where_there_is_nothing() -> None:
    t = np.arange(1000) / 130
    for nothing in (made(t[:0], t[:0]), made(t[:50], np.sin(t[:50])), made(t, np.ones(1000))):
        assert peaks_in(nothing).size == 0
    step = np.zeros(1000)
    step[:3] = 1.0
    assert peaks_in(made(t, step)).size <= 1


def test_runs_are_searched_apart() -> None:
    ecg = wave(play())
    half = len(ecg.t) // 2
    apart = replace(ecg, run=(np.arange(len(ecg.t)) >= half).astype(np.int64))
    both = np.concatenate([peaks_in(strip) for strip in (cut(ecg, 0, half), cut(ecg, half, len(ecg.t)))])
    assert peaks_in(apart).tolist() == both.tolist()


def test_beats_found_in_the_ecg_are_the_hearts() -> None:
    simulation = play()
    strap, ecg = rebuild(simulation.events)["A"], rebuild(with_ecg_beats(simulation.events))["A"]
    truth = simulation.hearts["A"].t

    def error(beats_t: Floats, rr_ms: Floats) -> Floats:
        return rr_ms[5:-5] - 1000 * np.diff(truth)[np.abs(truth[1:] - beats_t[5:-5, np.newaxis]).argmin(axis=1)]

    assert set(ecg.run) == {0}
    assert np.abs(error(ecg.t, ecg.rr_ms)).max() < 1000 / STRAP_TICKS_PER_SECOND
    assert error(ecg.t, ecg.rr_ms).std() < error(strap.t, strap.rr_ms).std()


def test_a_session_with_the_beats_of_its_ecg_keeps_the_rest() -> None:
    simulation = play()
    events = (*simulation.events, Packet(301.0, "B", (900,)), Strap(301.0, "B", "Polar H9", "", 1.0, 0.1))
    result = with_ecg_beats(events)
    assert all(a.t <= b.t for a, b in pairwise(result))
    for kind in (Battery, Wave):
        assert [e for e in result if isinstance(e, kind)] == [e for e in events if isinstance(e, kind)]
    assert result[-2:] == events[-2:]
    assert [e.latency for e in result if isinstance(e, Strap)] == [None, 1.0]
    rr = [e for e in result if isinstance(e, Packet) and e.who == "A"]
    assert all(len(packet.rr) == 1 and packet.per_second == 1_000_000 for packet in rr)
    assert all(packet.bpm == round(60e6 / packet.rr[0]) for packet in rr)


def test_no_interval_spans_a_gap_of_the_ecg() -> None:
    events = [e for e in play().events if not (isinstance(e, Wave) and 100 < e.t < 120)]
    beats = rebuild(with_ecg_beats(events))["A"]
    assert beats.rr_ms.max() < 1500
    assert set(beats.run) == {0, 1}
    assert with_ecg_beats([e for e in events if not isinstance(e, Wave)]) == tuple(
        e for e in events if not isinstance(e, Wave)
    )
