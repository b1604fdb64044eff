"""The breath pacer: a disc (or, with reduced motion, a bar) that follows the session clock, never frame counts."""

import math

from hrvsync.guide import Breath, breath_at, pacer_for
from hrvsync.ui import phrases
from hrvsync.ui.session.actions import SPACE, key_name
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.widgets.disc import Disc, DiscData
from hrvsync.ui.widgets.phase_strip import lengths
from hrvsync.ui.widgets.ring import RingData


class PacerDisc(Disc):
    """Shows a word with a note below it; a breath moves the disc, or fills the bar."""

    def __init__(self, *, on_card: bool = False) -> None:
        super().__init__(DiscData(on_card=on_card), phrases.tr("Breath pacer"))
        self._on_card = on_card

    def follow(self, state: SessionState, wall: float, who: str, whose: str = "") -> None:
        """Show where the breath of seat `who` stands at `wall` (s); `whose` names it where each has an own one."""
        now, phase, bar = state.now(wall), state.phase, state.reduced_motion
        ring, own = ring_of(state, now), who if whose else ""
        pacer = pacer_for(phase, who)
        if pacer is not None and not state.guide_paused:
            breath = breath_at(pacer, state.phase_seconds(now))
            word = step_word(breath) + (f"  {phrases.number(math.ceil(breath.left))}" if bar else "")
            done, volume = (round(breath.progress, 1), 0.0) if bar else (None, round(breath.volume, 3))
            note = whose or phrases.tr("small, easy breaths")
            self.show_data(DiscData(volume, word, note, done, own, ring, bar=bar, on_card=self._on_card))
            return
        word, note = ("", "") if phase is None else (phase.name, phase.prompt)
        if state.guide_paused:
            word, note = phrases.tr("paused"), phrases.tr("{key} goes on").format(key=key_name(SPACE))
        self.show_data(DiscData(None, word, note, who=own, ring=ring, bar=bar, on_card=self._on_card))


def ring_of(state: SessionState, now: float) -> RingData:
    """Return the ring of the whole session at session time `now` (s), in whole seconds."""
    phases, phase = state.outline or state.phases, state.phase
    same = [index for index, one in enumerate(phases) if phase and one.name == phase.name]
    here = next((index for index in same if phase and phases[index].t == phase.t), same[0] if same else 0)
    seconds = lengths(phases)
    before = sum(one or 0.0 for one in seconds[:here])
    return RingData(seconds, float(int(before + state.phase_seconds(now))))


def step_word(breath: Breath) -> str:
    """What to do now, in one or two words; once the pacer has faded, to go on alone."""
    if breath.strength == 0:
        return phrases.tr("on your own")
    return {
        "in": phrases.tr("breathe in"),
        "hold_in": phrases.tr("hold"),
        "out": phrases.tr("breathe out"),
        "hold_out": phrases.tr("rest"),
    }[breath.step]
