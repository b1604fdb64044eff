"""Who sits where: each role, with the pacer and the pace that go with it, at the seat of the person it is meant for."""

from collections.abc import Mapping

from msgspec.structs import replace

from hrvsync.events import Age, Pacer
from hrvsync.guide.protocol import PhasePlan, Protocol

YOUNG: tuple[Age, ...] = ("child", "infant")
SLOWEST = {"adult": 3.0, "child": 6.5}
"""The slowest pacer (breaths a minute) for an age. Children resonate at 6.5 to 9.5 a minute, adults at 4.5 to 6.5
(Shaffer & Meehan 2020, doi 10.3389/fnins.2020.570400). Infants follow no pacer."""


def said_roles(ages: Mapping[str, Age], remembered: Mapping[str, str]) -> dict[str, str]:
    """Return by seat what somebody is, so far as it is known: a child is one whatever they were before."""
    return {**remembered, **{who: age for who, age in ages.items() if age in YOUNG}}


def seated(protocol: Protocol, said: Mapping[str, str]) -> Protocol:
    """Give each role, and the pacers that go with it, to the seat where that person sits.

    Parameters
    ----------
    protocol : Protocol
    said : mapping of str to str
        What somebody is, by seat, see `said_roles`.

    Returns
    -------
    Protocol
        The same, or with its two seats exchanged where that fits better.
    """
    other = _exchanged(protocol)
    return other if _fits(other, said) > _fits(protocol, said) else protocol


def for_ages(protocol: Protocol, ages: Mapping[str, Age], seats: tuple[str, ...]) -> Protocol:
    """Let no pacer run slower than suits whoever follows it; infants follow none.

    Parameters
    ----------
    protocol : Protocol
    ages : mapping of str to Age
        Of those who are no adults, by seat.
    seats : tuple of str
        Of those who take part.

    Returns
    -------
    Protocol
        A pacer shared with a child runs as suits the child; one shared with an infant becomes the others' own.
    """
    phases = tuple(replace(phase, pacers=_paced(phase, ages, seats)) for phase in protocol.phases)
    return replace(protocol, phases=phases) if ages else protocol


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
    other = {"A": "B", "B": "A"}
    phases = (
        replace(phase, pacers={other.get(who, who): pacer for who, pacer in phase.pacers.items()})
        for phase in protocol.phases
    )
    return replace(
        protocol, roles={other.get(who, who): role for who, role in protocol.roles.items()}, phases=tuple(phases)
    )
