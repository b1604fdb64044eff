"""What must hold after every session, whatever happened in the room."""

from collections.abc import Sequence
from itertools import pairwise

from support.sentences import sentences

from devices import heart_rate_service
from hrvsync.events import AnyEvent, Link, Packet
from virtual.living import Fault
from virtual.strap import VirtualStrap


def heard(recorded: Sequence[AnyEvent], who: str) -> list[tuple[float, tuple[int, ...]]]:
    """When each packet of `who` was recorded (s) and its intervals."""
    return [(event.t, event.rr) for event in recorded if isinstance(event, Packet) and event.who == who]


def delivered(strap: VirtualStrap) -> list[tuple[float, tuple[int, ...]]]:
    """When the strap sent each packet that someone heard (s) and its intervals."""
    return [(t, heart_rate_service.decode(packet).rr) for t, packet in strap.delivered]


def links(recorded: Sequence[AnyEvent], who: str) -> list[Link]:
    return [event for event in recorded if isinstance(event, Link) and event.who == who]


def assert_nothing_lost_or_doubled(recorded: Sequence[AnyEvent], straps: Sequence[VirtualStrap]) -> None:
    """Every interval that a strap delivered is recorded exactly once, in order, for the right partner, at its time."""
    for who, strap in zip("AB", straps, strict=False):
        assert heard(recorded, who) == delivered(strap)
    assert all(a.t <= b.t for a, b in pairwise(recorded))


def assert_no_sentences(recorded: Sequence[AnyEvent]) -> None:
    """Events hold keys and values: nobody has put them in words yet."""
    found = [text for event in recorded for text in sentences(event)]
    assert not found, found


def assert_gaps_are_marked(recorded: Sequence[AnyEvent], end: float) -> None:
    """Within 3 s of its last packet a silent strap is reported lost."""
    for who in "AB":
        lost = [link.t for link in links(recorded, who) if link.state in ("lost", "off")]
        times = [t for t, _ in heard(recorded, who)]
        for before, after in pairwise([*times, end]):
            if after - before > 3:
                assert any(before <= t <= before + 3 for t in lost), f"{who} was silent from {before} to {after}"


def reconnect_times(
    recorded: Sequence[AnyEvent], straps: Sequence[VirtualStrap], faults: Sequence[Fault], end: float
) -> list[float]:
    """Seconds from advertising again to being connected; leaves out where the next fault came within 5 s."""
    took: list[float] = []
    for number, (who, strap) in enumerate(zip("AB", straps, strict=False)):
        connected = [link.t for link in links(recorded, who) if link.state == "waiting"]
        for woken in strap.woken:
            disturbed = any(
                fault.at <= woken + 5
                and (fault.at >= woken or (fault.kind == "unplug" and fault.at + fault.seconds > woken))
                for fault in faults
                if fault.kind == "unplug" or fault.strap == number
            )
            if not disturbed and woken + 5 < end:
                took.append(min((t for t in connected if t >= woken), default=float("inf")) - woken)
    return took
