"""Whose sessions there are: everybody by name, and those who recorded together or alone."""

from collections import Counter
from collections.abc import Collection, Sequence

from hrvsync.storage import Entry
from hrvsync.ui import phrases
from hrvsync.ui.history.found import People, people_of


def named(entries: Sequence[Entry]) -> dict[str, int]:
    """Return everybody with the number of their recordings, by name; a seat is the name of nobody."""
    counts = Counter(
        name for entry in entries for name in {one.name for seat, one in entry.people.items() if one.name != seat}
    )
    return dict(sorted(counts.items(), key=lambda item: item[0].casefold()))


def groups_of(entries: Sequence[Entry]) -> list[People]:
    """Return those who recorded together, as they sat the last time, then each alone; those with most sessions first.

    `entries`: oldest first.
    """
    counts: Counter[frozenset[str]] = Counter()
    seated: dict[frozenset[str], People] = {}
    # The last who sat so come last: they stand as they sat then.
    together = Counter(people_of(entry) for entry in reversed(entries))
    for names, n in reversed(together.items()):
        if names:
            counts[frozenset(names)] += n
            seated[frozenset(names)] = names
            for name in names if len(names) > 1 else ():
                counts[frozenset({name})] += n
    groups = sorted(counts, key=lambda names: (-len(names), -counts[names], sorted(names)))
    return [seated.get(names, tuple(names)) for names in groups]


def usual_group(groups: Sequence[People], here: Collection[str]) -> People:
    """Return who is shown at first: the couple that is `here` or has most sessions, or the only person there is."""
    couples = [people for people in groups if len(people) > 1]
    ours = [people for people in couples if set(people) == set(here)]
    return next(iter(ours or couples or (groups if len(groups) == 1 else ())), ())


def choices_of(groups: Sequence[People]) -> dict[str, People]:
    """Return what can be chosen of them, by the words for it."""
    several = len({name for people in groups for name in people}) > 1
    found: dict[str, People] = {phrases.tr("Everybody"): ()}
    for people in groups:
        own = phrases.tr("{name}, own view").format(name=people[0]) if several else people[0]
        found[phrases.listed(people) if len(people) > 1 else own] = people
    return found
