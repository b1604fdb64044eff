"""When to offer two people to breathe together: both have been up for a while, and nothing speaks against it."""

from math import inf

from hrvsync.analysis.live import Frame

UP_S = 60.0
"""Both have been up for so long."""
EVERY_S = 300.0
"""Offers lie at least this far apart."""


class Offers:
    """Follows the frames of two in order of time; going back in time begins again."""

    def __init__(self) -> None:
        self._t = self._since = self._last = -inf
        self._up = False

    def due(self, frame: Frame, *, allowed: bool = True) -> bool:
        """Whether to offer it now: in a phase without a pacer, at most once every EVERY_S.

        `allowed`: whether the phase lets it be offered; what is up then is still counted. Being up where a phase asks
        for a stressor does not count.
        """
        if frame.t < self._t:
            self.__init__()
        self._t = frame.t
        free = frame.phase is None or not (frame.phase.pacers or frame.phase.stressor)
        up = frame.pair is not None and free and all(person.state.up for person in frame.people.values())
        if up and not self._up:
            self._since = frame.t
        self._up = up
        if not (up and allowed and not frame.paused):
            return False
        if frame.t - self._since < UP_S or frame.t - self._last < EVERY_S:
            return False
        self._last = frame.t
        return True
