"""What is remembered between sessions: whose strap is whose, and which straps were left streaming."""

import os
import sys
from collections.abc import Collection, Generator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import msgspec
from platformdirs import user_config_path

from hrvsync.storage.atomic import private, write_whole

FILE, SESSION = "straps.json", "session.json"
LOCKED_AT = 1 << 20  # the byte that is locked: on Windows a locked one cannot be read

# To lock an open file until it is closed; raises OSError where another program has.
if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        os.lseek(file, LOCKED_AT, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(file, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class _Stored(msgspec.Struct):
    straps: dict[str, str] = {}
    streaming: list[str] = []


class StrapStore:
    """The file of remembered straps, private to this user; without a folder nothing outlives the session.

    Straps are remembered by their own id (or their name where they have none), never by a radio address. An
    unreadable file is treated as missing, and one that cannot be written stops no session.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._path = folder / FILE if folder else None
        self._stored = _read(self._path) if self._path else _Stored()

    @property
    def straps(self) -> dict[str, str]:
        """The remembered strap of each seat."""
        return dict(self._stored.straps)

    def remember(self, who: str, own: str) -> None:
        """Remember the strap of a seat; a strap has one seat."""
        straps = {seat: strap for seat, strap in self._stored.straps.items() if strap != own}
        self._change(_Stored({**straps, who: own}, self._stored.streaming))

    def forget(self, owns: Collection[str]) -> None:
        """Remember nothing of these straps any more."""
        straps = {seat: own for seat, own in self._stored.straps.items() if own not in owns}
        self._change(_Stored(straps, [own for own in self._stored.streaming if own not in owns]))
        if self._folder is not None and (self._folder / SESSION).exists():
            with self.session(()):  # of a session that was killed they stand there still
                pass

    @property
    def streaming(self) -> tuple[str, ...]:
        """The straps that were sent a start and never a stop."""
        return tuple(self._stored.streaming)

    def mark_streaming(self, own: str, on: bool) -> None:
        """Remember that this strap was sent a start, or a stop."""
        others = [strap for strap in self._stored.streaming if strap != own]
        self._change(_Stored(self._stored.straps, [*others, own] if on else others))

    @contextmanager
    def session(self, straps: Collection[str]) -> Generator[None]:
        """Let other programs of this user know, while the context lasts, that a session uses these straps."""
        with ExitStack() as after:
            with suppress(OSError):
                if self._folder is not None:
                    private(self._folder)
                    file = os.open(self._folder / SESSION, os.O_RDWR | os.O_CREAT, 0o600)
                    after.callback(os.close, file)
                    _lock(file)
                    after.callback(os.truncate, file, 0)
                    os.truncate(file, 0)
                    os.write(file, msgspec.json.encode(sorted(straps)))
            yield

    @property
    def in_session(self) -> tuple[str, ...]:
        """The straps that a session of another program uses now; however that ended, its lock is gone with it."""
        if self._folder is None:
            return ()
        try:
            file = os.open(self._folder / SESSION, os.O_RDWR)
        except OSError:
            return ()
        try:
            _lock(file)
        except OSError:
            return msgspec.json.decode(os.read(file, LOCKED_AT) or b"[]", type=tuple[str, ...])
        else:
            return ()
        finally:
            os.close(file)

    def _change(self, stored: _Stored) -> None:
        if stored == self._stored:
            return
        self._stored = stored
        if self._path is not None:
            with suppress(OSError):
                write_whole(self._path, msgspec.json.encode(stored))


def user_store() -> StrapStore:
    """Return the store in this user's configuration folder."""
    return StrapStore(user_config_path("hrvsync", appauthor=False))


def _read(path: Path) -> _Stored:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Stored)
    except (OSError, msgspec.MsgspecError):
        return _Stored()
