"""Measures of one person. METRICS is the registry of what a frame shows: one row, one measure."""

from hrvsync.analysis.measure import Metric, Need
from hrvsync.analysis.measures.breathing.live import BEFORE_S, breathing_now
from hrvsync.analysis.measures.live import now, powers_now

TASK_FORCE = "Task Force 1996, Circulation 93:1043"
ROGERS = "Rogers 2021, doi 10.3389/fphys.2020.596567"
GROSSMAN = "Grossman, van Beek & Wientjes 1990, Psychophysiology 27:702"
MCCRATY = "McCraty et al. 2009, Integral Review 5:10, not squared"
BREATH = Need(beats=30, share=0.9)
BREATH_EVERY = 5


def _breath(name: str, label: str, unit: str, part: str, source: str) -> Metric:
    return Metric(name, label, unit, 64, BREATH, breathing_now, source, part, before=BEFORE_S, every=BREATH_EVERY)


# The needs are no less than those of `rolling`, so a frame shows nothing that `rolling` withholds.
METRICS: tuple[Metric, ...] = (
    Metric("hr", "Heart rate", "1/min", 10, Need(beats=4, share=0.5), now("mean_hr_bpm"), TASK_FORCE),
    Metric("rmssd_30", "RMSSD, 30 s", "ms", 30, Need(beats=15, share=0.85), now("rmssd_ms"), TASK_FORCE),
    Metric("rmssd_60", "RMSSD, 60 s", "ms", 60, Need(beats=30, share=0.85), now("rmssd_ms"), TASK_FORCE),
    Metric("sdnn", "SDNN, 2 min", "ms", 120, Need(beats=60, share=0.85), now("sdnn_ms"), TASK_FORCE, every=5),
    Metric("pnn50", "pNN50, 2 min", "%", 120, Need(beats=60, share=0.85), now("pnn50_pct"), TASK_FORCE, every=5),
    Metric("lf", "LF power, 5 min", "ms²", 300, Need(120, 0.9), powers_now, TASK_FORCE, part="lf_ms2", every=10),
    Metric("hf", "HF power, 5 min", "ms²", 300, Need(120, 0.9), powers_now, TASK_FORCE, part="hf_ms2", every=10),
    Metric("lf_hf", "LF/HF, 5 min", "", 300, Need(120, 0.9), powers_now, TASK_FORCE, part="lf_hf", every=10),
    Metric("alpha1", "DFA alpha-1, 2 min", "", 120, Need(60, 0.97), now("dfa_alpha1"), ROGERS, every=10),
    _breath("breathing_rate", "Breathing rate", "1/min", "breathing_rate_bpm", "spectrum and pacer"),
    _breath("breathing_basis", "What the breathing rate rests on", "", "breathing_basis", "spectrum and pacer"),
    _breath("coherence", "Coherence (peak/rest)", "", "coherence", MCCRATY),
    _breath("hr_swing", "Heart-rate swing per breath", "1/min", "hr_swing_bpm", GROSSMAN),
)
