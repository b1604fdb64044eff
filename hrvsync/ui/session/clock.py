"""The session's time between two frames: frames come once a second, the pacer moves thirty times."""

JUMP = 0.5  # s: further off than this, someone has moved in a recording; nearer, it is jitter
SHARE = 0.2  # of the remaining error corrected by each frame


class SessionClock:
    """Session time `now(wall)` in s, set by frames; both clocks are passed in, none is read."""

    def __init__(self) -> None:
        self._offset: float | None = None
        self._t = 0.0
        self._speed = 1.0
        self._paused = False

    def on_frame(self, t: float, wall: float) -> None:
        """Correct the clock by a frame of session time `t` (s) that arrived at `wall` (s)."""
        guess = self.now(wall)
        error = t - guess
        if self._offset is None or self._paused or abs(error) > JUMP * max(1.0, self._speed):
            self._offset = t - wall * self._speed
        else:
            self._offset += SHARE * error
        self._t = t

    def steer(self, wall: float, *, speed: float | None = None, paused: bool | None = None) -> None:
        """Go on from here at another `speed`, or stand still."""
        here = self.now(wall)
        self._speed = self._speed if speed is None else speed
        self._paused = self._paused if paused is None else paused
        self._t = here
        if self._offset is not None:
            self._offset = here - wall * self._speed

    def now(self, wall: float) -> float:
        """Session time (s) at `wall` (s): never more than 2 s ahead of the latest frame, 0 before the first."""
        if self._offset is None:
            return 0.0
        if self._paused:
            return self._t
        return min(self._offset + wall * self._speed, self._t + 2.0 * max(1.0, self._speed))
