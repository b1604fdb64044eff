"""A simulated session that never ends, and how much memory this process has in RAM meanwhile."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from hrvsync.events import AnyEvent, Phase, Strap, Wave
from hrvsync.sources.simulate import Scenario, simulate


def endless(scenario: Scenario) -> Iterator[AnyEvent]:
    """The simulated session again and again, as one that never ends."""
    events = [event for event in simulate(scenario).events if not isinstance(event, Phase)]
    for turn in count():
        later = turn * scenario.seconds
        for event in events:
            if isinstance(event, Wave):
                yield replace(event, t=event.t + later, device_ns=event.device_ns + round(later * 1e9))
            elif turn == 0 or not isinstance(event, Strap):
                yield replace(event, t=event.t + later)


def resident_mb() -> float:
    """Memory (MB) of this process that is in RAM."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
