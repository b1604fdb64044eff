"""Offline synchrony: equal numbers beside the R tools' own times, and what a phase of a pair costs.

R's times were taken on 1 thread of 2 shared cores (R 4.2.2); they are quoted, since CRAN is not needed to run this.
Peers from PyPI run beside ours where they are installed (`pip install --group peers`).
"""

import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from dyad import GOLDEN, RATE, make_dyad

from hrvsync.analysis import synchrony as sy
from hrvsync.analysis.beats import Beats, Floats
from hrvsync.analysis.measure import Metric, Window, over
from hrvsync.sources.simulate import Heart, beat

R_SUSY_S, R_RMEA_S, R_WCC_S = 17.9, 3.1, 0.28


def cost(run: Callable[[], object], times: int = 5) -> float:
    """Processor seconds of the cheapest of some runs."""
    run()
    took: list[float] = []
    for _ in range(times):
        start = time.process_time()
        run()
        took.append(time.process_time() - start)
    return min(took)


def beside(name: str, seconds: float, theirs: float, bound: str = "") -> None:
    """Print a line of comparison."""
    print(f"{name:58} {seconds * 1000:8.1f} ms   quoted {theirs:5.2f} s   {theirs / seconds:6.0f} times faster{bound}")


def r_tools(a: Floats, b: Floats) -> None:
    """Compare with the times quoted for R, at numbers that are equal."""
    ours = sy.susy(a, b, RATE, segment=30, max_lag=5)
    theirs = np.genfromtxt(GOLDEN / "susy_seg30_lag5.csv", delimiter=",", skip_header=1, usecols=(3, 4, 10))
    off = float(np.abs(np.array([ours.z, ours.z_pseudo, ours.es]) - theirs).max())
    print(f"SUSY's Z, Z-Pseudo and ES of the 1 h dyad differ by {off:.0e}")
    beside("SUSY, 120 x 120 segments of 30 s", cost(lambda: sy.susy(a, b, RATE, 30, 5)), R_SUSY_S, " (bound 100)")
    beside("rMEA, 3566 windows of 30 s", cost(lambda: sy.rmea(a, b, RATE, 30, 5, 1)), R_RMEA_S)
    beside("wcc, 60 s windows every second", cost(lambda: sy.wcc(a, b, RATE, 60, 5, 1)), R_WCC_S)


def python_tools(a: Floats, b: Floats) -> None:
    """Run multiSyncPy beside ours."""
    if find_spec("multiSyncPy") is None:
        print("multiSyncPy is not installed: not compared")
        return
    theirs_of: Any = import_module("multiSyncPy.synchrony_metrics").coherence_team
    parts = [slice(at, at + 240) for at in range(0, a.size - 239, 40)]
    theirs = [theirs_of(np.stack((a[part], b[part]))) for part in parts]
    mine = [sy.coherence(a[part], b[part], RATE, segment=15).c.mean() for part in parts]
    print(f"multiSyncPy's coherence of {len(parts)} windows differs by {np.abs(np.subtract(theirs, mine)).max():.0e}")
    slow = cost(lambda: [theirs_of(np.stack((a[part], b[part]))) for part in parts], times=1)
    quick = cost(lambda: [sy.coherence(a[part], b[part], RATE, segment=15) for part in parts], times=3)
    print(
        f"{'coherence, one window after the other':58} {quick * 1000:8.1f} ms   beside {slow:5.2f} s   "
        f"{slow / quick:6.1f} times faster"
    )


def rows() -> None:
    """Print what each measure of a pair costs: live (its share of a frame) and over a phase of 5 minutes."""
    beats: dict[str, Beats] = {}
    for who, one in beat({"A": Heart(bpm=70), "B": Heart(bpm=64)}, 300, 1).items():
        n = len(one.t) - 1
        beats[who] = Beats(one.t[1:], 1000 * np.diff(one.t), np.zeros(n, np.int8), np.zeros(n, np.int64))
    families: dict[object, list[Metric]] = {}
    for row in (*sy.OVER_TIME, *sy.OFFLINE):
        families.setdefault(row.function, []).append(row)
    live = {row.name for row in sy.OVER_TIME}
    together = 0.0
    for family in families.values():
        row = family[0]
        shown = row.name in live
        window = Window(300 - row.seconds if shown else 0, 300, ("A", "B"))
        seconds = cost(lambda family=family, window=window: over(tuple(family), beats, window))
        together += seconds if shown else 0.0
        print(f"{row.name:20} {seconds * 1000:7.2f} ms" + (f", every {row.every} s live" if shown else ""))
    print(f"all live rows of this kind in one frame: {together * 1000:.1f} ms")
    phase = cost(lambda: sy.against_chance((*sy.OVER_TIME, *sy.OFFLINE), beats, Window(0, 300, ("A", "B"))), times=1)
    print(f"a phase of 5 minutes, everything with its chance level: {phase:.2f} s")


def main() -> None:
    """Print the ratios and the costs."""
    a, b = make_dyad()
    r_tools(a, b)
    python_tools(a, b)
    rows()


if __name__ == "__main__":
    main()
