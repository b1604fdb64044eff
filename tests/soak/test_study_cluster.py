"""A worker is killed and the scheduler started again in the middle: the tiles have the bytes of a local run."""

from pathlib import Path

import numpy as np
import pytest
from support.dask_cluster import cluster
from support.strangers import resonators, with_gaps

from hrvsync.study import tiles
from hrvsync.study.kernel import Windows
from hrvsync.study.tiles import People, cut, run_tiles
from hrvsync.study.workers import Cluster, Local

HOW = Windows()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("seed", range(3))
def test_a_cluster_that_is_hit_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr(tiles, "SIDE", 25)
    rng = np.random.default_rng(seed)
    people = People("00-00", with_gaps(rng, resonators(rng, 400, 300)), (0, 200), (200, 400))
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        work = cut(people, HOW, folder)
    run_tiles(work, here, HOW, Local(1), lambda _done, _total: None)
    hits = {int(rng.integers(5, 20)): "worker", int(rng.integers(25, 45)): "scheduler"}
    written: dict[str, int] = {}
    with cluster(tmp_path, 2) as started:

        def progress(done: int, _total: int) -> None:
            for tile in work:
                path = there / tile.file
                if path.exists():
                    assert written.setdefault(tile.file, path.stat().st_mtime_ns) == path.stat().st_mtime_ns
            match hits.pop(done, ""):
                case "worker":
                    started.kill(started.workers[0])
                case "scheduler":
                    started.kill(started.scheduler)
                    for worker in started.workers:
                        if worker.poll() is None:
                            started.kill(worker)
                    started.start_scheduler()
                    started.add_worker()
                    started.add_worker()
                case _:
                    pass

        run_tiles(work, there, HOW, Cluster(started.address), progress)
    assert not hits
    for tile in work:
        assert (here / tile.file).read_bytes() == (there / tile.file).read_bytes()
