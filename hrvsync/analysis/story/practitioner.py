"""The practitioner's own card: where their body was while the client's was unsettled, beside where it was otherwise.

It counts minutes as the other cards do. It says nothing of how well somebody worked.
"""

from collections.abc import Iterator, Mapping

import msgspec

from hrvsync.analysis.states import Course
from hrvsync.analysis.story.minutes import Minutes, minute_by_minute
from hrvsync.i18n import Message

PRACTITIONER = "practitioner"


class Accompanied(msgspec.Struct, frozen=True):
    """Of the `unsettled` minutes of the seat `client`, in how many the seat `practitioner` was `settled`.

    Of the `other` minutes, in which the client was settled, the practitioner was in `other_settled`. Only minutes count
    in which both are known; `unknown` ones do not.
    """

    practitioner: str
    client: str
    settled: int
    unsettled: int
    other_settled: int
    other: int
    unknown: int


def accompanied(roles: Mapping[str, str], courses: Mapping[str, Course], seconds: float) -> tuple[Accompanied, ...]:
    """Count the minutes of each practitioner with each other person.

    Parameters
    ----------
    roles : mapping of str to str
        What each seat is to the others; without a practitioner nothing is counted.
    courses : mapping of str to Course
        The courses by seat, on one grid.
    seconds : float
        The length of the session; a minute that is not whole does not count.

    Returns
    -------
    tuple of Accompanied
        Whoever is not a practitioner is a client of each who is.
    """
    minutes = {who: minute_by_minute([course], seconds) for who, course in courses.items()}
    own = [who for who in minutes if roles.get(who) == PRACTITIONER]
    return tuple(_counted(who, one, minutes[who], minutes[one]) for who in own for one in minutes if one not in own)


def _counted(practitioner: str, client: str, own: Minutes, theirs: Minutes) -> Accompanied:
    known = [(here, there) for here, there in zip(own, theirs, strict=True) if None not in (here, there)]
    during = [here for here, there in known if not there]
    rest = [here for here, there in known if there]
    return Accompanied(
        practitioner,
        client,
        sum(map(bool, during)),
        len(during),
        sum(map(bool, rest)),
        len(rest),
        len(own) - len(known),
    )


def practitioner_lines(found: tuple[Accompanied, ...], names: Mapping[str, str]) -> Iterator[Message]:
    """Say it to the practitioner, by name."""
    for one in found:
        name, client = names[one.practitioner], names[one.client]
        if not one.unsettled + one.other:
            yield Message(
                "{name}, too little is known of your states, or of {client}'s, to set them side by side.",
                name=name,
                client=client,
            )
            continue
        if not one.unsettled:
            yield Message(
                "{name}, {client} was unsettled in none of {of} {of:minute|minutes}; you were settled in {n} of them.",
                name=name,
                client=client,
                n=one.other_settled,
                of=one.other,
            )
            continue
        yield Message(
            "{name}, you stayed settled in {n} of {client}'s {of} unsettled {of:minute|minutes}.",
            name=name,
            client=client,
            n=one.settled,
            of=one.unsettled,
        )
        if one.other:
            yield Message(
                "In {client}'s {of} settled {of:minute|minutes} you were settled in {n}.",
                client=client,
                n=one.other_settled,
                of=one.other,
            )
    if any(one.unsettled for one in found):
        yield Message("This says where your body was, not how you worked.")
