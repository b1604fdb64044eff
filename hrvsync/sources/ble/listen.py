"""Listening to one strap before a session: only what it sends of the heart, and nothing is kept."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress

from bleak.backends.characteristic import BleakGATTCharacteristic

from devices import MODELS, heart_rate_service as heart
from hrvsync.events import Packet
from hrvsync.sources.ble.radio import connected
from hrvsync.sources.ble.streams import NOTIFY, answered
from hrvsync.sources.discovered import DiscoveredStrap

SILENT = 10.0
"""Seconds without a packet after which it is taken for lost."""


async def listen(strap: DiscoveredStrap) -> AsyncGenerator[Packet, None]:
    """Yield the heart rate packets of a strap in sight (`t` from the connection on, `who` empty) until its link ends.

    Raises what bleak raises where it cannot be connected.
    """
    packets: asyncio.Queue[Packet | None] = asyncio.Queue()
    time = asyncio.get_running_loop().time

    async with connected(strap, lambda _: packets.put_nowait(None)) as client:
        begun, decode = time(), MODELS[strap.model].decode

        def on_heart(_characteristic: BleakGATTCharacteristic, data: bytearray) -> None:
            with suppress(ValueError, IndexError):  # a packet that cannot be read is none
                measured = decode(bytes(data))
                at = time() - begun
                packets.put_nowait(Packet(at, "", measured.rr, measured.bpm, measured.contact, measured.per_second))

        await answered(client.start_notify(heart.MEASUREMENT, on_heart, bluez=NOTIFY))
        with suppress(TimeoutError):
            while True:
                async with asyncio.timeout(SILENT):
                    packet = await packets.get()
                if packet is None:
                    return
                yield packet
