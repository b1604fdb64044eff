"""What is said of a body and of the straps is true: no arriving without beats, no good strap without clean ones."""

from math import isnan, nan

import pytest
from msgspec.structs import replace
from support.made_frames import frame, person

from hrvsync.analysis.states import Reading, State
from hrvsync.analysis.synchrony import Together
from hrvsync.analysis.synchrony.words import Word
from hrvsync.ui import phrases
from hrvsync.ui.session.state import SessionState, settledness

SETTLED = Reading(State.SETTLED, 0.9, 0.0, 0.0)
UP = Reading(State.LIVELY, 0.9, 3.0, 0.0)
RISING = replace(SETTLED, rising=True)


def test_an_unknown_state_is_arriving_only_where_the_beats_are_clean() -> None:
    arriving = person(60.0, 64.0)
    assert phrases.body_state(arriving)[0] == "Arriving"
    assert phrases.body_state(replace(arriving, usable_pct=62.0))[0] == "Too few clean beats"
    assert phrases.body_state(replace(arriving, usable_pct=62.0, state=SETTLED))[0] == "Settled"


def test_a_start_that_was_not_quiet_is_said() -> None:
    restless = replace(person(60.0, 64.0), state=replace(SETTLED, quiet=False))
    assert phrases.body_state(restless) == ("Settled", "within your own range; the start was not quiet")
    assert "Ada" in phrases.not_quiet("Ada")


def test_nothing_is_said_of_straps_with_clean_beats() -> None:
    state, good = SessionState("", {"A": "Ada", "B": "Bo"}), frame(100.0)
    assert phrases.straps(state, good) == ""
    poor = good.people | {"B": replace(good.people["B"], usable_pct=62.4)}
    assert phrases.straps(state, replace(good, people=poor)) == "Bo: only 62 % clean"


def test_a_heart_that_goes_up_is_rising_before_it_is_up() -> None:
    rising = replace(person(60.0, 64.0), state=replace(SETTLED, rising=True))
    assert phrases.body_state(rising) == ("Rising", "the heart is going up")


@pytest.mark.parametrize(
    ("a", "b", "word", "said"),
    [
        (UP, UP, "apart", "Both of you are up"),
        (UP, UP, "together", "Both of you are up, and moving together"),
        (UP, RISING, "together", "Both hearts are going up"),
        (RISING, RISING, "", "Both hearts are going up"),
        (UP, SETTLED, "together", "B is settled, A is up"),
        (SETTLED, SETTLED, "together", "Both settled, moving together"),
    ],
)
def test_with_both_up_that_is_said_first(a: Reading, b: Reading, word: Word, said: str) -> None:
    calm = frame(400.0, phase=None)
    assert calm.pair is not None
    people = {who: replace(calm.people[who], state=reading) for who, reading in (("A", a), ("B", b))}
    pair = replace(calm.pair, together=Together(word=word))
    both = replace(calm, people=people, pair=pair)
    assert phrases.together(both, {}) == said
    assert bool(phrases.chance(both)) == ("moving together" in said)


def test_nobody_whose_heart_is_up_or_whose_variability_is_down_is_on_the_settled_side() -> None:
    assert settledness(SETTLED) == 0.5
    assert (
        settledness(replace(SETTLED, variability_z=3.0)) == 0.5
    )  # more variability than usual makes nobody more settled
    assert settledness(UP) < 0
    assert settledness(Reading(State.ACTIVATED, 0.9, 2.0, -2.0)) < 0
    assert settledness(Reading(State.WITHDRAWN, 0.9, 0.0, -2.0)) < 0
    assert isnan(settledness(Reading(State.UNKNOWN, nan, nan, nan)))
