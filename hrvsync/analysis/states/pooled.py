"""Who steadied whom over many sessions, held against who would have met whom by chance.

One session cannot say it: its schedule brings two people to rest at the same time, whoever they are. So the sessions of
a couple are exchanged: the first of one evening meets the second of another in which the same was done. What remains
of that is by chance; only what lies beyond it happened because these two sat together.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil, floor

import msgspec
import numpy as np

from hrvsync.analysis.states.lending import comebacks, steady
from hrvsync.analysis.states.packed import unpacked
from hrvsync.beats import Bools, Floats, Ints

EXCHANGES = 999
ALIKE = 1.1
"""Sessions are exchanged where none is longer than another by more than this."""
MOST_EXCHANGED = 50
"""At most this many neighbours in time are exchanged with each other: people change over months."""
LEAST_POOLED = 6
"""Fewer sessions than these that can be exchanged show nothing."""
OUTSIDE = EXCHANGES // 40
"""Of all exchanges at most this many lie beyond either end of a 95 % interval."""


class KeptSession(msgspec.Struct, frozen=True):
    """What the index keeps of a session of two: their packed states, when each baseline was over, the phases (s).

    `kind`: which guided session it was; only those of one kind are exchanged.
    """

    kind: str
    states: tuple[str, str]
    since: tuple[float, float]
    phases: tuple[float, ...] = ()


class Steadied(msgspec.Struct, frozen=True):
    """How often one person steadied the other in `sessions` sessions: `times`, and `by_chance` with its 95 % interval.

    `p`: how likely this often or more is by chance. NaN, and no time, below LEAST_POOLED sessions.
    """

    sessions: int
    times: int
    by_chance: float
    low: float
    high: float
    p: float

    @property
    def known(self) -> bool:
        """Whether there were enough sessions to exchange."""
        return self.sessions >= LEAST_POOLED

    @property
    def clear(self) -> bool:
        """Whether it was more often than by chance: above the interval.

        Fewer times mean nothing: what drives both out of their range at once makes lendings rare.
        """
        return self.known and self.times > self.high

    @property
    def ends(self) -> tuple[int, int]:
        """The whole numbers at the ends of the interval, none of which is `clear`."""
        return min(ceil(self.low), floor(self.high)), floor(self.high)


class _Side(msgspec.Struct, frozen=True):
    """One person in one session: `edges` of its phases (s), whether steady in the rows from `start` (s) on, comebacks.

    `share`: of each phase that they were steady. A comeback lies in a `phase`, at `place` (0..1) of its length.
    """

    edges: Floats
    start: int
    steady: Bools
    share: Floats
    phase: Ints
    place: Floats


def steadied(sessions: Sequence[KeptSession], seed: int = 0) -> tuple[Steadied, Steadied]:
    """Compare how often each of two people steadied the other with what exchanged sessions give.

    Sessions are exchanged within a kind, a number of phases and a length (ALIKE), among neighbours in time. A comeback
    meets the same place of the same phase of another evening. The share of that phase in which the other was steady is
    taken off: on a hard evening both are out of range more often, which is no influence. The interval and p come from
    EXCHANGES random exchanges (Besag & Clifford 1989, Biometrika 76:633).

    Parameters
    ----------
    sessions : sequence of KeptSession
        In order of time.
    seed : int
        Seed of the exchanges.

    Returns
    -------
    tuple of Steadied
        How often the first steadied the second, and the second the first.
    """
    rng = np.random.default_rng(seed)
    blocks = list(_blocks([sides for session in sessions if (sides := _sides(session)) is not None]))
    orders = [rng.permuted(np.tile(np.arange(len(block)), (EXCHANGES, 1)), axis=1) for block in blocks]
    pooled = sum(map(len, blocks))
    if pooled < LEAST_POOLED:
        nothing = Steadied(pooled, 0, *[float("nan")] * 4)
        return nothing, nothing
    first, second = (
        _compared([_met([pair[by] for pair in block], [pair[1 - by] for pair in block]) for block in blocks], orders)
        for by in (0, 1)
    )
    return first, second


def counted(session: KeptSession) -> tuple[int, int]:
    """Count how often each of two people steadied the other in one session.

    Parameters
    ----------
    session : KeptSession

    Returns
    -------
    tuple of int
        How often the first steadied the second, and the second the first; 0 where the states are not known.
    """
    sides = _sides(session)
    if sides is None:
        return 0, 0
    _, first, second = sides
    return int(_met([first], [second])[0][0, 0]), int(_met([second], [first])[0][0, 0])


def _compared(blocks: Sequence[tuple[Floats, Floats]], orders: Sequence[Ints]) -> Steadied:
    """Hold the sessions as they were against their exchanges; of each block what `_met` returns."""
    times, seen, exchanged = 0, 0.0, np.zeros(EXCHANGES)
    for (counts, beyond), order in zip(blocks, orders, strict=True):
        times += int(np.trace(counts))
        seen += float(np.trace(beyond))
        exchanged += beyond[np.arange(len(beyond)), order].sum(axis=1)
    ordered = np.round(np.sort(exchanged + times - seen), 9)  # as whole as counts are
    return Steadied(
        sessions=sum(len(counts) for counts, _ in blocks),
        times=times,
        by_chance=float(np.mean(ordered)),
        low=float(ordered[OUTSIDE]),
        high=float(ordered[-OUTSIDE - 1]),
        p=(1 + int(np.count_nonzero(ordered >= times))) / (1 + EXCHANGES),
    )


def _met(one: Sequence[_Side], other: Sequence[_Side]) -> tuple[Floats, Floats]:
    """Count how often `one` of each session (rows) was steady where the `other` of each (columns) came back.

    Returns the counts, and the counts less what the shares of the phases would give.
    """
    phase, place = (np.concatenate([getattr(side, name) for side in other]) for name in ("phase", "place"))
    session = np.repeat(np.arange(len(other)), [len(side.place) for side in other])
    counts, beyond = np.zeros((2, len(one), len(other)))
    for i, side in enumerate(one):
        rows = np.rint(side.edges[phase] + place * np.diff(side.edges)[phase]).astype(np.int64) - side.start
        inside = (rows >= 0) & (rows < len(side.steady))
        held = inside & side.steady[np.where(inside, rows, 0)]
        counts[i] = np.bincount(session, held, len(other))
        beyond[i] = np.bincount(session, held - side.share[phase], len(other))
    return counts, beyond


def _sides(session: KeptSession) -> tuple[str, _Side, _Side] | None:
    """Prepare both people of a session; None where either has no states."""
    both = [unpacked(text) for text in session.states]
    if not all(len(states) for _, states in both):
        return None
    first = min(start for start, _ in both)
    last = max(start + len(states) for start, states in both)
    phases = [t for t in session.phases if t < last]
    edges = np.array([min([first, *phases[:1]]) - 1.0, *phases, last])
    sides: list[_Side] = []
    for (start, states), since in zip(both, session.since, strict=True):
        held = steady(states)
        t = start + np.arange(len(states), dtype=np.float64)
        within = np.searchsorted(edges, t, "right") - 1
        counted = within[t >= since]
        share = np.bincount(counted, held[t >= since], len(edges) - 1)
        seconds = np.bincount(counted, minlength=len(edges) - 1)
        left, back = comebacks(states)
        back = back[t[left] >= since]
        phase = within[back]
        sides.append(
            _Side(
                edges,
                start,
                held,
                share / np.maximum(seconds, 1),
                phase,
                (t[back] - edges[phase]) / np.diff(edges)[phase],
            )
        )
    return session.kind, sides[0], sides[1]


def _blocks(sessions: Iterable[tuple[str, _Side, _Side]]) -> Iterable[list[tuple[_Side, _Side]]]:
    """Sort sessions, in order of time, into blocks that are exchanged: neighbours of one kind, phases and length."""
    kinds: dict[tuple[str, int], list[tuple[float, int, _Side, _Side]]] = {}
    for number, (kind, one, other) in enumerate(sessions):
        length = float(one.edges[-1] - one.edges[0])
        kinds.setdefault((kind, len(one.edges)), []).append((length, number, one, other))
    for alike in kinds.values():
        while alike:
            shortest = min(length for length, *_ in alike)
            block = [one for one in alike if one[0] <= ALIKE * shortest]
            alike[:] = [one for one in alike if one[0] > ALIKE * shortest]
            parts = -(-len(block) // MOST_EXCHANGED)
            bounds = np.linspace(0, len(block), parts + 1).astype(int).tolist()
            for start, end in pairwise(bounds):
                if end - start > 1:
                    yield [(one, other) for _, _, one, other in block[start:end]]
