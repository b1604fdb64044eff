"""What frames show of one heart: the case of one window of what `rolling` computes."""

from collections.abc import Iterable

import msgspec
import numpy as np

from hrvsync.analysis.measure import Values
from hrvsync.analysis.measures.frequency import NO_SPECTRUM, Recipe, Spectrum, spectrum
from hrvsync.analysis.measures.presets import Context
from hrvsync.analysis.measures.registry import LIVE, Measure, PersonMeasures, evaluate
from hrvsync.analysis.measures.series import Series, Windows, covered_in, trailing, used
from hrvsync.analysis.measures.time_domain import counts
from hrvsync.analysis.rhythm import rhythm
from hrvsync.beats import Beats, covered

SPECTRUM_S = 300.0
SPECTRUM_MIN_S = 108.0  # 90 % of the 2 minutes that LF needs (Task Force 1996)
SPECTRUM_SHOWN = Recipe(segment=120.0)  # shorter segments than those of the powers: a curve that eyes can follow


def latest(
    beats: Beats,
    end: float,
    context: Context,
    rows: Iterable[Measure] = LIVE,
    known: Values | None = None,
) -> Values:
    """Compute these live rows of one person over the windows that end at `end` (s).

    NaN where there is not enough good data, and in a rhythm not suited for HRV. Other rows keep what is `known`.
    """
    series = used(beats)
    by_length: dict[float, list[Measure]] = {}
    for row in rows:
        by_length.setdefault(row.min_seconds, []).append(row)
    window = np.array(list(by_length))
    ends = np.full(window.size, end)
    windows = trailing(series.t, ends, window)
    inside = covered_in(series, windows, ends, window).tolist()
    count = counts(series.rr_ms, windows).tolist()
    values = dict.fromkeys((row.key for row in rows), np.nan)
    for i, (seconds, alike) in enumerate(by_length.items()):
        share = inside[i] / seconds + 1e-9
        alike = [row for row in alike if count[i] >= row.min_beats and share >= row.min_share]
        if not all(row.any_rhythm for row in alike):
            recent = beats.after(end - seconds)
            if rhythm(recent.rr_ms, recent.label) == "not suited":
                alike = [row for row in alike if row.any_rhythm]
        if alike:
            first = int(series.t.searchsorted(end - seconds - max(row.before for row in alike), "right"))
            part = Series(series.t[first:], series.rr_ms[first:])
            here = Windows(windows.start[i : i + 1] - first, windows.stop[i : i + 1] - first)
            values |= {key: float(found[0]) for key, found in evaluate(alike, part, here, context).items()}
    return msgspec.structs.replace(known, **values) if known else PersonMeasures(**values)


def spectrum_now(beats: Beats, end: float) -> Spectrum:
    """The spectrum of the 5 minutes up to `end` (s), to be looked at: Hz and ms²/Hz.

    Empty with less than 108 s inside NORMAL intervals and in a rhythm that is not suited for it.
    """
    recent = beats.after(end - SPECTRUM_S)
    if covered(recent, end - SPECTRUM_S, end) < SPECTRUM_MIN_S or rhythm(recent.rr_ms, recent.label) == "not suited":
        return NO_SPECTRUM
    return spectrum(used(recent), SPECTRUM_SHOWN)
