"""Measures of one person: MEASURES is the registry, one row, one measure. The other rooms import from here."""

from hrvsync.analysis.measures.breathing.breaths import Breaths, breaths_in, paced_breaths
from hrvsync.analysis.measures.breathing.chest import ChestNow, chest_breaths, chest_rate, chest_rates
from hrvsync.analysis.measures.breathing.coherence import coherence
from hrvsync.analysis.measures.breathing.rate import Basis, breathing_rate
from hrvsync.analysis.measures.breathing.resonance import AtRate, Resonance, resonance
from hrvsync.analysis.measures.breathing.rsa import peak_to_trough, porges_bohrer, rsa_of_rr
from hrvsync.analysis.measures.breathing.session import Breath, Breathing, breathing_of
from hrvsync.analysis.measures.breathing.swing import hr_swing, swings_per_min
from hrvsync.analysis.measures.frequency import METHODS, TASK_FORCE_BANDS, Method, Recipe, powers, taper
from hrvsync.analysis.measures.hrv import hrv, hrv_of_beats
from hrvsync.analysis.measures.live import SPECTRUM_MIN_S, SPECTRUM_S, latest, spectrum_now
from hrvsync.analysis.measures.nonlinear import dfa, dfa_alpha1, dfa_alpha1_altini, dfa_alpha2, sample_entropy
from hrvsync.analysis.measures.presets import DEFAULT, POLICIES, PRESETS, Context, Policy, Preset, adapted, preset_named
from hrvsync.analysis.measures.registry import LIVE, MEASURES, USABLE, Measure, PersonMeasures, evaluate, measure_named
from hrvsync.analysis.measures.rolling import rolling
from hrvsync.analysis.measures.series import Series, Windows, between, median, trailing, used
from hrvsync.analysis.measures.time_domain import (
    counts,
    cvnn,
    ln_rmssd,
    ln_rmssd_in,
    mean_hr,
    mean_hr_of_beats,
    mean_rr,
    pnn,
    pnn20,
    pnn50,
    rmssd,
    sd1,
    sd1_sd2,
    sd2,
    sdnn,
    sdsd,
    triangular_index,
)

__all__ = [
    "DEFAULT",
    "LIVE",
    "MEASURES",
    "METHODS",
    "POLICIES",
    "PRESETS",
    "SPECTRUM_MIN_S",
    "SPECTRUM_S",
    "TASK_FORCE_BANDS",
    "USABLE",
    "AtRate",
    "Basis",
    "Breath",
    "Breathing",
    "Breaths",
    "ChestNow",
    "Context",
    "Measure",
    "Method",
    "PersonMeasures",
    "Policy",
    "Preset",
    "Recipe",
    "Resonance",
    "Series",
    "Windows",
    "adapted",
    "between",
    "breathing_of",
    "breathing_rate",
    "breaths_in",
    "chest_breaths",
    "chest_rate",
    "chest_rates",
    "coherence",
    "counts",
    "cvnn",
    "dfa",
    "dfa_alpha1",
    "dfa_alpha1_altini",
    "dfa_alpha2",
    "evaluate",
    "hr_swing",
    "hrv",
    "hrv_of_beats",
    "latest",
    "ln_rmssd",
    "ln_rmssd_in",
    "mean_hr",
    "mean_hr_of_beats",
    "mean_rr",
    "measure_named",
    "median",
    "paced_breaths",
    "peak_to_trough",
    "pnn",
    "pnn20",
    "pnn50",
    "porges_bohrer",
    "powers",
    "preset_named",
    "resonance",
    "rmssd",
    "rolling",
    "rsa_of_rr",
    "sample_entropy",
    "sd1",
    "sd1_sd2",
    "sd2",
    "sdnn",
    "sdsd",
    "spectrum_now",
    "swings_per_min",
    "taper",
    "trailing",
    "triangular_index",
    "used",
]
