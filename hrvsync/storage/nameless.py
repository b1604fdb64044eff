"""What is passed on without names: the letters of seats in place of them, and of the ids of straps.

Names are taken out of texts, too, where they are written as such. A nickname, or what somebody tells of themselves,
stays: people read what they pass on.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from msgspec import UNSET, Struct
from msgspec.structs import replace

from hrvsync.events import AnyEvent, Link, Mark, Phase, Strap
from hrvsync.i18n import Message
from hrvsync.storage.index import Entry, packed_story
from hrvsync.storage.notes import Notes
from hrvsync.storage.recording import Recording

LEAST = 3  # letters of a part of a name that is looked for by itself
SEATS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Texts:
    """Puts letters in place of `names`, by letter, wherever they are words of a text; longer names first."""

    def __init__(self, names: Mapping[str, str]) -> None:
        known = {letter: name for letter, name in names.items() if name and name != letter}
        parts = {
            part.casefold(): letter
            for letter, name in known.items()
            for part in re.split(r"[\s\-]+", name)
            if len(part) >= LEAST and part[0].isupper()
        }
        self._letters = parts | {name.casefold(): letter for letter, name in known.items()}
        longest_first = "|".join(map(re.escape, sorted(self._letters, key=len, reverse=True)))
        # As words of their own, with the s of a genitive behind them or not.
        self._word = re.compile(rf"(?<!\w)({longest_first or '(?!)'})(s?)(?!\w)", re.IGNORECASE)

    def text(self, text: str) -> str:
        """Return a text without the names."""
        return self._word.sub(lambda found: self._letters[found[1].casefold()] + found[2], text)

    def every(self, value: object) -> Any:
        """Return a value with each text in it so, at any depth."""
        match value:
            case Message():  # before str, which it is
                return Message(value.template, **self.every(value.values)) if value.values else value
            case str():
                return self.text(value)
            case tuple():
                return tuple(map(self.every, cast(tuple[object, ...], value)))
            case Struct():
                return replace(value, **{name: self.every(getattr(value, name)) for name in value.__struct_fields__})
            case dict():
                return {key: self.every(one) for key, one in cast(dict[str, object], value).items()}
            case _:
                return value


def without_names(recording: Recording, notes: Notes | None = None) -> tuple[Recording, Notes]:
    """Return a recording and its notes with the letter of the seat in place of each name and of each strap's id.

    What else says whose it is goes: the case, the files that it was imported from, and who corrected beats.
    """
    header, notes = recording.header, notes or Notes()
    texts = Texts(header.people)
    bare = replace(
        header,
        people={who: who for who in header.people},
        source=texts.text(header.source),
        notes=texts.every(header.notes),
        protocol=texts.text(header.protocol),
        imported=UNSET,
    )
    edits = tuple(replace(edit, by="") for edit in recording.edits)
    marks = {key: tuple(_event(mark, texts) for mark in getattr(notes, key)) for key in ("added", "struck")}
    kept = replace(
        notes,
        note=texts.text(notes.note),
        tags=texts.every(notes.tags),
        moods=texts.every(notes.moods),
        case="",
        **marks,
    )

    def events() -> Iterator[AnyEvent]:
        for event in recording.events():
            yield _event(event, texts)

    return replace(recording, header=bare, events=events, edits=edits), kept


def _event[E: AnyEvent](event: E, texts: Texts) -> E:
    match event:
        case Strap():
            return replace(event, id=event.who if event.id else "")
        case Link():
            return replace(event, values={})  # they name straps and adapters; the reason stays
        case Mark():
            return replace(event, text=texts.text(event.text), kind=texts.text(event.kind))
        case Phase():
            return replace(event, name=texts.text(event.name), prompt=texts.text(event.prompt))
        case _:
            return event


def entries_without_names(entries: Sequence[Entry], first: Sequence[str] = ()) -> tuple[list[Entry], dict[str, str]]:
    """Return entries of the index with a letter in place of each name, and the letter of each; `first` come first."""
    everybody = dict.fromkeys((*first, *(one.name for entry in entries for one in entry.people.values())))
    letters = {name: SEATS[n] if n < len(SEATS) else f"P{n + 1}" for n, name in enumerate(everybody)}
    texts = Texts({letter: name for name, letter in letters.items()})
    bare: list[Entry] = []
    for n, entry in enumerate(entries):
        people = {who: replace(one, name=letters[one.name]) for who, one in entry.people.items()}
        story = packed_story(tuple(map(texts.every, entry.sentences)))
        said = {"created": entry.created, "posture": entry.posture}  # nobody's words
        blank = {"file": f"session-{n + 1:03}", "words": "", "case": ""}
        bare.append(replace(texts.every(entry), people=people, story=story, **said, **blank))
    return bare, letters
