"""Measures between two people. PAIR_MEASURES is the registry: one row, one measure.

The functions work on plain arrays: equally long series, NaN where data is missing, lengths in seconds. A positive lag
means that the first series leads, except in `wcc`, `wcc_peaks` and `susy`, which keep their tools' own signs.
"""

from hrvsync.analysis.measure import PairMeasure, Window
from hrvsync.analysis.synchrony.bands import HF, LF, Band, analytic, band_pass, pacer_band
from hrvsync.analysis.synchrony.chance import Chance, chance
from hrvsync.analysis.synchrony.coherence import (
    Coherence,
    PhaseLocking,
    WaveletCoherence,
    coherence,
    partial_coherence,
    phase_locking,
    wavelet_coherence,
)
from hrvsync.analysis.synchrony.correlation import (
    Comodulation,
    Concordance,
    Pearson,
    comodulation,
    concordance,
    pearson,
)
from hrvsync.analysis.synchrony.estimate import LagInterval, estimate, lag_interval, latest_window
from hrvsync.analysis.synchrony.granger import Granger, granger
from hrvsync.analysis.synchrony.lagged import Lagged, Peak, fisher_z, lagged, peaks
from hrvsync.analysis.synchrony.over_time import shared_breath
from hrvsync.analysis.synchrony.pacer import Locking, beyond_pacer, pacer_locking, without_pacer
from hrvsync.analysis.synchrony.r_compat import RmeaSummary, Susy, WccPeaks, rmea, rmea_summary, susy, wcc, wcc_peaks
from hrvsync.analysis.synchrony.recurrence import Recurrence, cross_recurrence
from hrvsync.analysis.synchrony.registry import LIVE, PAIR_MEASURES, PairMeasures, latest, over
from hrvsync.analysis.synchrony.significance import Significance, significance
from hrvsync.analysis.synchrony.so_far import SoFar, phase_so_far, so_far
from hrvsync.analysis.synchrony.surrogates import Measured, against_chance, against_pseudo_pairs
from hrvsync.analysis.synchrony.words import Together, lead_sentence, sentence, so_far_sentence, together

__all__ = [
    "HF",
    "LF",
    "LIVE",
    "PAIR_MEASURES",
    "Band",
    "Chance",
    "Coherence",
    "Comodulation",
    "Concordance",
    "Granger",
    "LagInterval",
    "Lagged",
    "Locking",
    "Measured",
    "PairMeasure",
    "PairMeasures",
    "Peak",
    "Pearson",
    "PhaseLocking",
    "Recurrence",
    "RmeaSummary",
    "Significance",
    "SoFar",
    "Susy",
    "Together",
    "WaveletCoherence",
    "WccPeaks",
    "Window",
    "against_chance",
    "against_pseudo_pairs",
    "against_strangers",
    "analytic",
    "band_pass",
    "beyond_pacer",
    "chance",
    "coherence",
    "comodulation",
    "concordance",
    "cross_recurrence",
    "estimate",
    "fisher_z",
    "granger",
    "lag_interval",
    "lagged",
    "latest",
    "latest_window",
    "lead_sentence",
    "over",
    "pacer_band",
    "pacer_locking",
    "partial_coherence",
    "peaks",
    "pearson",
    "phase_locking",
    "phase_so_far",
    "rmea",
    "rmea_summary",
    "sentence",
    "shared_breath",
    "significance",
    "so_far",
    "so_far_sentence",
    "susy",
    "together",
    "wavelet_coherence",
    "wcc",
    "wcc_peaks",
    "without_pacer",
]

against_strangers = against_pseudo_pairs
"""The name it had before."""
