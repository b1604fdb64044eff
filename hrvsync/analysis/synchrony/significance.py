"""Whether a whole stretch shows more synchrony, at one lag, than two such series have by chance."""

from math import nan, pi

import msgspec
import numpy as np

from hrvsync.analysis.synchrony.correlation import without_line
from hrvsync.analysis.synchrony.lagged import MIN_VALID, fisher_z, pair_of, samples
from hrvsync.analysis.synchrony.pacer import HARMONICS, beyond_pacer
from hrvsync.beats import ArrayLike, Bools, Complexes, Floats

MIN_S = 90.0
"""A shorter stretch holds too few waves to tell."""
LOW_HZ, HIGH_HZ = 0.02, 0.4
SMOOTH_HZ = 0.03
FLATTENED = 0.9
"""The power of each series' own spectrum that is divided out: 1 would make the faintest rates as loud as the waves."""
EXTREME_SD = 2.5
EDGE_S = 30.0
BESIDE_HZ = 0.02
"""So far to both sides of a pacer and its harmonics nothing is compared: the rest of it is not the hearts' own."""
LEAST_RATES = 1 / 3
"""Part of the rates that must be left beside the pacers."""
AT_ONCE = 256


class Significance(msgspec.Struct, frozen=True):
    """A stretch of two series against the same two with all that they share left to chance.

    `z`: highest Fisher z over the lags; `lag` (s, positive: A leads) where it stands, NaN at the edge of the lags
    searched, beyond which it may be higher; `z0`: z at lag 0. `low`, `high`: 5 and 95 % of what the surrogates reach,
    `standing`: how many of their SD `z` stands above their mean. `p`: one-sided. `p_opposite`: that of correlations as
    far below 0. `surrogates`: how many there are. `curve`: z by lag, -max_lag .. max_lag. NaN: not enough good data.
    """

    z: float
    lag: float
    z0: float
    low: float
    high: float
    standing: float
    p: float
    p_opposite: float
    surrogates: int
    curve: Floats


def significance(
    a: ArrayLike,
    b: ArrayLike,
    rate: float,
    max_lag: float = 5.0,
    surrogates: int = 999,
    pacers: tuple[ArrayLike | None, ArrayLike | None] = (None, None),
) -> Significance:
    """Test whether two whole series correlate more, at one lag, than two with their spectra do by chance.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length from ONE phase; NaN where data is missing.
    rate : float
        Samples per second.
    max_lag : float, s
        Lags from -max_lag to max_lag are searched.
    surrogates : int
        How many; they are the same each time, so the result is a function of the data.
    pacers : tuple of (array_like or None), each of shape (n,), radians
        The phase of the pacer of each, growing by 2 pi a breath, NaN where none runs. Then the question is what the two
        have in common beyond their pacers.

    Returns
    -------
    Significance
        z, its lag (s, positive: A leads), the band of the surrogates and the one-sided p. NaN with less than 90 s, with
        less than four fifths of the samples of either, for a series that does not vary, and where pacers leave less
        than a third of the rates.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate.

    Notes
    -----
    Gaps are bridged by lines and a straight line is taken off. Each series is flattened by the power 0.9 of its own
    smoothed spectrum (Knapp & Carter 1976, IEEE Trans. Acoust. 24:320, of which this is between no weights and PHAT)
    between 0.02 and 0.4 Hz. The statistic is the highest circular cross-correlation within ±`max_lag`; each surrogate
    keeps the size of the cross-spectrum, draws its phases and searches as many lags (Theiler, Eubank, Longtin,
    Galdrikian & Farmer 1992, Physica D 58:77). p = (1 + number >= z) / (1 + number). Around a circle series are cut
    where they meet their beginning, which the pair itself is not: where its waves are so regular that this matters,
    surrogates are widened to the variance of Bartlett (1935). A pacer is taken out as in `beyond_pacer`, and rates
    within 0.02 Hz of it and its harmonics are left out.
    """
    x, y = pair_of(a, b)
    reach = samples(max_lag, rate, "max_lag", minimum=0)
    phases = [None if phase is None else pair_of(x, phase)[1] for phase in pacers]
    series = [one if phase is None else own(one, phase, rate) for one, phase in zip((x, y), phases, strict=True)]
    known = np.flatnonzero(np.isfinite(series[0]) & np.isfinite(series[1]))
    inner = slice(known[0], known[-1] + 1) if known.size else slice(0)
    flat = [_flattened(one[inner], rate) for one in series]
    n = flat[0].size
    f = np.arange(n // 2 + 1) * rate / max(n, 1)
    within = (f >= LOW_HZ) & (f <= HIGH_HZ)
    use = within & ~beside([phase[inner] for phase in phases if phase is not None], f, rate)
    lags = np.arange(-reach, reach + 1)
    varies = all(one.any() for one in flat) and n > 2 * reach
    if not varies or np.count_nonzero(use) < LEAST_RATES * np.count_nonzero(within):
        return Significance(nan, nan, nan, nan, nan, nan, nan, nan, 0, np.full(lags.size, nan))
    one, other = (np.where(use, np.fft.rfft(each), 0) for each in flat)
    size = np.sqrt(np.sum(np.abs(one) ** 2) * np.sum(np.abs(other) ** 2))
    cross = (one.conj() * other)[use] / size
    turns = 2 * pi * f[use, None] * lags / rate
    curve = fisher_z(cross.real @ np.cos(turns) - cross.imag @ np.sin(turns))
    reached = fisher_z(_by_chance(np.abs(cross), turns, surrogates) * np.sqrt(_widening(one, other, n)))
    z, best = float(curve.max()), int(curve.argmax())
    low, high = np.quantile(reached, (0.05, 0.95))
    return Significance(
        z=z,
        lag=float(lags[best]) / rate if 0 < best < lags.size - 1 or reach == 0 else nan,
        z0=float(curve[reach]),
        low=float(low),
        high=float(high),
        standing=float((z - reached.mean()) / reached.std()),
        p=_rarity(z, reached),
        p_opposite=_rarity(-float(curve.min()), reached),
        surrogates=reached.size,
        curve=curve,
    )


def own(x: Floats, phase: Floats, rate: float) -> Floats:
    """The series beyond the pacer, where one runs; the rest around its mean."""
    paced = np.isfinite(phase)
    rest = x[~paced & np.isfinite(x)]
    return np.where(paced, beyond_pacer(x, phase, rate), x - (rest.mean() if rest.size else 0.0))


def _flattened(x: Floats, rate: float) -> Floats:
    """Flatten a series by its own spectrum, to an SD of 1; 0 where there is too little of it, or it stands still."""
    known, n = np.isfinite(x), x.size
    if n < MIN_S * rate or np.count_nonzero(known) < MIN_VALID * n:
        return np.zeros(n)
    at = np.arange(n, dtype=np.float64)
    x = without_line(at, np.interp(at, at[known], x[known]))
    if not x.any():
        return x
    edge = min(round(EDGE_S * rate), n - 1)
    padded = np.concatenate((2 * x[0] - x[edge:0:-1], x, 2 * x[-1] - x[-2 : -edge - 2 : -1]))
    f = np.fft.rfftfreq(padded.size, 1 / rate)
    within = (f >= LOW_HZ) & (f <= HIGH_HZ)
    gain = np.zeros(f.size)
    gain[within] = _spectrum(x, rate, f[within]) ** (-FLATTENED / 2)
    x = np.fft.irfft(np.fft.rfft(padded) * gain, padded.size)[edge : edge + n]
    x -= x.mean()
    return np.clip(x / x.std(), -EXTREME_SD, EXTREME_SD)


def _spectrum(x: Floats, rate: float, at: Floats) -> Floats:
    """The smoothed power of a series at rates `at` (Hz), smoothed around a straight line in its logarithms."""
    f = np.fft.rfftfreq(x.size, 1 / rate)
    within = (f >= LOW_HZ) & (f <= HIGH_HZ)
    power = np.abs(np.fft.rfft(x * taper(x.size)))[within] ** 2
    power /= power.max()
    log_f, log_power = np.log(f[within]), np.log(np.maximum(power, 1e-30))
    slope, level = np.polyfit(log_f, log_power, 1)
    line = np.exp(slope * log_f + level)
    reach = int(3 * SMOOTH_HZ / f[1])
    kernel = np.exp(-((np.arange(-reach, reach + 1) * f[1] / SMOOTH_HZ) ** 2) / 2)
    smooth = np.convolve(power / line, kernel, "same") / np.convolve(np.ones(power.size), kernel, "same")
    return np.interp(at, f[within], smooth) * np.exp(slope * np.log(at) + level)


def taper(n: int) -> Floats:
    """A cosine over 5 % at each end (Tukey's window)."""
    rise = (1 - np.cos(pi * (np.arange(n // 20) + 0.5) / (n // 20))) / 2
    return np.concatenate((rise, np.ones(n - 2 * rise.size), rise[::-1]))


def beside(phases: list[Floats], f: Floats, rate: float) -> Bools:
    """Whether each rate lies beside a pacer or one of its harmonics."""
    beside = np.zeros(f.size, np.bool_)
    for phase in phases:
        turns = np.diff(phase) * rate / (2 * pi)
        turns = turns[np.isfinite(turns)]
        if turns.size:
            for harmonic in range(1, HARMONICS + 1):
                slowest, fastest = harmonic * turns.min(), harmonic * turns.max()
                beside |= (f >= slowest - BESIDE_HZ) & (f <= fastest + BESIDE_HZ)
    return beside


def _by_chance(size: Floats, turns: Floats, surrogates: int) -> Floats:
    """Highest correlation over the lags, for each surrogate: the same cross-spectrum with other phases."""
    rng = np.random.default_rng(size.size)
    curves = np.zeros((surrogates, turns.shape[1]))
    for start in range(0, size.size, AT_ONCE):
        some = slice(start, start + AT_ONCE)
        phase = rng.uniform(0, 2 * pi, (surrogates, size[some].size))
        curves += (np.cos(phase) * size[some]) @ np.cos(turns[some])
        curves -= (np.sin(phase) * size[some]) @ np.sin(turns[some])
    return curves.max(axis=1)


def _widening(one: Complexes, other: Complexes, n: int) -> float:
    """Variance of the correlation of two such series by Bartlett's formula, over that around a circle; at least 1.

    sum over k of the product of the two autocorrelations, k up to half the length, beyond which they are chance.
    """
    length = 1 << (2 * n - 1).bit_length()
    straight, around = np.ones(n // 2), np.ones(n)
    for spectrum in (one, other):
        series = np.fft.irfft(spectrum, n)
        straight *= np.fft.irfft(np.abs(np.fft.rfft(series, length)) ** 2, length)[: n // 2]
        around *= np.fft.irfft(np.abs(spectrum) ** 2, n)
    straight /= 1 - np.arange(n // 2) / n
    return max(1.0, float((2 * straight.sum() - straight[0]) / around.sum()))


def _rarity(observed: float, surrogates: Floats) -> float:
    return (1 + int(np.count_nonzero(surrogates >= observed))) / (1 + surrogates.size)
