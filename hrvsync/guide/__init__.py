"""Guided sessions as pure functions of session time: the breath pacer, protocols and the schedule of phases."""

from hrvsync.guide.pacer import Breath, breath_at, breath_phase, cycles_at, pacer_for, session_breath_phase
from hrvsync.guide.pauses import Intervals, guide_time, guide_times, pause_intervals
from hrvsync.guide.protocol import BrokenProtocol, PhasePlan, Protocol, at_rate, own_rate, parse_protocol
from hrvsync.guide.schedule import Extend, Schedule, Skip, Step, schedule

__all__ = [
    "Breath",
    "BrokenProtocol",
    "Extend",
    "Intervals",
    "PhasePlan",
    "Protocol",
    "Schedule",
    "Skip",
    "Step",
    "at_rate",
    "breath_at",
    "breath_phase",
    "cycles_at",
    "guide_time",
    "guide_times",
    "own_rate",
    "pacer_for",
    "parse_protocol",
    "pause_intervals",
    "schedule",
    "session_breath_phase",
]
