"""A folder of recordings measured on all cores into one table, one row a recording."""

import csv
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, cast

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from hrvsync import __version__
from hrvsync.batch import beside, in_processes, pool, recordings
from hrvsync.cli import CliError, echo
from hrvsync.cli.printing import PlainConsole
from hrvsync.storage import FileError, rearmed, shown, tabulated, write_table

type Row = dict[str, Any]
type Job = tuple[Path, Row]
type Done = tuple[Row, str]
"""What came of a file: its row, and the sentence that says why there is none, if so."""
type Measure = Callable[[Path], Row]

UNSAID = {"people", "metrics"}
"""Levels of the measured object that the names of the columns leave out."""
AT_ONCE = 8
"""Files a worker is handed at a time."""


def run(files: tuple[Path, ...], out: Path | None, measure: Measure, how: str) -> int:
    """Measure the folder named on the command line, list what failed, and return the exit code: 1 if anything did."""
    if len(files) != 1 or not files[0].is_dir():
        raise CliError("--csv measures one folder of recordings; name it.")
    folder = files[0].resolve()
    out = out or folder.with_name(f"{folder.name}.csv")
    failures = measure_folder(folder, out.absolute(), measure, how)
    echo(out)
    for sentence in failures:
        echo(sentence, err=True)
    return 1 if failures else 0


def measure_folder(folder: Path, out: Path, measure: Measure, how: str, jobs: int | None = None) -> list[str]:
    """Measure every recording under `folder` and write the table `out`; return a sentence for each that failed.

    Rows of files that have not changed since they were measured by this version in the same way (`how`) are kept, of a
    finished table as of one that was interrupted. `measure` is pickled; `jobs` is the number of processes (all cores).
    """
    journal = out.with_name(out.name + ".part")
    known = {_key(row): row for row in (*_table(out), *_lines(journal))}
    files = [file for file in recordings(folder) if file != out]
    wanted = [_identity(file, folder, how) for file in files]
    todo = [(file, identity) for file, identity in zip(files, wanted, strict=True) if _key(identity) not in known]
    failures: list[str] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=PlainConsole(stderr=True)) as progress, journal.open("a", encoding="utf-8") as log:
        task = progress.add_task("measuring", total=len(files), completed=len(files) - len(todo))
        for row, failure in _measured(todo, measure, jobs or os.cpu_count() or 1):
            progress.advance(task)
            if failure:
                failures.append(failure)
            else:
                known[_key(row)] = row
                print(json.dumps(row), file=log, flush=True)
    write_table(out, *tabulated([known[_key(identity)] for identity in wanted if _key(identity) in known]))
    journal.unlink()
    return sorted(failures)


def flat(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Yield the single values of a nested object under the names of the way to them; lists are left out."""
    if isinstance(value, dict):
        for key, inner in cast("dict[str, object]", value).items():
            yield from flat(inner, "_".join(part for part in (name, key) if part and part not in UNSAID))
    elif isinstance(value, str | int | float):
        yield name, value


def _identity(file: Path, folder: Path, how: str) -> Row:
    stats: list[os.stat_result] = []
    with suppress(OSError):  # measuring it will say what is wrong
        stats = [inner.stat() for inner in beside(file)]
    return {
        "file": file.relative_to(folder).as_posix(),
        "bytes": sum(stat.st_size for stat in stats),
        "modified_ns": max((stat.st_mtime_ns for stat in stats), default=0),
        "hrvsync": __version__,
        "how": how,
    }


def _key(row: Row) -> str:
    return " ".join(str(row.get(name)) for name in ("file", "bytes", "modified_ns", "hrvsync", "how"))


def one(measure: Measure, file: Path, identity: Row) -> Done:
    """Measure one file; whatever goes wrong is a sentence."""
    try:
        return identity | dict(flat(measure(file))), ""
    except FileError as error:
        return identity, str(error)
    except Exception as error:  # one file must never stop the others
        return identity, f"{shown(file)}: it cannot be measured ({type(error).__name__}: {error})."


def _some(measure: Measure, todo: list[Job]) -> list[Done]:
    return [one(measure, file, identity) for file, identity in todo]


def _measured(todo: list[Job], measure: Measure, jobs: int) -> Iterator[Done]:
    finished: set[str] = set()
    try:
        blocks = [todo[i : i + AT_ONCE] for i in range(0, len(todo), AT_ONCE)]
        for some in in_processes(blocks, partial(_some, measure), jobs):
            for done in some:
                finished.add(_key(done[0]))
                yield done
    except BrokenProcessPool:
        yield from _one_by_one([job for job in todo if _key(job[1]) not in finished], measure)


def _one_by_one(todo: list[Job], measure: Measure) -> Iterator[Done]:
    """Measure in a process of its own, a new one wherever a file has taken it down: that file is to blame."""
    while todo:
        with pool(1) as worker:
            while todo:
                job = todo.pop(0)
                try:
                    yield from worker.submit(_some, measure, [job]).result()
                except BrokenProcessPool:
                    what = "it took the process that measured it down; please report this file."
                    yield job[1], f"{shown(job[0])}: {what}"
                    break


def _table(out: Path) -> Iterator[Row]:
    if out.exists():
        with out.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield {column: rearmed(text) for column, text in row.items()}


def _lines(journal: Path) -> Iterator[Row]:
    if journal.exists():
        for line in journal.read_text("utf-8").splitlines():
            try:
                yield json.loads(line)
            except ValueError:  # torn when the program was stopped
                continue
