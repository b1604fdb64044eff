"""What happens between two people over many sessions: what each session keeps of it, and what they say together.

Differences within a session (a cue and no cue, hand in hand and apart) are pooled as one value a session; each session
has its own controls, so that sessions of different kinds do not mix what they compare.
"""

from collections.abc import Iterable, Sequence
from math import isfinite, log, nan

import msgspec
import numpy as np

from hrvsync.analysis.over_days import Repairs, repairs
from hrvsync.analysis.over_months import Alike, Led, Pooled, alike, pooled
from hrvsync.analysis.session import PairResult
from hrvsync.analysis.states import KeptSession, Steadied, counted, steadied
from hrvsync.analysis.story import CueAnswer, PairStory
from hrvsync.storage import ConditionEntry, CueEntry, Entry, OfferEntry

SAME_HR = 5.0
SAME_LN_RMSSD = 0.52
"""Later on a day both are back in range who begin no more than these above (bpm) and below their beginning before."""
FALSELY_SETTLED = 0.05
"""How often 'clearly more settled' may be said of a couple whose cues do nothing, however many kinds they give."""
NOBODY = Repairs(0, 0, nan, nan, nan)
NO_MINUTES = Alike()


class SameDay(msgspec.Struct, frozen=True):
    """Of the ruptures that were not repaired within their session: `of`; after `seen` of them the two had another
    session on that day, and in `back` they began it within the range they had begun the first one in.
    """

    of: int = 0
    seen: int = 0
    back: int = 0


class CueAnswers(msgspec.Struct, frozen=True):
    """What `who` answered to a kind of `cue` by `by` ("" where nobody was named), `n` times: heart rate (bpm) beyond
    moments without a cue.

    Only the one side is said. So the truth lies above the interval in FALSELY_SETTLED of couples, shared out among all
    answers that have an interval (Bonferroni).
    """

    cue: str
    by: str
    who: str
    n: int
    beyond: Pooled

    @property
    def settled(self) -> bool:
        """Whether the heart came clearly further down than without a cue."""
        return self.beyond.clear and self.beyond.value < 0


class Contrast(msgspec.Struct, frozen=True):
    """What was otherwise in the condition `one` than in `other`, over sessions of one `protocol`.

    `hr` (bpm) and `ln_rmssd` by name; `together`: Fisher's z.
    """

    protocol: str
    one: str
    other: str
    sessions: int
    hr: dict[str, Pooled]
    ln_rmssd: dict[str, Pooled]
    together: Pooled


class Offered(msgspec.Struct, frozen=True):
    """How long it took from an offer to breathe together until both were settled: after a yes, and without one."""

    accepted: Repairs = NOBODY
    declined: Repairs = NOBODY


class Between(msgspec.Struct, frozen=True):
    """What sessions of two say together, of any kind: minutes without and with a pacer, cues, conditions, offers."""

    free: Alike = NO_MINUTES
    paced: Alike = Alike("paced")
    cues: tuple[CueAnswers, ...] = ()
    conditions: tuple[Contrast, ...] = ()
    offers: Offered = Offered()


# -- what a session keeps --


def kept_minutes(pair: PairResult) -> dict[str, tuple[int, int]]:
    """In how many minutes two were more alike than by chance, and of how many, in "free" and in "paced" phases."""
    found: dict[str, tuple[int, int]] = {}
    for span, minutes in pair.minutes_by_span:
        known = [minute.reading.word == "together" for minute in minutes if minute.reading.word]
        kind = "paced" if span.phase.pacers else "free"
        n, of = found.get(kind, (0, 0))
        if known:
            found[kind] = n + sum(known), of + len(known)
    return found


def kept_cues(answers: Iterable[CueAnswer]) -> tuple[CueEntry, ...]:
    """The answers to cues that could be held against moments without one."""
    return tuple(
        CueEntry(one.cue, one.by, one.who, one.n, one.beyond.value, one.control_seconds)
        for one in answers
        if isfinite(one.beyond.value)
    )


def kept_conditions(found: PairStory) -> tuple[ConditionEntry, ...]:
    """The differences between conditions, as far as they are known."""
    return tuple(
        ConditionEntry(
            one.one,
            one.other,
            {who: effect.value for who, effect in one.hr.items() if effect.known},
            {who: effect.value for who, effect in one.ln_rmssd.items() if effect.known},
            one.together.value if one.together.known else None,
        )
        for one in found.comparisons
    )


def kept_offers(found: PairStory) -> tuple[OfferEntry, ...]:
    """What followed offers to breathe together."""
    return tuple(OfferEntry(one.seconds, one.settled, one.accepted) for one in found.offers)


def kept_repairs(pair: PairResult) -> tuple[tuple[float, bool], ...]:
    """Of each rupture at which somebody left their range: how long it was watched, and whether both came back."""
    found = pair.states.ruptures if pair.states else ()
    return tuple(
        (one.pair_seconds if one.outcome == "back" else one.watched, one.outcome == "back")
        for one in found
        if one.outcome in ("back", "not_back")
    )


# -- what many say together --


def between(entries: Sequence[Entry]) -> Between:
    """Pool what sessions of the same two people, in order of time, keep of what happened between them."""
    offers = [one for entry in entries for one in entry.offers]
    return Between(
        free=_minutes(entries, "free"),
        paced=_minutes(entries, "paced"),
        cues=_cues(entries),
        conditions=_conditions(entries),
        offers=Offered(*(_times([one for one in offers if one.accepted is said]) for said in (True, False))),
    )


def _minutes(entries: Iterable[Entry], led: Led) -> Alike:
    counts = np.array([entry.alike.get(led, (0, 0)) for entry in entries], np.float64).reshape(-1, 2)
    return alike(counts[:, 0], counts[:, 1], led)


def _times(offers: Sequence[OfferEntry]) -> Repairs:
    seconds = np.array([one.seconds for one in offers], np.float64)
    return repairs(seconds, np.array([one.settled for one in offers], np.bool_))


def _cues(entries: Iterable[Entry]) -> tuple[CueAnswers, ...]:
    found: dict[tuple[str, str, str], list[CueEntry]] = {}
    for entry in entries:
        names = {who: one.name for who, one in entry.people.items()}
        for one in entry.cues:
            found.setdefault((one.cue, names.get(one.by, ""), names[one.who]), []).append(one)
    known = sum(_beyond(some).known for some in found.values())
    error = FALSELY_SETTLED / max(1, known)
    return tuple(CueAnswers(*key, sum(one.n for one in some), _beyond(some, error)) for key, some in found.items())


def _beyond(some: Sequence[CueEntry], error: float = FALSELY_SETTLED) -> Pooled:
    """Weigh each session by its pairs of an answer and a second without a cue, so that every pair counts once."""
    values, pairs = ([getattr(one, name) for one in some] for name in ("beyond", "control_seconds"))
    return pooled(np.array(values, np.float64), np.array(pairs, np.float64), error)


def _conditions(entries: Iterable[Entry]) -> tuple[Contrast, ...]:
    found: dict[tuple[str, frozenset[str]], list[tuple[Entry, ConditionEntry]]] = {}
    for entry in entries:
        for one in entry.conditions:
            found.setdefault((entry.protocol_id, frozenset((one.one, one.other))), []).append((entry, one))
    return tuple(_contrast(some) for some in found.values())


def _contrast(some: Sequence[tuple[Entry, ConditionEntry]]) -> Contrast:
    """Pool sessions of one protocol with the same two conditions; whichever came first, signs are those of the newest.

    Evenings that begin now with the one and now with the other take what changes by itself out of the difference.
    """
    last, newest = some[-1]
    names = [person.name for person in last.people.values()]
    signed = [(entry, one, 1.0 if one.one == newest.one else -1.0) for entry, one in some]

    def of(name: str, measure: str) -> Pooled:
        values = [
            sign * getattr(one, measure).get(who, nan)
            for entry, one, sign in signed
            for who, person in entry.people.items()
            if person.name == name
        ]
        return pooled(np.array(values, np.float64))

    together = [nan if one.together is None else sign * one.together for _, one, sign in signed]
    return Contrast(
        protocol=last.protocol,
        one=newest.one,
        other=newest.other,
        sessions=len(some),
        hr={name: of(name, "hr") for name in names},
        ln_rmssd={name: of(name, "ln_rmssd") for name in names},
        together=pooled(np.array(together, np.float64)),
    )


def same_day(missed: Sequence[Entry], entries: Sequence[Entry]) -> SameDay:
    """Look for the next session of the same two people on the day of each rupture of `missed` that was not repaired.

    Heart rate and variability at its beginning are held against those at the beginning of the first: an hour later the
    beginning of that session itself is what its own states are held against, and would not show it.
    """
    of = seen = back = 0
    for entry in missed:
        n = sum(not one for _, one in entry.repairs)
        later = [one for one in entries if one.created[:10] == entry.created[:10] and one.created > entry.created]
        known = [_in_range(entry, one) for one in later]
        seen_in = [one for one in known if one is not None]
        of += n
        seen += n if seen_in else 0
        back += n if any(seen_in) else 0
    return SameDay(of, seen, back)


def _in_range(before: Entry, after: Entry) -> bool | None:
    """Whether both began the second session within the range they began the first in; None where that is unknown."""
    later = {one.name: one.own for one in after.people.values()}
    found: list[bool] = []
    for one in before.people.values():
        first, second = one.own, later.get(one.name, {})
        if not {"level_hr", "level_rmssd"} <= first.keys() & second.keys():
            return None
        up = second["level_hr"] - first["level_hr"] >= SAME_HR
        found.append(not up and log(second["level_rmssd"] / first["level_rmssd"]) > -SAME_LN_RMSSD)
    return all(found)


def who_steadied(
    entries: Iterable[Entry], person: str, partner: str
) -> tuple[dict[str, Steadied], dict[str, tuple[str, ...]]]:
    """How often each of two people steadied the other, by name, from the states that the index keeps, and on what days.

    The days are there where they are as many as the times that are held against chance.
    """
    kept: list[KeptSession] = []
    days: dict[str, list[str]] = {person: [], partner: []}
    for entry in entries:
        by_name = {one.name: one for one in entry.people.values()}
        one, other = by_name[person], by_name[partner]
        if one.baseline_end is not None and other.baseline_end is not None:
            since = one.baseline_end, other.baseline_end
            phases = tuple(phase.t for phase in entry.phases)
            kept.append(KeptSession(entry.protocol_id, (one.states, other.states), since, phases))
            for name, n in zip((person, partner), counted(kept[-1]), strict=True):
                days[name] += n * [entry.created[:10]]
    found = dict(zip((person, partner), steadied(kept), strict=True))
    return found, {name: tuple(days[name]) for name, one in found.items() if one.times == len(days[name])}
