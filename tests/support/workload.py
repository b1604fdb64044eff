"""How fast this computer is now: a fixed piece of NumPy work, so that times of different machines can be compared."""

from functools import cache
from statistics import median
from time import process_time

import numpy as np

ROUNDS = 5


def work() -> None:
    """Do what analysis does: many operations on small arrays, then a sort, a product and a Fourier transform."""
    small, large = np.arange(1.0, 65.0), np.sin(np.arange(2.0**16))
    square = large[: 2**14].reshape(128, 128)
    for _ in range(2000):
        (small[1:] - small[:-1]).cumsum()
    for _ in range(5):
        np.sort(large)
        np.matmul(square, square)
        np.fft.rfft(large)


@cache
def unit() -> float:
    """CPU seconds of the work, median of five."""
    taken: list[float] = []
    for _ in range(ROUNDS):
        begun = process_time()
        work()
        taken.append(process_time() - begun)
    return median(taken)


def workloads(seconds: float) -> str:
    """Put a time as a multiple of the work: '12.3 workloads'."""
    return f"{seconds / unit():.3g} workloads"
