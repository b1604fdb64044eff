"""The library: a folder of native recordings with their notes, and an index of them.

Of leaving it see people.py, of taking it along backup.py.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from hrvsync.i18n import Message
from hrvsync.storage import backup, index
from hrvsync.storage.atomic import private, replacing, sweep
from hrvsync.storage.index import Entry
from hrvsync.storage.jsonl import SUFFIX, read
from hrvsync.storage.notes import SUFFIX as NOTES_SUFFIX
from hrvsync.storage.notes import notes_path
from hrvsync.storage.recording import FileError, Recording

STILL_GROWING_S = 60.0  # a recording without an end that changed so recently is being made

type Progress = Callable[[int, int], None]


class Busy(ValueError):
    """A recording that is still being made cannot be changed."""


def recordings(folder: Path) -> list[Path]:
    """Return the recordings of the library in `folder`, by name."""
    return sorted(path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith("."))


def kept_files(folder: Path) -> list[Path]:
    """Return the recordings and the notes of the library in `folder`, by name."""
    return sorted([*recordings(folder), *folder.glob(f"*{NOTES_SUFFIX}")])


def reindex(
    folder: Path, describe: Callable[[Path, Recording], Entry], progress: Progress | None = None, anew: bool = False
) -> list[Entry]:
    """Bring the index of the library in `folder` up to date; return the recordings that cannot be read.

    Only what changed is read, or everything with `anew`. Each recording is put down as soon as it is known, so that
    it may be broken off, or run twice at once. `progress` is told how many of how many to read are done.
    """
    with index.opened(folder) as base:
        known = base.stamps()
        now = _stamps(folder)
        gone = known.keys() - now.keys()
        for file in gone:
            base.drop(file)
        if gone:
            base.scrub()
        todo = [file for file in now if anew or known.get(file) != now[file]]
        for done, file in enumerate(todo, 1):
            try:
                base.put(_describe(folder / file, describe), now[file])
            except FileNotFoundError:
                base.drop(file)
            if _stamp(folder / file) != now[file]:  # deleted or changed meanwhile: what was just put down is too old
                base.drop(file)
            if progress is not None:
                progress(done, len(todo))
        return base.unreadable()


def delete_recording(folder: Path, recording: Path) -> list[Path]:
    """Delete a recording for good, from the backups too; return the backups that are not where they were.

    Raises Busy before anything is changed.
    """
    none_growing([recording])
    missing = backup.replace_in_all(folder, {recording.name: None, notes_path(recording).name: None})
    forget(folder, [recording])
    return missing


def forget(folder: Path, paths: Iterable[Path]) -> None:
    """Delete recordings with their notes, abandoned drafts, and every byte the index holds of them."""
    sweep(folder)
    with index.opened(folder) as base:
        for path in paths:
            notes_path(path).unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            base.drop(path.name)
        base.scrub()


def move(folder: Path, to: Path) -> None:
    """Move the library to the empty or new folder `to`. Raises FileExistsError, Busy or OSError; then it stays."""
    if to.exists() and any(to.iterdir()):
        raise FileExistsError(Message("{folder} is not empty", folder=str(to)))
    none_growing(recordings(folder))
    private(to)
    moved = [*kept_files(folder), *backup.register(folder)]
    for path in moved:
        with replacing(to / path.name) as draft:
            shutil.copyfile(path, draft)
            shutil.copystat(path, draft)
            draft.chmod(0o600)
    for path in moved:
        path.unlink()
    index.remove(folder)


def none_growing(paths: Iterable[Path]) -> None:
    """Raise Busy if one of the recordings is still being made."""
    for path in paths:
        if time.time() - path.stat().st_mtime < STILL_GROWING_S and not _ended(path):
            raise Busy(Message("{file} is still being recorded; end that session first", file=path.name))


def _stamps(folder: Path) -> dict[str, str]:
    """Return for each recording, by name, what changes whenever it or its notes do; one look at the folder."""
    states: dict[str, str] = {}
    with os.scandir(folder) as files:
        for file in files:
            if file.name.endswith((SUFFIX, NOTES_SUFFIX)) and not file.name.startswith("."):
                with suppress(FileNotFoundError):  # deleted meanwhile
                    state = file.stat()
                    states[file.name] = f"{state.st_size}:{state.st_mtime_ns}"
    names = sorted(name for name in states if name.endswith(SUFFIX))
    return {
        name: " ".join((states[name], states.get(name.removesuffix(SUFFIX) + NOTES_SUFFIX, ""))).strip()
        for name in names
    }


def _stamp(recording: Path) -> str:
    """The same of one recording, "" for one that is gone."""
    with suppress(FileNotFoundError):
        states = [recording.stat()]
        with suppress(FileNotFoundError):
            states.append(notes_path(recording).stat())
        return " ".join(f"{state.st_size}:{state.st_mtime_ns}" for state in states)
    return ""


def _describe(path: Path, describe: Callable[[Path, Recording], Entry]) -> Entry:
    try:
        return describe(path, read(path))
    except FileError as error:
        return Entry(file=path.name, trouble=error.sentence)


def _ended(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 64))
        return b'"k":"end"' in file.read()
