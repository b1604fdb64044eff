"""What happens between two bodies, each against its own baseline: states, dynamics, repair, cues. No grades."""

from hrvsync.analysis.states.dynamics import Dynamic
from hrvsync.analysis.states.live import StateTracker, between
from hrvsync.analysis.states.repair import Rupture
from hrvsync.analysis.states.state import NOTHING, Reading, State
from hrvsync.analysis.states.summary import PairSummary, PersonSummary, Relating, follow_session, plain, summary

__all__ = [
    "NOTHING",
    "Dynamic",
    "PairSummary",
    "PersonSummary",
    "Reading",
    "Relating",
    "Rupture",
    "State",
    "StateTracker",
    "between",
    "follow_session",
    "plain",
    "summary",
]
