"""Events in, frames out: one frame a second of session time, a function of the events alone.

A frame is what we show: an immutable snapshot on a fixed grid of session time. NaN means not enough good data.
"""

from math import ceil, floor, inf, isfinite, nan

import msgspec

from hrvsync.analysis import measures, synchrony
from hrvsync.analysis.chain import Chain
from hrvsync.analysis.measure import Values
from hrvsync.analysis.measures.breathing.loop import Loop, loop_at
from hrvsync.analysis.rhythm import Rhythm, rhythm
from hrvsync.analysis.states import NOTHING, Dynamic, Movement, Reading, StateTracker, between
from hrvsync.beats import Beats, covered, empty
from hrvsync.events import AnyEvent, Battery, Link, Packet, Pause, Person, Phase, Strap, Tick, Wave
from hrvsync.guide import Guide


class PersonFrame(msgspec.Struct, frozen=True, rename={"measures": "metrics"}):
    """One person at a moment.

    `beats` are the labelled beats of the last minutes, for the curves; `measures` holds a value for each live window of
    the registry MEASURES (metrics in JSON). `silent` is the time (s) since the last packet, NaN before the first.
    `state` is that of the body against its own baseline, once there is one. In a `rhythm` not suited for HRV, all
    measures but the rate are NaN. `loop` is what somebody alone sees of heart and pacer; None where they are two.
    """

    beats: Beats
    measures: Values
    usable_pct: float
    link: str
    silent: float
    strap: str = ""
    battery_pct: int | None = None
    contact: bool | None = None
    state: Reading = NOTHING
    rhythm: Rhythm = "unknown"
    loop: Loop | None = None


class PairFrame(msgspec.Struct, frozen=True, rename={"measures": "metrics"}):
    """What happens between the two; `measures` holds a value for each live row of PAIR_MEASURES (metrics in JSON).

    `dynamic` says whether both, one or none of them is settled, `together` how they move against their chance level.
    """

    measures: Values
    together: synchrony.Together = synchrony.Together()
    dynamic: Dynamic = Dynamic.UNKNOWN


class Frame(msgspec.Struct, frozen=True, eq=False):
    """Everything shown at session time `t` (s); `pair` is None with fewer than two people.

    Two frames are never equal: their arrays are not compared.
    """

    t: float
    people: dict[str, PersonFrame]
    pair: PairFrame | None = None
    phase: Phase | None = None
    paused: bool = False


BREATH_EVERY = next(row.every for row in measures.LIVE if row.key == "breathing_rate")
CURVE_S = 600.0  # beats in a frame reach back so far
KEPT_S = 750.0  # what is measured knows the beats of so long: ten minutes of a phase, and those around
LAG_S = 5.0  # windows end at the newest beat, but no more than this behind the frame: then a silent strap empties them
RHYTHM_S = 120.0  # the rhythm is that of so long a time
USABLE_S = 60.0  # `usable_pct` looks back so far
MINUTE = 60
ROWS = tuple(tuple(row for row in measures.LIVE if second % row.every == 0) for second in range(MINUTE))
PAIR_ROWS = tuple(tuple(row for row in synchrony.LIVE if second % row.every == 0) for second in range(MINUTE))
"""What is due at each second of a minute: `every` divides it."""


class LiveAnalyser:
    """Turns the ordered events of a session into frames on whole seconds of session time.

    The frame of second g knows every event with t <= g. It comes with the first event later than g, or the first Tick
    at or after g. Nothing but the events decides what is in it: live, replayed or read from a file, frames are the same
    bit for bit. The first frame is that of the first whole second not before the first event.
    """

    def __init__(self) -> None:
        self._next, self._started = 0, False
        self._people: dict[str, _Person] = {}
        self._pair_values: Values | None = None
        self._guide = Guide()

    def feed(self, event: AnyEvent) -> tuple[Frame, ...]:
        """Take the next event and return the frames that are now complete.

        Parameters
        ----------
        event : AnyEvent
            Events in order of time (s).

        Returns
        -------
        tuple of Frame
            One for each whole second; values are NaN where there is not enough good data.
        """
        if not self._started:
            self._next, self._started = ceil(event.t), True
        frames = self._frames_up_to(ceil(event.t) - 1)
        match event:
            case Tick():
                frames += self._frames_up_to(floor(event.t))
            case Phase() | Pause():
                self._guide = self._guide.plus(event)
            case Packet() | Strap() | Link() | Person() | Battery() | Wave():
                self._people.setdefault(event.who, _Person(event.who)).feed(event)
            case _:
                pass
        return frames

    def _frames_up_to(self, second: int) -> tuple[Frame, ...]:
        frames: list[Frame] = []
        while self._next <= second:
            frames.append(self._frame(self._next))
            self._next += 1
        return tuple(frames)

    def _frame(self, second: int) -> Frame:
        t = float(second)
        people = {
            who: self._people[who].at(second, self._guide, alone=len(self._people) == 1) for who in sorted(self._people)
        }
        pair = None
        if len(people) == 2:
            beats = {who: self._people[who].beats for who in people}
            end = min(_window_end(one, t) for one in beats.values())
            known = self._pair_values
            rows = PAIR_ROWS[second % MINUTE] if known else synchrony.LIVE
            self._pair_values = synchrony.latest(beats, end, self._guide, rows, known)
            spreads = tuple(self._people[who].spread for who in people)
            pair = PairFrame(
                self._pair_values,
                synchrony.together(self._pair_values, tuple(people), spreads),
                between([person.state for person in people.values()]),
            )
        return Frame(t, people, pair, self._guide.phase, self._guide.paused)


class _Person:
    """What is known of one person so far."""

    def __init__(self, who: str) -> None:
        self._who, self._chain = who, Chain()
        self.beats = empty()
        self._values: Values | None = None
        self._link = self._strap = ""
        self.spread: float | None = None
        self._battery_pct: int | None = None
        self._contact: bool | None = None
        self._last_packet = nan
        self._follower, self._chest, self._movement = StateTracker(who=who), measures.ChestNow(), Movement()
        self._preset = measures.DEFAULT

    def feed(self, event: Packet | Strap | Link | Person | Battery | Wave) -> None:
        match event:
            case Wave():
                self._chest.feed(event)
                self._movement.feed(event)
                return
            case Battery():
                self._battery_pct = event.percent
                return
            case Packet():
                self._last_packet = event.t
                self._contact = event.contact
            case Strap():
                self._strap = event.model
                self.spread = event.spread
            case Link():
                self._link = event.state
            case Person():
                self._preset = measures.for_age(measures.DEFAULT, event.age)
        self._chain.feed(event)

    def at(self, second: int, guide: Guide, *, alone: bool) -> PersonFrame:
        t = float(second)
        self.beats = beats = self._chain.beats(t - KEPT_S)
        end = _window_end(beats, t)
        known = self._values
        rows = ROWS[second % MINUTE] if known else measures.LIVE
        self._values = measures.latest(beats, end, measures.Context(self._preset, guide, self._who), rows, known)
        if second % BREATH_EVERY == 0 and isfinite((rate := self._chest.rate(t)).bpm):
            # The chest knows the breath better than the heart.
            self._values = msgspec.structs.replace(self._values, breathing_rate=rate.bpm, breathing_basis=rate.basis)
        return PersonFrame(
            beats=beats.after(t - CURVE_S),
            measures=self._values,
            usable_pct=_usable_pct(beats, end),
            link=self._link,
            silent=t - self._last_packet,
            strap=self._strap,
            battery_pct=self._battery_pct,
            contact=self._contact,
            rhythm=rhythm(beats, end - RHYTHM_S),
            state=self._follower.read(t, beats, guide, self._movement.last),
            loop=loop_at(beats, guide, self._who, t) if alone else None,
        )


def _window_end(beats: Beats, t: float) -> float:
    """The newest beat's time, but within LAG_S before the frame's."""
    return min(t, max(beats.t.item(-1) if len(beats) else -inf, t - LAG_S))


def _usable_pct(beats: Beats, end: float) -> float:
    """Share (%) of the last minute, since the first beat, inside NORMAL intervals; NaN without a beat."""
    if not len(beats):
        return nan
    start = max(end - USABLE_S, float(beats.t[0] - beats.rr_ms[0] / 1000))
    # Where beat times were corrected, neighbouring intervals overlap by milliseconds.
    return min(100.0, 100 * covered(beats, start, end) / (end - start)) if end > start else nan
