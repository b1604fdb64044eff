"""A person's strap over a whole session: which one it is, how its link is, and what was tried to reach it."""

from collections.abc import Callable
from typing import Literal

from devices import MODELS, polar_pmd
from hrvsync.events import AnyEvent, Link, Strap
from hrvsync.i18n import Message
from hrvsync.sources.ble.radio import MAX_CONNECT_TIMEOUT
from hrvsync.sources.ble.strap_store import StrapStore
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.sources.inbox import Inbox

type State = Literal["found", "connecting", "waiting", "live", "lost", "off"]

REST = 1.0
"""Seconds between a loss and the next attempt: sooner, service discovery fails on BlueZ."""
MAX_BACKOFF = 15.0
MIN_CONNECT_TIMEOUT, SHARED_CONNECT_TIMEOUT = 3.5, 10.0
"""Seconds an attempt may take: few at first, because the partner's strap waits for its turn meanwhile; more after each
failure, for slow computers, but no more than the second while both straps are missing."""
SOON = 30.0
"""Seconds: a link that breaks within these of the start of a wave was perhaps broken by it (bleakheart#5, #12)."""
TOO_OFTEN = 3


def called(who: str) -> Message:
    """Return what people call the strap in this seat."""
    return Message("{who}'s strap", who=who)


class StrapLink:
    """Tells how the link is, as events, and when to try again. `wanted` is its own id, name or address."""

    def __init__(
        self,
        who: str,
        wanted: str,
        streams: frozenset[polar_pmd.Kind],
        inbox: Inbox,
        diagnose: Callable[[str], None],
        store: StrapStore,
    ) -> None:
        self.who, self.wanted, self.streams = who, wanted, streams
        self.inbox, self.store = inbox, store
        self.missing = True
        self.not_before = 0.0
        self.connect_timeout = MIN_CONNECT_TIMEOUT
        self._diagnose = diagnose
        self._failures = 0
        self._broken_streams = 0
        self._told: tuple[State, str] | None = None
        self._strap: Strap | None = None
        self._address = ""

    @property
    def called(self) -> Message:
        """What people call this strap."""
        return called(self.who)

    @property
    def state(self) -> State | None:
        """The state last told."""
        return self._told[0] if self._told else None

    def put(self, event: AnyEvent) -> None:
        """Tell a fact."""
        self.inbox.put(event)

    def say(self, state: State, text: str = "") -> None:
        """Tell the state of the link, if it is news."""
        if self._told != (state, text):
            self._told = (state, text)
            self.put(Link(self.inbox.now(), self.who, state, text))
            self.note(state)

    def wears(self, found: DiscoveredStrap, serial: str = "") -> None:
        """Tell which strap it is, if it is news."""
        strap = MODELS[found.model]
        fact = Strap(self.inbox.now(), self.who, strap.model, found.id or serial, strap.latency, strap.spread)
        if self._strap is None or (fact.model, fact.id) != (self._strap.model, self._strap.id):
            self._strap = fact
            self.put(fact)

    def due(self, found: DiscoveredStrap) -> bool:
        """Tell whether this strap, seen now, is the one to connect to now.

        Straps whose names hold no id of their own may be twins: once one is worn, only its address will do.
        """
        other = not found.id and self._address not in ("", found.address)
        return self.missing and self.inbox.now() >= self.not_before and found.answers_to(self.wanted) and not other

    def holds(self, found: DiscoveredStrap) -> bool:
        """Tell whether it is this very strap that the seat wears, or wore, or asks for by its address."""
        return found.address.casefold() in (self._address.casefold(), self.wanted.casefold())

    @property
    def may_stream(self) -> bool:
        """Whether waves can be had without losing beats: not where the link broke soon after their start, in a row."""
        return self._broken_streams < TOO_OFTEN

    def streamed(self, seconds: float) -> None:
        """The link broke so long after the start of a wave."""
        self._broken_streams = self._broken_streams + 1 if seconds < SOON else 0

    def reached(self, found: DiscoveredStrap) -> None:
        """A connection stands; the strap is remembered, unless only its address told it from its twin."""
        self.missing = False
        self._failures = 0
        self._address = found.address
        if found.id or self.wanted.casefold() == found.name.casefold():
            self.store.wears(self.who, found.own)

    def failed(self) -> None:
        """An attempt failed: rest longer each time, and be more patient for the rest of the session."""
        self.connect_timeout = min(MAX_CONNECT_TIMEOUT, 2 * self.connect_timeout)
        self.rest(min(MAX_BACKOFF, REST * 2**self._failures))
        self._failures += 1

    def rest(self, seconds: float = REST) -> None:
        """Try again after so many seconds."""
        self.missing = True
        self.not_before = self.inbox.now() + seconds

    def note(self, what: str) -> None:
        """Write a line for a bug report: link events, never heart data, names or addresses."""
        self._diagnose(f"{self.inbox.now():10.3f} {self.who} {what}")
