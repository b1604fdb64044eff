"""Where recordings live."""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import platformdirs

from hrvsync.storage.jsonl import SUFFIX

STAMP, STAMPED = "%Y-%m-%d-%H%M%S", 17  # how the names of recordings begin, and how long that is
LOW_DISK_BYTES = 200 * 1000 * 1000


def recordings_folder() -> Path:
    """Return the folder of this user's recordings; it need not exist yet."""
    try:
        return Path(pointer().read_text(encoding="utf-8").strip())
    except FileNotFoundError:
        return platformdirs.user_data_path("hrvsync", appauthor=False) / "recordings"


def pointer() -> Path:
    """Return the file that says where this user moved the recordings."""
    return platformdirs.user_config_path("hrvsync", appauthor=False) / "recordings-folder"


def new_recording(folder: Path, begun: datetime, title: str = "") -> Path:
    """Name a new recording in `folder` after the moment it began; no file of that name is there."""
    stem = "-".join(part for part in (begun.strftime(STAMP), as_file_name(title)) if part)
    return next(path for name in numbered(stem) if not (path := folder / name).exists())


def begun(recording: Path) -> datetime:
    """Return the moment that `new_recording` gave the file for a name. Raises ValueError for other names."""
    return datetime.strptime(recording.name[:STAMPED], STAMP)


def is_stamped(recording: Path) -> bool:
    """Return whether the file has a name that begins with a moment."""
    try:
        return bool(begun(recording))
    except ValueError:
        return False


def numbered(stem: str, suffix: str = SUFFIX) -> Iterator[str]:
    """Yield names for a file that must not replace another one: stem.jsonl, stem-2.jsonl, stem-3.jsonl, ..."""
    yield f"{stem}{suffix}"
    yield from (f"{stem}-{n}{suffix}" for n in count(2))


def as_file_name(title: str) -> str:
    """Return `title` as part of a file name, with hyphens for whatever a file system may not take."""
    return re.sub(r"[^\w-]+", "-", title).strip("-")


def free_bytes(folder: Path) -> int:
    """Return the free space where `folder` is, or where it will be."""
    return shutil.disk_usage(nearest(folder)).free


def nearest(folder: Path) -> Path:
    """Return the folder itself, or the nearest one above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def shipped_recording(name: str) -> Path:
    """Return where the recording `name` of the project lies in a checkout; it need not exist."""
    return Path(__file__).parents[2] / "recordings" / f"{name}{SUFFIX}"
