"""A piece of work that may take longer than an eye blink: what the window says of it, and how it is stopped."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from hrvsync.ui.bridge import Bridge


class Work(QObject):
    """Work that `text` names; `cancel` stops it, None where it has to go on to its end."""

    progressed = Signal(int, int)  # done, total
    ended = Signal()

    def __init__(self, owner: QObject, text: str) -> None:
        super().__init__(owner)
        self.text = text
        self.over = False
        self.cancel: Callable[[], None] | None = None

    def end(self) -> None:
        """Say that it is over."""
        if not self.over:
            self.over = True
            self.ended.emit()
            self.deleteLater()


def run_work[T](
    bridge: Bridge,
    owner: QObject,
    text: str,
    function: Callable[..., T],
    on_success: Callable[[T], object],
    on_failure: Callable[[Exception], object],
    *,
    on_stopped: Callable[[], object] | None = None,
    cancellable: bool = True,
    progress: bool = False,
) -> Work:
    """Run `function` in another thread, as `Bridge.run` does, and return it as work to be shown.

    With `progress` the function gets what to call with (done, total). One that is cancelled reports nothing any more;
    with `on_stopped`, which is for what changes files, it reports how it ended: that is called if it came to nothing.
    """
    work = Work(owner, text)

    def succeeded(result: T) -> None:
        work.end()
        on_success(result)

    def failed(error: Exception) -> None:
        work.end()
        if isinstance(error, InterruptedError) and on_stopped is not None:
            on_stopped()
        else:
            on_failure(error)

    on_progress, reports_stop = work.progressed.emit if progress else None, on_stopped is not None
    stop = bridge.run(owner, function, succeeded, failed, on_progress, reports_stop=reports_stop)

    def cancel() -> None:
        stop()
        if on_stopped is None:
            work.end()
        else:
            work.cancel = None

    work.cancel = cancel if cancellable else None
    return work
