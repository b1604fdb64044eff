"""A guided session yields phases when they are due, and what people request, always in order of time."""

import asyncio
from collections.abc import AsyncIterator

from hypothesis import given, strategies as st

from hrvsync.events import AnyEvent, Mark, Offer, Pause, Phase, Tick
from hrvsync.guide import Interlude, PhasePlan, Protocol, Skip
from hrvsync.sources.guided import LiveGuide, Request

TWO = Protocol(
    name="two",
    about="",
    people=2,
    whom="adults",
    research=False,
    roles={},
    phases=(
        PhasePlan("Settle", 10.0, {}, "", "silence"),
        PhasePlan("Breathe", 20.0, {}, "", "silence"),
    ),
)


def run(guide: LiveGuide, requests: dict[int, Request], seconds: int = 60) -> list[AnyEvent]:
    """All events of a session of Ticks, with each of `requests` made just before the Tick of that second."""

    async def ticks() -> AsyncIterator[AnyEvent]:
        for second in range(seconds + 1):
            if second in requests:
                guide.request(requests[second])
            yield Tick(float(second))

    async def gather() -> list[AnyEvent]:
        return [event async for event in guide.guide(ticks())]

    return asyncio.run(gather())


def phases(events: list[AnyEvent]) -> list[tuple[float, str]]:
    return [(event.t, event.name) for event in events if isinstance(event, Phase)]


def test_phases_come_when_due_and_the_session_ends_with_the_last() -> None:
    events = run(LiveGuide(TWO), {})
    assert phases(events) == [(0.0, "Settle"), (10.0, "Breathe")]
    assert isinstance(events[0], Phase)
    assert events[-1] == Tick(30.0)


def test_without_a_protocol_it_goes_on() -> None:
    events = run(LiveGuide(), {3: Mark(2.5, "note", "hello")})
    assert events[-1] == Tick(60.0)
    assert Mark(2.5, "note", "hello") in events


def test_a_minute_together_and_back_to_the_phase_that_was_left() -> None:
    events = run(LiveGuide(TWO), {4: Interlude(3.5, "Together", 10.0)})
    assert phases(events) == [(0.0, "Settle"), (3.5, "Together"), (13.5, "Settle"), (20.0, "Breathe")]
    assert events[-1] == Tick(40.0)
    assert [event.name for event in events if isinstance(event, Phase) and event.interlude] == ["Together"]


def test_an_offer_is_recorded_and_changes_nothing() -> None:
    guide = LiveGuide(TWO)
    events = run(guide, {4: Offer(3.5)})
    assert events.index(Offer(3.5)) == events.index(Tick(3.0)) + 1
    assert phases(events) == [(0.0, "Settle"), (10.0, "Breathe")]
    guide.request(Offer(30.5))
    assert guide.pending() == [Offer(30.5)]


def test_a_pause_moves_what_follows() -> None:
    events = run(LiveGuide(TWO), {4: Pause(3.5, True), 9: Pause(8.5, False)})
    assert phases(events) == [(0.0, "Settle"), (15.0, "Breathe")]
    assert events[-1] == Tick(35.0)


def test_skip() -> None:
    events = run(LiveGuide(TWO), {5: Skip(4.5)})
    assert phases(events) == [(0.0, "Settle"), (4.5, "Breathe")]
    assert events[-1] == Tick(25.0)


def test_a_request_ahead_of_the_stream_takes_effect_now() -> None:
    events = run(LiveGuide(), {5: Mark(7.0, "rupture")})
    assert Mark(5.0, "rupture") in events


def test_requests_of_the_last_moment_are_pending() -> None:
    guide = LiveGuide(TWO)
    run(guide, {})
    for mark in (Mark(30.4, "note", "that was good"), Mark(29.0, "touch"), Mark(99.0, "repair")):
        guide.request(mark)
    guide.request(Skip(30.5))
    assert [(what.t, getattr(what, "kind", "")) for what in guide.pending()] == [
        (30.0, "touch"),
        (30.4, "note"),
        (31.0, "repair"),
    ]
    assert guide.pending() == []


@given(
    st.dictionaries(
        st.integers(1, 55),
        st.one_of(
            st.builds(Mark, st.floats(0, 60), st.just("note")),
            st.builds(Pause, st.floats(0, 60), st.booleans()),
            st.builds(Skip, st.floats(0, 60)),
        ),
    )
)
def test_always_in_order_and_no_mark_lost_before_the_end(requests: dict[int, Request]) -> None:
    events = run(LiveGuide(TWO), requests)
    times = [event.t for event in events]
    assert times == sorted(times)
    marks = [event for event in events if isinstance(event, Mark)]
    assert len(marks) == sum(isinstance(what, Mark) and second <= events[-1].t for second, what in requests.items())
