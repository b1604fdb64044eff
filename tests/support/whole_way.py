"""The way from Home to a summary in the window of another program, with a real mouse and keyboard."""

import asyncio
import os
import subprocess
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from support.at_spi import Screen


@asynccontextmanager
async def started(words: Sequence[str | Path], environment: dict[str, str]) -> AsyncGenerator[Process]:
    """Run a program as long as the context lasts."""
    program = await asyncio.create_subprocess_exec(*words, env=environment)
    try:
        yield program
    finally:
        if program.returncode is None:
            program.terminate()
        await program.wait()


async def home_to_summary(screen: Screen, display: str, look: Callable[[str], None] = lambda _name: None) -> None:
    """Try a session of simulated hearts, end it, and wait for its summary; `look` may take a picture of each page."""

    def hand(*what: object) -> None:
        subprocess.run(["xdotool", *map(str, what)], env=os.environ | {"DISPLAY": display}, check=True)

    async def click(name: str) -> None:
        part = await screen.find(name)
        hand("mousemove", *part.place, "click", 1)

    await screen.find("Try it now")
    look("home")
    await click("Try it now")
    await click("Skip")  # the hints of the first session
    await asyncio.sleep(8)  # of a session, so that there is something to sum up
    look("session")
    hand("key", "BackSpace")
    await screen.find("Watch again")
    look("summary")
