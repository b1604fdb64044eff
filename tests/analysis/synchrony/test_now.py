"""From beats to the rows of the registry: the sign of the lag, the pacer's share, and silence with too little."""

import numpy as np
import pytest
from msgspec.structs import replace

from hrvsync.analysis.synchrony import Window, estimate, latest_window
from hrvsync.analysis.synchrony.estimate import still_needed
from hrvsync.beats import Beats, Floats, Label, empty
from hrvsync.events import Pacer, Pause, Phase
from hrvsync.guide import guide_of
from hrvsync.sources.simulate import Coupling, Heart, beat

SLOW = (Phase(0.0, "Together", None, {"": Pacer(6.0)}),)


def beats_at(t: Floats) -> Beats:
    n = len(t) - 1
    return Beats(t[1:], 1000 * np.diff(t), np.zeros(n, np.int8), np.zeros(n, np.int64))


def pair(
    lag: float = 2.0, share: float = 1.0, guide: tuple[Phase | Pause, ...] = (), seconds: float = 300
) -> tuple[Beats, Beats]:
    hearts = {"A": Heart(bpm=70), "B": Heart(bpm=64)}
    truth = beat(hearts, seconds, 5, Coupling(((0, share),), lag), guide_of(guide))
    return beats_at(truth["A"].t), beats_at(truth["B"].t)


def ending(end: float, guide: tuple[Phase | Pause, ...] = ()) -> Window:
    return Window(end - 60, end, ("A", "B"), guide_of(guide))


@pytest.mark.parametrize("lag", [2.0, -1.5, 0.0])
def test_who_leads_has_the_positive_lag(lag: float) -> None:
    found = estimate(*pair(lag), ending(290))
    assert found.chance.lag == pytest.approx(lag, abs=0.3)
    assert found.lead.low - 0.2 <= lag <= found.lead.high + 0.2
    assert found.chance.z > 1.5
    assert found.chance.p < 0.01


def test_changing_places_turns_the_lag_around_and_nothing_else() -> None:
    a, b = pair(share=0.8)
    there, back = estimate(a, b, ending(290)), estimate(b, a, ending(290))
    assert back.chance.lag == -there.chance.lag
    assert back.chance.z == pytest.approx(there.chance.z)
    assert back.chance.p == there.chance.p
    assert latest_window(b, a, ending(290)).r0 == pytest.approx(latest_window(a, b, ending(290)).r0)


def test_phases_without_a_pacer_give_surrogates_to_those_after_them_and_others_do_not() -> None:
    a, b = pair(share=0.5)
    free = (Phase(0.0, "Talk"), Phase(150.0, "Sit"), Phase(200.0, "Talk"))
    assert estimate(a, b, ending(231, free)).chance.p == estimate(a, b, ending(231)).chance.p < 1
    guide = (*SLOW, Phase(150.0, "Sit"))
    assert np.isnan(estimate(a, b, ending(231, guide)).chance.p)
    assert np.isfinite(estimate(a, b, ending(240, guide)).chance.p)
    assert np.isfinite(estimate(a, b, ending(231, guide)).chance.z)


def test_the_past_before_a_paced_phase_counts_for_the_free_one_after_it() -> None:
    a, b = pair(share=0.5)
    guide = (Phase(0.0, "Sit"), Phase(100.0, "Together", None, {"": Pacer(6.0)}), Phase(160.0, "Talk"))
    assert np.isnan(estimate(a, b, ending(224, guide)).chance.p)  # 65 s with their lags, or the pacer is in them
    assert np.isfinite(estimate(a, b, ending(227, guide)).chance.p)
    assert np.isnan(estimate(a, b, ending(227, (replace(guide[1], t=0.0), guide[2]))).chance.p)


@pytest.mark.parametrize(
    ("guide", "begun", "least"),
    [
        ((), 0.0, 87.0),
        ((Phase(0.0, "Sit"), Phase(100.0, "Pace", None, {"": Pacer(6.0)}), Phase(160.0, "Talk")), 160.0, 67.0),
        ((Phase(0.0, "Sit"), Phase(74.0, "Pace", None, {"": Pacer(6.0)}), Phase(160.0, "Talk")), 160.0, 84.5),
        ((Phase(0.0, "Sit"), Phase(60.0, "Pace", None, {"": Pacer(6.0)}), Phase(160.0, "Talk")), 160.0, 87.0),
        ((Phase(0.0, "Sit"), Phase(40.0, "Each", None, {"A": Pacer(6.0)})), 40.0, 87.0),
    ],
    ids=["from the beginning", "the past is enough", "one window of it is", "none of it is", "only its own phase"],
)
def test_it_says_how_much_is_still_missing_and_then_there_is_a_chance_level(
    guide: tuple[Phase, ...], begun: float, least: float
) -> None:
    a, b = pair(share=0.5)
    for seconds in (10.0, 40.0, least - 1):
        assert still_needed(a, b, ending(begun + seconds, guide)) == pytest.approx(least - seconds, abs=0.6)
    assert still_needed(a, b, ending(begun + least + 1, guide)) == 0
    assert np.isfinite(estimate(a, b, ending(begun + least, guide)).chance.p)
    assert np.isnan(estimate(a, b, ending(begun + least - 8, guide)).chance.p)


def test_with_one_pacer_three_minutes_are_needed_and_what_is_lost_does_not_count() -> None:
    a, b = pair(guide=SLOW)
    assert still_needed(a, b, ending(100, SLOW)) == pytest.approx(82, abs=1.5)
    assert np.isfinite(estimate(a, b, ending(182, SLOW)).partial.p)
    lost = a.after(30.0)
    assert still_needed(lost, b, ending(60)) == still_needed(b, lost, ending(60)) == pytest.approx(57, abs=1.5)
    assert still_needed(empty(), empty(), ending(60)) == still_needed(empty(), b, ending(-5)) == 87


def test_under_a_shared_pacer_three_things_are_reported_separately() -> None:
    together = estimate(*pair(1.0, 0.95, SLOW), ending(290, SLOW))
    assert together.shared == 1
    assert together.breath == pytest.approx(10)
    assert min(together.locking_a.strength, together.locking_b.strength) > 0.8
    assert together.apart_p < 0.05
    assert together.partial.p < 0.05
    strangers = estimate(*pair(0.0, 0.0, SLOW), ending(290, SLOW))
    assert min(strangers.locking_a.strength, strangers.locking_b.strength) > 0.8
    assert strangers.partial.p > 0.05
    early = estimate(*pair(0.0, 0.0, SLOW), ending(120, SLOW))
    assert np.isfinite(early.apart_p)
    assert np.isnan(early.partial.p)


def test_two_pacers_are_not_shared_and_a_pause_silences_them() -> None:
    own = (Phase(0.0, "Each", None, {"A": Pacer(6.0), "B": Pacer(7.0)}),)
    assert estimate(*pair(0.0, 0.0, own), ending(250, own)).shared == 0
    paused = (*SLOW, Pause(0.0))
    found = estimate(*pair(guide=paused), ending(250, paused))
    assert found.shared == 0
    assert np.isnan([found.locking_a.strength, found.partial.p, found.breath]).all()


def test_a_few_artefacts_hardly_matter() -> None:
    a, b = pair(share=0.9)
    labels = a.label.copy()
    labels[[250, 270, 271, 290]] = Label.SHORT
    clean = estimate(a, b, ending(290))
    marred = estimate(Beats(a.t, a.rr_ms, labels, a.run), b, ending(290))
    assert marred.chance.lag == pytest.approx(clean.chance.lag, abs=0.25)
    z0, clean_z0 = (latest_window(one, b, ending(290)).z0 for one in (Beats(a.t, a.rr_ms, labels, a.run), a))
    assert z0 == pytest.approx(clean_z0, abs=0.05)


def test_too_little_to_compare_is_nan() -> None:
    a, b = pair()
    steady = beats_at(np.arange(300.0))
    for x, y in ((a, b.after(400.0)), (a, b.after(280.0)), (a, steady), (steady, steady)):
        found = estimate(x, y, ending(290))
        assert np.isnan([found.chance.z, found.chance.lag, found.chance.p, *latest_window(x, y, ending(290))]).all()


def test_the_newest_minute_is_the_same_alone_and_against_its_chance_level() -> None:
    a, b = pair(share=0.7)
    alone, whole = latest_window(a, b, ending(290)), estimate(a, b, ending(290))
    assert (alone.lag, alone.z) == (whole.chance.lag, pytest.approx(whole.chance.z, abs=1e-9))
    assert np.arctanh(alone.r0) == pytest.approx(alone.z0)
