"""The story of a session: one sentence that a person would say, and what stands on the cards below it.

Summary, report, text, JSON, tables, index and history take the words from here.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from hrvsync.analysis.over_months import ALIKE_BY_CHANCE
from hrvsync.analysis.session import PairResult, PersonResult, SessionResult
from hrvsync.analysis.states import State
from hrvsync.analysis.states.course import runs
from hrvsync.analysis.story import cards as card
from hrvsync.analysis.story.cards import Card, CueAnswer, Key
from hrvsync.analysis.story.conditions import Comparison, comparisons
from hrvsync.analysis.story.minutes import MINUTE, Minutes, minute_by_minute
from hrvsync.analysis.story.moments import ORDER, Moment, moments
from hrvsync.analysis.story.offered import Followed, followed, offered_lines
from hrvsync.analysis.story.practitioner import Accompanied, accompanied, practitioner_lines
from hrvsync.analysis.story.rate import rate_lines, rate_sentence
from hrvsync.analysis.story.sentences import clock, sentence_of
from hrvsync.analysis.story.tiles import Tile, pair_tiles, person_tiles, rhythm_line, with_the_disc
from hrvsync.analysis.story.watch import Watch, watches
from hrvsync.i18n import Message, joined, listed

CARE_PCT = 80.0
"""Below this usable share (%) of somebody's time, that is said first."""
JOINED_S = 30.0
"""Seconds: whose first beat comes so much later than another's has joined later."""
KEYS: tuple[Key, ...] = tuple(card.TITLES)


class Stretch(msgspec.Struct, frozen=True):
    """From `start` to `end` (s) in one `state`: settled, lively, activated, withdrawn; "" where it is not known."""

    start: float
    end: float
    state: str


class PairStory(msgspec.Struct, frozen=True):
    """What happened between two people, `moments` the strongest first.

    `settled` and `together`, minute by minute: whether both were settled, and more alike than by chance; None where
    that is not known. `by_chance`: in how many of those known strangers are more alike. `offers`: what followed those
    to breathe together. They, `cues` and `comparisons` are empty where there were none. `watch`: what to watch again.
    """

    sentence: Message
    moments: tuple[Moment, ...]
    settled: Minutes
    together: Minutes
    cues: tuple[CueAnswer, ...]
    comparisons: tuple[Comparison, ...]
    offers: tuple[Followed, ...]
    cards: tuple[Card, ...]
    tiles: tuple[Tile, ...] = ()
    watch: tuple[Watch, ...] = ()
    by_chance: float = 0.0


class Story(msgspec.Struct, frozen=True):
    """The `sentence` of a session, and its cards in order; `strips` are the states of everybody by seat.

    `moments`, the `tiles` and what to `watch` again are those of the one person, or of the two with the strongest
    moments; `pairs` by their seats. `people`: the cards about one alone. `accompanied`: the minutes of practitioners
    and their clients; the card `practitioner` says it.
    """

    sentence: Message
    cards: tuple[Card, ...]
    people: dict[str, tuple[Card, ...]]
    strips: dict[str, tuple[Stretch, ...]]
    moments: tuple[Moment, ...]
    pairs: dict[tuple[str, str], PairStory]
    accompanied: tuple[Accompanied, ...] = ()
    tiles: tuple[Tile, ...] = ()
    watch: tuple[Watch, ...] = ()

    @property
    def sentences(self) -> tuple[Message, ...]:
        """All of it in words, the sentence first."""
        return (self.sentence, *(line for one in self.cards for line in one.lines))


def story(result: SessionResult) -> Story:
    """Put into words what happened in a session.

    Parameters
    ----------
    result : SessionResult
        Of any number of people.

    Returns
    -------
    Story
        The sentence speaks of the strongest moment: a marked rupture, one who stayed settled while another was not, or
        both unsettled; else that they moved together beyond chance, or how long both were settled. Of a session that
        assessed breathing rates it says what was found.
    """
    pairs = {people: _pair(pair) for people, pair in result.pairs.items()}
    if pairs:
        people = min(pairs, key=lambda people: _strength(pairs[people]))
        strongest = pairs[people]
        found, tiles, watch = strongest.moments, strongest.tiles, strongest.watch
        sentence = _with_names(result, people, strongest.sentence) if len(pairs) > 1 else strongest.sentence
        tiles = tiles if len(pairs) == 1 else ()  # of which two they would speak, a tile does not say
    elif alone := next(iter(result.people.values()), None):
        found = _moments_alone(alone)
        settled = minute_by_minute([alone.course], result.data.seconds) if alone.baseline.known else ()
        sentence, tiles = _alone(alone, found, settled), tuple(person_tiles(alone, settled))
        watch = watches(found, {alone.who: alone.name}, (), (), 0.0, result.data.seconds)
    else:
        found, tiles, watch, sentence = (), (), (), _length(result)
    sentence = rate_sentence(result) or sentence
    people_cards = {who: _own(one) for who, one in result.people.items()}
    courses = {who: one.course for who, one in result.people.items() if len(one.course.t)}
    side_by_side = accompanied(result.data.roles, courses, result.data.seconds)
    return Story(
        sentence=_with_care(sentence, result.people.values()),
        cards=_cards(result, pairs, people_cards, side_by_side),
        people=people_cards,
        strips={who: strip(one) for who, one in result.people.items()},
        moments=found,
        pairs=pairs,
        accompanied=side_by_side,
        tiles=tiles,
        watch=watch,
    )


def strip(one: PersonResult) -> tuple[Stretch, ...]:
    """Return the states of a person over the session, one after the other."""
    return tuple(
        Stretch(max(0.0, run.start), run.end, State(run.code).name.lower() if run.code >= 0 else "")
        for run in runs(one.course.t, one.course.state)
        if run.end > 0
    )


def _strength(one: PairStory) -> int:
    return ORDER.index(one.moments[0].kind) if one.moments else len(ORDER)


def _pair(pair: PairResult) -> PairStory:
    result, states = pair.session, pair.states
    names = {who: result.data.name(who) for who in pair.people}
    people = {who: result.people[who] for who in pair.people}
    courses = {who: one.course for who, one in people.items()}
    paced = any("" in span.phase.pacers for span in result.data.spans)
    alike = tuple(minute.reading.word == "together" if minute.reading.word else None for minute in pair.minutes)
    chance = _by_chance(pair)
    compared = comparisons(result.data.spans, courses, pair.minutes_by_span)
    if states is None:
        found, settled, cues, offers = (), (), (), ()
    else:
        since = max(one.baseline.until for one in people.values())
        found = moments(courses, states.ruptures, since, result.data.seconds, result.data.spans)
        settled = minute_by_minute(courses.values(), result.data.seconds)
        cues = card.cue_answers(states.cues, result.data.marks, pair.people)
        offers = followed(result.data.offers, result.data.spans, courses)
    lines: dict[Key, Iterable[Message]] = {
        "settled": (*card.settled_lines(settled), *card.stressor_lines(result.data.spans)),
        "steadied": card.steadied_lines(found, states, names) if states else (),
        "repaired": card.repaired_lines(found, names) if states else (),
        "offered": offered_lines(offers),
        "together": card.together_lines(alike, chance, paced=paced),
        "cues": card.cue_lines(cues, names),
        "conditions": card.comparison_lines(compared, names),
    }
    sentence = _between(pair, found, settled, alike, chance)
    tiles = tuple(pair_tiles(pair, settled, alike, chance))
    seen = watches(found, names, pair.minutes, alike, chance, result.data.seconds)
    return PairStory(sentence, found, settled, alike, cues, compared, offers, _filled(lines), tiles, seen, chance)


def _by_chance(pair: PairResult) -> float:
    """In how many of the minutes that are known two strangers are more alike than by chance."""
    return sum(
        ALIKE_BY_CHANCE["paced" if span.phase.pacers else "free"] * sum(bool(minute.reading.word) for minute in minutes)
        for span, minutes in pair.minutes_by_span
    )


def _filled(lines: Mapping[Key, Iterable[Message]]) -> tuple[Card, ...]:
    found = {key: tuple(some) for key, some in lines.items()}
    return tuple(Card(key, found[key]) for key in KEYS if found.get(key))


def _between(pair: PairResult, found: Sequence[Moment], settled: Minutes, alike: Minutes, chance: float) -> Message:
    people = [pair.session.people[who] for who in pair.people]
    if found:
        return sentence_of(found[0], {one.who: one.name for one in people})
    if pair.states is None:
        return _unknown(people)
    if card.more_than_chance(alike, chance):
        return next(iter(card.together_lines(alike, chance, paced=False)))
    return next(iter(card.settled_lines(settled)), _length(pair.session))


def _moments_alone(one: PersonResult) -> tuple[Moment, ...]:
    if not one.baseline.known:
        return ()
    data = one.session.data
    return moments({one.who: one.course}, (), one.baseline.until, data.seconds, data.spans)


def _alone(one: PersonResult, found: Sequence[Moment], settled: Minutes) -> Message:
    if found:
        return sentence_of(found[0], {one.who: one.name})
    if not one.baseline.known:
        return _unknown([one])
    if kept := rhythm_line(one.name, with_the_disc([one])):
        return kept
    minutes = [known for known in settled if known is not None]
    return Message("{name} was settled for {n} of {of} minutes.", name=one.name, n=sum(minutes), of=len(minutes))


def _unknown(people: Sequence[PersonResult]) -> Message:
    """Say of whom the states cannot be known; of a session of less than a minute, how short it was."""
    if people[0].session.data.seconds < MINUTE:
        return _length(people[0].session)
    some = [one for one in people if not one.baseline.known]
    disorder = [one for one in some if one.measures.rhythm_disorder]
    names = listed([joined([one.name]) for one in disorder or some])
    if disorder:
        return Message("Of {names} only the heart rate is known: pacemaker or rhythm disorder.", names=names)
    return Message("Too little quiet time at the beginning to know what is usual for {names}.", names=names)


def _length(result: SessionResult) -> Message:
    seconds = result.data.seconds
    if seconds < MINUTE:
        return Message("A session of {n} {n:second|seconds}.", n=round(seconds))
    minutes = round(seconds / MINUTE)
    return Message("A session of a minute.") if minutes == 1 else Message("A session of {n} minutes.", n=minutes)


def _with_care(sentence: Message, people: Iterable[PersonResult]) -> Message:
    """Say first of whom all or much is missing, and who joined later."""
    some = list(people)
    none = [joined([one.name]) for one in some if not len(one.beats)]
    poor = [joined([one.name]) for one in some if len(one.beats) and not one.measures.usable_pct >= CARE_PCT]
    missing = [Message("Not one heartbeat of {names} arrived.", names=listed(none))] if none else []
    if none and len(none) == len(some):
        return missing[0]
    missing += [Message("Many beats of {names} are missing.", names=listed(poor))] if poor else []
    begun = {one.name: float(one.beats.t[0]) for one in some if len(one.beats)}
    late = {name: t for name, t in begun.items() if t - min(begun.values()) > JOINED_S}
    missing += [Message("{name} joined at {at}.", name=name, at=clock(t)) for name, t in late.items()]
    for clause in reversed(missing):
        sentence = Message("{missing} {sentence}", missing=clause, sentence=sentence)
    return sentence


def _own(one: PersonResult) -> tuple[Card, ...]:
    """The cards about one person alone."""
    within = card.tolerance_line(one.name, one.states.tolerance) if one.states else ()
    return _filled({"tolerance": within, "breath": card.breath_line(one.name, one.breathing)})


def _cards(
    result: SessionResult,
    pairs: Mapping[tuple[str, str], PairStory],
    people: Mapping[str, tuple[Card, ...]],
    side_by_side: tuple[Accompanied, ...],
) -> tuple[Card, ...]:
    """The cards of every two, with their names where there are others, of everybody, and of the practitioner."""
    lines: dict[Key, list[Message]] = {key: [] for key in KEYS}
    lines["practitioner"] += practitioner_lines(side_by_side, {who: one.name for who, one in result.people.items()})
    lines["rate"] += rate_lines(result)
    for seats, pair in pairs.items():
        for one in pair.cards:
            lines[one.key] += (
                [_with_names(result, seats, line) for line in one.lines] if len(pairs) > 1 else list(one.lines)
            )
    for one in (own for cards in people.values() for own in cards):
        lines[one.key] += one.lines
    return _filled(lines)


def _with_names(result: SessionResult, people: tuple[str, str], line: Message) -> Message:
    one, other = map(result.data.name, people)
    return Message("{one} and {other}: {line}", one=one, other=other, line=line)
