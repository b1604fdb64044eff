"""A study from its design to its result: who is in it, all pairs in tiles, the tests."""

from pathlib import Path

import numpy as np

from hrvsync.beats import Floats
from hrvsync.storage import Progress
from hrvsync.study.design import Design
from hrvsync.study.result import StudyResult, derive
from hrvsync.study.sample import Cell, Sample, require_enough
from hrvsync.study.tiles import People, cut, matrices, run_tiles, together
from hrvsync.study.workers import Workers


def people_of(design: Design, condition: int, session: str, cells: list[Cell]) -> People:
    """Put the people of a condition and session side by side: the first of each dyad, then the second."""
    n = len(cells)
    series = together([cell.heard.series[seat] for seat in (0, 1) for cell in cells])
    rows, columns = ((0, n), (n, 2 * n)) if design.by_role else ((0, 2 * n), (0, 2 * n))
    sessions = sorted({one.session for one in design.recordings})
    return People(f"{condition:02d}-{sessions.index(session):02d}", series, rows, columns)


def values_of(
    design: Design, sample: Sample, folder: Path, workers: Workers, progress: Progress
) -> list[dict[str, Floats]]:
    """Compare all people in tiles below `folder`; return by condition each measure, people of the sample by people.

    Where two people meet in several sessions, the mean counts; `windows` is their sum.
    """
    n = len(sample.dyads)
    work = [
        (c, members, people_of(design, c, session, members))
        for c, cells in enumerate(sample.cells)
        for session in sorted({cell.session for cell in cells})
        for members in [[cell for cell in cells if cell.session == session]]
    ]
    tiles = [cut(people, design.windows, folder) for _, _, people in work]
    run_tiles([tile for some in tiles for tile in some], folder, design.windows, workers, progress)
    found = list[dict[str, Floats]]()
    for c in range(len(design.conditions)):
        sums: dict[str, Floats] = {}
        counts: dict[str, Floats] = {}
        for (condition, members, people), some in zip(work, tiles, strict=True):
            if condition != c:
                continue
            at = np.array([cell.dyad + seat * n for seat in (0, 1) for cell in members])
            for name, matrix in matrices(people, some, folder).items():
                known = np.isfinite(matrix)
                for store, values in ((sums, np.where(known, matrix, 0.0)), (counts, known.astype(np.float64))):
                    store.setdefault(name, np.zeros((2 * n, 2 * n)))[np.ix_(at, at)] += values
        found.append({name: _over(total, counts[name], name) for name, total in sums.items()} or _nothing(n))
    return found


def run_study(
    design: Design,
    sample: Sample,
    folder: Path,
    workers: Workers,
    progress: Progress,
) -> tuple[StudyResult, list[dict[str, Floats]]]:
    """Return the result of a study and the values of all pairs; its tiles are kept below `folder`.

    Raises ValueError with fewer dyads than can be tested.
    """
    require_enough(sample)
    values = values_of(design, sample, folder, workers, progress)
    return derive(design, sample, values), values


def _over(total: Floats, count: Floats, name: str) -> Floats:
    over = np.where(count > 0, 1.0, np.nan) if name == "windows" else np.where(count > 0, count, np.nan)
    return total / over


def _nothing(n: int) -> dict[str, Floats]:
    return {name: np.full((2 * n, 2 * n), np.nan) for name in ("z", "z0", "size", "windows")}
