"""Where session time is on another clock, found out from the events as they come: the promptest one says it best."""

from math import inf, isfinite

STOOD = 0.5
"""Seconds by which events come later than before where a replay was paused, not merely busy."""


class Anchor:
    """Maps session time to a clock (s) that runs while the session does, at `speed` session seconds per second."""

    def __init__(self, speed: float = 1.0) -> None:
        self.start, self._speed, self._t = inf, speed if isfinite(speed) else 1.0, -inf

    @property
    def known(self) -> bool:
        """Whether an event has come."""
        return isfinite(self.start)

    def see(self, t: float, now: float, speed: float = 0.0) -> None:
        """Note that the event of session time `t` came `now`; another `speed`, or a pause, is followed at once."""
        if speed and isfinite(speed) and speed != self._speed:
            self._speed, self.start = speed, inf
        start = now - t / self._speed
        if start > self.start + STOOD or t < self._t:
            self.start = start
        self.start, self._t = min(self.start, start), t

    def at(self, t: float) -> float:
        """Return when session time `t` is or was on the clock (s)."""
        return self.start + t / self._speed

    def session_time(self, now: float) -> float:
        """Return the session time (s) of a moment of the clock."""
        return (now - self.start) * self._speed
