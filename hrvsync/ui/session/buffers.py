"""What is kept for the curves: the last seconds of each ECG, and one value a second of everything a long one shows."""

from collections.abc import Mapping

import numpy as np

from hrvsync.beats import Floats
from hrvsync.events import Wave

KEPT = 30.0  # s of ECG
ROOM = 1024  # s of a series at first


class EcgBuffer:
    """The newest samples (µV) of one strap, placed by its own clock so that radio jitter does not show."""

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self._samples = np.full(int(KEPT * rate), np.nan)
        self._offset = np.inf  # s from the strap's clock to the session's; infinite before the first block
        self.end = -np.inf  # session time (s) of the newest sample

    def put(self, wave: Wave) -> None:
        """Append a block; samples lost between two blocks stay a gap."""
        new = np.asarray(wave.samples, np.float64)
        device = wave.device_ns / 1e9
        offset = wave.t - device
        if wave.t < self.end - KEPT or abs(offset - self._offset) > 5.0:
            self._samples[:] = np.nan
            self._offset = offset
            lost = 0
        else:
            lost = round((device + self._offset - self.end) * self.rate) - len(new)
            if lost <= -len(new):
                return  # delivered again
            # The true offset is that of the least delayed block; it may creep up slowly with the clocks' drift.
            self._offset = min(offset, self._offset + 1e-4)
        block = np.concatenate([np.full(min(max(lost, 0), len(self._samples)), np.nan), new])[-len(self._samples) :]
        self._samples = np.concatenate([self._samples[len(block) :], block])
        self.end = device + self._offset

    def last(self, now: float, seconds: float) -> tuple[Floats, Floats]:
        """Samples of the `seconds` up to `now` (session s) over 'seconds ago' (s, negative)."""
        if not np.isfinite(self.end):
            return np.zeros(0), np.zeros(0)
        ago = self.end - now
        n = len(self._samples)
        first = max(0, n - int((seconds + ago) * self.rate) - 1)
        last = min(n, n - int(max(0.0, ago) * self.rate))
        return ago - (n - 1 - np.arange(first, last)) / self.rate, self._samples[first:last]


class TrendBuffer:
    """Named series on a grid of whole seconds from 0; NaN where nothing is known. 24 h of ten series are 7 MB."""

    def __init__(self) -> None:
        self._values: dict[str, Floats] = {}
        self.seconds = 0

    def put(self, t: float, values: Mapping[str, float]) -> None:
        """Keep `values` for the second that `t` (s) falls on; an earlier value is replaced."""
        second = round(t)
        if second < 0:
            return
        for name, value in values.items():
            self._room(name, second)[second] = value
        self.seconds = max(self.seconds, second + 1)

    def fill(self, t: float, name: str, values: Floats) -> None:
        """Keep the `values` of `name` for the seconds up to `t` (s), the newest last, where they are not NaN."""
        second = round(t)
        values = values[max(0, len(values) - second - 1) :]
        if second < 0 or not len(values):
            return
        room = self._room(name, second)[second + 1 - len(values) : second + 1]
        known = ~np.isnan(values)
        room[known] = values[known]
        self.seconds = max(self.seconds, second + 1)

    def _room(self, name: str, second: int) -> Floats:
        room = self._values.get(name, np.zeros(0))
        if len(room) <= second:
            more = max(ROOM, 2 * (second + 1)) - len(room)
            room = self._values[name] = np.pad(room, (0, more), constant_values=np.nan)
        return room

    def get(self, name: str, start: float = 0.0, stop: float | None = None) -> Floats:
        """The values of `name` for the seconds from `start` up to `stop` (default: all)."""
        first = max(0, round(start))
        last = self.seconds if stop is None else min(self.seconds, round(stop) + 1)
        values = np.full(max(0, last - first), np.nan)
        part = self._values.get(name, np.zeros(0))[first : first + len(values)]
        values[: len(part)] = part
        return values

    def known(self, start: float, stop: float) -> int:
        """How many of the seconds from `start` to `stop` have been seen yet."""
        return max(0, min(self.seconds, round(stop) + 1) - round(start))
