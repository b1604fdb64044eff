"""The rules of the artefact labels as they are documented, decided interval by interval: slow, and easy to read."""

from math import isfinite, nan
from statistics import median

import numpy as np

from hrvsync.beats import Label
from support.heart_series import Array

NORMAL, ECTOPIC, LONG, SHORT, MISSED, EXTRA, OUT_OF_RANGE = Label


def middle(values: list[float], least: int) -> float:
    """The median of those that are known."""
    known = [value for value in values if isfinite(value)]
    return median(known) if len(known) >= least else nan


def pair_at(x: list[float], i: int) -> tuple[Label, float]:
    """What intervals i and i + 1 are together, and how clearly."""
    before, after = x[max(i - 3, 0) : i], x[i + 2 : i + 5]
    level, usual = middle(before + after, 3), [middle(before, 1), middle(after, 1)]
    usual = [value for value in usual if isfinite(value)]
    if i + 1 >= len(x) or not isfinite(x[i] + x[i + 1] + level):
        return NORMAL, 0.0
    a, b = x[i] / level - 1, x[i + 1] / level - 1
    if max(a, b) < -0.15 and abs(a + b + 1) < 0.2:
        return EXTRA, 2 - abs(a + b + 1)
    even = a * b < 0 and abs(a + b) < 0.36
    early = min(x[i], x[i + 1]) < min(usual) - 0.03 * level
    late = max(x[i], x[i + 1]) > max(usual) + 0.03 * level
    if even and early and ((late and abs(b - a) > 0.36 and min(abs(a), abs(b)) > 0.08) or (a < -0.25 and b > 0.03)):
        return ECTOPIC, abs(b - a)
    return NORMAL, 0.0


def set_pairs_aside(x: list[float], labels: list[Label]) -> None:
    found = [pair_at(x, i) for i in range(len(x))]
    clear = [0.0, *(how for _, how in found), 0.0]
    for i, (name, how) in enumerate(found):
        if name and how >= clear[i] and how > clear[i + 2]:
            labels[i : i + 2] = [name] * 2
            x[i : i + 2] = [nan] * 2


def set_singles_aside(x: list[float], labels: list[Label]) -> None:
    for i, level in enumerate([middle(x[max(i - 2, 0) : i + 3], 3) for i in range(len(x))]):
        ratio = x[i] / level
        if abs(ratio - 1) > 0.25:
            labels[i] = SHORT if ratio < 1 else MISSED if abs(ratio - 2) < 0.3 else LONG
            x[i] = nan


def plainly(rr: list[float]) -> list[Label]:
    """The labels of one unbroken run."""
    labels = [NORMAL] * len(rr)
    x = [value if 30 <= value <= 2000 else nan for value in rr]
    set_pairs_aside(x, labels)
    for i, value in enumerate(rr):
        if not labels[i] and not 273 <= value <= 2000:
            labels[i], x[i] = OUT_OF_RANGE, nan
    for _ in range(3):
        set_singles_aside(x, labels)
        set_pairs_aside(x, labels)
    return labels


def of_a_whole_recording(rr: list[float]) -> list[Label]:
    """The labels of one unbroken run with hindsight."""
    labels = plainly(rr)
    usable = [i for i, name in enumerate(labels) if name != OUT_OF_RANGE]
    judged = np.array([rr[i] for i in usable])
    if judged.size < 12:
        return labels
    proposed = published(judged)
    steps = np.diff(judged)
    threshold = thresholds(np.append(steps.mean(), steps))
    x = [rr[i] if labels[i] == NORMAL else nan for i in usable]
    for j, i in enumerate(usable):
        level = middle(x[max(j - 3, 0) : j] + x[j + 1 : j + 4], 3)
        if proposed[j] and isfinite(x[j]) and abs(rr[i] - level) > max(4 * threshold[j], 0.06 * level):
            labels[i] = Label(proposed[j])
    return labels


def thresholds(values: Array) -> Array:
    """5.2 quartile deviations of the size of 91 values around each, mirrored at the ends, at least 10."""
    wide = np.pad(np.abs(values), 45, mode="symmetric")
    low, high = np.percentile(np.lib.stride_tricks.sliding_window_view(wide, 91), [25, 75], axis=1)
    return np.maximum(5.2 / 2 * (high - low), 10.0)


def published(rr: Array) -> list[int]:
    """The decision diagram of the paper as a loop."""
    n = rr.size
    step = np.append(np.nan, np.diff(rr))
    step[0] = np.nanmean(step)
    mirrored = np.pad(rr, 5, mode="symmetric")
    level = np.array([np.median(mirrored[i : i + 11]) for i in range(n)])
    off = rr - level
    off[off < 0] *= 2
    off_threshold = thresholds(off)
    d, m = step / thresholds(step), off / off_threshold
    around = np.pad(d, 2, mode="reflect")
    labels = [Label.NORMAL] * n
    for i in range(n):
        before, now, after, next_after = around[i + 1], d[i], around[i + 3], around[i + 4]
        if abs(now) <= 1:
            continue
        s12 = max(before, after) if now > 0 else min(before, after)
        if (now > 1 and s12 < -0.13 * now - 0.17) or (now < -1 and s12 > -0.13 * now + 0.17):
            labels[i] = Label.ECTOPIC
            continue
        for j in [i, i + 1] if abs(after) < abs(next_after) and i + 1 < n else [i]:
            if labels[j] == Label.ECTOPIC or _is_ectopic(around, j):
                continue
            ahead = around[j + 3 : j + 5]
            s22 = min(ahead) if d[j] >= 0 else max(ahead)
            if (d[j] > 1 and s22 < -1) or m[j] > 3:
                labels[j] = Label.MISSED if abs(rr[j] / 2 - level[j]) < off_threshold[j] else Label.LONG
            if (d[j] < -1 and s22 > 1) or m[j] < -3:
                following = rr[min(j + 1, n - 1)]
                labels[j] = Label.EXTRA if abs(rr[j] + following - level[j]) < off_threshold[j] else Label.SHORT
    return [int(label) for label in labels]


def _is_ectopic(around: Array, i: int) -> bool:
    before, now, after = around[i + 1 : i + 4]
    s12 = max(before, after) if now > 0 else min(before, after)
    return bool((now > 1 and s12 < -0.13 * now - 0.17) or (now < -1 and s12 > -0.13 * now + 0.17))
