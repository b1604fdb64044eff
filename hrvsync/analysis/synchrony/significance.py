"""Whether a whole stretch shows more synchrony, at one lag, than two such series have by chance."""

from collections.abc import Sequence
from math import nan, pi

import msgspec
import numpy as np

from hrvsync.analysis.synchrony.lagged import FLAT, MIN_VALID, fisher_z, pair_of, samples
from hrvsync.analysis.synchrony.pacer import beyond_pacer, harmonics_of
from hrvsync.beats import ArrayLike, Bools, Complexes, Floats, Ints

MIN_S = 90.0
"""A shorter stretch holds too few waves to tell."""
LOW_HZ, HIGH_HZ = 0.02, 0.4
TREND = 3
"""Degree of the polynomial taken off: hearts that slow down share the shape of that, all of it slower than LOW_HZ."""
SMOOTH_HZ = 0.03
FLATTENED = 0.9
"""The power of each series' own spectrum that is divided out: 1 would make the faintest rates as loud as the waves."""
EXTREME_SD = 2.5
BAND_HZ = 0.0475
"""Width of a band: eight between LOW_HZ and HIGH_HZ. A wave that two share is soon lost in anything wider."""
SLOW_HZ = 0.1625
"""The upper end of the three slow bands."""
BEHIND_SD = 0.3
"""So much further must the slow bands stand out to count instead of all, or asking twice would cost all too much."""
LEAST_OF_BAND = 0.5
"""A band of which pacers leave less than half is too narrow to judge."""
REGULAR = 1.35
"""From this variance on (times that around a circle) waves are regular; below, the estimate of it is mostly noise."""
BESIDE_HZ = 0.02
"""So far to both sides of a pacer and its harmonics nothing is compared: the rest of it is not the hearts' own."""
LEAST_RATES = 1 / 3
"""Part of the rates that must be left beside the pacers."""
GAPS_WIDEN = 0.1
"""Power of the share of gaps by which surrogates are widened; calibrated on strangers with gaps (tests/soak)."""
AT_ONCE = 256


class Significance(msgspec.Struct, frozen=True):
    """A stretch of two series against the same two with all that they share left to chance.

    `z`: highest mean Fisher z of the bands over the lags; `lag` (s, positive: A leads) where it stands, NaN at the edge
    of the lags searched, beyond which it may be higher; `z0`: z at lag 0. `low`, `high`: 5 and 95 % of chance for z,
    `standing`: how many SD of the surrogates it stands above their mean. `p`: one-sided. `p_opposite`: that of
    correlations as far below 0. `surrogates`: how many there are. `curve`: z by lag, -max_lag .. max_lag. All of these
    are of all bands, or of the slow ones where these stand out further. NaN: not enough good data.
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
    Gaps are bridged by lines until the series are flattened, and then count in neither of the two; a cubic is taken
    off. Each series is flattened by the power 0.9 of its own smoothed spectrum (Knapp & Carter 1976, IEEE Trans.
    Acoust. 24:320, of which this is between no weights and PHAT) between 0.02 and 0.4 Hz, mirrored at its end so that
    it has no edges. These rates are divided into eight bands; in each r is the circular cross-correlation of the two,
    and the statistic is the highest mean of their Fisher z within ±`max_lag`. Without pacers the three slow bands count
    by themselves as well, and whichever stands out further is held against the further one of each surrogate.
    Surrogates keep the size of the cross-spectrum, draw its phases and search as many lags (Theiler, Eubank, Longtin,
    Galdrikian & Farmer 1992, Physica D 58:77). p = (1 + number >= observed) / (1 + number). Around a circle series are
    cut where they meet their beginning, which the pair itself is not: in bands where waves are so regular that this
    matters, surrogates are widened to the variance of Bartlett (1935), and in all bands for the time lost in gaps. A
    pacer is taken out as in `beyond_pacer`, with those harmonics that `harmonics_of` finds in one of the two, and rates
    within 0.02 Hz of them are left out.
    """
    x, y = pair_of(a, b)
    reach = samples(max_lag, rate, "max_lag", minimum=0)
    lags = np.arange(-reach, reach + 1)
    phase_a, phase_b = (None if phase is None else pair_of(x, phase)[1] for phase in pacers)
    phases = phase_a, phase_b
    series, followed = beyond_pacers((x, y), phases, rate)
    known = np.isfinite(series[0]) & np.isfinite(series[1])
    at = np.flatnonzero(known)
    inner = slice(at[0], at[-1] + 1) if at.size else slice(0)
    flat = [np.where(known[inner], _flattened(one[inner], rate), 0.0) for one in series]
    n = flat[0].size
    f = np.arange(n // 2 + 1) * rate / max(n, 1)
    within = (f >= LOW_HZ) & (f <= HIGH_HZ)
    use = within & ~beside([phase[inner] for phase in phases if phase is not None], f, rate, followed)
    varies = all(one.any() for one in flat) and n > 2 * reach
    if not varies or np.count_nonzero(use) < LEAST_RATES * np.count_nonzero(within):
        return Significance(nan, nan, nan, nan, nan, nan, nan, nan, 0, np.full(lags.size, nan))
    bands = _bands(np.flatnonzero(use), f, n / rate)
    sets = np.array([[True] * len(bands)] + [[f[band[-1]] < SLOW_HZ for band in bands]] * bool(use[within].all()))
    shares = sets / sets.sum(axis=1, keepdims=True)
    one, other = (_by_band(np.fft.rfft(each), bands) for each in flat)
    cross = one.conj() * other
    turns = 2 * pi * f[:, None] * lags / rate
    curves = shares @ fisher_z(cross.real @ np.cos(turns) - cross.imag @ np.sin(turns))
    wider = np.sqrt(_widening(one, other, n)) * known[inner].mean() ** -GAPS_WIDEN
    reached = _by_chance(np.abs(cross), bands, turns, shares * wider, surrogates)
    return _judged(curves, reached, lags / rate)


def _judged(curves: Floats, reached: Floats, lags: Floats) -> Significance:
    """Hold curves (one a row: of all bands, of the slow ones) against what surrogates reach, by row and surrogate."""
    middle, spread = reached.mean(axis=1), reached.std(axis=1)
    behind = BEHIND_SD * np.arange(len(curves))
    stands = (curves.max(axis=1) - middle) / spread - behind
    opposite = (-curves.min(axis=1) - middle) / spread - behind
    by_chance = ((reached.T - middle) / spread - behind).max(axis=1)
    which = int(stands.argmax())
    curve, best = curves[which], int(curves[which].argmax())
    low, high = middle[which] + spread[which] * (behind[which] + np.quantile(by_chance, (0.05, 0.95)))
    return Significance(
        z=float(curve[best]),
        lag=float(lags[best]) if 0 < best < lags.size - 1 or lags.size == 1 else nan,
        z0=float(curve[lags.size // 2]),
        low=float(low),
        high=float(high),
        standing=float((stands[which] - by_chance.mean()) / by_chance.std()),
        p=_rarity(float(stands[which]), by_chance),
        p_opposite=_rarity(float(opposite.max()), by_chance),
        surrogates=by_chance.size,
        curve=curve,
    )


def beyond_pacers(
    both: tuple[Floats, Floats], phases: tuple[Floats | None, Floats | None], rate: float
) -> tuple[list[Floats], list[int]]:
    """Take the pacers out of both series, and return which of their harmonics either follows, too."""
    paced = [(one, phase) for one, phase in zip(both, phases, strict=True) if phase is not None]
    followed = sorted({harmonic for one, phase in paced for harmonic in harmonics_of(one, phase, rate)})
    return [_own(one, phase, rate, followed) for one, phase in zip(both, phases, strict=True)], followed


def _own(x: Floats, phase: Floats | None, rate: float, harmonics: Sequence[int]) -> Floats:
    """The series beyond the pacer, where one runs; the rest around its mean."""
    if phase is None:
        return x
    paced = np.isfinite(phase)
    rest = x[~paced & np.isfinite(x)]
    return np.where(paced, beyond_pacer(x, phase, rate, harmonics), x - (rest.mean() if rest.size else 0.0))


def _flattened(x: Floats, rate: float) -> Floats:
    """Flatten a series by its own spectrum, to an SD of 1; 0 where there is too little of it, or it stands still."""
    known, n = np.isfinite(x), x.size
    if n < MIN_S * rate or np.count_nonzero(known) < MIN_VALID * n:
        return np.zeros(n)
    place = np.linspace(-1, 1, n)
    x = np.interp(place, place[known], x[known])
    size = np.abs(x).max()
    x = x - np.polyval(np.polyfit(place, x, TREND), place)
    if np.abs(x).max() <= FLAT * size:
        return np.zeros(n)
    f = np.fft.rfftfreq(2 * n, 1 / rate)
    within = (f >= LOW_HZ) & (f <= HIGH_HZ)
    gain = np.zeros(f.size)
    gain[within] = _spectrum(x, rate, f[within]) ** (-FLATTENED / 2)
    x = np.fft.irfft(np.fft.rfft(np.concatenate((x, x[::-1]))) * gain, 2 * n)[:n]
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


def _bands(use: Ints, f: Floats, seconds: float) -> list[Ints]:
    """Divide the rates in use into bands of about BAND_HZ, of which none holds both slow and faster ones."""
    slow = f[use] < SLOW_HZ
    return [
        band
        for part in (use[slow], use[~slow])
        for band in np.array_split(part, max(1, round(part.size / (seconds * BAND_HZ))))
        if band.size >= LEAST_OF_BAND * seconds * BAND_HZ
    ]


def _by_band(spectrum: Complexes, bands: list[Ints]) -> Complexes:
    """Cut a spectrum into bands of a power of 1 each, one a row."""
    rows = np.zeros((len(bands), spectrum.size), np.complex128)
    for row, band in zip(rows, bands, strict=True):
        row[band] = spectrum[band] / (np.linalg.norm(spectrum[band]) or 1.0)
    return rows


def taper(n: int) -> Floats:
    """A cosine over 5 % at each end (Tukey's window)."""
    rise = (1 - np.cos(pi * (np.arange(n // 20) + 0.5) / (n // 20))) / 2
    return np.concatenate((rise, np.ones(n - 2 * rise.size), rise[::-1]))


def beside(phases: list[Floats], f: Floats, rate: float, harmonics: Sequence[int]) -> Bools:
    """Whether each rate lies beside a pacer or one of these harmonics."""
    beside = np.zeros(f.size, np.bool_)
    for phase in phases:
        turns = np.diff(phase) * rate / (2 * pi)
        turns = turns[np.isfinite(turns)]
        if turns.size:
            for harmonic in harmonics:
                slowest, fastest = harmonic * turns.min(), harmonic * turns.max()
                beside |= (f >= slowest - BESIDE_HZ) & (f <= fastest + BESIDE_HZ)
    return beside


def _by_chance(size: Floats, bands: list[Ints], turns: Floats, weights: Floats, surrogates: int) -> Floats:
    """Highest weighted sum of Fisher z over the lags, for each row of weights by band and each surrogate.

    A surrogate has the size of the cross-spectrum (one band a row) and phases of its own.
    """
    rng = np.random.default_rng(size.shape[1])
    curves = np.zeros((len(weights), surrogates, turns.shape[1]))
    for row, band, weight in zip(size, bands, weights.T, strict=True):
        r = np.zeros(curves.shape[1:])
        for start in range(0, band.size, AT_ONCE):
            some = band[start : start + AT_ONCE]
            phase = rng.uniform(0, 2 * pi, (surrogates, some.size))
            r += (np.cos(phase) * row[some]) @ np.cos(turns[some])
            r -= (np.sin(phase) * row[some]) @ np.sin(turns[some])
        z = fisher_z(r)
        for curve, share in zip(curves, weight, strict=True):
            if share:
                curve += share * z
    return curves.max(axis=2)


def _widening(one: Complexes, other: Complexes, n: int) -> Floats:
    """Variance of the correlation in each band (one a row) by Bartlett's formula, over that around a circle.

    sum over k of the product of the two autocorrelations; 1 where waves are not regular.
    """
    length = 1 << (2 * n - 1).bit_length()
    straight, around = np.ones((len(one), n)), np.ones((len(one), n))
    for spectrum in (one, other):
        series = np.fft.irfft(spectrum, n)
        straight *= np.fft.irfft(np.abs(np.fft.rfft(series, length)) ** 2, length)[:, :n]
        around *= np.fft.irfft(np.abs(spectrum) ** 2, n)
    straight /= 1 - np.arange(n) / n
    wider = (2 * straight.sum(axis=1) - straight[:, 0]) / around.sum(axis=1)
    return np.where(wider > REGULAR, wider, 1.0)


def _rarity(observed: float, surrogates: Floats) -> float:
    return (1 + int(np.count_nonzero(surrogates >= observed))) / (1 + surrogates.size)
