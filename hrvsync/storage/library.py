"""The library: a folder of native recordings with their notes, and an index of them.

people.py renames and deletes a person in it, backup.py takes it along.
"""

import os
import shutil
import sqlite3
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from heapq import nlargest
from pathlib import Path

import msgspec

from hrvsync.i18n import Message
from hrvsync.storage import (
    Entry,
    FileError,
    Progress,
    Recording,
    backup,
    clear_cache,
    folders,
    index,
    jsonl,
    readable,
    shown,
    sweep,
    tracked,
)
from hrvsync.storage.beside import ADDED, EDITS_SUFFIX, NOTES_SUFFIX, beside, following, main_of, original_of
from hrvsync.storage.journal import JOURNAL, Change, Plan, changing, recover
from hrvsync.storage.limits import LINE, NO_JSON

SILENT_S = 3.0  # a session that runs writes every second
STILL_GROWING_S = 60.0  # a recording without an end that changed so recently is being made
BIN = ".bin"  # index, history, backups and batches pass over names that begin with a dot
IN_BIN = timedelta(days=30)
CHANGING = (NOTES_SUFFIX, EDITS_SUFFIX)
DELETED = "%Y%m%dT%H%M%S.%fZ"  # names the folder of what was deleted at that moment


class Refused(ValueError):
    """What the library does not do, in a sentence without its full stop."""


def recordings(folder: Path) -> list[Path]:
    """Return the recordings of the library in `folder`, by name."""
    return [path for path in _files(folder, jsonl.SUFFIX) if not path.name.startswith(".")]


def kept_files(folder: Path) -> list[Path]:
    """Return the recordings of the library in `folder` with what lies beside them, by name."""
    names = {path.name for path in recordings(folder)}
    notes = [path for suffix in ADDED for path in _files(folder, suffix)]
    originals = [path for path in folder.glob("*.original*") if path.is_file() and original_of(path.name) in names]
    return sorted([*recordings(folder), *notes, *originals])


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


def interrupted(folder: Path, after: str = "", among: int | None = None) -> Path | None:
    """Return the newest recording that has no end and no longer grows, None if it did not begin `after` that moment.

    The moment is written as in the names of recordings; others than those that hrvsync named are passed over. Only the
    newest recordings are looked at where `among` says how many.
    """
    for path in reversed(recordings(folder)) if among is None else _newest(folder, among):
        with suppress(OSError):
            if _begun(path) and path.name[: folders.STAMPED] > after and not jsonl.ended(path):
                return None if _grows(path, path.stat()) else path
    return None


def _newest(folder: Path, n: int) -> list[Path]:
    """Return the `n` that began last by their names, without a look at the others: there may be thousands."""
    with suppress(OSError):
        names = (path.name for path in folder.iterdir())
        ours = (name for name in names if name.endswith(jsonl.SUFFIX) and name[0].isdigit())  # as hrvsync named them
        return [path for name in nlargest(n, ours) if (path := folder / name).is_file()]
    return []


def start(folder: Path | None = None) -> Path:
    """Finish or undo what was interrupted in a library (default: this user's), empty its bin; return where it is.

    What cannot be done now is done at another start.
    """
    with suppress(OSError, sqlite3.OperationalError, Refused):
        recover(folder or folders.recordings_folder())
        empty_bin(folder or folders.recordings_folder())
        sweep(folders.pointer().parent)
    return folder or folders.recordings_folder()


def bin_recording(recording: Path) -> Path:
    """Move a recording with all beside it to the bin of its library; return where it is now. Raises Refused."""
    folder = recording.parent
    to = folder / BIN / datetime.now(UTC).strftime(DELETED) / recording.name
    with changing(folder) as change:
        require_finished(_ours([recording]))
        _move(change, recording, to)
        change.carry_out()
        index.drop(folder)
    return to


def in_bin(folder: Path) -> list[Path]:
    """Return the recordings in the bin of the library in `folder`, in the order in which they were deleted."""
    return sorted(path for path in (folder / BIN).glob(f"*/*{jsonl.SUFFIX}") if _deleted(path))


def leaves_bin(recording: Path) -> datetime:
    """Return the moment from which a start deletes a recording of the bin for good."""
    deleted = _deleted(recording)
    assert deleted
    return deleted + IN_BIN


def put_back(recording: Path) -> Path:
    """Move a recording with all beside it from the bin back to its library; return where it is now."""
    folder = recording.parents[2]
    names = folders.numbered(recording.name.removesuffix(jsonl.SUFFIX))
    free = (to for name in names if not ((to := folder / name).exists() or beside(to)))
    with changing(folder) as change:
        to = next(free)
        _move(change, recording, to)
        change.carry_out()
        _prune_bin(folder)
    return to


def empty_bin(folder: Path, now: datetime | None = None) -> None:
    """Delete for good what has lain in the bin for 30 days."""
    old = [recording for recording in in_bin(folder) if leaves_bin(recording) < (now or datetime.now(UTC))]
    if old:
        delete_recordings(folder, old)


def delete_recording(recording: Path) -> list[Path]:
    """Delete a recording of a library or of its bin for good; return as `delete_recordings` does."""
    binned = recording.parents[1].name == BIN
    return delete_recordings(recording.parents[2] if binned else recording.parent, [recording])


def delete_recordings(folder: Path, recordings: list[Path]) -> list[Path]:
    """Delete recordings for good, from index and backups too; return the backups that are not where they were.

    Raises Refused before anything is changed.
    """
    gone = [path for recording in recordings for path in (recording, *beside(recording))]

    def left(files: backup.Files) -> Iterator[backup.Left]:
        for name in {path.name for path in gone} & files.keys():
            now = folder / name  # it may have been in the bin while another one got its name
            yield name, name, now.read_bytes() if now.exists() and now not in gone else None

    with changing(folder) as change:
        require_finished(_ours(recordings))
        missing = backup.rewrite_all(change, folder, left)
        for path in gone:
            change.remove(path)
        change.carry_out()
        sweep(folder)
        clear_cache()
        _prune_bin(folder)
        index.drop(folder)
    return missing


def move_library(folder: Path, to: Path) -> None:
    """Move the library with its bin to the empty or new folder `to`, where this user's is looked for from then on.

    Raises Refused or OSError; then it stays.
    """
    with changing(folder) as change:
        if to.exists() and any(to.iterdir()):
            raise Refused(Message("{folder} is not empty; choose another folder", folder=str(to)))
        moved = everything(folder)
        require_finished(path for path in moved if not main_of(path.name) and BIN not in path.parts)
        moved += backup.register(folder)
        for path in moved:
            draft = change.draft(to / path.relative_to(folder), to)
            shutil.copyfile(path, draft)
            shutil.copystat(path, draft)
            draft.chmod(0o600)
        # What remains to be removed is a change of the library there, where the next start looks for one.
        rest = change.draft(to / JOURNAL)
        if folder.resolve() == folders.recordings_folder().resolve():
            change.draft(folders.pointer()).write_text(f"{to.resolve()}\n", encoding="utf-8")
        gone = [*moved, *index.files(folder), folder / JOURNAL]
        rest.write_bytes(msgspec.json.encode(Plan(change.drafts, [("", str(path.absolute())) for path in gone])))
        change.carry_out()
    _prune_bin(folder)


def everything(folder: Path) -> list[Path]:
    """Return the recordings in a folder and below it with all beside them, in whatever case their suffixes are.

    Those of its bin are among them; an original counts only where its recording is beside it.
    """
    found: list[Path] = []
    originals: list[Path] = []
    for path in sorted(folder.rglob("*")):
        draft = any(part.startswith(".hrvsync") for part in path.relative_to(folder).parts)
        with suppress(OSError):  # what may not be read is none of ours
            if not path.is_file() or draft:
                continue
            if path.name.lower().endswith(ADDED) or (path.suffix.lower() == jsonl.SUFFIX and is_ours(path)):
                found.append(path)
            elif original_of(path.name):
                originals.append(path)
    there = {path.with_suffix(jsonl.SUFFIX) for path in found}
    return sorted([*found, *(path for path in originals if path.with_name(original_of(path.name)) in there)])


def is_ours(recording: Path) -> bool:
    """Return whether hrvsync wrote a file; what is no JSON object may be what is left of a recording."""
    with recording.open("rb") as file:
        first = file.readline(LINE)
    line = decoded(first)
    return recording.suffix.lower() == jsonl.SUFFIX and (line is None or "k" in line)


def decoded(text: bytes) -> dict[str, object] | None:
    """Return an object of JSON, None for what is none."""
    with suppress(*NO_JSON):
        return msgspec.json.decode(text, type=dict[str, object])
    return None


def require_finished(paths: Iterable[Path]) -> None:
    """Raise Refused if one of the recordings is still being made."""
    for path in paths:
        if time.time() - path.stat().st_mtime < STILL_GROWING_S and not jsonl.ended(path):
            raise Refused(Message("{file} is still being recorded; end that session first", file=path.name))


def _ours(recordings: list[Path]) -> list[Path]:
    for path in recordings:
        if not is_ours(path):
            raise Refused(Message("{file} was not written by hrvsync; delete it yourself", file=str(path)))
    return recordings


def _move(change: Change, recording: Path, to: Path) -> None:
    """Plan to move a recording with all that lies beside it."""
    change.move(recording, to)
    for path in beside(recording):
        change.move(path, to.with_name(following(path.name, recording.name, to.name)))


def _deleted(recording: Path) -> datetime | None:
    """Return when a recording went to the bin, as its folder says; None where somebody else put it there."""
    with suppress(ValueError):
        return datetime.strptime(recording.parent.name, DELETED).replace(tzinfo=UTC)
    return None


def _prune_bin(folder: Path) -> None:
    """Remove the folders of the bin in which nothing is."""
    for empty in (*(folder / BIN).glob("*"), folder / BIN):
        with suppress(OSError):
            empty.rmdir()


def _stamps(folder: Path) -> dict[str, str]:
    """Return for each recording, by name, what changes whenever it, its notes or its edits do; one look at the folder.

    One that is being made is left out: its session is not over, so that nothing is known of it yet.
    """
    states: dict[str, str] = {}
    with os.scandir(folder) as files:
        for file in files:
            if file.name.endswith((jsonl.SUFFIX, *CHANGING)) and not file.name.startswith("."):
                with suppress(OSError):  # deleted meanwhile
                    found = file.stat()
                    if not (file.name.endswith(jsonl.SUFFIX) and _grows(Path(file), found)):
                        states[file.name] = _state(found)
    stems = [name.removesuffix(jsonl.SUFFIX) for name in sorted(states) if name.endswith(jsonl.SUFFIX)]
    return {stem + jsonl.SUFFIX: " ".join(states[name] for name in _changing(stem) if name in states) for stem in stems}


def _stamp(recording: Path) -> str:
    """Return the same of one recording, blank for one that is gone."""
    states: list[str] = []
    for name in _changing(recording.stem):
        with suppress(OSError):
            states.append(_state(recording.with_name(name).stat()))
    return " ".join(states)


def _changing(stem: str) -> tuple[str, ...]:
    """Return the names of a recording and of what is known of it besides."""
    return tuple(stem + suffix for suffix in (jsonl.SUFFIX, *CHANGING))


def _grows(recording: Path, found: os.stat_result) -> bool:
    """Return whether hrvsync is making a recording: it has no end, and was written to within the last seconds."""
    recent = abs(time.time() - found.st_mtime) <= SILENT_S and stat.S_ISREG(found.st_mode)
    return recent and _begun(recording) and not jsonl.ended(recording)


def _begun(recording: Path) -> bool:
    """Return whether the file has a name that hrvsync gave it when a session began."""
    with suppress(ValueError):
        return bool(folders.begun(recording))
    return False


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
