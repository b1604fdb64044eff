"""What an assessment of breathing rates found, in words: a rate with its spread, or that none stands out."""

from collections.abc import Iterator
from math import isfinite

from hrvsync.analysis.measures.breathing.resonance import Resonance
from hrvsync.analysis.measures.breathing.shared_rate import USUAL_RATE, SharedRate
from hrvsync.analysis.session import PairResult, PersonResult, SessionResult
from hrvsync.i18n import Message, joined, listed

SUITS = 0.2
"""A shared rate suits whoever does without no more than this share of their own largest swing."""


def rate_sentence(result: SessionResult) -> Message | None:
    """Say which breathing rate suits the one person, or the two; None where the session assessed none.

    Parameters
    ----------
    result : SessionResult

    Returns
    -------
    Message or None
    """
    shared = result.pair.shared_rate if result.pair else None
    if result.pair is not None and shared is not None:
        return _for_both(result.pair, shared)
    people = list(result.people.values())
    found = people[0].breathing.resonance if len(people) == 1 else None
    return _for_one(people[0].name, found) if found is not None else None


def rate_lines(result: SessionResult) -> Iterator[Message]:
    """What was found of everybody who was assessed, with the spread, and what the shared rate costs each of two."""
    for one in result.people.values():
        if one.breathing.resonance is not None:
            yield _with_spread(one, one.breathing.resonance)
    shared = result.pair.shared_rate if result.pair else None
    if shared is None:
        return
    cost = next((one for one in shared.costs if one.rate == shared.rate), None)
    if cost is not None:
        parts = [
            Message("{name} does without {n:.0f} %", name=result.data.name(who), n=100 * lost)
            for who, lost in cost.lost.items()
        ]
        yield Message(
            "At {rate:g} breaths a minute {costs} of their own largest swing.", rate=cost.rate, costs=listed(parts)
        )


def _for_both(pair: PairResult, shared: SharedRate) -> Message:
    if shared.why == "too few rates":
        return Message(
            "You both breathed with the disc at too few rates to say more; {n:g} breaths a minute stays.", n=USUAL_RATE
        )
    if not shared.clear:
        return Message("No rate stands out for both of you; {n:g} breaths a minute stays.", n=USUAL_RATE)
    worst = next(one.worst for one in shared.costs if one.rate == shared.rate)
    best = (
        Message("{n:g} breaths a minute suits you both.", n=shared.rate)
        if worst <= SUITS
        else Message("Your rates lie apart: {n:g} breaths a minute costs both of you least.", n=shared.rate)
    )
    parts = [best]
    for who in pair.people:
        one = pair.session.people[who]
        others = _others(one.breathing.resonance, shared.rate)
        if others:
            rates = listed([Message("{n:g}", n=rate) for rate in others])
            parts.append(Message("For {name}, {rates} would do as well.", name=one.name, rates=rates))
    return joined(parts, " ") if len(parts) > 1 else best


def _others(found: Resonance | None, rate: float) -> tuple[float, ...]:
    """The rates that are as good for somebody as the shared one, where that is one of their own best."""
    if found is None or found.between is None or rate not in found.near:
        return ()
    return tuple(one for one in found.near if one != rate)


def _for_one(name: str, found: Resonance) -> Message:
    if found.between is None:
        return Message("No rate stands out for {name}; {n:g} breaths a minute stays.", name=name, n=USUAL_RATE)
    low, high = found.between
    if low == high:
        return Message("{n:g} breaths a minute suits {name}.", n=low, name=name)
    return Message(
        "{low:g} to {high:g} breaths a minute suits {name}: the two are too near to tell apart.",
        low=low,
        high=high,
        name=name,
    )


def _with_spread(one: PersonResult, found: Resonance) -> Message:
    swings = {at.rate: at for at in found.rates if at.followed and isfinite(at.swing_bpm)}
    if found.between is None or not swings:
        return _for_one(one.name, found)
    most = max((swings[rate] for rate in found.between), key=lambda at: at.swing_bpm)
    votes = [rate for rate in found.chosen.values() if isfinite(rate)]
    return Message(
        "{answer} Swing of the heart there: {swing:.1f} beats a minute (SD {sd:.1f} over {breaths} breaths), by "
        "{by} of {of} criteria.",
        answer=_for_one(one.name, found),
        swing=most.swing_bpm,
        sd=most.swing_sd,
        breaths=most.breaths,
        by=sum(rate in found.near for rate in votes),
        of=len(votes),
    )
