"""Scenarios: sessions that the simulator can play. SCENARIOS is the registry: one row, one session."""

from typing import Literal

import msgspec

from hrvsync.events import Mark, Pacer, Pause, Phase
from hrvsync.sources.simulate.hearts import Coupling, Heart
from hrvsync.sources.simulate.straps import SimulatedStrap

SLOW = Pacer(rate=6.0)


class Scenario(msgspec.Struct, frozen=True):
    """A session: who is there, which straps they have, how they are coupled, what the guide says and what goes wrong.

    `hearts` and `straps` by seat, in the same order. `facts`: phases, pauses and marks in order of time. `waves`: what
    the straps send besides beats.
    """

    name: str
    seconds: float
    hearts: dict[str, Heart]
    straps: dict[str, SimulatedStrap]
    coupling: Coupling | None = None
    facts: tuple[Phase | Pause | Mark, ...] = ()
    seed: int = 1
    waves: tuple[Literal["acc", "ecg"], ...] = ()


def _pair(a: SimulatedStrap | None = None, b: SimulatedStrap | None = None) -> dict[str, SimulatedStrap]:
    return {"A": a or SimulatedStrap(), "B": b or SimulatedStrap()}


_TWO = {"A": Heart(bpm=64, resonance=5.5), "B": Heart(bpm=71, breaths=16, resonance=6.1)}

SWEEP_RATES = (6.5, 6.0, 5.5, 5.0, 4.5)

SCENARIOS: tuple[Scenario, ...] = (
    Scenario(
        "coupled",
        480,
        _TWO,
        _pair(),
        Coupling(((0, 0.0), (120, 0.0), (140, 0.85)), lag=1.5),
        (
            Phase(0.0, "Settle", 120.0),
            Phase(120.0, "Together", 300.0, {"": SLOW}, "Breathe together."),
            Mark(180.0, "touch", "hands"),
            Phase(420.0, "Rest", 60.0),
        ),
    ),
    Scenario(
        "uncoupled",
        480,
        _TWO,
        _pair(),
        None,
        (Phase(0.0, "Settle", 120.0), Phase(120.0, "Sit quietly", 360.0), Mark(240.0, "note", "a door")),
        seed=2,
    ),
    Scenario(
        "same_pacer",
        480,
        _TWO,
        _pair(b=SimulatedStrap("Garmin HRM-Dual")),
        None,
        (Phase(0.0, "Settle", 60.0), Phase(60.0, "One pacer", 420.0, {"": SLOW})),
        seed=3,
    ),
    Scenario(
        "ugly",
        720,
        {"A": Heart(bpm=68, ectopics=1.5), "B": Heart(bpm=75, breaths=17)},
        _pair(
            SimulatedStrap("Polar H10", late=0.03, missed=0.5, extra=0.5, dropouts=((200.0, 212.0), (300.0, 466.0))),
            SimulatedStrap(
                "Wahoo TRACKR",
                lost=0.01,
                late=0.02,
                missed=0.3,
                contact_loss=((520.0, 540.0),),
                stalls=((610.0, 622.0),),
            ),
        ),
        Coupling(((0, 0.5),), lag=-1.0),
        (
            Phase(0.0, "Settle", 120.0),
            Phase(120.0, "Each their own", 180.0, {"A": SLOW, "B": Pacer(rate=6.5)}),
            Mark(299.0, "rupture", "left the room", "A"),
            Pause(301.0),
            Pause(466.0, paused=False),
            Mark(470.0, "repair", "back again", "A"),
            Phase(480.0, "Talk", 240.0),
        ),
        seed=4,
    ),
    Scenario(
        "solo",
        300,
        {"A": Heart(bpm=62, skill=0.9)},
        {"A": SimulatedStrap("Movesense")},
        None,
        (
            Phase(0.0, "Settle", 60.0),
            Phase(60.0, "Slower", 180.0, {"A": Pacer(rate=10.0, rate_end=6.0, glide=120.0)}),
            Mark(200.0, "note", "calm", "A"),
            Phase(240.0, "Rest", 60.0),
        ),
        seed=5,
    ),
    Scenario(
        "resonance_sweep",
        660,
        {"A": Heart(bpm=63, resonance=5.5, skill=0.95), "B": Heart(bpm=69, breaths=15, resonance=5.0, skill=0.9)},
        _pair(b=SimulatedStrap("Movesense")),
        None,
        (
            Phase(0.0, "Settle", 60.0),
            *(
                Phase(60.0 + 120.0 * i, f"{rate:g} a minute", 120.0, {"": Pacer(rate=rate)})
                for i, rate in enumerate(SWEEP_RATES)
            ),
        ),
        seed=6,
    ),
    Scenario(
        "both_settle",
        480,
        {
            "A": Heart(
                bpm=64,
                bpm_levels=((120, 0), (126, 16), (240, 16), (280, 0)),
                rsa_levels=((120, 1.0), (126, 0.3), (240, 0.3), (280, 1.2)),
            ),
            "B": Heart(
                bpm=70,
                breaths=16,
                bpm_levels=((120, 0), (126, 14), (240, 14), (300, 0)),
                rsa_levels=((120, 1.0), (126, 0.35), (240, 0.35), (300, 1.1)),
            ),
        },
        _pair(),
        Coupling(((0, 0.3),), lag=0.0),
        (
            Phase(0.0, "Settle", 120.0),
            Phase(120.0, "Talk", 120.0),
            Phase(240.0, "Breathe together", 240.0, {"": SLOW}),
        ),
        seed=7,
    ),
    Scenario(
        "one_steadies_the_other",
        480,
        {
            "A": Heart(bpm=64),
            "B": Heart(
                bpm=68,
                breaths=17,
                bpm_levels=((178, 0), (182, 18), (237, 18), (243, 0)),
                rsa_levels=((178, 1.0), (182, 0.4), (237, 0.4), (243, 1.1)),
            ),
        },
        _pair(),
        Coupling(((0, 0.0), (180, 0.0), (200, 0.7)), lag=2.0),
        (Phase(0.0, "Settle", 180.0), Phase(180.0, "Hold hands", 300.0), Mark(180.0, "touch", "hands")),
        seed=8,
    ),
    Scenario(
        "rupture_and_repair",
        480,
        {
            "A": Heart(
                bpm=65,
                bpm_levels=((298, 0), (303, 16), (341, 14), (349, 0)),
                rsa_levels=((298, 1.0), (303, 0.4), (341, 0.4), (349, 1.0)),
            ),
            "B": Heart(
                bpm=70,
                breaths=16,
                bpm_levels=((298, 0), (305, 12), (341, 10), (350, 0)),
                rsa_levels=((298, 1.0), (305, 0.4), (341, 0.4), (350, 1.0)),
            ),
        },
        _pair(),
        Coupling(((0, 0.7), (300, 0.7), (302, 0.0), (345, 0.0), (350, 0.7)), lag=0.5),
        (
            Phase(0.0, "Settle", 120.0),
            Phase(120.0, "Talk", 360.0),
            Mark(300.0, "rupture", "it got loud"),
            Mark(345.0, "repair", "sorry"),
        ),
        seed=9,
    ),
)
