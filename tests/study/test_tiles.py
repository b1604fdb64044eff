"""Tiles are done once, whole or not at all, and give the same bytes whoever does them and wherever it was stopped."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from support.killing import killed_before
from support.strangers import resonators, with_gaps

from hrvsync.study import tiles
from hrvsync.study.kernel import Windows, compare
from hrvsync.study.tiles import People, cut, matrices, run_tiles, tile_bytes, together
from hrvsync.study.workers import Local, LostError

HOW = Windows(window=30, max_lag=2, hop=30)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "SIDE", 3)


def people(*, everybody: bool = False) -> People:
    """Five dyads."""
    rng = np.random.default_rng(1)
    series = with_gaps(rng, resonators(rng, 10, 100))
    both = ((0, 10), (0, 10)) if everybody else ((0, 5), (5, 10))
    return People("00-00", series, *both)


def nothing(_done: int, _total: int) -> None:
    """Nobody looks."""


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("everybody", [False, True])
def test_tiles_together_are_all_pairs(tmp_path: Path, everybody: bool) -> None:
    some = people(everybody=everybody)
    work = cut(some, HOW, tmp_path)
    assert len(work) == (10 if everybody else 4)
    assert run_tiles(work, tmp_path, HOW, Local(1), nothing) == len(work)
    found, whole = matrices(some, work, tmp_path), compare(some.series, some.series, HOW)
    for name in ("z", "z0", "size"):
        expected = getattr(whole, name)
        if not everybody:
            expected = np.where((np.arange(10)[:, None] < 5) & (np.arange(10) >= 5), expected, np.nan)
        np.testing.assert_allclose(found[name], expected, rtol=0, atol=1e-9)


@pytest.mark.usefixtures("small")
def test_a_run_that_is_killed_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    some = people()
    whole = tmp_path / "whole"
    run_tiles(cut(some, HOW, whole), whole, HOW, Local(1), nothing)
    step, killed = 0, True
    while killed:
        folder = tmp_path / str(step)
        killed = killed_before(
            step, lambda folder=folder: run_tiles(cut(some, HOW, folder), folder, HOW, Local(1), nothing)
        )
        before = {path: path.stat().st_mtime_ns for path in folder.rglob("tile-*.parquet")}
        run_tiles(cut(some, HOW, folder), folder, HOW, Local(1), nothing)
        assert all(path.stat().st_mtime_ns == at for path, at in before.items()), "a finished tile was done again"
        left = {name: content for name, content in contents(folder).items() if not name.endswith(".part")}
        assert left == contents(whole)
        step += 3
    assert step > 20


def test_other_people_or_windows_are_other_tiles(tmp_path: Path) -> None:
    some = people()
    files = {cut(some, how, tmp_path)[0].file for how in (HOW, Windows(window=20, max_lag=2, hop=30))}
    moved = People("00-00", some.series + 1e-9, some.rows, some.columns)
    assert len({*files, cut(moved, HOW, tmp_path)[0].file}) == 3


def test_a_worker_that_is_lost_again_and_again_is_an_error(tmp_path: Path) -> None:
    work = cut(people(), HOW, tmp_path)

    class Broken(Local):
        lost = (RuntimeError,)
        opened = 0

        def open(self) -> Iterator[object]:  # type: ignore[override]
            self.opened += 1
            raise RuntimeError

    workers = Broken(1)
    with pytest.raises(LostError, match="memory"):
        run_tiles(work, tmp_path, HOW, workers, nothing)
    assert workers.opened == 3


def test_a_tile_is_a_function_of_its_people(tmp_path: Path) -> None:
    series = people().series
    np.save(tmp_path / "a.npy", series)
    assert tile_bytes(tmp_path / "a.npy", series, HOW, 0, 5) == tile_bytes(series, series.copy(), HOW, 0, 5)


def test_series_of_different_length_begin_together() -> None:
    found = together([np.arange(3.0), np.arange(5.0)])
    assert found.shape == (5, 2)
    assert np.isnan(found[3:, 0]).all()
