"""An hour of two virtual straps with 20 drops, in virtual time: what was recorded, and how soon all was well again."""

import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "support" / "bluetooth"))
from support.virtual_time import run
from virtual.living import hearts, session
from virtual.proof import delivered, heard, links, reconnect_times
from virtual.room import room
from virtual.scripts import GARMIN, H10, HOUR, hour_of_trouble

from hrvsync.events import AnyEvent

BACK_S, LOST_S = 5.0, 3.0


def delays_to_lost(events: Sequence[AnyEvent], who: str) -> list[float]:
    """Seconds from the last packet of each silence of more than 3 s to the word that the strap is lost."""
    lost = [link.t for link in links(events, who) if link.state in ("lost", "off")]
    times = [t for t, _ in heard(events, who)]
    return [min(t for t in lost if t >= a) - a for a, b in pairwise([*times, HOUR]) if b - a > LOST_S]


def met(seconds: Sequence[float], bound: float) -> str:
    """Say median, maximum and whether the bound holds."""
    return f"median {np.median(seconds):.2f} s, max {max(seconds):.2f} s of {len(seconds)}; bound {bound:g} s: " + (
        "met" if max(seconds) <= bound else "NOT MET"
    )


async def main() -> None:
    """Play the hour and print what came of it."""
    drops, others = hour_of_trouble()
    beats = hearts(HOUR, seed=2)
    begun = time.perf_counter()
    async with room(H10, GARMIN) as here:
        events = await session(here, beats, [*drops, *others], HOUR)
    took = time.perf_counter() - begun
    print(f"one hour of two straps, {len(drops)} drops and {len(others)} other faults, played in {took:.1f} s")
    delays: list[float] = []
    for who, strap in zip("AB", here.straps, strict=True):
        sent = [rr for _, packet in delivered(strap) for rr in packet]
        came = [rr for _, packet in heard(events, who) for rr in packet]
        same = "each once, in order: met" if came == sent else "NOT MET"
        print(f"{who}: {len(sent)} intervals delivered, {len(came)} recorded, {same}")
        delays += delays_to_lost(events, who)
    back = reconnect_times(events, here.straps, drops, HOUR)
    print(f"from advertising again to connected: {met(back, BACK_S)}")
    print(f"from the last packet to 'lost': {met(delays, LOST_S)}")


if __name__ == "__main__":
    run(main())
