"""Look before you believe: what is understood of other apps' files, corrected by people, brought into the library.

`found_in` lists files, `understand` reads one, `proposals` lays those on one clock whose clocks are known, `bring`
writes a recording. The command line and the window only show it.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import msgspec
import numpy as np

from hrvsync.analysis.session import SessionData, session_data
from hrvsync.beats import Beats, Floats, gaps, usable_pct
from hrvsync.events import Packet
from hrvsync.i18n import Message
from hrvsync.opening import open_file
from hrvsync.storage import (
    FORMATS,
    Aligned,
    FileError,
    FormatError,
    Header,
    Imported,
    Known,
    NoCommonClock,
    Progress,
    Recording,
    Source,
    bring_in,
    digest_of,
    main_of,
    pair,
    read_all,
    readable,
    recognise,
    seconds_between,
    tracked,
)
from hrvsync.storage.formats import TABLE, TEXT, rr_table
from hrvsync.storage.formats.cells import sheet
from hrvsync.storage.formats.columns import NO_WISHES, Meaning, Wishes, meanings, with_wishes
from hrvsync.storage.formats.missing import numbers
from hrvsync.storage.formats.reading import content, decoded

SUFFIXES = frozenset(
    f".{suffix}"
    for suffix in (
        *("acq", "atr", "bdf", "csv", "dat", "ecg", "edf", "fit", "hrm", "hrv", "ibi", "jsonl"),
        *("npy", "parquet", "qrs", "rr", "sml", "tsv", "txt", "xdf", "xml"),
    )
)
"""Files in a folder that are looked into, beside those that are recognised."""
PARTS = {".hea"}
"""Files that only belong to others."""
POINTS = 600
"""Pairs of points of a picture: the least and the largest interval of each part."""
SHOWN = 2
"""Rows of a table that are shown."""
UNITS: tuple[float, ...] = (1.0, 1000.0, 1000 / 1024, 1000 / 256, 0.001)
"""Milliseconds of the units to choose from."""
MOST_COLUMNS = 12
OVERLAP_S = 60.0
"""Seconds that two files share at least to be offered as one recording of two."""

NAMED_MOMENT = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[-_. ]?(\d{2})[-_. ]?(\d{2})[-_T ]+(\d{2})[-_.:h ]?(\d{2})(?:[-_.:m ]?(\d{2}))?(?!\d)"
)
PERSON = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ '-][^\W\d_]+)?")
"""A folder that may be called after a person."""

type Reason = str


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its name, cells of its first rows, and what it is taken for ("" for nothing)."""

    name: str
    cells: tuple[str, ...]
    meaning: Meaning


class Seen(msgspec.Struct, frozen=True, eq=False):
    """One person in a file: counts of beats and artefacts, gaps (start and end in s), and the picture of intervals.

    `name` is a guess, and `reason` what it is guessed from: "file" (it says so), "file name", "folder" or "". `t` (s)
    and `rr_ms` are the least and largest interval of each part, NaN in gaps; `odd` are the artefacts (s, ms).
    """

    who: str
    name: str
    reason: Reason
    beats: int
    artefacts: int
    usable_pct: float
    gaps: tuple[tuple[float, float], ...]
    t: Floats
    rr_ms: Floats
    odd: tuple[tuple[float, float], ...]
    shortest: float
    longest: float


class Understood(msgspec.Struct, frozen=True, eq=False):
    """What is understood of a file. `trouble` says why it cannot be read; `known` which recording has it already.

    `created` is the moment of t = 0 (ISO 8601, "" where it is not known), and `clock` where it is from: "zone" and
    "local" time are the file's own; "name", which may be that of an export, and "person" lay no two on one clock.
    `unit_ms`: milliseconds of the unit of a text or table, 0 for other formats. `chosen`: somebody had corrected the
    series. `notes` say what was mended. `wishes` are those with which it was read.
    """

    path: Path
    format: str = ""
    sha256: str = ""
    known: str = ""
    trouble: Message = Message()
    notes: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    unit_ms: float = 0.0
    created: str = ""
    clock: str = ""
    seconds: float = 0.0
    people: tuple[Seen, ...] = ()
    chosen: bool = False
    open_kind: bool = False
    wishes: Wishes = NO_WISHES

    @property
    def new(self) -> bool:
        """Return whether it can be imported and is not in the library yet."""
        return not self.trouble and not self.known


class Corrections(msgspec.Struct, frozen=True):
    """What a person says otherwise of a file: columns and unit, the start (ISO 8601), names by seat, sort of series."""

    wishes: Wishes = NO_WISHES
    created: str = ""
    names: dict[str, str] = {}
    chosen: bool | None = None


NOTHING = Corrections()


class Proposal(msgspec.Struct, frozen=True, eq=False):
    """A recording to be made of one file, or of two of one person each.

    Two are laid on one clock by their clocks (`later` is None), or by a person: the second begins `later` s after the
    first, as `aligned` says.
    """

    files: tuple[Understood, ...]
    corrections: tuple[Corrections, ...]
    later: float | None = None
    aligned: Aligned | None = None


def found_in(paths: Iterable[Path]) -> list[Path]:
    """Return the files to import: those named, and in folders, and below them, whatever may be one, by name."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir() or _recognised(path):
            found.append(path)
            continue
        for inner in sorted(path.iterdir()):
            beside = main_of(inner.name)
            if inner.name.startswith(".") or inner.suffix in PARTS or (beside and inner.with_name(beside).exists()):
                continue
            if inner.is_dir() or inner.suffix.lower() in SUFFIXES or (inner.is_file() and _recognised(inner)):
                found += found_in([inner])
    return list(dict.fromkeys(found))


class Look:
    """Reads files, and whatever may be one in folders, one after the other as `understand` does.

    One that is there twice is known the second time.
    """

    def __init__(self, paths: Sequence[Path], library: Known, names: Collection[str] = ()) -> None:
        self.paths, self.library, self.names = found_in(paths), library, tuple(names)
        self._given, self._met = frozenset(paths), dict[str, str]()

    def at(self, path: Path, corrections: Corrections = NOTHING) -> Understood:
        """Read one of its `paths`, as corrected."""
        below = path not in self._given and path.parent not in self._given
        one = understand(path, self.library, self.names, corrections, folder=below)
        first = self._met.get(one.sha256, path.name) if one.sha256 else path.name
        if first != path.name:
            return Understood(path, one.format, one.sha256, first)
        if one.new:
            self._met[one.sha256] = path.name
        return one


def look(
    paths: Sequence[Path], library: Known, names: Collection[str] = (), progress: Progress | None = None
) -> list[Understood]:
    """Read all files of a `Look`. `progress` is called with (done, total); what it raises ends the work."""
    looking = Look(paths, library, names)
    return [looking.at(path) for path in tracked(looking.paths, progress)]


def understand(
    path: Path, library: Known, names: Collection[str] = (), corrections: Corrections = NOTHING, *, folder: bool = False
) -> Understood:
    """Read a file as it would be imported, and say what is understood of it; nothing is written and nothing raised.

    Parameters
    ----------
    path : Path
        The file, or a folder in a format that is one.
    library : Known
        What the library has already.
    names : collection of str
        The people of the library, whose names are looked for in that of the file.
    corrections : Corrections
        What the person said of it.
    folder : bool
        Whether it was found in a folder of its own among others, which may be called after a person.

    Returns
    -------
    Understood
        With `trouble` where it cannot be read.
    """
    digest = form = ""
    wishes = corrections.wishes
    try:
        with readable(path):
            digest = digest_of(path)
        if there := library.find(path, digest):
            return Understood(path, _format_of(path), digest, there)
        form = _format_of(path) or (TABLE.name if wishes.meanings else "")
        recording = open_file(path, wishes=wishes)
        data = session_data(recording.events(), recording.header.people, bare=recording.header.bare)
    except FileError as error:
        return Understood(path, form, digest, trouble=error.sentence, columns=_columns(path, wishes), wishes=wishes)
    header = recording.header
    if not any(map(len, data.beats.values())) and not data.daily:
        trouble = FileError(path, Message("it holds no heartbeats"), Message("choose another file")).sentence
        return Understood(path, form, digest, trouble=trouble, wishes=wishes)
    named = {who: _guess(path, header.people.get(who, ""), names, folder, len(data.beats)) for who in data.beats}
    people = tuple(_seen(data, who, *named[who]) for who, one in data.beats.items() if len(one))
    if not people:  # values of days
        whose = {one.who: header.people.get(one.who, "") for one in data.daily}
        people = tuple(_no_beats(who, *_guess(path, name, names, folder, len(whose))) for who, name in whose.items())
    of_text = form in (TABLE.name, TEXT.name)
    return Understood(
        path,
        form,
        digest,
        notes=header.notes,
        columns=_columns(path, wishes) if of_text else (),
        unit_ms=_unit(path, wishes, data) if of_text else 0.0,
        created=corrections.created or header.created or moment_in(path.stem),
        clock=_clock(corrections, header, path),
        seconds=data.seconds,
        people=people,
        chosen=header.bare if corrections.chosen is None else corrections.chosen,
        open_kind=of_text and len(people) == 1,
        wishes=wishes,
    )


def proposals(
    files: Sequence[Understood], corrections: Mapping[Path, Corrections], *, joined: bool | None = None
) -> list[Proposal]:
    """Return the recordings to be made of new files: two that were recorded at one time become one.

    Only where both clocks are known, the people have different names (two files alone need none), and share a minute.
    Of more than two files only where that is asked for (`joined`): people of one family may take their morning reading
    at one time, each alone.
    """
    new = [file for file in files if file.new]
    joined = len(new) == 2 if joined is None else joined
    made: list[Proposal] = []
    taken: set[Path] = set()
    later_ones = _by_day(new) if joined else {}
    for first in new:
        if first.path in taken:
            continue
        near = (other for day in (-1, 0, 1) for other in later_ones.get(_day(first) + day, ()))
        partner = next(
            (
                other
                for other in near
                if other.path not in taken | {first.path}
                and _at_one_time(first, other, corrections, alone=len(new) == 2)
            ),
            None,
        )
        both = (first,) if partner is None else _left_first(first, partner)
        taken |= {file.path for file in both}
        made.append(Proposal(both, tuple(corrections.get(file.path, NOTHING) for file in both)))
    return made


def question(made: Sequence[Proposal]) -> tuple[Understood, Understood] | None:
    """Return two files of one person each that no clock lays beside each other, where these are all there is."""
    if len(made) != 2 or any(len(one.files) != 1 or len(one.files[0].people) != 1 for one in made):
        return None
    first, second = (one.files[0] for one in made)
    names = [_names(file, one.corrections[0]) for file, one in zip((first, second), made, strict=True)]
    if names[0] and names[0] == names[1]:
        return None
    return None if _overlap(first, second) is not None else (first, second)


def laid_together(made: Sequence[Proposal], later: float, by: str, now: datetime) -> Proposal:
    """Return one recording of the files of two, of which the second begins `later` s after the first, as `by` says."""
    first, second = made
    aligned = Aligned("B", later, by, now.isoformat(timespec="seconds"))
    return Proposal((*first.files, *second.files), (*first.corrections, *second.corrections), later, aligned)


def swapped(proposal: Proposal) -> Proposal:
    """Return a pair with the two the other way round."""
    later = None if proposal.later is None else -proposal.later
    aligned = msgspec.structs.replace(proposal.aligned, seconds=later or 0.0) if proposal.aligned else None
    return Proposal(proposal.files[::-1], proposal.corrections[::-1], later, aligned)


def bring(folder: Path, proposal: Proposal) -> tuple[Path, ...]:
    """Read the files of a proposal again and write its recording into the library; return where it is.

    Of a file that holds several recordings each comes into the library, the newest, with the untouched file, first.
    Raises FileError or OSError; then nothing is written of the recording that fails.
    """
    singles = [_corrected(file, wish) for file, wish in zip(proposal.files, proposal.corrections, strict=True)]
    files, ours = proposal.files, False
    if len(singles) == 1:
        recording = singles[0]
        ours = files[0].format == FORMATS[0].name
        sources = [Source(files[0].path, files[0].sha256)]
    else:
        recording = pair(singles[0], singles[1], proposal.later)
        sources = [Source(file.path, file.sha256, who) for file, who in zip(files, "AB", strict=True)]
    changed = {key: value for wish in proposal.corrections for key, value in _changes(wish).items()}
    before = recording.header.imported or Imported()
    imported = msgspec.structs.replace(before, changed=before.changed | changed, aligned=proposal.aligned)
    header = msgspec.structs.replace(recording.header, imported=imported)
    newest = bring_in(folder, msgspec.structs.replace(recording, header=header), sources, _begun(header), ours=ours)
    earlier = _earlier(files[0].path, header) if len(files) == 1 and not ours else ()
    return newest, *(bring_in(folder, one, (), _begun(one.header)) for one in earlier)


def _earlier(path: Path, newest: Header) -> Iterator[Recording]:
    """Yield the recordings of a file but the newest, of the same people."""
    if not any(form.name == _format_of(path) for form in FORMATS if form.read_all is not None):
        return
    for one in read_all(path):
        if one.header.created != newest.created:
            header = msgspec.structs.replace(one.header, people=newest.people, imported=Imported())
            yield msgspec.structs.replace(one, header=header)


def _begun(header: Header) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(header.created)
    return None


class Line(msgspec.Struct, frozen=True, eq=False):
    """Heart rate of one person over their own clock, and what they marked: `t` (s), `bpm` (NaN in gaps), `marks`."""

    name: str
    t: Floats
    bpm: Floats
    marks: tuple[tuple[float, str], ...] = ()


def line(file: Understood, corrections: Corrections) -> Line:
    """Return the line of the one person of a file, to be slid against another. Raises FileError."""
    recording = _corrected(file, corrections)
    data = session_data(recording.events())
    who, beats = next((who, one) for who, one in data.beats.items() if len(one))
    t, rr_ms = picture(beats, len(beats))
    marks = tuple((mark.t, mark.text or mark.kind) for mark in data.marks)
    return Line(recording.header.people.get(who) or who, t, 60_000 / rr_ms, marks)


def _recognised(path: Path) -> bool:
    with suppress(OSError, FormatError):
        return recognise(path) is not None
    return False


def _format_of(path: Path) -> str:
    with suppress(OSError, FormatError):
        found = recognise(path)
        return found.name if found else ""
    return ""


def moment_in(name: str) -> str:
    """Return the day and time that a file's name tells, as ISO 8601; "" where it tells none."""
    for found in NAMED_MOMENT.finditer(name):
        with suppress(ValueError):
            year, month, day, hour, minute, second = map(int, found.groups("0"))
            return datetime(year, month, day, hour, minute, second).isoformat()
    return ""


def _clock(corrections: Corrections, header: Header, path: Path) -> str:
    if corrections.created:
        return "person"
    with suppress(ValueError):
        return "local" if datetime.fromisoformat(header.created).tzinfo is None else "zone"
    return "name" if moment_in(path.stem) else ""


def _guess(path: Path, name: str, known: Collection[str], in_folder: bool, people: int) -> tuple[str, Reason]:
    """Guess whose a file is: as it says, or as its name or that of its folder does."""
    if name:
        return name, "file"
    for text, reason in ((path.stem, "file name"), (path.parent.name, "folder")):
        for other in sorted(known, key=len, reverse=True):
            if people == 1 and re.search(rf"(?<![^\W_]){re.escape(other)}(?![^\W_])", text, re.IGNORECASE):
                return other, reason
    called = in_folder and people == 1 and PERSON.fullmatch(path.parent.name)
    return (path.parent.name, "folder") if called else ("", "")


def _seen(data: SessionData, who: str, name: str, reason: Reason) -> Seen:
    beats = data.beats[who]
    start, end = gaps(beats)
    t, rr_ms = picture(beats)
    bad = ~beats.good
    few = slice(None, None, 1 + int(bad.sum()) // POINTS)
    normal = beats.rr_ms[beats.good]
    return Seen(
        who,
        name,
        reason,
        len(beats),
        int(bad.sum()),
        usable_pct(beats),
        tuple(zip(start.tolist(), end.tolist(), strict=True)),
        t,
        rr_ms,
        tuple(zip(beats.t[bad][few].tolist(), beats.rr_ms[bad][few].tolist(), strict=True)),
        float(normal.min()) if normal.size else 0.0,
        float(normal.max()) if normal.size else 0.0,
    )


def _no_beats(who: str, name: str, reason: Reason) -> Seen:
    return Seen(who, name, reason, 0, 0, 0.0, (), np.empty(0), np.empty(0), (), 0.0, 0.0)


def picture(beats: Beats, points: int = POINTS) -> tuple[Floats, Floats]:
    """Return times (s) and intervals (ms) that draw like all normal beats, with NaN where a gap lies."""
    good = beats.good
    t, rr_ms, run = beats.t[good], beats.rr_ms[good], beats.run[good]
    size = -(-t.size // points) if t.size > 2 * points else 1
    if size > 1:
        firsts = np.arange(0, t.size, size)
        pairs = [
            sorted({i + int(rr_ms[i : i + size].argmin()), i + int(rr_ms[i : i + size].argmax())})
            for i in firsts.tolist()
        ]
        keep = np.array([i for one in pairs for i in one])
        t, rr_ms, run = t[keep], rr_ms[keep], run[keep]
    breaks = np.flatnonzero(np.diff(run)) + 1
    return np.insert(t, breaks, t[breaks] if breaks.size else 0.0), np.insert(rr_ms, breaks, np.nan)


def _columns(path: Path, wishes: Wishes) -> tuple[Column, ...]:
    """Return the columns of a text or table as they are understood, none where it is no text."""
    try:
        with readable(path):
            table = sheet(decoded(content(path)))
            what = with_wishes(rr_table.columns_of(table), wishes, table.names) if table.rows else None
    except FileError:
        return ()
    wide = max((len(cells) for _, cells in table.rows[:SHOWN]), default=0)
    if wide < 2:
        return ()
    found = meanings(what)
    rows = [cells for _, cells in table.rows[:SHOWN]]
    return tuple(
        Column(
            table.names[i] if i < len(table.names) else "",
            tuple(cells[i] if i < len(cells) else "" for cells in rows),
            found.get(i, ""),
        )
        for i in range(min(wide, MOST_COLUMNS))
    )


def _unit(path: Path, wishes: Wishes, data: SessionData) -> float:
    """Return the milliseconds of the unit in which a text or table was read; 0 where it held no intervals."""
    with readable(path):
        table = sheet(decoded(content(path)))
    what = with_wishes(rr_table.columns_of(table), wishes, table.names) if table.rows else None
    column = what.rr[0][0] if what else 0
    raw = numbers([cells[column] for _, cells in table.rows if column < len(cells)])
    heard = [n * 1000 / one.per_second for one in data.heard if isinstance(one, Packet) for n in one.rr]
    raw = raw[np.isfinite(raw) & (raw > 0)]
    if not raw.size or not heard:
        return 0.0
    ratio = float(np.median(heard)) / float(np.median(raw))
    near = min(UNITS, key=lambda unit: abs(np.log(unit / ratio)))
    return near if abs(np.log(near / ratio)) < 0.01 else 0.0


def _header(file: Understood) -> Recording:
    """Return what is needed of a file to compare its clock: header and length."""
    tick = next(iter(file.people)).who
    created = file.created if file.clock in ("zone", "local") else ""
    return Recording(Header({tick: ""}, created=created), lambda: iter((Packet(0.0, tick), Packet(file.seconds, tick))))


def _overlap(first: Understood, second: Understood) -> float | None:
    """Return how many seconds two files share by their clocks, None where these do not say."""
    try:
        later, _ = seconds_between(_header(first), _header(second))
    except NoCommonClock:
        return None
    return min(first.seconds, later + second.seconds) - max(0.0, later)


def _at_one_time(
    first: Understood, second: Understood, corrections: Mapping[Path, Corrections], *, alone: bool
) -> bool:
    if len(first.people) != 1 or len(second.people) != 1:
        return False
    one, other = (_names(file, corrections.get(file.path, NOTHING)) for file in (first, second))
    shared = _overlap(first, second)
    different = (one and other and one != other) or (alone and not (one and one == other))
    return bool(different) and shared is not None and shared >= min(OVERLAP_S, first.seconds, second.seconds)


def _by_day(files: Sequence[Understood]) -> dict[int, list[Understood]]:
    """Return the files of each day, so that years of them need not all be held against each other."""
    days: dict[int, list[Understood]] = {}
    for file in files:
        days.setdefault(_day(file), []).append(file)
    return days


def _day(file: Understood) -> int:
    with suppress(ValueError):
        return date.fromisoformat(file.created[:10]).toordinal()
    return 0


def _names(file: Understood, corrections: Corrections) -> tuple[str, ...]:
    named = (corrections.names.get(one.who, one.name).strip() for one in file.people)
    return tuple(name for name in named if name)


def _left_first(first: Understood, second: Understood) -> tuple[Understood, Understood]:
    names = [one.people[0].name.casefold() for one in (first, second)]
    return (second, first) if all(names) and names[1] < names[0] else (first, second)


def _corrected(file: Understood, corrections: Corrections) -> Recording:
    recording = open_file(file.path, wishes=corrections.wishes)
    header = recording.header
    names = header.people | {one.who: corrections.names.get(one.who, one.name).strip() for one in file.people}
    header = msgspec.structs.replace(
        header,
        people=names,
        created=corrections.created or header.created or moment_in(file.path.stem),
        bare=header.bare if corrections.chosen is None else corrections.chosen,
    )
    return msgspec.structs.replace(recording, header=header)


def _changes(corrections: Corrections) -> dict[str, str]:
    """Return in words for the header what a person said otherwise."""
    wishes = corrections.wishes
    columns = ", ".join(f"{i + 1}: {meaning or 'not used'}" for i, meaning in sorted(wishes.meanings.items()))
    found = {
        "columns": columns,
        "unit_ms": f"{wishes.unit_ms:g}" if wishes.unit_ms else "",
        "created": corrections.created,
        "series": "" if corrections.chosen is None else "chosen" if corrections.chosen else "raw",
    }
    return {key: value for key, value in found.items() if value}
