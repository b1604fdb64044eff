"""The bridge: frames come out in the GUI's thread, calls go in, and it always ends in time."""

import asyncio
import threading

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from support.sessions import FakeSession

from hrvsync.analysis.live import Frame
from hrvsync.events import AnyEvent, Mark, Tick
from hrvsync.storage import Progress
from hrvsync.ui.bridge import Bridge


class Ear(QObject):
    """Keeps what the bridge says, and in which thread it was heard."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.frames: list[Frame] = []
        self.events: list[AnyEvent] = []
        self.threads: set[int] = set()
        bridge.frame_ready.connect(self.frame, Qt.ConnectionType.QueuedConnection)
        bridge.event_ready.connect(self.event_, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def frame(self, frame: Frame) -> None:
        self.frames.append(frame)
        self.threads.add(threading.get_ident())

    @Slot(object)
    def event_(self, event: AnyEvent) -> None:
        self.events.append(event)


@pytest.fixture
def bridge(qtbot: QtBot):
    made = Bridge()
    yield made
    assert made.close()


def test_frames_and_events_arrive_in_order_in_the_guis_thread(bridge: Bridge, qtbot: QtBot) -> None:
    ear = Ear(bridge)
    with qtbot.waitSignal(bridge.ended) as ended:
        bridge.start(FakeSession(Tick(0.0), Tick(1.0), Mark(1.5, "note", "hello"), Tick(3.0)))
    qtbot.waitUntil(lambda: len(ear.frames) == 4)
    assert [frame.t for frame in ear.frames] == [0.0, 1.0, 2.0, 3.0]
    assert ear.events == [Mark(1.5, "note", "hello")]
    assert ear.threads == {threading.get_ident()}
    assert ended.args == [None]


def test_a_failing_source_is_reported(bridge: Bridge, qtbot: QtBot) -> None:
    session = FakeSession(Tick(0.0), failure=RuntimeError("no adapter"))
    with qtbot.waitSignal(bridge.ended) as ended:
        bridge.start(session)
    assert str((ended.args or [""])[0]) == "no adapter"
    assert session.closed == 1


def test_stop_ends_a_session_that_would_stay_and_closes_it_once(bridge: Bridge, qtbot: QtBot) -> None:
    session = FakeSession(Tick(0.0), stay=True)
    with qtbot.waitSignal(bridge.frame_ready):
        bridge.start(session)
    assert bridge.stop()
    assert session.closed == 1


def test_stop_right_after_start(bridge: Bridge) -> None:
    bridge.start(FakeSession(Tick(0.0), stay=True))
    assert bridge.stop()


def test_the_next_session_ends_the_one_before(bridge: Bridge, qtbot: QtBot) -> None:
    bridge.start(FakeSession(Tick(0.0), stay=True))
    with qtbot.waitSignal(bridge.ended):
        bridge.start(FakeSession(Tick(5.0)))


def test_jobs_run_beside_and_can_be_cancelled(bridge: Bridge, qtbot: QtBot) -> None:
    began, cancelled = threading.Event(), threading.Event()

    async def job() -> None:
        began.set()
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    cancel = bridge.spawn(job)
    assert began.wait(3)
    cancel()
    assert cancelled.wait(3)


def test_what_takes_long_reports_progress_and_success(bridge: Bridge, qtbot: QtBot) -> None:
    results: list[int] = []
    reports: list[tuple[int, int, int]] = []

    def work(progress: Progress) -> int:
        progress(1, 2)
        return threading.get_ident()

    def report(done: int, total: int) -> None:
        reports.append((done, total, threading.get_ident()))

    bridge.run(bridge, work, results.append, _unexpected, report)
    qtbot.waitUntil(lambda: bool(results))
    assert reports == [(1, 2, threading.get_ident())]
    assert results != [threading.get_ident()]


def test_what_takes_long_reports_failure(bridge: Bridge, qtbot: QtBot) -> None:
    failures: list[Exception] = []

    def work() -> None:
        raise PermissionError(13, "Permission denied")

    bridge.run(bridge, work, _unexpected, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], PermissionError)


def test_what_was_stopped_ends_at_its_next_report_and_reports_no_more(bridge: Bridge, qtbot: QtBot) -> None:
    began, go_on, interrupted = threading.Event(), threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        began.set()
        assert go_on.wait(3)
        try:
            progress(1, 2)
        except InterruptedError:
            interrupted.set()
            raise

    stop = bridge.run(bridge, work, _unexpected, _unexpected, _unexpected)
    assert began.wait(3)
    stop()
    go_on.set()
    assert interrupted.wait(3)


def test_nothing_is_reported_to_what_is_gone(bridge: Bridge, qtbot: QtBot) -> None:
    go_on, done = threading.Event(), list[None]()
    owner = QObject()
    bridge.run(owner, lambda: go_on.wait(3), _unexpected, _unexpected)
    bridge.run(bridge, lambda: go_on.wait(3), lambda _: done.append(None), _unexpected)
    delete(owner)
    go_on.set()
    qtbot.waitUntil(lambda: bool(done))


def _unexpected(*args: object) -> None:
    pytest.fail(f"reported: {args}")


def test_close_without_a_session_and_twice() -> None:
    before, bridge = sessions(), Bridge()
    assert bridge.close()
    bridge.call(list)
    assert sessions() > before
    assert bridge.close()
    assert bridge.close()
    assert sessions() <= before


def sessions() -> set[threading.Thread]:
    """Return the threads of bridges, those of other tests among them."""
    return {thread for thread in threading.enumerate() if thread.name == "session"}
