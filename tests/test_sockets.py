"""The test that looks for sockets finds them; a session has none that could reach another computer (tests/ui)."""

import asyncio
import socket
import subprocess
import sys
from pathlib import Path

from msgspec.structs import replace
from support.lab import environment
from support.sockets import internet_sockets

from hrvsync.app.lab import Lab, inputs, outputs
from hrvsync.app.sessions import SimulatedSession
from hrvsync.session import follow
from hrvsync.sources.simulate import SCENARIOS

SWITCHED_ON = """
import asyncio, sys
from msgspec.structs import replace
from support.sockets import internet_sockets
from hrvsync.app.lab import Lab, inputs, outputs
from hrvsync.app.sessions import SimulatedSession
from hrvsync.session import follow
from hrvsync.sources.simulate import SCENARIOS
session = SimulatedSession(replace(SCENARIOS[0], seconds=20.0, facts=()), speed=10.0)
lab = Lab(True, ("127.0.0.1", 9), True, ("127.0.0.1", int(sys.argv[1])))
session.attachments = outputs(lab) + inputs(lab)
during = []
async def main():
    await follow(session, lambda frame: None, lambda event: during.append(internet_sockets()))
asyncio.run(main())
print(len(during[-1]), [one.trouble for one in session.attachments], len([x for x in during[-1] if sys.argv[1] in x]))
"""


def test_a_socket_of_the_internet_is_found_before_it_is_bound() -> None:
    before = internet_sockets()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM), socket.socket(socket.AF_INET6):
        assert len(internet_sockets()) == len(before) + 2
    assert internet_sockets() == before


def test_a_session_without_a_switch_opens_none_and_loads_nothing_that_could() -> None:
    session = SimulatedSession(replace(SCENARIOS[0], seconds=10.0, facts=()), speed=float("inf"))
    session.attachments = outputs(Lab()) + inputs(Lab())
    during = list[str]()
    asyncio.run(follow(session, lambda frame: None, lambda event: during.extend(internet_sockets())))
    assert during == []
    program = "import sys, hrvsync.app.lab, hrvsync.ui.main_window; print({'pylsl', 'pythonosc'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout == "set()\n"


def test_a_session_with_every_switch_opens_them_and_listens_on_this_computer(tmp_path: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    result = subprocess.run(
        [sys.executable, "-c", SWITCHED_ON, port],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    number, rest = result.stdout.split(" ", 1)
    assert int(number) > 4
    assert rest == "[None, None, None, None] 1\n"
