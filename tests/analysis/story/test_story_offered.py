"""What followed an offer to breathe together: whether people did, and when both were settled, as far as it was seen."""

import numpy as np
from support.scripted import OFFERED

from hrvsync.analysis.session import analyse, session_data
from hrvsync.analysis.states import Course, State
from hrvsync.analysis.story import Followed, plain, story
from hrvsync.analysis.story.offered import followed, offered_lines
from hrvsync.events import Pacer, Phase
from hrvsync.guide import Span


def course(seconds: int, *out: tuple[int, int], unknown: tuple[int, int] = (0, 0)) -> Course:
    """Somebody who is up in these spans (s) and settled otherwise."""
    states, nothing = np.full(seconds, State.SETTLED, np.int8), np.zeros(seconds)
    for start, end in out:
        states[start:end] = State.ACTIVATED
    states[slice(*unknown)] = State.UNKNOWN
    return Course(np.arange(float(seconds)), nothing, nothing, nothing, nothing, nothing, nothing, states, nothing)


def interlude(start: float) -> Span:
    return Span(Phase(start, "Breathe together", 60.0, {"": Pacer()}, interlude=True), start + 60)


def test_an_interlude_soon_after_an_offer_is_a_yes() -> None:
    courses = {"A": course(900, (100, 250)), "B": course(900, (100, 260))}
    assert followed([200.0], [interlude(205.0)], courses) == (Followed(200.0, True, 60.0, True),)
    assert followed([200.0], [interlude(300.0)], courses) == (Followed(200.0, False, 60.0, True),)
    planned = Span(Phase(205.0, "Breathe", 60.0, {"": Pacer()}), 265.0)
    assert followed([200.0], [planned], courses) == (Followed(200.0, False, 60.0, True),)
    assert followed([200.0], [interlude(90.0)], courses) == (Followed(200.0, False, 60.0, True),)


def test_it_is_watched_until_the_next_offer_or_interlude_or_the_end() -> None:
    up = {"A": course(900, (100, 900)), "B": course(900, (100, 900))}
    assert followed([200.0, 500.0], [interlude(510.0)], up) == (
        Followed(200.0, False, 300.0, False),
        Followed(500.0, True, 400.0, False),
    )
    assert followed([200.0], [interlude(400.0)], up) == (Followed(200.0, False, 200.0, False),)
    lost = up | {"B": course(900, (100, 900), unknown=(300, 900))}
    assert followed([200.0, 400.0], [], lost) == (Followed(200.0, False, 100.0, False),)


def test_it_is_said_in_words() -> None:
    said = offered_lines((Followed(200.0, True, 60.0, True), Followed(500.0, False, 120.0, False)))
    assert list(said) == [
        "At 3:20 you were offered to breathe together, and you did; 60 s after the offer you were both settled.",
        "At 8:20 you were offered to breathe together, and you went on without it; within 120 s you were not yet both "
        "settled.",
    ]


def test_a_recording_knows_it() -> None:
    found = story(analyse(session_data(OFFERED.events, OFFERED.names)))
    (offer,) = found.pairs["A", "B"].offers
    assert (offer.t, offer.accepted, offer.settled) == (361.0, True, True)
    assert abs(offer.seconds - 45) <= 12
    (card,) = (one for one in found.cards if one.key == "offered")
    assert str(card.title) == "A minute together"
    pairs = plain(found)["pairs"]
    assert isinstance(pairs, dict)
    assert pairs["A+B"]["offers"] == (offer,)
