"""Breaths, and respiratory sinus arrhythmia: how much longer the time between beats is breathing out than in.

When a breath begins, turns and ends is known from the pacer, from a wave of respiration, or from the heart itself.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec
import numpy as np

from hrvsync.analysis.measures.breathing.pieces import HOLE_S, Pieces, pieces_of, spectra_of, swings
from hrvsync.analysis.measures.breathing.rate import rates_in, summed
from hrvsync.analysis.measures.frequency import on_grid
from hrvsync.analysis.measures.series import Series, median, series_of
from hrvsync.beats import ArrayLike, Floats, Ints
from hrvsync.events import Pause, Phase
from hrvsync.guide import Guide

FINE_S = 0.05
SHORTEST_S = 1.5
LONGEST_S = 25.0


class Breaths(msgspec.Struct, frozen=True):
    """Breaths in order of time (s): each breathes in from `start` to `turn` and out (with its rests) to `end`."""

    start: Floats
    turn: Floats
    end: Floats

    def __len__(self) -> int:
        return len(self.start)


def paced_breaths(phases: Sequence[Phase], pauses: Sequence[Pause], who: str, start: float, end: float) -> Breaths:
    """List the whole breaths that the pacer showed a person.

    Parameters
    ----------
    phases : sequence of Phase
        Phases of the session in order of time.
    pauses : sequence of Pause
        Pauses of the session in order of time.
    who : str
        The seat of the person.
    start, end : float, s
        The span of session time.

    Returns
    -------
    Breaths
        Times in s; empty where no pacer ran.
    """
    found: list[Breaths] = []
    guide = Guide(tuple(phases), tuple(pauses))
    for span in guide.spans_until(end):
        pacer, since, until = span.pacer(who), max(start, span.start), span.end
        if pacer is None or until <= since:
            continue
        t = np.arange(since, until, FINE_S)
        phi = guide.breath_phase(t, who) / (2 * np.pi)
        t, phi = t[np.isfinite(phi)], phi[np.isfinite(phi)]
        if phi.size < 2:
            continue
        whole = np.arange(np.ceil(phi[0] - 1e-9), np.floor(phi[-1]) + 1)
        begin = np.interp(whole, phi, t)
        length = np.diff(begin)
        held = (pacer.hold_in + pacer.hold_out) / np.maximum(length, SHORTEST_S)
        inhaled = pacer.inhale * (1 - np.minimum(held, 0.9)) + pacer.hold_in / np.maximum(length, SHORTEST_S)
        found.append(plausible(begin[:-1], np.interp(whole[:-1] + np.minimum(inhaled, 0.95), phi, t), begin[1:]))
    return joined(found)


def breaths_in(t: Floats, volume: Floats) -> Breaths:
    """List the whole breaths in a wave of respiration.

    Parameters
    ----------
    t : ndarray, shape (n,), s
        Times of the samples.
    volume : ndarray, shape (n,), any unit
        Larger when breathed in, already free of drift and noise (see `chest_wave`); no NaN.

    Returns
    -------
    Breaths
        Times in s; empty where there is no whole breath.

    Notes
    -----
    A breath begins at the lowest value between two rises through the middle and turns at its highest.
    """
    if t.size < 4 or not np.ptp(volume) > 0:
        return NO_BREATHS
    above = volume > 0
    up = np.flatnonzero(above[1:] & ~above[:-1]) + 1
    down = np.flatnonzero(~above[1:] & above[:-1]) + 1
    if up.size < 2:
        return NO_BREATHS
    down = down[np.searchsorted(down, up[0]) :][: up.size]
    tops = np.array([a + int(volume[a:b].argmax()) for a, b in zip(up, down, strict=False)])
    bottoms = np.array([a + int(volume[a:b].argmin()) for a, b in zip(down, up[1:], strict=False)])
    n = bottoms.size - 1
    return plausible(t[bottoms[:n]], t[tops[1 : n + 1]], t[bottoms[1 : n + 1]]) if n > 0 else NO_BREATHS


def plausible(start: Floats, turn: Floats, end: Floats) -> Breaths:
    """Keep the breaths that last between 1.5 and 25 s."""
    keep = (end - start >= SHORTEST_S) & (end - start <= LONGEST_S)
    return Breaths(start[keep], turn[keep], end[keep])


def joined(parts: Sequence[Breaths]) -> Breaths:
    """Put breaths one after the other."""
    if not parts:
        return NO_BREATHS
    return Breaths(*(np.concatenate([getattr(part, name) for part in parts]) for name in ("start", "turn", "end")))


NO_BREATHS = Breaths(np.empty(0), np.empty(0), np.empty(0))


LATE_S = 0.75
"""The heart answers the breath so much later (Grossman 1990)."""
MIN_BREATHS = 3
PORGES_HZ = 2.0
PORGES_BAND_HZ = (0.12, 0.4)
PORGES_POINTS = 21
EPOCH_S = 30.0


class Rsa(NamedTuple):
    """Mean over breaths (ms), its natural logarithm, and how many breaths count of how many there were."""

    ms: float
    ln: float
    breaths: int
    of: int


NO_RSA = Rsa(float("nan"), float("nan"), 0, 0)


def peak_to_trough(t: Floats, rr_ms: Floats, breaths: Breaths) -> Rsa:
    """Compute the RSA of known breaths by the peak-to-trough method.

    Parameters
    ----------
    t : ndarray, shape (n,), s
        Ends of the intervals, ascending.
    rr_ms : ndarray, shape (n,), ms
        RR intervals; NaN where not used.
    breaths : Breaths
        When the breaths begin, turn and end.

    Returns
    -------
    Rsa
        `ms`: mean over breaths, NaN with fewer than 3. `ln`: its natural logarithm, NaN also where the mean is 0.
        `breaths` of `of` breaths count.

    Notes
    -----
    The longest RR of breathing out minus the shortest of breathing in. Breathing in counts from `start` to 0.75 s after
    `turn`, breathing out from `turn` to 0.75 s after `end`. A negative difference is 0. A breath is left out if one of
    the two has no beat or an unused one. (Grossman, van Beek & Wientjes 1990, Psychophysiology 27:702)
    """
    each = per_breath(t, rr_ms, breaths)
    known = each[np.isfinite(each)]
    return _rsa(float(known.mean()) if known.size >= MIN_BREATHS else float("nan"), known.size, len(breaths))


def per_breath(t: Floats, rr_ms: Floats, breaths: Breaths) -> Floats:
    """RSA (ms) of each breath, NaN where it is not known; see `peak_to_trough`."""
    longest = extreme(np.maximum, t, rr_ms, breaths.turn, breaths.end + LATE_S)
    shortest = extreme(np.minimum, t, rr_ms, breaths.start, breaths.turn + LATE_S)
    return np.maximum(longest - shortest, 0.0)


def extreme(which: np.ufunc, t: Floats, values: Floats, start: Floats, end: Floats) -> Floats:
    """Largest or smallest value with start < t <= end for each span; NaN for an empty one and where one is NaN."""
    a, b = np.searchsorted(t, start, side="right"), np.searchsorted(t, end, side="right")
    found = np.full(a.size, np.nan)
    some = b > a
    if some.any():
        edges: Ints = np.stack([a[some], b[some]], axis=1).ravel()
        padded = np.append(values, np.nan)
        found[some] = which.reduceat(padded, edges)[::2]
    return found


def rsa_of_rr(rr_ms: ArrayLike) -> Rsa:
    """Compute the RSA of RR intervals without a record of the breath.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    Rsa
        As in `peak_to_trough`; NaN where the breathing rate is uncertain (see `breathing_rate`).

    Notes
    -----
    The breath is taken from the heart's own oscillation at the breathing rate: longest minus shortest RR in each cycle,
    see `hr_swing`. Not comparable with a value from known breaths: it cannot be negative, so noise adds to it.
    """
    series = series_of(rr_ms)
    pieces = pieces_of(series)
    bpm, basis = rates_in(spectra_of(pieces))
    return rsa_of_heart(series, pieces, bpm) if np.isfinite(summed(bpm, basis).bpm) else NO_RSA


def rsa_of_heart(series: Series, pieces: Pieces, bpm: Floats) -> Rsa:
    """RSA over the cycles of the heart's own oscillation at `bpm` (1/min) in each piece; see `rsa_of_rr`."""
    found = swings(series, pieces, bpm / 60)
    breaths = int(np.nansum(found.cycles))
    return _rsa(median(found.rr_ms), breaths, breaths)


def moving_cubic(values: Floats) -> Floats:
    """Moving cubic polynomial over 21 points of evenly sampled values (n >= 21); at the ends that of the last 21."""
    fit = _cubic_fit()
    half = PORGES_POINTS // 2
    ends = fit[:half] @ values[:PORGES_POINTS], fit[half + 1 :] @ values[-PORGES_POINTS:]
    inner = np.asarray(np.convolve(values, fit[half], "valid"), dtype=np.float64)
    return np.concatenate([ends[0], inner, ends[1]])


@cache
def _cubic_fit() -> Floats:
    """Matrix (21, 21) that turns 21 values into the cubic of least squares through them."""
    powers = np.vander(np.linspace(-1, 1, PORGES_POINTS), 4)
    return np.asarray(powers @ np.linalg.pinv(powers), dtype=np.float64)


def porges_band(values: Floats) -> Floats:
    """Band-pass values at 2 Hz by a Butterworth filter of 2nd order, forwards and backwards: by its squared gain.

    The ends are continued by what lies before them, turned about the last value.
    """
    more = min(values.size - 1, 3 * PORGES_POINTS)
    before, after = 2 * values[0] - values[more:0:-1], 2 * values[-1] - values[-2 : -more - 2 : -1]
    longer = np.concatenate([before, values, after])
    f = np.fft.rfftfreq(longer.size, 1 / PORGES_HZ)
    warped = np.tan(np.pi * np.minimum(f, 0.4999 * PORGES_HZ) / PORGES_HZ)
    low, high = np.tan(np.pi * np.array(PORGES_BAND_HZ) / PORGES_HZ)
    off = (warped**2 - low * high) / np.maximum(warped * (high - low), 1e-12)
    return np.fft.irfft(np.fft.rfft(longer) / (1 + off**4), longer.size)[more : more + values.size]


def _rsa(ms: float, breaths: int, of: int) -> Rsa:
    return Rsa(ms, float(np.log(ms)) if ms > 0 else float("nan"), breaths, of)


def porges_bohrer(rr_ms: ArrayLike) -> float:
    """Compute the RSA of RR intervals after Porges & Bohrer.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms, NaN where not used

    Returns
    -------
    float, ln ms²
        NaN where the breath is slow or uncertain, and with fewer than 2 whole epochs.

    Notes
    -----
    RR on a 2 Hz cubic grid, minus a moving cubic polynomial over 21 points, band-passed 0.12 to 0.40 Hz (Butterworth of
    2nd order, forwards and backwards); the mean over whole epochs of 30 s of the logarithm of the variance. Epochs with
    a hole over 4 s are left out. The band misses breathing below 7.2 a minute, so the value is withheld unless
    `breathing_rate` is known. (Lewis et al. 2012, Biol. Psychol. 89:349)
    """
    series = series_of(rr_ms)
    rate = summed(*rates_in(spectra_of(pieces_of(series))))
    return porges_bohrer_at(series, rate.bpm)


def porges_bohrer_at(series: Series, bpm: float) -> float:
    """RSA in ln ms² of a series whose breathing rate (1/min) is known to be `bpm`; see `porges_bohrer`."""
    if not PORGES_BAND_HZ[0] <= bpm / 60 <= PORGES_BAND_HZ[1]:
        return float("nan")
    t, rr = on_grid(series, PORGES_HZ)
    size = round(EPOCH_S * PORGES_HZ)
    if t.size < 2 * size:
        return float("nan")
    left = porges_band(rr - moving_cubic(rr))
    beats = series.t[np.isfinite(series.rr_ms)]
    for hole in np.flatnonzero(np.diff(beats) > HOLE_S):
        left[(t > beats[hole]) & (t < beats[hole + 1])] = np.nan
    variance = left[: left.size - left.size % size].reshape(-1, size).var(axis=1, ddof=1)
    variance = variance[variance > 1e-9]
    return float(np.log(variance).mean()) if variance.size >= 2 else float("nan")
