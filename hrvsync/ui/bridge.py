"""The one crossing between threads: Qt in the main thread; ONE asyncio loop for straps, session and analysis.

Out: queued Qt signals that carry frozen structs. In: `call_soon_threadsafe`. Whatever else takes long runs in a worker.
"""

import asyncio
import contextlib
import gc
import threading
from collections.abc import Callable, Coroutine
from itertools import count

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from hrvsync.events import AnyEvent, Mark, Person, Phase, Tick
from hrvsync.session import Session, follow
from hrvsync.storage.progress import raise_if_stopped, stoppable
from hrvsync.ui.widgets import configure

SLICE = 0.005  # s
COLLECT_MS = 500


class Operation(msgspec.Struct, frozen=True):
    """Receivers of the result of a call that takes long, as long as `owner` exists."""

    owner: QObject
    on_success: Callable[..., object]
    on_failure: Callable[[Exception], object]
    on_progress: Callable[[int, int], object] | None


class Bridge(QObject):
    """Runs one session at a time (and short jobs beside it) in its own daemon thread, started at first use."""

    frame_ready = Signal(object)  # Frame
    event_ready = Signal(object)  # every AnyEvent but Tick, as it arrives
    lookahead_frame_ready = Signal(object)  # a Frame of the recording that plays, analysed ahead of it
    ended = Signal(object)  # None, or the exception that ended the session
    strap_found = Signal(object)  # DiscoveredStrap
    scan_failed = Signal(object)  # Message: what is in the way of a scan, empty when it is solved
    strap_heard = Signal(object)  # Heard: what a strap on a seat sends before a session
    _progressed = Signal(int, int, int)  # key of an operation, done, total
    _finished = Signal(int, object)  # key of an operation, its result or the exception it ended with

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._session: asyncio.Task[None] | None = None
        self._cancel_lookahead: Callable[[], None] = lambda: None
        self._idle = threading.Event()
        self._idle.set()
        # What belongs to widgets stays in this thread: workers know an operation by its key alone.
        self._operations: dict[int, Operation] = {}
        self._keys = count()
        self._progressed.connect(self._report_progress)
        self._finished.connect(self._report_end)
        # Python collects garbage in whatever thread makes some. A widget that is destroyed in another thread than Qt's
        # ends the program, so that while there is one nothing is collected but here.
        self._collecting = configure(QTimer(self), interval=COLLECT_MS, timeout=self._collect)

    def start(self, session: Session) -> None:
        """Run `session` until its events end or `stop` is called."""
        self.stop()
        self._idle.clear()
        self.call(self._begin, session)
        if session.transport is not None:
            self._cancel_lookahead = self.spawn(lambda: self._look_ahead(session))

    def call(self, function: Callable[..., object], *args: object) -> None:
        """Call `function` soon, in the session's thread."""
        self._running_loop().call_soon_threadsafe(function, *args)

    def spawn(self, job: Callable[[], Coroutine[object, object, None]]) -> Callable[[], None]:
        """Run `job` beside the session, in its thread; return what cancels it."""
        tasks: list[asyncio.Task[None]] = []
        self.call(lambda: tasks.append(asyncio.get_running_loop().create_task(job())))
        return lambda: self.call(lambda: [task.cancel() for task in tasks])

    def run[T](
        self,
        owner: QObject,
        function: Callable[..., T],
        on_success: Callable[[T], object],
        on_failure: Callable[[Exception], object],
        on_progress: Callable[[int, int], object] | None = None,
        *,
        reports_stop: bool = False,
    ) -> Callable[[], None]:
        """Run `function` in a worker thread and report to `owner`, in the window's thread, while that exists.

        With `on_progress` the function gets what to call with (done, total). Return what stops it: from the next such
        call or `raise_if_stopped` on it raises InterruptedError. Nothing is reported of it any more, or with
        `reports_stop` how it ended: it may have been done already. `function` must not hold a widget.
        """
        key, stopped = next(self._keys), threading.Event()
        self._operations[key] = Operation(owner, on_success, on_failure, on_progress)

        def progress(done: int, total: int) -> None:
            raise_if_stopped()
            if self._loop is not None:
                self._progressed.emit(key, done, total)

        def stoppable_function() -> T:
            with stoppable(stopped.is_set):
                return function(*((progress,) if on_progress else ()))

        async def work() -> None:
            try:
                outcome: object = await asyncio.to_thread(stoppable_function)
            except Exception as error:
                outcome = error
            self._finished.emit(key, outcome)

        def stop() -> None:
            stopped.set()
            if not reports_stop:
                self._operations.pop(key, None)

        self.spawn(work)
        return stop

    def stop(self, seconds: float = 3.0) -> bool:
        """End the session and wait for it, `seconds` at most; True if it has ended."""
        self._cancel_lookahead()
        if self._loop is not None and not self._idle.is_set():
            self.call(self._cancel)
        return self._idle.wait(seconds)

    def close(self, seconds: float = 3.0) -> bool:
        """End the session and the thread; True if both ended in time."""
        ended = self.stop(seconds)
        if self._loop is not None and self._thread is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(seconds)
            ended = ended and not self._thread.is_alive()
            self._loop = self._thread = None
            self._operations.clear()
            self._collecting.stop()
            gc.enable()
        return ended

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            gc.disable()
            self._collecting.start()
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=_serve, args=(self._loop,), name="session", daemon=True)
            self._thread.start()
        return self._loop

    @Slot(int, int, int)
    def _report_progress(self, key: int, done: int, total: int) -> None:
        operation = self._operations.get(key)
        if operation is not None and operation.on_progress is not None and isValid(operation.owner):
            operation.on_progress(done, total)

    @Slot(int, object)
    def _report_end(self, key: int, outcome: object) -> None:
        operation = self._operations.pop(key, None)
        if operation is None or not isValid(operation.owner):
            return
        if isinstance(outcome, Exception):
            operation.on_failure(outcome)
        else:
            operation.on_success(outcome)

    @Slot()
    def _collect(self) -> None:
        """Collect what Python would have collected by now: the oldest generation that is due, with all younger ones."""
        due = [
            n for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
        ]
        if due:
            gc.collect(due[-1])

    def _begin(self, session: Session) -> None:
        self._session = asyncio.get_running_loop().create_task(follow(session, self.frame_ready.emit, self._on_event))
        self._session.add_done_callback(self._end)

    async def _look_ahead(self, session: Session) -> None:
        """Analyse the whole recording in slices, at most half of the time, so that what plays is not held up."""
        analyse = session.analyser()
        time = asyncio.get_running_loop().time
        begun = time()
        for event in session.events():
            if isinstance(event, Phase | Mark | Person):
                self.event_ready.emit(event)
            for frame in analyse(event):
                self.lookahead_frame_ready.emit(frame)
            if time() - begun > SLICE:
                await asyncio.sleep(SLICE)
                begun = time()

    def _on_event(self, event: AnyEvent) -> None:
        if not isinstance(event, Tick):
            self.event_ready.emit(event)

    def _end(self, task: asyncio.Task[None]) -> None:
        self._idle.set()
        if not task.cancelled():
            self.ended.emit(task.exception())

    def _cancel(self) -> None:
        if self._session is not None:
            self._session.cancel()


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
