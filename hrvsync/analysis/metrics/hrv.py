"""Everything about one series of RR intervals, as one flat dictionary."""

import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.artefacts import correct, label_artefacts
from hrvsync.analysis.beats import Floats, Label, Labels
from hrvsync.analysis.metrics.measures import MEASURES, evaluate
from hrvsync.analysis.metrics.presets import POLICIES, Policy, Preset, preset_named
from hrvsync.analysis.metrics.series import Series, as_rr, series_of, whole
from hrvsync.analysis.rhythm import rhythm


def hrv(rr_ms: ArrayLike, preset: str | Preset = "default", artefacts: Policy | None = None) -> dict[str, float | str]:
    """Compute all measures of RR intervals (ms, in order, without gaps) with the definitions of a preset.

    `preset`: default, kubios or task-force-1996, or a Preset of your own. `artefacts`: exclude, correct or none; None
    is the preset's own. Keys name measure and unit; `preset` and `artefacts` say what was chosen, `usable_pct` is the
    share of intervals taken for normal, `rhythm` is suited, not suited or unknown. Intervals that are NaN count as
    artefacts. A measure that the data do not suffice for is NaN, never guessed, and with a rhythm not suited for HRV so
    is every one but mean RR and heart rate. ValueError for an unknown preset or policy.
    """
    chosen = preset_named(preset) if isinstance(preset, str) else preset
    policy = chosen.artefacts if artefacts is None else artefacts
    if policy not in POLICIES:
        raise ValueError(f"no artefact policy is called {policy!r}; there are {', '.join(POLICIES)}")
    rr = as_rr(rr_ms)
    labels = label_artefacts(rr)
    verdict = rhythm(rr, labels)
    series = cleaned(rr, labels, policy)
    used = np.isfinite(series.rr_ms)
    seconds = float(series.rr_ms[used].sum()) / 1000
    length = float(series.t[-1]) if series.t.size else 0.0
    rows = tuple(
        row
        for row in MEASURES
        if length >= row.seconds
        and np.count_nonzero(used) >= row.beats
        and seconds >= row.share * length
        and (verdict != "not suited" or row.any_rhythm)
    )
    values = evaluate(rows, series, whole(series.rr_ms), chosen)
    result: dict[str, float | str] = {
        "preset": chosen.name,
        "artefacts": policy,
        "rhythm": verdict,
        "beats": float(rr.size),
        "duration_s": length,
        "usable_pct": 100 * float(np.mean(labels == Label.NORMAL)) if rr.size else float("nan"),
    }
    return result | {row.name: float(values[row.name][0]) if row.name in values else float("nan") for row in MEASURES}


def cleaned(rr_ms: Floats, labels: Labels, policy: Policy) -> Series:
    """Return the series that a policy leaves: artefacts unused, mended, or everything as it came."""
    if policy == "correct":
        return series_of(correct(rr_ms, labels))
    series = series_of(rr_ms)
    return series if policy == "none" else Series(series.t, np.where(labels == Label.NORMAL, series.rr_ms, np.nan))
