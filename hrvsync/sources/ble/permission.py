"""macOS ends a program that uses Bluetooth without permission, with no exception to catch: a child goes first.

The permission is that of the terminal (or app) that started us, so what happens to a child would happen to us. An app
of its own (a frozen build) declares what it needs, and is asked for.
"""

import asyncio
import sys
from asyncio.subprocess import DEVNULL

from bleak.exc import BleakError

SYSTEM = sys.platform
PROGRAM = """
import asyncio, bleak
async def main():
    async with bleak.BleakScanner():
        pass
asyncio.run(main())
"""
LIMIT = 30.0
"""Seconds: the system may be asking the person for permission meanwhile."""

_allowed: set[str] = set()


class EndedBySystem(BleakError):
    """The system ends whoever uses Bluetooth from here."""


async def go_first() -> None:
    """Let a child use Bluetooth, once a run and on macOS only. Raises EndedBySystem where that is the child's end."""
    if SYSTEM != "darwin" or getattr(sys, "frozen", False) or PROGRAM in _allowed:
        return
    child = await asyncio.create_subprocess_exec(sys.executable, "-c", PROGRAM, stdout=DEVNULL, stderr=DEVNULL)
    try:
        async with asyncio.timeout(LIMIT):
            if await child.wait() < 0:
                raise EndedBySystem("a child that used Bluetooth was ended by a signal")
    except TimeoutError:
        child.kill()
        await child.wait()
    _allowed.add(PROGRAM)
