"""Files damaged in every way that files get damaged, and what a reader must do with them."""

import gzip
import random
import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from hrvsync.opening import open_file
from hrvsync.storage.recording import FileError

LONGEST = 2.0
"""Seconds a reader may take over a damaged file."""
LARGEST = 500.0
"""Megabytes of memory it may take."""
HUGE = (
    b"1e308",
    b"9" * 400,
    b"-1",
    b"nan",
    b"inf",
    b"",
    b"18446744073709551616",
    b"0x7fffffff",
    b"1e-320",
    b"\xff\xfe",
)


def take(path: Path) -> None:
    """Read a file to its end, and find the beats in it where it has none."""
    for _ in open_file(path).events():
        pass


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Return `data` truncated, flipped, reencoded, blown up or shuffled."""
    at = rng.randrange(len(data) + 1)
    match rng.randrange(10):
        case 0:
            return data[:at]
        case 1 | 2:
            flipped = bytearray(data)
            for _ in range(rng.choice((1, 1, 3, 30))):
                flipped[rng.randrange(len(data))] = rng.randrange(256)
            return bytes(flipped)
        case 3:
            text = data.decode("latin-1")
            return text.encode(rng.choice(("utf-16", "utf-8-sig", "utf-32", "utf-16-be")))
        case 4 | 5:
            numbers = [found.span() for found in re.finditer(rb"\d+(\.\d+)?", data)]
            for start, end in sorted(rng.sample(numbers, min(len(numbers), rng.choice((1, 2, 5)))), reverse=True):
                data = data[:start] + rng.choice(HUGE) + data[end:]
            return data
        case 6:
            return data[:at] + rng.randbytes(rng.choice((1, 7, 4096))) + data[at:]
        case 7:
            length = rng.choice((4, 64, 1024))
            return data[:at] + rng.choice((b"\0", b"\xff", b"9", b"\n")) * length + data[at + length :]
        case 8:
            other = rng.randrange(len(data) + 1)
            return data[at:] + data[:other] + data[:at]
        case _:
            bombs = (
                data * 200,
                gzip.compress(bytes(20_000_000)),
                data[:at] + b"9" * 1_000_000 + data[at:],
                gzip.compress(data),
            )
            return rng.choice(bombs)


def forget_peak() -> None:
    """Let the largest memory of this process be counted from now on, where the system counts it."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def peak_mb() -> float:
    """Return the largest memory of this process (MB) since then; 0 where the system does not count it."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1000 for line in lines if line.startswith("VmHWM:")), 0.0)


class Survived(NamedTuple):
    """How many variants were refused, and the longest time (s of this process) that one took."""

    refused: int
    longest: float


def assert_survives(
    path: Path, sound: bytes, variants: int, seed: int, take: Callable[[Path], object] = take
) -> Survived:
    """Let `take` have a number of damaged variants of the file at `path`.

    Each is taken or refused with FileError in one line, within LONGEST and LARGEST, and the folder is left as it was.
    """
    refusals: list[str] = []
    longest = 0.0
    for n in range(variants):
        data = damaged(sound, random.Random(f"{seed} {path.name} {n}"))
        path.write_bytes(data)
        beside = sorted(path.parent.rglob("*"))
        forget_peak()
        before, begun = peak_mb(), time.process_time()
        try:
            take(path)
        except FileError as error:
            refusals.append(str(error))
        took = time.process_time() - begun
        longest = max(longest, took)
        assert took < LONGEST, f"variant {n} took {took:.1f} s"
        assert peak_mb() - before < LARGEST, f"variant {n} took {peak_mb() - before:.0f} MB"
        assert path.read_bytes() == data
        assert sorted(path.parent.rglob("*")) == beside
    assert not [refusal for refusal in refusals if "\n" in refusal]
    return Survived(len(refusals), longest)
