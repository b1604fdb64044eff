"""All measures between two people: what frames show and what each phase is measured by. PAIR_MEASURES is the registry.

`live` rows are in every frame, `phase` rows measure a phase as a whole; `min_seconds` is the length of the window live
and the shortest phase. Where A and B are not alike, the label says in words what a positive value means.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, partial
from math import nan
from operator import attrgetter
from typing import SupportsFloat, cast

import msgspec
import numpy as np

from hrvsync.analysis.grid import AROUND_S
from hrvsync.analysis.measure import SOURCES, PairMeasure, Values, Window, values_struct
from hrvsync.analysis.synchrony import over_time as of
from hrvsync.analysis.synchrony.bands import HF, LF
from hrvsync.analysis.synchrony.estimate import EDGE_S, MAX_LAG_S, PAST_S, estimate, latest_window, still_needed
from hrvsync.analysis.synchrony.significance import MIN_S
from hrvsync.analysis.synchrony.so_far import EVERY_S, LONGEST_S, phase_so_far
from hrvsync.beats import Beats, covered, within
from hrvsync.guide import UNGUIDED, Guide

LAGS_S = MAX_LAG_S + EDGE_S

_minute = partial(
    PairMeasure, min_seconds=60, live=True, function=latest_window, source=SOURCES["Boker 2002"], before=LAGS_S
)
_chance = partial(
    PairMeasure,
    min_seconds=60,
    live=True,
    function=estimate,
    before=PAST_S - 60 + LAGS_S,
    every=5,
    source=SOURCES["Moulder 2018"],
)
_needed = PairMeasure(
    "chance_needs",
    "Good data of both still missing for a chance level",
    "s",
    60,
    still_needed,
    SOURCES["Moulder 2018"],
    before=PAST_S - 60,
    every=5,
    min_beats=0,
    min_share=0.0,
    live=True,
)
_so_far = partial(
    PairMeasure,
    min_seconds=2 * EVERY_S,
    live=True,
    function=phase_so_far,
    before=LONGEST_S - EVERY_S,
    every=5,
    min_beats=0,
    min_share=0.0,
)
"""Whether there is enough of the phase, which is longer than the window, its function sees."""
_live = partial(PairMeasure, live=True, phase=True)
_phase = partial(PairMeasure, phase=True)
_slid = partial(_phase, min_seconds=MIN_S, function=of.slid, source=SOURCES["Theiler 1992"])


def _lags(
    key: str, what: str, min_seconds: float, function: Callable[..., object], joint: float = 13.0
) -> tuple[PairMeasure, ...]:
    """Return the rows of a windowed lagged correlation; `joint`: so much missing (s) takes a window out."""
    row = partial(_phase, min_seconds=min_seconds, function=function, source=SOURCES["Boker 2002"])
    level = partial(row, tested=True, joint=joint, parted=True)
    return (
        level(f"{key}_z0", f"Correlation without lag, {what}", "z", part="z0"),
        level(f"{key}_size0", f"Size of it, {what}", "|z|", part="size0"),
        level(f"{key}_z", f"Correlation at the best lag, {what}", "z", part="z"),
        row(f"{key}_lag", f"Best lag, {what} (+: A leads)", "s", part="lag", swap="negated"),
    )


PAIR_MEASURES: tuple[PairMeasure, ...] = (
    _minute("synchrony", "Correlation without lag", "", part="r0"),
    _chance("chance_low", "5 % of chance, without lag", "", part="r0_low"),
    _chance("chance_high", "95 % of chance, without lag", "", part="r0_high"),
    _minute("wcc_z0", "Correlation without lag, Fisher z", "z", part="z0"),
    _minute("wcc_z", "Correlation at the best lag", "z", part="z"),
    _needed,
    _chance("wcc_low", "5 % of chance at the best lag", "z", part="chance.low"),
    _chance("wcc_high", "95 % of chance at the best lag", "z", part="chance.high"),
    _chance("wcc_percentile", "Share of chance values below the best lag's", "%", part="chance.percentile"),
    _chance("wcc_p", "Probability of the best lag's correlation by chance", "", part="chance.p"),
    _chance("wcc_opposite_p", "Probability by chance of waves as opposite", "", part="chance.p_opposite"),
    _minute("wcc_lag", "Best lag (+: A leads)", "s", part="lag", swap="negated"),
    _chance(
        "wcc_lag_low", "Best lag, lower end of 90 %", "s", part="lead.low", source=SOURCES["Künsch 1989"], swap="other"
    ),
    _chance(
        "wcc_lag_high",
        "Best lag, upper end of 90 %",
        "s",
        part="lead.high",
        source=SOURCES["Künsch 1989"],
        swap="other",
    ),
    _chance("wcc_period", "Period of the wave both repeat", "s", part="period", source="autocorrelation"),
    _chance("pacer_shared", "One pacer for both (1) or not (0)", "", part="shared", source="guide"),
    _chance("pacer_breath", "Paced breath", "s", part="breath", source="guide"),
    _chance(
        "pacer_locking_a",
        "Locking of A to the pacer",
        "",
        part="locking_a.strength",
        source=SOURCES["Lachaux 1999"],
        swap="pacer_locking_b",
    ),
    _chance(
        "pacer_angle_a",
        "A's angle behind the pacer",
        "rad",
        part="locking_a.angle",
        source=SOURCES["Lachaux 1999"],
        swap="pacer_angle_b",
    ),
    _chance(
        "pacer_locking_b",
        "Locking of B to the pacer",
        "",
        part="locking_b.strength",
        source=SOURCES["Lachaux 1999"],
        swap="pacer_locking_a",
    ),
    _chance(
        "pacer_angle_b",
        "B's angle behind the pacer",
        "rad",
        part="locking_b.angle",
        source=SOURCES["Lachaux 1999"],
        swap="pacer_angle_a",
    ),
    _chance("pacer_apart_p", "Probability of the synchrony without following the pacer", "", part="apart_p"),
    _chance("beyond_z", "Correlation beyond the pacer, best lag", "z", part="partial.z"),
    _chance("beyond_lag", "Best lag beyond the pacer (+: A leads)", "s", part="partial.lag", swap="negated"),
    _chance("beyond_low", "5 % of chance beyond the pacer", "z", part="partial.low"),
    _chance("beyond_high", "95 % of chance beyond the pacer", "z", part="partial.high"),
    _chance("beyond_percentile", "Share of chance values below, beyond the pacer", "%", part="partial.percentile"),
    _chance("beyond_p", "Probability by chance, beyond the pacer", "", part="partial.p"),
    _chance("beyond_opposite_p", "Probability by chance of opposite waves beyond it", "", part="partial.p_opposite"),
    _chance("beyond_r0", "Correlation without lag beyond the pacer", "", part="partial_r0"),
    _chance("beyond_r0_low", "5 % of chance without lag beyond it", "", part="partial_r0_low"),
    _chance("beyond_r0_high", "95 % of chance without lag beyond it", "", part="partial_r0_high"),
    _chance(
        "beyond_lag_low",
        "Best lag beyond the pacer, lower end of 90 %",
        "s",
        part="partial_lead.low",
        source=SOURCES["Künsch 1989"],
        swap="other",
    ),
    _chance(
        "beyond_lag_high",
        "Best lag beyond the pacer, upper end of 90 %",
        "s",
        part="partial_lead.high",
        source=SOURCES["Künsch 1989"],
        swap="other",
    ),
    _chance(
        "beyond_period",
        "Period of the wave both repeat beyond it",
        "s",
        part="partial_period",
        source="autocorrelation",
    ),
    _so_far(
        "so_far_excess",
        "The phase so far at its best lag, above chance",
        "SD",
        part="excess",
        source=SOURCES["Knapp 1976"],
    ),
    _so_far(
        "so_far_lag",
        "Best lag of the phase so far (+: A leads)",
        "s",
        part="lag",
        source=SOURCES["Knapp 1976"],
        swap="negated",
    ),
    _so_far("so_far_seconds", "Length of the phase so far", "s", part="seconds", source="guide"),
    _so_far("so_far_beyond", "The phase so far is beyond a pacer (1) or free (0)", "", part="beyond", source="guide"),
    _live(
        "plv_lf",
        "Phase locking, LF",
        "",
        120,
        of.locked(LF),
        SOURCES["Lachaux 1999"],
        "strength",
        every=5,
        tested=True,
        joint=8.0,
    ),
    _live(
        "plv_lf_angle",
        "Angle, LF (+: A is ahead)",
        "rad",
        120,
        of.locked(LF),
        SOURCES["Lachaux 1999"],
        "angle",
        every=5,
        swap="negated",
    ),
    _live(
        "plv_hf", "Phase locking, HF", "", 60, of.locked(HF), SOURCES["Lachaux 1999"], "strength", every=5, tested=True
    ),
    _live(
        "plv_hf_angle",
        "Angle, HF (+: A is ahead)",
        "rad",
        60,
        of.locked(HF),
        SOURCES["Lachaux 1999"],
        "angle",
        every=5,
        swap="negated",
    ),
    _live(
        "plv_pacer",
        "Phase locking, pacer",
        "",
        90,
        of.locked_pacer,
        SOURCES["Lachaux 1999"],
        "strength",
        every=5,
        tested=True,
        joint=8.0,
    ),
    _live(
        "plv_pacer_angle",
        "Angle, pacer (+: A is ahead)",
        "rad",
        90,
        of.locked_pacer,
        SOURCES["Lachaux 1999"],
        "angle",
        every=5,
        swap="negated",
    ),
    _live("msc_lf", "Coherence, LF", "", 240, of.coherent, SOURCES["Carter 1973"], "lf", every=10, tested=True),
    _live("msc_hf", "Coherence, HF", "", 240, of.coherent, SOURCES["Carter 1973"], "hf", every=10, tested=True),
    _live(
        "msc_pacer", "Coherence, pacer", "", 240, of.coherent, SOURCES["Carter 1973"], "pacer", every=10, tested=True
    ),
    _live(
        "ssi",
        "Concordance of smoothed heart rates (0: balance)",
        "ln",
        240,
        of.concordant,
        SOURCES["Marci 2006"],
        "ssi",
        every=10,
        tested=True,
    ),
    _live(
        "comodulation",
        "Correlation of ln RMSSD",
        "",
        300,
        of.comodulated,
        SOURCES["Helm 2018"],
        "r",
        every=10,
        tested=True,
    ),
    _live(
        "comodulation_p", "Probability of it by chance", "", 300, of.comodulated, SOURCES["Helm 2018"], "p", every=10
    ),
    _phase("pearson", "Correlation of the whole", "", 60, of.plain, SOURCES["Bartlett 1935"], tested=True),
    _phase("pearson_n_eff", "Independent samples in it", "", 60, of.correlated, SOURCES["Bartlett 1935"], "n_eff"),
    _phase("pearson_p", "Probability of it by chance", "", 60, of.correlated, SOURCES["Bartlett 1935"], "p"),
    _slid("slid_z", "Correlation of the whole at the best lag", "z", part="z"),
    _slid("slid_lag", "Lag of it (+: A leads)", "s", part="lag", swap="negated"),
    _slid("slid_low", "5 % of it by chance", "z", part="low"),
    _slid("slid_high", "95 % of it by chance", "z", part="high"),
    _slid("slid_p", "Probability of it by chance", "", part="p"),
    _slid("slid_opposite_p", "Probability by chance of waves as opposite", "", part="p_opposite"),
    *_lags("wcc60", "60 s windows", 120, of.windowed(60, MAX_LAG_S, 1)),
    *_lags("wcc30", "30 s windows", 60, of.windowed(30, MAX_LAG_S, 1), 7.0),
    *_lags("wcc8", "8 s windows", 30, of.windowed(8, 4, 2), 5.0),
    *_lags("wcc60_lf", "60 s windows, LF", 150, of.windowed(60, MAX_LAG_S, 1, LF)),
    *_lags("wcc60_hf", "60 s windows, HF", 120, of.windowed(60, MAX_LAG_S, 1, HF)),
    *_lags("wcc60_pacer", "60 s windows, pacer", 150, of.windowed_pacer),
    _phase(
        "beyond_msc_lf",
        "Coherence beyond the pacer, LF",
        "",
        240,
        of.coherent_partial,
        SOURCES["Bendat 2010"],
        "lf",
        tested=True,
    ),
    _phase(
        "beyond_msc_hf",
        "Coherence beyond the pacer, HF",
        "",
        240,
        of.coherent_partial,
        SOURCES["Bendat 2010"],
        "hf",
        tested=True,
    ),
    _phase(
        "beyond_msc_pacer",
        "Coherence beyond the pacer, pacer",
        "",
        240,
        of.coherent_partial,
        SOURCES["Bendat 2010"],
        "pacer",
        tested=True,
    ),
    _phase(
        "wtc_lf",
        "Wavelet coherence, LF",
        "",
        120,
        of.coherent_wavelets,
        SOURCES["Grinsted 2004"],
        "lf",
        tested=True,
        joint=5.0,
    ),
    _phase(
        "wtc_hf",
        "Wavelet coherence, HF",
        "",
        120,
        of.coherent_wavelets,
        SOURCES["Grinsted 2004"],
        "hf",
        tested=True,
        joint=5.0,
    ),
    _phase(
        "wtc_pacer",
        "Wavelet coherence, pacer",
        "",
        120,
        of.coherent_wavelets,
        SOURCES["Grinsted 2004"],
        "pacer",
        tested=True,
        joint=5.0,
    ),
    _phase(
        "granger_ab",
        "Forecast of B from A's past",
        "ln",
        240,
        of.forecast,
        SOURCES["Granger 1969"],
        "a_to_b",
        tested=True,
        swap="granger_ba",
    ),
    _phase(
        "granger_ba",
        "Forecast of A from B's past",
        "ln",
        240,
        of.forecast,
        SOURCES["Granger 1969"],
        "b_to_a",
        tested=True,
        swap="granger_ab",
    ),
    _phase("crqa_rr0", "Recurrence at the same time", "%", 120, of.recurrent, SOURCES["crqa"], "rr0"),
    _phase("crqa_rr", "Recurrence at any time", "%", 120, of.recurrent, SOURCES["crqa"], "rr"),
    _phase("crqa_det", "Recurrence in diagonal lines", "%", 120, of.recurrent, SOURCES["crqa"], "det"),
    _phase("crqa_mean", "Mean diagonal line", "samples", 120, of.recurrent, SOURCES["crqa"], "mean"),
    _phase("crqa_longest", "Longest diagonal line", "samples", 120, of.recurrent, SOURCES["crqa"], "longest"),
    _phase("crqa_entropy", "Entropy of diagonal lines", "nats", 120, of.recurrent, SOURCES["crqa"], "entropy"),
    _phase(
        "crqa_lam",
        "Recurrence in vertical lines (B stays)",
        "%",
        120,
        of.recurrent,
        SOURCES["crqa"],
        "lam",
        swap="other",
    ),
    _phase(
        "crqa_trapping", "Mean vertical line", "samples", 120, of.recurrent, SOURCES["crqa"], "trapping", swap="other"
    ),
    _phase("susy_z", "SUSY Z", "|z|", 300, of.as_susy, SOURCES["SUSY"], "z"),
    _phase("susy_z_pseudo", "SUSY Z-Pseudo", "|z|", 300, of.as_susy, SOURCES["SUSY"], "z_pseudo"),
    _phase("susy_es", "SUSY ES (for comparison, no verdict)", "", 300, of.as_susy, SOURCES["SUSY"], "es"),
    _phase(
        "susy_z_lead1",
        "SUSY Z(lead1): A leads",
        "|z|",
        300,
        of.as_susy,
        SOURCES["SUSY"],
        "z_lead1",
        swap="susy_z_lead2",
    ),
    _phase(
        "susy_z_lead2",
        "SUSY Z(lead2): B leads",
        "|z|",
        300,
        of.as_susy,
        SOURCES["SUSY"],
        "z_lead2",
        swap="susy_z_lead1",
    ),
    _phase("susy_z_signed", "SUSY Z(noAbs)", "z", 300, of.as_susy, SOURCES["SUSY"], "z_signed"),
    _phase("susy_z_pseudo_signed", "SUSY Z(Pseudo-noAbs)", "z", 300, of.as_susy, SOURCES["SUSY"], "z_pseudo_signed"),
    _phase(
        "susy_es_signed",
        "SUSY ES(noAbs) (for comparison, no verdict)",
        "",
        300,
        of.as_susy,
        SOURCES["SUSY"],
        "es_signed",
    ),
    _phase("rmea_all_lags", "rMEA all_lags", "|z|", 120, of.as_rmea, SOURCES["rMEA"], "all_lags"),
    _phase(
        "rmea_s1_lead", "rMEA s1_lead: A leads", "|z|", 120, of.as_rmea, SOURCES["rMEA"], "s1_lead", swap="rmea_s2_lead"
    ),
    _phase(
        "rmea_s2_lead", "rMEA s2_lead: B leads", "|z|", 120, of.as_rmea, SOURCES["rMEA"], "s2_lead", swap="rmea_s1_lead"
    ),
    _phase("rmea_lag_zero", "rMEA lag_zero", "|z|", 120, of.as_rmea, SOURCES["rMEA"], "lag_zero"),
    _phase(
        "rmea_best_lag", "rMEA bestLag (+: A leads)", "s", 120, of.as_rmea, SOURCES["rMEA"], "best_lag", swap="negated"
    ),
    _phase("wcc_total_mean", "wcc totalMean", "|z|", 120, of.as_wcc, SOURCES["Boker 2002"], "total_mean"),
    _phase(
        "wcc_max_mean",
        "wcc maxMean: peak nearest to lag 0",
        "z",
        120,
        of.as_wcc,
        SOURCES["Boker 2002"],
        "max_mean",
        swap="other",
    ),
    _phase(
        "wcc_max_lag",
        "wcc maxIndex, mean (+: A leads)",
        "s",
        120,
        of.as_wcc,
        SOURCES["Boker 2002"],
        "max_lag",
        swap="other",
    ),
)

LIVE: tuple[PairMeasure, ...] = tuple(row for row in PAIR_MEASURES if row.live)
"""What frames show."""

PairMeasures = values_struct("PairMeasures", LIVE)
"""The struct that frames hold of each pair."""


def latest(
    beats: dict[str, Beats],
    end: float,
    guide: Guide = UNGUIDED,
    rows: Sequence[PairMeasure] = LIVE,
    known: Values | None = None,
) -> Values:
    """Compute live rows of two people over the windows that end now.

    Parameters
    ----------
    beats : dict of str to Beats
        The beats of the two people by seat.
    end : float, s
        End of the windows.
    guide : Guide
        The phases and pauses of the session so far.
    rows : sequence of PairMeasure
        The rows to compute.
    known : Values, optional
        Earlier values, which all other rows keep.

    Returns
    -------
    Values
        One float a live row. NaN where either person has not enough good data.
    """
    values: dict[str, float] = {}
    since = end - max(row.min_seconds + row.before for row in rows) - AROUND_S[0]
    recent = {who: one.after(since) for who, one in beats.items()}
    for seconds in dict.fromkeys(row.min_seconds for row in rows):
        alike = [row for row in rows if row.min_seconds == seconds]
        values |= evaluate(alike, recent, Window(end - seconds, end, tuple(beats), guide))
    return msgspec.structs.replace(known, **values) if known else PairMeasures(**values)


@lru_cache(maxsize=16)
def known_in(beats: Beats, start: float, end: float) -> tuple[int, float]:
    """Return how many good beats lie in a window, and how many seconds they cover."""
    first, last = (int(beats.t.searchsorted(t, "right")) for t in (start, end))
    return int(np.count_nonzero(beats.good[first:last])), covered(beats, start, end)


def evaluate(rows: Sequence[PairMeasure], beats: dict[str, Beats], window: Window) -> dict[str, float]:
    """Compute the rows over a window from the beats of two people by seat; rows of one function share a computation.

    NaN where either has not enough good data.
    """
    counts, shares = zip(*(known_in(one, window.start, window.end) for one in beats.values()), strict=True)
    count, share = min(counts), min(shares) / (window.end - window.start)
    results: dict[object, object] = {}
    values: dict[str, float] = {}
    for row in rows:
        if count < row.min_beats or share < row.min_share:
            values[row.key] = nan
            continue
        if row.function not in results:
            results[row.function] = row.function(*beats.values(), window)
        values[row.key] = _part(results[row.function], row.part)
    return values


def _part(result: object, part: str) -> float:
    if isinstance(result, dict):
        return cast("dict[str, float]", result)[part]
    return float(cast(SupportsFloat, _getter(part)(result) if part else result))


_getter = cache(attrgetter)


def over(
    rows: Sequence[PairMeasure], beats: dict[str, Beats], window: Window, min_seconds: float | None = None
) -> dict[str, float]:
    """Compute rows over one window as a whole.

    Parameters
    ----------
    rows : sequence of PairMeasure
        The rows to compute.
    beats : dict of str to Beats
        The beats of the two people by seat. Those within the window are used.
    window : Window
        The span of session time (s), the seats and the guide.
    min_seconds : float, s, optional
        Shortest window; by default each row's own.

    Returns
    -------
    dict of str to float
        By key. NaN where either person has not enough good data, or the window is too short.
    """
    seconds = window.end - window.start
    long = [row for row in rows if seconds >= (row.min_seconds if min_seconds is None else min_seconds)]
    inside = {who: within(one, window.start, window.end) for who, one in beats.items()}
    return dict.fromkeys((row.key for row in rows), nan) | evaluate(long, inside, window)
