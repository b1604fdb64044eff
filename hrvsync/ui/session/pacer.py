"""The breath pacer: a disc (or, with reduced motion, a bar) that follows the session clock, never frame counts."""

import math
from typing import override

from PySide6.QtGui import QResizeEvent

from hrvsync.guide import Breath, breath_at, pacer_for
from hrvsync.ui import phrases
from hrvsync.ui.session.actions import SPACE, key_name
from hrvsync.ui.session.rails import Rails
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets.disc import Disc, DiscData
from hrvsync.ui.widgets.phase_strip import kind_of, lengths
from hrvsync.ui.widgets.ring import WIDTH, Ring, RingData

LEAST = 280  # px of width and height of a disc on which there is room for dots


class PacerDisc(Disc):
    """A breath moves the disc, or fills and empties the bar; on it lie the dots of `seats`.

    Where nobody paces, the handwriting of the phase stands in the ring.
    """

    def __init__(self, seats: tuple[str, ...] = (), *, on_card: bool = False) -> None:
        super().__init__(DiscData(on_card=on_card), phrases.tr("Breath pacer"))
        self._seats, self._rails, self._on_card = seats[:2], Rails(seats[:2]), on_card
        self.large = False  # words are read from 3 m
        self._phase = ""
        self._step, self._word = ("", False), ""  # of the breath, and what to do in it
        # Of the session, and what it was made from.
        self._session_ring: tuple[tuple[object, int], RingData] = ((None, -1), RingData())

    @override
    def describe(self) -> str:
        """Return the words on the disc, or the phase of which the handwriting is seen."""
        return self._phase if self.data.kind else super().describe()

    def follow(self, state: SessionState, wall: float, who: str, whose: str = "") -> None:
        """Show where the breath of seat `who` stands at `wall` (s); `whose` names it where each has an own one."""
        now, phase, bar = state.now(wall), state.phase, state.reduced_motion
        seconds = state.phase_seconds(now)
        ring, own = self._ring_at(state, seconds), who if whose else ""
        pacer, card, large = pacer_for(phase, who), self._on_card, self.large
        if pacer is None or phase is None:
            word, note = paused_words() if state.guide_paused else ("", "")
            kind = kind_of(phase) if phase is not None and not word else ""
            self._phase = phase.name if phase is not None else ""
            self.show_data(DiscData(None, word, note, own, ring, bar=bar, on_card=card, kind=kind, large=large))
        elif state.guide_paused:
            word, note = paused_words()
            volume, note = (None, note) if bar else (1.0, "")
            self.show_data(DiscData(volume, word, note, own, ring, bar=bar, on_card=card, large=large))
        else:
            breath = breath_at(pacer, seconds)
            step = breath.step, breath.strength == 0
            if step != self._step:
                self._step, self._word = step, step_word(breath)
            word = f"{self._word}  {phrases.number(math.ceil(breath.left))}" if bar else self._word
            # Dots would lie over the words of a small disc.
            dotted = self._seats and not own and not bar and min(self.width(), self.height()) >= LEAST
            rails = self._rails.at(state, now, seconds) if dotted else ()
            volume = round(breath.volume, 2) if bar else self.as_seen(breath.volume)
            self.show_data(DiscData(volume, word, whose, own, ring, rails, bar, card, large=large))

    def _ring_at(self, state: SessionState, seconds: float) -> RingData:
        """The ring around the disc, made once a second."""
        key = state.frame, int(seconds)
        if self.ringed and key != self._session_ring[0]:
            self._session_ring = key, ring_of(state, seconds)
        return self._session_ring[1]


class OwnDiscs(Ring):
    """The ring of the session around a disc for each of `seats`, as they sit, where each has a pace of their own."""

    def __init__(self, seats: tuple[str, ...]) -> None:
        super().__init__(RingData(), phrases.tr("Breath pacers"))
        self.discs = {who: PacerDisc() for who in seats}
        for disc in self.discs.values():
            disc.ringed = False
            disc.setParent(self)

    def follow(self, state: SessionState, wall: float) -> None:
        """Show where the breath of each stands at `wall` (s)."""
        self.show_data(ring_of(state, state.phase_seconds(state.now(wall))))
        for who, disc in self.discs.items():
            disc.follow(state, wall, who, f"{SHAPES[who]} {state.name(who)}")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the discs side by side, so that no corner of their squares reaches the ring."""
        radius = min(self.width(), self.height()) / 2 - 3 * WIDTH
        many = len(self.discs)
        side = int(2 * radius / math.hypot(many, 1))
        left, top = (self.width() - many * side) // 2, (self.height() - side) // 2
        for index, disc in enumerate(self.discs.values()):
            disc.setGeometry(left + index * side, top, side, side)


def paused_words() -> tuple[str, str]:
    """That the guide stands still, and what lets it go on."""
    return phrases.tr("paused"), phrases.tr("{key} goes on").format(key=key_name(SPACE))


def ring_of(state: SessionState, seconds: float) -> RingData:
    """Return the ring of the whole session, `seconds` into its present phase, in whole seconds."""
    phases, phase = state.outline or state.phases, state.phase
    same = [index for index, one in enumerate(phases) if phase and one.name == phase.name]
    here = next((index for index in same if phase and phases[index].t == phase.t), same[0] if same else 0)
    planned = lengths(phases)
    return RingData(planned, float(int(sum(one or 0.0 for one in planned[:here]) + seconds)))


def step_word(breath: Breath) -> str:
    """What to do now, in one or two words; once the pacer has faded, to go on alone."""
    if breath.strength == 0:
        return phrases.tr("on your own")
    match breath.step:
        case "in":
            return phrases.tr("breathe in")
        case "hold_in":
            return phrases.tr("hold")
        case "out":
            return phrases.tr("breathe out")
        case _:
            return phrases.tr("rest")
