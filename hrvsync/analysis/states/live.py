"""Relating live: the state of each person and the dynamic of the pair, second by second."""

from collections.abc import Sequence

import numpy as np

from hrvsync.analysis.over_days.baseline import UNKNOWN, Baseline
from hrvsync.analysis.states.course import session_baseline
from hrvsync.analysis.states.dynamics import Dynamic, dynamic
from hrvsync.analysis.states.levels import Levels, level
from hrvsync.analysis.states.state import NOTHING, Reading, Track, read_one
from hrvsync.beats import Beats
from hrvsync.guide import Guide


class StateTracker:
    """Follows one person through a session as it happens; asked once for every second, in order of time."""

    def __init__(self, baseline: Baseline = UNKNOWN) -> None:
        self._baseline = baseline
        self._track = Track()
        self._settling: list[tuple[float, float, float]] = []

    def read(self, t: float, beats: Beats, guide: Guide) -> Reading:
        """Read the state at `t` (s) from the beats so far; NOTHING until settling has made a baseline."""
        hr, rmssd = level(beats, t)
        if not self._baseline.known:
            self._settling.append((t, hr, rmssd))
            self._baseline = session_baseline(Levels(*np.array(self._settling).T), guide)
            if not self._baseline.known:
                return NOTHING
            self._settling.clear()
        self._track, reading = read_one(self._track, hr, rmssd, t, self._baseline)
        return reading


def between(people: Sequence[Reading]) -> Dynamic:
    """Name the dynamic of two readings; UNKNOWN for any other number."""
    return dynamic(people[0].state, people[1].state) if len(people) == 2 else Dynamic.UNKNOWN
