"""Beats are rebuilt from packets: exact intervals, honest gaps, and times that late packets and drift do not move."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from support.lag_error import after_dropout, lag_errors, session

from hrvsync.analysis.chain import Chain, rebuild
from hrvsync.beats import gaps
from hrvsync.events import Link, Packet, Strap, Tick
from hrvsync.sources.simulate import RADIOS, SCENARIOS, Scenario, SimulatedStrap, simulate

UGLY = next(scenario for scenario in SCENARIOS if scenario.name == "ugly")

SEEDS = (1, 2, 3)
H10 = Strap(0.0, "A", "Polar H10", latency=2.6, spread=0.4)


def packets(rr_ms: list[int], start: float = 0.0) -> list[Packet]:
    """One packet a beat, arriving as the beat ends, in milliseconds: what a file of beat times gives."""
    t = start + np.cumsum(rr_ms) / 1000
    return [Packet(float(at), "A", (rr,), per_second=1000) for at, rr in zip(t, rr_ms, strict=True)]


@pytest.mark.parametrize("model", RADIOS)
def test_two_straps_of_one_model_agree_within_100_ms(model: str) -> None:
    errors = [
        error
        for seed in SEEDS
        for error in lag_errors(session(SimulatedStrap(model), SimulatedStrap(model), 240, seed))
    ]
    assert len(errors) > 50
    assert np.median(errors) < 0.1


@pytest.mark.parametrize("model", [model for model in RADIOS if model != "Polar H10"])
def test_two_models_agree_within_300_ms(model: str) -> None:
    errors = [
        error for seed in SEEDS for error in lag_errors(session(SimulatedStrap(), SimulatedStrap(model), 240, seed))
    ]
    assert np.median(errors) < 0.3


@pytest.mark.parametrize("model", RADIOS)
def test_30_s_after_a_drop_out_the_error_is_back_within_100_ms(model: str) -> None:
    belt = SimulatedStrap(model, dropouts=((60.0, 72.0), (120.0, 150.0), (190.0, 193.0)))
    errors = [error for seed in SEEDS for error in after_dropout(session(belt, SimulatedStrap(model), 240, seed))]
    assert len(errors) == 9
    assert np.median(errors) < 0.1


@pytest.mark.parametrize("model", RADIOS)
def test_late_packets_and_lost_ones_leave_the_bound(model: str) -> None:
    belt = SimulatedStrap(model, late=0.03, lost=0.01, missed=0.3, extra=0.3)
    errors = [error for seed in SEEDS for error in lag_errors(session(belt, belt, 240, seed))]
    assert np.median(errors) < 0.1


def test_a_drifting_clock_is_followed() -> None:
    simulation = session(SimulatedStrap(ppm=400), SimulatedStrap(ppm=-400), 900, 1)
    assert max(lag_errors(simulation, since=700)) < 0.15


def test_intervals_arrive_unchanged_and_in_order() -> None:
    simulation = simulate(UGLY)
    beats = rebuild(simulation.events)
    for who in "AB":
        received = [e for e in simulation.events if isinstance(e, Packet) and e.who == who]
        assert beats[who].rr_ms.tolist() == [n * 1000 / 1024 for packet in received for n in packet.rr]
        assert np.all(np.diff(beats[who].t) > 0)
        assert np.all(np.diff(beats[who].run) >= 0)


def test_a_run_that_drifts_not_keeps_time_differences_equal_to_intervals() -> None:
    beats = rebuild(packets([800, 950, 1020, 870, 640, 900] * 30))["A"]
    assert np.allclose(np.diff(beats.t) * 1000, beats.rr_ms[1:], atol=1e-6)
    assert set(beats.run.tolist()) == {0}


@given(st.lists(st.integers(300, 1900), min_size=1, max_size=200), st.floats(0, 1e6))
def test_files_of_beat_ends_keep_their_times(rr_ms: list[int], start: float) -> None:
    beats = rebuild(packets(rr_ms, start))["A"]
    assert beats.t == pytest.approx(start + np.cumsum(rr_ms) / 1000, abs=1e-6)
    assert beats.rr_ms.tolist() == rr_ms


@pytest.mark.parametrize("silence", [1.6, 2.5, 20.0, 166.0])
def test_lost_beats_leave_a_gap_and_what_follows_keeps_its_time(silence: float) -> None:
    before = packets([800] * 50)
    after = packets([800] * 50, start=40.0 + silence)
    beats = rebuild([*before, *after])["A"]
    start, end = gaps(beats)
    assert (start.tolist(), end.tolist()) == (pytest.approx([40.0]), pytest.approx([40.0 + silence]))
    assert beats.t[50:] == pytest.approx([event.t for event in after])


def test_a_long_interval_is_not_a_gap() -> None:
    beats = rebuild(packets([800] * 20 + [4189] + [800] * 20))["A"]
    assert len(gaps(beats)[0]) == 0


@pytest.mark.parametrize("lost", [20, 32, 36, 41])
def test_a_beat_lost_by_a_strap_that_sends_as_it_beats_is_found_by_what_follows(lost: int) -> None:
    ends = [0.8 * i for i in range(1, 81) if i != lost]
    delays = [0.05, 0.4, 0.2, 0.3, 0.0, 0.45, 0.1, 0.35] * 10
    delays[lost - 2 : lost] = [0.45, 0.1]  # the late one before and the prompt one after hide the missing packet
    received = [Packet(end + late, "A", (800,), per_second=1000) for end, late in zip(ends, delays, strict=False)]
    beats = rebuild(received)["A"]
    assert gaps(beats)[0] == pytest.approx([0.8 * (lost - 1)], abs=0.1)
    assert beats.t[lost:] == pytest.approx(np.array(ends[lost:]), abs=0.1)


@pytest.mark.parametrize("late", [1.5, 2.5, 4.5, 9.0])
def test_a_late_packet_and_the_burst_after_it_leave_no_gap(late: float) -> None:
    steady = packets([800] * 100)
    held = steady[50].t + late
    arrived = [
        Packet(held if i >= 50 and e.t < held else e.t, "A", (800,), per_second=1000) for i, e in enumerate(steady)
    ]
    beats = rebuild(arrived)["A"]
    assert set(beats.run.tolist()) == {0}
    assert beats.t == pytest.approx([event.t for event in steady])


def test_a_burst_that_proves_nothing_lost_joins_the_runs_again_live() -> None:
    chain = Chain()
    steady = packets([800] * 60)
    for event in steady[:50]:
        chain.feed(event)
    chain.feed(Packet(43.2, "A", (800,), per_second=1000))
    assert chain.beats().run[-1] == 1
    chain.feed(Packet(43.2, "A", (800, 800, 800), per_second=1000))
    assert chain.beats().run[-1] == 0
    assert chain.beats().t[-1] == pytest.approx(43.2)


def test_a_lost_link_another_strap_and_lost_contact_each_begin_a_new_run() -> None:
    for between in (Link(9.0, "A", "lost"), H10, Packet(9.0, "A", (), bpm=0), Packet(9.0, "A", (), contact=False)):
        beats = rebuild([*packets([1000] * 8), between, *packets([1000] * 8, 9.5)])["A"]
        assert sorted(set(beats.run.tolist())) == [0, 1]


def test_other_links_and_empty_packets_break_nothing() -> None:
    for between in (Link(8.0, "A", "live"), Packet(8.0, "A", (), bpm=60), Tick(8.0)):
        beats = rebuild([*packets([1000] * 8), between, *packets([1000] * 8, 8.0)])["A"]
        assert set(beats.run.tolist()) == {0}


def test_an_interval_longer_than_its_time_begins_a_new_run() -> None:
    beats = rebuild([*packets([1000] * 8), Packet(9.0, "A", (64_000,), per_second=1000), *packets([1000] * 8, 9.0)])[
        "A"
    ]
    assert beats.t[:8] == pytest.approx(np.arange(1, 9))
    assert beats.t[9:] == pytest.approx(np.arange(10, 18), abs=0.01)
    assert np.all(np.diff(beats.t) > 0)


def test_the_straps_earliest_delay_is_taken_off() -> None:
    beats = rebuild([H10, *packets([1000] * 60, 10.0)])["A"]
    assert beats.t == pytest.approx(np.arange(11, 71) - 1.8)


def test_a_snapshot_cannot_be_written_to_and_does_not_change_later() -> None:
    chain = Chain()
    simulation = simulate(Scenario("one", 90, UGLY.hearts, UGLY.straps))
    received = [e for e in simulation.events if isinstance(e, Packet) and e.who == "A"]
    for event in received[:40]:
        chain.feed(event)
    early = chain.beats()
    before = early.t.copy()
    for event in received[40:]:
        chain.feed(event)
    assert np.array_equal(early.t, before)
    assert len(chain.beats(since=50.0).t) < len(chain.beats().t)
    for column in (early.t, early.rr_ms, early.label, early.run):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 0


@settings(max_examples=40)
@given(st.sets(st.integers(0, 700)), st.integers(0, 5))
def test_looking_on_the_way_changes_nothing(looks: set[int], seed: int) -> None:
    belts = {
        "A": SimulatedStrap(
            late=0.05, lost=0.02, missed=1, extra=1, dropouts=((100.0, 110.0),), stalls=((150.0, 160.0),)
        )
    }
    simulation = simulate(Scenario("one", 240, {"A": UGLY.hearts["A"]}, belts, seed=seed))
    looked, unlooked = Chain(), Chain()
    for i, event in enumerate(simulation.events):
        if isinstance(event, Packet | Strap | Link):
            looked.feed(event)
            unlooked.feed(event)
            if i in looks:
                looked.beats()
    a, b = looked.beats(), unlooked.beats()
    assert np.array_equal(a.run, b.run)
    assert np.array_equal(a.label, b.label)
    assert a.t.tobytes() == b.t.tobytes()


@given(
    st.lists(
        st.tuples(st.floats(0, 5), st.lists(st.integers(0, 65535), max_size=9), st.sampled_from([None, 0, 60])),
        max_size=40,
    )
)
def test_any_packets_give_beats_in_order_of_time(stream: list[tuple[float, list[int], int | None]]) -> None:
    t = 0.0
    chain = Chain()
    n = 0
    for wait, rr, bpm in stream:
        t += wait
        chain.feed(Packet(t, "A", tuple(rr), bpm))
        n += len(rr)
    beats = chain.beats()
    assert len(beats) == n
    assert np.all(np.isfinite(beats.t))
    assert np.all(np.diff(beats.t) > 0)
