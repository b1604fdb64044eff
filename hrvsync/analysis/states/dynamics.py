"""What happens between two bodies: both settled, both unsettled, or one settled and one not."""

from enum import IntEnum
from itertools import pairwise

import msgspec
import numpy as np

from hrvsync.analysis.states.course import Course, Run, at_ease, runs
from hrvsync.analysis.states.levels import WINDOW
from hrvsync.analysis.states.state import Codes, State
from hrvsync.beats import Floats

CHANGED = 2.0
"""A body that moved this many spreads on the plane has changed."""


LEAST_LENDING = 15.0
"""A shorter mismatch (s) is two people leaving or coming back not quite at once."""
SURROGATES = 39


class Dynamic(IntEnum):
    """A pair at a moment. Settled here means that variability is kept: settled or lively."""

    UNKNOWN = -1
    BOTH_SETTLED = 0
    """Co-regulation."""
    ONE_SETTLED = 1
    """Regulation mismatch: the settled one can lend."""
    BOTH_UNSETTLED = 2
    """Dysregulation match."""


class Lending(msgspec.Struct, frozen=True):
    """A mismatch that turned into both settled: from `start` for `seconds` s.

    `settled` is the seat that was settled throughout. `changes`: how far each body moved on the plane from the middle
    of it to after its end (spreads); `changed` are the seats that moved by at least CHANGED.
    """

    start: float
    seconds: float
    settled: str
    changes: dict[str, float]
    changed: tuple[str, ...]


class Share(msgspec.Struct, frozen=True):
    """Seconds in one dynamic or state, and their share (0..1) of all the seconds known."""

    seconds: float
    share: float


def dynamic(a: State, b: State) -> Dynamic:
    """Name the dynamic of two people in the states `a` and `b`."""
    if State.UNKNOWN in (a, b):
        return Dynamic.UNKNOWN
    eased = sum(one in (State.SETTLED, State.LIVELY) for one in (a, b))
    return (Dynamic.BOTH_UNSETTLED, Dynamic.ONE_SETTLED, Dynamic.BOTH_SETTLED)[eased]


def dynamics(a: Codes, b: Codes) -> Codes:
    """Name the dynamic (a Dynamic) of two series of states; UNKNOWN where one is."""
    ease_a, ease_b = at_ease(a), at_ease(b)
    code = np.array([Dynamic.BOTH_UNSETTLED, Dynamic.ONE_SETTLED, Dynamic.BOTH_SETTLED])[ease_a + ease_b]
    return np.where((ease_a < 0) | (ease_b < 0), Dynamic.UNKNOWN, code).astype(np.int8)


def shares(codes: Codes, kind: type[State] | type[Dynamic]) -> dict[str, Share]:
    """Count the seconds (one a row) of each known code of `kind`, by its name; shares are NaN without any."""
    known = int(np.count_nonzero(codes >= 0))
    counts = {one: float(np.count_nonzero(codes == one)) for one in kind if one >= 0}
    return {one.name.lower(): Share(count, count / known if known else float("nan")) for one, count in counts.items()}


def lendings(courses: dict[str, Course]) -> tuple[Lending, ...]:
    """Find the episodes in which one stayed settled and the other came to be settled too, in order of time."""
    one, other = courses.values()
    ease = {who: at_ease(course.state) for who, course in courses.items()}
    found: list[Lending] = []
    for run in _turns(one.t, dynamics(one.state, other.state)):
        within = (one.t >= run.start) & (one.t < run.end)
        settled = next((who for who in courses if ease[who][within].all()), None)
        if settled is not None:
            changes = {who: _moved(course, run) for who, course in courses.items()}
            changed = tuple(who for who, moved in changes.items() if moved >= CHANGED)
            found.append(Lending(run.start, run.seconds, settled, changes, changed))
    return tuple(found)


def lendings_by_chance(courses: dict[str, Course]) -> float:
    """Mean number of times a mismatch turns into both settled when the two are shifted against each other in time.

    SURROGATES circular shifts, spread evenly over the session, each at least a tenth of it: what two people who do not
    influence each other show as well. NaN for a session too short to shift.
    """
    one, other = (course.state for course in courses.values())
    shifts = np.unique(np.linspace(0.1, 0.9, SURROGATES) * len(one)).astype(np.int64)
    if len(one) < 10 * WINDOW:
        return float("nan")
    t = next(iter(courses.values())).t
    return float(np.mean([len(_turns(t, dynamics(one, np.roll(other, shift)))) for shift in shifts.tolist()]))


def _turns(t: Floats, pair: Codes) -> list[Run]:
    """The mismatches of at least LEAST_LENDING that turn at once into both settled."""
    return [
        run
        for run, following in pairwise(runs(t, pair))
        if run.code == Dynamic.ONE_SETTLED and following.code == Dynamic.BOTH_SETTLED and run.seconds >= LEAST_LENDING
    ]


def _moved(course: Course, run: Run) -> float:
    """Way on the plane (spreads) from the middle of a run to the first seconds whose window lies behind its end."""
    within = (run.start + run.seconds / 3, run.end - run.seconds / 3)
    behind = (run.end + WINDOW / 2, run.end + WINDOW)
    ways = [
        _mean(values, course.t, behind) - _mean(values, course.t, within) for values in (course.hr_z, course.rmssd_z)
    ]
    return float(np.hypot(ways[0], ways[1]))


def _mean(values: Floats, t: Floats, span: tuple[float, float]) -> float:
    """Mean of the known values within a span; NaN without any."""
    part = values[(t >= span[0]) & (t <= span[1]) & np.isfinite(values)]
    return float(np.mean(part)) if len(part) else float("nan")
