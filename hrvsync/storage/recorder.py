"""The recorder: every event is on its way to the disk before it is analysed, and a full disk stops nothing.

Lines not yet known to be safe are kept in memory, and all others packed: what could not be written, or was removed or
cut by another program, is written later.
"""

import errno
import math
import os
import zlib
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from hrvsync import __version__
from hrvsync.events import AnyEvent, Mark
from hrvsync.i18n import Message, reason
from hrvsync.storage import Header, private
from hrvsync.storage.folders import numbered
from hrvsync.storage.jsonl import End, line
from hrvsync.storage.progress import raise_if_stopped
from hrvsync.storage.validation import validate_event

SYNC_EVERY = 1.0
RETRY_EVERY = 5.0
BINARY: int = getattr(os, "O_BINARY", 0)


def new_header(people: dict[str, str], source: str, now: datetime | None = None, protocol: str = "") -> Header:
    """Head a recording that begins at `now` (default: this moment, in the local time zone)."""
    now = now or datetime.now().astimezone()
    return Header(
        people,
        source,
        now.isoformat(timespec="milliseconds"),
        str(now.tzinfo or ""),
        f"hrvsync {__version__}",
        protocol=protocol,
    )


class Recorder:
    """Append events to the new file `path`: call it with each event, then `close` it.

    `failure` is what went wrong (a full disk, a lost drive), or None; `trouble` says it in a sentence. Events then wait
    in memory and are tried again every 5 s of session time, and on `close`. A file that another program removed or
    cut is written again, beside one that lies in its place. Raises FileExistsError rather than touch a file that is
    there. Belongs to one thread; only fsync runs in a second one.
    """

    def __init__(self, path: Path, header: Header) -> None:
        if path.exists():
            raise FileExistsError(errno.EEXIST, Message("a recording never writes over a file"), str(path))
        self.path = path
        self.events = 0
        self._notice: Message | None = None
        self._file = -1
        self._identity: tuple[int, int] | None = None  # device and inode of our file, once there is one
        self._whole = True  # as far as we know
        self._safe = 0  # length of what is known to survive a power cut
        self._packer = zlib.compressobj()
        self._packed = bytearray()  # all that is safe, for a file that someone takes away
        self._keep(line(header))
        self._pending = bytearray()  # everything after it; the first `_written` bytes are with the system
        self._written = 0
        self.failure: OSError | None = None
        self._failed_at = 0.0
        self._worker = ThreadPoolExecutor(1, "fsync")
        self._sync: Future[None] | None = None
        self._syncing = 0, 0.0
        self._sync_due = False
        self._synced_at = self._safe_t = 0.0
        self._t = 0.0
        self._closed = False
        self._push()

    @property
    def trouble(self) -> Message | None:
        """What is wrong and what to do, None if all is well."""
        if self.failure:
            return Message(
                "The recording cannot be written ({reason}): it waits in memory and is tried again every {n:.0f} s; "
                "free some space or choose another place.",
                reason=reason(self.failure),
                n=RETRY_EVERY,
            )
        return self._notice

    @property
    def unsaved(self) -> Message:
        """How much is not on the disk, and why; empty if nothing is known to be missing there."""
        if not self.failure:
            return Message()
        return Message(
            "{n:.0f} s of the session are not on the disk ({reason}).",
            n=max(1.0, math.ceil(self._t - self._safe_t)),
            reason=reason(self.failure),
        )

    def __call__(self, event: AnyEvent) -> None:
        """Record one event; one that no reader would accept is left out, and `trouble` says so."""
        if self._closed:
            raise ValueError(Message("the recording is closed"))
        if wrong := validate_event(event, after=self._t):
            self._notice = Message("An event was left out of the recording: {what}.", what=wrong)
            return
        self._t = event.t
        self._pending += line(event)
        self.events += 1
        self._settle()
        if self.failure and self._t - self._failed_at < RETRY_EVERY:
            return
        self._push()
        self._sync_due |= isinstance(event, Mark) or self._t - self._synced_at >= SYNC_EVERY
        if self._sync_due and self._sync is None and not self.failure:
            self._begin_sync()

    def close(self, to: Path | None = None) -> bool:
        """Write the end, of all of it in the new file `to` where given: True if all is safe on the disk.

        If not, free some space, and close again. Raises OSError if `to` cannot be written, or a person has stopped it;
        then nothing has changed.
        """
        if self._closed:
            return True
        self._settle(wait=True)
        if to is not None:
            self._go_on_in(to)
        self._push()
        if not self.failure:
            self._begin_sync()
            self._settle(wait=True)
        if not self.failure:
            end = line(End(self.events))
            with self._noting_failure():
                _write(self._file, end)  # torn, it is passed over: nothing is lost
                os.fsync(self._file)
                if not self._intact(len(end)):
                    raise OSError(errno.EIO, Message("another program changed the file"), str(self.path))
        if self.failure:
            return False
        self._let_go()
        self._worker.shutdown()
        self._closed = True
        return True

    def _go_on_in(self, path: Path) -> None:
        """Write all of it to the new file `path`; then the part of it in the old one goes."""
        file = _create(path, self._unpack() + self._pending)
        old, identity = self.path, self._identity
        self._let_go()
        self._take(path, file)
        self._written = len(self._pending)
        with suppress(OSError):
            if _look(old)[0] == identity:
                old.unlink()

    def _push(self) -> None:
        with self._noting_failure():
            if self._file < 0:
                self._open()
            while self._written < len(self._pending):
                self._written += os.write(self._file, self._pending[self._written :])
            self.failure = None

    def _open(self) -> None:
        """Open our file; write it again where it is gone or cut, under another name where something else lies there."""
        known, (there, length) = self._identity, _look(self.path)
        ours = there is not None and there == known
        if ours and self._whole and length >= self._safe:
            self._file = os.open(self.path, os.O_WRONLY | os.O_APPEND | BINARY)
            if length != self._safe + self._written:
                os.ftruncate(self._file, self._safe)
                self._written = 0
            return
        for path in map(self.path.with_name, numbered(self.path.stem, self.path.suffix)):
            with suppress(FileExistsError):
                self._take(path, _create(path, self._unpack(), over=ours))
                break
        if known:
            self._notice = Message(
                "Another program removed or changed the recording; all of it was written again to {file}.",
                file=str(self.path),
            )

    def _take(self, path: Path, file: int) -> None:
        self.path, self._file, self._written, self._whole = path, file, 0, True
        self._identity = _look(file)[0]

    def _intact(self, more: int = 0) -> bool:
        """Return whether the file is where we left it, as long as we left it and `more` bytes."""
        return _look(self.path) == (self._identity, self._safe + self._written + more)

    def _begin_sync(self) -> None:
        self._sync_due = False
        self._synced_at = self._t
        with self._noting_failure():
            if not self._intact():
                self._let_go()
                self._whole, self._safe_t = False, 0.0
                self._push()
            if not self.failure:
                self._syncing = self._written, self._t
                self._sync = self._worker.submit(_sync, os.dup(self._file))

    def _settle(self, wait: bool = False) -> None:
        sync = self._sync
        if sync is None or not (wait or sync.done()):
            return
        self._sync = None
        with self._noting_failure():
            sync.result()
            length, self._safe_t = self._syncing
            self._keep(self._pending[:length])
            del self._pending[:length]
            self._written -= length
            return
        self._written = 0  # what the system had taken may be lost: all of it is written again

    def _keep(self, content: bytes | bytearray) -> None:
        self._packed += self._packer.compress(content)
        self._safe += len(content)

    def _unpack(self) -> bytes:
        return zlib.decompress(self._packed + self._packer.copy().flush())

    @contextmanager
    def _noting_failure(self) -> Generator[None]:
        """Let go of the file where the disk fails; what was pending stays so."""
        try:
            yield
        except OSError as error:
            self.failure, self._failed_at = error, self._t
            self._let_go()

    def _let_go(self) -> None:
        self._sync = None
        file, self._file = self._file, -1
        if file >= 0:
            with suppress(OSError):  # a full disk may complain again
                os.close(file)


def _write(file: int, content: bytes) -> None:
    while content:
        content = content[os.write(file, content) :]


def _sync(file: int) -> None:
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _look(file: Path | int) -> tuple[tuple[int, int] | None, int]:
    """Return device and inode of a file, None where none can be seen, and its length."""
    try:
        found = os.fstat(file) if isinstance(file, int) else file.stat()
    except OSError:
        return None, 0
    return (found.st_dev, found.st_ino), found.st_size


def _create(path: Path, content: bytes, *, over: bool = False) -> int:
    """Create `path` with `content` in one step, `over` our own file or never over any, and open it to append."""
    private(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    file = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY | BINARY, 0o600)
    try:
        try:
            _write(file, content)
            os.fsync(file)
        finally:
            os.close(file)
        raise_if_stopped()
        (draft.replace if over else partial(_publish, draft))(path)
    finally:
        draft.unlink(missing_ok=True)
    with suppress(OSError):  # not every system can open a folder
        _sync(os.open(path.parent, os.O_RDONLY))
    return os.open(path, os.O_WRONLY | os.O_APPEND | BINARY)


def _publish(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except OSError as error:  # one that is there, or a file system without hard links
        if isinstance(error, FileExistsError) or path.exists():
            raise FileExistsError(errno.EEXIST, Message("a recording never writes over a file"), str(path)) from None
        draft.rename(path)
