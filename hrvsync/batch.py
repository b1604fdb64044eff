"""Many recordings: which a folder holds, work on them on all cores, and what was measured of a file before.

`analyse FOLDER` and studies go this way.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from hrvsync import __version__
from hrvsync.storage import FormatError, ResultCache, edits_path, main_of, notes_path, recognise

CONTEXT = get_context("spawn")


def recordings(folder: Path) -> Iterator[Path]:
    """Yield, in order of name, what a reader recognises below `folder`: files and folders (BIDS, Unisens).

    What lies beside a recording, such as the file it was imported from, is no recording of its own. Files
    that are empty or cannot be opened are yielded too, for whoever measures them to say so.
    """
    for path in sorted(folder.iterdir()):
        main = main_of(path.name)
        if not (path.name.startswith(".") or (main and path.with_name(main).exists())):
            if _is_recording(path):
                yield path
            elif path.is_dir():
                yield from recordings(path)


def _is_recording(path: Path) -> bool:
    try:
        return recognise(path) is not None or (path.is_file() and not path.stat().st_size)
    except (OSError, FormatError):
        return True  # measuring it will say what is wrong


def pool(jobs: int) -> ProcessPoolExecutor:
    """Return that many processes of this computer, each with one thread for its sums."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the processes are the parallelism
    return ProcessPoolExecutor(jobs, CONTEXT)


def in_processes[Job, Done](blocks: Sequence[Job], work: Callable[[Job], Done], jobs: int) -> Iterator[Done]:
    """Do the `work` on each block in `jobs` processes; yield what came of it as it is done. Raises what work raises."""
    with pool(min(jobs, len(blocks)) or 1) as workers:
        try:
            for future in as_completed([workers.submit(work, block) for block in blocks]):
                yield future.result()
        finally:
            workers.shutdown(cancel_futures=True)


def beside(file: Path) -> list[Path]:
    """Return the files that a recording is made of: of a folder all, else itself, its notes and its corrections."""
    files = sorted(file.rglob("*")) if file.is_dir() else [file, notes_path(file), edits_path(file)]
    return [one for one in files if one.is_file()]


def content(file: Path) -> str:
    """Return the SHA-256 of what a recording is made of. Raises OSError."""
    return sha256(b"".join(sha256(one.read_bytes()).digest() for one in beside(file))).hexdigest()


def remembered(files: Sequence[Path], how: bytes, measure: Callable[[], bytes], cache: ResultCache) -> bytes:
    """Return what this version measured of these files in the same way (`how`) before, else measure and keep it.

    Derived values only: the cache can be deleted at any time.
    """
    key = sha256(b"\0".join((__version__.encode(), how, *(content(file).encode() for file in files)))).hexdigest()
    found = cache.get(key)
    if found is None:
        found = measure()
        cache.put(key, found)
    return found
