"""Studies: pairs a second and memory, false alarms and power of the tests, a whole study, workers of a cluster.

`python tests/bench/bench_study.py [pairs] [null] [power] [whole] [workers]`: all of it, or what is named. `null` takes
some ten minutes on a quiet core; STUDIES=n makes fewer studies.
"""

import os
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
from r_tools import run_r_tools
from support.strangers import resonators, with_gaps

from hrvsync.analysis.synchrony.lagged import fisher_z, lagged, peaks
from hrvsync.beats import Floats
from hrvsync.study.kernel import Windows, compare, tables

PEOPLE, SIDE, SECONDS = 1000, 125, 300.0
WITH_GAPS_S, WHOLE_S, MOST_BYTES, SAME = 60.0, 15.0, 1e9, 1e-12
HOW = Windows()
RMEA_QUOTED_S, RMEA_WINDOWS = 3.1, 3566
"""R 4.2.2 on one thread of two shared cores: an hour of one pair in windows of 30 s, one a second."""


def main() -> None:
    asked = sys.argv[1:] or [*SECTIONS]
    for name in asked:
        print(f"== {name}")
        SECTIONS[name]()


def pairs() -> None:
    """10^6 ordered pairs of 5 min, with gaps and complete; the same numbers as `lagged`; other tools."""
    for name, bound in (("with gaps", WITH_GAPS_S), ("complete", WHOLE_S)):
        series = people(PEOPLE, gaps=bound == WITH_GAPS_S)
        begun = time.process_time()
        for row in range(0, PEOPLE, SIDE):
            for column in range(0, PEOPLE, SIDE):
                compare(series[:, row : row + SIDE], series[:, column : column + SIDE])
        took = time.process_time() - begun
        fine = "met" if took <= bound else "NOT MET"
        each = 1e6 * took / PEOPLE**2
        print(f"{PEOPLE**2} ordered pairs {name}: {took:.1f} CPU-s, {each:.1f} us each (bound {bound:g} s)  {fine}")
        print(f"  the same numbers as lagged, over 400 pairs: {difference(series):.1e} (bound {SAME:g})")
        one, other = series[:, :SIDE], series[:, SIDE : 2 * SIDE]
        begun = time.process_time()
        quick = compare(one, other, dtype=np.float32)
        took_quick = time.process_time() - begun
        error = np.nanmax(np.abs(quick.z - compare(one, other).z))
        print(f"  in float32: {1e6 * took_quick / SIDE**2:.1f} us each, z at the best lag off by at most {error:.0e}")
        print(f"  lagged pair by pair: {1e6 * per_pair(lambda a, b: lagged(a, b, 4, 60, 5, 30), series):.0f} us each")
        if name == "complete":
            beside(series)
    most = 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"largest memory of this process: {most / 1e6:.0f} MB  {'met' if most <= MOST_BYTES else 'NOT MET'}")


def people(n: int, *, gaps: bool) -> Floats:
    """Series of that many strangers, in memory as the tiles have them."""
    rng = np.random.default_rng(1)
    series = np.concatenate([resonators(rng, 50, SECONDS) for _ in range(n // 50)], axis=1)
    return with_gaps(rng, series) if gaps else series


def difference(series: Floats) -> float:
    """The largest difference of any value from `lagged`; NaN must stand in the same places."""
    worst = 0.0
    r, means = tables(series[:, :20], series[:, 20:40]), compare(series[:, :20], series[:, 20:40])
    for i in range(20):
        for j in range(20):
            table = lagged(series[:, i], series[:, 20 + j], 4, 60, 5, 30)
            assert (np.isnan(table.r) == np.isnan(r[:, :, i, j])).all()
            z0 = fisher_z(table.r[:, table.lags.size // 2])
            ours = means.z[i, j], means.z0[i, j], means.size[i, j]
            theirs = np.nanmean(peaks(table).z), np.nanmean(z0), np.nanmean(np.abs(table.z))
            worst = max(worst, np.nanmax(np.abs(table.r - r[:, :, i, j])), np.max(np.abs(np.subtract(ours, theirs))))
    return float(worst)


def per_pair(measure: Callable[[Floats, Floats], object], series: Floats, count: int = 40) -> float:
    """CPU-seconds a pair."""
    begun = time.process_time()
    for i in range(count):
        measure(series[:, i], series[:, i + 1])
    return (time.process_time() - begun) / count


def beside(series: Floats) -> None:
    """What others take for a pair: multiSyncPy where it is installed (.venv-peers), rMEA where Rscript is."""
    if find_spec("multiSyncPy"):
        its: Any = import_module("multiSyncPy.synchrony_metrics")

        def coherence(a: Floats, b: Floats) -> object:
            return its.apply_windowed(np.stack((a, b)), its.coherence_team, 240, 120)

        each = 1e6 * per_pair(coherence, series)
        print(f"  multiSyncPy {version('multisyncpy')}, coherence of the same windows, no lags: {each:.0f} us each")
    else:
        print("  multiSyncPy is not installed: run this with .venv-peers/bin/python")
    ran = run_r_tools(series[:, 0], series[:, 1]).get("rmea_60")
    if ran is None:
        each = 1e6 * RMEA_QUOTED_S / RMEA_WINDOWS * 8
        print(f"  R rMEA 1.2.2, same windows and lags: {each:.0f} us each (quoted: {RMEA_QUOTED_S} s for an hour)")
    else:
        windows = (series.shape[0] - 260) // 4
        print(f"  {ran.tool}, same windows and lags: {1e6 * ran.seconds / windows * 8:.0f} us each (run here)")


SECTIONS: dict[str, Callable[[], None]] = {"pairs": pairs}

if __name__ == "__main__":
    main()
