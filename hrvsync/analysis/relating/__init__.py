"""What happens between two bodies, each against its own baseline: states, dynamics, repair, cues. No grades."""

from hrvsync.analysis.relating.dynamics import Dynamic
from hrvsync.analysis.relating.live import Follower, between
from hrvsync.analysis.relating.repair import Rupture
from hrvsync.analysis.relating.state import NOTHING, Reading, State
from hrvsync.analysis.relating.summary import PairSummary, PersonSummary, Relating, follow_session, plain, summary

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
