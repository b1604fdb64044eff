"""The states of bodies by the room's former name, for notebooks written before it was called `states`."""

from hrvsync.analysis.states import (
    NOTHING,
    Dynamic,
    Reading,
    Rupture,
    State,
    between,
    follow_session,
    plain,
    summary,
)
from hrvsync.analysis.states import PairStates as PairSummary
from hrvsync.analysis.states import PersonStates as PersonSummary
from hrvsync.analysis.states import SessionStates as Relating
from hrvsync.analysis.states import StateTracker as Follower

__all__ = [
    "NOTHING",
    "Dynamic",
    "Follower",
    "PairSummary",
    "PersonSummary",
    "Reading",
    "Relating",
    "Rupture",
    "State",
    "between",
    "follow_session",
    "plain",
    "summary",
]
