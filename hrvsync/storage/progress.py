"""Progress of what takes long, as (done, total)."""

from collections.abc import Callable, Collection, Iterator

type Progress = Callable[[int, int], None]


def tracked[T](items: Collection[T], progress: Progress | None) -> Iterator[T]:
    """Yield the items, and report each as done when the next one is asked for."""
    for done, item in enumerate(items, 1):
        yield item
        if progress is not None:
            progress(done, len(items))
