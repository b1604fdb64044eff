"""From packets to beats, on the session clock.

A strap sends intervals without times, in packets about once a second. Within an unbroken run the intervals are chained,
the chain is held against the arrivals (a packet may be late, never early: the lower envelope), and the strap's known
latency is taken off. A source that stamps its beats is believed: the chain is held against its stamps, and nothing is
taken off. Between runs lies a gap; nothing is summed across it.
"""

from collections import deque
from collections.abc import Iterable
from copy import deepcopy
from itertools import pairwise
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hrvsync.analysis.artefacts import label
from hrvsync.analysis.predicted import Models
from hrvsync.beats import Beats, Floats
from hrvsync.deliveries import Deliveries, breaks
from hrvsync.events import AnyEvent, Link, Packet, Person, Strap

BLOCK_MS = 30_000.0  # the envelope has a knot a block: short enough for drift, long enough to hold a prompt packet
SHORT_S = 3.0  # a chain this much shorter than the time that passed has lost beats, whatever the packets look like
LATE_S = 0.1, 0.5  # a packet later than those before by more than their scatter, within these, may follow lost beats
HEAL_S = 60.0  # so long a prompt packet may still show that nothing was lost
MISSING, OVERDUE = 1.5, 1.2  # usual spacings after which a packet seems to be missing, or comes late at least
RECENT = 8  # packets that say what is usual


def rebuild(events: Iterable[AnyEvent]) -> dict[str, Beats]:
    """All beats of a session by seat, from its events in order of time."""
    chains: dict[str, Chain] = {}
    for event in events:
        if isinstance(event, Packet | Strap | Link | Person):
            chains.setdefault(event.who, Chain()).feed(event)
    return {who: chain.beats() for who, chain in sorted(chains.items())}


class Chain:
    """Rebuilds one person's beats from packet, strap, link and person events in order of time.

    The chain's offset to the session clock is the smallest `arrival - chained time` of the packets around a beat (a
    knot every 30 s: the minimum over its own and both neighbouring blocks; linear between knots), so that late packets
    and bursts do not move it and drift is followed slowly. What is taken off is the strap's earliest delay, two spreads
    before its median: for delays spread evenly, a quartile lies halfway between the median and the earliest.
    """

    def __init__(self) -> None:
        self._size = self._fresh = 0  # beats from `_fresh` on have no times and labels yet
        self._t, self._rr_ms = np.empty(256), np.empty(256)
        self._chain_ms = np.empty(256)  # end of each interval, counted from the start of its run
        self._label, self._run = np.empty(256, np.int8), np.empty(256, np.int64)
        self._models = Models()
        self._delay = 0.0
        self._rhythm_disorder = self._pulse = False
        self._arrivals: deque[float] = deque(maxlen=RECENT + 1)
        self._now: _Run | None = None
        self._deliveries = Deliveries()

    def feed(self, event: Packet | Strap | Link | Person) -> None:
        """Take the next event of this person; second deliveries of a packet make no beats."""
        if isinstance(event, Person):
            self._rhythm_disorder = event.rhythm_disorder
            return
        for certain in self._deliveries.feed(event):
            self._take(certain)

    def _take(self, event: Packet | Strap | Link) -> None:
        if isinstance(event, Packet):
            self._packet(event)
        elif breaks(event):
            self._break()
        if isinstance(event, Strap):
            self._delay = max(0.0, (event.latency or 0.0) - 2 * (event.spread or 0.0))
            self._pulse = event.pulse

    def beats(self, since: float = -inf) -> Beats:
        """A read-only snapshot of the labelled beats later than `since` (s); of what is in doubt, the likely ones."""
        if self._deliveries.in_doubt:
            likely = deepcopy(self)
            for packet in likely._deliveries.rest():
                likely._take(packet)
            return likely.beats(since)
        self._settle()
        n = self._size
        i = int(self._t[:n].searchsorted(since, "right"))
        columns = (self._t[i:n].copy(), self._rr_ms[i:n].copy(), self._label[i:n].copy(), self._run[i:n].copy())
        for column in columns:
            column.flags.writeable = False
        return Beats(*columns, self._rhythm_disorder, self._pulse)

    def _packet(self, packet: Packet) -> None:
        # A stamp stands for an arrival that is as late as the strap's earliest.
        t = packet.t if packet.ended is None else packet.ended + self._delay
        wait = (t - self._arrivals[-1]) / self._usual_spacing() if self._arrivals else 1.0
        self._arrivals.append(t)
        if not packet.rr:
            if breaks(packet):
                self._break()
            return
        rr_ms = [n * 1000 / packet.per_second for n in packet.rr]
        if self._now is not None and max(rr_ms) / 1000 > t - self._now.arrival + SHORT_S:
            self._break()  # an interval longer than the time it had is no interval
        number = int(self._run[self._size - 1]) + 1 if self._size else 0
        run = self._now or _Run(number, self._size, None)
        if run.recent:
            offset = t - (run.end_ms + sum(rr_ms)) / 1000
            if offset > run.envelope + SHORT_S or (wait > MISSING and offset > run.latest):
                self._settle()
                run = _Run(number, self._size, run)
        for rr in rr_ms:
            self._append(run, rr)
        run.arrived(t, self._size, wait)
        if run.before is not None and run.fits(run.before, rr_ms[-1]):
            self._heal(run, run.before)
        elif run.lost_some():
            self._split(run)
        else:
            self._now = run

    def _usual_spacing(self) -> float:
        """Median time between the last packets (s), at least 0.5 so that a burst does not make all else look late."""
        spacing = sorted(b - a for a, b in pairwise(self._arrivals))
        return max(0.5, spacing[len(spacing) // 2]) if spacing else 1.0

    def _append(self, run: "_Run", rr_ms: float) -> None:
        if self._size == len(self._t):
            self._t = _doubled(self._t)
            self._rr_ms = _doubled(self._rr_ms)
            self._chain_ms = _doubled(self._chain_ms)
            self._label = _doubled(self._label)
            self._run = _doubled(self._run)
        run.end_ms += rr_ms
        self._rr_ms[self._size] = rr_ms
        self._chain_ms[self._size] = run.end_ms
        self._run[self._size] = run.number
        self._size += 1

    def _heal(self, run: "_Run", before: "_Run") -> None:
        """Join the present run to the one before."""
        self._now = before
        self._move(run.first, before, before.end_ms, run.packets)

    def _split(self, run: "_Run") -> None:
        """Let the last packets begin a run of their own: beats were lost before them."""
        self._settle()
        packets = run.cut_last()
        self._now = _Run(run.number + 1, run.recent[-1].beats, run)
        self._move(self._now.first, self._now, -run.end_ms, packets)

    def _move(self, first: int, run: "_Run", by_ms: float, packets: Iterable["_Arrived"]) -> None:
        """Make the beats from `first` on, and the packets they came in, part of another run."""
        self._chain_ms[first : self._size] += by_ms
        self._run[first : self._size] = run.number
        for packet in packets:
            run.end_ms = packet.end_ms + by_ms
            run.arrived(packet.t, packet.beats, packet.wait)
        self._fresh = min(self._fresh, first)
        self._models.forget(first)

    def _break(self) -> None:
        self._settle()
        self._now = None

    def _settle(self) -> None:
        """Give times and labels to the beats that are new, and new times to those whose knots have moved."""
        run, n = self._now, self._size
        if run is None or self._fresh == n:
            return
        since_ms, knots_ms, knots = run.envelope_since_settled()
        i = run.first + int(self._chain_ms[run.first : n].searchsorted(since_ms))
        chain_ms = self._chain_ms[i:n]
        t = chain_ms / 1000 + np.interp(chain_ms, knots_ms, knots) - self._delay
        last = self._t[i - 1] if i else -inf
        if t[0] <= last or (t[1:] <= t[:-1]).any():  # intervals of no length, or more of them than time
            step = np.arange(1, len(t) + 1) * 1e-3
            t = np.maximum(np.maximum.accumulate(t - step), last) + step
        self._t[i:n] = t
        labels = label(self._rr_ms[:n], self._run[:n], self._fresh, self._models)
        self._label[n - labels.size : n] = labels
        self._fresh = n


def _doubled[T: np.generic](column: NDArray[T]) -> NDArray[T]:
    return np.concatenate([column, np.empty_like(column)])


class _Arrived(NamedTuple):
    """A packet with beats.

    When it came (s), where it ends the chain, how many beats there are then in all runs, and how long it was after the
    packet before it (in usual spacings).
    """

    t: float
    end_ms: float
    beats: int
    wait: float

    @property
    def offset(self) -> float:
        """Arrival minus chained time (s)."""
        return self.t - self.end_ms / 1000


class _Run:
    """An unbroken run of beats: its place in the arrays and the lower envelope of its packets' offsets (s).

    `before` is the run that it may turn out to continue.
    """

    def __init__(self, number: int, first: int, before: "_Run | None") -> None:
        self.number, self.first, self.before = number, first, before
        self.end_ms = 0.0
        self.packets: list[_Arrived] = []  # the first ones, while in doubt
        self.recent: deque[_Arrived] = deque(maxlen=2 * RECENT)
        self._blocks: list[float] = []
        self._lowest: list[float] = []
        self._settled = 0

    @property
    def arrival(self) -> float:
        """When the last packet with beats came (s)."""
        return self.recent[-1].t

    @property
    def latest(self) -> float:
        """Largest offset (s) of a packet, by the scatter of the last few, that follows no lost beats."""
        offsets = [packet.offset for packet in self.recent][-RECENT:]
        scatter = max(offsets) - min(offsets) if len(offsets) == RECENT else inf
        return min(offsets) + min(max(scatter, LATE_S[0]), LATE_S[1])

    def fits(self, before: "_Run", rr_ms: float) -> bool:
        """Whether the chain of the run before goes on: a packet so prompt that not one such interval is lost."""
        if self.arrival > self.packets[0].t + HEAL_S:
            self.before = None
            return False
        return self.arrival - (before.end_ms + self.end_ms) / 1000 <= before.envelope + rr_ms / 2000

    def lost_some(self) -> bool:
        """Whether beats were lost before the last few packets: the first was overdue, all were later than before.

        This finds what a strap loses that sends as it beats, where a missing packet is no long wait. A strap that sends
        on a grid of its own may be late by a whole spacing at any beat, but then its packets are not overdue.
        """
        if len(self.recent) < RECENT + RECENT // 2 or self.recent[-RECENT].wait < OVERDUE:
            return False
        offsets = [packet.offset for packet in self.recent]
        before, after = offsets[:-RECENT], offsets[-RECENT:]
        return min(after) - min(before) > max(LATE_S[1], max(before) - min(before))

    @property
    def envelope(self) -> float:
        """Smallest offset of the last two blocks (s)."""
        return min(self._lowest[-2:])

    def cut_last(self) -> list[_Arrived]:
        """Forget the last few packets and return them; all came later than those before."""
        packets = [self.recent.pop() for _ in range(RECENT)]
        self.end_ms = self.recent[-1].end_ms
        while self._blocks[-1] > self.end_ms // BLOCK_MS:
            self._blocks.pop()
            self._lowest.pop()
        self._settled = min(self._settled, len(self._blocks))
        return packets[::-1]

    def arrived(self, t: float, beats: int, wait: float) -> None:
        """Note a packet whose last interval ends the chain."""
        packet = _Arrived(t, self.end_ms, beats, wait)
        if not self.packets or t <= self.packets[0].t + HEAL_S:
            self.packets.append(packet)
        self.recent.append(packet)
        offset = packet.offset
        block = self.end_ms // BLOCK_MS
        if self._blocks and self._blocks[-1] == block:
            self._lowest[-1] = min(self._lowest[-1], offset)
        else:
            self._blocks.append(block)
            self._lowest.append(offset)

    def envelope_since_settled(self) -> tuple[float, Floats, Floats]:
        """Chain time (ms) from which the envelope may have moved, and knots (ms, s) that cover it."""
        first = max(0, self._settled - 3)
        knots = np.array([min(self._lowest[max(0, j - 1) : j + 2]) for j in range(first, len(self._blocks))])
        knots_ms = (np.array(self._blocks[first:]) + 0.5) * BLOCK_MS
        self._settled = len(self._blocks)
        return (float(knots_ms[0]) if first else 0.0), knots_ms, knots
