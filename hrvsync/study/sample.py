"""Who is in a study and who is left out, and why, before any pair is looked at."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from math import isnan
from pathlib import Path

import msgspec
import numpy as np

from hrvsync.batch import in_processes
from hrvsync.i18n import Message
from hrvsync.storage import FileError, Progress, ResultCache
from hrvsync.study.design import Design, Dyad, Recorded
from hrvsync.study.heard import Heard, hear
from hrvsync.study.kernel import Windows, pair_table

AT_ONCE = 4
"""Recordings a process is handed at a time."""
LEAST_DYADS = 5
"""Fewer can be re-paired in too few ways: 4 dyads in 24."""


class Cell(msgspec.Struct, frozen=True):
    """A dyad (by its place in the sample) in one condition and session, and its good windows."""

    dyad: int
    session: str
    heard: Heard
    windows: int


class Left(msgspec.Struct, frozen=True):
    """What is left out: a dyad, or one condition or session of it, and why."""

    dyad: str
    condition: str
    session: str
    why: str


class Sample(msgspec.Struct, frozen=True):
    """The dyads that count, with what each condition (in the order of the design) holds of them.

    `blocks`: dyads of the same number have sessions of the same types, and are re-paired with each other.
    """

    dyads: tuple[Dyad, ...]
    blocks: tuple[int, ...]
    cells: tuple[tuple[Cell, ...], ...]
    left: tuple[Left, ...]


def take_sample(design: Design, folder: Path, cache: ResultCache, jobs: int, progress: Progress) -> Sample:
    """Measure all recordings of a design and apply its rules.

    Parameters
    ----------
    design : Design
        The study.
    folder : Path
        Where its recordings are.
    cache : ResultCache
        Keeps what was measured of a file.
    jobs : int
        Processes.
    progress : callable
        Called with (done, total).

    Returns
    -------
    Sample
        Dyads in the order of the design; those without any condition are left out.
    """
    heard: dict[int, list[Heard]] = {}
    failed: dict[int, str] = {}
    todo = [(i, one) for i, one in enumerate(design.recordings) if one.dyad not in design.leave_out.dyads]
    for i, found in _heard(design, folder, todo, cache, jobs):
        if isinstance(found, str):
            failed[i] = found
        else:
            heard[i] = found
        progress(len(heard) + len(failed), len(todo))
    return sampled(design, heard, failed)


def sampled(design: Design, heard: dict[int, list[Heard]], failed: dict[int, str]) -> Sample:
    """Apply the rules of a design to what was heard, and what failed, by the place of the recording."""
    kept: dict[tuple[str, str], list[tuple[str, Heard, int]]] = defaultdict(list)
    left = [Left(dyad, "", "", why) for dyad, why in design.leave_out.dyads.items()]
    left += [Left(design.recordings[i].dyad, "", design.recordings[i].session, why) for i, why in failed.items()]
    sessions: dict[str, set[str]] = defaultdict(set)
    for i, recorded in enumerate(design.recordings):
        by_name = {one.condition: one for one in heard.get(i, ())}
        sessions[recorded.dyad].add(recorded.session)
        for condition in design.conditions:
            if i not in heard or condition.task not in {"", recorded.task}:
                continue
            found = by_name.get(condition.name)
            windows = 0 if found is None else _good_windows(found, design.windows)
            why = "it has no such part" if found is None else _too_little(found, windows, design)
            if found is None or why:
                left.append(Left(recorded.dyad, condition.name, recorded.session, why))
            else:
                kept[condition.name, recorded.dyad].append((recorded.session, found, windows))
    silent = {one.id for one in design.dyads} - {one.dyad for one in design.recordings}
    left += [Left(dyad, "", "", "there is no recording of it") for dyad in sorted(silent - {one.dyad for one in left})]
    types: dict[frozenset[str], list[str]] = defaultdict(list)
    for dyad in design.dyads:
        if any((condition.name, dyad.id) in kept for condition in design.conditions):
            types[frozenset(sessions[dyad.id])].append(dyad.id)
    alone = {many[0] for many in types.values() if len(many) == 1}
    left += [Left(dyad, "", "", "no other dyad has sessions of its types") for dyad in sorted(alone)]
    block = {dyad: i for i, many in enumerate(types.values()) for dyad in many if dyad not in alone}
    dyads = tuple(dyad for dyad in design.dyads if dyad.id in block)
    cells = tuple(
        tuple(
            Cell(i, session, found, windows)
            for i, dyad in enumerate(dyads)
            for session, found, windows in kept.get((condition.name, dyad.id), ())
        )
        for condition in design.conditions
    )
    return Sample(dyads, tuple(block[dyad.id] for dyad in dyads), cells, tuple(left))


def require_enough(sample: Sample) -> None:
    """Raise ValueError where no test can be made of so few dyads."""
    if len(sample.dyads) < LEAST_DYADS:
        raise ValueError(Message("{n} dyads are left; a study needs {least}", n=len(sample.dyads), least=LEAST_DYADS))


def _heard(
    design: Design, folder: Path, todo: Sequence[tuple[int, Recorded]], cache: ResultCache, jobs: int
) -> Iterator[tuple[int, list[Heard] | str]]:
    work = partial(_some, design=design, folder=folder, cache=cache)
    blocks = [todo[i : i + AT_ONCE] for i in range(0, len(todo), AT_ONCE)]
    some = map(work, blocks) if jobs == 1 or len(blocks) < 2 else in_processes(blocks, work, jobs)
    for found in some:
        yield from found


def _some(
    todo: Sequence[tuple[int, Recorded]], design: Design, folder: Path, cache: ResultCache
) -> list[tuple[int, list[Heard] | str]]:
    """Hear some recordings; why one cannot be is a sentence in place of it."""
    found: list[tuple[int, list[Heard] | str]] = []
    for i, recorded in todo:
        try:
            found.append((i, hear(folder, recorded, design.conditions, cache)))
        except FileError as error:
            found.append((i, str(error.what)))
        except OSError as error:
            found.append((i, f"{error.filename or recorded.files[0]}: {error.strerror or error}"))
    return found


def _too_little(heard: Heard, windows: int, design: Design) -> str:
    """Return why a condition of a dyad is left out; nothing where it counts."""
    rules = design.leave_out
    seconds = heard.end - heard.start
    if seconds < rules.least_s:
        return f"{seconds:.0f} s long, the rule was {rules.least_s:g} s"
    usable = min(float(one["usable_pct"]) for one in heard.people)
    if isnan(usable) or usable < rules.usable_pct:
        return f"{usable:.0f} % usable beats, the rule was {rules.usable_pct:g} %"
    if rules.rhythm and any(one["rhythm"] == "not suited" for one in heard.people):
        return "a rhythm not suited for HRV"
    if windows < rules.windows:
        return f"{windows} good windows of both, the rule was {rules.windows}"
    return ""


def _good_windows(heard: Heard, how: Windows) -> int:
    one, other = heard.series
    return int(np.isfinite(pair_table(one, other, how).r).any(axis=1).sum())
