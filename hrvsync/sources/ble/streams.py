"""The measurement data (PMD) of one connection: ECG, acceleration and pulse intervals, started, revived, stopped."""

import asyncio
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress

from bleak import BleakClient
from bleak.args.bluez import BlueZNotifyArgs
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.exc import BleakDBusError, BleakError

from devices import polar_pmd
from devices.heart_rate_service import Measurement
from hrvsync.events import Wave
from hrvsync.sources.ble.bluez import require_service
from hrvsync.sources.ble.errors import PairingWanted, Unanswered, describe_error
from hrvsync.sources.ble.strap_link import NOTHING, Reason, StrapLink

OVERDUE = 45.0
"""Seconds without a frame after which a wave is started again. Some begin 25 to 30 s late (bleakheart#1)."""
ANSWER_LIMIT, TRIES = 5.0, 2
STOP_LIMIT = 2.0
PAIRING_AFTER, PAIRING_LIMIT = 3.0, 20.0
"""Seconds without an answer after which a strap is said to want pairing, and in which a person may answer the system's
question about it; after 30 s BlueZ hears no beats either."""
PACKET_WANTED = 232
"""Bytes a connection's packets must hold for a block of ECG. Every system asks the strap for more by itself."""
NOTIFY: BlueZNotifyArgs = {"use_start_notify": True}
"""Why: docs/decisions, "Notifications by StartNotify"."""


type Lack = Callable[[str, Reason], None]
"""Takes what a strap does not do, and why; NOTHING where it does."""


async def answered[T](request: Awaitable[T], lack: Lack = lambda _what, _why: None) -> T:
    """Await what a connected strap is asked. Raises PairingWanted and ServiceSilent, and what bleak raises.

    A strap that wants to be paired refuses a request, or lets it hang until the person has answered; on a Linux without
    an agent, who would ask, for ever.
    """
    task = asyncio.ensure_future(request)
    said = False
    try:
        for seconds in (PAIRING_AFTER, PAIRING_LIMIT - PAIRING_AFTER):
            await asyncio.wait({task}, timeout=seconds)
            if task.done():
                answer = task.result()
                if said:
                    lack("pairing", NOTHING)
                return answer
            await require_service()  # one that has frozen leaves every request unanswered, too
            lack("pairing", describe_error(Unanswered()).reason)
            said = True
    except BleakDBusError as error:
        if describe_error(error).key == "user_rejected":  # BlueZ tells by the same names that the strap refuses
            raise PairingWanted from error
        raise
    finally:
        task.cancel()
    raise Unanswered


class Streams:
    """`begin` them once beats arrive, `revive` now and then, `stop` before hanging up.

    `on_beats` takes pulse intervals with their arrival (s); `lack` why a stream cannot be had, one of `spare` excepted.
    """

    def __init__(
        self,
        client: BleakClient,
        link: StrapLink,
        own: str,
        wanted: frozenset[polar_pmd.Kind],
        on_beats: Callable[[float, Measurement], None],
        lack: Lack,
        spare: frozenset[polar_pmd.Kind] = frozenset(),
    ) -> None:
        self._client, self._link, self._own, self._wanted = client, link, own, wanted
        self._on_beats, self._report_lack, self._spare = on_beats, lack, spare
        self._replies: asyncio.Queue[polar_pmd.Reply] = asyncio.Queue()
        self._running: dict[polar_pmd.Kind, tuple[float, float]] = {}
        self._due: dict[polar_pmd.Kind, float] = {}
        self.waves_since: float | None = None

    @property
    def running(self) -> frozenset[polar_pmd.Kind]:
        """What was sent a start and no stop."""
        return frozenset(self._running)

    async def begin(self) -> None:
        """Stop what an earlier crash left streaming, then start what is wanted and the strap is able to send."""
        control = self._client.services.get_characteristic(polar_pmd.CONTROL)
        if control is None:
            if self._wanted:
                self._lack("waves", ("no_service", {"what": in_order(self._wanted)}))
            return
        self._link.log(f"packets of up to {control.max_write_without_response_size + 3} bytes, {PACKET_WANTED} wanted")
        for uuid, heard in ((polar_pmd.CONTROL, self._on_reply), (polar_pmd.DATA, self._on_frame)):
            await answered(self._client.start_notify(uuid, heard, bluez=NOTIFY), self._lack)
        able = polar_pmd.features(bytes(await answered(self._client.read_gatt_char(polar_pmd.CONTROL), self._lack)))
        for kind in sorted(able):
            with suppress(TimeoutError):
                await self._command(polar_pmd.stop(kind))
        self._link.store.mark_streaming(self._own, False)
        for kind in sorted(self._wanted - able):
            self._lack(kind, ("not_sent", {"what": (kind,)}))
        for kind in (*sorted(self._wanted & able), *sorted(self._spare & able)):
            await self._try(kind)

    async def revive(self) -> None:
        """Start a wave again that has fallen silent, or never began, while beats go on."""
        now = self._link.inbox.now()
        for kind, due in tuple(self._due.items()):
            if now >= due:
                self._link.log(f"{kind} is silent: started again")
                await self._try(kind)

    async def stop_spare(self) -> None:
        """Stop what can be spared."""
        for kind in sorted(self._spare & self.running):
            self._due.pop(kind, None)
            with suppress(TimeoutError):
                await self._command(polar_pmd.stop(kind))
                del self._running[kind]

    async def stop(self) -> None:
        """Stop them: left on, they would empty the strap's battery."""
        stops = {polar_pmd.stop(kind) for kind in self._running}
        async with asyncio.timeout(STOP_LIMIT):
            for command in sorted(stops):
                await self._client.write_gatt_char(polar_pmd.CONTROL, command, response=True)
            self._link.store.mark_streaming(self._own, False)
            while stops:  # a strap that is left before it has answered waits for us until it gives up
                stops.discard(_command_of(await self._replies.get()))

    def _lack(self, what: str, reason: Reason) -> None:
        """Report what a strap does not do, and why; of what can be spared nobody needs to know."""
        if what not in self._spare:
            self._report_lack(what, reason)

    async def _try(self, kind: polar_pmd.Kind) -> None:
        """Start a stream; where the strap does not answer, say so and let it be tried again."""
        self._due[kind] = self._link.inbox.now() + OVERDUE
        try:
            await self._start(kind)
        except TimeoutError:
            self._link.log(f"{kind}: no answer")
            self._lack(kind, ("unanswered", {"what": (kind,)}))
        except BleakError as error:
            if describe_error(error).key == "pairing_wanted":  # to ask again would make it refuse again
                self._due.clear()
            raise

    async def _start(self, kind: polar_pmd.Kind) -> None:
        """Start a stream with the settings that the strap offers; one that runs already counts as started."""
        offered = await self._command(polar_pmd.ask_settings(kind))
        command, rate = polar_pmd.start(kind, offered.settings)
        now = self._link.inbox.now()
        self._running[kind] = (rate, 1.0)
        self._link.store.mark_streaming(self._own, True)
        reply = await self._command(command)
        self._link.log(f"{kind} at {rate}/s: {reply.meaning}")
        if not reply.ok:
            del self._running[kind]
            self._due.pop(kind, None)
            self._lack(kind, ("refused", {"what": (kind,), "why": reply.meaning}))
            return
        self._running[kind] = (rate, reply.factor)
        self._lack(kind, NOTHING)
        if kind == "ppi":
            del self._due[kind]
        else:
            self._due[kind] = self._link.inbox.now() + OVERDUE
            self.waves_since = self.waves_since or now

    async def _command(self, command: bytes) -> polar_pmd.Reply:
        """Write a command and wait for its own reply; ask again where none comes."""
        for left in reversed(range(TRIES)):
            write = self._client.write_gatt_char(polar_pmd.CONTROL, command, response=True)
            await answered(write, self._lack)
            try:
                async with asyncio.timeout(ANSWER_LIMIT):
                    while _command_of(reply := await self._replies.get()) != command[:2]:
                        pass
                    return reply
            except TimeoutError:
                self._link.log(f"no answer to a command, {left} tries left")
        raise TimeoutError

    def _on_reply(self, _characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
        if reply := polar_pmd.reply(bytes(data)):
            self._replies.put_nowait(reply)

    def _on_frame(self, _characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
        t = self._link.inbox.now()
        try:
            kind = polar_pmd.kind_of(bytes(data))
            rate, factor = self._running.get(kind, (0, 1.0)) if kind else (0, 1.0)
            match polar_pmd.decode(bytes(data), factor):
                case polar_pmd.Frame() as frame if rate:
                    if frame.kind in self._due:
                        self._due[frame.kind] = t + OVERDUE
                    self._link.inbox.put(Wave(t, self._link.who, frame.kind, rate, frame.device_ns, frame.samples))
                case polar_pmd.PulseIntervals() as pulse:
                    for number, piece in enumerate(pulse.pieces):
                        if number:  # what lies around a blocked interval are no neighbours
                            self._on_beats(t, Measurement(bpm=0))
                        self._on_beats(t, Measurement(pulse.bpm, pulse.contact, rr=piece, per_second=1000))
                case _:
                    self._link.log("a frame of an unknown kind")
        except Exception as error:  # a callback's exception would vanish in the Bluetooth library
            self._link.log(f"frame failed: {type(error).__name__}")


def in_order(kinds: Collection[polar_pmd.Kind]) -> tuple[polar_pmd.Kind, ...]:
    """Return the kinds of streams in the order in which they are named."""
    return tuple(kind for kind in polar_pmd.TYPES if kind in kinds)


def _command_of(reply: polar_pmd.Reply) -> bytes:
    """The beginning of the command that is answered."""
    return bytes((reply.operation, reply.type))
