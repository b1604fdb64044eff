"""The chance level of any measure over a phase: one of the two shifted in time, or a stranger in the other's place."""

from collections.abc import Iterator, Sequence
from math import floor, nan

import msgspec
import numpy as np

from hrvsync.analysis.measure import PairMeasure, Window
from hrvsync.analysis.measures import mean
from hrvsync.analysis.synchrony.chance import INDEPENDENT_S, MIN_SURROGATES, among, tail
from hrvsync.analysis.synchrony.registry import over
from hrvsync.beats import Beats, Floats, within

SHIFTS = 39
MIN_S = 20.0  # of every shift
LONGEST_S = 13_980.0
"""Longest window that is measured as a whole, 3 h 53 min: to slide one along the other costs the square of it."""
PIECE_S, EVERY_S = 600.0, 3600.0
"""Of a longer one, ten minutes of every hour."""


class Measured(msgspec.Struct, frozen=True):
    """A value over a phase, 5 and 95 % of its `surrogates`, and the probability of one as high; NaN where unknown."""

    value: float
    low: float = nan
    high: float = nan
    p: float = nan


def against_chance(
    measures: tuple[PairMeasure, ...], beats: dict[str, Beats], window: Window, breath: float = 0.0
) -> dict[str, Measured]:
    """Measure a window as a whole and compare it with the second person shifted in time.

    Parameters
    ----------
    measures : tuple of PairMeasure
        The rows to compute; those that are `tested` get a chance level.
    beats : dict of str to Beats
        The beats of the two people by seat.
    window : Window
        The span of session time (s), the seats and the guide.
    breath : float, s
        Length of a breath of a pacer both follow, 0 without one. Shifts and window are then whole breaths, so that the
        chance level contains all that the pacer explains.

    Returns
    -------
    dict of str to Measured
        By key: the value, 5 and 95 % of the surrogates and p. NaN where unknown; windows too short for two independent
        shifts (12 s apart) have no chance level.

    Notes
    -----
    Up to 39 circular shifts, evenly spread, none within 20 s of no shift. For rows that are `parted` the pair itself is
    tested with a joint in its middle, since every surrogate has a joint somewhere and the pair must not have an
    advantage. A window longer than 3 h 53 min is measured by ten minutes of every hour: values and surrogates are means
    over these, angles and tests of a single piece are left out. (circular shift; Moulder, Boker, Ramseyer & Tschacher
    2018)
    """
    values = over_pieces(measures, beats, window)
    found = {name: Measured(value) for name, value in values.items()}
    rows = tuple(row for row in measures if row.tested and np.isfinite(values[row.key]))
    tests: dict[str, list[Floats]] = {row.key: [] for row in rows}
    max_count = 0.0
    for piece in pieces(window):
        seconds = piece.end - piece.start
        if breath:
            seconds = floor(seconds / breath) * breath
        by = shifts(seconds, breath)
        if not rows or by.size < 2:
            return found
        max_count += (seconds - 2 * MIN_S) / INDEPENDENT_S
        whole = msgspec.structs.replace(piece, end=piece.start + seconds)
        inside = {who: within(one, whole.start, whole.end) for who, one in beats.items()}
        for row, observed, surrogates in surrogates_of(rows, inside, whole, by):
            tests[row.key].append(np.append(surrogates, observed))
    for key, test in tests.items():
        *surrogates, observed = _means(test)
        surrogates = np.array(surrogates)[np.isfinite(surrogates)]
        p = tail(observed, surrogates, min(max_count, independent(surrogates))) if surrogates.size > 1 else nan
        if np.isfinite(p):
            low, high = np.quantile(surrogates, (0.05, 0.95)).tolist()
            found[key] = Measured(values[key], low, high, p)
    return found


def pieces(window: Window) -> list[Window]:
    """Return a window, or, of one longer than LONGEST_S, the first PIECE_S of every hour."""
    if window.end - window.start <= LONGEST_S:
        return [window]
    starts = np.arange(window.start, window.end - PIECE_S, EVERY_S).tolist()
    return [msgspec.structs.replace(window, start=start, end=start + PIECE_S) for start in starts]


def over_pieces(measures: Sequence[PairMeasure], beats: dict[str, Beats], window: Window) -> dict[str, float]:
    """Compute rows over a window; of a long one the means over its `pieces`, NaN where a mean would say nothing."""
    whole, *more = (over(measures, beats, piece) for piece in pieces(window))
    if not more:
        return whole
    means = _means([np.array([*one.values()]) for one in (whole, *more)])
    return {row.key: nan if left_out(row) else value for row, value in zip(measures, means, strict=True)}


def left_out(row: PairMeasure) -> bool:
    """Whether a mean of a row's values says nothing: an angle, or a test of one piece."""
    return row.unit == "rad" or row.key.endswith(("_p", "_n_eff", "_low", "_high"))


def _means(columns: Sequence[Floats]) -> list[float]:
    """Means of what is known in each row; of one column, the column."""
    return [mean(values) for values in np.stack(columns, axis=1)] if len(columns) > 1 else columns[0].tolist()


def independent(surrogates: Floats) -> float:
    """Number of independent ones among surrogates that are one step of shift apart.

    n / (1 + 2 sum of their autocorrelations up to the first that is not above 0), at least MIN_SURROGATES. (Bartlett
    1935; Geyer 1992, Stat. Sci. 7:473)
    """
    around = surrogates - surrogates.mean()
    alike = np.correlate(around, around, "full")[around.size - 1 :]
    if not alike[0] > 0:
        return float(surrogates.size)
    alike = alike[1 : max(1, surrogates.size // 3)] / alike[0]
    until = int(np.argmax(np.append(alike, 0.0) <= 0))
    return max(MIN_SURROGATES, surrogates.size / (1 + 2 * float(alike[:until].sum())))


def shifts(seconds: float, breath: float = 0.0) -> Floats:
    """Seconds by which to shift a window of `seconds` s, in whole breaths where there is a pacer."""
    if seconds < 2 * MIN_S:
        return np.empty(0)
    if not breath:
        return np.linspace(MIN_S, seconds - MIN_S, SHIFTS)
    breaths = np.arange(np.ceil(MIN_S / breath), np.floor((seconds - MIN_S) / breath + 1e-9) + 1)
    return breath * np.unique(np.linspace(breaths[0], breaths[-1], min(SHIFTS, breaths.size)).round())


def surrogates_of(
    rows: tuple[PairMeasure, ...], beats: dict[str, Beats], window: Window, by: Floats
) -> Iterator[tuple[PairMeasure, float, Floats]]:
    """Yield each row with its value for the pair, and with the second person shifted by each of `by` (s)."""
    (one, a), (other, b) = beats.items()
    halfway = (window.start + window.end) / 2
    for joint, broken in dict.fromkeys((row.joint, row.parted) for row in rows):
        alike = tuple(row for row in rows if (row.joint, row.parted) == (joint, broken))
        themselves = {one: a, other: parted(b, halfway, joint) if broken else b}
        observed = over(alike, themselves, window, min_seconds=0.0)
        turned = ({one: a, other: rotated(b, window, shift, joint)} for shift in by.tolist())
        table = [over(alike, pair, window, min_seconds=0.0) for pair in turned]
        for row in alike:
            yield row, observed[row.key], np.array([values[row.key] for values in table])


def rotated(beats: Beats, window: Window, by: float, joint: float = 0.0) -> Beats:
    """The beats of a window `by` seconds later, those beyond its end at its beginning, `parted` where they meet."""
    later = beats.t + by
    wraps = later > window.end
    order = np.concatenate((np.flatnonzero(wraps), np.flatnonzero(~wraps)))
    t = np.where(wraps, later - (window.end - window.start), later)[order]
    return parted(Beats(t, beats.rr_ms[order], beats.label[order], beats.run[order]), window.start + by, joint)


def parted(beats: Beats, at: float, joint: float) -> Beats:
    """The beats without those of `joint` s around a moment `at` (s), where a new run begins.

    Else a window with both sides of it would have a break in it that a real pair has not.
    """
    away = np.abs(beats.t - at) >= joint / 2
    run = np.where(beats.t > at, beats.run + beats.run.max(initial=0) + 1, beats.run)
    return Beats(beats.t[away], beats.rr_ms[away], beats.label[away], run[away])


MIN_PSEUDO_PAIRS = 19  # pseudo-pairs: with fewer, not even the highest value of all is rarer than 1 in 20


def against_pseudo_pairs(
    measures: tuple[PairMeasure, ...], beats: dict[str, Beats], window: Window, strangers: Sequence[Beats]
) -> dict[str, Measured]:
    """Compare the `tested` rows of a window with pseudo-pairs of each person and strangers.

    Parameters
    ----------
    measures : tuple of PairMeasure
        The rows to compute; those that are `tested` get a chance level.
    beats : dict of str to Beats
        The beats of the two people by seat.
    window : Window
        The span of session time (s), the seats and the guide.
    strangers : sequence of Beats
        People in the same phase with the same pacer, moved in time so that the phase begins with the window.

    Returns
    -------
    dict of str to Measured
        By key: the value, 5 and 95 % of the pseudo-pairs and p. Rows whose value is NaN, or with fewer than 19
        pseudo-pairs, are left out.

    Notes
    -----
    This chance level contains what task, pacer and drift cause in any two people; the rest belongs to this pair. p is
    the place of the pair `among` the pseudo-pairs. (participant shuffling; Moulder, Boker, Ramseyer & Tschacher 2018)
    """
    rows = tuple(row for row in measures if row.tested)
    observed = over_pieces(rows, beats, window)
    (one, a), (other, b) = beats.items()
    table = [
        over_pieces(rows, pair, window)
        for stranger in strangers
        for pair in ({one: a, other: stranger}, {one: stranger, other: b})
    ]
    found: dict[str, Measured] = {}
    for row in rows:
        pseudo = np.array([values[row.key] for values in table])
        pseudo = pseudo[np.isfinite(pseudo)]
        value = observed[row.key]
        if np.isfinite(value) and pseudo.size >= MIN_PSEUDO_PAIRS:
            low, high = np.quantile(pseudo, (0.05, 0.95)).tolist()
            found[row.key] = Measured(value, low, high, among(value, pseudo))
    return found


def shifted(beats: Beats, start: float, end: float, to: float) -> Beats:
    """The beats of a span, as if it had begun at `to` (s)."""
    inside = within(beats, start, end)
    return msgspec.structs.replace(inside, t=inside.t + (to - start))
