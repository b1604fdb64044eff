"""A first design from what a folder holds, and what is unclear about it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from hrvsync.analysis.session import SessionData
from hrvsync.batch import recordings
from hrvsync.i18n import Message
from hrvsync.storage import FileError, Progress, read_table
from hrvsync.study.design import Condition, Design, Dyad, LeaveOut, Recorded
from hrvsync.study.heard import phases_of, session_of

PARTICIPANTS = "participants.tsv"
MOST_LISTED = 6
"""More parts that few recordings have are counted."""
EVENTS = "_events.tsv"
KNOWN = {"participant_id", "dyad_id", "role"}
MISSING = {"", "n/a", "na", "nan"}
USUAL_SEATS = {"", "a", "b", "n/a"}
ENTITY = re.compile(r"_(ses|task|run)-([a-zA-Z0-9]+)")


class Participant(msgspec.Struct, frozen=True):
    """A row of participants.tsv: `numbers` are the columns that are none of its id, dyad and role."""

    id: str
    dyad: str
    role: str
    numbers: dict[str, float]


def first_design(folder: Path, today: str, progress: Progress) -> tuple[Design, tuple[str, ...]]:
    """Write down what a folder holds as the design of a study, and what is unclear about it.

    Parameters
    ----------
    folder : Path
        Recordings of two people each, or of one person each with a participants.tsv that has the columns
        participant_id, dyad_id and role (BIDS); further columns of numbers are moderators.
    today : str
        The day that is written down as that of the plan.
    progress : callable
        Called with (done, total).

    Returns
    -------
    tuple of Design and tuple of str
        The design, and sentences for whoever goes on with it.

    Raises
    ------
    FileError
        Where no recording of two people is found.
    """
    unclear: list[str] = []
    table = folder / PARTICIPANTS
    if table.is_file():
        dyads, recorded = _listed(folder, participants(table), unclear)
    else:
        dyads, recorded = _unlisted(folder, unclear)
    if not dyads:
        what = Message("no recording of two people is in it")
        raise FileError(folder, what, Message("bring recordings of dyads, or a participants.tsv with dyad_id and role"))
    conditions = _conditions(folder, recorded, unclear, progress)
    roles = {dyad.roles for dyad in dyads}
    by_role = (
        len(roles) == 1 and len({*next(iter(roles))}) == 2 and not {*map(str.lower, next(iter(roles)))} & USUAL_SEATS
    )
    if len(roles) > 1:
        unclear.append(f"roles differ from dyad to dyad: {'; '.join(' and '.join(both) for both in sorted(roles))}")
    names = Counter(name for dyad in dyads for name in dyad.values)
    moderators = tuple(name for name in names if len({dyad.values.get(name) for dyad in dyads}) > 2)
    title = re.sub(r"[_-]+", " ", folder.resolve().name).strip().capitalize() or "Study"
    design = Design(
        title,
        today,
        tuple(dyads),
        tuple(recorded),
        conditions,
        by_role=by_role,
        contrasts=tuple((one.name, other.name) for i, one in enumerate(conditions) for other in conditions[i + 1 :]),
        moderators=moderators,
    )
    return design, tuple(unclear)


def participants(table: Path) -> list[Participant]:
    """Read a participants.tsv. Raises FileError where it lacks a column."""
    sheet = read_table(table)
    names = [name.strip() for name in sheet.names]
    if not {*names} >= KNOWN:
        lacking = ", ".join(sorted(KNOWN - {*names}))
        todo = Message("add a row for each person: participant_id, dyad_id (same for both), role")
        raise FileError(table, Message("it lacks the columns {names}", names=lacking), todo)
    found: list[Participant] = []
    for _, cells in sheet.rows:
        row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        numbers = {
            name: value for name, text in row.items() if name not in KNOWN and (value := _number(text)) is not None
        }
        found.append(Participant(row.get("participant_id", ""), row.get("dyad_id", ""), row.get("role", ""), numbers))
    return found


def _number(text: str) -> float | None:
    if text.lower() in MISSING:
        return None
    try:
        return float(text)
    except ValueError:
        return None


def _listed(folder: Path, people: Sequence[Participant], unclear: list[str]) -> tuple[list[Dyad], list[Recorded]]:
    """Pair the people of participants.tsv, and find their files."""
    by_dyad: dict[str, list[Participant]] = defaultdict(list)
    for one in people:
        by_dyad["" if one.dyad.lower() in MISSING else one.dyad].append(one)
    unclear += [f"{alone.id} has no dyad_id and is not in the design" for alone in by_dyad.pop("", [])]
    files = _files(folder)
    dyads, recorded = list[Dyad](), list[Recorded]()
    first_role = min((one.role for one in people if one.role.lower() not in MISSING), default="")
    for name, both in by_dyad.items():
        if len(both) != 2:
            unclear.append(f"the dyad {name} has {len(both)} people, not two, and is not in the design")
            continue
        one, other = sorted(both, key=lambda person: (person.role != first_role, person.role))
        found = [*_recorded(folder, name, one.id, other.id, files, unclear)]
        if not found:
            unclear.append(f"no recording of the dyad {name} was found")
        values = {
            key: tuple(person.numbers.get(key, float("nan")) for person in (one, other))
            for key in {**one.numbers, **other.numbers}
        }
        dyads.append(Dyad(name, (one.id, other.id), (one.role, other.role), values))
        recorded += found
    return dyads, recorded


def _files(folder: Path) -> list[Path]:
    """Return the recordings of a folder; of a BIDS data set each file of events."""
    events = sorted(folder.glob(f"sub-*/**/*{EVENTS}"))
    return events or [path for path in recordings(folder) if path.name != PARTICIPANTS]


def _recorded(
    folder: Path, dyad: str, one: str, other: str, files: Sequence[Path], unclear: list[str]
) -> Iterator[Recorded]:
    """Yield the recordings of a dyad: one file of each person in the same session and task, else files of both."""
    mine, theirs = (_of_person(person, files) for person in (one, other))
    for key in sorted({*mine, *theirs}):
        if key in mine and key in theirs:
            names = tuple(path.relative_to(folder).as_posix() for path in (mine[key], theirs[key]))
            later = 0.0 if names[0].endswith(EVENTS) else None
            yield Recorded(dyad, names, key[0], key[1], later)
        else:
            place = " ".join(part for part in key if part)
            unclear.append(f"of the dyad {dyad} only one person has a recording{f' ({place})' if place else ''}")
    if not mine and not theirs:
        shared = [path for path in files if _belongs(path.stem, dyad)]
        for i, path in enumerate(shared):
            session = str(i + 1) if len(shared) > 1 else ""
            yield Recorded(dyad, (path.relative_to(folder).as_posix(),), session)


def _of_person(person: str, files: Sequence[Path]) -> dict[tuple[str, str], Path]:
    """Return the files of a person by session and task."""
    found: dict[tuple[str, str], Path] = {}
    for path in files:
        if _belongs(path.name, person) or any(part == person for part in path.parts):
            entities: dict[str, str] = dict(ENTITY.findall(path.name))
            session = "-".join(entities[name] for name in ("ses", "run") if name in entities)
            found.setdefault((session, entities.get("task", "")), path)
    return found


def _belongs(name: str, person: str) -> bool:
    """Whether a file name begins with what somebody is called, and not with somebody else who is called longer."""
    return name.startswith(person) and not name[len(person) : len(person) + 1].isalnum()


def _unlisted(folder: Path, unclear: list[str]) -> tuple[list[Dyad], list[Recorded]]:
    """Take each recording of two people for a dyad of its own; the same two names are one dyad in several sessions."""
    dyads, recorded = list[Dyad](), list[Recorded]()
    known: dict[frozenset[str], str] = {}
    for path in recordings(folder):
        name = path.relative_to(folder).as_posix()
        try:
            data = session_of([path], None)
        except FileError as error:
            unclear.append(f"{name}: {error.what}")
            continue
        names = frozenset(name for name in data.names.values() if name)
        if len(names) == 2 and names in known:
            dyad = known[names]
        else:
            dyad = f"d{len(dyads) + 1:02d}"
            dyads.append(Dyad(dyad, (f"{dyad}a", f"{dyad}b")))
            if len(names) == 2:
                known[names] = dyad
        recorded.append(Recorded(dyad, (name,)))
    often = Counter(one.dyad for one in recorded)
    seen: Counter[str] = Counter()
    for i, one in enumerate(recorded):
        if often[one.dyad] > 1:
            seen[one.dyad] += 1
            recorded[i] = msgspec.structs.replace(one, session=str(seen[one.dyad]))
    if any(n > 1 for n in often.values()):
        unclear.append("some dyads were recorded several times: their sessions are numbered by the names of the files")
    if dyads:
        unclear.append(f"there is no {PARTICIPANTS}: nobody has a role, and there are no questionnaires")
    return dyads, recorded


def _conditions(
    folder: Path, recorded: Sequence[Recorded], unclear: list[str], progress: Progress
) -> tuple[Condition, ...]:
    """Find what can be compared: tasks with files of their own, else phases that most recordings have, else all."""
    tasks = sorted({one.task for one in recorded if one.task})
    if len(tasks) > 1:
        return tuple(Condition(task, task=task) for task in tasks)
    lengths: dict[str, list[float]] = defaultdict(list)
    read = 0
    for i, one in enumerate(recorded):
        progress(i, len(recorded))
        try:
            data = session_of([folder / name for name in one.files], one.later)
        except (FileError, OSError):
            continue  # check says what is wrong with it
        read += 1
        for name, seconds in _parts(data).items():
            lengths[name].append(seconds)
    least = LeaveOut().least_s
    often = {name: sorted(each)[len(each) // 2] for name, each in lengths.items() if 2 * len(each) > read}
    rare = [f"{name} ({len(each)})" for name, each in lengths.items() if name not in often]
    if rare:
        parts = ", ".join(rare[:MOST_LISTED]) + (f" and {len(rare) - MOST_LISTED} more" * (len(rare) > MOST_LISTED))
        unclear.append(f"parts that at most half of {read} recordings have are no conditions: {parts}")
    short = {name: seconds for name, seconds in often.items() if seconds < least}
    unclear += [
        f"the part {name} lasts {s:.0f} s, less than {least:g}; it is no condition" for name, s in short.items()
    ]
    found = tuple(Condition(name, name) for name, seconds in often.items() if seconds >= least)
    if not found:
        unclear.append("no phases or marks divide the recordings: they are taken as a whole")
    return found or (Condition("Whole session"),)


def _parts(data: SessionData) -> dict[str, float]:
    """Return the lengths (s) of the phases of a session, or of what its marks of phases divide."""
    parts = [*phases_of(data)]
    return {part.name: part.end - part.start for part in parts if part.name}
