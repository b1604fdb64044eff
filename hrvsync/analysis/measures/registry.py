"""All measures of one heart: what `hrv` reports, `rolling` rolls and frames show. MEASURES is the registry.

A measure is computed over any number of windows at once; where that cannot be done in one sweep, window by window. A
frame shows the case of one window.
"""

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache

import msgspec
import numpy as np

from hrvsync.analysis.measure import SOURCES, Row, Values, values_struct
from hrvsync.analysis.measures import frequency, nonlinear, time_domain
from hrvsync.analysis.measures.breathing.session import BEFORE_S, breathing_in, rsa_in
from hrvsync.analysis.measures.frequency import Powers
from hrvsync.analysis.measures.presets import Context, Preset
from hrvsync.analysis.measures.series import Series, Windows, covered_in, parts, trailing, used
from hrvsync.analysis.measures.time_domain import counts
from hrvsync.analysis.rhythm import rhythm
from hrvsync.beats import Beats, Floats

type Function = Callable[[Series, Windows, Context], Floats | dict[str, Floats]]


class Live(msgspec.Struct, frozen=True):
    """A window (s) in which frames show a measure under a name of its own, with the fewest beats it must hold there."""

    key: str
    seconds: float
    min_beats: int
    every: int = 1


class Measure(Row[Function], frozen=True, kw_only=True):
    """A measure of one person: see `Row`.

    `function` gives one value per window, or such arrays by name of which `part` is this one. `detrends`: whether the
    preset's detrending applies to the beats first (spectra detrend their own grid). `any_rhythm`: whether it keeps its
    meaning in a rhythm that is not suited for HRV. `formula` and `elsewhere`, how other tools differ, are for
    docs/measures.md. `live`: the windows in which frames show it.
    """

    detrends: bool = True
    any_rhythm: bool = False
    formula: str
    elsewhere: str = ""
    live: tuple[Live, ...] = ()


def each(function: Callable[[Series], float], series: Series, windows: Windows) -> Floats:
    """Apply a function of a series to each window in turn."""
    return np.array([function(part) for part in parts(series, windows)], dtype=np.float64)


def spectrum(series: Series, windows: Windows, context: Context) -> dict[str, Floats]:
    """Spectral measures of each window, by key."""
    recipe, regularisation = context.preset.spectrum, context.preset.regularisation
    rows = [frequency.powers_of(part, recipe, regularisation) for part in parts(series, windows)]
    return dict(zip(Powers._fields, np.array(rows, dtype=np.float64).reshape(-1, len(Powers._fields)).T, strict=True))


# Least windows: RMSSD 10 s (Munoz 2015), SDNN and LF 2 min, HF 1 min, VLF and total power 4 min; alpha-1 at most 3 %
# artefacts (Rogers 2021); sample entropy 100 beats, alpha-2 four of the largest boxes.
MEASURES: tuple[Measure, ...] = (
    Measure(
        "mean_rr_ms",
        "Mean RR",
        "ms",
        5,
        lambda s, w, c: time_domain.means(s.rr_ms, w),
        SOURCES["Task Force 1996"],
        min_beats=4,
        min_share=0.5,
        detrends=False,
        any_rhythm=True,
        formula="mean(x)",
        elsewhere="the same everywhere",
    ),
    Measure(
        "mean_hr_bpm",
        "Heart rate",
        "1/min",
        5,
        lambda s, w, c: time_domain.mean_hr_in(s.rr_ms, w),
        SOURCES["Task Force 1996"],
        min_beats=4,
        min_share=0.5,
        detrends=False,
        any_rhythm=True,
        formula="60000 / mean(x)",
        elsewhere="Kubios, NeuroKit2, heartpy the same; others see the next row",
        live=(Live("hr", 10, min_beats=4),),
    ),
    Measure(
        "mean_hr_of_beats_bpm",
        "Mean of the beats' heart rates",
        "1/min",
        5,
        lambda s, w, c: time_domain.mean_hr_of_beats_in(s.rr_ms, w),
        SOURCES["Task Force 1996"],
        min_beats=4,
        min_share=0.5,
        detrends=False,
        any_rhythm=True,
        formula="mean(60000 / x)",
        elsewhere="pyHRV, hrv-analysis, systole call this mean HR; 0 to 1.5 % above the row above",
    ),
    Measure(
        "sdnn_ms",
        "SDNN",
        "ms",
        120,
        lambda s, w, c: time_domain.deviations(s.rr_ms, w, c.preset.ddof),
        SOURCES["Task Force 1996"],
        min_beats=60,
        min_share=0.85,
        formula="sqrt(Σ(x - mean)² / (N - 1))",
        elsewhere="over N: heartpy, HRV Logger, FatMaxxer",
        live=(Live("sdnn", 120, min_beats=60, every=5),),
    ),
    Measure(
        "rmssd_ms",
        "RMSSD",
        "ms",
        10,
        lambda s, w, c: time_domain.rmssd_in(s.rr_ms, w),
        SOURCES["Task Force 1996"] + "; " + SOURCES["Munoz 2015"],
        min_beats=10,
        min_share=0.85,
        formula="sqrt(Σd² / number of d)",
        elsewhere="HRV Logger divides by one less: 1.4 to 2.3 % more in 30 s",
        live=(
            Live("rmssd_30", 30, min_beats=15),
            Live("rmssd_60", 60, min_beats=30),
        ),
    ),
    Measure(
        "ln_rmssd",
        "ln RMSSD",
        "",
        10,
        lambda s, w, c: time_domain.ln_rmssd_in(s.rr_ms, w),
        SOURCES["Plews 2014"],
        min_beats=10,
        min_share=0.85,
        formula="ln(RMSSD in ms)",
        elsewhere="Elite HRV and others scale it to 0 to 100",
    ),
    Measure(
        "sdsd_ms",
        "SDSD",
        "ms",
        10,
        lambda s, w, c: time_domain.sdsd_in(s.rr_ms, w, c.preset.ddof),
        SOURCES["Task Force 1996"],
        min_beats=10,
        min_share=0.85,
        formula="standard deviation of d",
        elsewhere="over N: hrv-analysis",
    ),
    Measure(
        "pnn50_pct",
        "pNN50",
        "%",
        30,
        lambda s, w, c: time_domain.pnn_in(s.rr_ms, w, 50, c.preset.pnn_over),
        SOURCES["Task Force 1996"],
        min_beats=20,
        min_share=0.85,
        formula="100 · number of d over 50 ms / number of d",
        elsewhere="over N in NeuroKit2, hrv and the preset task-force-1996; heartpy and PhysioNet give a fraction",
        live=(Live("pnn50", 120, min_beats=60, every=5),),
    ),
    Measure(
        "pnn20_pct",
        "pNN20",
        "%",
        30,
        lambda s, w, c: time_domain.pnn_in(s.rr_ms, w, 20, c.preset.pnn_over),
        SOURCES["Mietus 2002"],
        min_beats=20,
        min_share=0.85,
        formula="the same with 20 ms",
        elsewhere="Kubios reports pNNxx with an xx of one's choice",
    ),
    Measure(
        "cvnn_pct",
        "CVNN",
        "%",
        120,
        lambda s, w, c: time_domain.cvnn_in(s.rr_ms, w, c.preset.ddof),
        SOURCES["Task Force 1996"],
        min_beats=60,
        min_share=0.85,
        formula="100 · SDNN / mean(x)",
        elsewhere="NeuroKit2 gives a fraction",
    ),
    Measure(
        "triangular_index",
        "Triangular index",
        "",
        240,
        lambda s, w, c: each(lambda x: time_domain.triangular_index(x.rr_ms), s, w),
        SOURCES["Task Force 1996"],
        min_beats=200,
        min_share=0.85,
        formula="N / height of the histogram in bins of 1/128 s",
        elsewhere="bins elsewhere are 7.8125 ms too, but begin at the shortest interval",
    ),
    Measure(
        "vlf_ms2",
        "VLF power",
        "ms²",
        240,
        spectrum,
        SOURCES["Task Force 1996"],
        "vlf_ms2",
        min_beats=32,
        min_share=0.9,
        detrends=False,
        formula="power from 0.003 to 0.04 Hz (Kubios, 1996: from 0)",
        elsewhere="differs by up to 45 % between tools: window, interpolation, integration",
    ),
    Measure(
        "lf_ms2",
        "LF power",
        "ms²",
        120,
        spectrum,
        SOURCES["Task Force 1996"],
        "lf_ms2",
        min_beats=32,
        min_share=0.9,
        detrends=False,
        formula="power from 0.04 to 0.15 Hz",
        elsewhere="as above",
        live=(Live("lf", 300, min_beats=120, every=10),),
    ),
    Measure(
        "hf_ms2",
        "HF power",
        "ms²",
        60,
        spectrum,
        SOURCES["Task Force 1996"],
        "hf_ms2",
        min_beats=32,
        min_share=0.9,
        detrends=False,
        formula="power from 0.15 to 0.4 Hz",
        elsewhere="linear interpolation (hrv-analysis) loses 20 to 35 %",
        live=(Live("hf", 300, min_beats=120, every=10),),
    ),
    Measure(
        "total_ms2",
        "Total power",
        "ms²",
        240,
        spectrum,
        SOURCES["Task Force 1996"],
        "total_ms2",
        min_beats=32,
        min_share=0.9,
        detrends=False,
        formula="VLF + LF + HF",
        elsewhere="some integrate the whole spectrum",
    ),
    Measure(
        "lf_hf",
        "LF/HF",
        "",
        120,
        spectrum,
        SOURCES["Task Force 1996"],
        "lf_hf",
        min_beats=32,
        min_share=0.9,
        detrends=False,
        formula="LF / HF",
        elsewhere="as LF and HF",
        live=(Live("lf_hf", 300, min_beats=120, every=10),),
    ),
    Measure(
        "lf_nu",
        "LF, normalised",
        "%",
        120,
        spectrum,
        SOURCES["Task Force 1996"],
        "lf_nu",
        min_beats=32,
        min_share=0.9,
        detrends=False,
        formula="100 · LF / (LF + HF)",
        elsewhere="Kubios: / (total - VLF), 0.1 % apart",
    ),
    Measure(
        "hf_nu",
        "HF, normalised",
        "%",
        120,
        spectrum,
        SOURCES["Task Force 1996"],
        "hf_nu",
        min_beats=32,
        min_share=0.9,
        detrends=False,
        formula="100 · HF / (LF + HF)",
        elsewhere="as above",
    ),
    Measure(
        "vlf_peak_hz",
        "VLF peak",
        "Hz",
        240,
        spectrum,
        SOURCES["Task Force 1996"],
        "vlf_peak_hz",
        min_beats=32,
        min_share=0.9,
        detrends=False,
        formula="frequency of the highest density in the band",
        elsewhere="steps of 1/300 Hz here",
    ),
    Measure(
        "lf_peak_hz",
        "LF peak",
        "Hz",
        120,
        spectrum,
        SOURCES["Task Force 1996"],
        "lf_peak_hz",
        min_beats=32,
        min_share=0.9,
        detrends=False,
        formula="as above",
    ),
    Measure(
        "hf_peak_hz",
        "HF peak",
        "Hz",
        60,
        spectrum,
        SOURCES["Task Force 1996"],
        "hf_peak_hz",
        min_beats=32,
        min_share=0.9,
        detrends=False,
        formula="as above",
    ),
    Measure(
        "beyond_hf_hz",
        "Breath beyond HF",
        "Hz",
        60,
        spectrum,
        SOURCES["Wallis 2005"],
        "beyond_hf_hz",
        min_beats=32,
        min_share=0.9,
        detrends=False,
        formula="peak of the breath where HF does not hold it; then HF and what needs it are withheld",
    ),
    Measure(
        "sd1_ms",
        "SD1",
        "ms",
        10,
        lambda s, w, c: time_domain.sd1_in(s.rr_ms, w, c.preset.ddof),
        SOURCES["Brennan 2001"],
        min_beats=10,
        min_share=0.85,
        formula="standard deviation of (x[i+1] - x[i]) / √2",
        elsewhere="over N: pyHRV, heartpy, systole",
    ),
    Measure(
        "sd2_ms",
        "SD2",
        "ms",
        120,
        lambda s, w, c: time_domain.sd2_in(s.rr_ms, w, c.preset.ddof),
        SOURCES["Brennan 2001"],
        min_beats=60,
        min_share=0.85,
        formula="standard deviation of (x[i+1] + x[i]) / √2",
        elsewhere="most compute sqrt(2 SDNN² - SDSD² / 2), 0.06 % apart by the ends; over the pairs as here: Kubios",
    ),
    Measure(
        "sd1_sd2",
        "SD1/SD2",
        "",
        120,
        lambda s, w, c: time_domain.sd1_sd2_in(s.rr_ms, w, c.preset.ddof),
        SOURCES["Brennan 2001"],
        min_beats=60,
        min_share=0.85,
        formula="SD1 / SD2",
        elsewhere="Kubios gives SD2 / SD1",
    ),
    Measure(
        "sample_entropy",
        "Sample entropy",
        "",
        60,
        lambda s, w, c: each(lambda x: nonlinear.sample_entropy(x.rr_ms, matches=c.preset.matches), s, w),
        SOURCES["Richman 2000"],
        min_beats=100,
        min_share=0.9,
        formula="-ln(A / B), m = 2, r = 0.2 · SD (over N - 1)",
        elsewhere="NeuroKit2, hrv-analysis, pyHRV the same; Kubios counts shares of all templates (preset kubios)",
    ),
    Measure(
        "dfa_alpha1",
        "DFA alpha-1",
        "",
        60,
        lambda s, w, c: nonlinear.dfa_in(s.rr_ms, w, c.preset.alpha1),
        SOURCES["Peng 1995"] + "; " + SOURCES["Rogers 2021"],
        min_beats=60,
        min_share=0.97,
        formula="slope of log F(n) over log n, boxes of 4 to 16 beats",
        elsewhere=(
            "the list of boxes is part of it: Kubios 4-12 (preset kubios), NeuroKit2 4-11 overlapping, FatMaxxer 30 "
            "sizes with repeats (`dfa_alpha1_altini`)"
        ),
        live=(Live("alpha1", 120, min_beats=60, every=10),),
    ),
    Measure(
        "dfa_alpha2",
        "DFA alpha-2",
        "",
        200,
        lambda s, w, c: nonlinear.dfa_in(s.rr_ms, w, c.preset.alpha2),
        SOURCES["Peng 1995"],
        min_beats=256,
        min_share=0.95,
        formula="the same, boxes of 16 to 64 beats",
        elsewhere="Kubios 13-64 (preset kubios), pyHRV 17-64",
    ),
    Measure(
        "breathing_rate_bpm",
        "Breathing rate",
        "1/min",
        60,
        breathing_in,
        "spectrum, pacer, chest",
        "breathing_rate_bpm",
        before=BEFORE_S,
        min_beats=30,
        min_share=0.9,
        detrends=False,
        formula="rate of the heart's swing with the breath",
        elsewhere="others take the highest peak and lock on the 0.1 Hz wave; here the rate is then withheld",
        live=(Live("breathing_rate", 64, min_beats=30, every=5),),
    ),
    Measure(
        "breathing_basis",
        "What the breathing rate rests on",
        "",
        60,
        breathing_in,
        "spectrum, pacer, chest",
        "breathing_basis",
        before=BEFORE_S,
        min_beats=30,
        min_share=0.9,
        detrends=False,
        formula="code of what that rate rests on, or why there is none",
        live=(Live("breathing_basis", 64, min_beats=30, every=5),),
    ),
    Measure(
        "rsa_ms",
        "RSA",
        "ms",
        60,
        rsa_in,
        SOURCES["Grossman 1990"],
        "rsa_ms",
        min_beats=30,
        min_share=0.9,
        detrends=False,
        formula="mean over breaths of longest minus shortest x",
        elsewhere="NeuroKit2 needs a recorded breath for it",
    ),
    Measure(
        "ln_rsa",
        "ln RSA",
        "",
        60,
        rsa_in,
        SOURCES["Grossman 1990"],
        "ln_rsa",
        min_beats=30,
        min_share=0.9,
        detrends=False,
        formula="ln(RSA in ms)",
    ),
    Measure(
        "rsa_porges_bohrer_ln",
        "RSA, Porges-Bohrer",
        "ln ms²",
        60,
        rsa_in,
        SOURCES["Lewis 2012"],
        "rsa_porges_bohrer_ln",
        min_beats=30,
        min_share=0.9,
        detrends=False,
        formula="Porges and Bohrer's logarithm of the variance from 0.12 to 0.40 Hz",
        elsewhere="NeuroKit2 divides the variance by 1000: 6.91 lower",
    ),
    Measure(
        "coherence",
        "Coherence (peak/rest)",
        "",
        60,
        breathing_in,
        SOURCES["McCraty 2009"],
        "coherence",
        min_beats=30,
        min_share=0.9,
        detrends=False,
        formula="power around the highest peak / the rest",
        elsewhere="ours, nobody's score",
        live=(Live("coherence", 64, min_beats=30, every=5),),
    ),
    Measure(
        "hr_swing_bpm",
        "Heart-rate swing per breath",
        "1/min",
        60,
        breathing_in,
        SOURCES["Grossman 1990"],
        "hr_swing_bpm",
        min_beats=30,
        min_share=0.9,
        detrends=False,
        formula="highest minus lowest heart rate in each swing, mean",
        live=(Live("hr_swing", 64, min_beats=30, every=5),),
    ),
    Measure(
        "swings_per_min",
        "Swings per minute",
        "1/min",
        60,
        breathing_in,
        "spectrum",
        "swings_per_min",
        min_beats=30,
        min_share=0.9,
        detrends=False,
        formula="rate of these swings",
    ),
)

USABLE = Measure(
    "usable_pct",
    "Usable beats",
    "%",
    1,
    lambda s, w, c: time_domain.usable_in(s.rr_ms, w),
    "",
    min_beats=1,
    min_share=0,
    detrends=False,
    any_rhythm=True,
    formula="100 · used intervals / all intervals",
    elsewhere="Kubios reports the share that it corrected",
)
"""The share of used intervals (%): `rolling` computes it; `hrv` has that of all labels, whatever its policy."""

LIVE: tuple[Measure, ...] = tuple(
    msgspec.structs.replace(
        row, key=live.key, min_seconds=live.seconds, min_beats=live.min_beats, every=live.every, live=()
    )
    for row in MEASURES
    for live in row.live
)
"""What frames show: a row a window, `min_seconds` long."""

PersonMeasures = values_struct("PersonMeasures", LIVE)
"""The struct that frames hold of each person."""


def measure_named(name: str) -> Measure:
    """Return the measure of a name.

    Parameters
    ----------
    name : str, a key such as "rmssd_ms", or that key without its unit

    Returns
    -------
    Measure

    Raises
    ------
    ValueError
        For an unknown name; the message lists the known ones.
    """
    rows = (*MEASURES, USABLE)
    for measure in rows:
        if name == measure.key or name == measure.key.rsplit("_", 1)[0]:
            return measure
    raise ValueError(f"no measure is called {name!r}; there are {', '.join(measure.key for measure in rows)}")


def evaluate(measures: Iterable[Measure], series: Series, windows: Windows, context: Context) -> dict[str, Floats]:
    """Compute measures over windows, whether there is enough data or not.

    Parameters
    ----------
    measures : iterable of Measure
        Rows of one function share one computation.
    series : Series
        n beats; NaN where not used.
    windows : Windows
        k windows over the beats.
    context : Context
        The definitions, the guide and whose heart it is.

    Returns
    -------
    dict of str to ndarray of shape (k,)
        By key, in the unit of the measure; NaN as each measure defines it.
    """
    results: dict[tuple[object, bool], Floats | dict[str, Floats]] = {}
    values: dict[str, Floats] = {}
    plain, flattened = (series, windows), None
    for measure in measures:
        detrend = measure.detrends and context.preset.regularisation is not None
        key = (measure.function, detrend)
        if key not in results:
            if detrend and flattened is None:
                flattened = flatten(series, windows, context.preset)
            results[key] = measure.function(*(flattened if detrend and flattened else plain), context)
        result = results[key]
        values[measure.key] = result[measure.part] if isinstance(result, dict) else result
    return values


def flatten(series: Series, windows: Windows, preset: Preset) -> tuple[Series, Windows]:
    """Detrend each window by itself and lay the results end to end."""
    assert preset.regularisation is not None
    flat = [frequency.detrended(part, preset.regularisation, preset.spectrum) for part in parts(series, windows)]
    stop = np.cumsum([len(part.t) for part in flat], dtype=np.int64)
    joined = Series(np.concatenate([part.t for part in flat]), np.concatenate([part.rr_ms for part in flat]))
    return joined, Windows(np.append(0, stop[:-1]), stop)


def trail(
    measures: Iterable[Measure], series: Series, end: Floats, seconds: float, context: Context
) -> dict[str, Floats]:
    """Compute the measures over the trailing windows of `seconds` that end at `end` (s), by key.

    NaN where the window is shorter than a measure's `min_seconds`, holds too few used beats, or too little of it lies
    inside used intervals.
    """
    values = {row.key: np.full(end.size, np.nan) for row in measures}
    rows = [row for row in measures if seconds >= row.min_seconds]
    if not (rows and series.t.size and end.size):
        return values
    windows = trailing(series.t, end, seconds)
    covered, beats = covered_in(series, windows, end, seconds), time_domain.counts(series.rr_ms, windows)
    for minimum in dict.fromkeys((row.min_beats, row.min_share) for row in rows):
        alike = [row for row in rows if (row.min_beats, row.min_share) == minimum]
        enough = (beats >= minimum[0]) & (covered >= minimum[1] * seconds - 1e-9)
        if enough.all():
            values |= evaluate(alike, series, windows, context)
        elif enough.any():
            some = Windows(windows.start[enough], windows.stop[enough])
            for key, found in evaluate(alike, series, some, context).items():
                values[key][enough] = found
    return values


def latest(
    beats: Beats,
    end: float,
    context: Context,
    rows: Collection[Measure] = LIVE,
    known: Values | None = None,
) -> Values:
    """Compute live rows of one person over the windows that end now.

    Parameters
    ----------
    beats : Beats
        The labelled beats of the person.
    end : float, s
        End of the windows.
    context : Context
        The definitions, the guide and whose heart it is.
    rows : collection of Measure
        The rows to compute.
    known : Values, optional
        Earlier values, which all other rows keep.

    Returns
    -------
    Values
        One float a live row. NaN where there is not enough good data, and in a rhythm not suited for HRV.
    """
    groups, lengths, reach, nothing = _by_length(tuple(rows))
    seconds, values = np.array(lengths), dict(nothing)
    series = used(beats.after(end - max(reach)))
    ends = np.full(seconds.size, end)
    windows = trailing(series.t, ends, seconds)
    first = series.t.searchsorted(end - np.array(reach), "right").tolist()
    share = (covered_in(series, windows, ends, seconds) / seconds + 1e-9).tolist()
    count = counts(series.rr_ms, windows).tolist()
    for i, alike in enumerate(groups):
        alike = [row for row in alike if count[i] >= row.min_beats and share[i] >= row.min_share]
        if not all(row.any_rhythm for row in alike) and rhythm(beats, end - lengths[i]) == "not suited":
            alike = [row for row in alike if row.any_rhythm]
        if alike:
            part = Series(series.t[first[i] :], series.rr_ms[first[i] :])
            here = Windows(windows.start[i : i + 1] - first[i], windows.stop[i : i + 1] - first[i])
            values |= {key: float(found[0]) for key, found in evaluate(alike, part, here, context).items()}
    return msgspec.structs.replace(known, **values) if known else PersonMeasures(**values)


type _Groups = tuple[list[list[Measure]], list[float], list[float], dict[str, float]]


@lru_cache
def _by_length(rows: tuple[Measure, ...]) -> _Groups:
    """Group rows by the length (s) of their windows: those, the lengths, how far back each looks, and no values yet."""
    lengths = list(dict.fromkeys(row.min_seconds for row in rows))
    groups = [[row for row in rows if row.min_seconds == seconds] for seconds in lengths]
    reach = [max(row.min_seconds + row.before for row in alike) for alike in groups]
    return groups, lengths, reach, dict.fromkeys((row.key for row in rows), np.nan)
