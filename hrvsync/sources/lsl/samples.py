"""From the samples of a stream to events: units, counts and blocks, and what of it cannot be true."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import isfinite
from typing import Any

import msgspec
import numpy as np

from hrvsync.events import Packet, Wave
from hrvsync.i18n import Message
from hrvsync.sources.lsl.stream import Stream

LEAST_MS, MOST_MS = 100.0, 63_999.0
SECONDS_BELOW = 30.0
"""Intervals without a unit are in seconds where they are smaller than this, else in milliseconds."""
WHOLE = 2e-3
"""What a count may be off a whole number: 32-bit numbers hold no more."""
LONGEST_TEXT = 4096
BPM = 20.0, 300.0
BLOCK_S = 0.5
RATE_AFTER_S, RATE_OFF = 5.0, 0.2
"""The time (s) after which a wave whose rate is off by more than this share of what it says is left out."""
LARGEST = 2.0**31


class Beat(msgspec.Struct, frozen=True):
    """An interval (ms) that ended at `stamp` (s, this computer's LSL clock)."""

    stamp: float
    rr_ms: float


def beats(stream: Stream, values: Any, stamps: Sequence[float]) -> tuple[list[Beat], int]:
    """Return the intervals in samples, and how many samples hold none that can be true."""
    found, wrong = list[Beat](), 0
    for sample, stamp in zip(values, stamps, strict=True):
        numbers = _numbers(sample[stream.column]) if stream.text else (float(sample[stream.column]),)
        good = [rr_ms for rr_ms in (_in_ms(number, stream.scale) for number in numbers) if rr_ms]
        wrong += not good or not isfinite(stamp)
        found += [Beat(stamp, rr_ms) for rr_ms in good if isfinite(stamp)]
    return found, wrong


def rates(stream: Stream, values: Any) -> Iterator[int]:
    """Yield the heart rates (1/min) in samples that can be true."""
    for sample in values:
        for number in _numbers(sample[stream.column]) if stream.text else (float(sample[stream.column]),):
            if BPM[0] <= number <= BPM[1]:
                yield round(number)


def packets(t: float, who: str, found: Iterable[Beat], ended: Any, bpm: int | None) -> list[Packet]:
    """Return packets that arrived at `t`: beats of one stamp together; `ended(stamp)` is session time, or None."""
    return [
        _packet(t, who, [beat.rr_ms for beat in together], ended(stamp), bpm)
        for stamp, together in groupby(found, key=lambda beat: beat.stamp)
    ]


def _packet(t: float, who: str, rr_ms: list[float], ended: float | None, bpm: int | None) -> Packet:
    for per_second in (1024, 1000, 1_000_000):
        exact = [ms * per_second / 1000 for ms in rr_ms]
        counts = tuple(round(count) for count in exact)
        if per_second == 1_000_000 or all(abs(a - b) <= WHOLE for a, b in zip(exact, counts, strict=True)):
            return Packet(t, who, counts, bpm, per_second=per_second, ended=ended)
    raise AssertionError


def _in_ms(number: float, scale: float) -> float:
    """Return an interval in ms by its unit, by its size where it has none or where its unit cannot be; else 0."""
    for ms in (number * scale, number * (1000.0 if number < SECONDS_BELOW else 1.0)):
        if LEAST_MS <= ms <= MOST_MS:
            return ms
    return 0.0


def _numbers(text: Any) -> tuple[float, ...]:
    """Return the numbers in a sample of text: one, several with commas between, or JSON with `ms` or `rr`."""
    plain = (text if isinstance(text, bytes) else str(text).encode())[:LONGEST_TEXT].decode("utf-8", "replace").strip()
    try:
        if plain.startswith("{"):
            held = json.loads(plain)
            value = held.get("ms", held.get("rr", held.get("RR", ())))
            return tuple(float(one) for one in (value if isinstance(value, list) else [value]))
        return tuple(float(one) for one in plain.strip("[]").replace(";", ",").split(",") if one.strip())
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return ()


class WaveBlocks:
    """Makes blocks of about half a second of the samples of an ECG or an acceleration."""

    def __init__(self, stream: Stream, who: str) -> None:
        self.stream, self.wrong = stream, Message()
        self._who, self._rows, self._last = who, list[Any](), 0.0
        self._first: float | None = None
        self._n = 0

    def feed(self, t: float, values: Any, stamps: Sequence[float], session: Any) -> Iterator[Wave]:
        """Take samples that arrived at `t`; `session(stamp)` is session time. Yield the blocks that are full."""
        if self.wrong or not len(stamps):
            return
        self._rows.extend(values)
        self._last = stamps[-1]
        self._check(stamps)
        if len(self._rows) < BLOCK_S * self.stream.rate or self.wrong:
            return
        rows, self._rows = np.asarray(self._rows, dtype=np.float64).reshape(-1, self.stream.channels), []
        width = 3 if self.stream.kind == "acc" else 1
        first = min(self.stream.column, self.stream.channels - width)
        x = rows[:, first : first + width] * (self.stream.scale or 1.0)
        if not np.isfinite(x).all() or float(np.abs(x).max()) >= LARGEST:
            return  # a block with a sample missing has no signal
        samples = tuple(np.rint(x).astype(np.int64).ravel().tolist())
        at = session(self._last)
        yield Wave(t, self._who, self._kind, self.stream.rate, round(max(at, 0.0) * 1e9), samples)

    @property
    def _kind(self) -> Any:
        return self.stream.kind

    def _check(self, stamps: Sequence[float]) -> None:
        """Find out whether samples come at the rate that the stream says."""
        if self._first is None:
            self._first, self._n = stamps[-1], 0
            return
        self._n += len(stamps)
        seconds = stamps[-1] - self._first
        if seconds < RATE_AFTER_S and self._n < 10 * RATE_AFTER_S * self.stream.rate:
            return
        rate = self._n / seconds if seconds > 0 else LARGEST
        if abs(rate / self.stream.rate - 1) > RATE_OFF:
            self.wrong = Message(
                "{name} says {said:g} samples a second and sends {n:.0f}: it was left out.",
                name=self.stream.name,
                said=self.stream.rate,
                n=min(rate, 1e6),
            )
        self._first, self._n = stamps[-1], 0
