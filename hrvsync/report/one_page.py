"""One page for whoever took part: a sentence, a picture, three figures, and words that are meant for them.

It holds no private note, no word of a mark, and nothing that is the practitioner's own.
"""

from collections.abc import Iterator, Sequence
from math import isfinite

from hrvsync.analysis.session import PersonResult, SessionResult, analyse
from hrvsync.analysis.story import Moment, Story, Stretch, story
from hrvsync.analysis.story.cards import by_chance, no_news, times
from hrvsync.history import session_of
from hrvsync.i18n import Message, joined
from hrvsync.report import words
from hrvsync.report.language import ENGLISH, Language
from hrvsync.report.page import Page, render
from hrvsync.report.period import DAY_AND_MONTH, MONTHS
from hrvsync.report.picture import Stripe, dots, picture
from hrvsync.report.svg import Curve, Frame
from hrvsync.storage import Notes, Recording

BY_CHANCE_TIMES = Message("by chance it would be {n:.1f} times")
TOO_SHORT = Message("how often by chance shows in longer sessions")
MOST_LINES = 4
"""Sentences below the figures."""
LONGEST = 400
"""Letters of somebody's own words, so that all of it fits one sheet of paper."""
MOST_WORDS = 6
"""Lines of own words."""
WORDS = {
    "happened": Message("What happened between you"),
    "happened_alone": Message("What happened"),
    "own": Message("In your own words"),
    "picture": Message("Heart rates in beats a minute, and states"),
    "key": Message(
        "Heart rates in beats a minute; below, each person's state against their own beginning. Low and light is "
        "settled, high is heart up, dark is variability down."
    ),
    "settled": Message("Settled together"),
    "together": Message("Moved together"),
    "steadied": Message("One settled, one not, then both"),
    "next": Message("For next time"),
    "note": Message(
        "These are states of bodies, not feelings and not a measure of a relationship. Compare each person with their "
        "own days only. hrvsync is not a medical device; numbers can be wrong."
    ),
    "usable": Message("All beats were usable."),
    "yours": Message("Whoever took part may ask to have the recording deleted."),
}
BEFORE, AFTER = Message("before: {text}"), Message("after: {text}")
STATES = {"settled": Message("settled"), "lively": Message("lively"), "activated": Message("up")}
"""What stands in the strips; variability that is down alone has no word here."""


def one_page(recording: Recording, notes: Notes, language: Language = ENGLISH, for_client: str = "") -> str:
    """Write what a session was like on one page of A4, as HTML, for those who took part.

    `for_client` is a line for next time, and stands there with the practitioner's name. Raises FileError.
    """
    result, header = analyse(session_of(recording, notes)), recording.header
    found, people = story(result), [one for one in result.people.values() if len(one.beats)]
    frame = Frame(result.data.seconds, tuple((span.name, span.start, span.end) for span in result.data.spans))
    page: Page = {
        "title": joined((words.names(one.name for one in people) or Message("Nobody"), _day(header.created))),
        "when": joined(
            (
                words.names(one.name for one in people),
                _day(header.created),
                words.lasting(result.data.seconds),
            ),
            " · ",
        ),
        "sentence": found.sentence,
        "picture": _picture(frame, people, found, language),
        "key": WORDS["key"],
        "tiles": list(_tiles(result, found, language)),
        "happened": WORDS["happened"] if len(people) > 1 else WORDS["happened_alone"],
        "lines": _lines(found, alone=len(people) == 1),
        "own": _own_words(notes, {one.who: one.name for one in people}),
        "next": _next(result, for_client),
        "for_client": _short(for_client),
        "note": joined((WORDS["note"], _quality(people), WORDS["yours"]), " "),
        "of_own": WORDS["own"],
    }
    return render("one_page.html.j2", page, language)


def _day(created: str) -> Message:
    """The day as people write it; nothing where it is not known."""
    year, _, rest = created[:10].partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and day.isdigit() and 1 <= int(month) <= len(MONTHS)):
        return Message()
    short = DAY_AND_MONTH.filled(day=int(day), month=MONTHS[int(month) - 1])
    return Message("{day} {year}", day=short, year=year)


def _picture(frame: Frame, people: Sequence[PersonResult], found: Story, language: Language) -> str:
    lines = [Curve(one.who, one.name, one.course.t, one.course.hr, "never") for one in people]
    strips = [
        (one.who, [_stripe(stretch, language) for stretch in found.strips[one.who]])
        for one in people
        if any(stretch.state for stretch in found.strips[one.who])
    ]
    names = {one.who: one.name for one in people}
    said = [(t, language.say(text)) for moment in found.moments[:1] for t, text in _said(moment, names)]
    return picture(frame, language.say(WORDS["picture"]), lines, strips, said) if people else ""


def _stripe(one: Stretch, language: Language) -> Stripe:
    raised = None if not one.state else one.state in ("activated", "lively")
    word = language.say(STATES[one.state]) if one.state in STATES else ""
    return Stripe(one.start, one.end, raised, one.state in ("activated", "withdrawn"), word)


def _said(moment: Moment, names: dict[str, str]) -> Iterator[tuple[float, Message]]:
    """What stands above the curves at the strongest moment, and at its end."""
    match moment.kind:
        case "rupture":
            yield moment.t, Message("rupture marked")
        case "shift" | "both_up":
            yield moment.t, Message("both unsettled")
        case _:
            name = names.get(moment.who[0], "") if moment.who else ""
            yield moment.t, Message("{name} up", name=name) if moment.up else Message("{name} unsettled", name=name)
    if moment.end == "settled" and isfinite(moment.until):
        yield moment.until, Message("both settled") if len(names) > 1 else Message("settled")


def _tiles(result: SessionResult, found: Story, language: Language) -> Iterator[tuple[Message, Message, str, Message]]:
    """A heading, a figure, its dots and a line about it, of two people."""
    if result.pair is None:
        return
    (pair,) = found.pairs.values()
    settled = [one for one in pair.settled if one is not None]
    if settled:
        figure = Message("{n} of {of} {of:minute|minutes}", n=sum(settled), of=len(settled))
        in_order = Message("a dot a minute, in order")
        yield WORDS["settled"], figure, dots(pair.settled, language.say(WORDS["settled"])), in_order
    alike = [one for one in pair.together if one is not None]
    if alike:
        figure = Message("{n} of {of} {of:minute|minutes}", n=sum(alike), of=len(alike))
        chance = Message("beyond chance; {chance}", chance=by_chance(pair.by_chance))
        yield WORDS["together"], figure, dots(pair.together, language.say(WORDS["together"])), chance
    if (states := result.pair.states) is not None:
        often, chance = times(len(states.lendings)), TOO_SHORT
        if isfinite(states.lendings_by_chance):
            chance = Message() if no_news(states) else BY_CHANCE_TIMES.filled(n=states.lendings_by_chance)
        yield WORDS["steadied"], often, "", chance


def _lines(found: Story, *, alone: bool) -> list[Message]:
    """The first sentences of what happened, which the page does not say already, without the practitioner's own."""
    keys = ("tolerance", "breath") if alone else ("repaired", "steadied")
    on_tile = {"steadied": 1}  # how often, the last line of it, is a figure above
    lines = [
        line for one in found.cards if one.key in keys for line in one.lines[: len(one.lines) - on_tile.get(one.key, 0)]
    ]
    return [line for line in lines if line != found.sentence][:MOST_LINES]


def _own_words(notes: Notes, names: dict[str, str]) -> list[Message]:
    """How everybody felt, and the note that they wrote together."""
    felt = [
        joined(
            (
                names[who],
                *(part for part in (before and BEFORE.filled(text=before), after and AFTER.filled(text=after)) if part),
            )
        )
        for who, mood in notes.moods.items()
        if who in names
        for before, after in [(_short(mood.before), _short(mood.after))]
        if before or after
    ]
    return [*felt[:MOST_WORDS], *([joined([_short(notes.note)])] if notes.note else [])]


def _next(result: SessionResult, for_client: str) -> Message:
    own = [one.name for one in result.people.values() if one.role == "practitioner"]
    if not for_client.strip():
        return Message()
    return Message("For next time, from {name}", name=own[0]) if own else WORDS["next"]


def _quality(people: Sequence[PersonResult]) -> Message:
    """How much of everybody's time was usable."""
    usable = [
        Message("{name}: {usable} of the time usable.", name=one.name, usable=words.usable_pct(one.measures.usable_pct))
        for one in people
        if one.measures.usable_pct != 100
    ]
    return joined(usable, " ") if usable else WORDS["usable"] if people else Message()


def _short(text: str) -> str:
    """Own words, cut where they would need a second sheet."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()} ..."
