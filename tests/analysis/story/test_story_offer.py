"""The quiet offer: after a minute of both up, at most every five, never under a pacer."""

from msgspec.structs import replace
from support.made_frames import PACED, frame

from hrvsync.analysis.states import Reading, State
from hrvsync.analysis.story.offer import Offers
from hrvsync.events import Phase

UP, SETTLED = Reading(State.ACTIVATED, 0.9, 3.0, -2.0), Reading(State.SETTLED, 0.9, 0.0, 0.0)
FREE = Phase(0.0, "Talk")


def offered(
    *, up: tuple[int, int], until: int, phase: Phase = FREE, allowed: bool = True, paused: bool = False
) -> list[int]:
    """The seconds at which it is offered where both are up from one second to another."""
    offers, found = Offers(), list[int]()
    for t in range(until):
        made = frame(float(t), phase=phase)
        state = UP if up[0] <= t < up[1] else SETTLED
        people = {who: replace(person, state=state) for who, person in made.people.items()}
        if offers.due(replace(made, people=people, paused=paused), allowed=allowed):
            found.append(t)
    return found


def test_it_comes_after_a_minute_and_every_five_at_most() -> None:
    assert offered(up=(100, 159), until=400) == []
    assert offered(up=(100, 800), until=800) == [160, 460, 760]


def test_it_never_comes_under_a_pacer_in_a_pause_or_where_it_is_not_wanted() -> None:
    assert offered(up=(100, 300), until=300, phase=PACED) == []
    assert offered(up=(100, 300), until=300, paused=True) == []
    assert offered(up=(100, 300), until=300, allowed=False) == []


def test_one_who_is_up_alone_is_offered_nothing() -> None:
    offers = Offers()
    for t in range(200):
        made = frame(float(t), phase=FREE)
        people = made.people | {"A": replace(made.people["A"], state=UP), "B": replace(made.people["B"], state=SETTLED)}
        assert not offers.due(replace(made, people=people))
    assert not offers.due(frame(300.0, pair=False))


def test_going_back_in_time_begins_again() -> None:
    offers = Offers()

    def at(t: float) -> bool:
        made = frame(t, phase=FREE)
        people = {who: replace(person, state=UP) for who, person in made.people.items()}
        return offers.due(replace(made, people=people))

    assert [t for t in range(100, 200) if at(float(t))] == [160]
    assert [t for t in range(10, 100) if at(float(t))] == [70]
