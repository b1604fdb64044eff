"""Records of the MIT-BIH Arrhythmia Database with their ECG, and how found beats are held against annotated ones."""

from functools import cache

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
    beats, codes, _ = _read(record)
    return beats, codes


@cache
def _read(record: str) -> tuple[Array, NDArray[np.int64], list[tuple[float, str]]]:
    """Times (s) and codes of the annotated beats, and when (s) which rhythm begins."""
    words = np.fromfile(real(f"mitbih_half/{record}.atr"), dtype="<u2")
    beats: list[tuple[int, int]] = []
    begins: list[tuple[float, str]] = []
    now = i = 0
    while i < len(words) and words[i]:
        code, count = int(words[i]) >> 10, int(words[i]) & 1023
        i += 1
        if code == 59:
            now += (int(words[i]) << 16) + int(words[i + 1])
            i += 2
        elif code == 63:
            text = words[i : i + (count + 1) // 2].tobytes()[:count].decode("ascii").rstrip("\0")
            if text.startswith("("):
                begins.append((now / RATE, text[1:]))
            i += (count + 1) // 2
        elif code < 60:
            now += count
            if code in BEATS:
                beats.append((now, code))
    at, codes = np.array(beats).T
    return at / RATE, codes, begins


def rhythms(seconds: float) -> tuple[list[Array], list[Array]]:
    """RR intervals (ms) of windows mostly in atrial fibrillation or flutter, and of windows of sinus beats alone.

    Of all records, ECG or not; windows of `seconds` begin every half of it.
    """
    irregular: list[Array] = []
    clean: list[Array] = []
    for file in sorted(real("mitbih_half").glob("*.atr")):
        t, codes, begins = _read(file.stem)
        last = np.searchsorted([at for at, _ in begins], t[1:], side="right") - 1
        rhythm = np.array([name for _, name in begins])[last]
        rr, normal = 1000 * np.diff(t), (codes[1:] == NORMAL) & (codes[:-1] == NORMAL)
        for start in np.arange(0, t[-1] - seconds + 1, seconds / 2):
            here = (t[1:] > start) & (t[1:] <= start + seconds)
            if here.sum() < 20:
                continue
            if np.isin(rhythm[here], ("AFIB", "AFL")).mean() > 0.5:
                irregular.append(rr[here])
            elif normal[here].all() and (rhythm[here] == "N").all():
                clean.append(rr[here])
    return irregular, clean


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
    """F1 (%) of this many right ones."""
    return 200 * right / (beats + found)
