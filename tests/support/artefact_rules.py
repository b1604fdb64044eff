"""The rules of the artefact labels as they are documented, decided interval by interval: slow, and easy to read."""

from math import isfinite, nan
from statistics import median

import numpy as np

from hrvsync.beats import Label
from support.heart_series import Array

NORMAL, ECTOPIC, LONG, SHORT, MISSED, EXTRA, OUT_OF_RANGE, _ = Label  # nothing is found out to be BY_HAND


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
    for _ in range(3):
        before = list(labels)
        set_pairs_aside(x, labels)
        if labels == before:
            break
    for i, value in enumerate(rr):
        if not labels[i] and not 273 <= value <= 2000:
            labels[i], x[i] = OUT_OF_RANGE, nan
    for _ in range(3):
        set_pairs_aside(x, labels)
        set_singles_aside(x, labels)
    return labels


def with_hindsight(rr: list[float]) -> list[Label]:
    """The labels of one unbroken run of 20 intervals or more: proposals held against what the heart predicts."""
    labels = plainly(rr)
    models = {}
    stop = len(rr) if len(rr) < 256 else (len(rr) - 32) // 16 * 16
    for block in range(len(rr) // 64 + 1):
        models[block] = model_of(fill(rr, labels), labels, max(min(block * 64 - 32, stop - 128), 0), stop)

    def predicted(i: int) -> tuple[float, float, float, float, float, list[float]]:
        """Level, the interval, it and the next as a pair, the scale, and the six around."""
        mean, one, two, scale = models[i // 64]
        seen = around(fill(rr, labels), i)
        six = seen[:3] + seen[4:7]
        x = np.array(seen) - mean
        first, second = mean + x[[0, 1, 2, 5, 6, 7]] @ two
        return sum(six) / 6, mean + x[[0, 1, 2, 4, 5, 6]] @ one, first, second, scale, six

    pairs, singles, i = [], [], 0
    starts = pair_starts(rr)
    for i, name in enumerate(labels):
        if i in starts:
            pairs.append(i)
        elif name not in (NORMAL, EXTRA, OUT_OF_RANGE) and i - 1 not in starts:
            singles.append(i)
    for _ in range(3):
        back = []
        for i in singles:
            level, one, _, _, scale, _ = predicted(i)
            if abs(rr[i] - one) <= min(max(0.1 * level, 10 * scale), 0.25 * level):
                back.append((i,))
        for i in pairs:
            level, _, first, second, scale, _ = predicted(i)
            if abs(rr[i + 1] - second - rr[i] + first) <= min(max(0.12 * level, 10 * scale), 0.5 * level):
                back.append((i, i + 1))
        for found in back:
            for i in found:
                labels[i] = NORMAL
        singles = [i for i in singles if labels[i]]
        pairs = [i for i in pairs if labels[i]]
    proposed = plainly(rr)
    for _ in range(4):
        clear: list[tuple[float, Label]] = [(0.0, NORMAL)] * len(rr)
        for i, own in enumerate(rr):
            steps = [abs(own - rr[j]) > 0.08 * min(own, rr[j]) for j in (i - 1, i + 1) if 0 <= j < len(rr)]
            if labels[i] or not (any(steps) or proposed[i] not in (NORMAL, EXTRA, OUT_OF_RANGE)):
                continue
            level, one, first, second, scale, six = predicted(i)
            before = six[2] if i else nan
            after = six[3] if i + 1 < len(rr) else nan
            most = min(max(0.18 * level, 12 * scale), 0.25 * level)
            if own < one and not own >= before and not own >= after:
                clear[i] = (one - own) / most, SHORT
            elif own > max(six):
                clear[i] = min(own - one, own - max(six)) / most, LONG
            if i + 1 < len(rr) and not labels[i + 1]:
                a, b = own - first, rr[i + 1] - second
                early = a < 0 and not own >= before and not before - own < 0.3 * (b - a)
                pause = b > -0.02 * level and rr[i + 1] >= 0.98 * level
                how = (b - a) / min(max(0.14 * level, 12 * scale), 0.5 * level)
                if early and pause and abs(a + b) < 0.6 * (b - a) and how >= clear[i][0]:
                    clear[i] = how, ECTOPIC
        for i, (how, name) in enumerate(clear):
            if how > 1 and how == max(clear[max(i - 3, 0) : i + 4])[0]:
                labels[i : i + 1 + (name == ECTOPIC)] = [name] * (1 + (name == ECTOPIC))
    return labels


def pair_starts(rr: list[float]) -> set[int]:
    """The first beats of the ECTOPIC pairs: they stand two by two."""
    starts: set[int] = set()
    for i, name in enumerate(plainly(rr)):
        if name == ECTOPIC and i - 1 not in starts:
            starts.add(i)
    return starts


def fill(rr: list[float], labels: list[Label]) -> list[float]:
    """The intervals, with straight lines over those set aside."""
    kept = [i for i, name in enumerate(labels) if not name]
    return np.interp(range(len(rr)), kept, [rr[i] for i in kept]).tolist()


def around(x: list[float], i: int) -> list[float]:
    """The eight neighbours that are seen for interval i; those at the ends are repeated."""
    return [x[min(max(j, 0), len(x) - 1)] for j in range(i - 3, i + 5)]


def model_of(x: list[float], labels: list[Label], start: int, stop: int) -> tuple[float, Array, Array, float]:
    """Mean, weights for one and for two, and usual error, over 128 beats from `start`, but none from `stop` on."""
    beats = range(start, min(start + 128, stop))
    off = {}
    for i in beats:
        seen = around(x, i)
        six = seen[:3] + seen[4:7]
        curve = np.polyval(np.polyfit([-3, -2, -1, 1, 2, 3], six, 2), 0)
        off[i] = abs(x[i] - min(max(curve, min(six)), max(six))), min(max(curve, min(six)), max(six))
    usual = middle([off[i][0] for i in beats if not labels[i]], 1)
    odd = {i for i in beats if labels[i] or (off[i][0] > 0.06 * off[i][1] and off[i][0] > 4 * usual)}
    weight = np.array([0.02 if odd.intersection(range(i - 3, i + 5)) else 1.0 for i in beats])
    weight /= weight.sum()
    mean = float(weight @ [x[i] for i in beats])
    rows = np.array([around(x, i) for i in beats]) - mean
    covariance = rows.T @ (weight[:, None] * rows)
    covariance += np.eye(8) * (0.01 * np.trace(covariance) / 8 + 1e-9)
    six, pair = [0, 1, 2, 4, 5, 6], [0, 1, 2, 5, 6, 7]
    one = np.linalg.solve(covariance[np.ix_(six, six)], covariance[six, 3])
    two = np.linalg.solve(covariance[np.ix_(pair, pair)], covariance[np.ix_(pair, [3, 4])])
    error = np.abs(rows[:, 3] - rows[:, six] @ one)
    return mean, one, two, middle([float(e) for i, e in zip(beats, error, strict=True) if i not in odd], 1)
