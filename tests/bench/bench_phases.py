"""Offline synchrony in one run beside the tools one could take instead, and what a phase of a pair costs.

`make bench` runs it in .venv-peers, where multiSyncPy is. R's tools take part where Rscript finds them; where it does
not, the times once taken of them are quoted. All times are processor seconds, the least of some calls, each tool on one
thread: as `hrvsync` itself computes, and R.
"""

import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))
from r_tools import Ran, run_r_tools
from support.dyad import GOLDEN, RATE, SUSY_ROW, make_dyad
from support.workload import workloads

from hrvsync.analysis import synchrony as sy
from hrvsync.beats import Beats, Floats
from hrvsync.sources.simulate import Heart, beat

EQUAL = 1e-9
WINDOW = 60 * RATE
REPORTED, MADE = 200, 20
"""Surrogates of multiSyncPy that are reported, and those that are made: each costs the same."""


class Task(msgspec.Struct, frozen=True):
    """What both we and a tool of R do, our numbers in its order, and how many times faster we have to be."""

    what: str
    run: Callable[[], Any]
    numbers: Callable[[Any], Any] = np.asarray
    ratio: float = 0.0


def cost(run: Callable[[], object], times: int = 5) -> float:
    """Processor seconds of the cheapest of some runs."""
    took: list[float] = []
    for _ in range(times):
        start = time.process_time()
        run()
        took.append(time.process_time() - start)
    return min(took)


def met(holds: bool) -> str:
    """Say whether a bound is met."""
    return "met" if holds else "NOT MET"


def show(what: str, ours: str, rest: str) -> None:
    """Print a line of the table."""
    print(f"{what:46}{ours:>15}   {rest}", flush=True)


def beside(what: str, ours: float, tool: str, theirs: float, ratio: float = 0.0) -> None:
    """Show our time and another tool's, with the ratio that is asked for."""
    bound = f"  (bound {ratio:.0f}: {met(theirs / ours >= ratio)})" if ratio else ""
    show(what, f"{ours * 1000:.1f} ms", f"{tool:33}{theirs * 1000:9.1f} ms{theirs / ours:8.1f} x ours{bound}")


def differ(ours: Floats, theirs: Floats) -> None:
    """Show how far two tools' numbers are apart; missing ones have to be the same."""
    same = ours.shape == theirs.shape and np.array_equal(np.isnan(ours), np.isnan(theirs))
    apart = float(np.nanmax(np.abs(ours - theirs))) if same else np.inf
    show("", f"{ours.size} numbers", f"at most {apart:.0e} apart  (bound {EQUAL:.0e}: {met(apart <= EQUAL)})")


def quoted() -> dict[str, Ran]:
    """Times of R 4.2.2 on one thread of two shared cores, for where R's tools are not; SUSY's numbers are kept."""
    golden = np.genfromtxt(GOLDEN / "susy_seg30_lag5.csv", delimiter=",", skip_header=1)[3:]
    none = np.empty(0)
    return {
        "susy": Ran("R SUSY 0.1.0 (quoted)", 17.9, golden),
        "rmea_30": Ran("R rMEA 1.2.2 (quoted)", 3.1, none),
        "wcc": Ran("R wcc 0.4.1 (quoted)", 0.28, none),
        "wcc_peaks": Ran("R wcc 0.4.1 (quoted)", 0.21, none),
    }


def r_tasks(a: Floats, b: Floats) -> dict[str, Task]:
    """Say what of `r_tools.R` is which of our functions."""
    windows = sy.wcc(a, b, RATE, 60, 5, 1)
    return {
        "susy": Task(
            "SUSY, 120 x 120 segments of 30 s",
            lambda: sy.susy(a, b, RATE, 30, 5),
            lambda ours: np.array([getattr(ours, name) for name in SUSY_ROW]),
            ratio=100,
        ),
        "rmea_30": Task("rMEA, 3566 windows of 30 s", lambda: sy.rmea(a, b, RATE, 30, 5, 1)),
        "rmea_60": Task("rMEA, 3536 windows of 60 s", lambda: sy.rmea(a, b, RATE, 60, 5, 1)),
        "wcc": Task("wcc, 3535 windows of 60 s (method cumr)", lambda: sy.wcc(a, b, RATE, 60, 5, 1)),
        "wcc_peaks": Task(
            "wcc's peaks of these windows",
            lambda: sy.wcc_peaks(windows, RATE, ahead=1, span=0.25),
            lambda ours: np.column_stack((ours.lag * 2 * RATE, ours.r)),
        ),
    }


def beside_r(a: Floats, b: Floats, theirs: dict[str, Ran]) -> None:
    """Compare numbers and times with R's tools."""
    for name, task in r_tasks(a, b).items():
        if name in theirs:
            beside(task.what, cost(task.run), theirs[name].tool, theirs[name].seconds, task.ratio)
            if theirs[name].numbers.size:
                differ(task.numbers(task.run()), theirs[name].numbers)


def beside_multisyncpy(a: Floats, b: Floats, tool: str) -> None:
    """Compare numbers and times of the same coherence, one window after the other."""
    its: Any = import_module("multiSyncPy.synchrony_metrics")
    pair = np.stack((a, b))
    parts = [slice(at, at + WINDOW) for at in range(0, a.size - WINDOW + 1, RATE)]

    def theirs() -> Floats:
        return its.apply_windowed(pair, its.coherence_team, WINDOW, RATE)

    def ours() -> Floats:
        return np.array([sy.coherence(a[part], b[part], RATE, segment=15).c.mean() for part in parts])

    beside(f"coherence, {len(parts)} windows of 60 s", cost(ours, 3), tool, cost(theirs, 1))
    differ(ours(), theirs())


def shuffled(a: Floats, b: Floats) -> float:
    """Seconds that multiSyncPy needs for one surrogate: windows shuffled, then its CSD every 30 s."""
    its: Any = import_module("multiSyncPy.synchrony_metrics")
    pair = np.stack((a, b))

    def some() -> None:
        for _ in range(MADE):
            its.apply_windowed(its.shuffle_time_windows(pair, WINDOW), its.sum_normalized_csd, WINDOW, 30 * RATE)

    return cost(some, 1) / MADE


def hour_with_test(a: Floats, b: Floats, theirs: dict[str, Ran], multisyncpy: str) -> None:
    """Print what the significance of an hour costs, beside tools that do less."""
    ours = cost(lambda: sy.significance(a, b, RATE))
    show(
        "999 surrogates of the hour",
        f"{ours * 1000:.1f} ms",
        f"{workloads(ours)} (bound 1000 ms: {met(ours < 1)})",
    )
    without = theirs.get("rmea_60", theirs["rmea_30"])
    beside("  beside such windows without any test", ours, without.tool, without.seconds)
    if multisyncpy:
        each = shuffled(a, b)
        tool = f"{multisyncpy}, {MADE} made, x {REPORTED // MADE}"
        beside(f"  beside {REPORTED} surrogates of 119 windows", ours, tool, REPORTED * each)
        few = cost(lambda: sy.significance(a, b, RATE, surrogates=REPORTED))
        beside(f"{REPORTED} surrogates of the hour", few, tool, REPORTED * each)


def rows() -> None:
    """Print what each measure of a pair costs: live (its share of a frame) and over a phase of 5 minutes."""
    beats: dict[str, Beats] = {}
    for who, one in beat({"A": Heart(bpm=70), "B": Heart(bpm=64)}, 300, 1).items():
        n = len(one.t) - 1
        beats[who] = Beats(one.t[1:], 1000 * np.diff(one.t), np.zeros(n, np.int8), np.zeros(n, np.int64))
    rows = tuple(row for row in sy.PAIR_MEASURES if row.phase)
    families: dict[object, list[sy.PairMeasure]] = {}
    for row in rows:
        families.setdefault(row.function, []).append(row)
    together = 0.0
    for family in families.values():
        row = family[0]
        shown = row.live
        window = sy.Window(300 - row.min_seconds if shown else 0, 300, ("A", "B"))
        seconds = cost(lambda family=family, window=window: sy.over(tuple(family), beats, window))
        together += seconds if shown else 0.0
        print(f"{row.key:20} {seconds * 1000:7.2f} ms" + (f", every {row.every} s live" if shown else ""))
    print(f"all live rows of this kind in one frame: {together * 1000:.1f} ms")
    phase = cost(lambda: sy.against_chance(rows, beats, sy.Window(0, 300, ("A", "B"))), times=1)
    print(f"a phase of 5 minutes, everything with its chance level: {phase:.2f} s")


def main() -> None:
    """Print the ratios and the costs."""
    a, b = make_dyad()
    theirs = {**quoted(), **run_r_tools(a, b)}
    multisyncpy = f"multiSyncPy {version('multisyncpy')}" if find_spec("multiSyncPy") else ""
    beside_r(a, b, theirs)
    if multisyncpy:
        beside_multisyncpy(a, b, multisyncpy)
    else:
        print("multiSyncPy is not installed: not compared")
    hour_with_test(a, b, theirs, multisyncpy)
    rows()


if __name__ == "__main__":
    main()
