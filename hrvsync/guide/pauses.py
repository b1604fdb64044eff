"""Guide time: session time with the pauses taken out, the clock of the pacer and of the phases."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from hrvsync.events import Pause

type Intervals = tuple[tuple[float, float], ...]


def pause_intervals(pauses: Iterable[Pause]) -> Intervals:
    """Turn Pause events in order of time into intervals [from, to) of session time (s).

    An interval still open ends at infinity. A second pause within a pause, or a going-on without one, changes nothing.
    """
    intervals: list[tuple[float, float]] = []
    since: float | None = None
    for pause in pauses:
        if pause.paused and since is None:
            since = pause.t
        elif not pause.paused and since is not None:
            intervals.append((since, pause.t))
            since = None
    if since is not None:
        intervals.append((since, float("inf")))
    return tuple(intervals)


def guide_time(t: float, pauses: Intervals = ()) -> float:
    """Map session time `t` (s) to guide time (s): the paused time before `t` does not count."""
    return t - sum(max(0.0, min(t, end) - start) for start, end in pauses)


def guide_times(t: NDArray[np.float64], pauses: Intervals = ()) -> NDArray[np.float64]:
    """Map an array of session times (s) to guide times (s), as `guide_time` does one."""
    out = np.array(t, dtype=np.float64)
    for start, end in pauses:
        out -= np.maximum(0.0, np.minimum(t, end) - start)
    return out
