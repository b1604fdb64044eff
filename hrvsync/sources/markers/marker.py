"""A marker as it came, what it marks, and how many of them a session takes."""

import re
from collections.abc import Callable

import msgspec

from hrvsync.events import Mark
from hrvsync.i18n import Message
from hrvsync.sources.lsl.stream import label

LONGEST = 200
"""Characters of a marker; the rest is cut off."""
A_SECOND, AT_ONCE = 20.0, 40.0
"""The number of markers of one source that are taken: a second in the long run, and in a burst."""
KINDS = "rupture|repair|cue|touch|note"
WORDS = re.compile(rf"(?:mark )?({KINDS})(?: ([AB]))?(?::\s*(.*))?", re.IGNORECASE)


class Marker(msgspec.Struct, frozen=True):
    """Text that came from `source` at loop time `time` (s)."""

    time: float
    text: str
    source: str


type Take = Callable[[Marker], None]
type Notice = Callable[[Message], None]


def mark(marker: Marker, t: float) -> Mark:
    """Return the mark at session time `t` (s) that a marker makes.

    `cue A: a hand` is a cue by A; so are rupture, repair, touch and note. Any other text is a note, as it stands.
    """
    found = WORDS.fullmatch(marker.text)
    if not found:
        return Mark(t, "note", marker.text, source=marker.source)
    kind, who, text = found.groups()
    return Mark(t, kind.lower(), text or "", who and who.upper(), source=marker.source)


class Gate:
    """Lets the markers of one source through: one line each, not too long, and not too many."""

    def __init__(self, source: str, take: Take, notice: Notice) -> None:
        self._source, self._take, self._notice = label(source), take, notice
        self._left, self._at = AT_ONCE, 0.0
        self._said = False

    def pass_on(self, time: float, text: str) -> None:
        """Take a text that came at loop time `time` (s); one too many is left out, which is said once."""
        plain = label(text, LONGEST)
        if not plain:
            return
        self._left = min(AT_ONCE, self._left + max(0.0, time - self._at) * A_SECOND)
        self._at = max(self._at, time)
        if self._left < 1:
            if not self._said:
                self._said = True
                self._notice(
                    Message(
                        "{source} marks more than {n:.0f} moments a second: some were left out.",
                        source=self._source,
                        n=A_SECOND,
                    )
                )
            return
        self._left -= 1
        self._take(Marker(time, plain, self._source))
