"""The sentence about the two: it stays for a while, so that it can be read and nobody waits for the next one."""

from collections.abc import Sequence

from hrvsync.analysis.live import Frame
from hrvsync.events import Mark
from hrvsync.ui import phrases

HELD_S = 10.0  # s at least, unless somebody goes up or comes back


class HeldSentence:
    """What was said last, since when, and who was up then; `missing`: it also says what is missing for a word."""

    def __init__(self, *, missing: bool = True) -> None:
        self._missing = missing
        self._said = "", ""
        self._since, self._up = -HELD_S, (frozenset[tuple[str, bool]](), "")

    def of(self, frame: Frame, names: dict[str, str], marks: Sequence[Mark] = (), just: str = "") -> tuple[str, str]:
        """Return the sentence at `frame`, and what stands below it; the same frame gives the same again.

        `just`: what has just happened, which goes before everything else below.
        """
        below = just or phrases.shared_event(frame, marks) or phrases.chance(frame)
        new, up = (phrases.together(frame, names, missing=self._missing), below), (who_is_up(frame), just)
        waiting = frame.pair is not None and not frame.pair.together.word  # it counts seconds, or says what is missing
        held = 0 <= frame.t - self._since < HELD_S and up == self._up and not waiting and bool(self._said[0])
        if new != self._said and not held:
            self._said, self._since, self._up = new, frame.t, up
        return self._said


def who_is_up(frame: Frame) -> frozenset[tuple[str, bool]]:
    """Return the seats whose heart is up or rising, and which of the two."""
    states = {who: person.state for who, person in frame.people.items()}
    return frozenset((who, one.up) for who, one in states.items() if one.up or one.rising)
