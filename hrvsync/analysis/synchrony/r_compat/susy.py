"""Surrogate synchrony as R SUSY 0.1.0 computes it: all pairings of segments as the pseudo values."""

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.synchrony.lagged import fisher_z, pair_of, samples
from hrvsync.beats import Floats


class Susy(msgspec.Struct, frozen=True):
    """What SUSY prints, under plain names; every `z` is a mean of |Fisher z| unless it says `signed`.

    `es` divides by the SD over LAGS of the pseudo curve, so it is large by chance (41 to 71 % of unrelated pairs):
    a number for comparison with other papers, not a verdict. `lead1`: lags < 0, where A leads in SUSY's convention.
    The arrays `by_lag_*` go from -max_lag to max_lag, `by_segment_*` hold mean |r| of each segment.
    """

    segments: int
    lags: int
    z: float
    z_pseudo: float
    sd_z: float
    sd_z_pseudo: float
    above_pseudo_pct: float
    es: float
    z_lead1: float
    z_lead2: float
    es_lead1: float
    es_lead2: float
    z_in_phase: float
    z_anti_phase: float
    lags_in_phase: int
    lags_anti_phase: int
    z_signed: float
    z_pseudo_signed: float
    above_pseudo_signed_pct: float
    es_signed: float
    by_lag_z: Floats
    by_lag_z_pseudo: Floats
    by_lag_z_signed: Floats
    by_lag_z_pseudo_signed: Floats
    by_lag_r: Floats
    by_lag_r_pseudo: Floats
    by_segment: Floats
    by_segment_pseudo: Floats


def susy(a: ArrayLike, b: ArrayLike, rate: float, segment: float, max_lag: float) -> Susy:
    """Compare the segments of two series that belong together with all that do not, as SUSY defines it.

    `a`, `b`: equally long series at `rate` samples per second; lengths in seconds; a remainder is dropped.
    r(k) is biased: mean and SD of the whole segment, sum over the overlap divided by the segment's length.
    A segment with a NaN or without variance in either series takes no part (SUSY itself would glue the halves of a gap
    together). Fewer than 2 good segments leave the pseudo values NaN, none leaves all NaN.
    Raises ValueError for unfit arguments. (Tschacher & Meier 2020)
    """
    x, y = pair_of(a, b)
    width = samples(segment, rate, "segment", minimum=3)
    reach = samples(max_lag, rate, "max_lag", minimum=1)
    if reach >= width:
        raise ValueError(f"max_lag = {max_lag} s must be shorter than segment = {segment} s")
    count = x.size // width
    rows_x, good_x = _standardised(x[: count * width].reshape(count, width))
    rows_y, good_y = _standardised(y[: count * width].reshape(count, width))
    good = good_x & good_y
    rows_x, rows_y, n = rows_x[good], rows_y[good], int(good.sum())
    lags = range(-reach, reach + 1)
    curves = np.full((6, len(lags)), np.nan)
    by_segment = np.zeros((2, n))
    pairings = n * (n - 1) or np.nan
    for i, k in enumerate(lags if n else ()):
        r = (rows_x[:, k:] @ rows_y[:, : width - k].T if k >= 0 else rows_x[:, :k] @ rows_y[:, -k:].T) / width
        z = fisher_z(r)
        size_r, size_z = np.abs(r), np.abs(z)
        for j, table in enumerate((size_z, z, size_r)):
            own = np.trace(table)
            curves[2 * j : 2 * j + 2, i] = own / n, (table.sum() - own) / pairings
        own_r = np.diagonal(size_r)
        by_segment += (own_r, (size_r.sum(axis=1) - own_r) / (pairings / n))
    by_segment /= len(lags)
    z, pseudo, signed, pseudo_signed, mean_r, mean_r_pseudo = curves
    lead1, lead2 = slice(0, reach), slice(reach + 1, None)
    in_phase, anti_phase = signed > 0, signed < 0
    return Susy(
        segments=n,
        lags=len(lags),
        z=float(z.mean()),
        z_pseudo=float(pseudo.mean()),
        sd_z=float(z.std(ddof=1)),
        sd_z_pseudo=float(pseudo.std(ddof=1)),
        above_pseudo_pct=float(100 * (z > pseudo).mean()) if n > 1 else np.nan,
        es=_effect(z, pseudo),
        z_lead1=float(z[lead1].mean()),
        z_lead2=float(z[lead2].mean()),
        es_lead1=_effect(z[lead1], pseudo[lead1]),
        es_lead2=_effect(z[lead2], pseudo[lead2]),
        z_in_phase=float(signed[in_phase].mean()) if in_phase.any() else np.nan,
        z_anti_phase=float(signed[anti_phase].mean()) if anti_phase.any() else np.nan,
        lags_in_phase=int(in_phase.sum()),
        lags_anti_phase=int(anti_phase.sum()),
        z_signed=float(signed.mean()),
        z_pseudo_signed=float(pseudo_signed.mean()),
        above_pseudo_signed_pct=float(100 * (signed > pseudo_signed).mean()) if n > 1 else np.nan,
        es_signed=_effect(signed, pseudo_signed),
        by_lag_z=z,
        by_lag_z_pseudo=pseudo,
        by_lag_z_signed=signed,
        by_lag_z_pseudo_signed=pseudo_signed,
        by_lag_r=mean_r,
        by_lag_r_pseudo=mean_r_pseudo,
        by_segment=by_segment[0],
        by_segment_pseudo=by_segment[1],
    )


def _standardised(rows: Floats) -> tuple[Floats, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    whole = np.isfinite(rows).all(axis=1)
    filled = np.where(whole[:, None], rows, 0.0)
    centred = filled - filled.mean(axis=1, keepdims=True)
    sd = centred.std(axis=1, keepdims=True)
    good = whole & (sd[:, 0] > 1e-9 * np.maximum(np.abs(filled).max(axis=1), 1e-300))
    return centred / np.where(good[:, None], sd, 1.0), good


def _effect(real: Floats, pseudo: Floats) -> float:
    if real.size < 2:
        return np.nan
    spread = pseudo.std(ddof=1)
    return float((real.mean() - pseudo.mean()) / spread) if spread > 0 else np.nan
