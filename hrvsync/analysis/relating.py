"""The states of bodies by the room's former name, for notebooks written before it was called `states`."""

from hrvsync.analysis.states import (
    NOTHING,
    Dynamic,
    PairStates as PairSummary,
    PersonStates as PersonSummary,
    Reading,
    Rupture,
    SessionStates as Relating,
    State,
    StateTracker as Follower,
    between,
    follow_session,
    plain,
    summary,
)

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
