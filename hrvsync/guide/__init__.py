"""Guided sessions as pure functions of session time: the breath pacer, protocols and the schedule of phases."""

from hrvsync.guide.guide import (
    UNGUIDED,
    Action,
    Guide,
    Interlude,
    Intervals,
    Schedule,
    Skip,
    Span,
    Step,
    guide_of,
    guide_time,
    guide_times,
    pause_intervals,
    schedule,
    stressor_at,
)
from hrvsync.guide.pacer import Breath, breath_at, breath_phase, cycles_at, pacer_for, rate_at, strength_at
from hrvsync.guide.protocol import BrokenProtocol, PhasePlan, Protocol, at_rate, own_rate, parse_protocol
from hrvsync.guide.roles import ROLES, role_name, role_of, with_role
from hrvsync.guide.seating import arranged

__all__ = [
    "ROLES",
    "UNGUIDED",
    "Action",
    "Breath",
    "BrokenProtocol",
    "Guide",
    "Interlude",
    "Intervals",
    "PhasePlan",
    "Protocol",
    "Schedule",
    "Skip",
    "Span",
    "Step",
    "arranged",
    "at_rate",
    "breath_at",
    "breath_phase",
    "cycles_at",
    "guide_of",
    "guide_time",
    "guide_times",
    "own_rate",
    "pacer_for",
    "parse_protocol",
    "pause_intervals",
    "rate_at",
    "role_name",
    "role_of",
    "schedule",
    "strength_at",
    "stressor_at",
    "with_role",
]
