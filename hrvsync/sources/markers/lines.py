"""Markers as lines of text on standard input: a stimulus program needs nothing but `print`."""

import asyncio
import os
import threading
from collections.abc import Callable
from contextlib import suppress

from hrvsync.sources.markers.marker import Gate, Notice, Take

SOURCE = "standard input"
LONGEST_LINE = 4096
"""Bytes that are kept of a line; the rest is passed over up to its end."""


def take_lines(file: int, take: Take, notice: Notice) -> Callable[[], None]:
    """Pass each line that is read from the open `file` (its number) to `take`, in this loop; return what ends that.

    A thread waits for lines: not every system lets a loop wait for standard input.
    """
    loop, over = asyncio.get_running_loop(), threading.Event()
    gate = Gate(SOURCE, take, notice)

    def give(time: float, text: str) -> None:
        if not over.is_set():
            gate.pass_on(time, text)

    def read() -> None:
        rest, passing = b"", False
        with suppress(OSError, RuntimeError):  # it was closed, or the loop was: nobody marks any more
            while not over.is_set() and (got := os.read(file, LONGEST_LINE)):
                time = loop.time()
                *lines, rest = (rest + got).split(b"\n")
                for line in lines:
                    if not passing:
                        loop.call_soon_threadsafe(give, time, line.decode("utf-8", "replace"))
                    passing = False
                if len(rest) > LONGEST_LINE:
                    if not passing:
                        loop.call_soon_threadsafe(give, time, rest[:LONGEST_LINE].decode("utf-8", "replace"))
                    rest, passing = b"", True

    threading.Thread(target=read, name="marks from lines", daemon=True).start()
    return over.set
