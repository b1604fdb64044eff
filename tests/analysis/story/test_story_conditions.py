"""Conditions: which phases are compared, and how sure a difference is."""

from math import isnan

import numpy as np
import pytest

from hrvsync.analysis.session import analyse, session_data
from hrvsync.analysis.states import Course
from hrvsync.analysis.story.conditions import Effect, comparisons, conditions, welch
from hrvsync.events import Pacer, Phase
from hrvsync.guide import Span


def spans(*phases: tuple[str, float, str]) -> tuple[Span, ...]:
    """Phases one after the other: name, length (s), condition."""
    t, found = 0.0, list[Span]()
    for name, seconds, condition in phases:
        found.append(Span(Phase(t, name, seconds, condition=condition), t + seconds))
        t += seconds
    return tuple(found)


HANDS = spans(
    ("Settle", 150, ""), ("Hands", 200, "hand in hand"), ("Apart", 200, "apart"), ("Hands", 90, "hand in hand")
)


def test_phases_say_their_condition() -> None:
    found = conditions(HANDS)
    assert {name: [span.start for span in some] for name, some in found.items()} == {
        "hand in hand": [150, 550],
        "apart": [350],
    }


def test_two_names_after_the_settling_are_conditions() -> None:
    assert list(conditions(spans(("Settle", 150, ""), ("Hands", 200, ""), ("Apart", 200, "")))) == ["Hands", "Apart"]
    assert conditions(spans(("Settle", 150, ""), ("Hands", 200, ""), ("Apart", 60, ""))) == {}  # too short
    assert conditions(spans(("Settle", 150, ""), ("Talk", 200, ""))) == {}
    assert conditions(spans(("Settle", 150, ""), ("Hands", 200, "only one"))) == {}
    three = spans(("Settle", 150, ""), ("Hands", 200, ""), ("Apart", 200, ""), ("Rest", 200, ""))
    assert conditions(three) == {}


def test_phases_of_which_one_is_paced_are_no_conditions() -> None:
    paced = Span(Phase(350.0, "Breathe", 200.0, {"": Pacer()}), 550.0)
    assert conditions((*spans(("Settle", 150, ""), ("Talk", 200, "")), paced)) == {}


def test_a_phase_that_makes_the_baseline_is_no_condition() -> None:
    said = (
        Span(Phase(0.0, "Talk", 200.0, baseline=False), 200.0),
        Span(Phase(200.0, "Settle", 200.0, baseline=True), 400.0),
        Span(Phase(400.0, "Apart", 200.0, baseline=False), 600.0),
    )
    assert list(conditions(said)) == ["Talk", "Apart"]


def course_of(hr: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Course:
    flat = np.full(len(hr), 40.0)
    return Course(np.arange(float(len(hr))), hr, flat, flat, hr, hr, hr, np.zeros(len(hr), np.int8), hr)


def test_a_body_that_is_quicker_in_one_condition_and_one_that_is_not() -> None:
    still = 65 + np.sin(np.arange(640) / 4)
    up = still.copy()
    up[350:550] += 5
    (found,) = comparisons(HANDS, {"A": course_of(still), "B": course_of(up)})
    assert (found.one, found.other) == ("hand in hand", "apart")
    assert not found.hr["A"].clear
    assert found.hr["B"].clear
    assert found.hr["B"].value == pytest.approx(-5, abs=0.5)
    assert found.hr["B"].low <= -5 <= found.hr["B"].high
    assert not found.ln_rmssd["A"].clear
    assert isnan(found.together.value)


def test_too_little_of_a_condition_has_no_interval() -> None:
    hr = np.full(640, np.nan)
    hr[:400] = 65
    (found,) = comparisons(HANDS, {"A": course_of(hr)})
    assert found.hr["A"] == Effect() or not found.hr["A"].known


def test_minutes_that_do_not_differ_at_all_have_a_difference_of_none() -> None:
    assert welch(np.full(4, 0.25), np.full(3, 0.25)) == Effect(0.0, 0.0, 0.0)


def test_without_conditions_nothing_is_compared() -> None:
    assert comparisons((), {}) == ()


def test_a_difference_of_means_with_its_interval() -> None:
    found = welch(np.array([1.0, 1.2, 0.8, np.nan]), np.array([0.1, -0.1, 0.0]))
    assert found.value == pytest.approx(1.0)
    assert found.clear
    assert found.low == pytest.approx(0.58446, abs=1e-4)  # as scipy.stats.ttest_ind(equal_var=False) has it
    assert not welch(np.array([1.0, 2.0]), np.zeros(3)).known


def test_an_empty_session_has_no_comparison() -> None:
    assert comparisons(analyse(session_data([])).data.spans, {}) == ()
