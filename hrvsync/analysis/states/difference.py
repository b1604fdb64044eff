"""How the levels of two phases differ: an interval that allows for how slowly a body changes.

Levels hold each other up: those of neighbouring seconds share beats, and bodies drift. What the mean of a phase
scatters by is read off the slow cosines within the phase, for several correlation times weighed by how well each fits
both phases. A bootstrap of blocks needs more of them than a phase of minutes has.
"""

from functools import lru_cache

import numpy as np
import scipy

from hrvsync.analysis.states.state import WINDOW
from hrvsync.beats import Floats

LEAST_COMPARED = 105
"""Known seconds of a phase that is compared: those of two minutes, of which an eighth may be missing."""
CORRELATED = np.array([1.5, 3.0, 6.0, 12.0, 24.0])
"""Correlation times (s) of what a level is a mean of, each as likely beforehand; quiet Holters fit 4 to 16 s best."""
FASTEST = 2 * WINDOW
"""Period (s) of the fastest cosine that counts: the window leaves little of those that are faster."""
MOST = 60
"""Cosines of one phase that count at most: of a long one, the slow ones."""
STEPS = 60


def interval(a: Floats, b: Floats) -> tuple[float, float]:
    """Give the 95 % interval of mean(b) - mean(a) of two series of levels, one a second; NaNs are skipped.

    For one correlation time the squares of the slow cosines, each over what it is expected to be, give the variance of
    the mean (equal weights: Lazarus, Lewis, Stock & Watson 2018, J. Bus. Econ. Stat. 36:541), and Welch's degrees of
    freedom (1947, Biometrika 34:28) a t distribution. The correlation time is not known, so the interval is that of
    their mixture, weighed by the likelihood of the cosines (Whittle's, its scale integrated out).
    NaN where either is shorter than LEAST_COMPARED.
    """
    a, b = a[np.isfinite(a)], b[np.isfinite(b)]
    if min(len(a), len(b)) < LEAST_COMPARED:
        return float("nan"), float("nan")
    if not (np.ptp(a) or np.ptp(b)):
        return float(b[0] - a[0]), float(b[0] - a[0])
    difference = float(np.mean(b) - np.mean(a))
    (fit_a, var_a, n_a), (fit_b, var_b, n_b) = _mean_variance(a), _mean_variance(b)
    weights = np.exp(fit_a + fit_b - np.max(fit_a + fit_b))
    variance = var_a + var_b
    freedom = 1 / ((var_a / variance) ** 2 / n_a + (var_b / variance) ** 2 / n_b)
    reach = _reach(weights / np.sum(weights), np.sqrt(variance), freedom)
    return difference - reach, difference + reach


def _mean_variance(values: Floats) -> tuple[Floats, Floats, int]:
    """For each of CORRELATED: its log likelihood, and the variance of the mean; and from how many cosines they are."""
    seconds = len(values)
    expected = _expected(seconds)
    of_mean, of_cosines = expected[:, 0], expected[:, 1:]
    n = of_cosines.shape[1]
    scale = np.mean((_cosines(seconds, n)[1:] @ values) ** 2 / of_cosines, axis=1)
    scale = np.maximum(scale, np.finfo(np.float64).tiny)
    return -np.sum(np.log(of_cosines), axis=1) / 2 - n / 2 * np.log(scale), scale * of_mean, n


def _cosines(seconds: int, n: int) -> Floats:
    """The weights of the mean of a series and of its `n` slowest cosines, a row each."""
    rows = np.arange(n + 1)[:, None]
    return np.where(rows, np.sqrt(2), 1.0) / seconds * np.cos(np.pi * rows * (np.arange(seconds) + 0.5) / seconds)


@lru_cache(maxsize=256)
def _expected(seconds: int) -> Floats:
    """Expected squares of the mean and of each cosine of levels, for each of CORRELATED.

    Levels are means over WINDOW of a series that forgets exponentially and has a spectrum of 1 at frequency 0.
    """
    n = min(MOST, 2 * seconds // FASTEST)
    length = 4 * seconds
    power = np.abs(np.fft.rfft(_cosines(seconds, n), length)) ** 2
    frequency = np.fft.rfftfreq(length)
    keep = np.exp(-1 / CORRELATED)[:, None]
    spectrum = (1 - keep) ** 2 / np.abs(1 - keep * np.exp(-2j * np.pi * frequency)) ** 2
    window = np.ones(len(frequency))
    window[1:] = np.sin(np.pi * WINDOW * frequency[1:]) / (WINDOW * np.sin(np.pi * frequency[1:]))
    both_sides = np.where((frequency == 0) | (frequency == frequency[-1]), 1, 2)
    return (spectrum * window**2 * both_sides / length) @ power.T


def _reach(weights: Floats, errors: Floats, freedom: Floats) -> float:
    """How far the middle 95 % of a mixture of t distributions about 0 reach: by halving, between its parts' own."""
    reaches = errors * scipy.special.stdtrit(freedom, 0.975)
    low, high = float(np.min(reaches)), float(np.max(reaches))
    for _ in range(STEPS):
        middle = (low + high) / 2
        inside = float(weights @ scipy.special.stdtr(freedom, middle / errors)) >= 0.975
        low, high = (low, middle) if inside else (middle, high)
    return high
