"""Guided sessions as pure functions of session time: the breath pacer, protocols and the plan of phases."""

from hrvsync.guide.pacer import Breath, breath_at, breath_phase, cycles_at, pacer_for, session_breath_phase
from hrvsync.guide.pauses import Intervals, guide_time, guide_times, pause_intervals

__all__ = [
    "Breath",
    "Intervals",
    "breath_at",
    "breath_phase",
    "cycles_at",
    "guide_time",
    "guide_times",
    "pacer_for",
    "pause_intervals",
    "session_breath_phase",
]
