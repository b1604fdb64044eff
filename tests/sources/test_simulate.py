"""The simulator keeps its word: the same seed the same session, events in order, and a truth that fits them."""

from math import inf

import numpy as np
import pytest
from support.virtual_time import run

from hrvsync.events import AnyEvent, Pacer, Packet, Phase, Tick, Wave
from hrvsync.guide import guide_of
from hrvsync.sources.clock import Transport
from hrvsync.sources.simulate import RADIOS, SCENARIOS, Coupling, Heart, Scenario, SimulatedStrap, beat, live, simulate

by_name = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.name)


@by_name
def test_a_scenario_is_in_order_ticks_each_second_and_repeats(scenario: Scenario) -> None:
    events = simulate(scenario).events
    times = [event.t for event in events]
    assert times == sorted(times)
    assert [event.t for event in events if isinstance(event, Tick)] == list(range(int(scenario.seconds) + 1))
    assert simulate(scenario).events == events


@by_name
def test_every_interval_that_arrived_has_its_truth(scenario: Scenario) -> None:
    simulation = simulate(scenario)
    for who, truth in simulation.straps.items():
        packets = [event for event in simulation.events if isinstance(event, Packet) and event.who == who]
        assert sum(len(packet.rr) for packet in packets) == len(truth.t) == len(truth.artefact)
        assert max(len(packet.rr) for packet in packets) <= 9
        ends = iter(truth.t.tolist())
        assert all(next(ends) < packet.t for packet in packets for _ in packet.rr)


@pytest.mark.parametrize("model", RADIOS)
def test_intervals_are_late_by_the_latency_of_the_model(model: str) -> None:
    scenario = Scenario("latency", 600, {"A": Heart()}, {"A": SimulatedStrap(model)})
    simulation = simulate(scenario)
    arrivals = [event.t for event in simulation.events if isinstance(event, Packet) for _ in event.rr]
    published = {"Polar H10": 2.6, "Wahoo TRACKR": 2.1, "Garmin HRM-Dual": 0.7, "Movesense": 0.4}
    assert np.median(np.array(arrivals) - simulation.straps["A"].t) == pytest.approx(published[model], abs=0.06)


@pytest.mark.parametrize("lag", [2.0, -2.0, 0.0])
def test_the_coupled_heart_follows_by_the_lag(lag: float) -> None:
    hearts = {"A": Heart(drift=0), "B": Heart(drift=0)}
    truth = beat(hearts, 900, 3, Coupling(((0, 0.9),), lag))
    t = np.arange(0, 890, 0.25)
    a, b = (np.interp(t, truth[who].t[1:], np.diff(truth[who].t)) for who in "AB")
    shifts = range(-20, 21)
    r = [np.corrcoef(a[20:-20], np.roll(b, -shift)[20:-20])[0, 1] for shift in shifts]
    assert shifts[int(np.argmax(r))] / 4 == pytest.approx(lag, abs=0.3)
    assert max(r) == pytest.approx(0.9, abs=0.08)


def test_uncoupled_hearts_do_not_follow() -> None:
    truth = beat({"A": Heart(), "B": Heart()}, 1800, 4)
    t = np.arange(0, 1790, 0.25)
    a, b = (np.interp(t, truth[who].t[1:], np.diff(truth[who].t)) for who in "AB")
    assert abs(np.corrcoef(a, b)[0, 1]) < 0.2


def test_a_heart_beats_at_its_rate() -> None:
    truth = beat({"A": Heart(bpm=60, drift=0)}, 600, 1)["A"]
    assert 60 / np.mean(np.diff(truth.t)) == pytest.approx(60, rel=0.02)
    assert not truth.ectopic.any()


def test_a_heart_swings_most_when_paced_at_its_resonance() -> None:
    def swing(rate: float) -> float:
        guide = (Phase(-30.0, "paced", None, {"": Pacer(rate=rate)}),)
        heart = Heart(drift=0, wave=0, resonance=5.5, skill=1.0)
        return float(np.std(np.diff(beat({"A": heart}, 300, 2, guide=guide_of(guide))["A"].t)))

    assert swing(5.5) > swing(6.5) > swing(8.0)
    assert swing(5.5) > swing(4.5)


@pytest.mark.parametrize("heart", [Heart(rhythm="bigeminy"), Heart(rhythm="fibrillation")], ids=lambda h: h.rhythm)
def test_other_rhythms_are_irregular(heart: Heart) -> None:
    sinus, other = (np.diff(beat({"A": one}, 300, 1)["A"].t) for one in (Heart(), heart))
    assert np.std(np.diff(other)) > 4 * np.std(np.diff(sinus))
    assert other.min() > 0.2


def test_scripted_levels_move_rate_and_swing() -> None:
    heart = Heart(bpm=60, bpm_levels=((100, 0), (101, 20)), rsa_levels=((100, 1.0), (101, 0.2)), drift=0)
    t = beat({"A": heart}, 300, 1)["A"].t
    before, after = np.diff(t[t < 100]), np.diff(t[t > 101])
    assert 60 / after.mean() - 60 / before.mean() == pytest.approx(20, abs=1.5)
    assert np.std(np.diff(after)) < 0.3 * np.std(np.diff(before))


@pytest.mark.parametrize("ectopics", [0.0, 3.0])
def test_the_waves_show_each_beat_and_each_breath(ectopics: float) -> None:
    scenario = Scenario("waves", 120, {"A": Heart(ectopics=ectopics)}, {"A": SimulatedStrap()}, waves=("acc", "ecg"))
    simulation = simulate(scenario)
    truth = simulation.hearts["A"]
    waves = {kind: [e for e in simulation.events if isinstance(e, Wave) and e.kind == kind] for kind in ("acc", "ecg")}
    ecg = np.concatenate([wave.samples for wave in waves["ecg"]])
    t = np.arange(len(ecg)) / 130
    for beat_t in truth.t[(truth.t > 1) & (truth.t < 110)]:
        near = np.abs(t - beat_t) < 0.15
        assert abs(t[near][np.argmax(ecg[near])] - beat_t) < 0.03
    acc = np.concatenate([wave.samples for wave in waves["acc"]]).reshape(-1, 3)
    breath = np.interp(np.arange(len(acc)) / 50, truth.breath_t, truth.breath)
    assert np.corrcoef(acc[:, 2], breath)[0, 1] > 0.9
    assert all(wave.t > (wave.device_ns - waves["acc"][0].device_ns) / 1e9 for wave in waves["acc"])


def test_live_yields_the_same_events_as_their_time_comes() -> None:
    scenario = Scenario("short", 30, {"A": Heart()}, {"A": SimulatedStrap()})

    async def main() -> list[AnyEvent]:
        return [event async for event in live(scenario, Transport(inf))]

    assert tuple(run(main())) == simulate(scenario).events
