"""A person may be called otherwise in the whole library, or leave it for good."""

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import msgspec

from hrvsync.storage import backup, index
from hrvsync.storage.formats.replace import TEMPORARY, replacing
from hrvsync.storage.jsonl import read
from hrvsync.storage.library import forget, none_growing, recordings
from hrvsync.storage.notes import SUFFIX as NOTES_SUFFIX
from hrvsync.storage.notes import notes_path
from hrvsync.storage.recording import BadFile

type Line = dict[str, object]


def rename_person(folder: Path, old: str, new: str) -> int:
    """Call a person `new` in every recording; return in how many. Raises Busy before anything is changed.

    Backups keep the name they were made with.
    """

    def renamed(line: Line) -> Line:
        if line.get("k") == "header":
            people = cast(dict[str, str], line["people"])
            line["people"] = {seat: new if name == old else name for seat, name in people.items()}
        return line

    paths = [path for path in recordings(folder) if old in _people(path).values()]
    none_growing(paths)
    for path in paths:
        with replacing(path) as draft:
            _rewritten(path, draft, renamed)
    return len(paths)


def delete_person(folder: Path, name: str) -> list[Path]:
    """Delete a person for good; return the backups that are not where they were and still hold them.

    What their strap sent goes, from the backups too. A partner's part of a shared recording stays, as a recording of
    that partner alone; where the name stands in a text it becomes "someone". Raises Busy before anything is changed,
    and OSError before anything of the library is: done again, it goes on.
    """
    seats = {path: {seat for seat, theirs in _people(path).items() if theirs == name} for path in recordings(folder)}
    none_growing(path for path, theirs in seats.items() if theirs)
    alone = [path for path, theirs in seats.items() if theirs and theirs == _people(path).keys()]
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    with TemporaryDirectory(prefix=TEMPORARY, dir=folder) as place:
        changed: dict[str, Path | None] = {}
        for path, theirs in seats.items():
            notes = notes_path(path)
            if path in alone:
                changed |= {path.name: None, notes.name: None}
                continue
            draft, notes_draft = Path(place, path.name), Path(place, notes.name)
            if _rewritten(path, draft, lambda line, theirs=theirs: _without(line, theirs, word)):
                changed[path.name] = draft
            if notes.exists() and _rewritten_notes(notes, notes_draft, theirs, word):
                changed[notes.name] = notes_draft if notes_draft.exists() else None
        missing = backup.replace_in_all(folder, changed)
        for file, new in changed.items():
            if new is not None:
                new.replace(folder / file)
            elif file.endswith(NOTES_SUFFIX):
                (folder / file).unlink(missing_ok=True)
    forget(folder, alone)
    with index.opened(folder) as base:
        base.clear()  # the next reindex tells what is left
    return missing


def _people(recording: Path) -> dict[str, str]:
    try:
        return read(recording).header.people
    except BadFile:
        return {}


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


def _without(line: Line, seats: set[str], word: re.Pattern[str]) -> Line | None:
    if line.get("who") in seats:
        return None
    if line.get("k") == "header":
        people = cast(dict[str, str], line["people"])
        line["people"] = {seat: name for seat, name in people.items() if seat not in seats}
    return {key: value if key in {"k", "who"} else _unnamed(value, word) for key, value in line.items()}


def _unnamed(value: object, word: re.Pattern[str]) -> object:
    if isinstance(value, str):
        return word.sub("someone", value)
    if isinstance(value, list):
        return [_unnamed(item, word) for item in cast(list[object], value)]
    if isinstance(value, dict):
        return {key: _unnamed(item, word) for key, item in cast(dict[str, object], value).items()}
    return value


def _rewritten_notes(path: Path, draft: Path, seats: set[str], word: re.Pattern[str]) -> bool:
    """Write the notes without a person as `draft`, none where they cannot be read; tell if they are others now."""
    try:
        notes = msgspec.json.decode(path.read_bytes(), type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return True  # they may hold anything
    before = msgspec.json.encode(notes)
    if "moods" in notes:
        notes["moods"] = {seat: mood for seat, mood in cast(Line, notes["moods"]).items() if seat not in seats}
    for key in {"added", "struck"} & notes.keys():
        notes[key] = [mark for mark in cast(list[Line], notes[key]) if mark.get("who") not in seats]
    after = msgspec.json.encode(_unnamed(notes, word))
    if after == before:
        return False
    draft.touch(0o600)
    draft.write_bytes(after)
    return True
