"""Simulated RR intervals with known artefacts, and the real series of HRVSYNC_DATA."""

import lzma
import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from hrvsync.analysis.artefacts import DELAY, label
from hrvsync.analysis.predicted import BLOCK, Models
from hrvsync.beats import Label, Labels

type Array = NDArray[np.float64]

REACH = 3 * BLOCK
"""A label depends on no interval further away than this many beats."""
KINDS = ("missed", "extra", "ectopic")
BEAT_CODES = frozenset(range(1, 14)) | {25, 30, 34, 35, 38}


def healthy(
    beats: int,
    seed: int,
    *,
    mean: float = 850.0,
    breathing: float = 30.0,
    rate: float = 0.25,
    mayer: float = 30.0,
    slow: float = 40.0,
    noise: float = 8.0,
) -> Array:
    """RR intervals (ms, in ticks of 1/1024 s): breathing, 0.1 Hz waves, slow wandering and noise, in ms."""
    random = np.random.default_rng(seed)
    wander = np.convolve(random.normal(size=beats + 399), np.exp(-np.arange(400) / 100), "valid")
    wander *= slow / wander.std()
    shift = random.uniform(0, 2 * np.pi, 2)
    rr = np.empty(beats)
    t = 0.0
    for i in range(beats):
        rr[i] = mean + wander[i] + noise * random.normal()
        rr[i] += breathing * np.sin(2 * np.pi * rate * t + shift[0]) + mayer * np.sin(2 * np.pi * 0.095 * t + shift[1])
        t += rr[i] / 1000
    return in_ticks(rr)


def showing(key: str, beats: int, seed: int) -> Array:
    """A healthy heart of which the measure has a value: one is that of a quick breath only."""
    return healthy(beats, seed, rate=0.45) if key == "beyond_hf_hz" else healthy(beats, seed)


def breathing(seconds: float, seed: int, *, bpm: float, breaths: float, swing: float, noise: float = 0.01) -> Array:
    """RR intervals (ms) that swing with the breath by a share of their mean; no two breaths are of the same length."""
    random = np.random.default_rng(seed)
    phase, t, rr = random.uniform(0, 2 * np.pi), 0.0, list[float]()
    while t < seconds:
        rr.append(60_000 / bpm * (1 + swing * np.sin(phase) + noise * random.normal()))
        t += rr[-1] / 1000
        phase += 2 * np.pi * breaths / 60 * rr[-1] / 1000 * (1 + 0.2 * random.normal())
    return in_ticks(np.array(rr))


HEARTS: dict[str, dict[str, float]] = {
    "at rest": {},
    "breathing deeply at 6/min": {"mean": 950.0, "breathing": 110.0, "rate": 0.1, "mayer": 0.0},
    "of an athlete": {"mean": 1200.0, "breathing": 90.0, "mayer": 50.0, "slow": 60.0, "noise": 15.0},
    "at work": {"mean": 450.0, "breathing": 4.0, "mayer": 6.0, "slow": 15.0, "noise": 3.0},
    "of a child": {"mean": 650.0, "breathing": 60.0, "rate": 0.35, "mayer": 25.0},
}
"""Hearts by what sets them apart, for `healthy`."""


def in_ticks(rr: Array) -> Array:
    """RR rounded to ticks of 1/1024 s."""
    return np.round(rr * 1.024) / 1.024


def with_artefacts(rr: Array, share: float, kinds: tuple[str, ...], seed: int) -> tuple[Array, NDArray[np.bool_]]:
    """Spoil a share of the beats; the intervals and which of them are artefacts.

    missed: two intervals added up; extra: one split at 30-70 %; ectopic: 25 % early and a pause that makes up for it.
    """
    random = np.random.default_rng(seed)
    places: set[int] = set()
    for place in random.permutation(np.arange(3, rr.size - 4)):
        if not places.intersection(range(place - 3, place + 4)):
            places.add(int(place))
        if len(places) >= share * rr.size:
            break
    spoilt: list[float] = []
    wrong: list[bool] = []
    i = 0
    while i < rr.size:
        kind = kinds[random.integers(len(kinds))] if i in places else ""
        match kind:
            case "missed":
                spoilt.append(rr[i] + rr[i + 1])
                wrong.append(True)
                i += 2
            case "extra":
                part = random.uniform(0.3, 0.7)
                spoilt += [part * rr[i], (1 - part) * rr[i]]
                wrong += [True, True]
                i += 1
            case "ectopic":
                early = 0.25 * rr[i]
                spoilt += [rr[i] - early, rr[i + 1] + early]
                wrong += [True, True]
                i += 2
            case _:
                spoilt.append(rr[i])
                wrong.append(False)
                i += 1
    return in_ticks(np.array(spoilt)), np.array(wrong)


def as_they_came(rr: Array) -> Labels:
    """Live labels of unbroken intervals: each as it stood DELAY beats later."""
    labels, run, models = np.zeros(rr.size, np.int8), np.zeros(rr.size, np.int64), Models()
    known = 0
    for i in range(rr.size):
        heard = min(i + DELAY + 1, rr.size)
        newest = label(rr[:heard], run[:heard], known, models)
        labels[i] = newest[i - heard]
        known = heard
    return labels


def sensitivity_and_specificity(labels: Labels, wrong: NDArray[np.bool_]) -> tuple[float, float]:
    """Share of the wrong intervals that are labelled artefacts, and of the others that are not."""
    flagged = labels != Label.NORMAL
    return float(flagged[wrong].mean()), float((~flagged[~wrong]).mean())


def fibrillation(beats: int, seed: int) -> Array:
    """RR intervals (ms) without memory, as in atrial fibrillation."""
    return in_ticks(np.clip(np.random.default_rng(seed).normal(650, 140, beats), 330, 1300))


def bigeminy(beats: int, seed: int) -> Array:
    """RR intervals (ms) in which every second beat is early and followed by a pause."""
    rr = healthy(beats, seed)
    rr[0::2] *= 0.65
    rr[1::2] *= 1.35
    return in_ticks(rr)


def available() -> bool:
    """Whether HRVSYNC_DATA names the folder of real recordings."""
    return (Path(os.environ.get("HRVSYNC_DATA", "-")) / "rr").is_dir()


def real(path: str) -> Path:
    """A file of the real recordings; the test is skipped where they are absent."""
    root = os.environ.get("HRVSYNC_DATA")
    if not root or not (file := Path(root) / "rr" / path).exists():
        pytest.skip("needs the real recordings: set HRVSYNC_DATA to the folder that holds rr/")
    return file


class Annotations(NamedTuple):
    """A WFDB annotation file: sample and code of each beat, samples of noise marks, and where which rhythm begins."""

    beats: NDArray[np.int64]
    codes: NDArray[np.int64]
    noise: list[int]
    rhythms: list[tuple[int, str]]


def annotations(path: str) -> Annotations:
    """Read a WFDB annotation file of the real recordings."""
    raw = np.fromfile(real(path), dtype="<u2")
    words = raw.tolist()
    beats: list[tuple[int, int]] = []
    noise: list[int] = []
    rhythms: list[tuple[int, str]] = []
    now = i = before = 0
    while i < len(words) and words[i]:
        code, count = words[i] >> 10, words[i] & 1023
        i += 1
        if code == 59:
            now += (words[i] << 16) + words[i + 1]
            i += 2
        elif code == 63:
            length = (count + 1) // 2
            if before == 28:
                rhythms.append((now, raw[i : i + length].tobytes()[:count].rstrip(b"\0").decode("latin-1")))
            i += length
        elif code < 60:
            now += count
            before = code
            if code in BEAT_CODES:
                beats.append((now, code))
            elif code == 14:
                noise.append(now)
    at, codes = np.array(beats).T
    return Annotations(at, codes, noise, rhythms)


def annotated(path: str, per_second: float, sinus: tuple[int, ...] = (1,)) -> tuple[Array, Array, NDArray[np.bool_]]:
    """End time (s) and length (ms) of the intervals of a WFDB annotation file, and which count as normal.

    An interval counts if both its beats are N (or others of `sinus`: 2 and 3 are bundle branch blocks), it lasts
    300-2000 ms, and neither it nor a neighbour holds a noise mark.
    """
    at, codes, noise, _ = annotations(path)
    is_n = np.isin(codes, sinus)
    rr = np.diff(at) * 1000 / per_second
    counts = is_n[1:] & is_n[:-1] & (rr > 300) & (rr < 2000)
    for mark in noise:
        place = int(np.searchsorted(at, mark)) - 1
        counts[max(place - 1, 0) : place + 2] = False
    return at[1:] / per_second, rr, counts


def polar_bigeminy() -> Array:
    """RR intervals (ms) of the H10 recording with bigeminy."""
    rr = polar_workspace()["rr"]
    return rr[rr > 0]


def polar_workspace() -> dict[str, Array]:
    """Columns of the H10 recording with bigeminy, an R workspace: time (ns), ecg (mV), hr and rr (ms; <= 0: none)."""
    raw = lzma.decompress(real("h10_pvc/polar_h10.RData").read_bytes())
    columns: list[Array] = []
    place = -1
    while len(columns) < 4 and (place := raw.find((78096).to_bytes(4, "big"), place + 1)) >= 0:
        kind = {0x0D: ">i4", 0x0E: ">f8"}[raw[place - 1]]
        columns.append(np.frombuffer(raw, kind, 78096, place + 4).astype(np.float64))
    return dict(zip(("time", "ecg", "hr", "rr"), columns, strict=True))
