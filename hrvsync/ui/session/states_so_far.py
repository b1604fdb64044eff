"""The states of everybody so far, as frames said them: nothing is derived here."""

from hrvsync.analysis.live import Frame
from hrvsync.analysis.states import State
from hrvsync.analysis.story import Stretch


class StatesSoFar:
    """Takes frames as they come, and joins those of one state; going back in time forgets what came after."""

    def __init__(self) -> None:
        self.of: dict[str, list[Stretch]] = {}
        self.t = 0.0

    def follow(self, frame: Frame) -> None:
        """Take the next frame."""
        for who, person in frame.people.items():
            runs = self.of.setdefault(who, [])
            if frame.t < self.t:
                runs[:] = [
                    one if one.end <= frame.t else Stretch(one.start, frame.t, one.state)
                    for one in runs
                    if one.start < frame.t
                ]
            state = person.state.state
            name = "" if state == State.UNKNOWN else State(state).name.lower()
            begun = runs[-1].end if runs else self.t
            if runs and runs[-1].state == name:
                runs[-1] = Stretch(runs[-1].start, frame.t, name)
            else:
                runs.append(Stretch(begun, frame.t, name))
        self.t = frame.t

    def since(self, who: str) -> float | None:
        """When the present state of a seat began (s); None where it is not known."""
        runs = self.of.get(who)
        return runs[-1].start if runs and runs[-1].state else None
