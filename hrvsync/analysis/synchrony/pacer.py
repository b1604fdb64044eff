"""The pacer's share: how closely a person follows it, and what is left of a series when it is taken out."""

from collections.abc import Sequence
from math import nan, pi

import msgspec
import numpy as np

from hrvsync.analysis.synchrony.lagged import pair_of, samples
from hrvsync.beats import ArrayLike, Floats

HARMONICS = (1, 2, 3)
"""The pacer's own rate and what a breath of another shape than a sine has beside it."""
KNOT_S = 60.0
MIN_BREATHS = 3
BESIDE = [-3, -2, -1, 1, 2, 3]  # turns more or fewer over the whole series: what a heart does there it does by itself
STANDS_OUT = 6.0  # times their power: a harmonic is there
ABOVE = 8.0  # times their power that the pacer's own wave has; calibrated on people who do not follow it


class Locking(msgspec.Struct, frozen=True):
    """How a series follows the pacer: `strength` 0 (any phase) to 1 (each breath alike), `angle` (radians) behind it.

    `breaths`: the number of whole breaths. Chance is not 0 but about 0.9 / sqrt(breaths), and more for a heart that
    swings near the pacer's rate by itself: the number describes, it does not test. NaN with fewer than 3 breaths.
    """

    strength: float
    angle: float
    breaths: int


def pacer_locking(x: ArrayLike, phase: ArrayLike) -> Locking:
    """Measure how steadily a series keeps its phase against the pacer.

    Parameters
    ----------
    x : array_like, shape (n,)
        A series; NaN where data is missing.
    phase : array_like, shape (n,), radians
        The pacer's phase, growing by 2 pi a breath; NaN where none runs.

    Returns
    -------
    Locking
        Strength from 0 to 1, angle (radians) behind the pacer, and the number of whole breaths. NaN with fewer than 3.

    Raises
    ------
    ValueError
        If the two are not one-dimensional and equally long.

    Notes
    -----
    Each whole breath with four fifths of its samples gives one phasor, its Fourier coefficient at the pacer after a
    straight line is taken out; strength = |mean of the unit phasors|. (Lachaux et al. 1999, one phasor a breath)
    """
    series, phi = pair_of(x, phase)
    if not np.isfinite(phi).any():
        return Locking(nan, nan, 0)
    breath = np.floor(phi / (2 * pi))
    phasors: list[complex] = []
    for number in np.unique(breath[np.isfinite(breath)]):
        at = np.flatnonzero(breath == number)
        turn = np.diff(phi[at]).mean() if at.size > 2 else nan
        whole = at.size * turn > 2 * pi - 1.5 * turn
        usable = at[np.isfinite(series[at])]
        if not whole or usable.size < max(4, 0.8 * at.size):
            continue
        angle = phi[usable]
        columns = np.stack((np.ones(usable.size), angle - angle.mean(), np.cos(angle), np.sin(angle)), axis=1)
        _, _, cosine, sine = np.linalg.lstsq(columns, series[usable], rcond=None)[0]
        if cosine or sine:
            phasors.append(complex(cosine, sine) / abs(complex(cosine, sine)))
    if len(phasors) < MIN_BREATHS:
        return Locking(nan, nan, len(phasors))
    mean = np.mean(phasors)
    return Locking(float(abs(mean)), float(np.angle(mean)), len(phasors))


def beyond_pacer(x: ArrayLike, phase: ArrayLike, rate: float, harmonics: Sequence[int] = HARMONICS) -> Floats:
    """Remove the pacer from a series: what is left is the person's own.

    Parameters
    ----------
    x : array_like, shape (n,)
        A series; NaN where data is missing.
    phase : array_like, shape (n,), radians
        The pacer's phase, growing by 2 pi a breath; NaN where none runs.
    rate : float
        Samples per second.
    harmonics : sequence of int
        Those taken out: 1 is the pacer's own rate.

    Returns
    -------
    ndarray, shape (n,), in the unit of x
        NaN where data or pacer is missing.

    Raises
    ------
    ValueError
        If the series are not one-dimensional and equally long, or a minute is too short at this rate.

    Notes
    -----
    Least squares on cosine and sine of these harmonics of the pacer and a constant, each with a hat function a minute,
    so that a slowly changing response to the pacer is removed too. The minutes count back from the end, so that the
    newest is whole. (regression on a known phase; the spectral counterpart is partial coherence)
    """
    series, phi = (one[::-1] for one in pair_of(x, phase))
    knot = samples(KNOT_S, rate, "a minute", minimum=2)
    known = np.isfinite(series) & np.isfinite(phi)
    left = np.full(series.size, nan)
    if not known.any():
        return left
    middle = series[known].mean()
    terms = 1 + 2 * len(harmonics)
    pieces = -(-series.size // knot)
    square = np.zeros(((pieces + 1) * terms,) * 2)
    target = np.zeros((pieces + 1) * terms)
    bases: list[tuple[slice, Floats, slice]] = []
    for piece in range(pieces):
        span = slice(piece * knot, min((piece + 1) * knot, series.size))
        use = known[span]
        angle = phi[span][use]
        waves = [wave(harmonic * angle) for harmonic in harmonics for wave in (np.cos, np.sin)]
        up = (np.flatnonzero(use) / knot)[:, None]
        basis = np.stack((np.ones(angle.size), *waves), axis=1)
        basis = np.concatenate((basis * (1 - up), basis * up), axis=1)
        block = slice(piece * terms, (piece + 2) * terms)
        square[block, block] += basis.T @ basis
        target[block] += basis.T @ (series[span][use] - middle)
        bases.append((span, basis, block))
    square += 1e-6 * np.eye(target.size)  # a minute without data would leave its coefficients undetermined
    weights = np.linalg.solve(square, target)
    for span, basis, block in bases:
        left[span.start + np.flatnonzero(known[span])] = series[span][known[span]] - middle - basis @ weights[block]
    return left[::-1]


def harmonics_of(x: ArrayLike, phase: ArrayLike, rate: float) -> tuple[int, ...]:
    """Find the rates at which a series follows the pacer: the pacer's own, and harmonics that stand out.

    Parameters
    ----------
    x : array_like, shape (n,)
        A series; NaN where data is missing.
    phase : array_like, shape (n,), radians
        The pacer's phase, growing by 2 pi a breath; NaN where none runs.
    rate : float
        Samples per second.

    Returns
    -------
    tuple of int
        1 always; 2 and 3 where there is such a wave.

    Raises
    ------
    ValueError
        If the two are not one-dimensional and equally long, or a minute is too short at this rate.

    Notes
    -----
    With the pacer's own wave taken out (`beyond_pacer`), power at the harmonic is held against the mean at one to three
    turns more and fewer over the whole series: six times as much is there by chance in one of sixty, by F(2, 12).
    """
    _, phi = pair_of(x, phase)
    left = beyond_pacer(x, phi, rate, HARMONICS[:1])
    known = np.flatnonzero(np.isfinite(left))
    if not known.size:
        return HARMONICS[:1]
    turned = np.zeros((len(HARMONICS), known[-1] + 1 - known[0]), np.complex128)
    turned[:, known - known[0]] = left[known] * np.exp(-1j * np.outer(HARMONICS, phi[known]))
    power = np.abs(np.fft.fft(turned)) ** 2
    there = power[:, 0] > STANDS_OUT * power[:, BESIDE].mean(axis=1)
    return HARMONICS[:1] + tuple(h for h, found in zip(HARMONICS[1:], there[1:], strict=True) if found)


def without_pacer(x: ArrayLike, phase: ArrayLike) -> Floats:
    """Remove one steady wave at the pacer from a series.

    A heart that does not follow the pacer hardly has such a wave.

    Parameters
    ----------
    x : array_like, shape (n,)
        A series; NaN where data is missing.
    phase : array_like, shape (n,), radians
        The pacer's phase, growing by 2 pi a breath; NaN where none runs.

    Returns
    -------
    ndarray, shape (n,), in the unit of x
        NaN where data or pacer is missing.

    Raises
    ------
    ValueError
        If the two are not one-dimensional and equally long.

    Notes
    -----
    Unlike `beyond_pacer` it leaves a heart's own slow waves near the pacer's rate, whose phase wanders, at full
    strength: only what stands above the waves at rates just beside the pacer's is removed. (least squares, shrunk
    towards nothing as by James & Stein 1961)
    """
    series, phi = pair_of(x, phase)
    known = np.flatnonzero(np.isfinite(series) & np.isfinite(phi))
    left = np.full(series.size, nan)
    if not known.size:
        return left
    columns = np.stack((np.ones(known.size), np.cos(phi[known]), np.sin(phi[known])), axis=1)
    level, cosine, sine = np.linalg.lstsq(columns, series[known], rcond=None)[0].tolist()
    around, wave = series[known] - level, columns[:, 1:] @ (cosine, sine)
    turned = np.zeros(known[-1] + 1 - known[0], np.complex128)
    turned[known - known[0]] = around * (columns[:, 1] - 1j * columns[:, 2])
    beside = np.fft.fft(turned)[BESIDE] * 2 / known.size
    swing = cosine * cosine + sine * sine
    own = min(1.0, ABOVE * float(np.mean(np.abs(beside) ** 2)) / swing) if swing > 0 else 1.0
    left[known] = around - (1 - own) * wave
    return left
