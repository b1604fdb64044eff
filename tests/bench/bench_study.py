"""Studies: pairs a second and memory, false alarms and power of the tests, a whole study, workers of a cluster.

`python tests/bench/bench_study.py [pairs] [null] [power] [whole] [workers]`: all of it, or what is named. `null` takes
some ten minutes on a quiet core; STUDIES=n makes fewer studies.
"""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
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
PEERS = Path(__file__).parents[2] / ".venv-peers" / "bin" / "python"
STUDIES = int(os.environ.get("STUDIES", "1000"))
RMEA_QUOTED_S, RMEA_WINDOWS = 3.1, 3566
"""R 4.2.2 on one thread of two shared cores: an hour of one pair in windows of 30 s, one a second."""


def main() -> None:
    asked = sys.argv[1:] or [name for name in SECTIONS if name != "peers"]
    for name in asked:
        print(f"== {name}", flush=True)
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
            rmea(series)
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
    """What multiSyncPy takes for a pair, where it is installed: here, else in .venv-peers."""
    if PEERS.exists() and not find_spec("multiSyncPy"):
        subprocess.run([PEERS, __file__, "peers"], check=True)
    elif find_spec("multiSyncPy"):
        its: Any = import_module("multiSyncPy.synchrony_metrics")

        def coherence(a: Floats, b: Floats) -> object:
            return its.apply_windowed(np.stack((a, b)), its.coherence_team, 240, 120)

        each = 1e6 * per_pair(coherence, series)
        print(f"  multiSyncPy {version('multisyncpy')}, coherence of the same windows, no lags: {each:.0f} us each")
    else:
        print("  multiSyncPy is not installed: `make .venv-peers/ready`")


def rmea(series: Floats) -> None:
    """What rMEA takes for a pair: run where Rscript is, else as it was once measured."""
    ran = run_r_tools(series[:, 0], series[:, 1]).get("rmea_60")
    if ran is None:
        each = 1e6 * RMEA_QUOTED_S / RMEA_WINDOWS * 8
        print(f"  R rMEA 1.2.2, same windows and lags: {each:.0f} us each (quoted: {RMEA_QUOTED_S} s for an hour)")
    else:
        windows = (series.shape[0] - 260) // 4
        print(f"  {ran.tool}, same windows and lags: {1e6 * ran.seconds / windows * 8:.0f} us each (run here)")


def peers() -> None:
    """multiSyncPy alone, in the environment that has it."""
    beside(people(100, gaps=False))


def null() -> None:
    """False alarms of every test in studies of 30 dyads of strangers, simulated and real."""
    from support.studies import found_by_tests, of_real_people, real_people, strangers

    makes = {f"{STUDIES} studies of 30 simulated dyads (resonators driven by noise, gaps)": strangers}
    try:
        people = len(real_people())
    except BaseException as error:  # pytest's Skipped
        print(f"real people: {error}")
    else:
        makes[f"{STUDIES} studies of 30 pseudo-dyads of {people} real people"] = of_real_people
    for i, (what, make) in enumerate(makes.items()):
        print(f"false alarms at 5 %, {what}:")
        for name, share in found_by_tests(make, STUDIES, 30, 1000 + i).items():
            ours = "not ours" not in name
            print(f"  {name:52} {share:5.1f} %{(' met' if 3 <= share <= 7 else ' NOT MET') if ours else ''}")


def power() -> None:
    """What each test finds of weak coupling, beside Welch on pseudo-pairs."""
    from support.studies import coupled, found_by_tests

    studies = max(20, STUDIES // 5)
    for share in (0.01, 0.02, 0.05):
        print(f"found in {studies} studies of 30 dyads, {100 * share:g} % of the variance shared in one condition:")
        for name, found in found_by_tests(coupled(share), studies, 30, 2000).items():
            print(f"  {name:52} {found:5.1f} %")


def whole() -> None:
    """A study of 60 dyads with a planted effect, from init to the report; and one without, which says so."""
    from click.testing import CliRunner
    from support.made_study import write_sessions

    from hrvsync.cli import cli

    for coupling in (0.3, 0.0):
        with TemporaryDirectory() as place:
            os.environ["XDG_CACHE_HOME"] = f"{place}/cache"
            write_sessions(Path(place) / "study", 60, coupling, SECONDS)
            begun, before = time.perf_counter(), cpu()
            for command in ("init", "check", "run"):
                ran = CliRunner().invoke(cli, ["study", command, f"{place}/study"])
                assert ran.exit_code == 0, ran.output
            wall, used = time.perf_counter() - begun, cpu() - before
            fine = "met" if wall <= 300 else "NOT MET"
            print(
                f"60 dyads, coupling {coupling:g}, init to report: {wall:.0f} s, {used:.0f} CPU-s (bound 300 s)  {fine}"
            )
            print(f"  {ran.output.strip().splitlines()[-2]}")


def cpu() -> float:
    """CPU-seconds of this process and its children."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def workers() -> None:
    """Tiles on one and on two workers of a Dask cluster of this computer, and what a tile costs beside its work."""
    from support.dask_cluster import cluster

    from hrvsync.study.tiles import People, cut, run_tiles, tile_bytes
    from hrvsync.study.workers import Cluster, Local

    series = people(PEOPLE, gaps=True)
    took: dict[str, float] = {}
    for name, count in (("this process", 0), ("1 worker", 1), ("2 workers", 2)):
        with TemporaryDirectory() as place:
            folder = Path(place)
            work = cut(People("00-00", series, (0, 500), (500, 1000)), HOW, folder)
            if not count:
                begun = time.perf_counter()
                run_tiles(work, folder, HOW, Local(1), lambda _done, _total: None)
                took[name] = time.perf_counter() - begun
                content = tile_bytes(folder / work[0].rows, folder / work[0].columns, HOW, 0, 0)
                print(f"{len(work)} tiles of {128**2} pairs; a file has {len(content) / 1e3:.0f} kB")
                continue
            with cluster(folder, count) as started:
                tiny = cut(People("99-99", series[:, :2], (0, 1), (1, 2)), HOW, folder)
                run_tiles(tiny, folder, HOW, Cluster(started.address), lambda _done, _total: None)
                time.sleep(5)
                begun = time.perf_counter()
                run_tiles(work, folder, HOW, Cluster(started.address), lambda _done, _total: None)
                took[name] = time.perf_counter() - begun
    for name, seconds in took.items():
        print(f"  {name}: {seconds:.1f} s, {1000 * seconds / len(work):.0f} ms a tile")
    overhead = 1000 * (took["1 worker"] - took["this process"]) / len(work)
    faster = took["1 worker"] / took["2 workers"]
    print(f"  overhead of a tile on a cluster: {overhead:.0f} ms")
    print(f"  two workers against one: {faster:.2f} times as fast (bound 1.6)  {'met' if faster >= 1.6 else 'NOT MET'}")


SECTIONS: dict[str, Callable[[], None]] = {
    "pairs": pairs,
    "peers": peers,
    "null": null,
    "power": power,
    "whole": whole,
    "workers": workers,
}

if __name__ == "__main__":
    main()
