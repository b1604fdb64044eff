"""How two series keep together at given rates: phase locking, coherence (also without the pacer), wavelet coherence."""

from functools import lru_cache
from math import nan, pi
from typing import NamedTuple

import msgspec
import numpy as np

from hrvsync.analysis.measures import mean, median, taper
from hrvsync.analysis.synchrony.bands import LF, Band, Complexes, analytic
from hrvsync.analysis.synchrony.lagged import FLAT, centred, pair_of, samples
from hrvsync.beats import ArrayLike, Bools, Floats

MIN_CYCLES = 5.0  # Basti et al. 2022: fewer do not distinguish locking from luck, however little noise there is


class PhaseLocking(msgspec.Struct, frozen=True):
    """How steadily two waves keep their distance over a number of `cycles`.

    `strength`: 0 (any distance) to 1 (always the same); chance is not 0 but about 0.9 / sqrt(cycles). `angle` (radians,
    positive: A is ahead) is the mean distance. NaN with too few cycles, or where a wave is too small to have a phase.
    """

    strength: float
    angle: float
    cycles: float


def phase_locking(a: ArrayLike, b: ArrayLike, rate: float, band: Band = LF, least: float = 0.0) -> PhaseLocking:
    """Measure the phase locking of two series within a band.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length; NaN where data is missing.
    rate : float
        Samples per second.
    band : Band
        Frequencies (Hz) to compare.
    least : float, in the unit of the series
        Smallest median amplitude that has a meaningful phase.

    Returns
    -------
    PhaseLocking
        Strength from 0 to 1 and mean angle (radians, positive: A is ahead). NaN with fewer than 5 cycles of the band's
        centre, or an amplitude of at most `least` in either series.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or the rate is too low for the band.

    Notes
    -----
    Absolute value and angle of the mean of exp(i (phase of a - phase of b)), phases as in `analytic`. (Lachaux et al.
    1999)
    """
    x, y = pair_of(a, b)
    return locking(analytic(x, rate, band), analytic(y, rate, band), rate, band, least)


def locking(wave_a: Complexes, wave_b: Complexes, rate: float, band: Band, least: float = 0.0) -> PhaseLocking:
    """Measure phase locking of two analytic signals of a band; see `phase_locking`."""
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


OVERLAP = 1 + 2 / 36  # half-overlapping Hann segments correlate by 1/6: so much fewer independent ones (Welch 1967)


class Coherence(msgspec.Struct, frozen=True):
    """Magnitude-squared coherence `c` (0 to 1) at the rates `f` (Hz), and the number of `segments`.

    `level`: what 95 % of unrelated series stay below at any one rate. The mean of unrelated series is about
    1 / segments, not 0. All NaN with fewer than 2 whole segments (3 with a third series taken out).
    """

    f: Floats
    c: Floats
    segments: int
    level: float

    def within(self, band: Band) -> float:
        """Mean within a band; NaN where the segments are too short to have a rate in it."""
        inside = self.c[(self.f >= band.low) & (self.f <= band.high)]
        return float(np.mean(inside)) if inside.size else nan


def coherence(a: ArrayLike, b: ArrayLike, rate: float, segment: float = 60.0) -> Coherence:
    """Compute the magnitude-squared coherence of two series by Welch's method.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length; NaN where data is missing.
    rate : float
        Samples per second.
    segment : float, s
        Length of the Hann segments, half overlapping, mean taken off. Segments with a NaN are left out.

    Returns
    -------
    Coherence
        From 0 to 1 at each frequency (Hz). All NaN with fewer than 2 whole segments; it takes 8 to be informative.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate.

    Notes
    -----
    |Sab|² / (Saa Sbb). Level: 1 - 0.05^(1 / (K - 1)) for K independent segments. (Carter, Knapp & Nuttall 1973)
    """
    x, y = pair_of(a, b)
    f, (u, v) = _spectra((x, y), rate, segment)
    c = _ratio(np.abs(_cross(u, v)) ** 2, _power(u) * _power(v))
    return Coherence(f, c if len(u) > 1 else np.full(f.size, nan), len(u), _level(len(u), 1))


def partial_coherence(a: ArrayLike, b: ArrayLike, p: ArrayLike, rate: float, segment: float = 60.0) -> Coherence:
    """Compute the coherence of two series beyond what both share with a third.

    Parameters
    ----------
    a, b, p : array_like, shape (n,)
        Two series and the third, of equal length; NaN where data is missing. For a pacer, `p` is the cosine of its
        phase.
    rate : float
        Samples per second.
    segment : float, s
        As in `coherence`.

    Returns
    -------
    Coherence
        From 0 to 1 at each frequency (Hz). All NaN with fewer than 3 whole segments.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a length is too short at this rate.

    Notes
    -----
    |Sab Spp - Sap Spb|² / ((Saa Spp - |Sap|²)(Sbb Spp - |Sbp|²)). (Bendat & Piersol 2010, ch. 7)
    """
    x, y = pair_of(a, b)
    x, third = pair_of(x, p)
    f, (u, v, w) = _spectra((x, y, third), rate, segment)
    own = _power(w)
    shared = _cross(u, v) * own - _cross(u, w) * _cross(w, v)
    left_a = _power(u) * own - np.abs(_cross(u, w)) ** 2
    left_b = _power(v) * own - np.abs(_cross(v, w)) ** 2
    enough = (left_a > FLAT * _power(u) * own) & (left_b > FLAT * _power(v) * own)
    c = np.where(enough, _ratio(np.abs(shared) ** 2, left_a * left_b), nan)
    return Coherence(f, c if len(u) > 2 else np.full(f.size, nan), len(u), _level(len(u), 2))


def _spectra(series: tuple[Floats, ...], rate: float, segment: float) -> tuple[Floats, list[Complexes]]:
    """Fourier transforms of the whole segments, one row each, of all series alike."""
    size = samples(segment, rate, "segment", minimum=4)
    f = np.arange(size // 2 + 1, dtype=np.float64) * (rate / size)
    none = np.empty((0, f.size), np.complex128)
    if series[0].size < size:
        return f, [none for _ in series]
    windows = [np.lib.stride_tricks.sliding_window_view(one, size)[:: size - size // 2] for one in series]
    whole = np.all([np.isfinite(rows).all(axis=1) for rows in windows], axis=0)
    hann = taper(size + 1)[:-1]
    spectra: list[Complexes] = []
    for rows in windows:
        segments = rows[whole]
        from_mean = segments - segments.mean(axis=1, keepdims=True) if len(segments) else segments
        noise = 1e-12 * np.abs(segments).max(initial=0.0)  # what is left of a constant by rounding
        spectra.append(np.fft.rfft(np.where(np.abs(from_mean) <= noise, 0.0, from_mean) * hann, axis=1))
    return f, spectra


def _cross(u: Complexes, v: Complexes) -> Complexes:
    return (u * np.conj(v)).sum(axis=0)


def _power(u: Complexes) -> Floats:
    return (u.real**2 + u.imag**2).sum(axis=0)


def _ratio(top: Floats, bottom: Floats) -> Floats:
    out = np.full(top.shape, nan)
    np.divide(top, bottom, out=out, where=bottom > 0)
    return np.minimum(out, 1.0)


def _level(segments: int, taken: int) -> float:
    """5 % level of `segments` half-overlapping ones, `taken` degrees of freedom used up."""
    free = segments / OVERLAP - taken if segments > 1 else segments - taken
    return 1 - 0.05 ** (1 / free) if free > 0 else nan


OMEGA = 6.0  # waves in the Morlet wavelet
PER_OCTAVE = 12
SMOOTHED_OCTAVES = 0.6  # the Morlet wavelet's decorrelation in scale (Torrence & Compo 1998)
FOURIER = 4 * pi / (OMEGA + np.sqrt(2 + OMEGA**2))  # seconds of wave for a scale of 1 s


class WaveletCoherence(msgspec.Struct, frozen=True):
    """Coherence `c` (0 to 1) with one row a rate `f` (Hz, falling) and one column a sample.

    NaN outside the cone of influence: where an end of the series or missing data is nearer than the wavelet reaches.
    The level of unrelated series is not 0 but about 0.4.
    """

    f: Floats
    c: Floats

    def within(self, band: Band) -> float:
        """Mean within a band over all that is inside the cone; NaN where nothing is."""
        return mean(self.c[(self.f >= band.low) & (self.f <= band.high)])


class _Scales(NamedTuple):
    """Rates (Hz) of a transform, samples each is blurred over, factors of the `n` lines of a spectrum.

    `rows`: scales that are smoothed over.
    """

    f: Floats
    reach: Floats
    n: int
    daughters: Floats
    blur: Floats
    rows: int


class Wavelets(msgspec.Struct, frozen=True):
    """Wavelet transform of a series: one row a scale of `scales`, one column a sample of `known`."""

    scales: _Scales
    known: Bools
    wave: Complexes
    power: Floats


def wavelet_coherence(
    a: ArrayLike, b: ArrayLike, rate: float, low: float = 0.03, high: float = 0.5, per_octave: int = PER_OCTAVE
) -> WaveletCoherence:
    """Compute the coherence of two series by time and frequency, with Morlet wavelets of 6 waves.

    Parameters
    ----------
    a, b : array_like, shape (n,)
        Two series of equal length; NaN where data is missing.
    rate : float
        Samples per second.
    low, high : float, Hz
        Lowest and highest frequency.
    per_octave : int
        Number of frequencies in each octave.

    Returns
    -------
    WaveletCoherence
        From 0 to 1, frequencies (falling) by samples. NaN outside the cone of influence: within sqrt(2) scales of a
        missing sample or an end.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or the frequencies are not above 0, ascending and within
        half of `rate`.

    Notes
    -----
    |S(Wab / s)|² / (S(|Wa|² / s) S(|Wb|² / s)), S: Gaussian of one scale in time, boxcar of 0.6 octaves in scale.
    (Torrence & Compo 1998; Grinsted, Moore & Jevrejeva 2004)
    """
    x, y = pair_of(a, b)
    return coherence_of_wavelets(*(wavelets(one, rate, low, high, per_octave) for one in (x, y)))


def wavelets(x: Floats, rate: float, low: float = 0.03, high: float = 0.5, per_octave: int = PER_OCTAVE) -> Wavelets:
    """Transform a series for `coherence_of_wavelets`; see `wavelet_coherence`."""
    if not 0 < low < high <= rate / 2:
        raise ValueError(f"low and high must be above 0 and within {rate / 2} Hz, not {low} and {high}")
    scales = _scales(x.size, rate, low, high, per_octave)
    known = np.isfinite(x)
    wave = np.zeros((scales.f.size, x.size), np.complex128)
    if known.any():
        bridged = np.interp(np.arange(x.size), np.flatnonzero(known), centred(x)[known])
        wave = np.fft.ifft(np.fft.fft(bridged, scales.n) * scales.daughters, axis=1)[:, : x.size]
    return Wavelets(scales, known, wave, _smoothed(wave.real**2 + wave.imag**2, scales))


def coherence_of_wavelets(a: Wavelets, b: Wavelets) -> WaveletCoherence:
    """Coherence of two series that were transformed alike."""
    shared: Complexes = a.wave * np.conj(b.wave)
    top = _smoothed(shared.real, a.scales) ** 2 + _smoothed(shared.imag, a.scales) ** 2
    bottom = a.power * b.power
    c = np.full(top.shape, nan)
    strong = [one.power > 1e-20 * one.power.max(initial=0.0) for one in (a, b)]
    inside = _distance(a.known & b.known) > a.scales.reach[:, None]
    np.divide(top, bottom, out=c, where=inside & (bottom > 0) & strong[0] & strong[1])
    return WaveletCoherence(a.scales.f, np.minimum(c, 1.0))


@lru_cache(maxsize=4)
def _scales(size: int, rate: float, low: float, high: float, per_octave: int) -> _Scales:
    f = high * 2.0 ** (-np.arange(int(np.log2(high / low) * per_octave + 1e-9) + 1) / per_octave)
    scale = 1 / (f * FOURIER)
    n = 1 << (size + round(4 * scale[-1] * rate)).bit_length()
    turn = 2 * pi * np.fft.fftfreq(n, 1 / rate)
    daughters = np.where(turn > 0, np.exp(-((np.outer(scale, turn) - OMEGA) ** 2) / 2), 0.0)
    blur = np.exp(-((np.outer(scale, 2 * pi * np.fft.rfftfreq(n, 1 / rate))) ** 2) / 2)
    return _Scales(f, np.sqrt(2) * scale * rate, n, daughters, blur, max(1, round(SMOOTHED_OCTAVES * per_octave)))


def _smoothed(values: Floats, scales: _Scales) -> Floats:
    blurred = np.fft.irfft(np.fft.rfft(values, scales.n, axis=1) * scales.blur, scales.n, axis=1)
    return _over_scales(blurred[:, : values.shape[1]], scales.rows)


def _over_scales(values: Floats, rows: int) -> Floats:
    """Mean of the `rows` nearest scales, fewer at the ends."""
    sums = np.concatenate((np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)))
    at = np.arange(len(values))
    first, last = np.maximum(at - rows // 2, 0), np.minimum(at - rows // 2 + rows, len(values))
    return (sums[last] - sums[first]) / (last - first)[:, None]


def _distance(known: Bools) -> Floats:
    """Samples to the nearest one missing; both ends are followed by missing ones."""
    at = np.arange(known.size)
    before = np.maximum.accumulate(np.where(known, -1, at))
    after = np.minimum.accumulate(np.where(known, known.size, at)[::-1])[::-1]
    return np.minimum(at - before, after - at).astype(np.float64)
