"""What a strap sent, without what this computer delivered again.

BlueZ delivers a notification to every program once for each program that listens: equal packets, milliseconds apart. A
strap that catches up after a stall sends equal packets milliseconds apart as well, and they are true. The clock tells
which: intervals may arrive late, but their sum never runs ahead of it. Where beats are lost the sum has fallen behind;
but no heart beats so that several packets in a row are each sent twice.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import takewhile
from math import inf
from typing import NamedTuple

from hrvsync.events import AnyEvent, Link, Packet, Strap, Wave

AGAIN_S = 0.15  # an equal packet within these (s) of the one before may be a second delivery of it; a moment ends after
USUAL = 16  # moments that say how promptly intervals arrive
ENOUGH = 3  # moments that are enough to compare with
HOLD, MOST_HELD = 8, 64  # packets to hold before those in doubt are judged without a proof
MOST = 4  # deliveries of a packet
ROW, LONG_ROW = (
    3,
    8,
)  # different packets in a row that show how often each was delivered: the least, and the most looked at


class _Group(NamedTuple):
    """Equal packets that arrived together: when (s), the intervals of one of them (s), and how many."""

    t: float
    seconds: float
    times: int


class Deliveries:
    """Passes on the packets of one person that are no second deliveries, with the other events in their order.

    Packets are held while in doubt. Of a group of equal ones, each first of `times` is true; `times` is the smallest
    for which the sum of intervals does not run ahead of the clock, or what several different packets in a row show.
    """

    def __init__(self) -> None:
        self._last: Packet | None = None
        self._nth = 0  # place of the last packet in its group of equal ones
        self._times = 1
        self._end = 0.0  # sum (s) of all true intervals
        self._usual: deque[tuple[float, float]] = deque(maxlen=USUAL)  # last arrival and lateness (s) of true moments
        self._held: list[tuple[Packet, int]] = []
        self._row: deque[_Group] = deque(maxlen=LONG_ROW)

    def feed(self, event: Packet | Strap | Link) -> list[Packet | Strap | Link]:
        """Take the next event; return what is certain now."""
        if breaks(event):
            before, self._last = self.rest(), None
            self._usual.clear()
            self._row.clear()
            return [*before, event]
        if not isinstance(event, Packet):
            return [event]
        last, self._last = self._last, event
        again = last is not None and _again(last, event)
        if not again and not self._nth and not self._held and last is not None and last.rr:
            self._times = 1  # a packet without a second delivery: nobody else listens
        self._nth = self._nth + 1 if again else 0
        if again:
            self._row[-1] = self._row[-1]._replace(times=self._nth + 1)
        elif event.rr:
            self._row.append(_Group(event.t, _seconds(event), 1))
        if not again and not self._held:
            return self._true([event])
        self._held.append((event, self._nth))
        return self._decided()

    @property
    def in_doubt(self) -> bool:
        """Whether packets are held."""
        return bool(self._held)

    def rest(self) -> list[Packet | Strap | Link]:
        """Return the packets still held, as far as they seem true: before a break and at the end."""
        return self._release(self._times)

    def _decided(self) -> list[Packet | Strap | Link]:
        """Release what is held once the clock has shown a number of deliveries, or enough single packets have come."""
        times = next((times for times in (1, self._times, *range(2, MOST + 1)) if not self._ahead(times)), 1)
        times = max(times, self._in_a_row())
        if times > 1:
            return self._release(times)
        moments = self._moments()
        single = not self._nth and len(moments[-1]) == 1 and [group.times for group in self._row][-2:] == [1, 1]
        enough = len(self._held) >= HOLD and (self._usual_before() or len(moments) > ENOUGH)
        return self._release(self._likely()) if (single and enough) or len(self._held) >= MOST_HELD else []

    def _in_a_row(self) -> int:
        """How often each packet was delivered, by the last ones: equally often, and too soon for all to be true."""
        times = self._row[-1].times
        if not 1 < times <= MOST:
            return 1
        groups = list(takewhile(lambda group: group.times == times, reversed(self._row)))
        for first in range(ROW - 1, len(groups)):
            sum_s = sum(group.seconds for group in groups[:first])
            if groups[0].t - groups[first].t < sum_s * (1 + times) / 2:
                return times
        return 1

    def _moments(self, times: int = 1) -> list[list[float]]:
        """How late (s) the held packets are, by moment of arrival, if each was delivered this often."""
        end, last, moments = self._end, -inf, list[list[float]]()
        for packet, nth in self._held:
            end += _seconds(packet) if nth % times == 0 else 0.0
            if packet.t - last > AGAIN_S:
                moments.append([])
            moments[-1].append(packet.t - end)
            last = packet.t
        return moments

    def _usual_before(self) -> list[float]:
        """How late (s) each moment before the first in doubt ended; none where too few say so."""
        usual = [late for t, late in self._usual if t < self._held[0][0].t - AGAIN_S]
        return usual if len(usual) >= ENOUGH else []

    def _ahead(self, times: int) -> bool:
        """Whether the intervals would then run ahead of the clock: half a packet is enough once others listen."""
        *before, now = self._moments(times)
        least = min(self._usual_before() + [late[-1] for late in before[:-1]], default=-inf)
        return now[-1] < least - _seconds(self._held[0][0]) * (0.5 if self._times > 1 else 1.5)

    def _likely(self) -> int:
        """As many deliveries of each as until now; fewer where that would make the packets later than those before."""
        usual = max(self._usual_before()[-HOLD // 2 :], default=inf)
        likely = (n for n in range(self._times, 1, -1) if min(map(min, self._moments(n))) <= usual)
        return next(likely, 1)

    def _release(self, times: int) -> list[Packet | Strap | Link]:
        counts, packets, group = self._counts(), list[Packet](), -1
        for packet, nth in self._held:
            group += bool(packet.rr) and (nth == 0 or group < 0)
            if nth % times == 0 or self._lone(counts, group):
                packets.append(packet)
        self._times = times
        self._held.clear()
        return self._true(packets)

    def _counts(self) -> list[int]:
        """How many equal packets each group that is held has."""
        counts = list[int]()
        for nth in (nth for packet, nth in self._held if packet.rr):
            if nth and counts:
                counts.pop()
            counts.append(nth + 1)
        return counts

    def _lone(self, counts: list[int], group: int) -> bool:
        """Whether single packets before and after a group show that nobody else listened then."""
        before = counts[group - 1] if group else self._times
        return before == 1 and counts[group + 1 : -1][:1] == [1]

    def _true(self, packets: list[Packet]) -> list[Packet | Strap | Link]:
        for packet in packets:
            if packet.rr:
                self._end += _seconds(packet)
                if self._usual and packet.t - self._usual[-1][0] <= AGAIN_S:
                    self._usual.pop()
                self._usual.append((packet.t, packet.t - self._end))
        return list(packets)


def once(events: Iterable[AnyEvent]) -> Iterator[AnyEvent]:
    """Leave out the packets and the frames of waves that were delivered again."""
    events = list(events)
    people: dict[str, Deliveries] = {}
    kept: set[int] = set()
    for event in events:
        if isinstance(event, Packet | Strap | Link):
            kept.update(map(id, people.setdefault(event.who, Deliveries()).feed(event)))
    kept.update(id(packet) for person in people.values() for packet in person.rest())
    last: dict[tuple[str, str], Wave] = {}
    for event in events:
        if isinstance(event, Wave):
            before, last[event.who, event.kind] = last.get((event.who, event.kind)), event
            if before and (before.device_ns, before.samples) == (event.device_ns, event.samples):
                continue
        if not isinstance(event, Packet) or id(event) in kept:
            yield event


def breaks(event: Packet | Strap | Link) -> bool:
    """Whether nothing may be joined across this event."""
    match event:
        case Packet():
            return not event.rr and (event.contact is False or event.bpm == 0)
        case Strap():
            return True
        case Link():
            return event.state in ("lost", "off")


def _again(last: Packet, packet: Packet) -> bool:
    """Whether a packet equals the one before and comes sooner than its intervals could have passed."""
    if packet.t - last.t > AGAIN_S or (packet.rr, packet.ended) != (last.rr, last.ended):
        return False
    return packet.t - last.t < _seconds(packet) / 2 and (packet.bpm, packet.contact) == (last.bpm, last.contact)


def _seconds(packet: Packet) -> float:
    return sum(packet.rr) / packet.per_second
