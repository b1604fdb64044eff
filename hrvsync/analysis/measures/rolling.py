"""Any measure at any times over a trailing window; the live value is the case of one window."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.measures.presets import Context, Preset, preset_named
from hrvsync.analysis.measures.registry import measure_named, trail
from hrvsync.analysis.measures.series import Series, as_rr
from hrvsync.beats import Floats


def rolling(
    measure: str | Callable[[ArrayLike], float],
    t: ArrayLike,
    rr_ms: ArrayLike,
    at: ArrayLike,
    window: float,
    preset: str | Preset = "default",
) -> Floats:
    """Compute a measure over the trailing windows at - window < t <= at; returns one float per time in `at`.

    `measure`: a key of `hrv` ("rmssd_ms"), its name without the unit ("rmssd"), or one of this room's functions
    (`rmssd`). `t`: the beats' times (s, ascending, END of each interval); `rr_ms`: their intervals (ms), NaN where not
    used (see `label_artefacts`); put a NaN where beats are missing, so that nothing is joined over the gap. `window` in
    s. NaN where the window is too short for the measure, holds too few beats, or too little of it lies inside used
    intervals. ValueError for an unknown measure or preset, or `t` and `rr_ms` of different lengths.
    """
    row = measure_named(measure if isinstance(measure, str) else measure.__name__)
    chosen = preset_named(preset) if isinstance(preset, str) else preset
    series = Series(np.atleast_1d(np.asarray(t, dtype=np.float64)).ravel(), as_rr(rr_ms))
    if series.t.size != series.rr_ms.size:
        raise ValueError(f"t and rr_ms must be of equal length, not {series.t.size} and {series.rr_ms.size}")
    end = np.atleast_1d(np.asarray(at, dtype=np.float64)).ravel()
    return trail((row,), series, end, window, Context(chosen))[row.key]
