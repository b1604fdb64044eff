"""All measures of one heart, each with the least it needs: what `hrv` reports, `rolling` rolls and frames show.

A row is computed over any number of windows at once; where that cannot be done in one sweep, window by window.
"""

from collections.abc import Callable

import msgspec
import numpy as np

from hrvsync.analysis.measures import frequency, nonlinear, time_domain
from hrvsync.analysis.measures.breathing.windows import breathing_in
from hrvsync.analysis.measures.frequency import Powers
from hrvsync.analysis.measures.presets import Preset
from hrvsync.analysis.measures.series import Series, Windows
from hrvsync.beats import Floats

type Family = Callable[[Series, Windows, Preset], Floats | dict[str, Floats]]


class Measure(msgspec.Struct, frozen=True):
    """A measure: its key (name and unit), how to compute it over windows, and below what it is withheld.

    `family` gives one value per window, or such arrays by name of which `part` is this one. `seconds`: the
    shortest window; `beats`: the fewest used beats in it; `share`: the least part of it inside used intervals (0 to 1).
    `detrends`: whether the preset's detrending applies to the beats first (spectra detrend their own grid).
    `any_rhythm`: whether it keeps its meaning in a rhythm that is not suited for HRV.
    """

    name: str
    family: Family
    seconds: float
    beats: int
    share: float
    part: str = ""
    detrends: bool = True
    any_rhythm: bool = False


def each(function: Callable[[Series], float], series: Series, windows: Windows) -> Floats:
    """Apply a function of a series to each window in turn."""
    return np.array(
        [
            function(Series(series.t[a:b], series.rr_ms[a:b]))
            for a, b in zip(windows.start.tolist(), windows.stop.tolist(), strict=True)
        ],
        dtype=np.float64,
    )


def powers_in(series: Series, windows: Windows, preset: Preset) -> dict[str, Floats]:
    """Spectral measures of each window, by name."""
    rows = [
        frequency.band_powers(
            frequency.spectrum(Series(series.t[a:b], series.rr_ms[a:b]), preset.spectrum, preset.regularisation),
            preset.spectrum.bands,
        )
        for a, b in zip(windows.start.tolist(), windows.stop.tolist(), strict=True)
    ]
    return dict(zip(Powers._fields, np.array(rows, dtype=np.float64).reshape(-1, len(Powers._fields)).T, strict=True))


def spectral(part: str, seconds: float) -> Measure:
    """Return the row of one part of the spectrum."""
    return Measure(part, powers_in, seconds, 32, 0.9, part=part, detrends=False)


def breathing(series: Series, windows: Windows, preset: Preset) -> dict[str, Floats]:
    """Measures of breathing of each window, by name; no preset changes them."""
    return breathing_in(series, windows)


def of_breath(part: str) -> Measure:
    """Return the row of one measure of breathing; the heart's spectrum takes its own straight line off."""
    return Measure(part, breathing, 60, 30, 0.9, part=part, detrends=False)


# Least windows: RMSSD 10 s (Munoz 2015), SDNN and LF 2 min, HF 1 min, VLF and total power 4 min; alpha-1 at most 3 %
# artefacts (Rogers 2021); sample entropy 100 beats, alpha-2 four of the largest boxes. All are in docs/measures.md.
MEASURES: tuple[Measure, ...] = (
    Measure(
        "mean_rr_ms", lambda s, w, p: time_domain.mean_rr_in(s.rr_ms, w), 5, 4, 0.5, detrends=False, any_rhythm=True
    ),
    Measure(
        "mean_hr_bpm", lambda s, w, p: time_domain.mean_hr_in(s.rr_ms, w), 5, 4, 0.5, detrends=False, any_rhythm=True
    ),
    Measure(
        "mean_hr_of_beats_bpm",
        lambda s, w, p: time_domain.mean_hr_of_beats_in(s.rr_ms, w),
        5,
        4,
        0.5,
        detrends=False,
        any_rhythm=True,
    ),
    Measure("sdnn_ms", lambda s, w, p: time_domain.sdnn_in(s.rr_ms, w, p.ddof), 120, 60, 0.85),
    Measure("rmssd_ms", lambda s, w, p: time_domain.rmssd_in(s.rr_ms, w), 10, 10, 0.85),
    Measure("ln_rmssd", lambda s, w, p: time_domain.ln_rmssd_in(s.rr_ms, w), 10, 10, 0.85),
    Measure("sdsd_ms", lambda s, w, p: time_domain.sdsd_in(s.rr_ms, w, p.ddof), 10, 10, 0.85),
    Measure("pnn50_pct", lambda s, w, p: time_domain.pnn_in(s.rr_ms, w, 50, p.pnn_over), 30, 20, 0.85),
    Measure("pnn20_pct", lambda s, w, p: time_domain.pnn_in(s.rr_ms, w, 20, p.pnn_over), 30, 20, 0.85),
    Measure("cvnn_pct", lambda s, w, p: time_domain.cvnn_in(s.rr_ms, w, p.ddof), 120, 60, 0.85),
    Measure(
        "triangular_index", lambda s, w, p: each(lambda x: time_domain.triangular_index(x.rr_ms), s, w), 240, 200, 0.85
    ),
    spectral("vlf_ms2", 240),
    spectral("lf_ms2", 120),
    spectral("hf_ms2", 60),
    spectral("total_ms2", 240),
    spectral("lf_hf", 120),
    spectral("lf_nu", 120),
    spectral("hf_nu", 120),
    spectral("vlf_peak_hz", 240),
    spectral("lf_peak_hz", 120),
    spectral("hf_peak_hz", 60),
    Measure("sd1_ms", lambda s, w, p: time_domain.sd1_in(s.rr_ms, w, p.ddof), 10, 10, 0.85),
    Measure("sd2_ms", lambda s, w, p: time_domain.sd2_in(s.rr_ms, w, p.ddof), 120, 60, 0.85),
    Measure("sd1_sd2", lambda s, w, p: time_domain.sd1_sd2_in(s.rr_ms, w, p.ddof), 120, 60, 0.85),
    Measure(
        "sample_entropy",
        lambda s, w, p: each(lambda x: nonlinear.sample_entropy(x.rr_ms, matches=p.matches), s, w),
        60,
        100,
        0.9,
    ),
    Measure("dfa_alpha1", lambda s, w, p: nonlinear.dfa_in(s.rr_ms, w, p.alpha1), 60, 60, 0.97),
    Measure("dfa_alpha2", lambda s, w, p: nonlinear.dfa_in(s.rr_ms, w, p.alpha2), 200, 256, 0.95),
    of_breath("breathing_rate_bpm"),
    of_breath("breathing_basis"),
    of_breath("rsa_ms"),
    of_breath("ln_rsa"),
    of_breath("rsa_porges_bohrer_ln"),
    of_breath("coherence"),
    of_breath("hr_swing_bpm"),
    of_breath("swings_per_min"),
)

USABLE = Measure(
    "usable_pct", lambda s, w, p: time_domain.usable_in(s.rr_ms, w), 1, 1, 0.0, detrends=False, any_rhythm=True
)
"""The share of used intervals (%): `rolling` computes it; `hrv` tells that of all labels, whatever its policy."""


def measure_named(name: str) -> Measure:
    """Return the measure of that key, or of that name without its unit; a ValueError names those there are."""
    rows = (*MEASURES, USABLE)
    for measure in rows:
        if name == measure.name or name == measure.name.rsplit("_", 1)[0]:
            return measure
    raise ValueError(f"no measure is called {name!r}; there are {', '.join(measure.name for measure in rows)}")


def evaluate(measures: tuple[Measure, ...], series: Series, windows: Windows, preset: Preset) -> dict[str, Floats]:
    """Compute the measures over the windows, enough data or not; rows of one family share one computation."""
    results: dict[tuple[object, bool], Floats | dict[str, Floats]] = {}
    values: dict[str, Floats] = {}
    flattened: list[tuple[Series, Windows]] = []
    for measure in measures:
        detrend = measure.detrends and preset.regularisation is not None
        key = (measure.family, detrend)
        if key not in results:
            if detrend and not flattened:
                flattened.append(flatten(series, windows, preset))
            results[key] = measure.family(*(flattened[0] if detrend else (series, windows)), preset)
        result = results[key]
        values[measure.name] = result[measure.part] if isinstance(result, dict) else result
    return values


def flatten(series: Series, windows: Windows, preset: Preset) -> tuple[Series, Windows]:
    """Detrend each window by itself and lay the results end to end."""
    regularisation = preset.regularisation
    assert regularisation is not None
    parts = [
        frequency.detrended(Series(series.t[a:b], series.rr_ms[a:b]), regularisation, preset.spectrum)
        for a, b in zip(windows.start.tolist(), windows.stop.tolist(), strict=True)
    ]
    stop = np.cumsum([len(part.t) for part in parts], dtype=np.int64)
    joined = Series(np.concatenate([part.t for part in parts]), np.concatenate([part.rr_ms for part in parts]))
    return joined, Windows(np.append(0, stop[:-1]), stop)
