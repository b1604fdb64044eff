"""The index of a library: what its recordings hold, in SQLite, rebuilt from them whenever asked.

Nothing is in it that the recordings do not say. Several programs may use it at once.
"""

import os
import sqlite3
from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from hrvsync.i18n import Message

FILE = "index.db"
VERSION = 9
WAIT_S = 20.0

_PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "secure_delete = ON")
_TABLES = """
CREATE TABLE session (file TEXT PRIMARY KEY, stamp TEXT NOT NULL, created TEXT NOT NULL, protocol TEXT NOT NULL,
                      trouble TEXT NOT NULL, entry BLOB NOT NULL, label TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX by_time ON session (created);
CREATE INDEX unreadable ON session (file) WHERE trouble <> '';
CREATE TABLE person (name TEXT, file TEXT REFERENCES session ON DELETE CASCADE, PRIMARY KEY (name, file)) WITHOUT ROWID;
CREATE INDEX by_file ON person (file);
CREATE TABLE tag (name TEXT, file TEXT REFERENCES session ON DELETE CASCADE, PRIMARY KEY (name, file)) WITHOUT ROWID;
CREATE INDEX tag_by_file ON tag (file);
"""

_ENTRIES = """
SELECT entry FROM session
WHERE (:person = '' OR EXISTS (SELECT 1 FROM person WHERE name = :person AND person.file = session.file))
AND (:protocol = '' OR protocol = :protocol)
AND (:tag = '' OR EXISTS (SELECT 1 FROM tag WHERE name = :tag AND tag.file = session.file))
ORDER BY created, file
"""

_NAMED = """
WITH named AS (
    SELECT entry, created, label, (SELECT group_concat(name, char(0)) FROM
        (SELECT name FROM person WHERE person.file = session.file ORDER BY name)) AS names
    FROM session WHERE trouble = ''
)
"""
_NEWEST = f"{_NAMED} SELECT entry, max(created), names FROM named WHERE names <> '' GROUP BY names ORDER BY 2"
_NEWEST_LABEL = f"{_NAMED} SELECT names, label, max(created) FROM named WHERE label <> '' GROUP BY names"
# beside max() SQLite gives the rest of that row


NO_STORY = msgspec.Raw(b"[]")


class PersonEntry(msgspec.Struct, frozen=True, gc=False):
    """One person in a session: measures by name, those without enough good data left out.

    `states`: the state of each second, see `hrvsync.analysis.states.packed`. `quiet`: whether the beginning was.
    `baseline_end`: when that beginning, which made the baseline, was over (s); None without a baseline.
    `corrected_by_hand`: beats that a person corrected. `pulse`: beats of a pulse wave, whose variability is PRV.
    `theirs`: day, RMSSD (ms) and heart rate by the name of the app that measured them. `own`: what their body did in
    the session, by name, see `hrvsync.history.OWN`. `role`: what they were to the others, "" where nobody said it.
    """

    name: str
    usable_pct: float | None
    metrics: dict[str, float] = {}
    states: str = ""
    quiet: bool = True
    baseline_end: float | None = None
    corrected_by_hand: int = 0
    pulse: bool = False
    theirs: dict[str, tuple[tuple[str, float | None, float | None], ...]] = {}
    own: dict[str, float] = {}
    role: str = ""


class PhaseEntry(msgspec.Struct, frozen=True, gc=False):
    """A phase of the session, from `t` (s) on; `paced`: whether a pacer led somebody's breath in it."""

    t: float
    name: str
    paced: bool = False


class CueEntry(msgspec.Struct, frozen=True, gc=False):
    """The answer of seat `who` to a kind of `cue` by the seat `by`, `n` times: heart rate (bpm) beyond no cue.

    `control_seconds`: how many seconds without a cue that rests on.
    """

    cue: str
    by: str
    who: str
    n: int
    beyond: float
    control_seconds: int


class ConditionEntry(msgspec.Struct, frozen=True, gc=False):
    """The condition `one` minus `other`: heart rate (bpm) and ln RMSSD by seat, Fisher's z of the two together."""

    one: str
    other: str
    hr: dict[str, float] = {}
    ln_rmssd: dict[str, float] = {}
    together: float | None = None


class OfferEntry(msgspec.Struct, frozen=True, gc=False):
    """An offer to breathe together: after how long (s) both were settled, or how long they were watched."""

    seconds: float
    settled: bool
    accepted: bool


class Entry(msgspec.Struct, frozen=True, gc=False):
    """What the index knows of one recording; `trouble`: why it could not be read; `cut_short`: it has no end.

    `repairs`: of each rupture after which somebody was out of range, how long (s), and whether both came back.
    `protocol`: the guided session by the name it had then, `protocol_key` by that which it has in every language.
    `posture`: of somebody alone, "" where nobody said it. `story`: what happened in words, see `sentences`. `words`:
    what people wrote of it, to be searched. Of two: `alike`, in how many minutes they were more so than by chance and
    of how many, in "free" and in "paced" phases; answers to `cues`, differences between `conditions`, and what
    followed `offers` to breathe together.
    """

    file: str
    created: str = ""
    seconds: float = 0.0
    protocol: str = ""
    people: dict[str, PersonEntry] = {}
    pair: dict[str, float] = {}
    phases: tuple[PhaseEntry, ...] = ()
    tags: tuple[str, ...] = ()
    trouble: Message = Message()
    cut_short: bool = False
    repairs: tuple[tuple[float, bool], ...] = ()
    protocol_key: str = ""
    posture: str = ""
    story: msgspec.Raw = NO_STORY
    words: str = ""
    case: str = ""
    alike: dict[str, tuple[int, int]] = {}
    cues: tuple[CueEntry, ...] = ()
    conditions: tuple[ConditionEntry, ...] = ()
    offers: tuple[OfferEntry, ...] = ()

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What happened in words, the one sentence that says most first; empty where nobody knows."""
        return _decode_story(self.story)

    @property
    def protocol_id(self) -> str:
        """Return what is the same for one guided session in every language; "" without one."""
        return self.protocol_key or self.protocol

    @property
    def kind(self) -> str:
        """Return "together" with two people, else "solo"."""
        return "together" if len(self.people) > 1 else "solo"


def _put(sentence: object) -> object:
    """Keep a Message as its template and values."""
    assert isinstance(sentence, Message)
    return (sentence.template, sentence.values) if sentence else ""


def _get(_kind: type, stored: object) -> Message:
    if isinstance(stored, str):
        return Message(stored)
    template, values = msgspec.convert(stored, tuple[str, dict[str, object]])
    return Message(template, **{name: _value(value) for name, value in values.items()})


def _value(stored: object) -> str | int | float:
    return stored if isinstance(stored, int | float | str) else _get(Message, stored)


_encode = msgspec.json.Encoder(enc_hook=_put).encode
_decode = msgspec.json.Decoder(Entry, dec_hook=_get).decode
_decode_story = msgspec.json.Decoder(tuple[Message, ...], dec_hook=_get).decode


def packed_story(sentences: Sequence[Message]) -> msgspec.Raw:
    """Keep sentences as an entry does: unread until they are asked for, since a library has thousands of entries."""
    return msgspec.Raw(_encode(sentences))


class Index:
    """The open index of the library in `folder`; close it, or use `open_index`."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        try:
            self._base = _open(self._path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # busy, or the disk: the index itself is sound
                raise
            remove(folder)
            self._base = _open(self._path)

    def close(self) -> None:
        """Close it."""
        self._base.close()

    def put(self, entry: Entry, stamp: str) -> None:
        """Add or replace what is known of a recording; `stamp` is its state on the disk."""
        with self._writing():
            self._base.execute("DELETE FROM session WHERE file = ?", (entry.file,))
            row = (entry.file, stamp, entry.created, entry.protocol_id, entry.trouble, _encode(entry), entry.case)
            self._base.execute("INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            self._base.executemany(
                "INSERT INTO person VALUES (?, ?)", sorted({(one.name, entry.file) for one in entry.people.values()})
            )
            self._base.executemany(
                "INSERT INTO tag VALUES (?, ?)", [(tag, entry.file) for tag in sorted(set(entry.tags))]
            )

    def drop(self, file: str) -> None:
        """Remove a recording."""
        with self._writing():
            self._base.execute("DELETE FROM session WHERE file = ?", (file,))

    def stamps(self) -> dict[str, str]:
        """Return the stamp of each recording it knows."""
        return dict(self._base.execute("SELECT file, stamp FROM session"))

    def entries(self, person: str = "", protocol: str = "", tag: str = "") -> list[Entry]:
        """Return the recordings in order of time, those of a person, a protocol by its id, a tag."""
        return [
            _decode(entry)
            for (entry,) in self._base.execute(_ENTRIES, {"person": person, "protocol": protocol, "tag": tag})
        ]

    def newest(self) -> list[Entry]:
        """Return the newest recording of each group of people, oldest first, with the case of the group."""
        labels = {names: label for names, label, _ in self._base.execute(_NEWEST_LABEL)}
        found = [(_decode(entry), labels.get(names, "")) for entry, _, names in self._base.execute(_NEWEST)]
        return [msgspec.structs.replace(one, case=one.case or label) for one, label in found]

    def unreadable(self) -> list[Entry]:
        """Return the recordings that could not be read, by name."""
        return [
            _decode(entry)
            for (entry,) in self._base.execute("SELECT entry FROM session WHERE trouble <> '' ORDER BY file")
        ]

    def people(self) -> dict[str, int]:
        """Return everybody's name with the number of their recordings."""
        return dict(self._base.execute("SELECT name, count(*) FROM person GROUP BY name ORDER BY name"))

    def scrub(self) -> None:
        """Leave no byte of what was dropped in the file. Raises sqlite3.OperationalError while others read it."""
        self._base.execute("VACUUM")
        (busy, _, _) = self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:  # someone still reads what was there before
            raise sqlite3.OperationalError(Message("database is locked"))

    @contextmanager
    def _writing(self) -> Generator[None]:
        with self._base:
            self._base.execute("BEGIN IMMEDIATE")
            yield


def open_index(folder: Path) -> closing[Index]:
    """Open the index of the library in `folder` for a `with` statement, which closes it."""
    return closing(Index(folder))


def _open(path: Path) -> sqlite3.Connection:
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    base = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            base.execute(f"PRAGMA {pragma}")
        with base:
            base.execute("BEGIN IMMEDIATE")
            (version,) = base.execute("PRAGMA user_version").fetchone()
            if version != VERSION:
                for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                    base.execute(f'DROP TABLE "{name}"')
                for statement in _TABLES.split(";"):
                    base.execute(statement)
                base.execute(f"PRAGMA user_version = {VERSION}")
    except BaseException:
        base.close()
        raise
    return base


def drop(folder: Path, changed: Collection[str] = ()) -> None:
    """Drop recordings that are `changed` or gone from the index of a library, to the last byte; none is made."""
    if (folder / FILE).exists():
        with open_index(folder) as base:
            for file in base.stamps():
                if file in changed or not (folder / file).exists():
                    base.drop(file)
            base.scrub()


def rename(folder: Path, moved: Mapping[str, str], old: str, new: str) -> None:
    """Let what is known of recordings that were `moved` (new file by old) say that the person `old` is `new`.

    They are read again by the next reindex, since sentences about them still have the old name.
    """
    if (folder / FILE).exists():
        with open_index(folder) as base:
            for entry in base.entries(person=old):
                if entry.file in moved:
                    people = {
                        who: msgspec.structs.replace(one, name=new) if one.name == old else one
                        for who, one in entry.people.items()
                    }
                    base.drop(entry.file)
                    renamed = msgspec.structs.replace(entry, file=moved[entry.file], people=people, story=NO_STORY)
                    base.put(renamed, "")


def files(folder: Path) -> list[Path]:
    """Return the files of the index of the library in `folder`, which may be there."""
    return [folder / (FILE + suffix) for suffix in ("", "-wal", "-shm")]


def remove(folder: Path) -> None:
    """Delete the index of the library in `folder`; the next reindex makes it again."""
    for path in files(folder):
        path.unlink(missing_ok=True)
