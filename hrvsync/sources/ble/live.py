"""The straps of a session, live: one after the other is looked for and connected, all stay connected at once."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from devices import polar_pmd
from hrvsync.events import AnyEvent
from hrvsync.sources.ble.awake import awake
from hrvsync.sources.ble.connection import Connection
from hrvsync.sources.ble.radio import MAX_CONNECT_TIMEOUT, bonded, held, radio_lock, scanning, watch
from hrvsync.sources.ble.strap_link import MIN_CONNECT_TIMEOUT, SHARED_CONNECT_TIMEOUT, StrapLink
from hrvsync.sources.ble.strap_store import StrapStore
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.sources.inbox import Inbox

LOOK = 4.0
"""Seconds of looking for heart rate straps, then for all devices, in turn. A scan goes deaf without a word when the
adapter is pulled out and put back: only a fresh one hears again."""
REST = 2.0
"""Seconds between two looks while a partner's strap sends waves: both need the one radio."""
MOST_PAUSE = 2.0
FORGET_AFTER = 3
"""Failed attempts in a row after which BlueZ is made to forget a strap that it is not paired with."""
SLOW = 2.0
"""Seconds after which a link reports that it waits for the computer's Bluetooth service."""


async def events(
    straps: Mapping[str, str],
    streams: frozenset[polar_pmd.Kind] = frozenset(),
    store: StrapStore | None = None,
    diagnose: Callable[[str], None] = lambda _: None,
    spare: frozenset[polar_pmd.Kind] = frozenset(),
    beside: Sequence[Callable[[Inbox], Coroutine[Any, Any, None]]] = (),
) -> AsyncGenerator[AnyEvent, None]:
    """Yield the events of the straps in these seats (seat: own id, name or address), in order of time, for ever.

    A strap that is not there, or a computer without Bluetooth, is reported as a Link with the reason and tried again as
    long as the session lasts. Close the generator to stop the streams and hang up. `spare` streams are asked for, too,
    as long as they cost no beats; a strap that does not send them is not reported. What is `beside` puts its events
    into the same inbox, for seats that wear no strap of Bluetooth.
    """
    inbox, store = Inbox(), store or StrapStore()
    links = [StrapLink(who, wanted, streams, inbox, diagnose, store, spare) for who, wanted in straps.items()]
    feeds = [_Reaching(links, inbox).run(), *(feed(inbox) for feed in beside)]
    tasks = [asyncio.create_task(feed) for feed in feeds]
    with store.session(straps.values()), awake():
        try:
            async for event in inbox.events():
                yield event
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


class _Reaching:
    """Looks for missing straps and connects them. One at a time, and never a scan during a connect: BlueZ stumbles."""

    def __init__(self, links: list[StrapLink], inbox: Inbox) -> None:
        self._links, self._inbox = links, inbox
        self._lost = asyncio.Event()
        self._hurry: Callable[[], None] | None = None
        self._held: set[asyncio.Task[None]] = set()
        self._others: set[str] = set()
        self._sighted: set[str] = set()
        self._unsure: set[str] = set()
        self._by_service = True
        self._failures = 0

    async def run(self) -> None:
        for link in self._links:
            link.report("off", "looking")
        try:
            while True:
                await self._turn()
        finally:
            for task in self._held:
                task.cancel()
            await asyncio.gather(*self._held, return_exceptions=True)

    async def _turn(self) -> None:
        missing = [link for link in self._links if link.missing]
        if not missing:
            self._lost.clear()
            await self._lost.wait()
            return
        if (rest := min(link.not_before for link in missing) - self._inbox.now()) > 0:
            await self._rest(rest)
            return
        try:
            found = await self._look()
            self._failures = 0
        except Exception as error:  # whatever Bluetooth comes up with, the session goes on
            for link in missing:
                link.report_error("off", "looking failed", error)
            await asyncio.sleep(min(MOST_PAUSE, 2.0**self._failures))
            self._failures += 1
            return
        if found:
            await self._reach(*found)
            return
        for link in missing if self._by_service else ():
            link.report_absent(self._others, link.who in self._unsure)
        if any(link.streams and not link.missing for link in self._links):
            await self._rest(REST)

    async def _rest(self, seconds: float) -> None:
        """Wait so long, but no longer than until another strap is lost: it is not to wait for this one's rest."""
        self._lost.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._lost.wait()

    async def _look(self) -> tuple[StrapLink, DiscoveredStrap] | None:
        """Look until a missing strap is in sight; None after a while."""
        due: asyncio.Future[tuple[StrapLink, DiscoveredStrap]] = asyncio.get_running_loop().create_future()
        guesses: dict[tuple[str, str], tuple[StrapLink, DiscoveredStrap]] = {}

        def seen(found: DiscoveredStrap) -> None:
            if (found.id or found.name) and not any(found.answers_to(link.wanted) for link in self._links):
                self._others.add(found.id or found.name)
            self._sighted.add(found.address)
            for link in self._links:
                if any(other.holds(found) for other in self._links if other is not link):
                    continue
                if link.due(found) and not due.done():
                    due.set_result((link, found))
                elif link.may_be(found):
                    guesses[link.who, found.address] = link, found
                elif not link.missing and not link.holds(found):
                    link.strangers.add(found.address)

        slow = asyncio.get_running_loop().call_later(SLOW, self._report_slow)
        try:
            for found in await held():
                seen(found)
            if not due.done():
                by_service, self._by_service = self._by_service, not self._by_service
                async with watch(seen, by_service):
                    slow.cancel()
                    await asyncio.wait({due}, timeout=LOOK)
        finally:
            slow.cancel()
        self._unsure = {who for who, _ in guesses}
        return due.result() if due.done() else self._guess(list(guesses.values()))

    def _guess(self, guesses: list[tuple[StrapLink, DiscoveredStrap]]) -> tuple[StrapLink, DiscoveredStrap] | None:
        """Take the only strap that may have come back under another address, unless it could be the partner's."""
        for link, found in guesses if len(guesses) == 1 else ():
            if not any(other.could_have(found) for other in self._links if other is not link):
                return link, found
        return None

    def _report_slow(self) -> None:
        for link in self._links:
            if link.missing:
                link.report("off", "waiting")

    async def _reach(self, link: StrapLink, found: DiscoveredStrap) -> None:
        """Connect; on success the connection lives in a task of its own."""
        link.report("found", "by_kind" if link.moved(found) and not link.serial else "")
        link.report("connecting")
        connection = Connection(link, found)
        try:
            await self._open(link, found, connection)
        except BaseException as error:
            await connection.close()
            task = asyncio.current_task()
            if not isinstance(error, Exception) and task and task.cancelling():
                raise
            if link.failed() % FORGET_AFTER == 0:
                await connection.forget()
            link.report_error("lost", "connecting failed", error)
            return
        link.connected(found, self._sighted)
        task = asyncio.create_task(self._hold(link, connection))
        self._held.add(task)
        task.add_done_callback(self._held.discard)

    async def _open(self, link: StrapLink, found: DiscoveredStrap, connection: Connection) -> None:
        """Connect within the link's timeout, or less where the partner's strap waits for the radio.

        Once a strap has answered it is given time: on a weak link its answers take seconds before the first beat.
        """
        alone = not any(other.missing for other in self._links if other is not link)
        timeout = link.connect_timeout if alone else min(link.connect_timeout, SHARED_CONNECT_TIMEOUT)
        loop = asyncio.get_running_loop()
        # Linux 6.15 and newer connects a device that it is paired with only while it scans (bluez#2503).
        helped = bool(link.failures and found.device and bonded(found.device))
        async with radio_lock(), asyncio.timeout(timeout + MAX_CONNECT_TIMEOUT) as limit, scanning(helped):
            begun, timers = loop.time(), list[asyncio.TimerHandle]()

            def end_after(seconds: float) -> None:
                timers.append(loop.call_at(max(begun + seconds, loop.time()), end))

            def end() -> None:
                if not connection.stands:
                    limit.reschedule(loop.time())

            end_after(timeout)
            self._hurry = partial(end_after, MIN_CONNECT_TIMEOUT)
            try:
                await connection.open()
            finally:
                self._hurry = None
                for timer in timers:
                    timer.cancel()

    async def _hold(self, link: StrapLink, connection: Connection) -> None:
        try:
            await connection.last()
        except Exception as error:
            link.report_error("lost", "the link failed", error)
        finally:
            await connection.close()
            link.retry_in()
            self._lost.set()
            if self._hurry:
                self._hurry()
