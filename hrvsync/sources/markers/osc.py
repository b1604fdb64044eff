"""Markers by OSC: messages to /mark, on this computer alone unless an address is given."""

import asyncio
from collections.abc import Callable
from importlib import import_module
from typing import Any, override

from hrvsync.i18n import Message, reason
from hrvsync.sources.lsl.library import LabError
from hrvsync.sources.lsl.stream import label
from hrvsync.sources.markers.marker import Gate, Notice, Take

ADDRESSES = "/mark", "/hrvsync/mark"
LARGEST = 4096
"""Bytes of a packet; a larger one is left out."""
MOST_SOURCES = 16
MOST_MESSAGES = 32
"""Messages in a packet that are looked at."""


async def take_osc(host: str, port: int, take: Take, notice: Notice) -> Callable[[], None]:
    """Listen at `host` and `port`, pass markers to `take`; return what ends that. Raises LabError where it cannot."""
    try:
        packet = import_module("pythonosc.osc_packet").OscPacket
    except ImportError:
        raise LabError(Message("OSC needs python-osc: pip install 'hrvsync[osc]'")) from None
    loop = asyncio.get_running_loop()
    try:
        transport, _ = await loop.create_datagram_endpoint(lambda: _Listener(packet, take, notice), (host, port))
    except (OSError, UnicodeError) as error:
        why = reason(error) if isinstance(error, OSError) else Message("no such address")
        raise LabError(
            Message("OSC cannot be listened for at {host}:{n} ({why}).", host=host[:80], n=port, why=why)
        ) from None
    return transport.close


class _Listener(asyncio.DatagramProtocol):
    def __init__(self, packet: Any, take: Take, notice: Notice) -> None:
        self._packet, self._take, self._notice = packet, take, notice
        self._gates: dict[str, Gate] = {}
        self._said = False

    @override
    def datagram_received(self, data: bytes, addr: tuple[str | Any, int]) -> None:
        """Take a packet from anybody; what is no marker is said once."""
        time = asyncio.get_running_loop().time()
        host = str(addr[0])
        if host not in self._gates and len(self._gates) >= MOST_SOURCES:
            return
        gate = self._gates.setdefault(host, Gate(f"OSC: {host}", self._take, self._notice))
        if len(data) > LARGEST:
            self._say(Message("An OSC packet of {n} bytes was left out: a marker is shorter.", n=len(data)))
            return
        try:
            messages = [timed.message for timed in self._packet(data).messages[:MOST_MESSAGES]]
            texts = [(str(one.address), [str(value) for value in one.params[:3]]) for one in messages]
        except Exception:  # the library fails anywhere over bytes that are no OSC
            self._say(Message("A packet that is no OSC came from {host}; it was left out.", host=host))
            return
        for address, values in texts:
            if address in ADDRESSES:
                gate.pass_on(time, _words(values))
            else:
                self._say(Message("OSC messages to {address} mark nothing: send to /mark.", address=label(address)))

    def _say(self, what: Message) -> None:
        if not self._said:
            self._said = True
            self._notice(what)


def _words(values: list[str]) -> str:
    """Write `kind, text, seat` as one text; a single value stands as it is."""
    kind, text, who = (*values, "", "", "")[:3]
    return f"{kind}{f' {who}' if who else ''}{f': {text}' if text else ''}"
