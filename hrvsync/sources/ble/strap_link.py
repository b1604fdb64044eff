"""A person's strap over a whole session: which one it is, how its link is, and when to try again."""

from collections.abc import Callable, Collection
from typing import Literal

from devices import MODELS, polar_pmd
from hrvsync.events import Link, Strap
from hrvsync.reasons import Value
from hrvsync.sources.ble import radio
from hrvsync.sources.ble.errors import Problem, ServiceSilent, describe_error
from hrvsync.sources.ble.radio import MAX_CONNECT_TIMEOUT
from hrvsync.sources.ble.strap_store import StrapStore
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.sources.inbox import Inbox

type State = Literal["found", "connecting", "waiting", "live", "lost", "off"]
type Reason = tuple[str, dict[str, Value]]
"""A key of `hrvsync.reasons` and its values."""

NOTHING: Reason = ("", {})
BACKOFF, MAX_BACKOFF = 1.0, 15.0
"""Seconds between a loss and the next attempt: sooner, service discovery fails on BlueZ. Doubled by each failure."""
MIN_CONNECT_TIMEOUT, SHARED_CONNECT_TIMEOUT = 3.5, 10.0
"""Seconds an attempt may take: few at first, because the partner's strap waits meanwhile; more after each failure, for
slow computers, but no more than the second while both straps are missing."""
SOON = 30.0
"""Seconds: a link that breaks within these of the start of a wave was perhaps broken by it (bleakheart#5, #12)."""
TOO_OFTEN = 3
MOVED_AFTER = 10.0
"""Seconds after which a strap that is missing is looked for under another address, too."""


class StrapLink:
    """The link to the strap in one seat, as events. `wanted` is the strap's own id, name or address."""

    def __init__(
        self,
        who: str,
        wanted: str,
        streams: frozenset[polar_pmd.Kind],
        inbox: Inbox,
        diagnose: Callable[[str], None],
        store: StrapStore,
        spare: frozenset[polar_pmd.Kind] = frozenset(),
    ) -> None:
        self.who, self.wanted, self.streams, self.spare = who, wanted, streams, spare - streams
        self.inbox, self.store = inbox, store
        self.missing = True
        self.not_before = 0.0
        self.connect_timeout = MIN_CONNECT_TIMEOUT
        self.state: State | None = None
        self.tried = self.pairs = self.beats_only = False
        self._diagnose = diagnose
        self._reason = NOTHING
        self.failures = 0
        self._broken_streams = 0
        self._strap: Strap | None = None
        self._address = self._name = self.serial = ""
        self._gone = 0.0
        self.strangers: set[str] = set()

    def report(self, state: State, reason: Reason | str = NOTHING) -> None:
        """Put the state of the link in the inbox if it is new."""
        reason = (reason, {}) if isinstance(reason, str) else reason
        if (self.state, self._reason) != (state, reason):
            self.state, self._reason = state, reason
            self.inbox.put(Link(self.inbox.now(), self.who, state, *reason))
            self.log(f"{state} {reason[0]}".rstrip())

    def report_error(self, state: State, what: str, error: BaseException) -> None:
        """Report a state that an error of the Bluetooth stack led to, and log `what` failed."""
        problem = self.problem(error)
        self.log_error(what, error)
        if problem.key in ("pairing_wanted", "pairing_failed"):
            self.beats_only |= self.pairs and problem.key == "pairing_failed"
            self.pairs = radio.SYSTEM == "win32" and problem.key == "pairing_wanted"
        self.report(state, problem.reason)

    def problem(self, error: BaseException) -> Problem:
        """Find out what an error means in this session: a service that has worked is not missing, it has ended."""
        problem = describe_error(error)
        ended = self._strap is not None and problem.key in ("not_installed", "does_not_start")
        return describe_error(ServiceSilent()) if ended else problem

    def report_absent(self, others: Collection[str], unsure: bool = False) -> None:
        """Report that the strap was not seen; of one that never was, which `others` are: perhaps its id is wrong.

        Where it is `unsure`, what was seen may be this strap or another.
        """
        wrong = self._strap is None and others
        reason: Reason = ("others_in_sight", {"others": tuple(sorted(others))}) if wrong else ("out_of_range", {})
        if unsure:
            reason = "unsure", {}
        self.report("off" if self.state in ("off", None) else "lost", reason)

    def report_strap(self, found: DiscoveredStrap, serial: str = "") -> None:
        """Put in the inbox which strap it is, if that is new."""
        row = MODELS[found.model]
        self.serial = serial or self.serial
        known = (row.model, found.id or self.serial, row.latency, row.spread)
        strap = Strap(self.inbox.now(), self.who, *known, pulse=row.beats == "ppi")
        if self._strap is None or (strap.model, strap.id) != (self._strap.model, self._strap.id):
            self._strap = strap
            self.inbox.put(strap)

    def due(self, found: DiscoveredStrap) -> bool:
        """Whether this strap, seen now, is the one to connect to now.

        Straps whose names hold no id of their own may be twins: once one was connected, only its address will do; or
        its name after a while, if its serial number can tell: some change their address. See also `may_be`.
        """
        if not self.missing or self.inbox.now() < self.not_before:
            return False
        if not self.moved(found):
            return found.answers_to(self.wanted)
        return bool(self.serial) and self.may_be(found)

    def may_be(self, found: DiscoveredStrap) -> bool:
        """Whether it may be the strap that this seat has lost, come back under another address."""
        known = found.name == self._name and found.address not in self.strangers
        return self.missing and self.moved(found) and known and self.inbox.now() - self._gone > MOVED_AFTER

    def could_have(self, found: DiscoveredStrap) -> bool:
        """Whether nothing that is known rules out that it is this seat's, which misses its own."""
        return self.missing and self._name in ("", found.name)

    def moved(self, found: DiscoveredStrap) -> bool:
        """Whether it has another address than the strap that was connected, and no id to know it by."""
        return not found.id and self._address not in ("", found.address)

    def holds(self, found: DiscoveredStrap) -> bool:
        """Whether it is the very strap that this seat has or had, or asks for by its address."""
        return found.address.casefold() in (self._address.casefold(), self.wanted.casefold())

    @property
    def may_stream(self) -> bool:
        """Whether waves can be had without losing beats: not where the link broke soon after their start, in a row."""
        return self._broken_streams < TOO_OFTEN

    def wants_pairing(self, hangs: bool) -> bool:
        """Note that a request needs pairing, and perhaps `hangs` for it; return whether to connect again at once.

        Windows pairs where it is asked to (bleak#1943); elsewhere the strap is asked for its beats only.
        """
        asked, self.pairs = self.pairs, radio.SYSTEM == "win32"
        self.beats_only |= hangs and asked == self.pairs
        return hangs or asked != self.pairs

    def broke_after(self, seconds: float) -> None:
        """Count the links that broke soon, `seconds` after the start of a wave; one is enough to give up the spare."""
        self._broken_streams = self._broken_streams + 1 if seconds < SOON else 0
        if seconds < SOON:
            self.give_up_spare()

    def give_up_spare(self) -> None:
        """Ask no more for streams that can be spared."""
        if self.spare:
            self.log(f"asks no more for {', '.join(sorted(self.spare))}")
        self.spare = frozenset()

    def connected(self, found: DiscoveredStrap, sighted: Collection[str] = ()) -> None:
        """Remember the strap, by its name where it has no id.

        The others that were `sighted` (addresses) before its first connection are not this one, whatever their names.
        """
        if not self._address:
            self.strangers |= set(sighted) - {found.address}
        self.missing = False
        self.failures = 0
        self._address, self._name = found.address, found.name
        if found.id or found.name:
            self.store.remember(self.who, found.id or found.name, twin=not found.id)

    def failed(self) -> int:
        """Wait longer after each failed attempt, and allow the next ones more time; return how many failed in a row."""
        self.connect_timeout = min(MAX_CONNECT_TIMEOUT, 2 * self.connect_timeout)
        self.retry_in(min(MAX_BACKOFF, BACKOFF * 2**self.failures))
        self.failures += 1
        return self.failures

    def retry_in(self, seconds: float = BACKOFF) -> None:
        """Look for the strap again, but not at once."""
        self._gone = self._gone if self.missing else self.inbox.now()
        self.missing = True
        self.not_before = self.inbox.now() + seconds

    def log_error(self, what: str, error: BaseException) -> None:
        """Write what failed, and why; never the text of the error, which may hold an address."""
        code = getattr(error, "dbus_error", None) or getattr(error, "code", None) or getattr(error, "errno", None)
        self.log(f"{what}: {type(error).__name__} ({self.problem(error).key}{f', {code}' if code else ''})")

    def log(self, what: str) -> None:
        """Write a line for a bug report: link events, never heart data, names or addresses."""
        self._diagnose(f"{self.inbox.now():10.3f} {self.who} {what}")
