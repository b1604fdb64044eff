"""The measures of breathing over any windows of a series: what `hrv` reports and `rolling` rolls."""

from typing import NamedTuple

import numpy as np

from hrvsync.analysis.measures.breathing.coherence import coherence_in, middle
from hrvsync.analysis.measures.breathing.pieces import Pieces, pieces_of, spectra_of
from hrvsync.analysis.measures.breathing.rate import Rate, rates_in, summed
from hrvsync.analysis.measures.breathing.rsa import porges_bohrer_at
from hrvsync.analysis.measures.breathing.swing import main_hz, swings
from hrvsync.analysis.measures.series import Series, Windows
from hrvsync.beats import Floats


class Look(NamedTuple):
    """What the heart's rhythm shows in a series: each as the function of that name says."""

    pieces: Pieces
    rates_bpm: Floats
    rate: Rate
    coherence: float
    hr_swing_bpm: float
    swings_per_min: float


def look(series: Series) -> Look:
    """Look at a series once for all that its spectra tell."""
    pieces = pieces_of(series)
    spectra = spectra_of(pieces)
    bpm, basis = rates_in(spectra)
    main = main_hz(spectra)
    swing = middle(swings(series, pieces, main).hr_bpm)
    return Look(pieces, bpm, summed(bpm, basis), middle(coherence_in(spectra)), swing, 60 * middle(main))


def breathing_in(series: Series, windows: Windows) -> dict[str, Floats]:
    """Measures of breathing of each window, by key of `hrv`; the breath is what the heart itself shows."""
    rows: list[tuple[float, ...]] = []
    for a, b in zip(windows.start.tolist(), windows.stop.tolist(), strict=True):
        one = Series(series.t[a:b], series.rr_ms[a:b])
        seen = look(one)
        rsa = middle(swings(one, seen.pieces, seen.rates_bpm / 60).rr_ms) if np.isfinite(seen.rate.bpm) else np.nan
        ln_rsa = float(np.log(rsa)) if rsa > 0 else np.nan
        porges = porges_bohrer_at(one, seen.rate.bpm)
        rows.append((*seen.rate, rsa, ln_rsa, porges, seen.coherence, seen.hr_swing_bpm, seen.swings_per_min))
    return dict(zip(KEYS, np.array(rows, dtype=np.float64).reshape(-1, len(KEYS)).T, strict=True))


KEYS = (
    "breathing_rate_bpm",
    "breathing_basis",
    "rsa_ms",
    "ln_rsa",
    "rsa_porges_bohrer_ln",
    "coherence",
    "hr_swing_bpm",
    "swings_per_min",
)
