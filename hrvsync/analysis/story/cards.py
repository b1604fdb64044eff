"""What stands on the cards below the sentence: each a heading with one or two lines, and numbers with their chance."""

from collections.abc import Iterator, Mapping, Sequence
from math import exp, isfinite, nan
from typing import Literal

import msgspec
import scipy

from hrvsync.analysis.measures.breathing.session import Breathing
from hrvsync.analysis.states import PairStates
from hrvsync.analysis.states.pair import CueResponse, cue_of
from hrvsync.analysis.states.person import Tolerance
from hrvsync.analysis.story.conditions import Comparison, Effect
from hrvsync.analysis.story.minutes import Minutes
from hrvsync.analysis.story.moments import Moment
from hrvsync.analysis.story.sentences import Names, clock, sentence_of
from hrvsync.events import Mark
from hrvsync.guide import Span
from hrvsync.i18n import Message, joined, listed

type Key = Literal[
    "rate",
    "settled",
    "steadied",
    "repaired",
    "offered",
    "together",
    "cues",
    "conditions",
    "practitioner",
    "tolerance",
    "breath",
]

SELDOM = 0.05
"""What chance gives less often is no news beside not once."""
MOST_LISTED = 3
"""More moments of one kind are counted, not listed."""
LEAST_ANSWERS = 2
"""An answer to fewer cues has no error."""
CUES = {
    "voice": Message("voice"),
    "face": Message("face"),
    "eyes": Message("eyes"),
    "posture": Message("posture"),
    "pacing": Message("pacing"),
    "touch": Message("touch"),
}
TITLES: dict[Key, Message] = {
    "rate": Message("The breathing rate that suits"),
    "settled": Message("Settled together"),
    "steadied": Message("One settled, one not"),
    "repaired": Message("Rupture and repair"),
    "offered": Message("A minute together"),
    "together": Message("Moving together"),
    "cues": Message("Cues"),
    "conditions": Message("Compared"),
    "practitioner": Message("For the practitioner"),
    "tolerance": Message("Within your own range"),
    "breath": Message("Breath"),
}
"""The heading of each card, in the order in which they stand."""


class Card(msgspec.Struct, frozen=True):
    """A heading by its `key` and the lines below it."""

    key: Key
    lines: tuple[Message, ...]

    @property
    def title(self) -> Message:
        """The heading."""
        return TITLES[self.key]


def times(n: int) -> Message:
    """Say how often."""
    few = (Message("not once"), Message("once"), Message("twice"))
    return few[n] if n < len(few) else Message("{n} times", n=n)


def by_chance(n: float) -> Message:
    """Say in how many minutes it would be so by chance, in one way wherever that stands."""
    return Message("by chance it would be {n:.1f}", n=n)


def settled_lines(minutes: Minutes) -> Iterator[Message]:
    """In how many of the minutes both were settled."""
    known = [one for one in minutes if one is not None]
    if known:
        yield Message("Both of you were settled for {n} of {of} minutes.", n=sum(known), of=len(known))
        yield from _unknown_line(minutes)


def _unknown_line(minutes: Minutes) -> Iterator[Message]:
    if unknown := minutes.count(None):
        yield Message(
            "Not known for {n} other {n:minute|minutes}: the phase was too short, or beats were missing.", n=unknown
        )


def stressor_lines(spans: Sequence[Span]) -> Iterator[Message]:
    """In which phases a body is asked to be up, so that nobody wonders why it was."""
    asked = dict.fromkeys(span.name for span in spans if span.phase.stressor)
    if asked:
        phases = listed([joined([name]) for name in asked])
        yield Message("Being up is what these phases ask for: {phases}.", phases=phases)


def together_lines(minutes: Minutes, chance: float, *, paced: bool) -> Iterator[Message]:
    """In how many of the minutes two were alike, and in how many strangers are."""
    known = [one for one in minutes if one is not None]
    if not known:
        yield Message("Too few minutes with clean beats of both to say whether you moved together.")
        return
    yield Message(
        "You moved together more than by chance in {n} of {of} minutes; {chance}.",
        n=sum(known),
        of=len(known),
        chance=by_chance(chance),
    )
    yield from _unknown_line(minutes)
    if paced:
        yield Message("One disc for both makes hearts move alike by itself; here that is taken out.")


def more_than_chance(minutes: Minutes, chance: float) -> bool:
    """Whether two were alike in more of the minutes than strangers are in 99 of 100 sessions (binomial).

    `chance`: in how many strangers are. Where that differs by minute, their mean is the cautious one (Hoeffding 1956).
    """
    known = [one for one in minutes if one is not None]
    return sum(known) > 0 and float(scipy.special.bdtrc(sum(known) - 1, len(known), chance / len(known))) <= 0.01


def steadied_lines(moments: Sequence[Moment], states: PairStates, names: Names) -> Iterator[Message]:
    """Every time one stayed settled and the other came back; how often one settled and one not ended so, by chance."""
    found = [one for one in moments if one.kind == "steadied"]
    for moment in sorted(found[:MOST_LISTED], key=lambda one: one.t):
        yield sentence_of(moment, names)
    if len(found) > MOST_LISTED:
        yield Message("The longest {n} of {of} are listed.", n=MOST_LISTED, of=len(found))
    often = Message("One of you was settled, the other not, and then both: {times}.", times=times(len(states.lendings)))
    if no_news(states):
        yield often
        return
    if isfinite(states.lendings_by_chance):
        chance = Message("By chance it would be {n:.1f} times.", n=states.lendings_by_chance)
    else:
        chance = Message("This session is too short to say how often chance gives that.")
    yield Message("{often} {chance}", often=often, chance=chance)


def no_news(states: PairStates) -> bool:
    """Whether nobody came back while the other was settled, and chance hardly gives it, which needs no saying."""
    return not states.lendings and states.lendings_by_chance < SELDOM


def repaired_lines(moments: Sequence[Moment], names: Names) -> Iterator[Message]:
    """Every rupture and what came of it, and other stretches in which both, or one, were unsettled."""
    torn = sorted((one for one in moments if one.kind in ("rupture", "shift")), key=lambda one: one.t)
    for moment in torn:
        yield sentence_of(moment, names)
        if isfinite(moment.repair_marked):
            at = clock(moment.t + moment.repair_marked)
            yield Message("You marked its repair at {at}.", at=at)
    if not torn:
        yield Message("No rupture was marked, and none was seen in both bodies.")
    others = [one for one in moments if one.kind in ("both_up", "one_up")]
    for moment in sorted(others[:MOST_LISTED], key=lambda one: one.t):
        yield sentence_of(moment, names)


def tolerance_line(name: str, found: Tolerance) -> Iterator[Message]:
    """How wide a person's range was, how long they were inside, and how often they left it."""
    if isfinite(found.share) and isfinite(found.hr_low):
        known = found.inside / found.share if found.share else found.longest_outside
        inside = Message(
            "{name}: in range {inside} of {known}, at {low:.0f} to {high:.0f} beats a minute over half a minute",
            name=name,
            inside=clock(found.inside),
            known=clock(known),
            low=found.hr_low,
            high=found.hr_high,
        )
        if found.exits:
            yield Message(
                "{inside}; left it {times}, for {longest} at most.",
                inside=inside,
                times=times(found.exits),
                longest=clock(found.longest_outside),
            )
        else:
            yield Message("{inside}; never left it.", inside=inside)


def breath_line(name: str, found: Breathing) -> Iterator[Message]:
    """How fast a person breathed and how far the heart swung with it, as far as that is known."""
    whole = found.whole
    if isfinite(whole.rate_bpm) and isfinite(whole.coherence):
        yield Message(
            "{name}: {rate:.1f} breaths a minute, coherence {coherence:.1f}, swing {swing:.0f} beats a minute.",
            name=name,
            rate=whole.rate_bpm,
            coherence=whole.coherence,
            swing=whole.hr_swing_bpm,
        )
    elif isfinite(whole.coherence):
        yield Message(
            "{name}: breath uncertain, coherence {coherence:.1f}, swing {swing:.0f} beats a minute.",
            name=name,
            coherence=whole.coherence,
            swing=whole.hr_swing_bpm,
        )


class CueAnswer(msgspec.Struct, frozen=True):
    """What `who` answered to a kind of `cue`, given by the seat `by` ("" where nobody, or both, were named).

    `n` times; heart rate changed by `hr` (bpm), and by `beyond` more than after no cue, in `control_seconds`.
    """

    cue: str
    by: str
    who: str
    n: int
    hr: float
    beyond: Effect
    control_seconds: int = 0

    @property
    def answered(self) -> bool | None:
        """Whether the heart came down further than without a cue; None where that cannot be said."""
        return self.beyond.clear and self.beyond.value < 0 if self.beyond.known else None


def cue_answers(cues: Sequence[CueResponse], marks: Sequence[Mark], people: Sequence[str]) -> tuple[CueAnswer, ...]:
    """Put an interval to each answer, and a giver to each cue."""
    found: list[CueAnswer] = []
    for one in cues:
        given = {mark.who for mark in marks if cue_of(mark) == one.cue and mark.who != one.who}
        by = next(iter(given)) or "" if len(given) == 1 else ""
        enough = one.controlled >= LEAST_ANSWERS
        reach = one.hr_beyond_se * float(scipy.special.stdtrit(one.equal - 1, 0.975)) if enough else nan
        ends = (one.hr_beyond - reach, one.hr_beyond + reach) if isfinite(reach) else (nan, nan)
        beyond = Effect(one.hr_beyond, *ends)
        found.append(
            CueAnswer(one.cue, by if by in people else "", one.who, one.n, one.hr, beyond, one.control_seconds)
        )
    return tuple(found)


def cue_lines(answers: Sequence[CueAnswer], names: Mapping[str, str]) -> Iterator[Message]:
    """Which cue, by whom, answered how, beside moments without one."""
    for one in answers:
        cue = CUES[one.cue]
        given = (
            Message("{cue} by {name}, {times}", cue=cue, name=names[one.by], times=times(one.n))
            if one.by
            else Message("{cue}, {times}", cue=cue, times=times(one.n))
        )
        changed = Message(
            "{given}: heart rate of {who} {hr:+.1f} beats a minute", given=given, who=names[one.who], hr=one.hr
        )
        if one.answered is None:
            yield Message("{changed}; too few to compare with moments without a cue.", changed=changed)
            continue
        numbers = {"beyond": one.beyond.value, "low": one.beyond.low, "high": one.beyond.high}
        if one.answered:
            yield Message(
                "{changed}; {beyond:+.1f} ({low:+.1f} to {high:+.1f}) beside moments without a cue: clearly more "
                "settled after it.",
                changed=changed,
                **numbers,
            )
        else:
            yield Message(
                "{changed}; {beyond:+.1f} ({low:+.1f} to {high:+.1f}) beside moments without a cue: no clear answer.",
                changed=changed,
                **numbers,
            )


def comparison_lines(found: Sequence[Comparison], names: Mapping[str, str]) -> Iterator[Message]:
    """What each body, and moving together, was in one condition and in another."""
    said = list[str]()
    for one in found:
        both = Message("{one} minus {other}", one=one.one, other=one.other)
        for who, effect in one.hr.items():
            if effect.known:
                said.append(one.stressor)
                yield Message(
                    "{both}: heart rate of {who} {value:+.1f} ({low:+.1f} to {high:+.1f}) beats a minute, {clear}.",
                    both=both,
                    who=names[who],
                    value=effect.value,
                    low=effect.low,
                    high=effect.high,
                    clear=_clear(effect),
                )
        for who, effect in one.ln_rmssd.items():
            if effect.known:
                value, low, high = (100 * (exp(part) - 1) for part in (effect.value, effect.low, effect.high))
                yield Message(
                    "{both}: variability (RMSSD) of {who} {value:+.0f} % ({low:+.0f} to {high:+.0f} %), {clear}.",
                    both=both,
                    who=names[who],
                    value=value,
                    low=low,
                    high=high,
                    clear=_clear(effect),
                )
        if one.together.known:
            said.append(one.stressor)
            yield Message(
                "{both}: moving together {value:+.2f} ({low:+.2f} to {high:+.2f}) of Fisher's z, {clear}.",
                both=both,
                value=one.together.value,
                low=one.together.low,
                high=one.together.high,
                clear=_clear(one.together),
            )
    if "one" in said:
        yield Message("Only one of the two was under a stressor: what that does is in the difference, too.")
    elif said and "none" in said:
        yield Message("No effect is expected without a stressor, and no phase asked for one.")


def _clear(effect: Effect) -> Message:
    return Message("clearly different") if effect.clear else Message("no clear difference")
