"""The states of a whole session put together: each person, every two of them, and the minutes to look at again."""

from collections.abc import Sequence
from itertools import combinations
from math import ceil, floor, inf, nan

import msgspec
import numpy as np

from hrvsync.analysis.over_days import Baseline
from hrvsync.analysis.states.course import Course, Shift, course, joint_shifts
from hrvsync.analysis.states.lending import Lending, lendings, lendings_by_chance
from hrvsync.analysis.states.movement import movements
from hrvsync.analysis.states.pair import CueResponse, Dynamic, Rupture, Share, cue_responses, dynamics, ruptures, shares
from hrvsync.analysis.states.person import Difference, Reactivity, Tolerance, differences, reactivity, tolerance
from hrvsync.analysis.states.settling import session_baseline
from hrvsync.analysis.states.state import WINDOW, State, levels
from hrvsync.analysis.states.watch import NEVER
from hrvsync.beats import Beats, Floats
from hrvsync.events import AnyEvent, Mark, Wave
from hrvsync.guide import Guide, Span, guide_of, stressor_at

MINUTE = 60


class Minutes(msgspec.Struct, frozen=True):
    """Where the most and the least settled minute begin (s); NaN without a whole minute of data."""

    best_kept: float
    hardest: float


def minutes(courses: Sequence[Course]) -> Minutes:
    """Find the minutes in which the bodies were nearest to and furthest from their settled range.

    Strain of a body: spreads of heart rate above and of variability below baseline, added up; of several their sum.
    The minute of least, and of most, mean strain among those without missing seconds; the earlier one where they tie.
    """
    strain = np.sum([np.maximum(one.hr_z, 0) + np.maximum(-one.variability_z, 0) for one in courses], axis=0)
    known = np.isfinite(strain)
    whole = _rolling(known.astype(np.float64)) == MINUTE
    if not whole.any():
        return Minutes(float("nan"), float("nan"))
    mean = _rolling(np.where(known, strain, 0.0)) / MINUTE
    t = courses[0].t
    return Minutes(
        best_kept=float(t[np.argmin(np.where(whole, mean, np.inf))]),
        hardest=float(t[np.argmax(np.where(whole, mean, -np.inf))]),
    )


def _rolling(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Sums of each MINUTE values from every row on; empty for a shorter series."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    return sums[MINUTE:] - sums[:-MINUTE]


class PersonStates(msgspec.Struct, frozen=True):
    """One person: baseline, share of time in each state, window of tolerance, and each phase against baseline."""

    baseline: Baseline
    states: dict[str, Share]
    tolerance: Tolerance
    phases: tuple[Reactivity, ...]
    differences: tuple[Difference, ...]


class PairStates(msgspec.Struct, frozen=True):
    """Two people: share of time in each dynamic, whole and by phase, and what happened between them."""

    dynamics: dict[str, Share]
    phases: tuple[tuple[str, dict[str, Share]], ...]
    lendings: tuple[Lending, ...]
    lendings_by_chance: float
    shifts: tuple[Shift, ...]
    ruptures: tuple[Rupture, ...]
    cues: tuple[CueResponse, ...]


class SessionStates(msgspec.Struct, frozen=True):
    """The states of a session: everybody with beats, every two with a baseline, and the minutes to look at again."""

    people: dict[str, PersonStates]
    pairs: dict[tuple[str, str], PairStates]
    minutes: Minutes

    @property
    def pair(self) -> PairStates | None:
        """The two of a session of two; None where they are fewer or more, or one has no baseline."""
        return next(iter(self.pairs.values()), None) if len(self.people) == 2 else None


def summary(
    beats: dict[str, Beats], events: Sequence[AnyEvent], baselines: dict[str, Baseline] | None = None
) -> SessionStates:
    """Summarise the states of a session.

    Parameters
    ----------
    beats : dict of str to Beats
        The labelled beats by seat; people without beats are left out.
    events : sequence of AnyEvent
        The Phase, Pause and Mark events in order of time, and the Wave events where acceleration was recorded.
    baselines : dict of str to Baseline, optional
        Baselines by seat from earlier days; without one the settling phase of this session is the baseline.

    Returns
    -------
    SessionStates
        Values are NaN where there is not enough good data.
    """
    guide = guide_of(events)
    moved = movements(event for event in events if isinstance(event, Wave))
    known, courses = follow_session(beats, guide, baselines, moved)
    end = max((float(one.t[-1]) + 1 for one in courses.values()), default=0.0)
    marks = [event for event in events if isinstance(event, Mark)]
    return session_states(known, courses, guide.spans_until(end), marks)


def follow_session(
    beats: dict[str, Beats],
    guide: Guide,
    baselines: dict[str, Baseline] | None = None,
    moved: dict[str, Floats] | None = None,
) -> tuple[dict[str, Baseline], dict[str, Course]]:
    """Compute the baselines and courses of all people on one grid of whole seconds.

    Parameters
    ----------
    beats : dict of str to Beats
        The labelled beats by seat; people without beats are left out.
    guide : Guide
        The phases and pauses of the session.
    baselines : dict of str to Baseline, optional
        Baselines by seat from earlier days; without one the settling phase of this session is the baseline.
    moved : dict of str to ndarray, optional
        When each seat moved (s, ascending), see `movements`, where acceleration was recorded.

    Returns
    -------
    baselines : dict of str to Baseline
        By seat.
    courses : dict of str to Course
        By seat; levels are NaN where there is not enough good data.
    """
    present = {who: one for who, one in beats.items() if len(one)}
    first = floor(min((float(one.t[0]) for one in present.values()), default=0.0))
    last = ceil(max((float(one.t[-1]) for one in present.values()), default=0.0))
    grid = np.arange(first, last + WINDOW // 2 + 1, dtype=np.float64)
    series = {who: levels(one, grid) for who, one in present.items()}
    known = {who: (baselines or {}).get(who) or session_baseline(one, guide) for who, one in series.items()}
    moved = moved or {}
    return known, {
        who: course(one, known[who], guide, who, present[who], moved.get(who, NEVER)) for who, one in series.items()
    }


def session_states(
    baselines: dict[str, Baseline],
    courses: dict[str, Course],
    spans: Sequence[Span],
    marks: Sequence[Mark],
) -> SessionStates:
    """Summarise the courses of a session over its phases, see `summary`.

    Parameters
    ----------
    baselines : dict of str to Baseline
        By seat, see `follow_session`.
    courses : dict of str to Course
        By seat, on one grid.
    spans : sequence of Span
        The phases with their ends (s).
    marks : sequence of Mark
        The marks in order of time.

    Returns
    -------
    SessionStates
        Values are NaN where there is not enough good data.
    """
    known = {who: one for who, one in courses.items() if baselines[who].known}
    return SessionStates(
        people={
            who: PersonStates(
                baseline=baselines[who],
                states=shares(one.state, State),
                tolerance=tolerance(one),
                phases=tuple(reactivity(one, baselines[who], span, who) for span in spans),
                differences=differences(one, baselines[who], spans, who),
            )
            for who, one in courses.items()
        },
        pairs={(a, b): _pair({a: known[a], b: known[b]}, marks, spans, baselines) for a, b in combinations(known, 2)},
        minutes=minutes(list(known.values())) if known else Minutes(nan, nan),
    )


def _pair(
    courses: dict[str, Course], marks: Sequence[Mark], spans: Sequence[Span], baselines: dict[str, Baseline]
) -> PairStates:
    one, other = courses.values()
    since = float(np.nanmax([-inf, *(baselines[who].until for who in courses)]))
    codes = dynamics(one.state, other.state)
    shifts = joint_shifts(
        one.t, {who: c.distance for who, c in courses.items()}, {who: c.jump for who, c in courses.items()}
    )
    return PairStates(
        dynamics=shares(codes, Dynamic),
        phases=tuple((span.name, shares(codes[(one.t >= span.start) & (one.t < span.end)], Dynamic)) for span in spans),
        lendings=lendings(courses, since),
        lendings_by_chance=lendings_by_chance(courses, since),
        shifts=shifts,
        ruptures=ruptures(courses, marks, [shift for shift in shifts if not stressor_at(spans, shift.t)]),
        cues=cue_responses(courses, marks),
    )


def plain(states: SessionStates) -> dict[str, object]:
    """Turn the states of a session into dicts, lists and numbers for JSON.

    Parameters
    ----------
    states : SessionStates

    Returns
    -------
    dict of str to object, None where a value is NaN
    """
    pairs = {"+".join(pair): one for pair, one in states.pairs.items()}
    parts = {"people": states.people, "pair": states.pair, "pairs": pairs, "minutes": states.minutes}
    return msgspec.json.decode(msgspec.json.encode(parts))  # which writes null for NaN
