"""Who does the tiles: this process, processes of this computer, or a Dask cluster; one interface, that of futures."""

import os
import time
from collections.abc import Callable, Generator
from concurrent.futures import CancelledError, Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Protocol, override

import numpy as np

from hrvsync.batch import pool
from hrvsync.i18n import Message

type Sent = Callable[[Path], object]
"""Brings a block of people to the workers, once, and returns what a task is given for it."""

GIVE_UP = 3
"""Times in a row that local workers may be lost without a tile done."""
PATIENCE_S = 120.0
"""How long a cluster that is gone is waited for."""
AGAIN_S = 2.0
REACH_S = 10.0
CLOSE_S = 5.0
RETRIES = 5
"""Times that a task is given to another worker when one is lost with it."""


class Workers(Protocol):
    """Opens an executor, says by which errors workers are lost, and waits until there may be some again."""

    @property
    def lost(self) -> tuple[type[BaseException], ...]:
        """Errors after which what is missing can be handed out again."""
        ...

    def open(self) -> AbstractContextManager[tuple[Executor, Sent]]:
        """Start or reach the workers."""
        ...

    def again(self, failures: int, error: BaseException) -> None:
        """Wait before the next attempt, or raise; `failures`: attempts in a row without anything done."""
        ...


class LostError(Exception):
    """Workers that do not come back: one sentence."""


class AwayError(Exception):
    """A cluster that cannot be reached at the moment."""


class Local:
    """Processes of this computer; one is this process itself."""

    lost: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, jobs: int | None = None) -> None:
        self._jobs = jobs or os.cpu_count() or 1

    @contextmanager
    def open(self) -> Generator[tuple[Executor, Sent]]:
        """Start them; blocks of people are read from their files."""
        with _Here() if self._jobs == 1 else pool(self._jobs) as executor:
            yield executor, Path.absolute

    def again(self, failures: int, error: BaseException) -> None:
        """Start others, but not for ever."""
        if failures >= GIVE_UP:
            what = Message("the processes that do the work are killed again and again; is there enough memory?")
            raise LostError(what) from error


class _Here(Executor):
    """Does each task as it comes."""

    @override
    def submit[**P, R](self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        future: Future[R] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class Cluster:
    """A Dask distributed cluster that others have started, by the address of its scheduler or its file."""

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler
        self._gone_since = 0.0

    @property
    def lost(self) -> tuple[type[BaseException], ...]:
        """A scheduler that is gone, workers killed too often, and what went with them."""
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError
        from distributed.comm.core import CommClosedError

        return AwayError, CancelledError, CommClosedError, KilledWorker, FutureCancelledError

    @contextmanager
    def open(self) -> Generator[tuple[Executor, Sent]]:
        """Reach the scheduler; blocks of people are sent to a worker, and passed on to those that need them."""
        client = self._client()
        try:
            with _reaching():
                client.wait_for_workers(1, timeout=PATIENCE_S)
            yield client.get_executor(retries=RETRIES), partial(_scattered, client)
        finally:
            client.close(timeout=CLOSE_S)

    def again(self, failures: int, error: BaseException) -> None:
        """Wait a little; give up where the cluster stays away."""
        now = time.monotonic()
        self._gone_since = now if failures == 0 or not self._gone_since else self._gone_since
        if now - self._gone_since > PATIENCE_S:
            what = Message("the cluster at {where} stays away; start it again, and this goes on", where=self._scheduler)
            raise LostError(what) from error
        time.sleep(AGAIN_S)

    def _client(self) -> Any:
        try:
            from distributed import Client
        except ImportError:
            raise LostError(Message('a cluster needs the extra: pip install "hrvsync[cluster]"')) from None
        with _reaching():
            if "://" in self._scheduler:
                return Client(self._scheduler, timeout=REACH_S)
            return Client(scheduler_file=self._scheduler, timeout=REACH_S)


def _scattered(client: Any, path: Path) -> Any:
    with _reaching():
        return client.scatter(np.load(path), hash=False)


@contextmanager
def _reaching() -> Generator[None]:
    """Say that the cluster is away where it cannot be reached."""
    try:
        yield
    except (OSError, TimeoutError) as error:
        raise AwayError(str(error)) from error
