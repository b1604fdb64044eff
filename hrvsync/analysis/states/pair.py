"""What happens between two bodies: dynamics, rupture and repair, and answers to cues of safety."""

from collections.abc import Sequence
from enum import IntEnum
from math import inf, nan
from typing import Literal

import msgspec
import numpy as np

from hrvsync.analysis.measures import mean
from hrvsync.analysis.states.course import Course, Run, Shift, at_ease, runs
from hrvsync.analysis.states.state import Codes, Reading, State
from hrvsync.beats import Bools, Floats
from hrvsync.events import Mark


class Dynamic(IntEnum):
    """A pair at a moment. Settled here means that variability is kept: settled or lively."""

    UNKNOWN = -1
    BOTH_SETTLED = 0
    """Co-regulation."""
    ONE_SETTLED = 1
    """Regulation mismatch: the settled one can lend."""
    BOTH_UNSETTLED = 2
    """Dysregulation match."""


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


def between(people: Sequence[Reading]) -> Dynamic:
    """Return the dynamic of two people.

    Parameters
    ----------
    people : sequence of Reading

    Returns
    -------
    Dynamic, UNKNOWN unless there are two readings and both states are known
    """
    return dynamic(people[0].state, people[1].state) if len(people) == 2 else Dynamic.UNKNOWN


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


REACTION = 30.0
"""Seconds after a rupture within which a body that leaves its range is taken to answer it."""
SAME = 45.0
"""A joint shift this near a mark (s) is the marked rupture itself."""


type Outcome = Literal["stayed", "back", "not_back", "not_seen"]


class Rupture(msgspec.Struct, frozen=True):
    """A rupture at `t` (s), from a mark of the people or a joint shift.

    `seconds` maps a seat to the time until that person was seen back in range: 0 where they never left it, NaN where
    they were not back by the end or data are missing in which they may have left it. `pair_seconds`: until both were
    back at the same time. `outcome`: whether both stayed in range, both came back within the session, not both did, or
    it was not seen for want of data; `repaired`: stayed or back. `marked_repair`: time until the people
    marked the repair themselves, NaN without such a mark before the next rupture. `watched`: seconds until the next
    rupture or the last known second, within which they were not back if they were not.
    """

    t: float
    source: Literal["mark", "shift"]
    seconds: dict[str, float]
    pair_seconds: float
    outcome: Outcome
    repaired: bool
    marked_repair: float
    watched: float


def ruptures(
    courses: dict[str, Course], marks: Sequence[Mark] = (), shifts: Sequence[Shift] = ()
) -> tuple[Rupture, ...]:
    """Find the ruptures of a session in order of time, and how each was repaired.

    A rupture is a mark of kind "rupture", or one of `shifts` away from both baselines with no such mark near. A shift
    that a phase asked for is no rupture; leave it out.
    """
    marked = [mark.t for mark in marks if mark.kind == "rupture"]
    seen = [shift.t for shift in shifts if shift.away and all(abs(shift.t - t) > SAME for t in marked)]
    begun = sorted([*((t, "mark") for t in marked), *((t, "shift") for t in seen)])
    repairs = [mark.t for mark in marks if mark.kind == "repair"]
    ease = {who: at_ease(course.state) for who, course in courses.items()}
    t = next(iter(courses.values())).t
    both = np.minimum.reduce(list(ease.values()))
    last = float(t[both >= 0][-1]) + 1 if (both >= 0).any() else -inf
    found: list[Rupture] = []
    for i, (at, source) in enumerate(begun):
        following = begun[i + 1][0] if i + 1 < len(begun) else float("inf")
        pair = back_in_range(t, both, at)
        outcome = _outcome(t, both, at, pair)
        found.append(
            Rupture(
                t=at,
                source="mark" if source == "mark" else "shift",
                seconds={who: back_in_range(t, codes, at) for who, codes in ease.items()},
                pair_seconds=pair,
                outcome=outcome,
                repaired=outcome in ("stayed", "back"),
                marked_repair=next((r - at for r in repairs if at <= r < following), float("nan")),
                watched=max(0.0, min(following, last) - at),
            )
        )
    return tuple(found)


def back_in_range(t: Floats, ease: Codes, at: float) -> float:
    """Seconds from `at` until a series of at-ease codes (1, 0, -1 unknown; 1 Hz times `t`) is seen to be 1 again.

    0 where it was 1 throughout REACTION. NaN where it did not come back, or seconds of REACTION are unknown.
    """
    later = [run for run in runs(t, ease) if run.end > at]
    out = _next(later, 0)
    if out is None or out.start > at + REACTION:
        reaction = ease[(t >= at) & (t <= at + REACTION)]
        return 0.0 if len(reaction) and (reaction == 1).all() else float("nan")
    back = _next([run for run in later if run.start >= out.end], 1)
    return float("nan") if back is None else back.start - at


def _outcome(t: Floats, ease: Codes, at: float, seconds: float) -> Outcome:
    if not np.isnan(seconds):
        return "stayed" if seconds == 0 else "back"
    return "not_back" if (ease[(t >= at) & (t <= at + REACTION)] == 0).any() else "not_seen"


def _next(later: list[Run], code: int) -> Run | None:
    return next((run for run in later if run.code == code), None)


CUES = ("voice", "face", "eyes", "posture", "pacing", "touch")
BEFORE = (-30.0, 0.0)
"""Seconds around a cue whose mean is the level before it. Windows centred there reach up to 15 s into the answer, which
makes the difference a cautious one."""
AFTER = (15.0, 45.0)
"""Seconds around a cue whose mean is the answer to it."""


NEWEST = (-5.0, 0.0)
"""Seconds around a cue whose mean heart rate is where somebody is by then: on their way back they are no control."""
ALIKE = 0.5
"""The state before a control lies within this many spreads of that before the cue, on the plane, and so does NEWEST."""
CUE_LASTS = 60.0
"""Seconds after a cue in which nothing is a control."""


class CueResponse(msgspec.Struct, frozen=True):
    """Answers of seat `who` to one kind of cue, from `n` occurrences with data.

    `hr`: mean change of heart rate (bpm). `ln_rmssd`: mean change of ln RMSSD. `hr_se`, `ln_rmssd_se`: their standard
    errors, NaN below two occurrences. Cues are given when somebody is upset, and whoever is upset comes back towards
    their usual self without one. So `hr_beyond` and `ln_rmssd_beyond`, with standard errors, are what the change is
    beyond that of the same person after no cue from the same place on the plane, in the `controlled` occurrences for
    which there is such a time. These standard errors hold the scatter of the controls, too: their seconds come in
    stretches, each of which counts as one (Cochran 1977, sec. 9A.1); NaN below two. `control_seconds`: how many there
    were of them, counted for each occurrence; an occurrence weighs as many as it has, so that all together say as much
    as `equal` of one weight.
    """

    cue: str
    who: str
    n: int
    hr: float
    hr_se: float
    ln_rmssd: float
    ln_rmssd_se: float
    controlled: int
    hr_beyond: float
    hr_beyond_se: float
    ln_rmssd_beyond: float
    ln_rmssd_beyond_se: float
    control_seconds: int = 0
    equal: float = 0.0


def cue_of(mark: Mark) -> str | None:
    """Name the cue of a mark, by its kind or, for kind "cue", its text; None for other marks."""
    name = (mark.text if mark.kind == "cue" else mark.kind).strip().lower()
    return name if name in CUES else None


def cue_responses(courses: dict[str, Course], marks: Sequence[Mark]) -> tuple[CueResponse, ...]:
    """Average the answers to each kind of cue by the one who did not give it; by both where nobody is named."""
    found: list[CueResponse] = []
    given = [mark.t for mark in marks if cue_of(mark)]
    for who, course in courses.items() if given else ():
        controls = _uncued(course, given)
        for cue in CUES:
            at = [mark.t for mark in marks if cue_of(mark) == cue and mark.who != who]
            answers = np.array([answer(course, t) for t in at]).reshape(-1, 2)
            known = np.isfinite(answers).all(axis=1)
            if known.any():
                places = np.array([place(course, t) for t in at])[known]
                beyond = _beyond(answers[known], places, controls)
                found.append(CueResponse(cue, who, len(places), *_means(answers[known]), *beyond))
    return tuple(sorted(found, key=lambda response: CUES.index(response.cue)))


def answer(course: Course, t: float) -> tuple[float, float]:
    """Change of heart rate (bpm) and ln RMSSD from BEFORE to AFTER session time `t`; NaN without data in one."""
    before, after = (
        [_mean(values, course.t - t, span) for values in (course.hr, course.ln_rmssd)] for span in (BEFORE, AFTER)
    )
    return after[0] - before[0], after[1] - before[1]


def place(course: Course, t: float) -> tuple[float, float, float]:
    """Mean place on the plane BEFORE session time `t`, and of heart rate at NEWEST (spreads); NaN without data."""
    hr, ln_rmssd = (_mean(values, course.t - t, BEFORE) for values in (course.hr_z, course.rmssd_z))
    return hr, ln_rmssd, _mean(course.hr_z, course.t - t, NEWEST)


class _Controls(msgspec.Struct, frozen=True):
    """Seconds `t` near which no cue was given: the place before each, and the change after it."""

    t: Floats
    places: Floats
    changes: Floats


def _uncued(course: Course, given: Sequence[float]) -> _Controls:
    """Find the controls of a person; cues were `given` at these times (s)."""
    t = course.t
    near = [(t + BEFORE[0] - CUE_LASTS <= cue) & (t + AFTER[1] >= cue) for cue in given]
    hr, ln_rmssd = ([_moving_mean(values, span) for span in (BEFORE, AFTER)] for values in (course.hr, course.ln_rmssd))
    rows = np.transpose(
        [
            *(_moving_mean(values, BEFORE) for values in (course.hr_z, course.rmssd_z)),
            _moving_mean(course.hr_z, NEWEST),
            *(after - before for before, after in (hr, ln_rmssd)),
        ]
    )
    whole = (t + BEFORE[0] >= t[0]) & (t + AFTER[1] <= t[-1] + 1)
    free = whole & ~np.logical_or.reduce(near) & np.isfinite(rows).all(axis=1)
    return _Controls(t[free], rows[free, :3], rows[free, 3:])


def _moving_mean(values: Floats, span: tuple[float, float]) -> Floats:
    """Mean of the known values of a 1 Hz series in a span around each of them, its end left out; NaN without any."""
    known = np.isfinite(values)
    sums, counts = (np.concatenate([[0], np.cumsum(one)]) for one in (np.where(known, values, 0.0), known))
    first, last = (np.clip(np.arange(len(values)) + int(end), 0, len(values)) for end in span)
    count = counts[last] - counts[first]
    return np.where(count > 0, (sums[last] - sums[first]) / np.maximum(count, 1), np.nan)


def _beyond(answers: Floats, places: Floats, controls: _Controls) -> tuple[int, float, float, float, float, int, float]:
    """How many answers have controls from ALIKE places; the means of what they are beyond those, with their errors.

    Every pair of an answer and a control counts once. With one mean of controls for each answer, those of few would
    count as much as those of many: who comes back soon leaves few, and all of them on the way. The last two are the
    number of pairs, and how many answers of equal weight would say as much (Kish 1965, sec. 11.7).
    """
    off = places[:, None] - controls.places
    alike = (np.hypot(off[..., 0], off[..., 1]) <= ALIKE) & (np.abs(off[..., 2]) <= ALIKE)
    some = alike.any(axis=1)
    if not some.any():
        return 0, nan, nan, nan, nan, 0, 0.0
    alike, counts = alike[some], np.count_nonzero(alike[some], axis=1)
    control = alike @ controls.changes / counts[:, None]
    weights = counts / np.sum(counts)
    equal = 1 / float(np.sum(weights**2))
    beyond = answers[some] - control
    means = weights @ beyond
    errors = np.hypot(_weighed_errors(beyond - means, weights, equal), _control_errors(alike, control, controls))
    (hr, ln_rmssd), (hr_se, ln_rmssd_se) = means.tolist(), errors.tolist()
    return len(control), hr, hr_se, ln_rmssd, ln_rmssd_se, int(np.sum(counts)), equal


def _weighed_errors(stray: Floats, weights: Floats, equal: float) -> Floats:
    """Standard errors of weighed means (Cochran 1977, sec. 6.4); NaN for one answer."""
    if len(stray) < 2:
        return np.full(stray.shape[1], np.nan)
    return np.sqrt(equal / (equal - 1) * np.sum((weights[:, None] * stray) ** 2, axis=0))


def _control_errors(alike: Bools, control: Floats, controls: _Controls) -> Floats:
    """Standard errors of the mean control, from how far the stretches lie off it, as often as they are counted.

    Seconds that lie further apart than an answer is long belong to different stretches.
    """
    used = alike.any(axis=0)
    stretch = np.cumsum(np.diff(controls.t[used], prepend=-inf) > AFTER[1])
    n = len(np.unique(stretch))
    if n < 2:
        return np.full(2, np.nan)
    stray = np.count_nonzero(alike, axis=0)[:, None] * controls.changes - alike.T @ control
    sums = [np.bincount(stretch, one) / np.count_nonzero(alike) for one in stray[used].T]
    return np.sqrt(n / (n - 1) * np.sum(np.square(sums), axis=1))


def _means(answers: Floats) -> tuple[float, float, float, float]:
    """Mean and standard error of the changes of heart rate, and of those of ln RMSSD."""
    (hr, ln_rmssd), (hr_se, ln_rmssd_se) = np.mean(answers, axis=0).tolist(), _standard_error(answers).tolist()
    return hr, hr_se, ln_rmssd, ln_rmssd_se


def _mean(values: Floats, t: Floats, span: tuple[float, float]) -> float:
    """Mean of the known values in a span, its end left out; NaN without any."""
    return mean(values[(t >= span[0]) & (t < span[1])])


def _standard_error(answers: Floats) -> Floats:
    if len(answers) < 2:
        return np.full(answers.shape[1], np.nan)
    return np.std(answers, axis=0, ddof=1) / np.sqrt(len(answers))
