"""What a recording says of its straps in plain text, made the Message again that it was."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from msgspec.structs import replace

from devices.polar_pmd import ERRORS
from hrvsync.events import AnyEvent, Link
from hrvsync.i18n import Message
from hrvsync.sources.ble.connection import TOO_MUCH
from hrvsync.sources.ble.errors import SENTENCES, problem
from hrvsync.sources.ble.strap_link import called
from hrvsync.sources.ble.streams import CALLED, NO_SERVICE, NOT_SENT, REFUSED, named

SYSTEMS = ("linux", "darwin", "win32")


def recalled(event: AnyEvent) -> AnyEvent:
    """Return an equal event; the text of a Link is a Message where a strap of that seat is told of in those words."""
    if isinstance(event, Link) and (known := _known(event.who).get(event.text)):
        return replace(event, text=known)
    return event


@cache
def _known(who: str) -> dict[str, Message]:
    return {str(sentence): sentence for sentence in _sentences(called(who))}


def _sentences(strap: Message) -> Iterator[Message]:
    for key in SENTENCES:
        for system in SYSTEMS:
            yield problem(key, strap, system).sentence
    for n in range(1, len(CALLED) + 1):
        for kinds in combinations(CALLED, n):
            yield NO_SERVICE.filled(strap=strap, what=named(kinds))
            yield TOO_MUCH.filled(strap=strap, what=named(kinds))
    for what in CALLED.values():
        yield NOT_SENT.filled(strap=strap, what=what)
        for meaning in ERRORS:
            yield REFUSED.filled(strap=strap, what=what, why=Message(meaning))
