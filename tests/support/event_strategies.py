"""Strategies for hypothesis: any event a session can hold."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from hrvsync.events import (
    AnyEvent,
    Battery,
    Daily,
    Link,
    Mark,
    Offer,
    Pacer,
    Packet,
    Pause,
    Person,
    Phase,
    Strap,
    Tick,
    Wave,
)

WHO = st.sampled_from(("A", "B"))
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
T = st.just(0.0)
LATENCY = st.none() | st.floats(0, 60)
PACER = st.builds(
    Pacer,
    st.floats(0.5, 60),
    st.none() | st.floats(0.5, 60),
    st.floats(0, 600),
    st.floats(0.1, 0.9),
    st.floats(0, 20),
    st.floats(0, 20),
    st.floats(0, 600),
)
KINDS: tuple[SearchStrategy[AnyEvent], ...] = (
    st.builds(
        Daily,
        T,
        WHO,
        st.dates().map(str),
        TEXT,
        st.none() | st.floats(1, 2000),
        st.none() | st.floats(10, 300),
    ),
    st.builds(
        Packet,
        T,
        WHO,
        st.lists(st.integers(0, 65535), max_size=9).map(tuple),
        st.none() | st.integers(0, 65535),
        st.sampled_from((None, True, False)),
        st.sampled_from((1024, 10_000, 1_000_000)),
        st.none() | st.floats(-60, 1),
    ),
    st.builds(
        Wave,
        T,
        WHO,
        st.sampled_from(("ecg", "acc")),
        st.floats(1, 1000),
        st.integers(0, 2**63),
        st.lists(st.integers(-(2**23), 2**23), max_size=80).map(tuple),
    ),
    st.builds(Strap, T, WHO, TEXT, TEXT, LATENCY, LATENCY),
    st.builds(
        Link,
        T,
        WHO,
        st.sampled_from(("found", "connecting", "waiting", "live", "lost", "off")),
        TEXT,
        st.dictionaries(TEXT, TEXT | st.lists(TEXT).map(tuple), max_size=2),
    ),
    st.builds(Battery, T, WHO, st.integers(0, 100)),
    st.builds(Mark, T, TEXT, TEXT, st.none() | WHO, st.none() | st.floats(0, 100), TEXT),
    st.builds(
        Phase,
        T,
        TEXT,
        st.none() | st.floats(0, 7200),
        st.dictionaries(WHO | st.just(""), PACER),
        TEXT,
        st.none() | st.booleans(),
        TEXT,
        st.booleans(),
    ),
    st.builds(Pause, T, st.booleans()),
    st.builds(Offer, T),
    st.builds(Person, T, WHO, st.booleans()),
    st.builds(Tick, T),
)
"""One strategy for each kind of event, at t = 0."""


@st.composite
def sessions(draw: st.DrawFn) -> list[AnyEvent]:
    """Draw events of every kind in order of time."""
    events = draw(st.lists(st.one_of(*KINDS), max_size=30))
    t = 0.0
    in_order: list[AnyEvent] = []
    for event in events:
        t += draw(st.floats(0, 1000))
        event = replace(event, t=t)
        if isinstance(event, Packet) and event.ended is not None:
            event = replace(event, ended=min(t + 1, max(t - 60, t + event.ended)))
        in_order.append(event)
    return in_order
