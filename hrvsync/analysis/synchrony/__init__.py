"""Measures between two people. SYNCHRONY is the registry: one row, one measure; OFFLINE adds those not in frames.

The functions work on plain arrays: equally long series, NaN where data is missing, lengths in seconds. A positive lag
means that the first series leads, except in `wcc`, `wcc_peaks` and `susy`, which keep their tools' own signs.
"""

from typing import Literal

from hrvsync.analysis.measure import Metric, Need
from hrvsync.analysis.synchrony.bands import HF as HF
from hrvsync.analysis.synchrony.bands import LF as LF
from hrvsync.analysis.synchrony.bands import Band as Band
from hrvsync.analysis.synchrony.bands import analytic as analytic
from hrvsync.analysis.synchrony.bands import band_pass as band_pass
from hrvsync.analysis.synchrony.bands import pacer_band as pacer_band
from hrvsync.analysis.synchrony.chance import Chance as Chance
from hrvsync.analysis.synchrony.chance import chance as chance
from hrvsync.analysis.synchrony.coherence import Coherence as Coherence
from hrvsync.analysis.synchrony.coherence import coherence as coherence
from hrvsync.analysis.synchrony.coherence import partial_coherence as partial_coherence
from hrvsync.analysis.synchrony.comodulation import Comodulation as Comodulation
from hrvsync.analysis.synchrony.comodulation import comodulation as comodulation
from hrvsync.analysis.synchrony.concordance import Concordance as Concordance
from hrvsync.analysis.synchrony.concordance import concordance as concordance
from hrvsync.analysis.synchrony.estimate import EDGE_S, MAX_LAG_S, PAST_S, newest, now
from hrvsync.analysis.synchrony.granger import Granger as Granger
from hrvsync.analysis.synchrony.granger import granger as granger
from hrvsync.analysis.synchrony.lagged import Lagged as Lagged
from hrvsync.analysis.synchrony.lagged import Peak as Peak
from hrvsync.analysis.synchrony.lagged import fisher_z as fisher_z
from hrvsync.analysis.synchrony.lagged import lagged as lagged
from hrvsync.analysis.synchrony.lagged import peaks as peaks
from hrvsync.analysis.synchrony.lead import LagInterval as LagInterval
from hrvsync.analysis.synchrony.lead import lag_interval as lag_interval
from hrvsync.analysis.synchrony.pacer import Locking as Locking
from hrvsync.analysis.synchrony.pacer import beyond_pacer as beyond_pacer
from hrvsync.analysis.synchrony.pacer import pacer_locking as pacer_locking
from hrvsync.analysis.synchrony.pacer import without_pacer as without_pacer
from hrvsync.analysis.synchrony.pearson import Pearson as Pearson
from hrvsync.analysis.synchrony.pearson import pearson as pearson
from hrvsync.analysis.synchrony.phase_locking import PhaseLocking as PhaseLocking
from hrvsync.analysis.synchrony.phase_locking import phase_locking as phase_locking
from hrvsync.analysis.synchrony.pseudo_pairs import against_strangers as against_strangers
from hrvsync.analysis.synchrony.r_compat.rmea import RmeaSummary as RmeaSummary
from hrvsync.analysis.synchrony.r_compat.rmea import rmea as rmea
from hrvsync.analysis.synchrony.r_compat.rmea import rmea_summary as rmea_summary
from hrvsync.analysis.synchrony.r_compat.susy import Susy as Susy
from hrvsync.analysis.synchrony.r_compat.susy import susy as susy
from hrvsync.analysis.synchrony.r_compat.wcc import wcc as wcc
from hrvsync.analysis.synchrony.r_compat.wcc_peaks import WccPeaks as WccPeaks
from hrvsync.analysis.synchrony.r_compat.wcc_peaks import wcc_peaks as wcc_peaks
from hrvsync.analysis.synchrony.recurrence import Recurrence as Recurrence
from hrvsync.analysis.synchrony.recurrence import cross_recurrence as cross_recurrence
from hrvsync.analysis.synchrony.registry import OFFLINE as OFFLINE
from hrvsync.analysis.synchrony.registry import OVER_TIME as OVER_TIME
from hrvsync.analysis.synchrony.shifted import Measured as Measured
from hrvsync.analysis.synchrony.shifted import against_chance as against_chance
from hrvsync.analysis.synchrony.significance import Significance as Significance
from hrvsync.analysis.synchrony.significance import significance as significance
from hrvsync.analysis.synchrony.wavelet import WaveletCoherence as WaveletCoherence
from hrvsync.analysis.synchrony.wavelet import wavelet_coherence as wavelet_coherence
from hrvsync.analysis.synchrony.words import Together as Together
from hrvsync.analysis.synchrony.words import lead_sentence as lead_sentence
from hrvsync.analysis.synchrony.words import sentence as sentence
from hrvsync.analysis.synchrony.words import together as together

type Swap = Literal["same", "negated", "other"]

BOKER = "Boker, Xu, Rotondo & King 2002, Psychol. Methods 7:338"
MOULDER = "Moulder, Boker, Ramseyer & Tschacher 2018, Psychol. Methods 23:757"
LACHAUX = "Lachaux, Rodriguez, Martinerie & Varela 1999, Hum. Brain Mapp. 8:194"
MINUTE = Need(beats=30, share=0.8)
LAGS = MAX_LAG_S + EDGE_S
PAST = PAST_S - 60 + LAGS


def _newest(name: str, label: str, unit: str, part: str, swap: Swap = "same") -> Metric:
    return Metric(name, label, unit, 60, MINUTE, newest, BOKER, part, LAGS, swap=swap)


def _now(name: str, label: str, unit: str, part: str, source: str, swap: Swap = "same") -> Metric:
    return Metric(name, label, unit, 60, MINUTE, now, source, part, PAST, every=5, swap=swap)


SYNCHRONY: tuple[Metric, ...] = (
    _newest("synchrony", "Correlation without lag", "", "r0"),
    _now("chance_low", "5 % of chance, without lag", "", "r0_low", MOULDER),
    _now("chance_high", "95 % of chance, without lag", "", "r0_high", MOULDER),
    _newest("wcc_z0", "Correlation without lag, Fisher z", "z", "z0"),
    _newest("wcc_z", "Correlation at the best lag", "z", "z"),
    _now("wcc_low", "5 % of chance at the best lag", "z", "low", MOULDER),
    _now("wcc_high", "95 % of chance at the best lag", "z", "high", MOULDER),
    _now("wcc_percentile", "Share of chance values below the best lag's", "%", "percentile", MOULDER),
    _now("wcc_p", "Probability of the best lag's correlation by chance", "", "p", MOULDER),
    _newest("wcc_lag", "Best lag (+: A leads)", "s", "lag", "negated"),
    _now("wcc_lag_low", "Best lag, lower end of 90 %", "s", "lag_low", "Künsch 1989, Ann. Stat. 17:1217", "other"),
    _now("wcc_lag_high", "Best lag, upper end of 90 %", "s", "lag_high", "Künsch 1989, Ann. Stat. 17:1217", "other"),
    _now("wcc_period", "Period of the wave both repeat", "s", "period", "autocorrelation"),
    _now("pacer_shared", "One pacer for both (1) or not (0)", "", "shared", "guide"),
    _now("pacer_breath", "Paced breath", "s", "breath", "guide"),
    _now("pacer_locking_a", "Locking of A to the pacer", "", "locking_a", LACHAUX, "other"),
    _now("pacer_angle_a", "A's angle behind the pacer", "rad", "angle_a", LACHAUX, "other"),
    _now("pacer_locking_b", "Locking of B to the pacer", "", "locking_b", LACHAUX, "other"),
    _now("pacer_angle_b", "B's angle behind the pacer", "rad", "angle_b", LACHAUX, "other"),
    _now("pacer_apart_p", "Probability of the synchrony without following the pacer", "", "apart_p", MOULDER),
    _now("beyond_z", "Correlation beyond the pacer, best lag", "z", "beyond_z", MOULDER),
    _now("beyond_lag", "Best lag beyond the pacer (+: A leads)", "s", "beyond_lag", MOULDER, "negated"),
    _now("beyond_low", "5 % of chance beyond the pacer", "z", "beyond_low", MOULDER),
    _now("beyond_high", "95 % of chance beyond the pacer", "z", "beyond_high", MOULDER),
    _now("beyond_percentile", "Share of chance values below, beyond the pacer", "%", "beyond_percentile", MOULDER),
    _now("beyond_p", "Probability by chance, beyond the pacer", "", "beyond_p", MOULDER),
    *OVER_TIME,
)
