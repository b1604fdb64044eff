"""What can be said and begun at home: for whom, with which straps, and what happened last."""

from collections.abc import Mapping, Sequence

import msgspec

from hrvsync.events import Age
from hrvsync.guide import Protocol, arranged, at_rate, own_rate
from hrvsync.storage import Entry
from hrvsync.ui.known_rates import rate_of
from hrvsync.ui.services import SessionConfig
from hrvsync.ui.settings import Settings


class Household(msgspec.Struct, frozen=True):
    """Who uses this library: the `pairs` that recorded a session together, and the `last` session of each group."""

    pairs: frozenset[frozenset[str]] = frozenset()
    last: dict[frozenset[str], Entry] = {}

    @property
    def several(self) -> bool:
        """Whether it belongs to more than one couple, or holds a case: nothing personal stands on the first page."""
        return len(self.pairs) > 1 or any(entry.case for entry in self.last.values())


def household(entries: Sequence[Entry]) -> Household:
    """Find out who recorded together, as far as they gave names, from what is known of the recordings, oldest first."""
    last: dict[frozenset[str], Entry] = {}
    for entry in entries:
        names = frozenset(one.name for one in entry.people.values())
        nameless = any(one.name == seat for seat, one in entry.people.items())
        if names and not nameless and not entry.trouble:
            last[names] = entry
    return Household(frozenset(names for names in last if len(names) == 2), last)


def usual_session(
    settings: Settings, seats: Sequence[str], protocol: Protocol, straps: Mapping[str, str]
) -> SessionConfig:
    """Return the session that `protocol` guides, with the people and the straps of these seats as they were last."""
    names = {who: settings.names[who] for who in seats}
    rate = rate_of(settings.rates, names.values())
    protocol = protocol if rate is None or own_rate(protocol) is None else at_rate(protocol, rate)
    said: dict[str, Age] = {who: settings.ages[name] for who, name in names.items() if name in settings.ages}
    roles = {who: settings.roles[name] for who, name in names.items() if name in settings.roles}
    protocol, ages = arranged(protocol, said, roles, tuple(seats))
    return SessionConfig(
        names,
        protocol,
        {who: straps[who] for who in seats},
        rhythm_disorders=tuple(who for who, name in names.items() if name in settings.rhythm_disorders),
        ages=ages,
    )
