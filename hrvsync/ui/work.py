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
    cancellable: bool = True,
    progress: bool = False,
) -> Work:
    """Run `function` in another thread, as `Bridge.run` does, and return it as work to be shown.

    With `progress` the function gets what to call with (done, total). One that is cancelled reports nothing any more.
    """
    work = Work(owner, text)

    def succeeded(result: T) -> None:
        work.end()
        on_success(result)

    def failed(error: Exception) -> None:
        work.end()
        on_failure(error)

    stop = bridge.run(owner, function, succeeded, failed, work.progressed.emit if progress else None)

    def cancel() -> None:
        stop()
        work.end()

    work.cancel = cancel if cancellable else None
    return work
