"""When a body moved, from the acceleration of the strap: who shifts in the seat has a quicker heart for a while."""

from collections import deque
from collections.abc import Iterable
from math import inf

import numpy as np

from hrvsync.beats import Floats
from hrvsync.events import Wave

MEAN_S = 0.3
"""Each axis is taken as its mean over so long: a heartbeat shakes the strap for less."""
WITHIN_S = 3.0
MOVED_MG = 150.0
"""A body moved whose strap turned by so much (milli-g, about 9 degrees) on one axis within WITHIN_S.

A breath, even a deep one, turns it by less.
"""
MOST_GAP_S = 1.0


class Movement:
    """Follows the acceleration of one person as it arrives, and knows when they moved last (s)."""

    def __init__(self) -> None:
        self.last = -inf
        self._means: deque[tuple[float, Floats]] = deque()
        self._rest, self._ended, self._device_ns = np.empty((0, 3)), -inf, -1

    def feed(self, wave: Wave) -> None:
        """Take the next block of acceleration; others, and one that was delivered twice, are left."""
        if wave.kind != "acc" or wave.device_ns == self._device_ns:
            return
        samples = np.array(wave.samples[: len(wave.samples) // 3 * 3], np.float64).reshape(-1, 3)
        if wave.t - self._ended > MOST_GAP_S + len(samples) / wave.rate:
            self._means.clear()  # meanwhile it may have turned without anybody moving: a strap that was put on again
            self._rest = self._rest[:0]
        self._ended, self._device_ns = wave.t, wave.device_ns
        together = max(1, round(MEAN_S * wave.rate))
        samples = np.concatenate([self._rest, samples])
        whole = len(samples) // together
        self._rest = samples[whole * together :]
        for number, mean in enumerate(samples[: whole * together].reshape(whole, together, 3).mean(axis=1)):
            self._take(wave.t - (whole - 1 - number) * together / wave.rate, mean)

    def _take(self, t: float, mean: Floats) -> None:
        self._means.append((t, mean))
        while t - self._means[0][0] > WITHIN_S:
            self._means.popleft()
        axes = np.array([one for _, one in self._means])
        if np.ptp(axes, axis=0).max() > MOVED_MG:
            self.last = t


def movements(waves: Iterable[Wave]) -> dict[str, Floats]:
    """Find when each seat moved.

    Parameters
    ----------
    waves : iterable of Wave
        The waves of a session in order of time; those of acceleration (milli-g, three axes) count.

    Returns
    -------
    dict of str to ndarray, s
        By seat, ascending; a seat that did not move is left out. A strap turned by more than MOVED_MG within WITHIN_S.
    """
    followed: dict[str, Movement] = {}
    found: dict[str, list[float]] = {}
    for wave in waves:
        movement = followed.setdefault(wave.who, Movement())
        before = movement.last
        movement.feed(wave)
        if movement.last > before:
            found.setdefault(wave.who, []).append(movement.last)
    return {who: np.array(times) for who, times in found.items()}
