"""Results that took seconds, kept in the user's cache folder: numbers by measure, no name and no text of anybody."""

import re
import shutil
from contextlib import suppress
from pathlib import Path

import platformdirs

from hrvsync.storage.atomic import write_whole

MAX_FILES = 4000


class ResultCache:
    """Bytes by key (letters and digits) in `folder`; the oldest go where there are too many.

    A key must hold all that its result depends on. What cannot be read or written is not in the cache.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or cache_folder()

    def get(self, key: str) -> bytes | None:
        """Return what was put, None if it is not there."""
        with suppress(OSError):
            return self._path(key).read_bytes()
        return None

    def put(self, key: str, value: bytes) -> None:
        """Keep `value`."""
        with suppress(OSError):
            write_whole(self._path(key), value)
            files = sorted(self._folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
            for path in files[:-MAX_FILES]:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        if not re.fullmatch(r"\w+", key):
            raise ValueError(key)
        return self._folder / key


def cache_folder() -> Path:
    """Return the folder of this user's results; it need not exist."""
    return platformdirs.user_cache_path("hrvsync", appauthor=False) / "results"


def clear_cache() -> None:
    """Remove all results, since it is not known any more whose they were. Raises OSError."""
    with suppress(FileNotFoundError):
        shutil.rmtree(cache_folder())
