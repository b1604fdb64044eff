"""Change several files as one: wherever the program is stopped, the next start finishes the change or undoes it.

A change is planned, its new files are written as drafts, the plan is published as the journal of the library, carried
out and cleaned away. Before it is published nothing but drafts is there; from then on it is carried out to its end.
"""

import os
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from hrvsync.storage import clear_cache, index, private
from hrvsync.storage.limits import NO_JSON
from hrvsync.storage.progress import raise_if_stopped
from hrvsync.storage.result_cache import cache_folder

JOURNAL, PART, DRAFTS = ".hrvsync.journal", ".hrvsync.journal.part", ".hrvsync.drafts"

type Step = tuple[str, str]  # move the file from here to there; one from nowhere is removed


class Plan(msgspec.Struct):
    """The folders of the drafts, and what shall be done; None before it is published."""

    drafts: list[str] = []
    steps: list[Step] | None = None

    def save(self, folder: Path) -> None:
        """Write the plan as the journal of `folder`, whole or not at all."""
        private(folder)
        part = folder / PART
        part.touch(0o600)
        part.write_bytes(msgspec.json.encode(self))
        _sync(part)
        part.replace(folder / JOURNAL)
        _sync(folder)


class Change:
    """A change of files that belong to the library in `folder`: plan it, then `carry_out`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.drafts: list[str] = []
        self._steps: list[Step] = []
        self._written: list[Path] = []

    def draft(self, to: Path, root: Path | None = None) -> Path:
        """Return where to write what will stand at `to`; it waits in `root`, or beside it."""
        folder = (root or to.parent).absolute() / DRAFTS
        if str(folder) not in self.drafts:
            self.drafts.append(str(folder))
            Plan(self.drafts).save(self._folder)
            private(folder)
        path = folder / str(len(self._written))
        path.touch(0o600)
        self._written.append(path)
        self.move(path, to)
        return path

    def move(self, path: Path, to: Path) -> None:
        """Move a file on the same disk."""
        self._steps.append((str(path.absolute()), str(to.absolute())))

    def remove(self, path: Path) -> None:
        """Remove a file that may be there, after everything is in its place."""
        self._steps.append(("", str(path.absolute())))

    def carry_out(self) -> None:
        """Publish the plan and do it. What follows in the `with` statement must be such that it may be left out.

        Raises InterruptedError where a person has stopped it before.
        """
        for path in self._written:
            _sync(path)
        raise_if_stopped()
        Plan(self.drafts, self._steps).save(self._folder)
        _carry_out(self._steps)


@contextmanager
def changing(folder: Path) -> Generator[Change]:
    """Plan a change of the library in `folder`, alone; without `carry_out` nothing comes of it.

    Raises sqlite3.OperationalError while another program changes it.
    """
    with _locked(folder):
        _settle(folder)
        try:
            yield Change(folder)
        except BaseException:
            _settle(folder)
            raise
        _clean(folder, _published(folder))


def recover(folder: Path) -> None:
    """Finish or undo what was interrupted in the library in `folder`."""
    if (folder / JOURNAL).exists() or (folder / PART).exists():
        with _locked(folder):
            _settle(folder)


def _settle(folder: Path) -> None:
    """Finish or undo an interrupted change; the index may show what was there before, so that it is made again."""
    plan = _published(folder)
    if plan.steps is not None:
        _carry_out(plan.steps)
        index.remove(folder)
        clear_cache()
    _clean(folder, plan)


def _published(folder: Path) -> Plan:
    with suppress(FileNotFoundError, *NO_JSON):
        return msgspec.json.decode((folder / JOURNAL).read_bytes(), type=Plan)
    return Plan()


def _carry_out(steps: list[Step]) -> None:
    """Do the steps that are not yet done: first every move, then, once these are on the disk, every removal."""
    moves = [(Path(path), Path(to)) for path, to in steps if path]
    for path, to in moves:
        if path.exists():
            private(to.parent)
            path.replace(to)
    for folder in sorted({to.parent for _, to in moves if to.exists()}):
        _sync(folder)
    if all(to.exists() for _, to in moves):  # else somebody took away what was to replace the rest
        for _, to in (step for step in steps if not step[0]):
            Path(to).unlink(missing_ok=True)


def _clean(folder: Path, plan: Plan) -> None:
    """Remove drafts and journal, and go on with the change of another library that was part of this one."""
    for drafts in plan.drafts:
        shutil.rmtree(drafts, ignore_errors=True)
    for name in (PART, JOURNAL):
        (folder / name).unlink(missing_ok=True)
    for _, to in plan.steps or ():
        if Path(to).name == JOURNAL:
            recover(Path(to).parent)


@contextmanager
def _locked(folder: Path) -> Generator[None]:
    """Let nobody else change the library meanwhile; a program that is killed lets go of it."""
    path = cache_folder().with_name("locks") / sha256(os.fsencode(folder.resolve())).hexdigest()[:16]
    private(path.parent)
    path.touch(0o600)
    with closing(sqlite3.connect(path, timeout=index.WAIT_S, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _sync(path: Path) -> None:
    """Have a file, or the names in a folder, survive a power cut; Windows has no such thing for folders."""
    if path.is_file() or os.name == "posix":
        opened = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
