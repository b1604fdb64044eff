"""Record a session from LSL: `lsl_take.py FILE SECONDS A=NAME B=NAME`; its frames, to the last bit, go to FILE.frames.

What is wrong with streams is printed, one sentence a line.
"""

import asyncio
import sys
from pathlib import Path

from hrvsync.app.sessions import LiveSession
from hrvsync.session import follow
from hrvsync.sources import ble
from hrvsync.sources.lsl import feed
from hrvsync.storage import Header, Recorder
from support.frames import as_bytes


async def main(path: Path, seconds: float, seats: dict[str, str]) -> None:
    """Record a session that lasts `seconds`."""
    heard = feed(seats, lambda what: print(what, flush=True))
    frames: list[bytes] = []
    session = LiveSession(
        ble.events({}, beside=[heard]), dict.fromkeys(seats, ""), Recorder(path, Header()), seconds=seconds
    )
    await follow(session, lambda frame: frames.append(as_bytes(frame)))
    path.with_suffix(".frames").write_bytes(b"\n--\n".join(frames))


if __name__ == "__main__":
    file, length, *worn = sys.argv[1:]
    asyncio.run(main(Path(file), float(length), dict(seat.split("=", 1) for seat in worn)))
