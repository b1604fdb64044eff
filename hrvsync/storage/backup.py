"""Backups of a library: one zip archive of its recordings with all beside them, restored without harming what is there.

The library remembers where its backups are, so that what is deleted for good goes from them as well.
"""

import lzma
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path

import msgspec

from hrvsync.i18n import Message
from hrvsync.storage import FileError, Progress, jsonl, sweep, tracked
from hrvsync.storage.beside import following, main_of
from hrvsync.storage.folders import numbered
from hrvsync.storage.journal import Change, changing
from hrvsync.storage.limits import NO_JSON

type Files = Mapping[str, Callable[[], bytes]]  # what reads each, by its name or its path in a folder
type Left = tuple[str, str, bytes | None]  # a file that changes, its new name, what is left of it if anything
type Rewrite = Callable[[Files], Iterable[Left]]

REGISTER = "backups.json"
LARGEST_FILE = 1 << 30  # nothing a session makes is larger: what claims so is none of ours
LARGEST_RATIO = 100  # a recording shrinks 5 to 20 times

# what the parts of zipfile raise when an archive is damaged or of a kind they do not know
_NO_ARCHIVE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, EOFError, ValueError, OSError)


def back_up(folder: Path, files: list[Path], archive: Path, progress: Progress | None = None) -> None:
    """Write the `files` of the library in `folder` into one archive, whole or not at all. Raises OSError."""
    with changing(folder) as change:
        register = change.draft(folder / REGISTER)
        register.write_bytes(msgspec.json.encode(sorted(map(str, {*known(folder), archive.resolve()}))))
        with zipfile.ZipFile(change.draft(archive), "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as into:
            for path in tracked(files, progress):
                into.write(path, path.name)
        change.carry_out()


def restore(archive: Path, folder: Path, progress: Progress | None = None) -> tuple[int, int]:
    """Bring back what a backup holds; return how many files came and how many were there already.

    A file of the same name and other content is never written over: the one from the backup gets a new name. Raises
    FileError where the archive is none of ours; then nothing was brought back.
    """
    _check(archive)
    came: set[Path] = set()
    with changing(folder) as change, zipfile.ZipFile(archive) as backup:
        members = sorted(backup.namelist(), key=lambda name: (bool(main_of(name)), name))
        names: dict[str, str] = {}
        for name in tracked(members, progress):
            content, main = backup.read(name), main_of(name)
            wanted = following(name, main, names.get(main, main)) if main else name
            if (path := _place(folder, wanted, content, came)) is not None:
                change.draft(path).write_bytes(content)
                came.add(path)
                names[name] = path.name
        change.carry_out()
    return len(came), len(members) - len(came)


def rewrite_all(change: Change | None, folder: Path, rewrite: Rewrite) -> list[Path]:
    """Plan to `rewrite` what is in every backup, or only try it; return backups that are not there or damaged."""
    missing: list[Path] = []
    for archive in known(folder):
        sweep(archive.parent, archive.name)
        if not archive.exists():
            missing.append(archive)
            continue
        try:
            with zipfile.ZipFile(archive) as old:
                members = {member.filename: member for member in old.infolist()}
                rewritten = rewrite({name: partial(old.read, name) for name in members})
                changed = {name: (to, content) for name, to, content in rewritten}
                if changed and change is not None:
                    if old.testzip():  # what can be read of it is not all that was in it
                        raise zipfile.BadZipFile
                    with zipfile.ZipFile(change.draft(archive), "w", zipfile.ZIP_DEFLATED) as new:
                        for name, member in members.items():
                            to, content = changed[name] if name in changed else (member, old.read(name))
                            if content is not None:
                                new.writestr(to, content)
        except (zipfile.BadZipFile, zlib.error):
            missing.append(archive)
    return missing


def register(folder: Path) -> list[Path]:
    """Return the file that remembers the backups of the library in `folder`, if there is one."""
    path = folder / REGISTER
    return [path] if path.exists() else []


def known(folder: Path) -> list[Path]:
    """Return where the backups of the library in `folder` were made. Raises FileError."""
    for path in register(folder):
        try:
            return [Path(name) for name in msgspec.json.decode(path.read_bytes(), type=list[str])]
        except NO_JSON:
            what = Message("it no longer says where the backups are")
            todo = Message("look after these archives yourself, move that file away and try again")
            raise FileError(path, what, todo) from None
    return []


def _check(archive: Path) -> None:
    """Read a whole archive and raise FileError if anything in it is damaged or not what a backup holds."""
    todo = Message("choose a backup made by hrvsync")
    try:
        with zipfile.ZipFile(archive) as backup:
            for member in backup.infolist():
                if wrong := _suspicious(member):
                    raise FileError(archive, wrong, todo)
            damaged = backup.testzip()
    except FileError:
        raise
    except _NO_ARCHIVE as error:
        raise FileError(archive, Message("this is not a backup ({error})", error=str(error)), todo) from None
    if damaged:
        raise FileError(archive, Message("{damaged} in it is damaged", damaged=damaged), Message("use another backup"))


def _suspicious(member: zipfile.ZipInfo) -> Message | None:
    """Return what is wrong about a file in an archive, before it is unpacked."""
    name = member.filename
    ours = name.endswith(jsonl.SUFFIX) or main_of(name)
    if name != Path(name).name or name.startswith(".") or not ours:
        return Message("{name!r} is nothing that a library keeps", name=name[:80])
    if member.file_size > min(LARGEST_FILE, LARGEST_RATIO * max(member.compress_size, 1)):
        return Message("{name} in it would unpack to {bytes} bytes", name=name, bytes=member.file_size)
    return None


def _place(folder: Path, name: str, content: bytes, taken: Collection[Path]) -> Path | None:
    """Return where to put a file, under another name where one with other content is there; None where it is itself."""
    stem = (main_of(name) or name).removesuffix(jsonl.SUFFIX)
    paths = (folder / free for free in numbered(stem, name[len(stem) :]))
    path = next(path for path in paths if path not in taken and (not path.exists() or path.read_bytes() == content))
    return None if path.exists() else path
