"""A hundred thousand mutants of small files of every layout that is read, in one process with limits of the system.

Each is read, and beats are found in it, or it is refused in one sentence: no traceback, nothing above 2 s of the
processor, nothing above 500 MB of addresses. Pickles are never loaded and entities never expanded.
`python tests/soak/test_mutated_inputs.py 1500` runs for that many seconds and says how many it was.
"""

import logging
import pickle
import random
import resource
import signal
import sys
import time
import warnings
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.corruption import damaged
from support.samples import SAMPLES

from hrvsync.opening import open_file
from hrvsync.storage.recording import FileError

MUTANTS = 2_300
"""Of each layout."""
BOMBS = 50
"""One mutant of this number may be blown up."""
LONGEST_S = 2
MEMORY = 500 << 20


class TooSlowError(BaseException):
    """A mutant took longer than it may; no reader catches this."""


@contextmanager
def limited() -> Generator[None]:
    """Let nothing in this process take more addresses than it has and 500 MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlowError


def mutant(data: bytes, rng: random.Random) -> bytes:
    """Return a damaged version of some data; one that is blown up only seldom, for each takes a second."""
    while True:
        found = damaged(data, rng)
        if len(found) < 10 * len(data) + 10_000 or rng.randrange(BOMBS) == 0:
            return found


def take(path: Path) -> bool:
    """Read a file to its end; return whether it was refused. Whatever else is raised is a fault."""
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST_S)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for _ in open_file(path).events():
                pass
    except FileError as error:
        if "\n" in str(error):
            raise ValueError(str(error)) from error
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return False


@pytest.mark.parametrize("form", SAMPLES)
def test_survives_two_thousand_mutants(tmp_path: Path, form: str) -> None:
    file = SAMPLES[form](tmp_path)
    sound = file.read_bytes()
    signal.signal(signal.SIGVTALRM, _too_slow)
    refused = 0
    assert not take(file)  # imports its library before memory is limited
    with limited():
        for n in range(MUTANTS):
            file.write_bytes(mutant(sound, random.Random(f"{form} {n}")))
            refused += take(file)
    assert refused > 0


class Loaded:
    """A pickle that leaves a file behind where it is loaded."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return exec, ("raise SystemExit('a pickle was loaded')",)


def test_no_pickle_is_loaded(tmp_path: Path) -> None:
    plain = tmp_path / "x.pkl"
    plain.write_bytes(pickle.dumps(Loaded()))
    array = tmp_path / "x.npy"
    np.save(array, np.array([Loaded()], dtype=object), allow_pickle=True)
    for path in (plain, array):
        with pytest.raises(FileError):
            open_file(path)


@pytest.mark.parametrize("form", ["Suunto SML", "Apple Health", "Unisens index"])
def test_no_entity_is_expanded(tmp_path: Path, form: str) -> None:
    file = SAMPLES[form](tmp_path)
    laughs = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
    doctype = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
    text = file.read_text()
    at = text.index("?>") + 2 if text.startswith("<?") else 0
    for encoding in ("utf-8", "utf-16"):
        file.write_bytes(
            (text[:at] + doctype + text[at:].replace("812", "&l9;").replace(">", ">&l9;", 1)).encode(encoding)
        )
        signal.signal(signal.SIGVTALRM, _too_slow)
        with limited():
            take(file)


def main(seconds: float) -> None:
    """Take mutants of all layouts in turn for some seconds, and say how many there were and what went wrong."""
    logging.disable()
    signal.signal(signal.SIGVTALRM, _too_slow)
    begun, done, refused, longest = time.monotonic(), 0, 0, 0.0
    wrong: Counter[str] = Counter()
    with TemporaryDirectory(dir="/dev/shm") as folder:
        files = {form: SAMPLES[form](_made(Path(folder) / str(i))) for i, form in enumerate(SAMPLES)}
        sound = {form: file.read_bytes() for form, file in files.items()}
        assert not any(take(file) for file in files.values())  # imports every library before memory is limited
        with limited():
            for n in count():
                if time.monotonic() - begun > seconds:
                    break
                for form, file in files.items():
                    file.write_bytes(mutant(sound[form], random.Random(f"{seconds} {form} {n}")))
                    start = time.process_time()
                    try:
                        refused += take(file)
                    except BaseException as error:
                        place = error.__traceback__
                        while place and place.tb_next:
                            place = place.tb_next
                        at = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
                        wrong[f"{form}: {type(error).__name__} {at} {str(error)[:80]} (n={n})"] += 1
                    longest = max(longest, time.process_time() - start)
                    done += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{done} mutants of {len(files)} layouts, {refused} refused, longest {longest:.2f} s, peak {peak:.0f} MB")
    for line, n in wrong.most_common():
        print(f"WRONG {n} x {line}")


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    main(float(sys.argv[1]))
