"""The library: a folder of native recordings with their notes, and an index of them.

Of leaving it see people.py, of taking it along backup.py.
"""

import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from hrvsync.storage import backup, index
from hrvsync.storage.formats.replace import replacing
from hrvsync.storage.index import Entry
from hrvsync.storage.jsonl import SUFFIX, read
from hrvsync.storage.notes import SUFFIX as NOTES_SUFFIX
from hrvsync.storage.notes import notes_path
from hrvsync.storage.recording import BadFile, Recording

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
    it may be broken off, or run twice at once. `progress` is told how many of how many are done.
    """
    paths = recordings(folder)
    with index.opened(folder) as base:
        known = base.stamps()
        for file in known.keys() - {path.name for path in paths}:
            base.drop(file)
        for done, path in enumerate(paths, 1):
            try:
                now = _stamp(path)
                if anew or known.get(path.name) != now:
                    base.put(_describe(path, describe), now)
            except FileNotFoundError:  # deleted meanwhile
                base.drop(path.name)
            if progress is not None:
                progress(done, len(paths))
        return [entry for entry in base.entries() if entry.trouble]


def delete_recording(folder: Path, recording: Path) -> list[Path]:
    """Delete a recording for good, from the backups too; return the backups that are not where they were.

    Raises Busy before anything is changed.
    """
    none_growing([recording])
    forget(folder, [recording])
    return backup.replace_in_all(folder, {recording.name: None, notes_path(recording).name: None})


def forget(folder: Path, paths: Iterable[Path]) -> None:
    """Delete recordings with their notes, and every byte the index holds of them."""
    with index.opened(folder) as base:
        for path in paths:
            notes_path(path).unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            base.drop(path.name)
        base.scrub()


def move(folder: Path, to: Path) -> None:
    """Move the library to the empty or new folder `to`. Raises FileExistsError, Busy or OSError; then it stays."""
    if to.exists() and any(to.iterdir()):
        raise FileExistsError(f"{to} is not empty")
    none_growing(recordings(folder))
    to.mkdir(mode=0o700, parents=True, exist_ok=True)
    moved = [*kept_files(folder), *backup.register(folder)]
    for path in moved:
        with replacing(to / path.name) as draft:
            shutil.copyfile(path, draft)
            shutil.copystat(path, draft)
    for path in moved:
        path.unlink()
    index.remove(folder)


def none_growing(paths: Iterable[Path]) -> None:
    """Raise Busy if one of the recordings is still being made."""
    for path in paths:
        if time.time() - path.stat().st_mtime < STILL_GROWING_S and not _ended(path):
            raise Busy(f"{path.name} is still being recorded; end that session first")


def _stamp(recording: Path) -> str:
    """What changes whenever the recording or its notes do."""
    states = [path.stat() for path in (recording, notes_path(recording)) if path == recording or path.exists()]
    return " ".join(f"{state.st_size}:{state.st_mtime_ns}" for state in states)


def _describe(path: Path, describe: Callable[[Path, Recording], Entry]) -> Entry:
    try:
        return describe(path, read(path))
    except BadFile as error:
        return Entry(file=path.name, trouble=str(error))


def _ended(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 64))
        return b'"k":"end"' in file.read()
