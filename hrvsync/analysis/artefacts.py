"""Artefacts: what each RR interval is taken for.

Labels are given, intervals are never changed.

`label` looks at a few beats around and serves live; `label_artefacts` adds what a whole recording shows (Lipponen &
Tarvainen 2019), and `correct` makes a corrected series beside the raw one.
"""

from math import inf, nan

import numpy as np
import scipy

from hrvsync.beats import ArrayLike, Floats, Ints, Label, Labels

GATE_MS = (273.0, 2000.0)
MIN_PIECE_MS = 30.0
"""No piece of an interval that an extra beat splits is shorter."""
SINGLE = 0.25
"""An interval this far from its level (as a share of it) is none."""
PAIR = 0.36
"""An early beat and its pause (or a late one) lie this far apart ..."""
PAIR_EACH = 0.08
"""... each this far from the level on its own side ..."""
PAIR_BALANCE = 0.36
"""... and even out to this, for a breath sways the pause too ..."""
PAIR_CLEAR = 0.03
"""... each beyond what is usual before and after by this."""
SPLIT_BALANCE = 0.20
"""Two pieces of one interval make up the level to this ..."""
SPLIT_EACH = 0.15
"""... each shorter than it by this."""
STANDS_OUT = 4.0
"""A proposal of Lipponen & Tarvainen holds where the interval is this many of their thresholds off its level ..."""
STANDS_OUT_SHARE = 0.06
"""... and off by this share of the level."""
PASSES = 3
MARGIN = 4
DELAY = 4
"""A label needs this many later beats; those of the newest beats may still change."""
REACH = (PASSES + 1) * (MARGIN + 1)
"""A label depends on no interval further away than this many beats."""


def label(rr_ms: Floats, run: Ints) -> Labels:
    """Label intervals (n, ms) of runs (n) by their neighbours; int8 labels (n).

    OUT_OF_RANGE outside 273-2000 ms. The level at a pair of intervals is the median of three before and three after:
    EXTRA where the two add up to one level, ECTOPIC where they lie on both sides of it, far apart and even. Else LONG
    or SHORT more than 25 % from the median of the 5 around (itself included, so a step to a new level is accepted),
    MISSED near two levels. What is found is set aside in the next of 3 passes. A label is final DELAY beats later,
    except where artefacts crowd: it depends on no more than REACH intervals on either side. An interval that is NaN is
    OUT_OF_RANGE.
    """
    labels = np.zeros(rr_ms.size, np.int8)
    # Without a step of more than a fifth nearby no rule below can hold, so few beats are looked at.
    out = ~((rr_ms >= GATE_MS[0]) & (rr_ms <= GATE_MS[1]))
    steep = np.abs(rr_ms[1:] - rr_ms[:-1]) > 0.2 * np.minimum(rr_ms[1:], rr_ms[:-1])
    if not (out.any() or steep.any()):
        return labels
    breaks = run[1:] != run[:-1]
    place = np.arange(rr_ms.size) + MARGIN * (1 + np.cumsum(np.concatenate(([False], breaks))))
    x = np.full(place[-1] + MARGIN + 1, np.nan)
    x[place] = rr_ms
    marked = np.zeros(len(x), np.int8)
    outside = np.zeros(len(x), np.bool_)
    outside[place] = out
    odd = outside.copy()
    odd[place[:-1]] |= steep & ~breaks
    near = np.convolve(odd, np.ones(2 * MARGIN, bool))[MARGIN - 1 : MARGIN - 1 + len(x)]
    x[~((x >= MIN_PIECE_MS) & (x <= GATE_MS[1]))] = np.nan
    # A piece of a split interval may be too short for the gate: pairs are judged first.
    judge_pairs(x, np.flatnonzero(near & np.isfinite(x)), marked)
    outside &= marked == Label.NORMAL
    x[outside] = np.nan
    marked[outside] = Label.OUT_OF_RANGE
    for _ in range(PASSES):
        places = np.flatnonzero(near & np.isfinite(x))
        if not (places.size and judge_singles(x, places, marked) | judge_pairs(x, places, marked)):
            break
    labels[:] = marked[place]
    return labels


def judge_pairs(x: Floats, places: Ints, marked: Labels) -> bool:
    """Mark pairs that begin at `places` in the padded intervals `x` (NaN: set aside); whether there were any."""
    own, following = x[places], x[places + 1]
    around = x[places[:, None] + (-3, -2, -1, 2, 3, 4)]
    level, before, after = median(around, 3), median(around[:, :3], 1), median(around[:, 3:], 1)
    a, b = own / level - 1, following / level - 1
    split = np.abs(a + b + 1)
    extra = (split < SPLIT_BALANCE) & (np.maximum(a, b) < -SPLIT_EACH)
    even = (a * b < 0) & (np.abs(a + b) < PAIR_BALANCE)
    # Where the level itself steps, one of the two is no further off than the side it belongs to.
    even &= np.minimum(own, following) < np.fmin(before, after) - PAIR_CLEAR * level
    late = np.maximum(own, following) > np.fmax(before, after) + PAIR_CLEAR * level
    ectopic = even & late & (np.abs(b - a) > PAIR) & (np.minimum(np.abs(a), np.abs(b)) > PAIR_EACH)
    # A lone early beat needs less of a pause: a breath may have taken the rest.
    ectopic |= even & (a < -SINGLE) & (b > PAIR_CLEAR)
    # Of pairs that overlap the clearest is meant.
    clear = np.zeros(len(x))
    clear[places] = np.where(extra, 2 - split, np.where(ectopic, np.abs(b - a), 0.0))
    best = (clear[places] > 0) & (clear[places] >= clear[places - 1]) & (clear[places] > clear[places + 1])
    for name, kind in ((Label.EXTRA, extra), (Label.ECTOPIC, ectopic)):
        first = places[best & kind]
        marked[first] = marked[first + 1] = name
        x[first] = x[first + 1] = np.nan
    return bool(best.any())


def judge_singles(x: Floats, places: Ints, marked: Labels) -> bool:
    """Mark single intervals at `places` in the padded intervals `x` (NaN: set aside); whether there were any."""
    ratio = x[places] / median(x[places[:, None] + (-2, -1, 0, 1, 2)], 3)
    wrong = np.abs(ratio - 1) > SINGLE
    found = places[wrong]
    ratio = ratio[wrong]
    marked[found] = np.where(ratio < 1, Label.SHORT, np.where(np.abs(ratio - 2) < 0.3, Label.MISSED, Label.LONG))
    x[found] = np.nan
    return bool(found.size)


def median(rows: Floats, minimum: int) -> Floats:
    """Return the median of the finite values of each row, NaN for fewer than `minimum`."""
    ordered = np.sort(rows, axis=1)
    count = np.isfinite(rows).sum(axis=1)
    row = np.arange(len(rows))
    value = (ordered[row, np.maximum(count - 1, 0) // 2] + ordered[row, np.minimum(count // 2, rows.shape[1] - 1)]) / 2
    return np.where(count >= minimum, value, np.nan)


def label_artefacts(rr_ms: ArrayLike, run: Ints | None = None) -> Labels:
    """Label the RR intervals of a whole recording.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms
        RR intervals in order. NaN is labelled OUT_OF_RANGE.
    run : ndarray of int, shape (n,), optional
        Number of the unbroken run each interval belongs to; None for a series without gaps.

    Returns
    -------
    ndarray of int8, shape (n,)
        A `Label` for each interval; 0 is NORMAL. Too few beats are judged by the range alone.

    Notes
    -----
    The decision of Lipponen & Tarvainen 2019 proposes artefacts. A proposal holds where the interval differs from its
    neighbours by 4 of their thresholds and by 6 %, which restores the normal beats that the decision flags (1-4 % in
    Holters). `label` adds what no threshold from 91 beats can see, and names what both find.

    Examples
    --------
    >>> label_artefacts([800, 810, 790, 800, 1600, 805, 795, 800]).tolist()
    [0, 0, 0, 0, 4, 0, 0, 0]
    """
    rr = np.atleast_1d(np.asarray(rr_ms, dtype=np.float64)).ravel()
    labels = label(rr, np.zeros(rr.size, np.int64) if run is None else run)
    usable = np.flatnonzero(labels != Label.OUT_OF_RANGE)
    judged = rr[usable]
    proposed, threshold = label_by_thresholds(judged)
    places = np.flatnonzero((proposed != Label.NORMAL) & (labels[usable] == Label.NORMAL))
    if not places.size:
        return labels
    x = np.pad(np.where(labels[usable] == Label.NORMAL, judged, np.nan), MARGIN, constant_values=np.nan)
    level = median(x[places[:, None] + MARGIN + (-3, -2, -1, 1, 2, 3)], 3)
    off = np.abs(judged[places] - level)
    holds = (off > STANDS_OUT * threshold[places]) & (off > STANDS_OUT_SHARE * level)
    labels[usable[places[holds]]] = proposed[places[holds]]
    return labels


def correct(rr_ms: ArrayLike, labels: ArrayLike) -> Floats:
    """Correct the artefacts of a series of RR intervals.

    Parameters
    ----------
    rr_ms : array_like, shape (n,), ms
        RR intervals in order.
    labels : array_like of int, shape (n,)
        A `Label` for each, see `label_artefacts`.

    Returns
    -------
    ndarray, shape (m,), ms
        Normal intervals are unchanged; m may differ from n. Empty without a normal interval, from which the level is
        taken.

    Raises
    ------
    ValueError
        If `labels` differs in length from `rr_ms`.

    Notes
    -----
    The two pieces of an EXTRA beat become one interval. An artefact of 1.5 levels or more is cut into as many equal
    intervals as it holds levels. Any other is replaced by its level, interpolated between the normal intervals on both
    sides.

    Examples
    --------
    >>> correct([800, 1600, 800], [0, 4, 0])
    array([800., 800., 800., 800.])
    """
    rr = np.atleast_1d(np.asarray(rr_ms, dtype=np.float64)).ravel()
    label = np.atleast_1d(np.asarray(labels)).ravel()
    if label.size != rr.size:
        raise ValueError(f"rr_ms and labels must be of equal length, not {rr.size} and {label.size}")
    normal = label == Label.NORMAL
    if not normal.any():
        return np.empty(0)
    place = np.arange(rr.size)
    level = np.interp(place, place[normal], rr[normal])
    value = np.where(normal, rr, level)
    pieces = np.ones(rr.size, np.int64)
    long = ~normal & (rr >= 1.5 * level)
    pieces[long] = np.round(rr[long] / level[long])
    value[long] = rr[long] / pieces[long]
    extra = label == Label.EXTRA
    since = place - np.maximum.accumulate(np.where(extra, -1, place))
    first = np.flatnonzero(extra[:-1] & extra[1:] & (since[:-1] % 2 == 1))
    value[first] = rr[first] + rr[first + 1]
    pieces[first + 1] = 0
    return np.repeat(value, pieces)


ALPHA = 5.2
SLOPE, OFFSET = 0.13, 0.17
SPREAD_BEATS = 91
LEVEL_BEATS = 11
MIN_MS = 10.0
"""Thresholds do not fall below this: quantised or flat intervals would make them 0 and flag everything."""
MIN_BEATS = 12
"""Fewer intervals have no level to be held against: nothing is proposed."""


def spread_threshold(values: Floats) -> Floats:
    """Return 5.2 quartile deviations of |values| over 91 beats centred (mirrored at the ends), at least 10 ms."""
    size = np.abs(values)

    def quartile(rank: int) -> Floats:
        # 91 values: the quartiles lie between two ranks.
        low = scipy.ndimage.rank_filter(size, rank, size=SPREAD_BEATS, mode="reflect")
        return (low + scipy.ndimage.rank_filter(size, rank + 1, size=SPREAD_BEATS, mode="reflect")) / 2

    return np.maximum(ALPHA / 2 * (quartile(67) - quartile(22)), MIN_MS)


def label_by_thresholds(rr_ms: Floats) -> tuple[Labels, Floats]:
    """Label intervals (ms, finite) ECTOPIC, LONG, SHORT, MISSED or EXTRA by the published decision.

    Returns int8 labels and the threshold (ms) that the step to each interval was held against.
    Our guards beside it: thresholds of at least 10 ms, and nothing but NORMAL for fewer than 12 intervals. In clean
    Holters it flags 1-4 % of normal beats.
    """
    labels = np.zeros(rr_ms.size, np.int8)
    if rr_ms.size < MIN_BEATS:
        return labels, np.full(rr_ms.size, inf)
    step = np.diff(rr_ms, prepend=nan)
    step[0] = step[1:].mean()
    step_threshold = spread_threshold(step)
    step = step / step_threshold
    level = scipy.ndimage.median_filter(rr_ms, size=LEVEL_BEATS, mode="reflect")
    off = rr_ms - level
    off = np.where(off < 0, 2 * off, off)
    off_threshold = spread_threshold(off)
    off = off / off_threshold

    around = np.pad(step, 2, mode="reflect")
    before, after, after_next = around[1:-3], around[3:-1], around[4:]
    up = step > 0
    beside = np.where(up, np.maximum(before, after), np.minimum(before, after))
    ahead = np.where(step >= 0, np.minimum(after, after_next), np.maximum(after, after_next))
    over = np.abs(step) > 1
    opposed = np.where(up, beside < -SLOPE * step - OFFSET, beside > -SLOPE * step + OFFSET)
    ectopic = over & opposed
    candidate = over & ~ectopic
    candidate[1:] |= (candidate & (np.abs(after) < np.abs(after_next)))[:-1]
    candidate &= ~ectopic
    far = np.abs(off) > 3
    long = candidate & (((step > 1) & (ahead < -1)) | (far & (off > 0)))
    short = candidate & (((step < -1) & (ahead > 1)) | (far & (off < 0)))
    missed = long & (np.abs(rr_ms / 2 - level) < off_threshold)
    extra = short & (np.abs(rr_ms + np.append(rr_ms[1:], rr_ms[-1]) - level) < off_threshold)
    for where, name in (
        (ectopic, Label.ECTOPIC),
        (long, Label.LONG),
        (short, Label.SHORT),
        (missed, Label.MISSED),
        (extra, Label.EXTRA),
    ):
        labels[where] = name
    return labels, step_threshold
