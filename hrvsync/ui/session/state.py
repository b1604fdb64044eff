"""What the views show right now: the latest frame and what has gathered since the session began."""

import numpy as np
from msgspec.structs import replace

from hrvsync.analysis.live import Frame, PersonFrame
from hrvsync.analysis.states.state import LIMIT, Reading
from hrvsync.analysis.story import Happening, Happenings
from hrvsync.beats import Beats, Bools, Floats, Label
from hrvsync.events import AnyEvent, Link, Mark, Pause, Person, Phase, Wave
from hrvsync.guide import Guide, with_role
from hrvsync.history import UsualLoop
from hrvsync.reasons import link_message
from hrvsync.ui.i18n.language import for_window, translated
from hrvsync.ui.session.buffers import EcgBuffer, TrendBuffer
from hrvsync.ui.session.states_so_far import StatesSoFar
from hrvsync.ui.theme import DARK, Theme

STALE = 3.0  # s without a packet: the strap is silent
SETTLES = 12  # s after which no beat comes late any more
JUMP = 0.5  # s: further off than this, someone has moved in a recording; nearer, it is jitter
SYNCHRONY, CHANCE_LOW, CHANCE_HIGH = "pair.synchrony", "pair.chance_low", "pair.chance_high"  # series of `trends`
SHARE = 0.2  # of the remaining error corrected by each frame


class SessionClock:
    """Session time `now(wall)` (s) between two frames, which come once a second; no clock is read."""

    def __init__(self) -> None:
        self._offset: float | None = None
        self._t, self._speed, self._paused = 0.0, 1.0, False

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


class SessionState:
    """One session as the window knows it. Written by signals, read by panels, in the GUI's thread only."""

    def __init__(self, title: str = "", names: dict[str, str] | None = None, theme: Theme = DARK) -> None:
        self.title, self.names, self.theme = title, names or {"A": "A", "B": "B"}, theme
        self.reduced_motion = self.numbers = False  # `numbers`: whether the breathe view shows them
        self.hidden: set[str] = set()  # seats that hide their numbers everywhere
        self.clock = SessionClock()
        self.frame: Frame | None = None
        self.trends = TrendBuffer()
        self.ecg: dict[str, EcgBuffer] = {}
        self.roles: dict[str, str] = {}  # what a seat is to the others, where somebody said it
        self.marks: list[Mark] = []
        self.phases: list[Phase] = []
        self.pauses: list[Pause] = []
        self._requested: Pause | None = None
        self.advice: dict[str, str] = {}  # what the straps' links say, by seat
        self.outline: list[Phase] = []  # what is planned, or stands in the recording
        self.seconds: float | None = None  # of a recording
        self.status = ""  # whether this is being recorded, in a word
        self.part: tuple[float, float] | None = None  # of a recording (s, s), which is being repeated
        self.happenings, self._ahead = Happenings(), Happenings()
        self.states = StatesSoFar()
        self.usual = UsualLoop()  # of the one person

    @property
    def happened(self) -> list[Happening]:
        """What has happened to both so far; of a recording, all that is known of it."""
        return self._ahead.all or self.happenings.all

    @property
    def just(self) -> str:
        """What has just happened to both, for a while."""
        found = self.happenings.just(self.frame.t) if self.frame is not None else None
        return translated(found.in_words(self.names)) if found is not None else ""

    def on_frame(self, frame: Frame, wall: float) -> Happening | None:
        """Take a frame that arrived at `wall` (s); return what it shows to have happened to both."""
        self.frame = frame
        self.clock.on_frame(frame.t, wall)
        if self._requested is not None and self._requested.paused == frame.paused:
            self._requested = None
        self.states.follow(frame)
        self._keep(frame)
        return self.happenings.follow(frame)

    def on_event(self, event: AnyEvent) -> None:
        """Take what frames do not carry: marks, phases and ECG."""
        match event:
            case Mark():
                if event not in self.marks:
                    self.marks.append(event)
            case Phase():
                if event not in self.phases:
                    self.phases.append(event)
            case Pause():
                if event not in self.pauses:
                    self.pauses = sorted([*self.pauses, event], key=lambda pause: pause.t)
            case Person() if event.role:
                self.roles[event.who] = event.role
            case Link():
                self.advice[event.who], _ = for_window(link_message(event))
                self._show_link(event)
            case Wave(kind="ecg"):
                self.ecg.setdefault(event.who, EcgBuffer(event.rate)).put(event)
            case _:
                pass

    def _show_link(self, link: Link) -> None:
        """Show the state of a link at once: the next frame may be a second away."""
        if self.frame is not None and (person := self.person(link.who)) is not None:
            people = self.frame.people | {link.who: replace(person, link=link.state)}
            self.frame = replace(self.frame, people=people)

    @property
    def phase(self) -> Phase | None:
        """The present phase."""
        return None if self.frame is None else self.frame.phase

    def person(self, who: str) -> PersonFrame | None:
        """What is known of a person now."""
        return None if self.frame is None else self.frame.people.get(who)

    def name(self, who: str) -> str:
        """What a person is called."""
        return self.names.get(who, who)

    def called(self, who: str) -> str:
        """What a person is called, with what they are to the others."""
        return translated(with_role(self.name(who), self.roles.get(who, "")))

    def now(self, wall: float) -> float:
        """Session time (s) at `wall` (s)."""
        return self.clock.now(wall)

    def on_pause_request(self, pause: Pause) -> None:
        """Show a pause that was requested just now at once; frames have it within a second."""
        self._requested = pause

    @property
    def guide_paused(self) -> bool:
        """Whether the guide stands still for both."""
        if self._requested is not None:
            return self._requested.paused
        return self.frame is not None and self.frame.paused

    @property
    def paced(self) -> bool:
        """Whether this session paces the breath anywhere."""
        return any(phase.pacers for phase in (*self.outline, *self.phases))

    def on_lookahead_frame(self, frame: Frame) -> None:
        """Take a frame of a recording that is analysed ahead, for the long curves and what happens in it."""
        self._keep(frame)
        self._ahead.follow(frame)

    def _keep(self, frame: Frame) -> None:
        self.trends.put(frame.t, values(frame))
        for who, person in frame.people.items():
            self.trends.fill(frame.t, f"{who}.rate", rates(person.beats, frame.t))

    def phase_seconds(self, now: float) -> float:
        """Seconds of guide time since the present phase began."""
        if self.phase is None:
            return 0.0
        if not self.pauses and self._requested is None:
            return now - self.phase.t
        pauses = [pause for pause in self.pauses if pause.t <= now]
        known = bool(pauses) and pauses[-1].paused
        if self._requested is not None and self._requested.paused != known:
            pauses.append(self._requested)
        return Guide(pauses=tuple(pauses)).elapsed(self.phase.t, now)

    def phase_done(self, now: float) -> float | None:
        """Share (0 to 1, in thousandths) of the present phase that has passed; None where it has no length."""
        phase = self.phase
        return round(min(1.0, self.phase_seconds(now) / phase.seconds), 3) if phase and phase.seconds else None


def values(frame: Frame) -> dict[str, float]:
    """The numbers of a frame that long curves show, named `seat.measure` and `pair.measure`."""
    found = {f"{who}.settled": settledness(person.state) for who, person in frame.people.items()}
    found |= {f"{who}.state": float(person.state.state) for who, person in frame.people.items()}
    if frame.pair is not None:
        reading = frame.pair.together  # curve and band are held against what the sentence is held against
        found |= {
            SYNCHRONY: reading.r0,
            CHANCE_LOW: reading.r0_band[0],
            CHANCE_HIGH: reading.r0_band[1],
        }
    return found


def settledness(reading: Reading) -> float:
    """How settled somebody is against their own range, within -1..1: below 0 the heart is up or variability is down.

    The lesser of two places: 0 where heart rate is at the upper edge, or variability at the lower edge of its range.
    """
    inside = min(reading.variability_z + LIMIT, LIMIT - reading.hr_z)  # NaN both or neither
    return float(np.clip(inside / (2 * LIMIT), -1.0, 1.0))


def rates(beats: Beats, t: float) -> Floats:
    """Heart rate (bpm) at the whole seconds up to `t` (s), the newest last; NaN where no normal beat is near.

    Reaches back SETTLES s: straps report a beat up to some seconds late, so the newest seconds fill up afterwards.
    """
    good = beats.label == Label.NORMAL
    at, rr_ms = beats.t[good], beats.rr_ms[good]
    seconds = np.arange(t - SETTLES + 1, t + 1)
    if not len(at):
        return np.full(len(seconds), np.nan)
    last = np.searchsorted(at, seconds, side="right") - 1
    near = (last >= 0) & (seconds - at[last] <= STALE)
    return np.where(near, 60_000 / rr_ms[last], np.nan)


def rate_curve(beats: Beats, now: float, seconds: float) -> tuple[Floats, Floats, Bools]:
    """Heart rate (bpm) over 'seconds ago' (s, negative), and which points join the next; artefacts are left out."""
    shown = (beats.label == Label.NORMAL) & (beats.t > now - seconds) & (beats.t <= now)
    run = beats.run[shown]
    joined = np.append(run[1:] == run[:-1], False) if len(run) else np.zeros(0, bool)
    return beats.t[shown] - now, 60_000 / beats.rr_ms[shown], joined
