"""The files that recordings are imported from: their hashes, which of them the library has, and how they are kept."""

import shutil
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path

import msgspec

from hrvsync.storage import jsonl
from hrvsync.storage.atomic import private
from hrvsync.storage.beside import beside, following, original_name
from hrvsync.storage.folders import STAMP, as_file_name, numbered
from hrvsync.storage.journal import changing
from hrvsync.storage.limits import LINE, NO_JSON
from hrvsync.storage.recording import Header, Imported, Original, Recording

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive, so that one folder always makes the same archive."""
ZIP = ".zip"


class Source(msgspec.Struct, frozen=True):
    """A file or folder to import, and the seat of its one person where it becomes one of two, else blank."""

    path: Path
    sha256: str
    who: str = ""


class Known(msgspec.Struct, frozen=True):
    """What a library holds: the recording made from each file, by SHA-256, and the recordings of each size."""

    made_from: dict[str, str]
    sizes: dict[int, list[Path]]

    def find(self, path: Path, digest: str) -> str:
        """Return the recording that is a file itself, or was made from it, "" where there is none."""
        if digest in self.made_from:
            return self.made_from[digest]
        if path.is_file():
            for recording in self.sizes.get(path.stat().st_size, ()):
                with suppress(OSError):
                    if digest_of(recording) == digest:
                        return recording.name
        return ""


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file, or of a folder: of its files' names and contents. Raises OSError."""
    if path.is_dir() or _partner(path):
        whole = sha256()
        for name, file in _members(path):
            whole.update(f"{name}\0{_digest(file)}\n".encode())
        return whole.hexdigest()
    return _digest(path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def known_files(folder: Path) -> Known:
    """Look through the library in `folder` for the files it was made from; only headers are read."""
    made_from: dict[str, str] = {}
    sizes: dict[int, list[Path]] = {}
    for path in sorted(folder.glob(f"*{jsonl.SUFFIX}")) if folder.is_dir() else ():
        with suppress(OSError, *NO_JSON), path.open("rb") as file:
            header = msgspec.json.decode(file.readline(LINE), type=Header)
            sizes.setdefault(path.stat().st_size, []).append(path)
            for original in header.imported.originals if header.imported else ():
                made_from.setdefault(original.sha256, path.name)
    return Known(made_from, sizes)


def bring_in(
    folder: Path, recording: Recording, sources: Sequence[Source], begun: datetime | None, *, ours: bool = False
) -> Path:
    """Write a recording into the library in `folder` with the files it comes from; return where it is.

    All of it appears at once or nothing does. One of `ours` comes with what lies beside it, and needs no original.
    Raises OSError.
    """
    private(folder)
    header, title = recording.header, "-".join(filter(None, recording.header.people.values()))
    stem = "-".join(part for part in (begun.strftime(STAMP) if begun else "", as_file_name(title)) if part)
    stem = stem if begun else "-".join(filter(None, (as_file_name(sources[0].path.stem)[:80], stem)))
    originals = tuple(Original(source.path.name, source.sha256, source.who) for source in sources)
    before = header.imported or Imported()
    imported = msgspec.structs.replace(before, originals=(*before.originals, *originals))
    with changing(folder) as change:
        path = next(path for name in numbered(stem) if not ((path := folder / name).exists() or beside(path)))
        written = msgspec.structs.replace(recording, header=msgspec.structs.replace(header, imported=imported))
        jsonl.write(change.draft(path), written)
        if ours:
            for other in beside(sources[0].path):
                draft = change.draft(folder / following(other.name, sources[0].path.name, path.name))
                shutil.copyfile(other, draft)
        for source in () if ours else sources:
            _keep(source.path, change.draft(folder / original_name(path.name, _name(source.path), source.who)))
        change.carry_out()
    return path


def _keep(source: Path, draft: Path) -> None:
    """Copy a file, or pack what belongs together into one archive."""
    if not (source.is_dir() or _partner(source)):
        shutil.copyfile(source, draft)
        return
    with zipfile.ZipFile(draft, "w") as into:
        for name, file in _members(source):
            into.writestr(zipfile.ZipInfo(name, FIRST_DAY), file.read_bytes(), zipfile.ZIP_DEFLATED)


def _name(source: Path) -> str:
    return f"{source.stem}{ZIP}" if source.is_dir() or _partner(source) else source.name


def _partner(path: Path) -> Path | None:
    """Return the header without which annotations in WFDB cannot be read."""
    header = path.with_suffix(".hea")
    return header if path.suffix not in ("", ".hea", jsonl.SUFFIX) and header.is_file() else None


def _members(path: Path) -> Iterable[tuple[str, Path]]:
    """Return the files that belong to a file or folder, with their names in it."""
    if not path.is_dir():
        partner = _partner(path)
        return [(file.name, file) for file in (path, partner) if file]
    files = (file for file in sorted(path.rglob("*")) if file.is_file())
    return [(file.relative_to(path).as_posix(), file) for file in files]
