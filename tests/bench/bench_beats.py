"""Accuracy of rebuilt beat times against the simulator's truth, as known live."""

import sys
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np
from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parents[1]))
from lag_error import after_dropout, lag_errors, session

from hrvsync.sources.simulate import RADIOS, Belt

SEEDS = range(8)
DROPS = ((100.0, 112.0), (200.0, 260.0), (330.0, 332.5))
LUCK = {
    "clean": Belt(),
    "late 3 %": Belt(late=0.03),
    "lost 1 %": Belt(lost=0.01),
    "late, lost, artefacts": Belt(late=0.02, lost=0.005, missed=0.3, extra=0.3),
}


def main() -> None:
    """Print, in milliseconds, the lag error between two straps over 60 s windows and 30 s after a drop-out."""
    print(f"{'straps':34} {'luck':24} {'median':>7} {'95 %':>7} {'30 s after a drop-out, median':>30}")
    for a, b in combinations_with_replacement(RADIOS, 2):
        for luck, belt in LUCK.items():
            one, other = replace(belt, model=a), replace(belt, model=b)
            windows: list[float] = []
            returns: list[float] = []
            for seed in SEEDS:
                windows += lag_errors(session(one, other, 400, seed))
                returns += after_dropout(session(replace(one, dropouts=DROPS), other, 400, seed + 100))
            ms = [1000 * float(x) for x in (*np.quantile(windows, [0.5, 0.95]), np.median(returns))]
            print(f"{a + ' + ' + b:34} {luck:24} {ms[0]:7.0f} {ms[1]:7.0f} {ms[2]:30.0f}")


if __name__ == "__main__":
    main()
