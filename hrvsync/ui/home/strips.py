"""The states of a session as the index keeps them, drawn; without NumPy, which is not loaded when the window opens."""

import re

from hrvsync.ui.widgets.state_strip import State, StripData

RAISED, DENSE, UNKNOWN = "al", "aw", "u"
"""Letters of states (`hrvsync.analysis.states.packed`) whose heart is up, whose variability is down, not known."""


def strip_of(who: str, packed: str, seconds: float) -> StripData:
    """Return the strip of a person in a session that lasted `seconds`."""
    begun, _, written = packed.partition(":")
    states, at = list[State](), float(begun or 0)
    for letter, length in re.findall(r"([a-z])(\d+)", written):
        raised = None if letter == UNKNOWN else letter in RAISED
        states.append(State(at, min(at + int(length), seconds), raised, letter in DENSE))
        at += int(length)
    return StripData(who, tuple(state for state in states if state.start < seconds), seconds)
