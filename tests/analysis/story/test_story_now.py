"""The present moment: one sentence joins state and synchrony; what happened is noticed once."""

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace
from support.made_frames import frame

from hrvsync.analysis.live import Frame
from hrvsync.analysis.states import NOTHING, Reading, State
from hrvsync.analysis.story import Happenings, in_words
from hrvsync.analysis.story.now import JUST_S, place_of
from hrvsync.analysis.synchrony import Together

NAMES = {"A": "Ada", "B": "Ben"}
READINGS = {
    "s": Reading(State.SETTLED, 0.9, 0.0, 0.0),
    "r": Reading(State.SETTLED, 0.9, 0.0, 0.0, rising=True),
    "u": Reading(State.ACTIVATED, 0.9, 3.0, -2.0),
    "l": Reading(State.LIVELY, 0.9, 3.0, 0.0),
    "d": Reading(State.WITHDRAWN, 0.9, 0.0, -2.0),
    "?": NOTHING,
}


NOTHING_YET = Together()


def at(t: float, states: str, together: Together = NOTHING_YET) -> Frame:
    """The frame of second `t` in which Ada and Ben are in these states."""
    made = frame(t)
    assert made.pair is not None
    people = {who: replace(made.people[who], state=READINGS[one]) for who, one in zip("AB", states, strict=True)}
    return replace(made, people=people, pair=replace(made.pair, together=together))


@pytest.mark.parametrize(
    ("states", "together", "said"),
    [
        ("ss", Together(word="together"), "Both settled, moving together"),
        ("ss", Together(word="together", null="pacer"), "Both settled, moving together beyond the pacer"),
        ("ss", Together(word="some"), "Both settled, moving together a little"),
        ("ss", Together(word="some", null="pacer"), "Both settled, moving together a little beyond the pacer"),
        ("ss", Together(word="apart"), "Settled, each in your own rhythm"),
        ("ss", Together(word="apart", opposite=True), "Both settled, moving in opposite directions"),
        ("ss", Together(word="apart", follow=True), "Both settled, following the pacer; no more than that"),
        ("ss", NOTHING_YET, ""),
        ("uu", Together(word="some"), "Both of you are up, and moving together"),
        ("lu", Together(word="apart"), "Both of you are up"),
        ("ru", Together(), "Both hearts are going up"),
        ("su", Together(), "Ada is settled, Ben is up"),
        ("us", Together(), "Ben is settled, Ada is up"),
        ("sr", Together(), "Ada is settled, Ben's heart is going up"),
        ("dr", Together(), "Ben's heart is going up"),
        ("ud", Together(), "Ada is up"),
        ("sd", Together(word="together"), ""),
        ("s?", Together(word="together"), ""),
    ],
)
def test_state_and_synchrony_in_one_sentence(states: str, together: Together, said: str) -> None:
    assert str(in_words(at(300, states, together), NAMES)) == said


def test_somebody_alone_has_no_sentence_of_two() -> None:
    assert str(in_words(frame(300.0, pair=False), NAMES)) == ""


def happened(*states: str) -> Happenings:
    """What is noticed in frames from 100 s on, each letter pair for ten seconds."""
    found = Happenings()
    for n, one in enumerate(states):
        for second in range(10):
            found.follow(at(100.0 + 10 * n + second, one))
    return found


def said(found: Happenings) -> list[tuple[float, str]]:
    return [(one.t, str(one.in_words(NAMES))) for one in found.all]


def test_one_who_comes_back_while_the_other_stayed_settled() -> None:
    found = happened("ss", "sr", "su", "su", "ss", "ss")
    assert said(found) == [(140.0, "Ben is coming back, Ada stayed settled")]
    assert found.all[0].since == 120
    assert found.just(140 + JUST_S - 1) == found.all[0]
    assert found.just(140 + JUST_S) is None
    assert found.just(139) is None


def test_both_up_at_once_is_a_shift_and_both_settled_again_is_noticed_once() -> None:
    found = happened("ss", "rr", "uu", "uu", "dd", "ss", "ss")
    assert said(found) == [(120.0, "Something shifted here for both"), (150.0, "Both of you are settled again")]


def test_one_after_the_other_is_no_shift_but_both_come_back() -> None:
    assert said(happened("ss", "us", "us", "us", "uu", "us", "ss")) == [(160.0, "Both of you are settled again")]


def test_a_short_rise_is_not_noticed() -> None:
    assert said(happened("ss", "su", "ss")) == []


def test_beats_that_are_missing_end_what_was_followed() -> None:
    assert said(happened("ss", "su", "su", "s?", "ss")) == []
    assert said(happened("ss", "uu", "??", "ss")) == [(110.0, "Something shifted here for both")]


def test_the_same_frame_counts_once_and_going_back_begins_again() -> None:
    found = happened("ss", "uu", "uu")
    found.follow(at(129.0, "uu"))
    assert len(found.all) == 1
    found.follow(at(50.0, "ss"))
    assert found.all == []
    found.follow(frame(60.0, pair=False))
    assert found.all == []


@given(st.lists(st.sampled_from([a + b for a in "srul?d" for b in "srul?d"]), max_size=12))
def test_nothing_is_noticed_twice_and_everything_in_order(states: list[str]) -> None:
    found = happened(*states)
    times = [one.t for one in found.all]
    assert times == sorted(times)
    assert len({(one.t, one.what) for one in found.all}) == len(found.all)
    assert all(one.since <= one.t for one in found.all)


def test_the_place_of_a_body() -> None:
    assert [place_of(READINGS[one]) for one in "srul?d"] == ["settled", "rising", "up", "up", "", "dampened"]
