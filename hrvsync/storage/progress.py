"""Progress of what takes long, as (done, total), and how a person stops it before it is done."""

from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

type Progress = Callable[[int, int], None]

_STOPPED: ContextVar[Callable[[], bool]] = ContextVar("stopped", default=lambda: False)


def tracked[T](items: Collection[T], progress: Progress | None) -> Iterator[T]:
    """Yield the items, and report each as done when the next one is asked for. Raises as `raise_if_stopped` does."""
    for done, item in enumerate(items, 1):
        raise_if_stopped()
        yield item
        if progress is not None:
            progress(done, len(items))


@contextmanager
def stoppable(stopped: Callable[[], bool]) -> Generator[None]:
    """Let what runs within the `with` statement, in this thread, be stopped by somebody who makes `stopped` true."""
    token = _STOPPED.set(stopped)
    try:
        yield
    finally:
        _STOPPED.reset(token)


def raise_if_stopped() -> None:
    """Raise InterruptedError where a person has stopped this; to be called as long as nothing has changed."""
    if _STOPPED.get()():
        raise InterruptedError
