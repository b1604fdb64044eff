"""Hearts for the calibration of studies, of another make than the simulator's: resonators driven by noise.

Each person has a breath, a slower wave and a tone, each a second-order autoregression with a rate and a sharpness of
their own, a drift, and noise. Nothing here knows how `hrvsync.sources.simulate` or `support.uncoupled` make theirs.
"""

import numpy as np
from scipy.signal import lfilter

from hrvsync.beats import Floats

RATE = 4
WARM_S = 120


def resonators(rng: np.random.Generator, people: int, seconds: float, shared: float = 0.0) -> Floats:
    """RR intervals (ms) of strangers, one a column; of `shared` above 0 each second half of the people follows one.

    shared: the share of variance that person n + i has from person i, 0 to 4 s ago.
    """
    n = round(seconds * RATE)
    own = np.column_stack([_one(rng, n + 4 * RATE) for _ in range(people)])
    half, heard = people // 2, own[4 * RATE :].copy()
    if shared:
        for i in range(half):
            later = int(rng.integers(0, 4 * RATE))
            led = own[4 * RATE - later : 4 * RATE - later + n, i]
            heard[:, half + i] = np.sqrt(shared) * led + np.sqrt(1 - shared) * heard[:, half + i]
    return 60_000 / rng.uniform(55, 85, people) + rng.uniform(25, 60, people) * heard


def with_gaps(rng: np.random.Generator, series: Floats) -> Floats:
    """The same with up to three gaps of 5 to 20 s in each series."""
    series = series.copy()
    for column in series.T:
        for _ in range(rng.integers(0, 4)):
            length = int(rng.integers(5 * RATE, 20 * RATE))
            start = int(rng.integers(0, max(1, column.size - length)))
            column[start : start + length] = np.nan
    return series


def _one(rng: np.random.Generator, n: int) -> Floats:
    """A series of SD 1."""
    total = np.zeros(n)
    for low, high, weight in ((0.18, 0.35, 1.0), (0.07, 0.12, 1.2), (0.02, 0.05, 0.8)):
        wave = _resonator(rng, n, rng.uniform(low, high), rng.uniform(8, 40))
        total += rng.uniform(0.4, 1.0) * weight * wave
    drift = np.cumsum(rng.standard_normal(n))
    total += rng.uniform(0.3, 1.0) * (drift - drift.mean()) / drift.std()
    total += 0.2 * rng.standard_normal(n)
    return (total - total.mean()) / total.std()


def _resonator(rng: np.random.Generator, n: int, hz: float, lasts_s: float) -> Floats:
    radius = np.exp(-1 / (RATE * lasts_s))
    noise = rng.standard_normal(n + WARM_S * RATE)
    turn = -2 * radius * np.cos(2 * np.pi * hz / RATE)
    wave = np.asarray(lfilter([1.0], [1.0, turn, radius * radius], noise), dtype=np.float64)[WARM_S * RATE :]
    return wave / wave.std()
