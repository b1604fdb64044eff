"""Packets that this computer delivered twice make no second beats; packets that a strap sent make all of theirs."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from random import Random

import numpy as np
import pytest
from msgspec.structs import replace

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.live import LiveAnalyser
from hrvsync.analysis.waves import samples
from hrvsync.deliveries import MOST_HELD, Deliveries, breaks, once
from hrvsync.events import AnyEvent, Link, Packet, Strap, Tick, Wave
from hrvsync.sources.simulate import RADIOS, Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage import Header, Recording, read, write

LATE = 0.009  # s: the longest that BlueZ took to deliver a notification again


def heard_by(others: int, events: Iterable[AnyEvent], when: Callable[[float], bool] = lambda t: True) -> list[AnyEvent]:
    """The events of a computer on which `others` programs listen too: each notification comes that often again."""
    chance, all_events, heard = Random(1), list(events), list[AnyEvent]()
    for event, following in zip(all_events, [*all_events[1:], Tick(1e9)], strict=True):
        heard.append(event)
        t = event.t
        for _ in range(others if isinstance(event, Packet | Wave) and when(t) else 0):
            t = min(following.t, t + chance.uniform(1e-4, LATE))
            heard.append(replace(event, t=t))
    return heard


def sent(events: Iterable[AnyEvent]) -> list[float]:
    return [n * 1000 / event.per_second for event in events if isinstance(event, Packet) for n in event.rr]


def session(model: str, bpm: float = 64, seconds: float = 1800, seed: int = 1) -> list[AnyEvent]:
    """One strap with everything that a radio does to packets: late, lost, and two drop-outs that are caught up."""
    belt = SimulatedStrap(model, late=0.03, lost=0.01, missed=0.3, extra=0.3, dropouts=((200, 212), (400, 403)))
    return list(simulate(Scenario("one", seconds, {"A": Heart(bpm=bpm)}, {"A": belt}, seed=seed)).events)


def stalls(rr_ms: int, jitter: float = 0.0, seconds: float = 1800.0) -> list[AnyEvent]:
    """Packets of one interval each; now and then the strap falls silent and sends five equal ones at once."""
    chance, events, waiting, t, sent_at = Random(rr_ms), list[AnyEvent](), list[int](), 0.0, 0.0
    for n in range(round(seconds * 1000 / rr_ms)):
        rr = rr_ms if n % 40 < 8 else rr_ms + chance.randrange(-60, 60)
        t += rr / 1000
        waiting.append(rr)
        if n % 40 in (2, 3, 4, 5):
            continue
        sent_at = max(sent_at + 1e-3, t + chance.uniform(0, jitter))
        for one in waiting:
            events.append(Packet(sent_at, "A", (one,), 60, per_second=1000))
            sent_at += chance.uniform(1e-3, 5e-3)
        waiting.clear()
    return events


@pytest.mark.parametrize("model", RADIOS)
def test_a_second_listener_for_a_long_session_doubles_no_beat(model: str) -> None:
    events = session(model)
    assert rebuild(heard_by(1, events))["A"].rr_ms.tolist() == sent(events)


@pytest.mark.parametrize("model", RADIOS)
def test_of_two_other_listeners_no_more_remains_than_it_took_to_notice_them(model: str) -> None:
    events = session(model)
    assert 0 <= len(rebuild(heard_by(2, events))["A"]) - len(sent(events)) < 8


@pytest.mark.parametrize("bpm", [42, 64, 110, 165])
def test_no_true_packet_is_lost_where_nobody_else_listens(bpm: float) -> None:
    for seed, model in enumerate(RADIOS):
        for length in (350, 700):
            events = session(model, bpm, length, seed)
            assert rebuild(events)["A"].rr_ms.tolist() == sent(events)


@pytest.mark.parametrize("others", [0, 1])
@pytest.mark.parametrize("rr_ms", [400, 800, 1000])
@pytest.mark.parametrize("jitter", [0.0, 0.05, 0.3])
def test_a_stall_that_releases_five_equal_beats_at_once_loses_none(rr_ms: int, jitter: float, others: int) -> None:
    events = stalls(rr_ms, jitter)
    assert rebuild(heard_by(others, events))["A"].rr_ms.tolist() == sent(events)


def test_a_strap_that_always_sends_five_equal_packets_at_once_loses_none() -> None:
    events = [Packet(5.0 * n + 1e-3 * k, "A", (1024,), 60) for n in range(1, 100) for k in range(5)]
    assert len(rebuild(events)["A"]) == len(events)
    assert len(rebuild(heard_by(1, events))["A"]) == len(events)


def test_a_listener_that_comes_and_goes_leaves_a_beat_in_doubt_at_most_each_time() -> None:
    events = session("Movesense")
    beats = rebuild(heard_by(1, events, lambda t: t % 300 > 150))["A"]
    assert abs(len(beats) - len(sent(events))) <= 1800 / 150


def bad_radio(model: str, bpm: float, seed: int) -> list[AnyEvent]:
    """As `session`, with a twentieth of all packets lost and a tenth late."""
    belt = SimulatedStrap(model, late=0.1, lost=0.05, missed=0.3, extra=0.3, dropouts=((200, 212), (400, 403)))
    return list(simulate(Scenario("one", 700, {"A": Heart(bpm=bpm)}, {"A": belt}, seed=seed)).events)


@pytest.mark.parametrize("model", RADIOS)
@pytest.mark.parametrize("bpm", [50, 64, 110])
def test_a_listener_that_comes_and_goes_on_a_bad_radio_doubles_no_beat(model: str, bpm: float) -> None:
    for seed in range(2):
        events = bad_radio(model, bpm, seed)
        assert rebuild(events)["A"].rr_ms.tolist() == sent(events)
        beats = rebuild(heard_by(1, events, lambda t: t % 94 > 47))["A"]
        assert beats.rr_ms.tolist() == sent(events)


def test_measures_are_those_of_the_strap_alone() -> None:
    events = session("Polar H10")
    alone, heard = rebuild(events)["A"], rebuild(heard_by(1, events))["A"]
    assert np.array_equal(alone.t, heard.t)
    assert np.array_equal(alone.label, heard.label)
    assert np.array_equal(alone.run, heard.run)


def frames(events: list[AnyEvent]) -> list[list[float]]:
    """The beats in the frames of a session."""
    analyser = LiveAnalyser()
    return [frame.people["A"].beats.rr_ms.tolist() for event in events for frame in analyser.feed(event)]


def test_live_frames_are_those_of_the_strap_alone_but_for_the_first_beats() -> None:
    events = session("Movesense", seconds=400)
    alone, heard = frames(events), frames(heard_by(1, events))
    other = [second for second, (a, b) in enumerate(zip(alone, heard, strict=True)) if a != b]
    assert other == [] or max(other) < 6


def test_where_nobody_else_listens_no_beat_is_shown_late() -> None:
    twin = Packet(1.0, "A", (1024,), 60)
    assert frames([twin, replace(twin, t=1.001), Tick(2.0)])[-1] == [1000.0, 1000.0]


def test_what_is_held_is_passed_on_before_a_break_and_at_the_end() -> None:
    twin = Packet(1.0, "A", (1024,), 60)
    seat = Deliveries()
    assert seat.feed(twin) == [twin]
    assert seat.feed(replace(twin, t=1.001)) == []
    lost = Link(2.0, "A", "lost")
    assert seat.feed(lost) == [replace(twin, t=1.001), lost]
    assert seat.rest() == []


def test_little_is_held_whatever_comes() -> None:
    seat, passed = Deliveries(), 0
    for n in range(5000):  # twenty times as fast as any heart, without a pause
        passed += len(seat.feed(Packet(n * 0.04, "A", (800 + n % 3 // 2,), 75)))
        assert n + 1 - passed <= MOST_HELD
    assert passed + len(seat.rest()) == 5000


def test_a_block_of_ecg_that_comes_again_is_no_second_block() -> None:
    step = 73 / 130
    blocks = [Wave(n * step, "A", "ecg", 130.0, round(n * step * 1e9), tuple(range(n, n + 73))) for n in range(1, 40)]
    alone, heard = samples(blocks, "A", "ecg"), samples(heard_by(1, blocks), "A", "ecg")
    assert np.array_equal(alone.t, heard.t)
    assert np.array_equal(alone.x, heard.x)
    assert set(heard.run) == {0}


def test_an_export_holds_once_what_was_delivered_twice_and_our_own_format_all_that_arrived(tmp_path: Path) -> None:
    belt = {"A": SimulatedStrap("Polar H10")}
    scenario = Scenario("one", 120, {"A": Heart()}, belt, seed=1)
    frames = (Wave(10.0 + n, "A", "ecg", 130, n, (n, -n)) for n in range(5))
    true = sorted([*simulate(scenario).events, *frames], key=lambda event: event.t)
    recording = Recording(Header(), partial(iter, heard_by(1, true)))
    for suffix in (".xdf", ".jsonl"):
        write(tmp_path / f"one{suffix}", recording, rebuild(recording.events()))
    exported, own = (list(read(tmp_path / f"one{suffix}").events()) for suffix in (".xdf", ".jsonl"))
    assert len(sent(true)) > 100
    assert sent(exported) == pytest.approx(sent(true))
    assert len(sent(own)) == 2 * len(sent(true))
    assert sum(isinstance(event, Wave) for event in own) == 10
    assert sum(isinstance(event, Wave) for event in once(own)) == 5


TWIN = Packet(1.0, "A", (1000,), 60, None, per_second=1000)


@pytest.mark.parametrize(
    ("second", "held"),
    [
        (replace(TWIN, t=1.0), True),
        (replace(TWIN, t=1.15), True),
        (replace(TWIN, t=1.1501), False),
        (replace(TWIN, t=1.001, rr=(1001,)), False),
        (replace(TWIN, t=1.001, rr=(1000, 1000)), False),
        (replace(TWIN, t=1.001, bpm=61), False),
        (replace(TWIN, t=1.001, contact=True), False),
    ],
)
def test_what_may_be_a_second_delivery_waits(second: Packet, held: bool) -> None:
    seat = Deliveries()
    assert seat.feed(TWIN) == [TWIN]
    assert seat.feed(second) == ([] if held else [second])
    assert seat.in_doubt is held
    assert seat.rest() == ([second] if held else [])
    assert not seat.in_doubt


@pytest.mark.parametrize(("wait", "held"), [(0.0625, True), (0.1249, True), (0.125, False)])
def test_a_packet_after_half_its_intervals_may_be_true(wait: float, held: bool) -> None:
    seat = Deliveries()
    quick = Packet(1.0, "A", (250,), 240, per_second=1000)
    assert seat.feed(quick) == [quick]
    assert seat.feed(replace(quick, t=1.0 + wait)) == ([] if held else [replace(quick, t=1.0 + wait)])


def test_a_packet_without_intervals_is_never_in_doubt() -> None:
    seat = Deliveries()
    empty = Packet(1.0, "A", (), 60)
    assert [seat.feed(empty), seat.feed(empty), seat.feed(empty)] == [[empty]] * 3


@pytest.mark.parametrize(
    ("event", "broken"),
    [
        (Packet(1.0, "A", (), 60), False),
        (Packet(1.0, "A", (), 0), True),
        (Packet(1.0, "A", (), 60, False), True),
        (Packet(1.0, "A", (), 60, True), False),
        (Packet(1.0, "A", (1000,), 0), False),
        (Packet(1.0, "A", (1000,), 60, False), False),
        (Strap(1.0, "A", "any"), True),
        (Link(1.0, "A", "lost"), True),
        (Link(1.0, "A", "off"), True),
        (Link(1.0, "A", "live"), False),
        (Link(1.0, "A", "waiting"), False),
    ],
)
def test_what_breaks_a_chain_ends_the_doubt(event: Packet | Strap | Link, broken: bool) -> None:
    assert breaks(event) is broken
    seat = Deliveries()
    seat.feed(TWIN)
    again = replace(TWIN, t=1.001)
    assert seat.feed(again) == []
    passed = seat.feed(event)
    if broken:
        assert passed == [again, event]
        assert not seat.in_doubt
        assert seat.feed(TWIN) == [TWIN]  # nothing is compared across it
    elif isinstance(event, Link):
        assert passed == [event]
        assert seat.in_doubt


def decided_after(times: int, before: int, lateness: float = 0.0) -> tuple[int, int]:
    """How many beats, each delivered `times` times, it takes to decide, after `before` single ones; and what passed."""
    seat = Deliveries()
    for n in range(1, before + 1):
        seat.feed(Packet(n + lateness, "A", (1000,), 60 + n % 2, per_second=1000))
    passed = 0
    for n in range(before + 1, before + 60):
        for k in range(times):
            passed += len(seat.feed(Packet(n + 1e-3 * k, "A", (1000,), 60 + n % 2, per_second=1000)))
        if not seat.in_doubt and n > before:
            return n - before, passed
    return 99, passed


@pytest.mark.parametrize("times", [2, 3, 4])
@pytest.mark.parametrize("before", [0, 1, 3, 4, 5, 16, 30])
def test_a_few_beats_prove_how_often_each_is_delivered(times: int, before: int) -> None:
    beats, passed = decided_after(times, before)
    assert beats <= 5
    assert beats <= passed <= beats + 3


def test_once_proven_half_a_packet_is_enough() -> None:
    """From the first second delivery on the beats come one by one, each as soon as it is certain."""
    seat = Deliveries()
    sizes = [
        sum(len(seat.feed(Packet(n + 1e-3 * k, "A", (1000,), 60 + n % 2, per_second=1000))) for k in range(2))
        for n in range(1, 200)
    ]
    assert sum(sizes) <= 200
    assert set(sizes[8:]) == {1}


def test_single_packets_after_a_doubt_end_it() -> None:
    """A strap that caught up once: its beats are held until enough single ones have followed, and all are true."""
    for before in (0, 2, 3, 16, 40):
        seat, passed = Deliveries(), 0
        for n in range(1, before + 1):
            passed += len(seat.feed(Packet(float(n), "A", (1000,), 60 + n % 2, per_second=1000)))
        t = before + 3.0
        for k in range(3):
            passed += len(seat.feed(Packet(t + 1e-3 * k, "A", (1000,), 60, per_second=1000)))
        needed = 0
        while seat.in_doubt:
            needed += 1
            passed += len(seat.feed(Packet(t + needed, "A", (1000,), 62 + needed % 2, per_second=1000)))
        assert passed == before + 3 + needed
        assert needed <= 6
