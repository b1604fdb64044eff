"""A living room in one process: virtual straps, this computer's virtual adapter, and bleak made to use it."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from bumble.device import Device

from virtual.air import Air, Radio, device, radio
from virtual.backend import Adapter, inject
from virtual.strap import VirtualStrap, Wear, strap


class Room:
    """What is in the room: the straps in order, and the adapter with its faults."""

    def __init__(self, air: Air, adapter: Adapter, straps: list[VirtualStrap]) -> None:
        self.air, self.adapter, self.straps = air, adapter, straps


@asynccontextmanager
async def room(*wears: Wear) -> AsyncGenerator[Room, None]:
    """Yield a room with these straps, all advertising."""
    air = Air()
    straps = [
        await strap(radio(air, wear.name), f"F0:00:00:00:00:{number:02X}", wear) for number, wear in enumerate(wears, 1)
    ]
    dongle: list[Radio] = []

    async def plug_in() -> Device:
        dongle.append(radio(air, "adapter"))
        return await device(dongle[-1], "adapter", "F0:00:00:00:01:00")

    def pull_out() -> None:
        for one in dongle:
            one.lose()
            air.remove_controller(one)
        dongle.clear()

    adapter = Adapter(plug_in, pull_out)
    undo = inject(adapter)
    try:
        for one in straps:
            await one.advertise()
        yield Room(air, adapter, straps)
    finally:
        undo()
