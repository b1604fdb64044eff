"""The dots on the disc: where the heart's slow wave of each stands in the breath of now, pulsing with the heart."""

import math

from hrvsync.analysis.swing import Swing, swing_now
from hrvsync.guide import Guide, cycles_at, pacer_for, rate_at
from hrvsync.ui import phrases
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets.rail import Rail, heartbeat

SMOOTH_S = 2.0  # s that a dot takes from one frame's wave to the next one's: it never jumps


class Rails:
    """Follows the waves of `seats`; a frame brings new ones."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        self._seats = seats
        self._frame: object = None
        self._now, self._next = dict.fromkeys(seats, Swing()), dict.fromkeys(seats, Swing())
        self._at = 0.0
        self._silent = dict.fromkeys(seats, False)

    def at(self, state: SessionState, now: float, seconds: float) -> tuple[Rail, ...]:
        """Return the dots at session time `now` (s), `seconds` into the phase; NaN where too little is known."""
        if state.frame is not self._frame:
            self._frame = state.frame
            self._renew(state, seconds)
        share = min(1.0, max(0.0, now - self._at) / SMOOTH_S)
        self._at = now
        rails: list[Rail] = []
        for who in self._seats:
            self._now[who] = wave = self._now[who].towards(self._next[who], share)
            silent, pacer = self._silent[who], pacer_for(state.phase, who)
            breath = wave.at(2 * math.pi * cycles_at(pacer, seconds)) if pacer is not None else math.nan
            beat = 0.0 if silent or state.reduced_motion else heartbeat(self._since_beat(state, who, now))
            rails.append(Rail(who, breath, beat, silent))
        return tuple(rails)

    def _renew(self, state: SessionState, seconds: float) -> None:
        frame, phase = state.frame, state.phase
        if frame is None or phase is None:
            return
        guide = Guide((phase,), tuple(state.pauses))
        for who in self._seats:
            pacer, person = pacer_for(phase, who), frame.people.get(who)
            self._silent[who] = person is not None and bool(phrases.link("", person))
            found = Swing()
            if pacer is not None and person is not None:
                rate = rate_at(pacer, seconds)
                found = swing_now(person.beats, guide, who, frame.t, rate)
                if math.isnan(found.sine) and self._silent[who]:
                    found = self._next[who]  # of a strap that is silent the dot stays, grey, as it was
            self._next[who] = found
            if math.isnan(found.sine):
                self._now[who] = found

    def _since_beat(self, state: SessionState, who: str, now: float) -> float:
        """Seconds since the latest heartbeat, as if the heart had gone on at the pace of the newest that is known."""
        person = state.person(who)
        if person is None or not len(person.beats):
            return math.inf
        return (now - float(person.beats.t[-1])) % (float(person.beats.rr_ms[-1]) / 1000)
