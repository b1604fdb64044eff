"""What happens between two bodies, each against its own baseline: states, dynamics, repair, cues. No grades."""

from hrvsync.analysis.states.course import EMPTY, Course, StateTracker
from hrvsync.analysis.states.movement import Movement, movements
from hrvsync.analysis.states.packed import packed, unpacked
from hrvsync.analysis.states.pair import Dynamic, Rupture, between
from hrvsync.analysis.states.pooled import KeptSession, Steadied, counted, steadied
from hrvsync.analysis.states.state import NOTHING, Reading, State
from hrvsync.analysis.states.summary import (
    PairStates,
    PersonStates,
    SessionStates,
    follow_session,
    plain,
    session_states,
    summary,
)

__all__ = [
    "EMPTY",
    "NOTHING",
    "Course",
    "Dynamic",
    "KeptSession",
    "Movement",
    "PairStates",
    "PersonStates",
    "Reading",
    "Rupture",
    "SessionStates",
    "State",
    "StateTracker",
    "Steadied",
    "between",
    "counted",
    "follow_session",
    "movements",
    "packed",
    "plain",
    "session_states",
    "steadied",
    "summary",
    "unpacked",
]
