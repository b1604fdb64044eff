"""Pure rooms: beats, artefacts, measures, synchrony. Arrays in, arrays and frames out; no clock, no disk, no chance.

From a notebook: `from hrvsync.analysis import hrv, rolling, label_artefacts, correct, rmssd, ...`.
"""

from hrvsync.analysis.artefacts import correct, label_artefacts
from hrvsync.analysis.measures.breathing.breaths import Breaths, breaths_in, paced_breaths
from hrvsync.analysis.measures.breathing.chest import chest_breaths, chest_rate, chest_rates
from hrvsync.analysis.measures.breathing.coherence import coherence
from hrvsync.analysis.measures.breathing.rate import breathing_rate
from hrvsync.analysis.measures.breathing.resonance import Resonance, resonance
from hrvsync.analysis.measures.breathing.rsa import peak_to_trough, porges_bohrer, rsa_of_rr
from hrvsync.analysis.measures.breathing.session import breathing_of
from hrvsync.analysis.measures.breathing.swing import hr_swing, swings_per_min
from hrvsync.analysis.measures.frequency import Recipe, powers
from hrvsync.analysis.measures.hrv import hrv
from hrvsync.analysis.measures.nonlinear import dfa, dfa_alpha1, dfa_alpha1_altini, dfa_alpha2, sample_entropy
from hrvsync.analysis.measures.presets import DEFAULT, PRESETS, Preset, adapted, preset_named
from hrvsync.analysis.measures.rolling import rolling
from hrvsync.analysis.measures.time_domain import (
    cvnn,
    ln_rmssd,
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
    "PRESETS",
    "Breaths",
    "Preset",
    "Recipe",
    "Resonance",
    "adapted",
    "breathing_of",
    "breathing_rate",
    "breaths_in",
    "chest_breaths",
    "chest_rate",
    "chest_rates",
    "coherence",
    "correct",
    "cvnn",
    "dfa",
    "dfa_alpha1",
    "dfa_alpha1_altini",
    "dfa_alpha2",
    "hr_swing",
    "hrv",
    "label_artefacts",
    "ln_rmssd",
    "mean_hr",
    "mean_hr_of_beats",
    "mean_rr",
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
    "swings_per_min",
    "triangular_index",
]
