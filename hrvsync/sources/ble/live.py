"""The straps of a session, live: one after the other is looked for and connected, all stay connected at once."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import suppress
from functools import partial

from devices import polar_pmd
from hrvsync.events import AnyEvent
from hrvsync.i18n import Message
from hrvsync.sources.ble.connection import Connection
from hrvsync.sources.ble.discovered import Sighting, held, watch
from hrvsync.sources.ble.errors import describe_error, problem
from hrvsync.sources.ble.radio import turn
from hrvsync.sources.ble.strap_link import LEAST_PATIENCE, SHARED_PATIENCE, Seat
from hrvsync.sources.ble.strap_store import StrapStore
from hrvsync.sources.inbox import Inbox

LOOK = 4.0
"""Seconds of looking for heart rate straps, then for all devices, in turn. A scan goes deaf without a word when the
adapter is pulled out and put back: only a fresh one hears again."""
MOST_PAUSE = 2.0
SLOW = 2.0
"""Seconds after which people are told that the Bluetooth service of the computer is what they wait for."""


async def events(
    straps: Mapping[str, str],
    streams: frozenset[polar_pmd.Kind] = frozenset(),
    memory: StrapStore | None = None,
    diagnose: Callable[[str], None] = lambda _: None,
) -> AsyncGenerator[AnyEvent, None]:
    """Yield the events of the straps worn in these seats (seat: own id, name or address), in order of time, for ever.

    A strap that is not there, or a computer without Bluetooth, is told as a Link with what to do, and tried again for
    as long as the session lasts. Close the generator to stop the streams and hang up.
    """
    inbox, memory = Inbox(), memory or StrapStore()
    seats = [Seat(who, wanted, streams, inbox, diagnose, memory) for who, wanted in straps.items()]
    reaching = asyncio.create_task(_Reaching(seats, inbox).run())
    try:
        async for event in inbox.events():
            yield event
    finally:
        reaching.cancel()
        await asyncio.gather(reaching, return_exceptions=True)


class _Reaching:
    """Looks for missing straps and connects them. One at a time, and never a scan during a connect: BlueZ stumbles."""

    def __init__(self, seats: list[Seat], inbox: Inbox) -> None:
        self._seats, self._inbox = seats, inbox
        self._lost = asyncio.Event()
        self._hurry: Callable[[], None] = _nothing
        self._held: set[asyncio.Task[None]] = set()
        self._by_service = True
        self._failures = 0

    async def run(self) -> None:
        for seat in self._seats:
            seat.say("off", Message("Looking for the strap: put it on; moist electrodes wake it."))
        try:
            while True:
                await self._turn()
        finally:
            for task in self._held:
                task.cancel()
            await asyncio.gather(*self._held, return_exceptions=True)

    async def _turn(self) -> None:
        missing = [seat for seat in self._seats if seat.missing]
        if not missing:
            self._lost.clear()
            await self._lost.wait()
            return
        if (rest := min(seat.not_before for seat in missing) - self._inbox.now()) > 0:
            await self._rest(rest)
            return
        try:
            found = await self._look()
            self._failures = 0
        except Exception as error:  # whatever Bluetooth comes up with, the session goes on
            for seat in missing:
                trouble = describe_error(error, seat.called)
                seat.note(f"looking failed: {type(error).__name__} ({trouble.key})")
                seat.say("off", trouble.sentence)
            await asyncio.sleep(min(MOST_PAUSE, 2.0**self._failures))
            self._failures += 1
            return
        if found:
            await self._reach(*found)
            return
        for seat in missing if self._by_service else ():
            state = "off" if seat.state in ("off", None) else "lost"
            seat.say(state, problem("out of range", seat.called).sentence)

    async def _rest(self, seconds: float) -> None:
        """Wait so long, but no longer than until another strap is lost: it is not to wait for this one's rest."""
        self._lost.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._lost.wait()

    async def _look(self) -> tuple[Seat, Sighting] | None:
        """Look until a missing strap is in sight; None after a while."""
        found: asyncio.Future[tuple[Seat, Sighting]] = asyncio.get_running_loop().create_future()

        def seen(sighting: Sighting) -> None:
            for seat in self._seats:
                others = (other for other in self._seats if other is not seat)
                if seat.due(sighting) and not found.done() and not any(other.holds(sighting) for other in others):
                    found.set_result((seat, sighting))

        slow = asyncio.get_running_loop().call_later(SLOW, self._say_slow)
        try:
            for sighting in await held():
                seen(sighting)
            if not found.done():
                by_service, self._by_service = self._by_service, not self._by_service
                async with watch(seen, by_service):
                    slow.cancel()
                    await asyncio.wait({found}, timeout=LOOK)
        finally:
            slow.cancel()
        return found.result() if found.done() else None

    def _say_slow(self) -> None:
        for seat in self._seats:
            if seat.missing:
                seat.say("off", problem("waiting").sentence)

    async def _reach(self, seat: Seat, sighting: Sighting) -> None:
        """Connect; on success the connection lives in a task of its own."""
        seat.say("found")
        seat.say("connecting")
        connection = Connection(seat, sighting)
        try:
            await self._open(seat, connection)
        except BaseException as error:
            await connection.close()
            task = asyncio.current_task()
            if not isinstance(error, Exception) and task and task.cancelling():
                raise
            seat.failed()
            trouble = describe_error(error, seat.called)
            seat.note(f"connecting failed: {type(error).__name__} ({trouble.key})")
            seat.say("lost", trouble.sentence)
            return
        seat.reached(sighting)
        task = asyncio.create_task(self._hold(seat, connection))
        self._held.add(task)
        task.add_done_callback(self._held.discard)

    async def _open(self, seat: Seat, connection: Connection) -> None:
        """Connect within the seat's patience, or less of it where the partner's strap waits for its turn."""
        alone = not any(other.missing for other in self._seats if other is not seat)
        async with turn(), asyncio.timeout(seat.patience if alone else min(seat.patience, SHARED_PATIENCE)) as limit:
            self._hurry = partial(_shorten, limit, asyncio.get_running_loop().time() + LEAST_PATIENCE)
            try:
                await connection.open()
            finally:
                self._hurry = _nothing

    async def _hold(self, seat: Seat, connection: Connection) -> None:
        try:
            await connection.last()
        except Exception as error:
            seat.note(f"the link failed: {type(error).__name__}")
            seat.say("lost", describe_error(error, seat.called).sentence)
        finally:
            await connection.close()
            seat.rest()
            self._lost.set()
            self._hurry()


def _shorten(limit: asyncio.Timeout, until: float) -> None:
    """End an attempt at `until` (loop time), or now if that has passed: the partner's strap was lost and waits."""
    when = limit.when()
    if when is not None and until < when and not limit.expired():
        limit.reschedule(max(until, asyncio.get_running_loop().time()))


def _nothing() -> None:
    pass
