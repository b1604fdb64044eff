"""Pure rooms: beats, artefacts, measures, synchrony. Arrays in, arrays and frames out; no clock, no disk, no chance.

From a notebook: `from hrvsync.analysis import hrv, rolling, label_artefacts, correct, rmssd, ...`.
"""

from hrvsync.analysis.artefacts import correct, label_artefacts
from hrvsync.analysis.metrics.frequency import powers
from hrvsync.analysis.metrics.hrv import hrv
from hrvsync.analysis.metrics.nonlinear import dfa, dfa_alpha1, dfa_alpha1_altini, dfa_alpha2, sample_entropy
from hrvsync.analysis.metrics.presets import PRESETS, Preset
from hrvsync.analysis.metrics.rolling import rolling
from hrvsync.analysis.metrics.time_domain import (
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
    "PRESETS",
    "Preset",
    "correct",
    "cvnn",
    "dfa",
    "dfa_alpha1",
    "dfa_alpha1_altini",
    "dfa_alpha2",
    "hrv",
    "label_artefacts",
    "ln_rmssd",
    "mean_hr",
    "mean_hr_of_beats",
    "mean_rr",
    "pnn",
    "pnn20",
    "pnn50",
    "powers",
    "rmssd",
    "rolling",
    "sample_entropy",
    "sd1",
    "sd1_sd2",
    "sd2",
    "sdnn",
    "sdsd",
    "triangular_index",
]
