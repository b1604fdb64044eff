"""A person may be called otherwise in the whole library, or leave it for good."""

import re
from collections.abc import Callable, Collection, Iterable
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import msgspec

from hrvsync.i18n import Message
from hrvsync.storage import backup, index, library
from hrvsync.storage.atomic import TEMPORARY, replacing
from hrvsync.storage.folders import as_file_name
from hrvsync.storage.jsonl import SUFFIX, read
from hrvsync.storage.notes import SUFFIX as NOTES_SUFFIX
from hrvsync.storage.notes import notes_path
from hrvsync.storage.recording import FileError, Header

type Line = dict[str, object]
type Change = Callable[[str], str]

SOMEONE = "someone"
NO_TEXT = frozenset({"k", "who", "kind", "state", "people", "created", "tz", "app", "format", "version"})
"""What is no text that people write, and would no longer be what it is with a word in it replaced."""


class Holdings(msgspec.Struct, frozen=True):
    """What the library holds of a person: recordings made alone, those shared with `partners`, when (ISO), backups."""

    name: str
    alone: int = 0
    shared: int = 0
    partners: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    backups: int = 0


def holdings(folder: Path, name: str) -> Holdings:
    """Look up what `delete_person` would take, in the recordings themselves."""
    headers = [
        header for path in library.recordings(folder) if (header := _header(path)) and name in header.people.values()
    ]
    alone = sum(set(header.people.values()) == {name} for header in headers)
    partners = {other for header in headers for other in header.people.values()} - {name}
    made = sorted(header.created for header in headers if header.created)
    return Holdings(
        name,
        alone,
        len(headers) - alone,
        tuple(sorted(partners)),
        made[0] if made else "",
        made[-1] if made else "",
        len(backup.known(folder)),
    )


def rename_person(folder: Path, old: str, new: str, progress: library.Progress | None = None) -> int:
    """Call a person `new` in every recording and its file's name; return in how many.

    Backups keep the name they were made with. Raises Busy before anything is changed, and ValueError where two people
    of one recording would have the same name.
    """

    def renamed(line: Line) -> Line:
        if line.get("k") == "header":
            people = cast(dict[str, str], line["people"])
            line["people"] = {seat: new if name == old else name for seat, name in people.items()}
        return line

    people = {path: _people(path) for path in library.recordings(folder)}
    paths = [path for path, named in people.items() if old in named.values()]
    library.none_growing(paths)
    for path in paths:
        if new != old and new in people[path].values():
            said = Message("{old} and {new} have a recording together ({file}); choose another name")
            raise ValueError(said.filled(old=old, new=new, file=path.name))
    change = _saying(as_file_name(new) or SOMEONE, as_file_name(old), map(as_file_name, _everybody(people)))
    for done, path in enumerate(paths, 1):
        with replacing(path) as draft:
            _rewritten(path, draft, renamed)
        called = path.with_name(_renamed(path, change, ()))
        if called != path:
            if notes_path(path).exists():
                notes_path(path).replace(notes_path(called))
            path.replace(called)
        if progress is not None:
            progress(done, len(paths))
    return len(paths)


def delete_person(folder: Path, name: str, progress: library.Progress | None = None) -> list[Path]:
    """Delete a person for good; return the backups that are not where they were and still hold them.

    What their strap sent goes, from the backups too. A partner's part of a shared recording stays, as a recording of
    that partner alone; where the name stands in a text or in a file's name it becomes "someone". Raises Busy before
    anything is changed, and OSError before anything of the library is: done again, it goes on.
    """
    people = {path: _people(path) for path in library.recordings(folder)}
    seats = {path: {seat for seat, theirs in named.items() if theirs == name} for path, named in people.items()}
    library.none_growing(path for path, theirs in seats.items() if theirs)
    alone = [path for path, theirs in seats.items() if theirs and theirs == people[path].keys()]
    everybody = _everybody(people)
    in_text = _saying(SOMEONE, name, everybody)
    in_file_name = _saying(SOMEONE, as_file_name(name), map(as_file_name, everybody))
    with TemporaryDirectory(prefix=TEMPORARY, dir=folder) as place:
        changed, taken = dict[str, Path | None](), set[str]()
        for done, (path, theirs) in enumerate(seats.items(), 1):
            notes = notes_path(path)
            if path in alone:
                changed |= {path.name: None, notes.name: None}
            else:
                draft = Path(place, _renamed(path, in_file_name, taken))
                taken.add(draft.name)
                notes_draft = notes_path(draft)
                moved = draft.name != path.name
                if _rewritten(path, draft, lambda line, theirs=theirs: _without(line, theirs, in_text)) or moved:
                    changed[path.name] = draft
                if notes.exists() and (_rewritten_notes(notes, notes_draft, theirs, in_text) or moved):
                    changed[notes.name] = notes_draft if notes_draft.exists() else None
            if progress is not None:
                progress(done, len(seats))
        missing = backup.replace_in_all(folder, changed)
        for file, new in changed.items():
            if new is not None:
                new.replace(folder / new.name)
            if (new is None and file.endswith(NOTES_SUFFIX)) or (new is not None and new.name != file):
                (folder / file).unlink(missing_ok=True)
    library.forget(folder, alone)
    _leave_index(folder, name, changed.keys(), in_text)
    return missing


def _people(recording: Path) -> dict[str, str]:
    header = _header(recording)
    return {} if header is None else header.people


def _header(recording: Path) -> Header | None:
    try:
        return read(recording).header
    except FileError:
        return None


def _everybody(people: dict[Path, dict[str, str]]) -> set[str]:
    return {name for named in people.values() for name in named.values()}


def _saying(by: str, name: str, others: Iterable[str]) -> Change:
    """Make what says `by` for `name` where it is a word of its own, but for the longer names of others."""
    if not name:
        return lambda text: text
    longer = sorted((other for other in others if len(other) > len(name)), key=len, reverse=True)
    others_ = "|".join(map(re.escape, longer)) or "(?!)"
    word = re.compile(rf"(?<!\w)(?:({others_})|{re.escape(name)})(?!\w)", re.IGNORECASE)
    return lambda text: word.sub(lambda found: found[1] or by, text)


def _renamed(path: Path, change: Change, taken: Collection[str]) -> str:
    """Change the name of a recording's file, to one that is neither in its folder nor `taken`."""
    stem = path.name.removesuffix(SUFFIX)
    said = change(stem)
    if said == stem:
        return path.name
    names = (f"{said}{n}{SUFFIX}" for n in chain([""], (f"-{n}" for n in count(2))))
    return next(name for name in names if name not in taken and not path.with_name(name).exists())


def _leave_index(folder: Path, name: str, files: Collection[str], change: Change) -> None:
    """Drop from the index what was changed and whatever names the person; the next reindex tells what is left."""
    with index.opened(folder) as base:
        for entry in base.entries():
            told = msgspec.to_builtins(entry, enc_hook=str)
            there = any(one.name == name for one in entry.people.values())
            if there or {entry.file, notes_path(Path(entry.file)).name} & set(files) or _changed(told, change) != told:
                base.drop(entry.file)
        base.scrub()


def _rewritten(path: Path, draft: Path, change: Callable[[Line], Line | None]) -> bool:
    """Pass every line through `change` (None drops it), keep the count in the end line true; tell if any changed."""
    dropped, changed = 0, False
    draft.touch(0o600)
    with path.open("rb") as old, draft.open("wb") as new:
        for text in old:
            try:
                line = msgspec.json.decode(text, type=dict[str, object])
            except (msgspec.DecodeError, UnicodeDecodeError):
                new.write(text)  # a torn last line stays as it is
                continue
            before = msgspec.json.encode(line)
            if line.get("k") == "end":
                line["n"] = cast(int, line["n"]) - dropped
            after = change(line)
            if after is None:
                dropped += 1
            else:
                told = msgspec.json.encode(after)
                new.write(text if told == before else told + b"\n")
                changed |= told != before
    return changed or dropped > 0


def _without(line: Line, seats: set[str], change: Change) -> Line | None:
    if line.get("who") in seats:
        return None
    if line.get("k") == "header":
        people = cast(dict[str, str], line["people"])
        line["people"] = {seat: name for seat, name in people.items() if seat not in seats}
    return cast(Line, _changed(line, change))


def _changed(value: object, change: Change) -> object:
    """Change every text in `value`, at any depth."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_changed(item, change) for item in cast(list[object], value)]
    if isinstance(value, dict):
        return {key: item if key in NO_TEXT else _changed(item, change) for key, item in cast(Line, value).items()}
    return value


def _rewritten_notes(path: Path, draft: Path, seats: set[str], change: Change) -> bool:
    """Write the notes without a person as `draft`, none where they cannot be read; tell whether they changed."""
    try:
        notes = msgspec.json.decode(path.read_bytes(), type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return True  # they may hold anything
    before = msgspec.json.encode(notes)
    if "moods" in notes:
        notes["moods"] = {seat: mood for seat, mood in cast(Line, notes["moods"]).items() if seat not in seats}
    for key in {"added", "struck"} & notes.keys():
        notes[key] = [mark for mark in cast(list[Line], notes[key]) if mark.get("who") not in seats]
    after = msgspec.json.encode(_changed(notes, change))
    draft.touch(0o600)
    draft.write_bytes(path.read_bytes() if after == before else after)
    return after != before
