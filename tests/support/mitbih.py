"""Records of the MIT-BIH Arrhythmia Database with their ECG, and how found beats are held against annotated ones."""

import numpy as np
from numpy.typing import NDArray

from support.heart_series import Array, real

RATE = 360
RECORDS = ("100", "102", "104", "106", "108", "113", "117", "119", "203", "207", "222", "228")
FLUTTER = "207"
"""Two minutes of it are ventricular flutter, whose waves are not annotated as beats."""
BEATS = frozenset(range(1, 14)) | {25, 30, 34, 35, 38, 41}
NORMAL = 1
NEAR_S = 0.15
"""A found beat is an annotated one within this (ANSI/AAMI EC57)."""


def annotations(record: str) -> tuple[Array, NDArray[np.int64]]:
    """Times (s) and codes of the annotated beats."""
    words = np.fromfile(real(f"mitbih_half/{record}.atr"), dtype="<u2").tolist()
    beats: list[tuple[int, int]] = []
    now = i = 0
    while i < len(words) and words[i]:
        code, count = words[i] >> 10, words[i] & 1023
        i += 1
        if code == 59:
            now += (words[i] << 16) + words[i + 1]
            i += 2
        elif code == 63:
            i += (count + 1) // 2
        elif code < 60:
            now += count
            if code in BEATS:
                beats.append((now, code))
    at, codes = np.array(beats).T
    return at / RATE, codes


def ecg(record: str) -> Array:
    """The first lead (WFDB format 212: two samples of 12 bits in three bytes)."""
    low, shared, _ = np.fromfile(real(f"mitbih_half/{record}.dat"), np.uint8).reshape(-1, 3).T.astype(np.int64)
    x = low | (shared & 15) << 8
    return np.where(x > 2047, x - 4096, x).astype(np.float64)


def matched(truth: Array, found: Array) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places of the beats and of the peaks that belong together: each the other's nearest, within 0.15 s."""
    if not (truth.size and found.size):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    peak, beat = nearest(truth, found), nearest(found, truth)
    mine = np.flatnonzero((beat[peak] == np.arange(truth.size)) & (np.abs(found[peak] - truth) <= NEAR_S))
    return mine, peak[mine]


def nearest(t: Array, among: Array) -> NDArray[np.int64]:
    """Place of the nearest of `among` (ascending) to each of `t`."""
    after = np.clip(np.searchsorted(among, t), 1, max(1, among.size - 1))
    before = after - 1
    after = np.minimum(after, among.size - 1)
    return np.where(t - among[before] <= among[after] - t, before, after)


def f1(beats: int, found: int, right: int) -> float:
    """F1 (%) of so many right ones."""
    return 200 * right / (beats + found)
