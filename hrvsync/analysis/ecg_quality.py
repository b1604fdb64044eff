"""Where an ECG can be relied upon: flat, noisy and wandering stretches, and whether it is upside down."""

from typing import Literal

import msgspec
import numpy as np

from hrvsync.analysis.qrs import TIME_HZ, blocks, energy_of, r_peaks, runs_without_gaps
from hrvsync.analysis.waves import band_pass
from hrvsync.beats import ArrayLike, Bools, Floats

type Trouble = Literal["flat", "noise", "wander"]

WINDOW_S = 5.0
NOISE = 0.25  # what lies between beats, as a share of them; in nothing but noise 0.5
DUST = 1e-9
WANDER = 1.0  # how far the baseline moves, in heights of an R peak
BASELINE_S = 0.5  # the median over so long is the baseline


class Stretch(msgspec.Struct, frozen=True):
    """A stretch of an ECG from `start` to `end` (s) with one trouble."""

    start: float
    end: float
    trouble: Trouble


class EcgQuality(msgspec.Struct, frozen=True):
    """What is wrong with an ECG. `inverted`: most R peaks point down, as with reversed electrodes.

    `stretches` are in order of their start. Those of different troubles may overlap; "wander" alone leaves beats
    certain.
    """

    inverted: bool
    stretches: tuple[Stretch, ...]

    @property
    def unsure(self) -> tuple[Stretch, ...]:
        """The stretches whose R peaks cannot be relied upon."""
        return tuple(stretch for stretch in self.stretches if stretch.trouble != "wander")


def ecg_quality(ecg: ArrayLike, rate: float) -> EcgQuality:
    """Find lead reversal, baseline wander, noise and flat lines in an ECG, each by its stretches.

    Parameters
    ----------
    ecg : array_like, shape (n,)
        Evenly spaced samples in any unit. NaN is a gap, which is no stretch.
    rate : float, 1/s
        Samples a second, at least 64.

    Returns
    -------
    EcgQuality
        `inverted`, and `stretches` with `start` and `end` in s from the first sample on; of these, `unsure` are those
        whose R peaks cannot be relied upon.

    Raises
    ------
    ValueError
        If `ecg` has not one dimension, or `rate` is below 64 or not finite.

    Notes
    -----
    Ours, in windows of about 5 s. "noise": the lower quartile of the energy of `r_peaks` is above 0.25 of its median at
    the R peaks of the window, or of all where it has none (clean: 0.02-0.2; noise alone: 0.5; ventricular flutter looks
    the same). "flat": no noise, and no R peak either. "wander": the medians of half seconds differ by more than an R
    peak is high.

    Examples
    --------
    >>> beat = np.exp(-(((np.arange(250) - 125) / 5) ** 2))  # a second at 250 Hz
    >>> ecg_quality(np.concatenate([np.tile(-beat, 10), np.zeros(2500)]), 250)
    EcgQuality(inverted=True, stretches=(Stretch(start=10.0, end=20.0, trouble='flat'),))
    """
    return quality_at(r_peaks(ecg, rate), ecg, rate)


def quality_at(peaks: Floats, ecg: ArrayLike, rate: float) -> EcgQuality:
    """The quality of an ECG whose R peaks (s) are known."""
    windows: list[tuple[float, float, float, float, float]] = []
    heights = [np.zeros(1)]
    for start, run in runs_without_gaps(ecg, rate):
        for own, first, piece in blocks(run, rate):
            energy, height = energy_of(piece, rate), band_pass(piece, rate, TIME_HZ)
            at = np.round(peaks * rate).astype(np.int64) - start - first
            places = np.arange(len(piece))[own]
            for window in np.array_split(places, max(1, round(len(places) / (WINDOW_S * rate)))):
                a, b = int(window[0]), int(window[-1]) + 1
                beats = at[(at >= a) & (at < b)]
                heights.append(height[beats])
                # What rounding leaves of a large constant is nothing.
                between = float(np.quantile(energy[a:b], 0.25)) - DUST * float(np.abs(piece).max())
                wander = _swing(piece[a:b], rate) / _median(np.abs(height[beats]))
                begins = start + first
                windows.append(((begins + a) / rate, (begins + b) / rate, _median(energy[beats]), between, wander))
    if not windows:
        return EcgQuality(inverted=False, stretches=())
    start, end, beat, between, wander = np.array(windows).T
    none = np.isnan(beat)
    usual = 0.0 if none.all() else np.median(beat[~none])
    noise = between > NOISE * np.where(none, usual, beat)
    troubles: tuple[tuple[Trouble, Bools], ...] = (
        ("flat", none & ~noise),
        ("noise", noise),
        ("wander", wander > WANDER),
    )
    return EcgQuality(
        inverted=bool(np.median(np.concatenate(heights)) < 0),
        stretches=tuple(
            sorted(
                (Stretch(a, b, name) for name, there in troubles for a, b in _joined(start[there], end[there])),
                key=lambda stretch: (stretch.start, stretch.end),
            )
        ),
    )


def _swing(x: Floats, rate: float) -> float:
    """How far the baseline moves."""
    parts = np.array_split(x, max(1, round(len(x) / (BASELINE_S * rate))))
    return float(np.ptp([np.median(part) for part in parts]))


def _joined(start: Floats, end: Floats) -> list[tuple[float, float]]:
    """Join stretches that follow each other without a gap."""
    apart = start[1:] > end[:-1]
    first, last = np.append(True, apart)[: start.size], np.append(apart, True)[: start.size]
    return list(zip(start[first].tolist(), end[last].tolist(), strict=True))


def _median(x: Floats) -> float:
    return float(np.median(x)) if x.size else np.nan
