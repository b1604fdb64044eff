"""The recorder: every event is on its way to the disk before it is analysed, and a full disk stops nothing.

Lines not yet known to be safe are kept in memory. What could not be written is written later, where it broke off.
"""

import errno
import os
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from hrvsync import __version__
from hrvsync.events import AnyEvent, Mark
from hrvsync.i18n import Message, reason
from hrvsync.storage import Header, private
from hrvsync.storage.jsonl import End, line
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
    in memory and are tried again every 5 s of session time, on `close`, and on `move` to another place. Raises
    FileExistsError rather than touch a file that is there. Belongs to one thread; only fsync runs in a second one.
    """

    def __init__(self, path: Path, header: Header) -> None:
        if path.exists():
            raise FileExistsError(errno.EEXIST, Message("a recording never writes over a file"), str(path))
        self.path = path
        self.events = 0
        self.skipped: Message | None = None
        self._header = line(header)
        self._file = -1
        self._safe = 0  # length of the file that is known to survive a power cut
        self._pending = bytearray()  # everything after it; the first `_written` bytes are with the system
        self._written = 0
        self.failure: OSError | None = None
        self._failed_at = 0.0
        self._worker = ThreadPoolExecutor(1, "fsync")
        self._sync: Future[None] | None = None
        self._syncing = 0
        self._sync_due = False
        self._synced_at = 0.0
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
        return self.skipped

    def __call__(self, event: AnyEvent) -> None:
        """Record one event; one that no reader would accept is left out, and `trouble` says so."""
        if self._closed:
            raise ValueError(Message("the recording is closed"))
        if wrong := validate_event(event, after=self._t):
            self.skipped = Message("An event was left out of the recording: {what}.", what=wrong)
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

    def move(self, path: Path) -> None:
        """Go on in a new file at `path`, which begins with a copy of the old one; the old one stays.

        Where the old one cannot be read, the new one holds the header and what is in memory. Raises OSError if it
        cannot be written; then nothing has changed.
        """
        try:
            with self.path.open("rb") as old:
                safe = old.read(self._safe)
        except OSError:
            safe = b""
        if len(safe) < self._safe or not safe:
            safe = self._header
            self.events = self._pending.count(b"\n")
        file = _create(path, safe)
        self._let_go()
        self.path, self._file, self._safe, self._written = path, file, len(safe), 0
        self._push()

    def close(self) -> bool:
        """Write the end: True if all is safe on the disk. If not, free some space or `move`, and close again."""
        if self._closed:
            return True
        self._settle(wait=True)
        self._push()
        if not self.failure:
            self._begin_sync()
            self._settle(wait=True)
        if not self.failure:
            with self._noting_failure():
                _write(self._file, line(End(self.events)))  # torn, it is passed over: nothing is lost
                os.fsync(self._file)
        if self.failure:
            return False
        self._let_go()
        self._worker.shutdown()
        self._closed = True
        return True

    def _push(self) -> None:
        with self._noting_failure():
            if self._file < 0:
                self._open()
            while self._written < len(self._pending):
                self._written += os.write(self._file, self._pending[self._written :])
            self.failure = None

    def _open(self) -> None:
        if not self._safe:
            self._file = _create(self.path, self._header)
            self._safe = len(self._header)
            return
        self._file = os.open(self.path, os.O_WRONLY | os.O_APPEND | BINARY)
        length = os.fstat(self._file).st_size
        if length < self._safe:
            raise OSError(errno.EIO, Message("the file has lost its end"), str(self.path))
        if length != self._safe + self._written:
            os.ftruncate(self._file, self._safe)
            self._written = 0

    def _begin_sync(self) -> None:
        self._sync_due = False
        self._synced_at = self._t
        self._syncing = self._written
        with self._noting_failure():
            self._sync = self._worker.submit(_sync, os.dup(self._file))

    def _settle(self, wait: bool = False) -> None:
        sync = self._sync
        if sync is None or not (wait or sync.done()):
            return
        self._sync = None
        with self._noting_failure():
            sync.result()
            del self._pending[: self._syncing]
            self._written -= self._syncing
            self._safe += self._syncing
            return
        self._written = 0  # what the system had taken may be lost: all of it is written again

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


def _create(path: Path, content: bytes) -> int:
    """Create `path` with `content` in one step (never without, never over another file) and open it to append."""
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
        _publish(draft, path)
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
