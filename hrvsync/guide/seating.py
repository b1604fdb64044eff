"""Who sits where: each role, with the pacer and the pace that go with it, at the seat of the person it is meant for."""

from collections.abc import Mapping

from msgspec.structs import replace

from hrvsync.events import Age, Pacer
from hrvsync.guide.protocol import PhasePlan, Protocol

YOUNG: tuple[Age, ...] = ("child", "infant")
SLOWEST = {"adult": 3.0, "child": 6.5}
"""The slowest pacer (breaths a minute) for an age. Children resonate at 6.5 to 9.5 a minute, adults at 4.5 to 6.5
(Shaffer & Meehan 2020, doi 10.3389/fnins.2020.570400). Infants follow no pacer."""


def arranged(
    protocol: Protocol, ages: Mapping[str, Age], roles: Mapping[str, str], seats: tuple[str, ...]
) -> tuple[Protocol, dict[str, Age]]:
    """Fit a guided session to those who sit there.

    Parameters
    ----------
    protocol : Protocol
    ages : mapping of str to Age
        Of those who are no adults, by seat.
    roles : mapping of str to str
        What people were last time, or chose now, by seat.
    seats : tuple of str
        Of those who take part.

    Returns
    -------
    Protocol
        With each role at the seat of that person, its pacer too where it is meant for a child. No pacer is slower than
        suits whoever follows it; infants follow none.
    dict of str to Age
        `ages`, and that of whoever sits in a child's seat where nobody has said to be a child.
    """
    said = {**roles, **{who: age for who, age in ages.items() if age in YOUNG}}
    other = _exchanged(protocol)
    protocol = other if _fits(other, said) > _fits(protocol, said) else protocol
    found = dict(ages)
    if not any(age in YOUNG for age in ages.values()):
        found |= {who: age for who, role in protocol.roles.items() for age in YOUNG if age == role and who in seats}
    phases = tuple(replace(phase, pacers=_paced(phase, found, seats)) for phase in protocol.phases)
    return replace(protocol, phases=phases) if found else protocol, found


def _paced(phase: PhasePlan, ages: Mapping[str, Age], seats: tuple[str, ...]) -> dict[str, Pacer]:
    infants = {who for who, age in ages.items() if age == "infant"}
    found: dict[str, Pacer] = {}
    for key, pacer in phase.pacers.items():
        for seat in seats if not key and infants else (key,):
            if seat not in infants:
                followers = (seat,) if seat else seats
                slowest = max(SLOWEST[ages.get(who, "adult")] for who in followers)
                found.setdefault(seat, _not_slower(pacer, slowest))
    return found


def _not_slower(pacer: Pacer, slowest: float) -> Pacer:
    end = pacer.rate_end
    return replace(pacer, rate=max(pacer.rate, slowest), rate_end=None if end is None else max(end, slowest))


def _fits(protocol: Protocol, said: Mapping[str, str]) -> int:
    return sum(protocol.roles.get(who) == role for who, role in said.items())


def _exchanged(protocol: Protocol) -> Protocol:
    """Exchange the roles of two seats, and of a session with a child the pacers: adults choose theirs by seat."""
    other = {"A": "B", "B": "A"}
    phases = protocol.phases
    if protocol.whom != "adults":
        phases = tuple(
            replace(phase, pacers={other.get(who, who): pacer for who, pacer in phase.pacers.items()})
            for phase in phases
        )
    return replace(protocol, roles={other.get(who, who): role for who, role in protocol.roles.items()}, phases=phases)
