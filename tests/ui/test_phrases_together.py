"""What is said of two people: the newest minute, the phase so far, and, before there is a word, what is missing."""

import pytest
from msgspec.structs import replace
from support.made_frames import PACED, frame

from hrvsync.analysis.live import Frame
from hrvsync.analysis.states import Reading, State
from hrvsync.analysis.synchrony import Together
from hrvsync.events import Mark, Phase
from hrvsync.ui import phrases

NAMES = {"A": "Ada", "B": "Bo"}
FREE = Phase(0.0, "Talk")


def reading(together: Together, t: float = 100.0, phase: Phase | None = FREE, paused: bool = False) -> Frame:
    made = frame(t, phase=phase)
    assert made.pair is not None
    return replace(made, pair=replace(made.pair, together=together), paused=paused)


def said(found: Frame) -> str:
    return phrases.together(found, NAMES)


def test_what_is_missing_is_said_with_its_seconds() -> None:
    assert said(reading(Together(needs=42.3))) == "Needs 43 s more of both of you breathing freely"
    assert said(reading(Together(needs=42.0), phase=PACED)) == "Needs 42 s more of both of you with the pacer"
    assert said(reading(Together(needs=42.0), paused=True)) == "Not enough yet to say whether you move together"
    assert said(reading(Together())) == "Not enough yet to say whether you move together"
    assert said(reading(Together(word="apart", needs=0.0))) == "No more alike than by chance"
    assert said(frame(100.0, pair=False)) == ""


@pytest.mark.parametrize("who", ["A", "B"])
def test_a_strap_that_is_away_is_waited_for_and_time_does_not_run(who: str) -> None:
    found = reading(Together(needs=42.0))
    away = found.people | {who: replace(found.people[who], link="lost")}
    assert said(replace(found, people=away)) == f"Waiting for {NAMES[who]}'s strap"
    both = {seat: replace(person, silent=20.0) for seat, person in found.people.items()}
    assert said(replace(found, people=both)) == "Waiting for both straps"


def test_a_minute_with_too_few_clean_beats_is_said() -> None:
    found = reading(Together(needs=0.0))
    poor = found.people | {"B": replace(found.people["B"], usable_pct=70.0)}
    assert said(replace(found, people=poor)) == "Waiting for a minute of clean beats: Bo"


@pytest.mark.parametrize(
    ("together", "phase", "t", "text"),
    [
        (Together(), FREE, 100.0, ""),
        (Together(so_far="together"), FREE, 200.0, "This phase so far: more in common than by chance"),
        (Together(so_far="open"), None, 200.0, "So far: not clearly more in common than by chance"),
        (
            Together(so_far="open", so_far_beyond=True),
            PACED,
            300.0,
            "This phase so far: not clearly more in common than the pacer explains",
        ),
        (
            Together(so_far="together", so_far_beyond=True),
            PACED,
            660.0,
            "The last ten minutes: more in common than the pacer explains",
        ),
    ],
)
def test_the_phase_so_far_is_a_sentence_of_its_own(
    together: Together, phase: Phase | None, t: float, text: str
) -> None:
    assert phrases.so_far(reading(together, t, phase)) == text
    assert phrases.so_far(frame(t, pair=False)) == ""


def test_a_shared_event_is_said_where_the_two_are_alike_in_its_minute() -> None:
    alike, joint = reading(Together(word="together")), Mark(40.0, "note")
    said = "Something that happens to both, such as standing up, makes strangers alike too."
    assert phrases.shared_event(alike, [joint]) == said
    assert phrases.shared_event(alike, [Mark(40.0, "note", who="A"), Mark(35.0, "note"), Mark(101.0, "note")]) == ""
    assert phrases.shared_event(reading(Together(word="apart")), [joint]) == ""
    assert phrases.shared_event(frame(100.0, pair=False), [joint]) == ""
    state = Reading(State.ACTIVATED, 0.9, 2.0, 0.0)
    both = {who: replace(person, state=state) for who, person in alike.people.items()}
    assert phrases.shared_event(replace(alike, people=both), []) == said
    assert phrases.shared_event(replace(alike, people=both | {"B": alike.people["B"]}), []) == ""
