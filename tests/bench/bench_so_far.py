"""The limits of the verdict on the phase so far: how many strangers ever pass them, and what is found."""

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.calibration import (
    NEVER_MET,
    SO_FAR_COUPLED,
    SO_FAR_S,
    SO_FAR_STRANGERS,
    by_now,
    ever,
    looks_so_far,
    passed,
    real_people,
    two_of,
)
from support.heart_series import available
from support.uncoupled import RATE, free

from hrvsync.analysis.synchrony import so_far
from hrvsync.analysis.synchrony.so_far import LIMITS
from hrvsync.guide import UNGUIDED

PAIRS = 300
SEED = 21
MEANT = 5.0


def main() -> None:
    """Print how many strangers of each kind pass the limits, what is found, and the cost of a look."""
    strangers = dict(SO_FAR_STRANGERS)
    if available():
        never_met = {name: one for name, one in real_people().items() if name in NEVER_MET}
        strangers["real people"] = two_of(never_met), UNGUIDED
    else:
        print("no real people: set HRVSYNC_DATA to the folder that holds rr/")
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    print(f"{pairs} pairs each, looked at from 2 to 10 min; limits {LIMITS}, meant to be passed by {MEANT:g} % at most")
    for name, (make, guide) in strangers.items():
        found = looks_so_far(make, guide, pairs, SO_FAR_S, SEED)
        looks = ", ".join(f"{100 * share:.1f}" for share in passed(found).mean(axis=0))
        print(f"{name:30} ever passed by {ever(found):.1f} %, at each look by {looks} %")
    for name, (make, guide) in SO_FAR_COUPLED.items():
        rates = by_now(looks_so_far(make, guide, pairs, 305, SEED + 1))
        print(f"found, {name:30} " + ", ".join(f"{at}: {rate:.0f} %" for at, rate in rates.items()))
    one, other = free(np.random.default_rng(1), 2, 600)
    phase = 2 * np.pi * 0.1 * np.arange(one.size) / RATE
    for name, pacers in (("free", (None, None)), ("beyond a pacer", (phase, phase))):
        start = time.process_time()
        for _ in range(20):
            so_far(one, other, RATE, pacers=pacers)
        print(f"a look at 600 s, {name}: {50 * (time.process_time() - start):.1f} ms, once a minute")


if __name__ == "__main__":
    main()
