"""Beats are rebuilt from packets: exact intervals, honest gaps, and times that late packets and drift do not move."""

import numpy as np
import pytest
from hypothesis import assume, given, settings, strategies as st
from support.lag_error import after_dropout, lag_errors, session

from hrvsync.analysis.artefacts import label
from hrvsync.analysis.chain import Chain, rebuild
from hrvsync.beats import Floats, Label, gaps
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


@settings(max_examples=12)
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
    long = [tuple(rr) for _, rr, _ in stream if len(rr) > 2]
    assume(len(set(long)) == len(long))  # the same intervals again are a second delivery of them
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


def plain_times(received: list[Packet], delay: float) -> tuple[list[float], list[float]]:
    """Beat times (s) of a run without a gap by the definition, and the offset at each."""
    ends, last, arrived = list[float](), list[float](), list[float]()
    for packet in received:
        for n in packet.rr:
            ends.append((ends[-1] if ends else 0.0) + n * 1000 / packet.per_second)
        last.append(ends[-1])
        arrived.append(packet.t)
    blocks = sorted({end // 30_000 for end in last})
    lowest = [min(t - end / 1000 for t, end in zip(arrived, last, strict=True) if end // 30_000 == b) for b in blocks]
    knots = [min(lowest[max(i - 1, 0) : i + 2]) for i in range(len(blocks))]
    offset = np.interp(ends, [30_000 * b + 15_000 for b in blocks], knots)
    return (np.array(ends) / 1000 + offset - delay).tolist(), offset.tolist()


@pytest.mark.parametrize("drift", [0.0, 4e-4, -4e-4])
@pytest.mark.parametrize("seed", SEEDS)
def test_times_are_those_of_the_lower_envelope(drift: float, seed: int) -> None:
    random = np.random.default_rng(seed)
    received: list[Packet] = []
    beat = 1000.0
    for _ in range(400):
        rr = tuple(random.integers(700, 900, random.integers(1, 3)).tolist())
        beat += sum(rr) / 1024
        received.append(Packet(beat * (1 + drift) + random.exponential(0.04), "A", rr, 60))
    for strap, delay in ((None, 0.0), (H10, 1.8)):
        chain = Chain()
        if strap is not None:
            chain.feed(strap)
        for n, packet in enumerate(received):
            chain.feed(packet)
            if n % 37 == 0:
                chain.beats()
        times, offset = plain_times(received, delay)
        assert chain.beats().t == pytest.approx(times, abs=1e-9)
        assert max(offset) - min(offset) > (0.1 if drift else 0.0)


@pytest.mark.parametrize(
    ("latency", "spread", "delay"),
    [(2.5, 0.5, 1.5), (2.5, None, 2.5), (None, 0.5, 0.0), (None, None, 0.0), (0.5, 0.25, 0.0), (0.5, 0.5, 0.0)],
)
def test_the_earliest_delay_is_two_spreads_before_the_median(
    latency: float | None, spread: float | None, delay: float
) -> None:
    beats = rebuild([Strap(0.0, "A", "any", latency=latency, spread=spread), *packets([1000] * 8, 10.0)])["A"]
    assert beats.t == pytest.approx(np.arange(11, 19) - delay)


def runs_of(received: list[Packet]) -> list[int]:
    """The run of each beat as it stands at once."""
    return rebuild(received)["A"].run.tolist()


def then(wait: float, rr: tuple[int, ...], late: list[float] | None = None, every: int = 1) -> bool:
    """Whether a packet `wait` s after steady ones begins a new run.

    Of these one came `every` few seconds, each `late` (s). A last interval that is short lets no run be healed.
    """
    late = late or [0.0]
    steady = [
        Packet(every * (n + 1) + late[n % len(late)], "A", (1000,) * every, 60 + n % 2, per_second=1000)
        for n in range(16)
    ]
    now = Packet(steady[-1].t + wait, "A", rr, 60, per_second=1000)
    runs = runs_of([*steady, now])
    assert set(runs[: 16 * every]) == {0}
    return runs[-1] == 1


def test_what_is_missing_by_more_than_3_s_was_lost() -> None:
    """However late a packet may be: those of 10 s are not overdue yet."""
    assert not then(13.0, (1000,) * 10, every=10)
    assert then(13.125, (1000,) * 10, every=10)


def test_after_one_and_a_half_spacings_a_packet_is_missing() -> None:
    assert not then(1.5, (1000,))
    assert then(1.5625, (1000,))
    assert not then(3.0, (1000, 1000), every=2)
    assert then(3.125, (1000, 1000), every=2)


def test_a_late_packet_may_be_a_tenth_of_a_second_later_than_those_before() -> None:
    assert not then(1.75, (1460, 200))
    assert then(1.75, (1440, 200))


def test_a_late_packet_may_be_as_late_as_those_before_scatter_up_to_half_a_second() -> None:
    scattered = [0.25, 0.0, 0.125, 0.0]
    assert not then(1.75, (1300, 200), scattered)
    assert then(1.75, (1299, 200), scattered)
    assert not then(2.0, (1300, 200), [0.75, 0.0, 0.0, 0.0])
    assert then(2.0, (1299, 200), [0.75, 0.0, 0.0, 0.0])


def test_while_few_packets_have_come_half_a_second_is_allowed() -> None:
    for n in range(1, 8):
        early = packets([1000] * n)
        assert runs_of([*early, Packet(n + 2.0, "A", (1300, 200), per_second=1000)])[-1] == 0
        assert runs_of([*early, Packet(n + 2.0, "A", (1299, 200), per_second=1000)])[-1] == 1
    eight = packets([1000] * 8)
    assert runs_of([*eight, Packet(10.0, "A", (1300, 200), per_second=1000)])[-1] == 1


def test_only_the_last_eight_packets_say_what_is_usual() -> None:
    for n, gap in ((7, False), (8, True)):
        first = [Packet(1.0, "A", (1000,), per_second=1000), Packet(2.4, "A", (1000,), per_second=1000)]
        later = [Packet(3.0 + i, "A", (1000,), per_second=1000) for i in range(n)]
        assert (
            runs_of([*first, *later, Packet(later[-1].t + 1.75, "A", (1300, 200), per_second=1000)])[-1] == 1
        ) == gap


def test_no_interval_is_3_s_longer_than_its_time() -> None:
    steady = packets([1000] * 8)
    assert runs_of([*steady, Packet(9.0, "A", (4000,), per_second=1000)])[-1] == 0
    assert runs_of([*steady, Packet(9.0, "A", (4001,), per_second=1000)])[-1] == 1
    assert runs_of([*steady, Packet(9.0, "A", (1000, 4001), per_second=1000)])[-2:] == [1, 1]


def healed(after: float, late: float) -> bool:
    """Whether a packet `after` s after the first of a new run, `late` (s), joins it with the run before."""
    chain = Chain()
    for event in packets([1000] * 16):
        chain.feed(event)
    t = 18.0
    for n in range(int(after)):  # each a second late, from the one on that was missing for a while
        chain.feed(Packet(t + n, "A", (1000,), 60 + n % 2, per_second=1000))
    assert set(chain.beats().run[16:].tolist()) == {1}
    rr = round(1000 * after) - 1000 * int(after) + 1000
    chain.feed(Packet(t + after - 1.0 + late, "A", (rr,), per_second=1000))
    return chain.beats().run[-1] == 0


def test_for_a_minute_a_prompt_packet_shows_that_nothing_was_lost() -> None:
    assert healed(10.0, 0.5)
    assert not healed(10.0, 0.5625)
    assert healed(60.0, 0.0)
    assert not healed(62.0, 0.0)


def test_healed_runs_are_one_run_with_one_envelope() -> None:
    chain = Chain()
    steady = packets([1000] * 16)
    late = [Packet(18.0 + n, "A", (1000,), 60 + n % 2, per_second=1000) for n in range(20)]
    prompt = [Packet(37.0 + n, "A", (1000,), 62 + n % 2, per_second=1000) for n in range(40)]
    for n, event in enumerate([*steady, *late, *prompt]):
        chain.feed(event)
        if n % 5 == 0:
            chain.beats()
    beats = chain.beats()
    assert set(beats.run.tolist()) == {0}
    assert beats.t == pytest.approx(np.arange(1.0, 77.0))


def test_a_longer_session_keeps_every_beat() -> None:
    """Past the room for 256, 512 and 1024 beats."""
    rr = [800 + n % 90 for n in range(1300)]
    beats = rebuild(packets(rr))["A"]
    assert beats.rr_ms.tolist() == rr
    assert beats.t == pytest.approx(np.cumsum(rr) / 1000)
    assert set(beats.run.tolist()) == {0}


def test_beats_after_a_time() -> None:
    chain = Chain()
    for event in packets([1000] * 20):
        chain.feed(event)
    assert chain.beats(since=10.0).t == pytest.approx(np.arange(11.0, 21.0))
    assert len(chain.beats(since=20.0)) == 0


def test_labels_see_as_far_back_as_they_look() -> None:
    """Looked at after each packet they are what they are at the end: artefacts side by side reach far."""
    random = np.random.default_rng(5)
    rr = [800] * 300
    for place in random.choice(300, 120, replace=False):
        rr[place] = int(random.choice([300, 400, 500, 1100, 1300, 1600]))
    looked, unlooked = Chain(), Chain()
    for event in packets(rr):
        looked.feed(event)
        unlooked.feed(event)
        looked.beats()
    assert looked.beats().label.tolist() == unlooked.beats().label.tolist()
    assert looked.beats().label.tolist() == label(np.array(rr, float), np.zeros(300, np.int64)).tolist()


def test_intervals_of_no_length_still_follow_each_other() -> None:
    received = [*packets([1000] * 4), Packet(4.5, "A", (0, 0, 0), per_second=1000), *packets([1000] * 2, 4.0)]
    t = rebuild(received)["A"].t
    assert np.diff(t) == pytest.approx([1, 1, 1, 0.001, 0.001, 0.001, 0.997, 1])


def without_one(delays: list[float], rr_ms: int = 1000, after: int = 8) -> tuple[list[int], Floats]:
    """Runs, and times (in beats), of a strap that sends as it beats: a packet each beat, of these `delays` (s).

    Then one is lost; `after` prompt ones follow.
    """
    n = len(delays)
    sent_at = [rr_ms / 1000 * (i + 1) + late for i, late in enumerate(delays)]
    sent_at += [rr_ms / 1000 * (i + 2) for i in range(n, n + after)]
    beats = rebuild(Packet(t, "A", (rr_ms,), 60, per_second=1000) for t in sent_at)["A"]
    return beats.run.tolist(), beats.t / (rr_ms / 1000)


def rising(most: float) -> list[float]:
    """Delays that hide the lost packet: the last one before it is late, and others were as late."""
    return [*[0.0] * 10, 0.375, most, most, 0.375, 0.375, most]


def test_a_lost_beat_is_known_by_eight_packets_after_it() -> None:
    runs, t = without_one(rising(0.75))
    assert runs == [0] * 16 + [1] * 8
    assert t == pytest.approx([*range(1, 17), *range(18, 26)])
    assert set(without_one(rising(0.75), after=7)[0]) == {0}
    runs, t = without_one(rising(0.75), after=60)  # over several knots
    assert runs == [0] * 16 + [1] * 60
    assert t == pytest.approx([*range(1, 17), *range(18, 78)])
    runs, t = without_one([0.0] * 60 + rising(0.75), after=40)
    assert runs == [0] * 76 + [1] * 40
    assert t == pytest.approx([*range(1, 77), *range(78, 118)])


def test_a_packet_after_lost_beats_is_overdue_by_a_fifth_at_least() -> None:
    assert set(without_one(rising(0.75))[0]) == {0, 1}
    assert set(without_one(rising(0.8125))[0]) == {0}


def test_four_packets_before_lost_beats_are_enough() -> None:
    assert set(without_one([1.5, 1.125, 1.125, 1.125], 2000)[0]) == {0, 1}
    assert set(without_one([1.5, 1.125, 1.125], 2000)[0]) == {0}


def test_packets_after_lost_beats_are_later_than_those_before_scatter() -> None:
    for most, lost in ((0.9375, True), (1.0, False)):
        scattered = [*[0.0] * 6, 0.375, 0.75, most, 0.375, *[0.0] * 4, 0.375, 0.75]
        assert (set(without_one(scattered)[0]) == {0, 1}) == lost


def test_less_than_half_a_second_is_no_lost_beat() -> None:
    rising = [0.0] * 15 + [0.25]
    assert set(without_one(rising, 500)[0]) == {0}
    assert set(without_one(rising, 504)[0]) == {0, 1}


def test_healed_runs_are_labelled_as_one() -> None:
    """Two pieces of one beat that lay on both sides of what seemed a gap are named as soon as it is none."""
    chain = Chain()
    early = [Packet(n + 1.0, "A", (1000,), 60 + n % 2, per_second=1000) for n in range(16)]
    late = [Packet(19.0 + n, "A", (1000 if n else 600,), 60 + n % 2, per_second=1000) for n in range(40)]
    for event in [*early, Packet(16.4, "A", (400,), 60, per_second=1000), *late]:
        chain.feed(event)
        chain.beats()
    assert chain.beats().label[16:18].tolist() == [Label.SHORT] * 2
    chain.feed(Packet(58.1, "A", (1000, 1000), 60, per_second=1000))
    beats = chain.beats()
    assert set(beats.run.tolist()) == {0}
    assert beats.label[16:18].tolist() == [Label.EXTRA] * 2
