"""Let two virtual straps beat, to try hrvsync without one: `PYTHONPATH=tests/support/bluetooth python -m virtual`."""

import argparse
import asyncio
import random
import sys
from contextlib import AsyncExitStack
from pathlib import Path

from virtual.bluez import bluez
from virtual.far import PORT, serve
from virtual.living import hearts, play, walk_about
from virtual.room import room
from virtual.strap import VirtualStrap, Wear

WEARS = (
    Wear(name="Polar H10 0000000A", serial="0000000A"),
    Wear(name="Polar H10 0000000B", serial="0000000B", battery=64),
)


async def main(port: int, bus: Path | None, walks: bool, seed: int) -> None:
    """Let them beat for ever."""
    async with AsyncExitStack() as open_, asyncio.TaskGroup() as life:
        here = await open_.enter_async_context(room(*WEARS))
        await open_.enter_async_context(await serve(here.air, port))
        address = await open_.enter_async_context(bluez(bus)) if bus else ""
        for who, one in zip("AB", here.straps, strict=True):
            life.create_task(live(one, who, seed))
            life.create_task(one.stay_awake())
            life.create_task(one.stream_waves())
            if walks:
                life.create_task(walk_about(one, random.Random(seed)))
        folder = Path(__file__).parents[1]
        print(f"Two straps beat: {', '.join(wear.name for wear in WEARS)}. In another terminal:", flush=True)
        print(f"  PYTHONPATH={folder} hrvsync scan", flush=True)
        print(f"  PYTHONPATH={folder} hrvsync record --strap A=0000000A --strap B=0000000B", flush=True)
        if address:
            print(f"or, for any program: DBUS_SYSTEM_BUS_ADDRESS={address} hrvsync scan", flush=True)


async def live(one: VirtualStrap, who: str, seed: int) -> None:
    """Beat for ever, one simulated half-hour after the other."""
    while True:
        await play(one, hearts(1800, seed)[who])
        seed += 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m virtual", description=__doc__)
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--bus", type=Path, metavar="SOCKET", help="also answer as BlueZ, on a message bus made there")
    parser.add_argument("--walks", action="store_true", help="now and then a strap goes out of range and comes back")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    try:
        asyncio.run(main(options.port, options.bus, options.walks, options.seed))
    except KeyboardInterrupt:
        sys.exit(0)
