"""Rename or delete a person across the library."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path, PurePath
from tempfile import gettempdir
from typing import cast

import msgspec

from hrvsync.i18n import Message
from hrvsync.storage import Progress, backup, clear_cache, index, jsonl, library, protocols, sweep, tracked
from hrvsync.storage.backup import Files, Left
from hrvsync.storage.beside import EDITS_SUFFIX, NOTES_SUFFIX, PRIVATE_SUFFIX, following, grouped, main_of, seat_of
from hrvsync.storage.edits import Edits
from hrvsync.storage.folders import STAMPED, as_file_name, is_stamped, numbered
from hrvsync.storage.journal import changing, recover
from hrvsync.storage.limits import LINE, NO_JSON
from hrvsync.storage.notes import Notes
from hrvsync.storage.recording import VERSION, FileError

type Line = dict[str, object]
type Change = Callable[[str], str]

SOMEONE = "someone"
STAMPS = "[12]???-??-??-??????*"  # how the names of recordings begin
NO_TEXT = {
    *("k", "who", "person", "kind", "state", "people", "partners", "created", "tz", "app", "format", "version"),
    "sha256",
    *("reason", "what", "why", "system"),  # of a link
}
"""Keys whose values are not words of people, and would lose their meaning with a word replaced."""


class Remnant(msgspec.Struct, frozen=True, order=True):
    """What people decide about when someone is deleted: a `text` that may name them, or a file that is not readable.

    The text may be the name of the file itself; that of a file that cannot be read, wholly or in part, is blank.
    """

    file: str
    text: str = ""


class Holdings(msgspec.Struct, frozen=True):
    """What the library holds of a person: recordings made alone, those shared with `partners`, when (ISO), backups.

    `straps` are the ids of those they wore; `remnants` go only where people say so. `private`: about how many sessions
    with them a practitioner keeps private notes.
    """

    name: str
    alone: int = 0
    shared: int = 0
    partners: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    backups: int = 0
    straps: tuple[str, ...] = ()
    remnants: tuple[Remnant, ...] = ()
    private: int = 0


class Head(msgspec.Struct, frozen=True):
    """What the header of a recording says, of whatever version."""

    people: dict[str, str]
    created: str = ""
    version: int = 0


def holdings(folder: Path, name: str) -> Holdings:
    """Look up what `delete_person` would take, in the recordings themselves."""
    recover(folder)
    known = _heads(folder)
    heads = [head for head in known.values() if name in head.people.values()]
    alone = sum(set(head.people.values()) == {name} for head in heads)
    partners = sorted({other for head in heads for other in head.people.values()} - {name})
    made = sorted(head.created for head in heads if head.created) or [""]
    person = _Person(name, known.values(), frozenset())
    for root in _roots(folder):
        _ = list(person.without(_files(root)))
    private = len(person.private)
    backup.rewrite_all(None, folder, person.without)
    return Holdings(
        name,
        alone,
        len(heads) - alone,
        tuple(partners),
        made[0],
        made[-1],
        len(backup.known(folder)),
        tuple(sorted(person.straps)),
        tuple(sorted(person.remnants)),
        private,
    )


def rename_person(folder: Path, old: str, new: str, progress: Progress | None = None) -> int:
    """Give a person the name `new` in every recording and its file's name; return in how many.

    Backups keep the name they were made with. Raises Refused before anything is changed: where a recording
    is still being made, or two people of one would have the same name.
    """

    def renamed(line: Line) -> Line:
        return _with_people(line, lambda people: {seat: new if n == old else n for seat, n in people.items()})

    with changing(folder) as plan:
        heads = _heads(folder)
        files = [file for file, head in heads.items() if old in head.people.values()]
        library.require_finished(folder / file for file in files)
        together = next((file for file in files if new != old and new in heads[file].people.values()), None)
        if together:
            what = Message("{old} and {new} have a recording together ({file}); choose another name")
            raise library.Refused(what.filled(old=old, new=new, file=together))
        names = map(as_file_name, _everybody(heads.values()))
        change = _replacement(as_file_name(old), as_file_name(new) or SOMEONE, names)
        taken = set(_files(folder))
        beside = grouped(taken)
        moved: dict[str, str] = {}
        for file in tracked(files, progress):
            to = moved[file] = _free_name(file, change, taken)
            plan.draft(folder / to, folder).write_bytes(_rewritten((folder / file).read_bytes(), renamed))
            if to != file:
                plan.remove(folder / file)
                for other in beside.get(_lower(file), ()):
                    plan.move(folder / other, folder / following(other, file, to))
        if files:
            plan.carry_out()
            index.rename(folder, moved, old, new)
    return len(files)


def name_people(recording: Path, names: Mapping[str, str]) -> Path:
    """Say who sat where in one recording, `names` by seat, where nobody has said it; return where it is then.

    It is renamed as a person is: the list of people in its first line and the names of its files change, nothing that
    arrived. Raises Refused before anything is changed: while it is being made, for a seat that has a name, and for one
    name twice; FileError where it is not one of ours.
    """
    folder, file = recording.parent, recording.name
    with changing(folder) as plan:
        head = _heads(folder).get(file)
        if head is None:
            raise FileError(recording, Message("it is no recording of hrvsync"), Message("choose one of the library"))
        library.require_finished([recording])
        if known := next((name for seat, name in head.people.items() if seat in names and name != seat), None):
            raise library.Refused(Message("{name} has a name there already; rename the person instead", name=known))
        people = head.people | dict(names)
        if len(set(people.values())) < len(people):
            raise library.Refused(Message("two people of one recording cannot have the same name"))

        def named(line: Line) -> Line:
            return _with_people(line, lambda people: people | dict(names))

        stamp = recording.stem[:STAMPED] if is_stamped(recording) else ""
        stem = "-".join(filter(None, (stamp, as_file_name("-".join(people.values()))))) if stamp else recording.stem
        taken = set(_files(folder))
        to = _free_name(file, lambda _: stem, taken)
        plan.draft(folder / to, folder).write_bytes(_rewritten(recording.read_bytes(), named))
        if to != file:
            plan.remove(recording)
            for other in grouped(taken - {to}).get(_lower(file), ()):
                plan.move(folder / other, folder / following(other, file, to))
        plan.carry_out()
        index.drop(folder, [file, to])
    return folder / to


def delete_person(
    folder: Path, name: str, progress: Progress | None = None, chosen: Collection[Remnant] = ()
) -> list[Path]:
    """Delete a person for good; return the backups that are not where they were, or damaged, and still hold them.

    What their strap sent goes, from bin, backups and temporary files too. A partner's part of a shared recording
    stays, as a recording of that partner alone; where the name stands in its file's name it becomes "someone", as in
    texts that were `chosen`. What was `chosen` of the files that cannot be read goes. Raises Refused before anything
    is changed, and OSError; the next start finishes what was interrupted.
    """
    touched: list[str] = []
    with changing(folder) as plan:
        heads = _heads(folder)
        library.require_finished(folder / file for file, head in heads.items() if name in head.people.values())
        person = _Person(name, heads.values(), frozenset(chosen))
        for root in _roots(folder):
            files = _files(root)
            for file, to, content in person.without(files, progress if root == folder else None):
                touched.append(file)
                if content is not None:
                    plan.draft(root / to, root).write_bytes(content)
                if content is None or to != file:
                    plan.remove(root / file)
        missing = backup.rewrite_all(plan, folder, person.without)
        plan.carry_out()
        sweep(folder)
        clear_cache()
        index.drop(folder, touched)
    return missing


class _Person:
    """Someone who is deleted, from one set of files after another."""

    def __init__(self, name: str, heads: Iterable[Head], chosen: frozenset[Remnant]) -> None:
        others = _everybody(heads)
        self._name, self._chosen = name, chosen
        self._in_text = _replacement(name, SOMEONE, others)
        self._in_file_name = _replacement(as_file_name(name), SOMEONE, map(as_file_name, others))
        # In a backup they may have another name.
        self._seats = {head.created: _seats(head, name) for head in heads if head.created}
        self.straps: set[str] = set()
        self.private: set[str] = set()
        self.remnants: set[Remnant] = set()

    def without(self, files: Files, progress: Progress | None = None) -> Iterator[Left]:
        """Yield each file that changes, what it is called then, and what is left of it, if anything."""
        heads: dict[str, Head | None] = {}
        names: dict[str, str] = {}
        taken = set(files)
        # Recordings first: what lies beside them follows them.
        for file in tracked(sorted(files, key=lambda file: (bool(main_of(file)), file)), progress):
            content = files[file]()
            if file.endswith(protocols.SUFFIX):
                to, after = (
                    _free_name(file, partial(self._file_name, file, False), taken),
                    self._toml_left(file, content),
                )
            elif recording := main_of(file):
                to = following(file, recording, names.get(recording, recording))
                after = self._beside_left(file, content, heads.get(recording))
            else:
                head = heads[file] = _head(content)
                after = self._recording_left(file, content, head)
                own = bool(head and after != content and self._theirs(head))
                to = names[file] = _free_name(file, partial(self._file_name, file, own), taken)
            if to != file or after != content:
                yield file, to, after

    def _recording_left(self, file: str, content: bytes, head: Head | None) -> bytes | None:
        if head is None:
            return self._unless_chosen(file, content)
        seats = self._theirs(head)
        if not seats and not self._mentioned(content) and _is_sound(content):
            return content

        def keep(damaged: bytes) -> bool:
            if damaged.endswith(b"\n"):
                return not self._is_chosen(Remnant(file))
            # torn by a crash, and nobody reads it
            return not (seats or (self._mentioned(damaged) and self._is_chosen(Remnant(file))))

        after = _rewritten(content, partial(self._line_left, file, seats), keep)
        if seats and seats == head.people.keys():
            self.remnants -= {remnant for remnant in self.remnants if remnant.file == file}
            return None
        return self._unless_chosen(file, content) if seats and head.version > VERSION else after

    def _beside_left(self, file: str, content: bytes, head: Head | None) -> bytes | None:
        if file.endswith(NOTES_SUFFIX):
            return self._notes_left(file, content, head)
        if file.endswith(EDITS_SUFFIX):
            return self._edits_left(file, content, head)
        if file.endswith(PRIVATE_SUFFIX):
            return self._private_left(file, content, head)
        if head is None:
            return self._unless_chosen(file, content)
        seats, seat = self._theirs(head), seat_of(file)
        if seats and (not seat or seat in seats):  # what it holds of them cannot be taken out of another app's file
            return None
        return self._unless_chosen(file, content) if self._mentioned(content, escapes=False) else content

    def _edits_left(self, file: str, content: bytes, head: Head | None) -> bytes | None:
        try:
            edits = msgspec.json.decode(content, type=Edits)
        except NO_JSON:
            return self._unless_chosen(file, content)
        seats = self._theirs(head) if head else set[str]()
        if head and seats and seats == head.people.keys():
            return None
        left = [
            msgspec.structs.replace(edit, by=self._text(file, edit.by)) for edit in edits.edits if edit.who not in seats
        ]
        after = msgspec.structs.replace(edits, edits=tuple(left))
        return content if after == edits else msgspec.json.encode(after)

    def _notes_left(self, file: str, content: bytes, head: Head | None) -> bytes | None:
        seats = self._theirs(head) if head else set[str]()
        if head and seats and seats == head.people.keys():
            return None
        notes = library.decoded(content)
        if head is None or not _are_notes(notes):  # they may hold anything, of anybody
            return self._unless_chosen(file, content)
        after = dict(cast(Line, notes))
        if "moods" in after:
            after |= {"moods": {seat: mood for seat, mood in cast(Line, after["moods"]).items() if seat not in seats}}
        for key in {"added", "struck"} & after.keys():
            after |= {key: [mark for mark in cast(list[Line], after[key]) if mark.get("who") not in seats]}
        after = _map_texts(after, partial(self._text, file))
        return content if after == notes else msgspec.json.encode(after)

    def _private_left(self, file: str, content: bytes, head: Head | None) -> bytes | None:
        """They are about everybody in the session, and go whole with any of them; elsewhere they may name somebody."""
        if head is not None and self._theirs(head):
            self.private.add(file)
            return None
        notes = library.decoded(content)
        if head is None or notes is None:
            return self._unless_chosen(file, content)
        after = _map_texts(notes, partial(self._text, file))
        return content if after == notes else msgspec.json.encode(after)

    def _toml_left(self, file: str, content: bytes) -> bytes:
        text = content.decode(errors="surrogateescape")
        return re.sub(".+", lambda line: self._text(file, line[0]), text).encode(errors="surrogateescape")

    def _line_left(self, file: str, seats: set[str], line: Line) -> Line | None:
        if line.get("who", line.get("person")) in seats:
            if line.get("k") == "strap" and line.get("id"):
                self.straps.add(str(line["id"]))
            return None
        line = _with_people(line, lambda people: {seat: name for seat, name in people.items() if seat not in seats})
        if seats and isinstance(imported := line.get("imported"), dict):
            line = line | {"imported": _without_originals(cast(Line, imported), seats)}
        return cast(Line, _map_texts(line, partial(self._text, file)))

    def _theirs(self, head: Head) -> set[str]:
        return _seats(head, self._name) | (self._seats.get(head.created, set()) & head.people.keys())

    def _mentioned(self, content: bytes, *, escapes: bool = True) -> bool:
        return (escapes and b"\\u" in content) or self._name.casefold() in content.decode(errors="ignore").casefold()

    def _text(self, file: str, text: str) -> str:
        changed = self._in_text(text)
        return changed if changed != text and self._is_chosen(Remnant(file, text)) else text

    def _file_name(self, file: str, own: bool, stem: str) -> str:
        changed = self._in_file_name(stem)
        return changed if changed != stem and (own or self._is_chosen(Remnant(file, stem))) else stem

    def _unless_chosen(self, file: str, content: bytes) -> bytes | None:
        return None if self._is_chosen(Remnant(file)) else content

    def _is_chosen(self, remnant: Remnant) -> bool:
        self.remnants.add(remnant)
        return remnant in self._chosen


def _roots(folder: Path) -> list[Path]:
    """Return the library, own guided sessions, and where recordings lie that were not kept or that no disk took."""
    temporary = Path(gettempdir())
    scratch = (path for path in temporary.glob("hrvsync-*") if path.is_dir() and os.access(path, os.W_OK))
    return [folder, *scratch, temporary, protocols.own_folder()]


def _files(root: Path) -> Files:
    """Return what hrvsync wrote in a folder and below it; of temporary files, sessions that their disk did not take."""
    if root == Path(gettempdir()):
        paths = [path for path in root.glob(f"{STAMPS}{jsonl.SUFFIX}") if path.is_file() and os.access(path, os.W_OK)]
        return {path.name: path.read_bytes for path in paths if _head(path.read_bytes())}
    if root == protocols.own_folder():
        return {path.name: path.read_bytes for path in root.glob(f"*{protocols.SUFFIX}") if path.is_file()}
    return {
        str(path.relative_to(root)): path.read_bytes if path.stat().st_size <= backup.LARGEST_FILE else bytes
        for path in library.everything(root)
    }


def _heads(folder: Path) -> dict[str, Head]:
    """Return what can be read of the header of every recording."""
    recordings = ((file, read) for file, read in _files(folder).items() if not main_of(file))
    return {file: head for file, read in recordings if (head := _head(read()))}


def _head(content: bytes) -> Head | None:
    line = library.decoded(content[:LINE].partition(b"\n")[0])
    if line is not None and line.get("k") == "header":
        with suppress(msgspec.ValidationError):
            head = msgspec.convert({"people": line.get("partners", {})} | line, Head)
            return head if head.people or head.version <= VERSION else None
    return None


def _is_sound(recording: bytes) -> bool:
    with suppress(*NO_JSON):
        return bool(msgspec.json.Decoder(msgspec.Raw).decode_lines(recording))
    return False


def _are_notes(line: Line | None) -> bool:
    with suppress(msgspec.ValidationError):
        return bool(msgspec.convert(line, Notes)) and set(line or ()) <= set(Notes.__struct_fields__)
    return False


def _seats(head: Head, name: str) -> set[str]:
    return {seat for seat, theirs in head.people.items() if theirs == name}


def _everybody(heads: Iterable[Head]) -> set[str]:
    return {name for head in heads for name in head.people.values()}


def _replacement(name: str, by: str, others: Iterable[str]) -> Change:
    """Return a function that replaces `name` where it is a word of its own, but not in the longer names of others."""
    if not name:
        return lambda text: text
    longer = sorted((other for other in others if len(other) > len(name)), key=len, reverse=True)
    others_ = "|".join(map(re.escape, longer)) or "(?!)"
    word = re.compile(rf"(?<!\w)(?:({others_})|{re.escape(name)})(?!\w)", re.IGNORECASE)
    return lambda text: word.sub(lambda found: found[1] or by, text)


def _notes(recording: str) -> str:
    return recording[: -len(jsonl.SUFFIX)] + NOTES_SUFFIX


def _lower(recording: str) -> str:
    """Return the name of a recording with its suffix in small letters, as what lies beside it has it."""
    return recording[: -len(jsonl.SUFFIX)] + jsonl.SUFFIX


def _without_originals(imported: Line, seats: set[str]) -> Line:
    """Return where a recording comes from without the files that hold one of these seats."""
    left = [
        original
        for original in cast(list[Line], imported.get("originals", []))
        if original.get("who") and original["who"] not in seats
    ]
    return imported | {"originals": left}


def _free_name(file: str, change: Change, taken: set[str]) -> str:
    """Change the name of a recording's file, to one that is not `taken`; from now on it is."""
    path = PurePath(file)
    changed = change(path.stem)
    if changed == path.stem:
        return file
    to = next(
        to for name in numbered(changed, path.suffix) if not {to := str(path.with_name(name)), _notes(to)} & taken
    )
    taken.add(to)
    return to


def _rewritten(
    content: bytes, change: Callable[[Line], Line | None], keep: Callable[[bytes], bool] = lambda _: True
) -> bytes:
    """Return a recording with every line passed through `change` (None drops it), and what is no line as `keep` says.

    The lines keep the version of the format they were written in, and the same bytes where nothing changes; the count
    in the end line stays true.
    """
    dropped = 0
    lines: list[bytes] = []
    for text in BytesIO(content):
        line = library.decoded(text)
        if line is None:
            after = text if not text.strip() or keep(text) else b""
        elif line.get("k") == "end" and isinstance(n := line.get("n"), int):
            after = _encoded(line | {"n": n - dropped}) if dropped else text
        else:
            changed = change(line)
            after = text if changed == line else _encoded(changed) if changed else b""
        dropped += not after
        lines.append(after)
    return b"".join(lines)


def _encoded(line: Line) -> bytes:
    return msgspec.json.encode(line) + b"\n"


def _with_people(line: Line, change: Callable[[dict[str, str]], dict[str, str]]) -> Line:
    """Return a line with other people where it is the header."""
    key = "partners" if "partners" in line else "people"  # version 0 had partners, and person for who
    return line | {key: change(cast(dict[str, str], line[key]))} if line.get("k") == "header" else line


def _map_texts(value: object, change: Change) -> object:
    """Change every text in `value`, at any depth."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_map_texts(item, change) for item in cast(list[object], value)]
    if isinstance(value, dict):
        return {key: item if key in NO_TEXT else _map_texts(item, change) for key, item in cast(Line, value).items()}
    return value
