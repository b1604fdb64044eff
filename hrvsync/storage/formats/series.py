"""What a writer is given of one person's beats; the analysis' Beats are of this shape."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hrvsync.events import Wave


class Series(Protocol):
    """Beats in order of time, arrays of one length: `t` the END of each interval (s), `rr_ms`, the number of its `run`.

    Between two runs lies a gap.
    """

    @property
    def t(self) -> NDArray[np.float64]: ...
    @property
    def rr_ms(self) -> NDArray[np.float64]: ...
    @property
    def run(self) -> NDArray[np.int64]: ...


def gaps(beats: Series) -> list[tuple[float, float]]:
    """Return start and length (s) of every gap: from the last beat of a run to the start of the next run's interval."""
    i = np.flatnonzero(np.diff(beats.run))
    start = beats.t[i]
    length = np.maximum(0.0, beats.t[i + 1] - beats.rr_ms[i + 1] / 1000 - start)
    return list(zip(start.tolist(), length.tolist(), strict=True))


def even_ibi(beats: Series, rate: float, seconds: float) -> NDArray[np.float64]:
    """Return the interval (ms) in force, linear between beats, at n/rate s for `seconds`; NaN in gaps and outside."""
    at = np.arange(int(np.ceil(seconds * rate))) / rate
    if not beats.t.size:
        return np.full(at.size, np.nan)
    even = np.interp(at, beats.t, beats.rr_ms, left=np.nan, right=np.nan)
    for start, length in gaps(beats):
        even[(at > start) & (at < start + length)] = np.nan
    return even


def even_wave(waves: Sequence[Wave], rate: float, seconds: float, early: float = 0.0) -> NDArray[np.float64]:
    """Return the samples of one ECG on the grid n/rate - early s for `seconds`; NaN where none arrived.

    Blocks are placed by the strap's own clock, held against the earliest arrival.
    """
    even = np.full(int(seconds * rate), np.nan)
    offset = min(wave.t - wave.device_ns / 1e9 for wave in waves)
    for wave in waves:
        end = round((wave.device_ns / 1e9 + offset + early) * rate) + 1
        start = end - len(wave.samples)
        if end >= 0 and start < even.size:
            even[max(0, start) : end] = wave.samples[max(0, -start) :][: max(0, even.size - max(0, start))]
    return even
