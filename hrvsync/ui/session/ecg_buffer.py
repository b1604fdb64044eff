"""The last seconds of an ECG, placed by the strap's own clock so that radio jitter does not show."""

import numpy as np
from numpy.typing import NDArray

from hrvsync.events import Wave

KEPT = 30.0  # s


class EcgBuffer:
    """The newest samples (µV) of one strap in a ring; `delay` is how far behind the newest arrival we draw."""

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self._samples = np.full(int(KEPT * rate), np.nan)
        self._last_ns: int | None = None
        self._offset = 0.0
        self.end = -np.inf  # session time (s) of the newest sample

    def put(self, wave: Wave) -> None:
        """Append a block; samples lost between two blocks stay a gap."""
        new = np.asarray(wave.samples, np.float64)
        device = wave.device_ns / 1e9
        offset = wave.t - device
        if self._last_ns is None or wave.t < self.end - KEPT or abs(offset - self._offset) > 5.0:
            self._samples[:] = np.nan
            self._offset = offset
            lost = 0
        else:
            # The true offset is that of the least delayed block; it may creep up slowly with the clocks' drift.
            self._offset = min(offset, self._offset + 1e-4)
            lost = round((device - self._last_ns / 1e9) * self.rate) - len(new)
        self._last_ns = wave.device_ns
        block = np.concatenate([np.full(min(max(lost, 0), len(self._samples)), np.nan), new])[-len(self._samples) :]
        self._samples = np.concatenate([self._samples[len(block) :], block])
        self.end = device + self._offset

    def last(self, now: float, seconds: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Samples of the `seconds` up to `now` (session s) over 'seconds ago' (s, negative)."""
        if self._last_ns is None:
            return np.zeros(0), np.zeros(0)
        ago = self.end - now
        n = len(self._samples)
        first = max(0, n - int((seconds + ago) * self.rate) - 1)
        last = min(n, n - int(max(0.0, ago) * self.rate))
        part = self._samples[first:last]
        return ago - (n - 1 - np.arange(first, last)) / self.rate, part
