"""Where recordings live."""

import re
import shutil
from datetime import datetime
from pathlib import Path

import platformdirs

from hrvsync.storage.atomic import replacing
from hrvsync.storage.jsonl import SUFFIX

LOW_DISK_BYTES = 200 * 1000 * 1000


def recordings_folder() -> Path:
    """Return the folder of a person's recordings, where they put it; it need not exist yet."""
    try:
        return Path(_pointer().read_text(encoding="utf-8").strip())
    except FileNotFoundError:
        return platformdirs.user_data_path("hrvsync", appauthor=False) / "recordings"


def keep_recordings_in(folder: Path) -> None:
    """From now on `recordings_folder` is `folder`."""
    with replacing(_pointer()) as draft:
        draft.write_text(f"{folder.resolve()}\n", encoding="utf-8")


def _pointer() -> Path:
    return platformdirs.user_config_path("hrvsync", appauthor=False) / "recordings-folder"


def new_recording(folder: Path, begun: datetime, title: str = "") -> Path:
    """Name a new recording in `folder` after the moment it began; no file of that name is there."""
    name = "-".join(part for part in (begun.strftime("%Y-%m-%d-%H%M%S"), as_file_name(title)) if part)
    path = folder / f"{name}{SUFFIX}"
    n = 2
    while path.exists():
        path = folder / f"{name}-{n}{SUFFIX}"
        n += 1
    return path


def as_file_name(title: str) -> str:
    """Write `title` as it stands in a file's name, with hyphens for whatever might trouble a file system."""
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
