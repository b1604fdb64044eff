"""The measures of breathing over any windows of a series: what `hrv` reports, `rolling` rolls and frames show."""

from typing import NamedTuple

import numpy as np

from hrvsync.analysis.measures.breathing.coherence import coherence_in
from hrvsync.analysis.measures.breathing.pieces import GRID_HZ, PIECE_S, Pieces, pieces_of, spectra_of
from hrvsync.analysis.measures.breathing.rate import Rate, at_the_pacer, rates_in, summed
from hrvsync.analysis.measures.breathing.rsa import porges_bohrer_at
from hrvsync.analysis.measures.breathing.swing import main_hz, swings
from hrvsync.analysis.measures.frequency import on_grid
from hrvsync.analysis.measures.presets import Context
from hrvsync.analysis.measures.series import Series, Windows, median, parts
from hrvsync.beats import Floats

BEFORE_S = 56.0
"""Whether the heart keeps to the pacer is looked at over so much more than a piece: two minutes."""


class Look(NamedTuple):
    """What the heart's rhythm shows in a series: each as the function of that name computes it."""

    pieces: Pieces
    rates_bpm: Floats
    rate: Rate
    coherence: float
    hr_swing_bpm: float
    swings_per_min: float


def look(series: Series) -> Look:
    """Compute the spectra of a series once, and everything that follows from them."""
    pieces = pieces_of(series)
    spectra = spectra_of(pieces)
    bpm, basis = rates_in(spectra)
    main = main_hz(spectra)
    swing = median(swings(series, pieces, main).hr_bpm)
    return Look(pieces, bpm, summed(bpm, basis), median(coherence_in(spectra)), swing, 60 * median(main))


def breathing_in(series: Series, windows: Windows, context: Context) -> dict[str, Floats]:
    """Breathing rate, coherence and swing of each window, by key, as the heart shows them.

    Where a pacer leads the breath and the heart alone cannot tell its rate, the last two minutes decide.
    """
    rows: list[tuple[float, ...]] = []
    for one, stop in zip(parts(series, windows), windows.stop.tolist(), strict=True):
        seen = look(one)
        rate = seen.rate
        if context.guide.phases and not np.isfinite(rate.bpm) and np.isfinite(rate.basis):
            first = int(np.searchsorted(series.t, series.t[stop - 1] - PIECE_S - BEFORE_S, side="right"))
            rate = _led(Series(series.t[first:stop], series.rr_ms[first:stop]), context) or rate
        rows.append((*rate, seen.coherence, seen.hr_swing_bpm, seen.swings_per_min))
    return _by_key(("breathing_rate_bpm", "breathing_basis", "coherence", "hr_swing_bpm", "swings_per_min"), rows)


def rsa_in(series: Series, windows: Windows, context: Context) -> dict[str, Floats]:
    """RSA of each window, by key, with the breath that the heart itself shows."""
    rows: list[tuple[float, ...]] = []
    for one in parts(series, windows):
        pieces = pieces_of(one)
        bpm, basis = rates_in(spectra_of(pieces))
        rate = summed(bpm, basis).bpm
        rsa = median(swings(one, pieces, bpm / 60).rr_ms) if np.isfinite(rate) else np.nan
        rows.append((rsa, float(np.log(rsa)) if rsa > 0 else np.nan, porges_bohrer_at(one, rate)))
    return _by_key(("rsa_ms", "ln_rsa", "rsa_porges_bohrer_ln"), rows)


def _by_key(keys: tuple[str, ...], rows: list[tuple[float, ...]]) -> dict[str, Floats]:
    return dict(zip(keys, np.array(rows, dtype=np.float64).reshape(-1, len(keys)).T, strict=True))


def _led(series: Series, context: Context) -> Rate | None:
    """Rate of a heart that keeps to the pacer of the present phase; None where none runs, or not for long enough."""
    span = context.guide.span_at(float(series.t[-1]))
    if span is None or span.pacer(context.who) is None:
        return None
    t, rr = on_grid(series, GRID_HZ)
    phase = context.guide.breath_phase(t, context.who)
    if not t.size or not np.isfinite(phase[-1]):
        return None
    found = at_the_pacer(rr, phase)
    return found if np.isfinite(found.basis) else None
