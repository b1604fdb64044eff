"""Beat classification by time-varying thresholds, as published.

Lipponen & Tarvainen 2019, A robust algorithm for heart rate variability time series artefact correction using novel
beat classification (doi 10.1080/03091902.2019.1640306).
"""

import numpy as np
import scipy

from hrvsync.beats import Floats, Label, Labels

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
        return labels, np.full(rr_ms.size, np.inf)
    step = np.diff(rr_ms, prepend=rr_ms[0])
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
