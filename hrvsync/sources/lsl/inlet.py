"""One stream, pulled in a thread of its own: LSL waits in C. What comes is passed to the loop, which owns all else."""

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec

from hrvsync.sources.lsl.library import correction, pylsl
from hrvsync.sources.lsl.stream import Stream

WAIT = 0.25
OPEN_LIMIT, CORRECT_LIMIT = 3.0, 3.0
CORRECT_EVERY = 0.5
MOST_AT_ONCE = 4096
BUFFER_S = 30


class Samples(msgspec.Struct, frozen=True):
    """Samples with stamps on this computer's clock (s, `asyncio` loop time), and how sure those are (s)."""

    values: Any
    stamps: list[float]
    uncertainty: float


class Inlet:
    """Pulls `stream` until `close`: samples go to `take`, the end of the stream is told to `lost`, in the loop."""

    def __init__(self, stream: Stream, info: Any, take: Callable[[Samples], None], lost: Callable[[], None]) -> None:
        self.stream = stream
        self._info, self._take, self._lost = info, take, lost
        self._loop = asyncio.get_running_loop()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"lsl {stream.kind}", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop pulling; the thread ends within a quarter of a second."""
        self._over.set()

    def _run(self) -> None:
        with suppress(Exception):  # a stream that went, or one that liblsl cannot read: both are over
            self._pull()
        self._tell(self._end)

    def _pull(self) -> None:
        lsl = pylsl()
        inlet = lsl.StreamInlet(self._info, max_buflen=BUFFER_S, recover=False, as_numpy=True)
        inlet.open_stream(OPEN_LIMIT)
        offset, uncertainty = correction(inlet, CORRECT_LIMIT)
        due, to_loop = 0.0, 0.0
        while not self._over.is_set():
            if (now := time.monotonic()) >= due:  # kept up to date in the background: asking is quick
                offset, uncertainty = correction(inlet, CORRECT_LIMIT)
                to_loop, due = time.monotonic() - lsl.local_clock(), now + CORRECT_EVERY
            values, stamps = inlet.pull_chunk(timeout=WAIT, max_samples=MOST_AT_ONCE, min_samples=1)
            if len(stamps):
                shift = offset + to_loop
                self._tell(self._hand, Samples(values, [stamp + shift for stamp in stamps.tolist()], uncertainty))

    def _tell(self, what: Callable[..., None], *values: object) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            self._loop.call_soon_threadsafe(what, *values)

    def _hand(self, samples: Samples) -> None:
        if not self._over.is_set():
            self._take(samples)

    def _end(self) -> None:
        if not self._over.is_set():
            self._lost()
