"""The rows of the registry that measure a window as a whole: live the last minutes, in a recording each phase.

OVER_TIME is part of SYNCHRONY and so of every frame; OFFLINE is too slow to change, or too much, for a frame.
`seconds` is the length live and the least length of a phase. Where A and B are not alike, the label says in words what
a positive value means.
"""

from collections.abc import Callable
from typing import Literal

from hrvsync.analysis.measure import Metric, Need
from hrvsync.analysis.synchrony import over_time as of

BARTLETT = "Bartlett 1935; Pyper & Peterman 1998, Can. J. Fish. Aquat. Sci. 55:2127"
BOKER = "Boker, Xu, Rotondo & King 2002, Psychol. Methods 7:338"
CARTER = "Carter, Knapp & Nuttall 1973, IEEE Trans. Audio Electroacoust. 21:337"
BENDAT = "Bendat & Piersol 2010, Random Data, ch. 7"
CRQA = "Coco & Dale 2014, Front. Psychol. 5:510 (R crqa)"
GRANGER = "Granger 1969, Econometrica 37:424"
GRINSTED = "Grinsted, Moore & Jevrejeva 2004, Nonlin. Proc. Geophys. 11:561"
HELM = "Helm, Miller, Kahle, Troxel & Hastings 2018, Psychophysiology 56"
LACHAUX = "Lachaux, Rodriguez, Martinerie & Varela 1999, Hum. Brain Mapp. 8:194"
MARCI = "Marci & Orr 2006, Appl. Psychophysiol. Biofeedback 31:115"
MOULDER = "Moulder, Boker, Ramseyer & Tschacher 2018, Psychol. Methods 23:757"
RMEA = "Kleinbub & Ramseyer 2020, Psychother. Res. 31:817 (R rMEA)"
SUSY = "Tschacher & Meier 2020, Psychother. Res. 30:558 (R SUSY)"
ENOUGH = Need(beats=30, share=0.8)

type Function = Callable[..., object]
type Swap = Literal["same", "negated", "other"]


def _level(
    name: str,
    label: str,
    unit: str,
    seconds: float,
    function: Function,
    part: str,
    source: str,
    every: int = 1,
    joint: float = 0.0,
    parted: bool = False,
) -> Metric:
    """Return a row that is higher the more synchrony there is, whoever is A."""
    return Metric(
        name, label, unit, seconds, ENOUGH, function, source, part, every=every, tested=True, joint=joint, parted=parted
    )


def _number(
    name: str,
    label: str,
    unit: str,
    seconds: float,
    function: Function,
    part: str,
    source: str,
    every: int = 1,
    swap: Swap = "same",
) -> Metric:
    """Return any other row."""
    return Metric(name, label, unit, seconds, ENOUGH, function, source, part, every=every, swap=swap)


def _lags(name: str, what: str, seconds: float, function: Function, joint: float = 13.0) -> tuple[Metric, ...]:
    """Return the rows of a windowed lagged correlation; `joint`: so much missing (s) takes a window out."""

    def level(end: str, label: str, unit: str) -> Metric:
        return _level(
            f"{name}_{end}", f"{label}, {what}", unit, seconds, function, end, BOKER, joint=joint, parted=True
        )

    return (
        level("z0", "Correlation without lag", "z"),
        level("size0", "Size of it", "|z|"),
        level("z", "Correlation at the best lag", "z"),
        _number(f"{name}_lag", f"Best lag, {what} (+: A leads)", "s", seconds, function, "lag", BOKER, swap="negated"),
    )


OVER_TIME: tuple[Metric, ...] = (
    _level("plv_lf", "Phase locking, LF", "", 120, of.locked_lf, "strength", LACHAUX, 5, joint=8.0),
    _number("plv_lf_angle", "Angle, LF (+: A is ahead)", "rad", 120, of.locked_lf, "angle", LACHAUX, 5, "negated"),
    _level("plv_hf", "Phase locking, HF", "", 60, of.locked_hf, "strength", LACHAUX, 5),
    _number("plv_hf_angle", "Angle, HF (+: A is ahead)", "rad", 60, of.locked_hf, "angle", LACHAUX, 5, "negated"),
    _level("plv_pacer", "Phase locking, pacer", "", 90, of.locked_pacer, "strength", LACHAUX, 5, joint=8.0),
    _number(
        "plv_pacer_angle", "Angle, pacer (+: A is ahead)", "rad", 90, of.locked_pacer, "angle", LACHAUX, 5, "negated"
    ),
    _level("msc_lf", "Coherence, LF", "", 240, of.coherent, "lf", CARTER, 10),
    _level("msc_hf", "Coherence, HF", "", 240, of.coherent, "hf", CARTER, 10),
    _level("msc_pacer", "Coherence, pacer", "", 240, of.coherent, "pacer", CARTER, 10),
    _level("ssi", "Concordance of smoothed heart rates (0: balance)", "ln", 240, of.concordant, "ssi", MARCI, 10),
    _level("comodulation", "Correlation of ln RMSSD", "", 300, of.comodulated, "r", HELM, 10),
    _number("comodulation_p", "Probability of it by chance", "", 300, of.comodulated, "p", HELM, 10),
)

OFFLINE: tuple[Metric, ...] = (
    _level("pearson", "Correlation of the whole", "", 60, of.correlated, "r", BARTLETT),
    _number("pearson_n_eff", "Independent samples in it", "", 60, of.correlated, "n_eff", BARTLETT),
    _number("pearson_p", "Probability of it by chance", "", 60, of.correlated, "p", BARTLETT),
    _number("slid_z", "Mean correlation at the best lag, 30 s windows", "z", 180, of.slid, "z", MOULDER, swap="other"),
    _number("slid_lag", "Best lag of that mean (+: A leads)", "s", 180, of.slid, "lag", MOULDER, swap="other"),
    _number("slid_low", "5 % of it with the two slid apart", "z", 180, of.slid, "low", MOULDER, swap="other"),
    _number("slid_high", "95 % of it with the two slid apart", "z", 180, of.slid, "high", MOULDER, swap="other"),
    _number("slid_p", "Probability of it by chance", "", 180, of.slid, "p", MOULDER, swap="other"),
    *_lags("wcc60", "60 s windows", 120, of.minute_windows),
    *_lags("wcc30", "30 s windows", 60, of.half_minutes, 7.0),
    *_lags("wcc8", "8 s windows", 30, of.short_windows, 5.0),
    *_lags("wcc60_lf", "60 s windows, LF", 150, of.minutes_lf),
    *_lags("wcc60_hf", "60 s windows, HF", 120, of.minutes_hf),
    *_lags("wcc60_pacer", "60 s windows, pacer", 150, of.minutes_pacer),
    _level("beyond_msc_lf", "Coherence beyond the pacer, LF", "", 240, of.coherent_beyond, "lf", BENDAT),
    _level("beyond_msc_hf", "Coherence beyond the pacer, HF", "", 240, of.coherent_beyond, "hf", BENDAT),
    _level("beyond_msc_pacer", "Coherence beyond the pacer, pacer", "", 240, of.coherent_beyond, "pacer", BENDAT),
    _level("wtc_lf", "Wavelet coherence, LF", "", 120, of.coherent_wavelets, "lf", GRINSTED, joint=5.0),
    _level("wtc_hf", "Wavelet coherence, HF", "", 120, of.coherent_wavelets, "hf", GRINSTED, joint=5.0),
    _level("wtc_pacer", "Wavelet coherence, pacer", "", 120, of.coherent_wavelets, "pacer", GRINSTED, joint=5.0),
    _level("granger_ab", "Forecast of B from A's past", "ln", 240, of.forecast, "a_to_b", GRANGER),
    _level("granger_ba", "Forecast of A from B's past", "ln", 240, of.forecast, "b_to_a", GRANGER),
    _number("crqa_rr0", "Recurrence at the same time", "%", 120, of.recurrent, "rr0", CRQA),
    _number("crqa_rr", "Recurrence at any time", "%", 120, of.recurrent, "rr", CRQA),
    _number("crqa_det", "Recurrence in diagonal lines", "%", 120, of.recurrent, "det", CRQA),
    _number("crqa_mean", "Mean diagonal line", "samples", 120, of.recurrent, "mean", CRQA),
    _number("crqa_longest", "Longest diagonal line", "samples", 120, of.recurrent, "longest", CRQA),
    _number("crqa_entropy", "Entropy of diagonal lines", "nats", 120, of.recurrent, "entropy", CRQA),
    _number("crqa_lam", "Recurrence in vertical lines (B stays)", "%", 120, of.recurrent, "lam", CRQA, swap="other"),
    _number("crqa_trapping", "Mean vertical line", "samples", 120, of.recurrent, "trapping", CRQA, swap="other"),
    _number("susy_z", "SUSY Z", "|z|", 300, of.as_susy, "z", SUSY),
    _number("susy_z_pseudo", "SUSY Z-Pseudo", "|z|", 300, of.as_susy, "z_pseudo", SUSY),
    _number("susy_es", "SUSY ES (for comparison, no verdict)", "", 300, of.as_susy, "es", SUSY),
    _number("susy_z_lead1", "SUSY Z(lead1): A leads", "|z|", 300, of.as_susy, "z_lead1", SUSY, swap="other"),
    _number("susy_z_lead2", "SUSY Z(lead2): B leads", "|z|", 300, of.as_susy, "z_lead2", SUSY, swap="other"),
    _number("susy_z_signed", "SUSY Z(noAbs)", "z", 300, of.as_susy, "z_signed", SUSY),
    _number("susy_z_pseudo_signed", "SUSY Z(Pseudo-noAbs)", "z", 300, of.as_susy, "z_pseudo_signed", SUSY),
    _number("susy_es_signed", "SUSY ES(noAbs) (for comparison, no verdict)", "", 300, of.as_susy, "es_signed", SUSY),
    _number("rmea_all_lags", "rMEA all_lags", "|z|", 120, of.as_rmea, "all_lags", RMEA),
    _number("rmea_s1_lead", "rMEA s1_lead: A leads", "|z|", 120, of.as_rmea, "s1_lead", RMEA, swap="other"),
    _number("rmea_s2_lead", "rMEA s2_lead: B leads", "|z|", 120, of.as_rmea, "s2_lead", RMEA, swap="other"),
    _number("rmea_lag_zero", "rMEA lag_zero", "|z|", 120, of.as_rmea, "lag_zero", RMEA),
    _number("rmea_best_lag", "rMEA bestLag (+: A leads)", "s", 120, of.as_rmea, "best_lag", RMEA, swap="negated"),
    _number("wcc_total_mean", "wcc totalMean", "|z|", 120, of.as_wcc, "total_mean", BOKER),
    _number("wcc_max_mean", "wcc maxMean: peak nearest to lag 0", "z", 120, of.as_wcc, "max_mean", BOKER, swap="other"),
    _number("wcc_max_lag", "wcc maxIndex, mean (+: A leads)", "s", 120, of.as_wcc, "max_lag", BOKER, swap="other"),
)
