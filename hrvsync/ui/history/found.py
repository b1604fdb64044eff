"""What is looked for among the sessions: people, a guided session, and words."""

from collections.abc import Sequence
from functools import lru_cache

import msgspec
from PySide6.QtCore import QLocale

from hrvsync.storage import Entry
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import kind_of

type People = tuple[str, ...]


def people_of(entry: Entry) -> People:
    """Return the names of a session as the people sit."""
    people = entry.people
    return tuple(people[who].name for who in (sorted(people) if len(people) > 1 else people))


class Found(msgspec.Struct, frozen=True):
    """What is looked for: sessions of these `people`, of one `protocol` by its id, with these `words`."""

    people: People = ()
    protocol: str = ""
    words: str = ""

    def among(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return those of `entries` that are found; a person's own view holds all they took part in."""
        people, words = self.people, self.words.casefold().split()
        return [
            entry
            for entry in entries
            if (not people or (len(people) <= len(entry.people) and set(people).issubset(people_of(entry))))
            and (not self.protocol or entry.protocol_id == self.protocol)
            and (not words or _has(entry, words))
        ]


def _has(entry: Entry, words: Sequence[str]) -> bool:
    names = (one.name for one in entry.people.values())
    kinds = entry.protocol, kind_of(entry.protocol)
    text = "\n".join((entry.words, *entry.tags, *names, *kinds, entry.created[:10], _months(entry.created)))
    text = text.casefold()
    return all(word in text for word in words)


@lru_cache(maxsize=4096)
def _day_words(day: str, language: str) -> str:
    """Return a day (ISO) as people may write it: with its month, its weekday, and as the locale does."""
    return f"{phrases.day(day + 'T00:00:00')}\n{phrases.weekday(day + 'T00:00:00')}"


def _months(created: str) -> str:
    return _day_words(created[:10], QLocale().name()) if created else ""
