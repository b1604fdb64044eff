"""Moments: what an episode was, by who was unsettled in it, how long, and how it ended."""

import itertools
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync.analysis.states import Course, Rupture, State, unpacked
from hrvsync.analysis.states.pair import ruptures
from hrvsync.analysis.story.moments import LEAST_ALONE, LEAST_DAMPENED, ORDER, Moment, episodes, moments
from hrvsync.analysis.story.sentences import clock, later, sentence_of
from hrvsync.events import Mark

BOTH = {"A": "Ada", "B": "Ben"}


def course_of(states: str) -> Course:
    """The course of somebody in these states: s200a60 is 200 s settled, 60 s activated."""
    _, state = unpacked(f"0:{states}")
    flat = np.zeros(len(state))
    return Course(np.arange(float(len(state))), flat, flat, flat, flat, flat, flat, state, flat)


def two(a: str, b: str) -> dict[str, Course]:
    return {"A": course_of(a), "B": course_of(b)}


def only(courses: dict[str, Course], seconds: float, since: float = 100.0) -> Moment:
    (moment,) = moments(courses, (), since, seconds)
    return moment


def test_one_who_came_back_while_the_other_stayed_settled() -> None:
    moment = only(two("s400", "s200a60s140"), 400)
    assert (moment.kind, moment.t, moment.until, moment.who, moment.steady) == ("steadied", 200, 260, ("B",), "A")
    assert str(sentence_of(moment, BOTH)) == (
        "Ben was up from 3:20; Ada stayed settled, and a minute later you both were."
    )


def test_a_lively_other_is_settled_too() -> None:
    assert only(two("s200l100s100", "s200a60s140"), 400).kind == "steadied"


def test_both_up_and_settled_again() -> None:
    moment = only(two("s200a60s140", "s195a100s105"), 400)
    assert (moment.kind, moment.t, moment.until, moment.who) == ("both_up", 195, 295, ("B", "A"))
    assert str(sentence_of(moment, BOTH)) == "Both of you were up from 3:15; from 4:55 on you were both settled again."


def test_both_unsettled_until_the_session_ended() -> None:
    moment = only(two("s200w200", "s200w200"), 400)
    assert str(sentence_of(moment, BOTH)) == (
        "Both of you were unsettled from 3:20, and were not yet both settled when the session ended."
    )


def test_beats_that_break_off() -> None:
    moment = only(two("s200a60u140", "s200a60u140"), 400)
    assert (moment.kind, moment.end) == ("both_up", "missing")
    assert "when the beats broke off" in sentence_of(moment, BOTH)


def test_one_up_until_the_end() -> None:
    moment = only(two("s400", "s300a100"), 400)
    assert (moment.kind, moment.end) == ("one_up", "session")
    assert str(sentence_of(moment, BOTH)) == (
        "Ben was up from 5:00, and not yet settled when the session ended; Ada stayed settled."
    )


def test_one_after_the_other_is_said_of_whom_it_lasted_longest() -> None:
    moment = only(two("s200a40s160", "s235a100s65"), 400)
    assert (moment.kind, moment.who, moment.steady) == ("one_up", ("B",), "")
    assert str(sentence_of(moment, BOTH)).startswith("Ben was up from 3:20; from 5:35 on you were both settled again")
    unfinished = only(two("s200a40s160", "s235a165"), 400)
    assert str(sentence_of(unfinished, BOTH)) == "Ben was up from 3:20, and not yet settled when the session ended."


def test_somebody_alone() -> None:
    moment = only({"A": course_of("s200w70s130")}, 400)
    assert str(sentence_of(moment, {"A": "Ada"})) == "Ada was unsettled from 3:20, and a minute later settled again."


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("s400", "s200a14s186"),  # too short to be anything
        ("s200a16s184", f"s214a15s{171 + LEAST_ALONE - 30:.0f}"),  # nobody long enough alone, nor both together
        ("s400", f"s200w{LEAST_DAMPENED - 1:.0f}s141"),  # no heart up
        ("s400", "s50a40s310"),  # before the baseline was over
        ("s400", "s400"),
    ],
)
def test_what_is_no_moment(a: str, b: str) -> None:
    assert moments(two(a, b), (), 100.0, 400.0) == ()


def torn(a: str, b: str, seconds: float = 400.0, marks: tuple[Mark, ...] = (Mark(200.0, "rupture"),)) -> Moment:
    courses = two(a, b)
    return moments(courses, ruptures(courses, marks), 100.0, seconds)[0]


@pytest.mark.parametrize(
    ("a", "b", "outcome"),
    [
        ("s400", "s400", "both of you stayed in range."),
        ("s202a40s158", "s202a46s152", "48 seconds later you were both back in range."),
        ("s202a40s158", "s202a198", "Ada was back in range after 42 s, Ben not yet when the session ended."),
        ("s400", "s202a198", "Ada stayed in range, Ben was not yet back when the session ended."),
        ("s202a198", "s202a198", "neither of you was back in range when the session ended."),
        ("s202a40s158", "s202a98s100", "from 5:00 on you were both back in range."),
        ("s202a40s50a108", "s202a98s98a2", "you were not yet both back in range when the session ended."),
        ("s190u210", "s190u210", "too much is missing there to say more."),
        ("s202a100u98", "s202a100u98", "neither of you was back in range when the beats broke off."),
    ],
)
def test_a_rupture_and_what_came_of_it(a: str, b: str, outcome: str) -> None:
    assert str(sentence_of(torn(a, b), BOTH)) == f"A rupture was marked at 3:20; {outcome}"


def test_a_marked_repair_and_an_episode_near_a_rupture_belong_to_it() -> None:
    courses = two("s202a40s158", "s202a46s152")
    found = moments(courses, ruptures(courses, (Mark(200.0, "rupture"), Mark(230.0, "repair"))), 100.0, 400.0)
    assert [one.kind for one in found] == ["rupture"]
    assert found[0].repair_marked == 30


def test_a_shift_that_was_seen() -> None:
    rupture = Rupture(200.0, "shift", {"A": 42.0, "B": 48.0}, 48.0, "back", True, nan, 200.0)
    (moment,) = moments(two("s202a40s158", "s202a46s152"), (rupture,), 100.0, 400.0)
    assert str(sentence_of(moment, BOTH)) == (
        "Something shifted in both of you at 3:20; 48 seconds later you were both back in range."
    )


def test_the_strongest_comes_first_and_of_one_kind_the_longest() -> None:
    found = moments(two("s800", "s150a40s60a90s100a30s330"), (), 100.0, 800.0)
    assert [one.seconds for one in found] == [90, 40, 30]
    assert len({one.kind for one in found}) == 1


@given(
    st.lists(st.tuples(st.sampled_from("sawlu"), st.integers(1, 120)), min_size=1, max_size=8),
    st.lists(st.tuples(st.sampled_from("sawlu"), st.integers(1, 120)), min_size=1, max_size=8),
)
def test_episodes_lie_apart_and_speak_of_who_was_unsettled(a: list[tuple[str, int]], b: list[tuple[str, int]]) -> None:
    seconds = max(sum(n for _, n in one) for one in (a, b))
    written = ["".join(f"{state}{n}" for state, n in one) + f"u{seconds}" for one in (a, b)]
    courses = two(*written)
    courses = {
        who: Course(*(getattr(one, name)[:seconds] for name in one.__struct_fields__)) for who, one in courses.items()
    }
    found = episodes(courses, 0.0, seconds)
    for before, after in itertools.pairwise(found):
        assert before.t + (0 if before.seconds == inf else before.seconds) <= after.t
    for one in found:
        assert one.kind in ORDER
        end = int(min(one.t + one.seconds, seconds))
        states = courses[one.who[0]].state[int(one.t) : end]
        assert ((states == State.ACTIVATED) | (states == State.WITHDRAWN)).any()
        if one.steady and one.kind == "steadied":
            calm = courses[one.steady].state[int(one.t) : end]
            assert ((calm == State.SETTLED) | (calm == State.LIVELY)).all()
        assert sentence_of(one, BOTH)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "a second later"), (49, "49 seconds later"), (60, "a minute later"), (90, "from 5:00 on")],
)
def test_how_long_after(seconds: float, words: str) -> None:
    assert str(later(seconds, 300.0)) == words


def test_the_clock_of_a_session() -> None:
    assert [clock(t) for t in (0, 61.4, 3661)] == ["0:00", "1:01", "1:01:01"]
