"""Phase synchrony: whether two waves keep the same distance, and which of them is ahead."""

from math import nan

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.measures import median
from hrvsync.analysis.synchrony.bands import LF, Band, Complexes, analytic
from hrvsync.analysis.synchrony.lagged import pair_of

MIN_CYCLES = 5.0  # Basti et al. 2022: fewer do not tell locking from luck, however little noise there is


class PhaseLocking(msgspec.Struct, frozen=True):
    """How steadily two waves keep their distance over so many `cycles`.

    `strength`: 0 (any distance) to 1 (always the same); chance is not 0 but about 0.9 / sqrt(cycles). `angle` (radians,
    positive: A is ahead) is the mean distance. NaN with too few cycles, or where a wave is too small to have a phase.
    """

    strength: float
    angle: float
    cycles: float


def phase_locking(a: ArrayLike, b: ArrayLike, rate: float, band: Band = LF, least: float = 0.0) -> PhaseLocking:
    """Measure phase locking of two series within a band.

    `a`, `b`: equally long series at `rate` samples per second, NaN where data is missing. Strength and angle are those
    of the mean of exp(i (phase of a - phase of b)) (Lachaux et al. 1999), phases as in `analytic`. Needs 5 cycles of
    the band's centre, and in each series a median amplitude above `least` (its unit). Raises ValueError for unfit
    arguments.
    """
    x, y = pair_of(a, b)
    wave_a, wave_b = analytic(x, rate, band), analytic(y, rate, band)
    both = np.isfinite(wave_a.real) & np.isfinite(wave_b.real)
    cycles = float(np.count_nonzero(both) / rate * band.centre)
    if cycles < MIN_CYCLES or min(median(np.abs(wave[both])) for wave in (wave_a, wave_b)) <= least:
        return PhaseLocking(nan, nan, cycles)
    mean = mean_difference(wave_a[both], wave_b[both])
    return PhaseLocking(abs(mean), float(np.angle(mean)), cycles)


def mean_difference(a: Complexes, b: Complexes) -> complex:
    """Mean unit phasor of the phase differences of two analytic signals; samples without amplitude have none."""
    difference = a * np.conj(b)
    size = np.abs(difference)
    return complex(np.mean(difference[size > 0] / size[size > 0])) if (size > 0).any() else complex(nan, nan)
