"""The library: a folder of native recordings with their notes, and an index of them.

people.py renames and deletes a person in it, backup.py takes it along.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from hrvsync.i18n import Message
from hrvsync.storage import (
    Entry,
    FileError,
    Progress,
    Recording,
    backup,
    clear_cache,
    index,
    jsonl,
    private,
    readable,
    replacing,
    shown,
    sweep,
    tracked,
)
from hrvsync.storage.notes import NOTES_SUFFIX, notes_path

STILL_GROWING_S = 60.0  # a recording without an end that changed so recently is being made


class Refused(ValueError):
    """What the library does not do, in a sentence without its full stop."""


def recordings(folder: Path) -> list[Path]:
    """Return the recordings of the library in `folder`, by name."""
    return [path for path in _files(folder, jsonl.SUFFIX) if not path.name.startswith(".")]


def kept_files(folder: Path) -> list[Path]:
    """Return the recordings and the notes of the library in `folder`, by name."""
    return sorted([*recordings(folder), *_files(folder, NOTES_SUFFIX)])


def _files(folder: Path, suffix: str) -> list[Path]:
    """Return the files whose names end so; a pipe, a device or a folder of such a name is none."""
    return sorted(path for path in folder.glob(f"*{suffix}") if path.is_file())


def reindex(
    folder: Path, describe: Callable[[Path, Recording], Entry], progress: Progress | None = None, full: bool = False
) -> list[Entry]:
    """Bring the index of the library in `folder` up to date; return the recordings that cannot be read.

    Only what changed is read, or everything with `full`. Each recording is stored as soon as it is known, so that the
    work may be interrupted, or run twice at once. `progress` is called with (done, total).
    """
    with index.open_index(folder) as base:
        known = base.stamps()
        now = _stamps(folder)
        gone = known.keys() - set(map(shown, now))
        for file in gone:
            base.drop(file)
        if gone:
            base.scrub()
        for file in tracked([file for file in now if full or known.get(shown(file)) != now[file]], progress):
            base.put(_describe(folder / file, describe), now[file])
            if _stamp(folder / file) != now[file]:  # deleted or changed meanwhile: what was just stored is too old
                base.drop(shown(file))
        return base.unreadable()


def delete_recording(recording: Path) -> list[Path]:
    """Delete a recording for good, from index and backups too; return the backups that are not where they were.

    Raises Refused before anything is changed.
    """
    require_finished([recording])
    folder, notes = recording.parent, notes_path(recording)
    missing = backup.replace_in_all(folder, {recording.name: None, notes.name: None})
    sweep(folder)
    clear_cache()
    with index.open_index(folder) as base:
        notes.unlink(missing_ok=True)
        recording.unlink(missing_ok=True)
        base.drop(recording.name)
        base.scrub()
    return missing


def move_library(folder: Path, to: Path) -> None:
    """Move the library to the empty or new folder `to`. Raises Refused or OSError; then it stays."""
    if to.exists() and any(to.iterdir()):
        raise Refused(Message("{folder} is not empty; choose another folder", folder=str(to)))
    require_finished(recordings(folder))
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


def require_finished(paths: Iterable[Path]) -> None:
    """Raise Refused if one of the recordings is still being made."""
    for path in paths:
        if time.time() - path.stat().st_mtime < STILL_GROWING_S and not _ended(path):
            raise Refused(Message("{file} is still being recorded; end that session first", file=path.name))


def _stamps(folder: Path) -> dict[str, str]:
    """Return for each recording, by name, what changes whenever it or its notes do; one look at the folder."""
    states: dict[str, str] = {}
    with os.scandir(folder) as files:
        for file in files:
            if file.name.endswith((jsonl.SUFFIX, NOTES_SUFFIX)) and not file.name.startswith("."):
                with suppress(OSError):  # deleted meanwhile
                    states[file.name] = _state(file.stat())
    notes = {
        name: states.get(name.removesuffix(jsonl.SUFFIX) + NOTES_SUFFIX, "")
        for name in sorted(states)
        if name.endswith(jsonl.SUFFIX)
    }
    return {name: f"{states[name]} {note}".strip() for name, note in notes.items()}


def _stamp(recording: Path) -> str:
    """Return the same of one recording, blank for one that is gone."""
    states = [""] * 2
    for i, path in enumerate((recording, notes_path(recording))):
        with suppress(OSError):
            states[i] = _state(path.stat())
    return " ".join(states).strip()


def _state(found: os.stat_result) -> str:
    return f"{found.st_size}:{found.st_mtime_ns}"


def _describe(path: Path, describe: Callable[[Path, Recording], Entry]) -> Entry:
    """Describe a recording, or say what is wrong with it: one bad file must not stop the others."""
    try:
        with readable(path):
            return describe(path, jsonl.read(path))
    except FileError as error:
        return Entry(file=shown(path.name), trouble=error.sentence)
    except Exception as error:
        what = Message("it cannot be measured ({error})", error=f"{type(error).__name__}: {error}")
        sentence = FileError(path, what, Message("please report this file")).sentence
        return Entry(file=shown(path.name), trouble=sentence)


def _ended(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 64))
        return b'"k":"end"' in file.read()
