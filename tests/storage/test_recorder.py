import errno
import os
import resource
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Generator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hrvsync.events import AnyEvent, Battery, Mark, Packet, Tick, Wave
from hrvsync.storage import recorder as module
from hrvsync.storage.jsonl import read
from hrvsync.storage.progress import stoppable
from hrvsync.storage.recorder import Recorder, new_header
from hrvsync.storage.recording import Header

HEADER = Header({"A": "Ann", "B": "Bo"}, "test")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "recordings" / "session.jsonl"


def session(seconds: int) -> list[AnyEvent]:
    """Two people with ECG: about 2 kB a second."""
    ecg = tuple(range(1000, 1130))
    result: list[AnyEvent] = []
    for t in range(seconds):
        result += [Packet(t + 0.25, who, (900 + t % 50,), bpm=66) for who in "AB"]
        result += [Wave(t + 0.5, who, "ecg", 130.0, t * 10**9, ecg) for who in "AB"]
        result.append(Tick(t + 1.0))
    return result


def feed(recorder: Recorder, events: list[AnyEvent]) -> None:
    for event in events:
        recorder(event)


def events(path: Path) -> list[AnyEvent]:
    return list(read(path).events())


def ended(path: Path) -> bool:
    return path.read_bytes().splitlines()[-1].startswith(b'{"k":"end"')


def test_a_session_is_read_back(path: Path) -> None:
    written = session(5)
    recorder = Recorder(path, HEADER)
    feed(recorder, written)
    assert recorder.trouble is None
    assert recorder.close()
    assert recorder.close()
    assert read(path).header == HEADER
    assert events(path) == written
    assert ended(path)
    assert list(path.parent.iterdir()) == [path]
    with pytest.raises(ValueError, match="closed"):
        recorder(Tick(9.0))


def test_each_event_is_in_the_file_at_once(path: Path) -> None:
    recorder = Recorder(path, HEADER)
    assert events(path) == []
    for n, event in enumerate(session(3), 1):
        recorder(event)
        assert len(events(path)) == n
    recorder.close()


def test_only_the_owner_may_read(path: Path) -> None:
    Recorder(path, HEADER).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_never_writes_over_a_file(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        Recorder(path, HEADER)
    assert path.read_text() == "mine"


def test_what_no_reader_would_accept_is_left_out_and_reported(path: Path) -> None:
    recorder = Recorder(path, HEADER)
    feed(recorder, [Tick(1.0), Battery(1.5, "A", 255), Tick(float("nan")), Tick(0.5), Tick(2.0)])
    assert recorder.trouble == ("An event was left out of the recording: the time goes backwards, from 1 to 0.5 s.")
    assert recorder.close()
    assert events(path) == [Tick(1.0), Tick(2.0)]


def test_a_header_says_when_and_by_whom() -> None:
    header = new_header({"A": ""}, "simulator", datetime(2026, 1, 2, 3, 4, 5, 678901, UTC))
    assert (header.created, header.tz) == ("2026-01-02T03:04:05.678+00:00", "UTC")
    assert header.app.startswith("hrvsync ")
    assert datetime.fromisoformat(new_header({}, "").created).tzinfo is not None


class Disk:
    """Counts what reaches the disk, and fails when told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.synced: list[int] = []
        self.room: float = float("inf")
        self.sync_error: OSError | None = None
        self._write, self._fsync = os.write, os.fsync
        monkeypatch.setattr(os, "write", self.write)
        monkeypatch.setattr(os, "fsync", self.fsync)

    def write(self, file: int, data: bytes) -> int:
        if self.room <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        done = self._write(file, data[: int(min(self.room, len(data)))])
        self.room -= done
        return done

    def fsync(self, file: int) -> None:
        if self.sync_error:
            raise self.sync_error
        self._fsync(file)
        if stat.S_ISREG(os.fstat(file).st_mode):
            self.synced.append(os.fstat(file).st_size)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


class AtOnce(Executor):
    """A second thread that is done before it begins."""

    def __init__(self, *_: object) -> None:
        pass

    def submit[**P, T](self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each fsync done at once, so that a test knows which ones were."""
    monkeypatch.setattr(module, "ThreadPoolExecutor", AtOnce)


@pytest.mark.usefixtures("at_once")
def test_reaches_the_disk_each_second_and_at_marks(path: Path, disk: Disk) -> None:
    recorder = Recorder(path, HEADER)
    sizes: list[int] = []
    for event in (Tick(0.5), Tick(1.0), Tick(1.5), Mark(1.6, "rupture"), Tick(1.7), Tick(2.7)):
        recorder(event)
        sizes.append(path.stat().st_size)
    assert disk.synced[1:] == [sizes[1], sizes[3], sizes[5]]
    recorder.close()
    assert disk.synced[-1] == path.stat().st_size


def test_a_slow_disk_does_not_hold_the_session(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = Recorder(path, HEADER)
    go_on = threading.Event()
    disk_sync = os.fsync

    def slow(file: int) -> None:
        assert go_on.wait(10)
        disk_sync(file)

    monkeypatch.setattr(os, "fsync", slow)
    feed(recorder, session(20))
    assert events(path) == session(20)
    go_on.set()
    assert recorder.close()


@pytest.mark.parametrize("room", [0, 1, 40, 4000])
def test_nothing_is_lost_or_doubled_when_the_disk_is_full_for_a_while(path: Path, disk: Disk, room: int) -> None:
    written = session(30)
    recorder = Recorder(path, HEADER)
    feed(recorder, written[:20])
    disk.room = room
    feed(recorder, written[20:100])
    assert recorder.trouble is not None
    assert "No space left on device" in recorder.trouble
    assert events(path) == written[: len(events(path))]
    disk.room = float("inf")
    feed(recorder, written[100:])
    assert recorder.trouble is None
    assert events(path) == written
    assert recorder.close()
    assert events(path) == written


def test_tries_again_each_five_seconds_only(path: Path, disk: Disk) -> None:
    recorder = Recorder(path, HEADER)
    recorder(Tick(10.0))
    disk.room = 0
    recorder(Tick(11.0))
    disk.room = float("inf")
    recorder(Tick(15.9))
    assert recorder.trouble
    recorder(Tick(16.0))
    assert recorder.trouble is None
    recorder.close()


def test_a_disk_that_is_full_from_the_start(path: Path, disk: Disk) -> None:
    disk.room = 50
    recorder = Recorder(path, HEADER)
    assert recorder.trouble
    assert not path.exists()
    written = session(8)
    feed(recorder, written)
    assert not recorder.close()
    disk.room = float("inf")
    assert recorder.close()
    assert events(path) == written
    assert list(path.parent.iterdir()) == [path]


def test_a_disk_that_fills_up_at_the_very_end(path: Path, disk: Disk) -> None:
    recorder = Recorder(path, HEADER)
    feed(recorder, session(3))
    disk.room = 4
    assert not recorder.close()
    assert events(path) == session(3)
    disk.room = float("inf")
    assert recorder.close()
    assert events(path) == session(3)
    assert ended(path)


@pytest.mark.usefixtures("at_once")
def test_what_the_system_lost_in_a_failed_fsync_is_written_again(path: Path, disk: Disk) -> None:
    written = session(30)
    recorder = Recorder(path, HEADER)
    feed(recorder, written[:50])
    recorder(written[50])
    disk.sync_error = OSError(errno.EIO, "Input/output error")
    feed(recorder, written[51:75])
    os.truncate(path, disk.synced[-1])
    recorder(written[75])
    assert recorder.trouble
    assert "Input/output error" in recorder.trouble
    disk.sync_error = None
    feed(recorder, written[76:])
    assert recorder.close()
    assert events(path) == written


@pytest.mark.usefixtures("at_once")
def test_what_the_system_kept_in_a_failed_fsync_is_not_doubled(path: Path, disk: Disk) -> None:
    written = session(30)
    recorder = Recorder(path, HEADER)
    feed(recorder, written[:50])
    disk.sync_error = OSError(errno.EIO, "Input/output error")
    feed(recorder, written[50:75])
    assert recorder.trouble
    disk.sync_error = None
    feed(recorder, written[75:])
    assert recorder.trouble is None
    assert events(path) == written
    assert recorder.close()
    assert events(path) == written


@pytest.mark.usefixtures("at_once")
def test_another_place_gets_all_of_it(path: Path, disk: Disk, tmp_path: Path) -> None:
    written = session(20)
    recorder = Recorder(path, HEADER)
    feed(recorder, written[:50])
    assert not recorder.unsaved
    disk.room = 10
    feed(recorder, written[50:])
    assert not recorder.close()
    assert recorder.unsaved == "10 s of the session are not on the disk (No space left on device)."
    with pytest.raises(OSError, match="No space"):
        recorder.close(tmp_path / "second.jsonl")
    assert recorder.path == path
    disk.room = float("inf")
    with pytest.raises(InterruptedError), stoppable(lambda: True):
        recorder.close(tmp_path / "second.jsonl")
    assert recorder.path == path
    assert [file.name for file in tmp_path.rglob("*second*")] == []
    other = tmp_path / "third.jsonl"
    assert recorder.close(other)
    assert (recorder.trouble, recorder.unsaved) == (None, "")
    assert events(other) == written
    assert ended(other)
    assert sorted(tmp_path.rglob("*.jsonl")) == [other]  # and half a recording stays nowhere


def test_another_place_never_replaces_a_file(path: Path, disk: Disk, tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text("mine")
    recorder = Recorder(path, HEADER)
    disk.room = 0
    feed(recorder, session(2))
    assert not recorder.close()
    disk.room = float("inf")
    with pytest.raises(FileExistsError):
        recorder.close(tmp_path / "mine.jsonl")
    assert (tmp_path / "mine.jsonl").read_text() == "mine"
    assert recorder.close()
    assert events(path) == session(2)


@pytest.mark.usefixtures("at_once")
def test_only_the_seconds_that_are_missing_count(path: Path, disk: Disk) -> None:
    recorder = Recorder(path, HEADER)
    feed(recorder, session(60))
    disk.room = 0
    feed(recorder, [Tick(t) for t in (61.0, 62.0, 72.5)])
    assert not recorder.close()
    assert recorder.unsaved.values["n"] == 13


def took_away(path: Path) -> None:
    path.unlink()


def renamed(path: Path) -> None:
    path.rename(path.with_name("by hand.txt"))


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 700)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def lengthened(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"not ours")


def saved_by_an_editor(path: Path) -> None:
    draft = path.with_name("draft")
    draft.write_bytes(path.read_bytes()[:500])
    draft.replace(path)


def folder_removed(path: Path) -> None:
    shutil.rmtree(path.parent)


DISTURBANCES = (took_away, renamed, cut, emptied, lengthened, saved_by_an_editor, folder_removed)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("again", [1, 3])
@pytest.mark.parametrize("disturb", DISTURBANCES)
def test_what_another_program_does_to_the_file_loses_nothing(
    path: Path, disturb: Callable[[Path], None], again: int
) -> None:
    written = session(40)
    recorder = Recorder(path, HEADER)
    for n in range(again):
        feed(recorder, written[n * 50 : (n + 1) * 50])
        disturb(recorder.path)
    feed(recorder, written[again * 50 :])
    assert recorder.close()
    assert events(recorder.path) == written
    assert ended(recorder.path)
    assert recorder.trouble == (
        f"Another program removed or changed the recording; all of it was written again to {recorder.path}."
    )
    if disturb is saved_by_an_editor:
        assert recorder.path != path
        assert len(path.read_bytes()) == 500  # what is not ours stays
    else:
        assert recorder.path == path


@pytest.mark.parametrize("disturb", DISTURBANCES)
def test_a_file_that_is_disturbed_at_the_very_end_is_written_again(path: Path, disturb: Callable[[Path], None]) -> None:
    written = session(20)
    recorder = Recorder(path, HEADER)
    feed(recorder, written)
    disturb(path)
    assert recorder.close()
    assert events(recorder.path) == written
    assert recorder.trouble


@pytest.mark.usefixtures("at_once")
def test_it_is_not_safe_while_it_cannot_be_written_again(path: Path, disk: Disk) -> None:
    written = session(20)
    recorder = Recorder(path, HEADER)
    feed(recorder, written)
    path.unlink()
    disk.room = 0
    assert not recorder.close()
    assert recorder.unsaved.values["n"] == 20
    disk.room = float("inf")
    assert recorder.close()
    assert events(path) == written


@pytest.mark.usefixtures("at_once")
def test_a_file_cut_while_its_disk_is_full_is_made_whole(path: Path, disk: Disk) -> None:
    written = session(30)
    recorder = Recorder(path, HEADER)
    feed(recorder, written[:50])
    cut(path)
    disk.room = 300
    feed(recorder, written[50:100])
    assert recorder.trouble
    lengthened(path)
    disk.room = float("inf")
    feed(recorder, written[100:])
    assert recorder.close()
    assert events(path) == written


def test_a_drive_that_was_pulled_out_leaves_all_of_it_to_another_place(path: Path, disk: Disk, tmp_path: Path) -> None:
    written = session(20)
    recorder = Recorder(path, HEADER)
    feed(recorder, written[:50])
    shutil.rmtree(path.parent)
    path.parent.write_text("nothing is mounted here")
    feed(recorder, written[50:])
    assert not recorder.close()
    assert recorder.unsaved == "20 s of the session are not on the disk (Not a directory)."
    assert recorder.close(tmp_path / "new.jsonl")
    assert events(tmp_path / "new.jsonl") == written


def test_too_many_open_files(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: int) -> int:
        raise OSError(errno.EMFILE, "Too many open files")

    recorder = Recorder(path, HEADER)
    with monkeypatch.context() as patch:
        patch.setattr(os, "dup", full)
        feed(recorder, session(3))
        assert recorder.trouble
    assert recorder.close()
    assert events(path) == session(3)


@pytest.mark.usefixtures("at_once")
def test_a_fault_of_our_own_is_not_hidden(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(file: int) -> None:
        raise RuntimeError("a bug")

    recorder = Recorder(path, HEADER)
    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(RuntimeError, match="a bug"):
        feed(recorder, session(4))
    monkeypatch.undo()
    assert recorder.close()


def test_a_file_system_without_hard_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert Recorder(path, HEADER).close()
    assert events(path) == []
    recorder = Recorder(path.with_name("other.jsonl"), HEADER)
    with pytest.raises(FileExistsError):
        recorder.close(path)
    assert recorder.close()


def test_two_recordings_that_begin_at_once_get_two_files(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Recorder(path, HEADER)
    monkeypatch.setattr(Path, "exists", Path.is_dir)  # both looked before either wrote
    second = Recorder(path, HEADER)
    monkeypatch.undo()
    assert second.trouble is None
    feed(first, session(2))
    feed(second, session(3))
    assert first.close()
    assert second.close()
    assert second.path == path.with_name("session-2.jsonl")
    assert (events(first.path), events(second.path)) == (session(2), session(3))


@contextmanager
def one_megabyte(folder: Path) -> Generator[Callable[[], None]]:
    """Give `folder` a disk of 1 MB and yield how to enlarge it: a tmpfs for root, else a limit on the size of files."""
    folder.mkdir()
    if os.geteuid() == 0 and shutil.which("mount"):
        mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
        if subprocess.run(mount, check=False, capture_output=True).returncode == 0:
            larger = ["mount", "-o", "remount,size=16m", str(folder)]
            try:
                yield lambda: subprocess.run(larger, check=True) and None
            finally:
                subprocess.run(["umount", str(folder)], check=True)
            return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, hard))
    try:
        yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_of_one_megabyte_loses_nothing_once_space_is_back(tmp_path: Path) -> None:
    written = session(1200)
    with one_megabyte(tmp_path / "small") as enlarge:
        path = tmp_path / "small" / "session.jsonl"
        recorder = Recorder(path, HEADER)
        feed(recorder, written[:5000])
        assert recorder.trouble
        assert path.stat().st_size <= 1 << 20
        full = events(path)
        assert 500 < len(full) < 5000
        assert full == written[: len(full)]
        assert not recorder.close()
        enlarge()
        feed(recorder, written[5000:])
        assert recorder.close()
        assert recorder.trouble is None
        assert events(path) == written
        assert ended(path)


NURSERY = """
import os, random, signal, sys, time
from pathlib import Path
from hrvsync.events import Packet
from hrvsync.storage.recorder import Recorder
from hrvsync.storage.recording import Header

def record(path, acknowledge):
    recorder = Recorder(path, Header({"A": ""}, "child"))
    n = 0
    while True:
        n += 1
        recorder(Packet(n / 10, "A", (900,) * (n % 9), bpm=n % 200))
        os.write(acknowledge, b".")

chance = random.Random(9)
for path in sys.argv[1:]:
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        record(Path(path), theirs)
    os.close(theirs)
    time.sleep(0.15 * chance.random())
    os.set_blocking(ours, False)
    try:
        acknowledged = len(os.read(ours, 1 << 20))
    except BlockingIOError:
        acknowledged = 0
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(ours, 1 << 20):
        acknowledged += len(rest)
    os.close(ours)
    print(acknowledged)
"""


def test_kill_9_at_50_random_moments_loses_no_acknowledged_event(tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.jsonl" for n in range(50)]
    result = subprocess.run(
        [sys.executable, "-c", NURSERY, *map(str, paths)], capture_output=True, text=True, check=True
    )
    acknowledged = [int(number) for number in result.stdout.split()]
    for path, least in zip(paths, acknowledged, strict=True):
        if not path.exists():
            assert least == 0
            continue
        packets = [event for event in events(path) if isinstance(event, Packet)]
        assert least <= len(packets) <= least + 1
        assert [packet.bpm for packet in packets] == [n % 200 for n in range(1, len(packets) + 1)]
    assert sum(path.exists() for path in paths) >= 35
    assert sum(count > 100 for count in acknowledged) >= 15
