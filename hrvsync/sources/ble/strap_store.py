"""What is remembered between sessions: whose strap is whose, and which straps were left streaming."""

import os
import sys
from collections.abc import Collection, Generator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import msgspec
from platformdirs import user_config_path

from hrvsync.storage.atomic import private, write_whole

FILE = "straps.json"
SESSIONS = ("session.json", *(f"session-{number}.json" for number in range(2, 9)))
"""Each session that runs holds one of these locked, and names its straps there."""
WINDOW = "window.lock"
"""The window that looks for straps holds this file locked."""
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
        self._own: set[str] = set()
        self._window: int | None = None  # the file that is held

    @property
    def straps(self) -> dict[str, str]:
        """The remembered strap of each seat."""
        return dict(self._stored.straps)

    def remember(self, who: str, own: str, twin: bool = False) -> None:
        """Remember the strap of a seat; a strap has one seat, but the name of one without an id may be its `twin`'s."""
        straps = {seat: strap for seat, strap in self._stored.straps.items() if twin or strap != own}
        self._change(_Stored({**straps, who: own}, self._stored.streaming))

    def swap(self) -> None:
        """Remember the straps of A and B as if the two had changed places."""
        other = {"A": "B", "B": "A"}
        self._change(
            _Stored({other.get(seat, seat): own for seat, own in self._stored.straps.items()}, self._stored.streaming)
        )

    def forget(self, owns: Collection[str]) -> None:
        """Remember nothing of these straps any more."""
        straps = {seat: own for seat, own in self._stored.straps.items() if own not in owns}
        self._change(_Stored(straps, [own for own in self._stored.streaming if own not in owns]))
        for path in self._sessions:  # of a session that was killed they stand there still
            with suppress(OSError), _locked(path) as file:
                os.truncate(file, 0)

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
            for name in SESSIONS:
                with suppress(OSError):
                    if self._folder is None:
                        break
                    private(self._folder)
                    file = after.enter_context(_locked(self._folder / name, os.O_CREAT))
                    after.callback(os.truncate, file, 0)
                    os.truncate(file, 0)
                    os.write(file, msgspec.json.encode(sorted(straps)))
                    self._own.add(name)
                    after.callback(self._own.discard, name)
                    break
            yield

    def claim(self) -> bool:
        """Be the one window of this user that looks for straps, until `release`; False where another one is."""
        if self._folder is None or self._window is not None:
            return True
        try:
            private(self._folder)
            file = os.open(self._folder / WINDOW, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True  # where nothing can be written nobody can be asked
        try:
            _lock(file)
        except OSError:
            os.close(file)
            return False
        self._window = file
        return True

    def release(self) -> None:
        """Leave the straps to other windows; a program that ends does so anyway."""
        if self._window is not None:
            os.close(self._window)
            self._window = None

    @property
    def in_session(self) -> tuple[str, ...]:
        """The straps that sessions of other programs use now; however one ended, its lock is gone with it."""
        return tuple(strap for path in self._sessions for strap in _used(path))

    @property
    def _sessions(self) -> list[Path]:
        """The files in which other programs may say what they use."""
        if self._folder is None:
            return []
        return [path for name in SESSIONS if name not in self._own and (path := self._folder / name).exists()]

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


@contextmanager
def _locked(path: Path, flags: int = 0) -> Generator[int]:
    """Hold a file open and locked; raises OSError where another program does."""
    file = os.open(path, os.O_RDWR | flags, 0o600)
    try:
        _lock(file)
        yield file
    finally:
        os.close(file)


def _used(path: Path) -> tuple[str, ...]:
    """Return the straps of the session that holds this file; none where none does."""
    try:
        with _locked(path):
            return ()
    except OSError:
        with suppress(OSError, msgspec.MsgspecError):
            return msgspec.json.decode(path.read_bytes(), type=tuple[str, ...])
    return ()
