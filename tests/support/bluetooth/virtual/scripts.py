"""Random fault scripts: a minute of trouble, after which every proof must hold."""

import random

from support.virtual_time import run

from hrvsync.events import Packet
from virtual.living import Fault, random_faults, session
from virtual.proof import assert_gaps_are_marked, assert_no_sentences, assert_nothing_lost_or_doubled, reconnect_times
from virtual.room import room
from virtual.strap import Wear

H10 = Wear()
GARMIN = Wear(name="HRM-Dual:000123", serial="000123", manufacturer=b"", pmd=False)


HOUR = 3600.0


def hour_of_trouble(seed: int = 1) -> tuple[list[Fault], list[Fault]]:
    """20 drops of 1 to 120 s on two straps; and 5 late bursts, and packets lost for a third of the hour."""
    chance = random.Random(seed)
    drops = [Fault(chance.uniform(20, HOUR - 140), "walk", n % 2, chance.uniform(1, 120)) for n in range(20)]
    bursts = [Fault(chance.uniform(20, HOUR - 10), "late", n % 2, chance.uniform(2, 8)) for n in range(5)]
    return drops, [*bursts, Fault(0, "loss", 0, 600), Fault(1800, "loss", 1, 600)]


def assert_survives(seed: int, minute: dict[str, list[Packet]]) -> None:
    """Run the script of this seed for a minute of these hearts and check everything."""
    chance = random.Random(seed)
    faults = random_faults(chance, 50, chance.randrange(1, 7))

    async def main() -> None:
        async with room(H10, GARMIN) as here:
            recorded = await session(here, minute, faults, 60)
            assert_nothing_lost_or_doubled(recorded, here.straps)
            assert_gaps_are_marked(recorded, 60)
            assert_no_sentences(recorded)
            assert max(reconnect_times(recorded, here.straps, faults, 60), default=0) <= 5
            assert not here.adapter.scanned_while_connecting

    run(main())
