"""A Dask cluster of processes of this computer, whose parts can be killed and started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

LOOK_S = 0.2


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Cluster:
    """A scheduler at `address`, and workers of one thread."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, free_port()
        self._running: list[subprocess.Popen[bytes]] = []
        self.workers: list[subprocess.Popen[bytes]] = []
        self.start_scheduler()

    @property
    def address(self) -> str:
        """Where the scheduler is."""
        return f"tcp://127.0.0.1:{self._port}"

    def start_scheduler(self) -> None:
        """Start it, and wait until it listens."""
        self.scheduler = self._start(
            "dask_scheduler", "--host", "127.0.0.1", "--port", str(self._port), "--no-dashboard"
        )
        for _ in range(300):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(LOOK_S)
        raise TimeoutError(self.address)

    def add_worker(self) -> None:
        """Start a worker."""
        where = self._folder / f"worker-{len(self._running)}"
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(where))
        self.workers.append(self._start("dask_worker", self.address, *options))

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """SIGKILL."""
        process.send_signal(signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        """End everything that was started here."""
        for process in self._running:
            if process.poll() is None:
                process.kill()
            process.wait()

    def _start(self, what: str, *options: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        log = (self._folder / f"{what}-{len(self._running)}.log").open("wb")
        command = [sys.executable, "-m", f"distributed.cli.{what}", *options]
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        log.close()
        self._running.append(process)
        return process


@contextmanager
def cluster(folder: Path, workers: int) -> Generator[Cluster]:
    """Start a cluster; it is ended whatever happens."""
    started = Cluster(folder)
    try:
        for _ in range(workers):
            started.add_worker()
        yield started
    finally:
        started.stop()
