"""Rename or delete a person across the library."""

import filecmp
import re
from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import msgspec

from hrvsync.i18n import Message
from hrvsync.storage import (
    TEMPORARY,
    FileError,
    Header,
    Progress,
    backup,
    clear_cache,
    index,
    jsonl,
    library,
    notes_path,
    replacing,
    sweep,
    tracked,
)
from hrvsync.storage.folders import as_file_name, numbered

type Line = dict[str, object]
type Change = Callable[[str], str]

SOMEONE = "someone"
NO_TEXT = {
    *("k", "who", "person", "kind", "state", "people", "partners", "created", "tz", "app", "format", "version"),
    *("reason", "what", "why", "system"),  # of a link
}
"""Keys whose values are not words of people, and would lose their meaning with a word replaced."""


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
    headers = [header for header in _headers(folder).values() if name in header.people.values()]
    alone = sum(set(header.people.values()) == {name} for header in headers)
    partners = sorted({other for header in headers for other in header.people.values()} - {name})
    made = sorted(header.created for header in headers if header.created) or [""]
    return Holdings(name, alone, len(headers) - alone, tuple(partners), made[0], made[-1], len(backup.known(folder)))


def rename_person(folder: Path, old: str, new: str, progress: Progress | None = None) -> int:
    """Give a person the name `new` in every recording and its file's name; return in how many.

    Backups keep the name they were made with. Raises Refused before anything is changed: where a recording
    is still being made, or two people of one would have the same name.
    """
    people = {path: header.people for path, header in _headers(folder).items()}
    paths = [path for path, named in people.items() if old in named.values()]
    library.require_finished(paths)
    together = next((path.name for path in paths if new != old and new in people[path].values()), None)
    if together:
        what = Message("{old} and {new} have a recording together ({file}); choose another name")
        raise library.Refused(what.filled(old=old, new=new, file=together))

    def renamed(line: Line) -> Line:
        return _with_people(line, lambda people: {seat: new if n == old else n for seat, n in people.items()})

    change = _replacement(as_file_name(old), as_file_name(new) or SOMEONE, map(as_file_name, _everybody(people)))
    for path in tracked(paths, progress):
        with replacing(path) as draft:
            _rewrite(path, draft, renamed)
        to = path.with_name(_free_name(path, change, folder))
        if to != path:
            if notes_path(path).exists():
                notes_path(path).replace(notes_path(to))
            path.replace(to)
    return len(paths)


def delete_person(folder: Path, name: str, progress: Progress | None = None) -> list[Path]:
    """Delete a person for good; return the backups that are not where they were and still hold them.

    What their strap sent goes, from the backups too. A partner's part of a shared recording stays, as a recording of
    that partner alone; where the name stands in a text or in a file's name it becomes "someone". Raises Refused before
    anything is changed, and OSError before anything of the library is; run again, it goes on.
    """
    people = {path: header.people for path, header in _headers(folder).items()}
    seats = {path: {seat for seat, theirs in named.items() if theirs == name} for path, named in people.items()}
    library.require_finished(path for path, theirs in seats.items() if theirs)
    everybody = _everybody(people)
    in_text = _replacement(name, SOMEONE, everybody)
    in_file_name = _replacement(as_file_name(name), SOMEONE, map(as_file_name, everybody))
    with TemporaryDirectory(prefix=TEMPORARY, dir=folder) as drafts:
        changed: dict[str, Path | None] = {}
        for path, theirs in tracked(seats.items(), progress):
            if theirs and theirs == people[path].keys():
                changed |= {notes_path(path).name: None, path.name: None}
            else:
                changed |= _draft_without(
                    path, Path(drafts, _free_name(path, in_file_name, folder, Path(drafts))), theirs, in_text
                )
        missing = backup.replace_in_all(folder, changed)
        _replace_files(folder, changed)
    sweep(folder)
    clear_cache()
    _drop_from_index(folder, name, changed.keys(), in_text)
    return missing


def _headers(folder: Path) -> dict[Path, Header]:
    """Return the header of every recording; that of an unreadable one is empty."""
    headers: dict[Path, Header] = {}
    for path in library.recordings(folder):
        try:
            headers[path] = jsonl.read(path).header
        except FileError:
            headers[path] = Header()
    return headers


def _everybody(people: dict[Path, dict[str, str]]) -> set[str]:
    return {name for named in people.values() for name in named.values()}


def _replacement(name: str, by: str, others: Iterable[str]) -> Change:
    """Return a function that replaces `name` where it is a word of its own, but not in the longer names of others."""
    if not name:
        return lambda text: text
    longer = sorted((other for other in others if len(other) > len(name)), key=len, reverse=True)
    others_ = "|".join(map(re.escape, longer)) or "(?!)"
    word = re.compile(rf"(?<!\w)(?:({others_})|{re.escape(name)})(?!\w)", re.IGNORECASE)
    return lambda text: word.sub(lambda found: found[1] or by, text)


def _free_name(path: Path, change: Change, *folders: Path) -> str:
    """Change the name of a recording's file, to one that is in none of the `folders`."""
    stem = path.name.removesuffix(jsonl.SUFFIX)
    changed = change(stem)
    if changed == stem:
        return path.name
    return next(name for name in numbered(changed) if not any((folder / name).exists() for folder in folders))


def _draft_without(path: Path, draft: Path, seats: set[str], change: Change) -> dict[str, Path | None]:
    """Write a recording and its notes without the people in `seats` as drafts; return the files that changed."""
    _rewrite(path, draft, partial(_without, seats=seats, change=change))
    drafts: dict[str, Path | None] = {path.name: draft}
    if notes_path(path).exists():
        _rewrite_notes(notes_path(path), notes_path(draft), seats, change)
        drafts[notes_path(path).name] = notes_path(draft) if notes_path(draft).exists() else None
    same = {
        file
        for file, new in drafts.items()
        if new and file == new.name and filecmp.cmp(path.with_name(file), new, shallow=False)
    }
    return {file: new for file, new in drafts.items() if file not in same}


def _replace_files(folder: Path, changed: dict[str, Path | None]) -> None:
    """Put the drafts in place of the files, and remove those without a draft or with another name."""
    for file, draft in changed.items():
        if draft is not None:
            draft.replace(folder / draft.name)
        if draft is None or draft.name != file:
            (folder / file).unlink(missing_ok=True)


def _drop_from_index(folder: Path, name: str, files: Collection[str], change: Change) -> None:
    """Drop from the index what was changed and whatever names the person; the next reindex adds what is left."""
    with index.open_index(folder) as base:
        for entry in base.entries():
            values = msgspec.to_builtins(entry, enc_hook=str)
            there = any(one.name == name for one in entry.people.values())
            names = {entry.file, notes_path(Path(entry.file)).name}
            if there or names & set(files) or _map_texts(values, change) != values:
                base.drop(entry.file)
        base.scrub()


def _rewrite(path: Path, draft: Path, change: Callable[[Line], Line | None]) -> None:
    """Write a recording as `draft` with every line passed through `change`; None drops it.

    The lines keep the version of the format they were written in, and the same bytes where nothing changes; the count
    in the end line stays true. A torn last line stays as it is.
    """
    dropped = 0
    draft.touch(0o600)
    with path.open("rb") as old, draft.open("wb") as new:
        for text in old:
            line = _decoded(text)
            if line is None:
                new.write(text)
                continue
            after = line | {"n": cast(int, line["n"]) - dropped} if line.get("k") == "end" else change(line)
            if after is None:
                dropped += 1
            else:
                new.write(text if after == line else msgspec.json.encode(after) + b"\n")


def _decoded(text: bytes) -> Line | None:
    """Return an object of JSON, None for what is none."""
    try:
        return msgspec.json.decode(text, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _without(line: Line, seats: set[str], change: Change) -> Line | None:
    """Return a line without the people in `seats`, None where it is theirs."""
    if line.get("who", line.get("person")) in seats:
        return None
    line = _with_people(line, lambda people: {seat: name for seat, name in people.items() if seat not in seats})
    return cast(Line, _map_texts(line, change))


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


def _rewrite_notes(path: Path, draft: Path, seats: set[str], change: Change) -> None:
    """Write the notes without the people in `seats` as `draft`; unreadable ones are dropped: they may hold anything."""
    content = path.read_bytes()
    notes = _decoded(content)
    if notes is None:
        return
    after = dict(notes)
    if "moods" in notes:
        after["moods"] = {seat: mood for seat, mood in cast(Line, notes["moods"]).items() if seat not in seats}
    for key in {"added", "struck"} & notes.keys():
        after[key] = [mark for mark in cast(list[Line], notes[key]) if mark.get("who") not in seats]
    after = _map_texts(after, change)
    draft.touch(0o600)
    draft.write_bytes(content if after == notes else msgspec.json.encode(after))
