"""Cost of relating: a second of two people live, and the summary of an hour."""

import time
from collections.abc import Callable
from math import inf

import numpy as np

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.states import StateTracker, between, summary
from hrvsync.beats import within
from hrvsync.events import Phase
from hrvsync.guide import guide_of
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate

HOUR = Scenario(
    "an hour",
    3600,
    {"A": Heart(bpm=64), "B": Heart(bpm=70, breaths=16)},
    {"A": SimulatedStrap(), "B": SimulatedStrap()},
    None,
    tuple(Phase(600.0 * i, f"phase {i}", 600.0) for i in range(6)),
)


def best(run: Callable[[], object], times: int = 5) -> float:
    """Seconds of the fastest of some runs."""
    took: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        took.append(time.perf_counter() - start)
    return min(took)


def main() -> None:
    """Print the cost of a live second of two people and of the summary of an hour."""
    events = simulate(HOUR).events
    beats = rebuild(events)
    guide = guide_of(events)
    seconds = np.arange(600.0).tolist()
    known = [{who: within(one, -inf, t) for who, one in beats.items()} for t in seconds]

    def live() -> None:
        followers = {who: StateTracker() for who in beats}
        for t, beats_so_far in zip(seconds, known, strict=True):
            between([followers[who].read(t, beats_so_far[who], guide) for who in beats])

    print(f"live, two people: {best(live) / len(seconds) * 1000:.2f} ms a second")
    print(f"summary of an hour, six phases, 999 resamples: {best(lambda: summary(beats, events)) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
