"""Send a recording by LSL as if it were live: `lsl_send.py FILE SPEED`, from a line on standard input on."""

import asyncio
import sys
from pathlib import Path
from typing import Any

from hrvsync.app.sessions import Replay
from hrvsync.session import follow
from hrvsync.sinks import LslOut
from hrvsync.storage import read


async def main(path: Path, speed: float) -> None:
    """Open the streams, wait until somebody records them, and play."""
    session = Replay(read(path), "sent", speed)
    out = LslOut()
    session.attachments = [out]
    out.begin(session)
    print("open", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    marks: list[Any] = []
    await follow(session, lambda frame: None, marks.append)
    await asyncio.sleep(0.3)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), float(sys.argv[2])))
