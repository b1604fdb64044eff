"""The practitioner's own card counts minutes, with or without a client who was unsettled, or whose state is known."""

import numpy as np

from hrvsync.analysis.states import Course, State
from hrvsync.analysis.story.practitioner import Accompanied, accompanied, practitioner_lines

ROLES = {"A": "practitioner", "B": "client"}
NAMES = {"A": "Jo", "B": "Mia", "C": "Ole"}
S, U, N = State.SETTLED, State.ACTIVATED, State.UNKNOWN


def course(*minutes: State) -> Course:
    """One state a minute, second by second."""
    state = np.repeat(np.array(minutes, np.int8), 60).astype(np.int8)
    t = np.arange(float(len(state)))
    unknown = np.full(len(t), np.nan)
    return Course(t, unknown, unknown, unknown, unknown, unknown, unknown, state, unknown)


def counted(own: Course, theirs: Course, seconds: float = 300.0) -> Accompanied:
    (found,) = accompanied(ROLES, {"A": own, "B": theirs}, seconds)
    return found


def test_minutes_are_counted_while_the_client_was_unsettled_and_otherwise() -> None:
    found = counted(course(S, S, U, S, U), course(S, U, U, U, S))
    assert found == Accompanied("A", "B", 2, 3, 1, 2, 0)
    lines = list(practitioner_lines((found,), NAMES))
    assert lines[0] == "Jo, you stayed settled in 2 of Mia's 3 unsettled minutes."
    assert lines[1] == "In Mia's 2 settled minutes you were settled in 1."


def test_minutes_that_are_not_known_or_not_whole_do_not_count() -> None:
    assert counted(course(S, N, S, S, S), course(U, U, N, U, U), 299.0) == Accompanied("A", "B", 2, 2, 0, 0, 2)
    nothing = counted(course(N, N), course(U, U), 120.0)
    assert (nothing.unsettled, nothing.other, nothing.unknown) == (0, 0, 2)
    assert "too little is known" in next(practitioner_lines((nothing,), NAMES))


def test_a_client_who_was_never_unsettled() -> None:
    (line,) = practitioner_lines((counted(course(S, U), course(S, S), 120.0),), NAMES)
    assert line == "Jo, Mia was unsettled in none of 2 minutes; you were settled in 1 of them."


def test_one_minute_is_not_several() -> None:
    lines = list(practitioner_lines((counted(course(S, S), course(U, S), 120.0),), NAMES))
    assert lines[0] == "Jo, you stayed settled in 1 of Mia's 1 unsettled minute."
    assert lines[1] == "In Mia's 1 settled minute you were settled in 1."


def test_only_a_practitioner_has_a_card_and_one_for_each_client() -> None:
    three = {who: course(S, U) for who in NAMES}
    assert accompanied({}, three, 120.0) == ()
    assert accompanied({"A": "caregiver", "B": "child"}, three, 120.0) == ()
    assert [(one.practitioner, one.client) for one in accompanied(ROLES, three, 120.0)] == [("A", "B"), ("A", "C")]
    assert accompanied({"A": "practitioner"}, {"A": course(S)}, 60.0) == ()
