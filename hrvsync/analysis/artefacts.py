"""Artefacts: what each RR interval is taken for. Labels are given, intervals are never changed."""

from math import inf

import numpy as np

from hrvsync.analysis.beats import Floats, Ints, Label, Labels

GATE_MS = (273.0, 2000.0)
TOLERANCE = 0.20
PASSES = 3
REACH = 2 * PASSES  # a label depends on no interval further away than this many beats


def label(rr_ms: Floats, run: Ints) -> Labels:
    """Label intervals (n, ms) of runs (n) by a range gate and a centred median of 5; int8 labels (n).

    OUT_OF_RANGE outside 273-2000 ms. LONG or SHORT where an interval differs by more than 20 % from the median of the
    5 intervals around it (itself included, same run only, at least 3 left); those found count as missing in up to two
    further passes. At the end of a run the median takes the intervals there are, so the last two labels may still
    change. A label depends on no more than REACH intervals before and after. Source: straplog's rule as measured in
    the field (centred median of 5 at 20 %: 0-0.1 % of clean beats rejected, RMSSD within 2.5 % of annotated truth).
    """
    n = len(rr_ms)
    labels = np.zeros(n, np.int8)
    labels[(rr_ms < GATE_MS[0]) | (rr_ms > GATE_MS[1])] = Label.OUT_OF_RANGE
    around = np.arange(n)[:, np.newaxis] + np.arange(-2, 3)
    inside = (around >= 0) & (around < n)
    around = np.clip(around, 0, max(0, n - 1))
    inside &= run[around] == run[:, np.newaxis]
    near = rr_ms[around]
    for _ in range(PASSES):
        usable = inside & (labels[around] == Label.NORMAL)
        count = np.sum(usable, axis=1)
        ordered = np.sort(np.where(usable, near, inf), axis=1)
        middle = np.take_along_axis(ordered, np.stack([np.maximum(count - 1, 0) // 2, count // 2], axis=1), axis=1)
        judged = (labels == Label.NORMAL) & (count >= 3)
        ratio = rr_ms / np.mean(np.where(judged[:, np.newaxis], middle, 1.0), axis=1)
        wrong = judged & (np.abs(ratio - 1) > TOLERANCE)
        if not np.any(wrong):
            break
        labels[wrong] = np.where(ratio[wrong] > 1, Label.LONG, Label.SHORT)
    return labels
