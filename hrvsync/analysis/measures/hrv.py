"""Everything about one person's beats as one flat dictionary, and any measure over trailing windows."""

from collections.abc import Callable

import msgspec
import numpy as np

from hrvsync.analysis.artefacts import correct, label_artefacts
from hrvsync.analysis.measures.presets import POLICIES, Context, Policy, Preset, preset_named
from hrvsync.analysis.measures.registry import MEASURES, evaluate, measure_named, trail
from hrvsync.analysis.measures.series import Series, as_rr, series_of, used, whole
from hrvsync.analysis.rhythm import rhythm
from hrvsync.beats import ArrayLike, Beats, Floats, gaps

EDGES_S = 2.0
"""A recording of some minutes begins and ends between two beats: its intervals may last so much less."""


def hrv(rr_ms: ArrayLike, preset: str | Preset = "default", artefacts: Policy | None = None) -> dict[str, float | str]:
    """Compute all measures of a series of RR intervals.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms
        RR intervals in order, without gaps. NaN counts as an artefact.
    preset : str or Preset
        "default", "kubios", "task-force-1996", or a Preset of your own.
    artefacts : {"exclude", "correct", "none"}, optional
        What happens to artefacts; None is the policy of the preset.

    Returns
    -------
    dict of str to float or str
        The keys name measure and unit, such as "rmssd_ms". `preset` and `artefacts` are the definitions used,
        `usable_pct` is the share of intervals labelled normal, `rhythm` is "suited", "not suited" or "unknown". A
        measure is NaN where there is not enough good data; in a rhythm not suited for HRV all are NaN but mean RR and
        heart rate.

    Raises
    ------
    ValueError
        For an unknown preset or policy.

    Examples
    --------
    >>> result = hrv([800, 820, 790, 810] * 30, preset="kubios")
    >>> result["mean_rr_ms"], result["beats"]
    (805.0, 120.0)
    """
    rr = as_rr(rr_ms)
    one_run = np.zeros(rr.size, np.int64)
    return hrv_of_beats(Beats(series_of(rr).t, rr, label_artefacts(rr), one_run), preset, artefacts)


def hrv_of_beats(
    beats: Beats, preset: str | Preset = "default", artefacts: Policy | None = None
) -> dict[str, float | str]:
    """Compute all measures of labelled beats, see `hrv`.

    Parameters
    ----------
    beats : Beats
        Their labels should come from the whole recording, see `label_artefacts`. Nothing is joined over gaps.
    preset : str or Preset
        "default", "kubios", "task-force-1996", or a Preset of your own.
    artefacts : {"exclude", "correct", "none"}, optional
        What happens to artefacts; None is the policy of the preset.

    Returns
    -------
    dict of str to float or str
        As in `hrv`; `duration_s` does not count gaps.

    Raises
    ------
    ValueError
        For an unknown preset or policy.
    """
    chosen = preset_named(preset) if isinstance(preset, str) else preset
    policy = chosen.artefacts if artefacts is None else artefacts
    if policy not in POLICIES:
        raise ValueError(f"no artefact policy is called {policy!r}; there are {', '.join(POLICIES)}")
    verdict = rhythm(beats)
    series = cleaned(joined(beats) if chosen.joins else beats, policy)
    count = int(np.count_nonzero(np.isfinite(series.rr_ms)))
    seconds = float(series.rr_ms[np.isfinite(series.rr_ms)].sum()) / 1000
    length = lasting(beats)
    rows = tuple(
        row
        for row in MEASURES
        if length + EDGES_S >= row.min_seconds
        and count >= row.min_beats
        and seconds >= row.min_share * length
        and (verdict != "not suited" or row.any_rhythm)
    )
    values = evaluate(rows, series, whole(series.rr_ms), Context(chosen))
    result: dict[str, float | str] = {
        "preset": chosen.name,
        "artefacts": policy,
        "rhythm": verdict,
        "beats": float(len(beats)),
        "duration_s": length,
        "usable_pct": 100 * float(np.mean(beats.good)) if len(beats) else float("nan"),
    }
    return result | {row.key: float(values[row.key][0]) if row.key in values else float("nan") for row in MEASURES}


def lasting(beats: Beats) -> float:
    """Return the seconds from the start of the first interval to the last beat, without the gaps."""
    if not len(beats):
        return 0.0
    start, end = gaps(beats)
    first = float(beats.rr_ms[0]) / 1000
    began = float(beats.t[0]) - first if np.isfinite(first) else 0.0
    return float(beats.t[-1]) - began - float((end - start).sum())


def joined(beats: Beats) -> Beats:
    """Return the beats one after the other, as if there were no gaps."""
    return msgspec.structs.replace(beats, t=series_of(beats.rr_ms).t, run=np.zeros_like(beats.run))


def cleaned(beats: Beats, policy: Policy) -> Series:
    """Return the series that a policy leaves: artefacts unused, corrected, or everything as it came."""
    if policy == "exclude":
        return used(beats)
    if policy == "none":
        # An interval of no length is no interval, whatever is left in.
        return used(msgspec.structs.replace(beats, rr_ms=as_rr(beats.rr_ms), label=np.zeros_like(beats.label)))
    t: list[float] = []
    rr: list[float] = []
    for run in np.unique(beats.run):
        inside = beats.run == run
        corrected = correct(beats.rr_ms[inside], beats.label[inside])
        if not corrected.size:
            continue
        began = float(beats.t[inside][0]) - float(corrected[0]) / 1000
        if t:
            t.append(t[-1])
            rr.append(float("nan"))
        t.extend(began + np.cumsum(corrected) / 1000)
        rr.extend(corrected)
    return Series(np.array(t, dtype=np.float64), np.array(rr, dtype=np.float64))


def rolling(
    measure: str | Callable[[ArrayLike], float],
    t: ArrayLike,
    rr_ms: ArrayLike,
    at: ArrayLike,
    window: float,
    preset: str | Preset = "default",
) -> Floats:
    """Compute a measure over trailing windows, at - window < t <= at.

    Parameters
    ----------
    measure : str or callable
        A key of `hrv` ("rmssd_ms"), that key without its unit ("rmssd"), or a function of this package (`rmssd`).
    t : array_like, shape (n,), s
        Times of the beats, ascending: the END of each interval.
    rr_ms : array_like, shape (n,), ms
        Their intervals; NaN where not used (see `label_artefacts`). Put a NaN where beats are missing, so that nothing
        is joined over the gap.
    at : array_like, shape (k,), s
        Ends of the windows.
    window : float, s
        Length of the windows.
    preset : str or Preset
        "default", "kubios", "task-force-1996", or a Preset of your own.

    Returns
    -------
    ndarray, shape (k,), in the unit of the measure
        NaN where the window is too short for the measure, holds too few beats, or too little of it lies inside used
        intervals.

    Raises
    ------
    ValueError
        For an unknown measure or preset, or if `t` and `rr_ms` differ in length.

    Examples
    --------
    >>> import numpy as np
    >>> rr_ms = np.tile([800.0, 840.0], 60)
    >>> rolling("rmssd", np.cumsum(rr_ms) / 1000, rr_ms, at=[60, 90], window=30)
    array([40., 40.])
    """
    row = measure_named(measure if isinstance(measure, str) else measure.__name__)
    chosen = preset_named(preset) if isinstance(preset, str) else preset
    series = Series(np.atleast_1d(np.asarray(t, dtype=np.float64)).ravel(), as_rr(rr_ms))
    if series.t.size != series.rr_ms.size:
        raise ValueError(f"t and rr_ms must be of equal length, not {series.t.size} and {series.rr_ms.size}")
    end = np.atleast_1d(np.asarray(at, dtype=np.float64)).ravel()
    return trail((row,), series, end, window, Context(chosen))[row.key]
