"""Two recordings of one person each as one recording of a pair."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from heapq import merge

import msgspec

from hrvsync.events import AnyEvent, Pause, Phase, Tick
from hrvsync.i18n import Message
from hrvsync.storage.recording import Header, Recording


def pair(first: Recording, second: Recording) -> Recording:
    """Return one recording with the person of `first` as "A" and the person of `second` as "B".

    Both begin at t = 0, unless both know the wall clock and overlap in it: then the later one begins later. The guide
    (phases and pauses) is that of `first`. Raises ValueError where either does not hold exactly one person.
    """
    (seat_a, end_a), (seat_b, end_b) = _single(first), _single(second)
    later = _seconds_between(first.header, second.header)
    if not -end_b < later < end_a:
        later = 0.0
    header = Header(
        people={"A": first.header.people.get(seat_a, ""), "B": second.header.people.get(seat_b, "")},
        source=f"{first.header.source} + {second.header.source}",
        created=second.header.created if later < 0 else first.header.created,
        tz=second.header.tz if later < 0 else first.header.tz,
        app=first.header.app,
        notes=first.header.notes + second.header.notes,
        bare=first.header.bare and second.header.bare,
    )
    return Recording(header, partial(_both, first, second, max(0.0, -later), max(0.0, later)))


def _both(first: Recording, second: Recording, begin_a: float, begin_b: float) -> Iterator[AnyEvent]:
    a = _seated(first, "A", begin_a)
    b = (event for event in _seated(second, "B", begin_b) if not isinstance(event, Phase | Pause))
    return merge(a, b, key=lambda event: (event.t, isinstance(event, Tick)))


def _seated(recording: Recording, seat: str, begin: float) -> Iterator[AnyEvent]:
    for event in recording.events():
        changes: dict[str, object] = {"t": event.t + begin}
        if getattr(event, "who", None) is not None:
            changes["who"] = seat
        yield msgspec.structs.replace(event, **changes)


def survey(recording: Recording) -> tuple[set[str], float]:
    """Read a recording through: the seats in it and the time (s) of its last event. Raises FileError."""
    seats: set[str] = set()
    t = 0.0
    for event in recording.events():
        t = event.t
        if who := getattr(event, "who", None):
            seats.add(who)
    return seats, t


def _single(recording: Recording) -> tuple[str, float]:
    seats, end = survey(recording)
    if len(seats) != 1:
        raise ValueError(
            Message("a pair is made of two recordings of one person each, and this one holds {n}", n=len(seats))
        )
    return seats.pop(), end


def _seconds_between(first: Header, second: Header) -> float:
    try:
        return (datetime.fromisoformat(second.created) - datetime.fromisoformat(first.created)).total_seconds()
    except (ValueError, TypeError):
        return 0.0
