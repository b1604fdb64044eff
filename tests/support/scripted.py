"""Scripted sessions with a known truth: who was up from when to when, what was marked, which condition did what."""

from collections.abc import Sequence

import msgspec

from hrvsync.events import AnyEvent, Mark, Offer, Pacer, Person, Phase
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate

SETTLE = Phase(0.0, "Settle", 150.0, baseline=True)
TOGETHER = Phase(150.0, "Together", baseline=False)
MARK = Mark(300.0, "rupture", "it got loud")

type Spans = Sequence[tuple[float, float]]


class Script(msgspec.Struct, frozen=True):
    """Ada (A) and Ben (B) are up in these spans (s), until `seconds`."""

    a: Spans = ()
    b: Spans = ()
    marks: tuple[Mark, ...] = ()
    phases: tuple[Phase, ...] = (SETTLE, TOGETHER)
    seconds: float = 420.0
    names: dict[str, str] = msgspec.field(default_factory=lambda: {"A": "Ada", "B": "Ben"})
    hearts: tuple[Heart, Heart] = (Heart(bpm=64), Heart(bpm=70, breaths=16))
    said: tuple[Person, ...] = ()
    seed: int = 1
    up_bpm: float = 14.0
    lost: float = 0.55
    offers: tuple[Offer, ...] = ()

    @property
    def events(self) -> tuple[AnyEvent, ...]:
        """The events of the session."""
        hearts = dict(zip("AB", map(self._up, self.hearts, (self.a, self.b)), strict=True))
        straps = {who: SimulatedStrap() for who in hearts}
        played = simulate(
            Scenario("scripted", self.seconds, hearts, straps, None, (*self.phases, *self.marks), self.seed)
        ).events
        if self.offers:
            played = tuple(sorted([*self.offers, *played], key=lambda event: event.t))
        return (*self.said, *played)

    def _up(self, heart: Heart, spans: Spans) -> Heart:
        points = [(0.0, 0.0)]
        for start, end in spans:
            points += [(start - 4, 0.0), (start + 4, 1.0), (end - 4, 1.0), (end + 4, 0.0)]
        levels = tuple((t, self.up_bpm * out) for t, out in points)
        rsa = tuple((t, 1 - self.lost * out) for t, out in points)
        return msgspec.structs.replace(heart, bpm_levels=levels, rsa_levels=rsa)


def conditions(*, effect: bool) -> Script:
    """Four minutes hand in hand and four apart, which quickens Ben's heart by 4 bpm where it has an effect."""
    phases = (
        SETTLE,
        Phase(150.0, "Hand in hand", 240.0, baseline=False, condition="hand in hand"),
        Phase(390.0, "Apart", 240.0, baseline=False, condition="apart"),
    )
    spans = ((394.0, 660.0),) if effect else ()
    return Script(b=spans, phases=phases, seconds=630.0, up_bpm=4.0, lost=0.0, seed=5)


OFFERED = Script(
    a=[(290, 400)],
    b=[(290, 405)],
    phases=(
        SETTLE,
        TOGETHER,
        Phase(365.0, "Breathe together", 60.0, {"": Pacer()}, baseline=False, interlude=True),
        Phase(425.0, "Together", baseline=False),
    ),
    seconds=480.0,
    offers=(Offer(361.0),),
)
"""Both are up, are offered to breathe together, and do."""

SCRIPTS: dict[str, Script] = {
    "both settle": Script(a=[(180, 290)], b=[(180, 290)]),
    "one steadies the other": Script(b=[(240, 300)]),
    "rupture, repaired": Script(a=[(300, 345)], b=[(300, 345)], marks=(MARK,)),
    "rupture, half": Script(a=[(300, 345)], b=[(300, 500)], marks=(MARK,)),
    "rupture, never": Script(a=[(300, 500)], b=[(300, 500)], marks=(MARK,)),
    "offer, taken": OFFERED,
    "condition with effect": conditions(effect=True),
    "condition without effect": conditions(effect=False),
    "child": Script(
        b=[(240, 300)],
        names={"A": "Ada", "B": "Mia"},
        hearts=(Heart(bpm=66), Heart(bpm=92, breaths=21)),
        said=(Person(0.0, "A", role="caregiver"), Person(0.0, "B", age="child", role="child")),
    ),
    "practitioner": Script(
        b=[(240, 330)],
        names={"A": "Jo", "B": "Ben"},
        phases=(SETTLE, Phase(150.0, "Work", baseline=False)),
        said=(Person(0.0, "A", role="practitioner"), Person(0.0, "B", role="client")),
    ),
}
