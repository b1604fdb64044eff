"""What a session needs is loaded before it begins: an import in its middle keeps packets from getting their times."""

import subprocess
import sys
from pathlib import Path

SESSION = """
import asyncio, pathlib, sys
from support.virtual_time import run
from virtual.living import hearts, play
from virtual.room import room
from virtual.strap import Wear
from hrvsync.app.sessions import LiveSession
from hrvsync.session import follow
from hrvsync.sources import ble
from hrvsync.storage import Recorder, new_header

loaded = []

def on_event(event):
    if not loaded:
        loaded.append(set(sys.modules))

async def main():
    async with room(Wear(), Wear(name="Polar H10 0000000B", serial="0000000B")) as here:
        lives = [play(strap, heart) for strap, heart in zip(here.straps, hearts(200, seed=8).values(), strict=False)]
        lives += [strap.stream_waves() for strap in here.straps]
        tasks = [asyncio.ensure_future(life) for life in lives]
        recorder = Recorder(pathlib.Path(sys.argv[1]), new_header({"A": "", "B": ""}, "straps"))
        source = ble.events({"A": "0000000A", "B": "0000000B"}, frozenset(("ecg", "acc")))
        session = LiveSession(source, {"A": "", "B": ""}, recorder, seconds=190)
        await follow(session, lambda frame: None, on_event)
        for task in tasks:
            task.cancel()

run(main())
print(*sorted(set(sys.modules) - loaded[0]))
"""


def test_no_module_is_imported_after_a_session_with_ecg_began(tmp_path: Path) -> None:
    tests = Path(__file__).parent
    code = f"import sys; sys.path[:0] = {[str(tests), str(tests / 'support' / 'bluetooth')]!r}\n{SESSION}"
    command = [sys.executable, "-c", code, str(tmp_path / "session.jsonl")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
    assert (tmp_path / "session.jsonl").stat().st_size > 100_000
