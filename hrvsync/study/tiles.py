"""The work of a study in tiles: people x people x condition, each a pure function whose result is one file.

A file that is there is done. It is written whole, by the process that started the work, and named by all that its
content depends on, so that a study that was stopped at any time goes on where it was.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from functools import lru_cache
from hashlib import sha256
from math import ceil
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from hrvsync import __version__
from hrvsync.beats import Floats
from hrvsync.storage import Progress, sweep, write_whole
from hrvsync.storage.formats.reading import library
from hrvsync.study.kernel import Windows, compare
from hrvsync.study.workers import Workers

SIDE = 128
"""People on a side of a tile: 16384 pairs, half a second."""
MOST_TILES = 100
"""The largest number on a side: more people make larger tiles, not more files."""
DECIMALS = 10
"""Digits kept, so that processors that add up in another order write the same bytes."""
IN_FLIGHT = 64
"""Tiles handed out at a time."""
COLUMNS = ("z", "z0", "size")


class People(msgspec.Struct, frozen=True):
    """The people of one condition and session type: `series` has one a column (RR at 4 Hz, NaN in gaps).

    `rows`, `columns`: which of them are compared: the first of each dyad with the second, or everybody with everybody.
    """

    name: str
    series: Floats
    rows: tuple[int, int]
    columns: tuple[int, int]


class Tile(msgspec.Struct, frozen=True):
    """A piece of the work: the file it becomes, and the people in it, from (row, column) on; `side` at most."""

    file: str
    people: str
    row: int
    column: int
    rows: str
    columns: str


def together(series: Sequence[Floats]) -> Floats:
    """Return series of different length side by side, aligned at their beginning; NaN behind the end of each."""
    length = max(map(len, series))
    found = np.full((length, len(series)), np.nan)
    for column, one in zip(found.T, series, strict=True):
        column[: len(one)] = one
    return found


def cut(people: People, how: Windows, folder: Path) -> list[Tile]:
    """Cut the work on some people into tiles, and write the blocks of people they are made of below `folder`."""
    count = max(people.rows[1] - people.rows[0], people.columns[1] - people.columns[0])
    side = max(SIDE, ceil(count / MOST_TILES))
    facts = (__version__, msgspec.msgpack.encode(how), people.rows, people.columns, side, DECIMALS)
    whole = sha256(repr(facts).encode() + people.series.tobytes() + str(people.series.shape).encode()).hexdigest()[:16]
    place = f"{people.name}-{whole}"
    blocks: dict[int, str] = {}
    if (folder / place).is_dir():
        sweep(folder / place)
    for start, stop in (people.rows, people.columns):
        for first in range(start, stop, side):
            last = min(first + side, stop)
            if first not in blocks:
                blocks[first] = f"{place}/people-{first:06d}.npy"
                _write_block(folder / blocks[first], people.series[:, first:last])
    return [
        Tile(f"{place}/tile-{row:06d}-{column:06d}.parquet", people.name, row, column, blocks[row], blocks[column])
        for row in range(*people.rows, side)
        for column in range(*people.columns, side)
        if people.rows != people.columns or row <= column
    ]


def run_tiles(tiles: Sequence[Tile], folder: Path, how: Windows, workers: Workers, progress: Progress) -> int:
    """Do the tiles that are not there yet; return how many were.

    Parameters
    ----------
    tiles : sequence of Tile
        As `cut` makes them.
    folder : Path
        Where their files are.
    how : Windows
        How pairs are compared.
    workers : Workers
        Who does it. Where some are lost, what they had is handed out again.
    progress : callable
        Called with (done, total).

    Returns
    -------
    int
        Tiles done now.
    """
    missing = [tile for tile in tiles if not (folder / tile.file).exists()]
    progress(len(tiles) - len(missing), len(tiles))
    todo, failures = len(missing), 0
    while missing:
        before = len(missing)
        try:
            for done in _handed_out(missing, folder, how, workers):
                missing.remove(done)
                progress(len(tiles) - len(missing), len(tiles))
        except workers.lost as error:
            failures = 0 if len(missing) < before else failures + 1
            workers.again(failures, error)
    return todo


def _handed_out(missing: Sequence[Tile], folder: Path, how: Windows, workers: Workers) -> Iterator[Tile]:
    """Yield each tile as it is done and written; a few are with the workers at a time."""
    waiting = list(reversed(missing))
    running: dict[Future[bytes], Tile] = {}
    with workers.open() as (executor, sent):
        blocks: dict[str, Any] = {}
        try:
            while waiting or running:
                while waiting and len(running) < IN_FLIGHT:
                    tile = waiting.pop()
                    for name in (tile.rows, tile.columns):
                        if name not in blocks:
                            blocks[name] = sent(folder / name)
                    places = blocks[tile.rows], blocks[tile.columns]
                    running[executor.submit(tile_bytes, *places, how, tile.row, tile.column)] = tile
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    tile = running.pop(future)
                    write_whole(folder / tile.file, future.result())
                    yield tile
        finally:
            for future in running:
                future.cancel()


def tile_bytes(rows: Path | Floats, columns: Path | Floats, how: Windows, row: int, column: int) -> bytes:
    """Compare two blocks of people and return the Parquet file of what was found: the same bytes for the same people.

    A row a pair: numbers of both people, `z`, `z0` and `size` (Fisher z, NaN where unknown) and `windows`.
    """
    one, other = (_loaded(part) if isinstance(part, Path) else part for part in (rows, columns))
    found = compare(one, other, how)
    i, j = np.indices(found.windows.shape).astype(np.int32)
    values = {name: np.round(getattr(found, name), DECIMALS).ravel() + 0.0 for name in COLUMNS}
    table = {"row": i.ravel() + row, "column": j.ravel() + column} | values | {"windows": found.windows.ravel()}
    return parquet_bytes(table)


def parquet_bytes(columns: Mapping[str, object]) -> bytes:
    """Return columns as a Parquet file."""
    arrow, parquet = library("pyarrow", "parquet"), library("pyarrow.parquet", "parquet")
    file = io.BytesIO()
    parquet.write_table(arrow.table(dict(columns)), file, compression="zstd")
    return file.getvalue()


def matrices(people: People, tiles: Sequence[Tile], folder: Path) -> dict[str, Floats]:
    """Put tiles together: by measure, people by people; NaN where nothing was compared."""
    parquet = library("pyarrow.parquet", "parquet")
    n = people.series.shape[1]
    found = {name: np.full((n, n), np.nan) for name in (*COLUMNS, "windows")}
    for tile in tiles:
        table = parquet.read_table(folder / tile.file)
        i, j = (table[name].to_numpy() for name in ("row", "column"))
        for name, matrix in found.items():
            matrix[i, j] = table[name].to_numpy()
            if people.rows == people.columns:
                matrix[j, i] = matrix[i, j]
    return found


@lru_cache(maxsize=8)  # neighbouring tiles share their people
def _loaded(path: Path) -> Floats:
    return np.load(path)


def _write_block(path: Path, series: Floats) -> None:
    if not path.exists():
        file = io.BytesIO()
        np.save(file, np.ascontiguousarray(series))
        write_whole(path, file.getvalue())
