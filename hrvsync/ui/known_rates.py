"""The breathing rates that people chose after an assessment, offered in their next sessions."""

from collections.abc import Collection, Iterable

import msgspec
from msgspec.structs import replace

from hrvsync.guide import at_rate, own_rate
from hrvsync.storage import ProtocolFile


class KnownRate(msgspec.Struct, frozen=True):
    """The `rate` (1/min) at which those of these `names` breathe together, or one alone; names in order."""

    names: tuple[str, ...]
    rate: float


def with_rate(known: Iterable[KnownRate], names: Collection[str], rate: float | None) -> tuple[KnownRate, ...]:
    """Return what is known once these people chose `rate`; None lets go of what they chose before."""
    who = tuple(sorted(names))
    others = tuple(one for one in known if one.names != who)
    return others if rate is None else (*others, KnownRate(who, rate))


def rate_of(known: Iterable[KnownRate], names: Collection[str]) -> float | None:
    """Return the rate that these people chose; None where they chose none."""
    return next((one.rate for one in known if one.names == tuple(sorted(names))), None)


def at_known_rate(
    files: Iterable[ProtocolFile], known: Iterable[KnownRate], names: Collection[str]
) -> list[ProtocolFile]:
    """Let the guided sessions that leave the rate to people run at the one that these chose."""
    rate = rate_of(known, [name for name in names if name])

    def at(file: ProtocolFile) -> ProtocolFile:
        if rate is None or file.protocol is None or own_rate(file.protocol) is None:
            return file
        return replace(file, protocol=at_rate(file.protocol, rate))

    return list(map(at, files))


def renamed_rates(known: Iterable[KnownRate], old: str, new: str) -> tuple[KnownRate, ...]:
    """Return what is known once a person is called `new`; nothing of whom nobody is called any more ("")."""
    found: tuple[KnownRate, ...] = ()
    for one in known:
        names = [new if name == old else name for name in one.names]
        found = with_rate(found, names, one.rate) if all(names) else found
    return found
