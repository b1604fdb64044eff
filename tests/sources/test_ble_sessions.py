"""Whole sessions with two virtual straps over a real Bluetooth stack, in virtual time."""

import random
from pathlib import Path

import pytest
from support.virtual_time import run
from virtual.living import Fault, hearts, session
from virtual.proof import (
    assert_gaps_are_marked,
    assert_nothing_lost_or_doubled,
    delivered,
    heard,
    reconnect_times,
)
from virtual.room import room
from virtual.scripts import GARMIN, H10, HOUR, assert_survives, hour_of_trouble

from hrvsync.analysis.chain import rebuild
from hrvsync.events import AnyEvent
from hrvsync.storage.formats import read
from hrvsync.storage.recorder import Recorder, new_header

MINUTE = hearts(60, seed=3)


def test_an_hour_with_twenty_drops_packet_loss_and_late_bursts(tmp_path: Path) -> None:
    drops, others = hour_of_trouble()
    beats = hearts(HOUR, seed=2)

    async def main() -> None:
        async with room(H10, GARMIN) as here:
            events = await session(here, beats, [*drops, *others], HOUR)
            recorder = Recorder(tmp_path / "hour.jsonl", new_header({"A": "Ada", "B": "Ben"}, "straps"))
            for event in events:
                recorder(event)
            recorder.close()
            recorded: list[AnyEvent] = list(read(tmp_path / "hour.jsonl").events())
            assert recorded == events
            assert_nothing_lost_or_doubled(recorded, here.straps)
            assert_gaps_are_marked(recorded, HOUR)
            took = reconnect_times(recorded, here.straps, drops, HOUR)
            assert len(took) >= 15
            assert max(took) <= 5
            runs = {who: int(person.run[-1]) for who, person in rebuild(recorded).items()}
            assert min(runs.values()) >= len(here.straps[0].woken) - 1
            assert here.adapter.most_scanners == 1
            assert not here.adapter.scanned_while_connecting

    run(main())


def test_a_partner_does_not_feel_the_others_drops() -> None:
    chance = random.Random(4)
    drops = [Fault(chance.uniform(5, 550), "walk", 0, chance.uniform(1, 60)) for _ in range(8)]
    beats = hearts(600, seed=5)

    async def facts_of_b(faults: list[Fault]) -> list[AnyEvent]:
        async with room(H10, GARMIN) as here:
            recorded = await session(here, beats, faults, 600)
            assert heard(recorded, "B") == delivered(here.straps[1])
            first = heard(recorded, "B")[0][0]
            assert [packet.t for packet in beats["B"] if packet.t >= first] == [t for t, _ in heard(recorded, "B")]
            return [event for event in recorded if getattr(event, "who", "B") == "B"]

    assert run(facts_of_b(drops)) == run(facts_of_b([]))


@pytest.mark.parametrize("seed", range(16))
def test_random_faults(seed: int) -> None:
    assert_survives(seed, MINUTE)
