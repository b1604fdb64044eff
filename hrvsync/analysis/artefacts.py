"""Artefacts: what each RR interval is taken for.

Labels are given, intervals are never changed. One rule serves live and in hindsight: `label` proposes what stands out
of a few beats around, then holds it against what this heart's own beats predict (`predicted`), and finds what only
that shows. `correct` makes a corrected series beside the raw one.
"""

import numpy as np

from hrvsync.analysis.predicted import MARGIN, SETTLED, Model, Models, Predicted, median
from hrvsync.beats import ArrayLike, Bools, Floats, Ints, Label, Labels

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
EARLY_PAIR = 0.14, 12.0, 2 * SINGLE
"""An early beat and its pause lie further apart than predicted by this share of the level and this number of scales
(the usual error of the prediction), or by the last share alone ..."""
EARLY_STEP = 0.3
"""... of which a part this large is a step down from the interval before, as no breath makes it."""
EARLY_BALANCE = 0.6
"""... and even out to this share of it ..."""
PAUSE = 0.02
"""... the pause no shorter than the level and than predicted, but for this share."""
LONE = 0.18, 12.0, SINGLE
"""A lone interval lies this share and this number of scales off what is predicted, or the last share alone."""
PREDICTED_PAIR = 0.12, 10.0, 2 * SINGLE
"""What was proposed is normal within this share or this number of scales, but never beyond the last share: where
nothing can be predicted, as in fibrillation, proposals stand."""
PREDICTED = 0.10, 10.0, SINGLE
CLEAREST = 3
"""Of what is found within this many beats, the clearest is taken; the others are looked at again without it."""
STEP = 0.08
"""Without a step this large (as a share of the shorter interval) on either side, no beat is looked at."""
MIN_BEATS = 20
"""Fewer intervals predict nothing: proposals stand as they are."""
PASSES = 3
FINDS = 4
DELAY = 4
"""A label needs this many later beats; as more come, what they predict may still change a few."""


def label(rr_ms: Floats, run: Ints, since: int = 0, models: Models | None = None) -> Labels:
    """Label intervals (n, ms) of runs (n) by their neighbours and by what this heart does; int8 labels.

    `since`: the first interval that is new to `models`, those of this series; only the labels from the first on that
    may have changed are returned. Without models these are all (n).

    OUT_OF_RANGE outside 273-2000 ms and where NaN. `propose` finds what stands out of a few beats, and it is held
    against what the models predict. A label stands DELAY beats later but for a few, and is final three blocks later.
    Nothing is compared across a gap between two runs; a run of fewer than 5 intervals is judged together with the runs
    beside it. Blocks of beats are counted from the first: a series cut at a multiple of BLOCK keeps its labels three
    blocks from the cut.
    """
    models = models or Models()
    keep = max(0, min(since, models.grow(rr_ms.size)) - SETTLED)
    return _label_from(keep, max(0, keep - SETTLED), rr_ms, run, models)


def _label_from(keep: int, start: int, rr_ms: Floats, run: Ints, models: Models) -> Labels:
    """Label the intervals from `keep` on by those from `start` on, or from where an unfitted model has to look."""
    rr, run_of = rr_ms[start:], run[start:]
    steep = np.abs(rr[1:] - rr[:-1]) > STEP * np.minimum(rr[1:], rr[:-1])
    if not (steep.any() or (~in_range(rr)).any()):
        return np.zeros(rr_ms.size - keep, np.int8)
    gap = run_of[1:] != run_of[:-1]
    wall = walls(gap)
    labels, first_of_pair = propose(rr, gap, wall)
    aside = labels != Label.NORMAL
    places = to_judge(labels, steep & ~wall)
    if rr_ms.size >= MIN_BEATS and places.size and not aside.all():
        needed = models.needed_from(places + start, start)
        if needed < start:
            return _label_from(keep, needed, rr_ms, run, models)
        number = np.arange(rr.size)
        first = np.maximum.accumulate(np.where(np.concatenate(([True], wall)), number, 0))
        last = np.minimum.accumulate(np.where(np.concatenate((wall, [True])), number, rr.size)[::-1])[::-1]
        model = models.model(filled(rr, aside), aside, first, last, places, start)
        take_back(rr, model, first_of_pair, labels)
        find(rr, model, (first, last), places, ~gap, labels)
    return labels[keep - start :]


def in_range(rr_ms: Floats) -> Bools:
    """Return which intervals (ms) a heart can make; NaN is none."""
    return (rr_ms >= GATE_MS[0]) & (rr_ms <= GATE_MS[1])


def walls(gap: Bools) -> Bools:
    """Return the gaps (n - 1) that nothing is compared across: those between two runs of more than MARGIN intervals."""
    edges = np.concatenate(([0], np.flatnonzero(gap) + 1, [gap.size + 1]))
    long = np.diff(edges) > MARGIN
    wall = np.zeros(gap.size, np.bool_)
    wall[edges[1:-1][long[1:] & long[:-1]] - 1] = True
    return wall


def propose(rr_ms: Floats, gap: Bools, wall: Bools) -> tuple[Labels, Ints]:
    """Label what stands out of a few beats around; the labels, and the first beats of pairs that are ECTOPIC.

    The level at a pair of intervals is the median of three before and three after: EXTRA where the two add up to one
    level, ECTOPIC where they lie on both sides of it, far apart and even. Else LONG or SHORT more than 25 % from the
    median of the 5 around (itself included, so a step to a new level is accepted), MISSED near two levels. What is
    found is set aside in the next of 3 passes.
    """
    out = ~in_range(rr_ms)
    # Without a step of more than a fifth nearby none of these rules can hold.
    steep = np.abs(rr_ms[1:] - rr_ms[:-1]) > 0.2 * np.minimum(rr_ms[1:], rr_ms[:-1])
    if not (steep.any() or out.any()):
        return np.zeros(rr_ms.size, np.int8), np.empty(0, np.int64)
    place = np.arange(rr_ms.size) + MARGIN * (1 + np.cumsum(np.concatenate(([False], wall))))
    x = np.full(place[-1] + MARGIN + 1, np.nan)
    x[place] = rr_ms
    marked = np.zeros(len(x), np.int8)
    outside, odd, joined, pairs = np.zeros((4, len(x)), np.bool_)
    outside[place] = odd[place] = out
    odd[place[:-1]] |= steep & ~wall
    joined[place[:-1]] = ~gap
    near = np.convolve(odd, np.ones(2 * MARGIN, bool))[MARGIN - 1 : MARGIN - 1 + len(x)]
    x[~((x >= MIN_PIECE_MS) & (x <= GATE_MS[1]))] = np.nan
    # A piece of a split interval may be too short for the gate: pairs are judged first, and again beside such a pair.
    changed = True
    for _ in range(PASSES):
        changed = judge_pairs(x, np.flatnonzero(near & joined & np.isfinite(x)), marked, pairs)
        if not changed:
            break
    outside &= marked == Label.NORMAL
    x[outside] = np.nan
    marked[outside] = Label.OUT_OF_RANGE
    changed |= bool(outside.any())
    for _ in range(PASSES):
        found = changed and judge_pairs(x, np.flatnonzero(near & joined & np.isfinite(x)), marked, pairs)
        changed = judge_singles(x, np.flatnonzero(near & np.isfinite(x)), marked) | found
        if not changed:
            break
    return marked[place], np.flatnonzero(pairs[place])


def judge_pairs(x: Floats, places: Ints, marked: Labels, pairs: Bools) -> bool:
    """Mark pairs that begin at `places` in the padded intervals `x` (NaN: set aside); whether there were any.

    The first beats of those that are ECTOPIC are noted in `pairs`.
    """
    own, following = x[places], x[places + 1]
    around = x[places[:, None] + (-3, -2, -1, 2, 3, 4)]
    level = median(around, 3)
    before, after = median(around.reshape(-1, 3), 1).reshape(-1, 2).T
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
    pairs[places[best & ectopic & ~extra]] = True
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


def to_judge(labels: Labels, steep: Bools) -> Ints:
    """Return the places beside a step (n - 1), and those where something was proposed that others may explain."""
    look = is_soft(labels)
    look[1:] |= steep
    look[:-1] |= steep
    return np.flatnonzero(look)


def is_soft(labels: Labels) -> Bools:
    """Whether each label is one that a prediction may take back."""
    return (labels != Label.NORMAL) & (labels != Label.OUT_OF_RANGE) & (labels != Label.EXTRA)


def take_back(rr_ms: Floats, model: Model, first_of_pair: Ints, labels: Labels) -> None:
    """Set to NORMAL what was proposed where this heart's own beats predict it, a pair by how far apart it lies."""
    aside = labels != Label.NORMAL
    judged = is_soft(labels)
    judged[first_of_pair + 1] = False
    judged = np.flatnonzero(judged)
    is_pair = np.isin(judged, first_of_pair)
    for _ in range(PASSES if judged.size else 0):
        around = model.at(filled(rr_ms, aside), judged)
        off = rr_ms[judged] - around.one
        apart = rr_ms[judged + is_pair] - around.two[:, 1] - rr_ms[judged] + around.two[:, 0]
        alone = limit(PREDICTED, around)
        both = limit(PREDICTED_PAIR, around)
        normal = np.where(is_pair, np.abs(apart) <= both, np.abs(off) <= alone)
        if not normal.any():
            return
        for found in (judged[normal], judged[normal & is_pair] + 1):
            labels[found] = Label.NORMAL
            aside[found] = False
        judged, is_pair = judged[~normal], is_pair[~normal]


def find(rr_ms: Floats, model: Model, reach: tuple[Ints, Ints], places: Ints, together: Bools, labels: Labels) -> None:
    """Label what only the prediction shows at `places`.

    ECTOPIC where an early beat is followed by its pause, SHORT or LONG where an interval stands alone: beyond both
    neighbours, a LONG one beyond all six. `reach`: the first and the last interval that each may be compared with,
    `together`: whether each belongs to one run with the next.
    """
    n = rr_ms.size
    first, last = reach
    aside = labels != Label.NORMAL
    together = np.append(together, False)
    clear = np.zeros(n + 2 * CLEAREST)
    nearby = np.arange(2 * CLEAREST + 1)
    for _ in range(FINDS):
        places = places[~aside[places]]
        following = np.minimum(places + 1, n - 1)
        around = model.at(filled(rr_ms, aside), places)
        own, after = rr_ms[places], np.where(places < last[places], around.beside[:, 3], np.nan)
        before = np.where(places > first[places], around.beside[:, 2], np.nan)

        off, off_next = own - around.two[:, 0], rr_ms[following] - around.two[:, 1]
        apart = off_next - off
        pair = apart / limit(EARLY_PAIR, around)
        early = (off < 0) & ~(own >= before) & ~(before - own < EARLY_STEP * apart)
        pause = (off_next > -PAUSE * around.level) & (rr_ms[following] >= (1 - PAUSE) * around.level)
        even = np.abs(off + off_next) < EARLY_BALANCE * apart
        pair[~(early & pause & even & together[places] & ~aside[following])] = 0.0

        off, above = own - around.one, own - around.beside.max(axis=1)
        short = np.where((own >= before) | (own >= after), 0.0, -off)
        single = np.maximum(short, np.minimum(off, above)) / limit(LONE, around)

        clear[:] = 0.0
        clear[places + CLEAREST] = np.fmax(pair, single)
        near = clear[places[:, None] + nearby].max(axis=1)
        best = (near > 1) & (clear[places + CLEAREST] == near)
        if not best.any():
            return
        paired = pair >= single
        labels[places[best & ~paired & (off < 0)]] = Label.SHORT
        labels[places[best & ~paired & (off > 0)]] = Label.LONG
        labels[places[best & paired]] = labels[following[best & paired]] = Label.ECTOPIC
        aside |= labels != Label.NORMAL


def limit(by: tuple[float, float, float], around: Predicted) -> Floats:
    """Return how far (ms) intervals may lie off: a share of the level or a number of scales, at most another share."""
    share, scales, most = by
    return np.minimum(np.maximum(share * around.level, scales * around.scale), most * around.level)


def filled(rr_ms: Floats, aside: Bools) -> Floats:
    """Return the intervals (ms) with those set aside interpolated between the others."""
    kept = np.flatnonzero(~aside)
    rr = rr_ms.copy()
    rr[aside] = np.interp(np.flatnonzero(aside), kept, rr_ms[kept])
    return rr


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
        A `Label` for each interval; 0 is NORMAL. Fewer than 20 intervals are judged by a few beats around alone.

    Notes
    -----
    What stands out of a few beats around is held against a linear prediction from the three intervals before and the
    three after, fitted to 128 beats of this heart (see docs/measures.md). A live label is the same rule over the beats
    known so far.

    Examples
    --------
    >>> label_artefacts([800, 810, 790, 800, 1600, 805, 795, 800]).tolist()
    [0, 0, 0, 0, 4, 0, 0, 0]
    """
    rr = np.atleast_1d(np.asarray(rr_ms, dtype=np.float64)).ravel()
    return label(rr, np.zeros(rr.size, np.int64) if run is None else run)


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
