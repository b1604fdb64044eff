"""HRV-biofeedback coherence: how far one slow wave outweighs all others in the heart's rhythm."""

import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.measures.breathing.pieces import Spectra, around, highest, pieces_of, spectra_of, total
from hrvsync.analysis.measures.series import median, series_of
from hrvsync.beats import Floats

PEAK_HZ = (0.04, 0.26)
HALF_HZ = 0.015
TOTAL_HZ = (0.0025, 0.4)


def coherence(rr_ms: ArrayLike) -> float:
    """Return the coherence (peak/rest) of RR intervals (ms), without a unit: up to 13 for a pure wave.

    Spectrum of 64 s (4 Hz cubic grid, straight line off, Hann); the highest peak between 0.04 and 0.26 Hz; the power
    within 0.015 Hz of it over the rest of the power between 0.0025 and 0.4 Hz. The median over half-overlapping pieces
    of 64 s. NaN for less than 56 s of beats, for holes over 4 s, and where nothing varies. After McCraty et al. 2009
    (Integral Review 5:10), which squares it; HeartMath's own score is not published and this is not it.
    """
    return median(coherence_in(spectra_of(pieces_of(series_of(rr_ms)))))


def coherence_in(spectra: Spectra) -> Floats:
    """Coherence of each spectrum; NaN where there is no peak."""
    at, _ = highest(spectra, *PEAK_HZ)
    peak = around(spectra, at, HALF_HZ)
    rest = total(spectra, *TOTAL_HZ) - peak
    known = (at > 0) & (rest > 0)
    return np.where(known, peak / np.where(known, rest, 1.0), np.nan)
