"""A Dask cluster does the same tiles to the same bytes as this process."""

from pathlib import Path

import numpy as np
import pytest
from support.strangers import resonators

from hrvsync.study import tiles, workers
from hrvsync.study.kernel import Windows
from hrvsync.study.tiles import People, cut, run_tiles
from hrvsync.study.workers import Cluster, Local, LostError

HOW = Windows(window=30, max_lag=1, hop=30)


def nothing(_done: int, _total: int) -> None:
    """Nobody looks."""


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(tiles, "SIDE", 4)
    people = People("00-00", resonators(np.random.default_rng(1), 16, 80), (0, 8), (8, 16))
    for name in ("here", "there"):
        work = cut(people, HOW, tmp_path / name)
    run_tiles(work, tmp_path / "here", HOW, Local(1), nothing)
    quiet = {"silence_logs": False, "dashboard_address": None}
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=False, **quiet) as cluster:
        assert run_tiles(work, tmp_path / "there", HOW, Cluster(cluster.scheduler_address), nothing) == 4
    for tile in work:
        assert (tmp_path / "here" / tile.file).read_bytes() == (tmp_path / "there" / tile.file).read_bytes()


def test_a_cluster_that_is_not_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    for name, value in (("REACH_S", 0.1), ("PATIENCE_S", 0.0), ("AGAIN_S", 0.0)):
        monkeypatch.setattr(workers, name, value)
    people = People("00-00", resonators(np.random.default_rng(1), 4, 80), (0, 2), (2, 4))
    with pytest.raises(LostError, match="stays away"):
        run_tiles(cut(people, HOW, tmp_path), tmp_path, HOW, Cluster("tcp://127.0.0.1:9"), nothing)
