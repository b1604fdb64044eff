"""OSC out: beats and values as messages to one address, for installations, games and music."""

import asyncio
import socket
from collections import deque
from importlib import import_module
from math import isfinite
from typing import Any

import msgspec

from hrvsync.analysis.live import Frame
from hrvsync.events import AnyEvent, Mark, Pause, Phase
from hrvsync.guide import UNGUIDED
from hrvsync.i18n import Message, reason, without_controls
from hrvsync.session import Session
from hrvsync.sinks.beats import Beat, Beats
from hrvsync.sinks.values import PACER, PAIR, PERSON, pacer_values, pair_values, person_values
from hrvsync.sources.anchor import Anchor
from hrvsync.sources.lsl.library import LabError

PACER_HZ = 25.0
LATEST = 6.0
"""Seconds: a beat that arrived later than this is not played after the fact."""
BEATS, MOST = 40, 0.9
"""Beats by which the delay is found that keeps the rhythm of this share of them; a straggler is sent at once."""
MISSING = Message("OSC needs python-osc: pip install 'hrvsync[osc]'")
HOST = "127.0.0.1"


class Address(msgspec.Struct, frozen=True):
    """An address of OSC ({who}: one for each seat), its arguments and when it is sent."""

    address: str
    arguments: str
    when: str


_SECOND = "every second, while it is known"
ADDRESSES: tuple[Address, ...] = (
    Address(
        "/hrvsync/{who}/beat",
        "rr_ms (f), delay_s (f)",
        "at each beat, in rhythm, `delay_s` after the heart beat: as soon as the strap allows without stumbling",
    ),
    *(
        Address(f"/hrvsync/{{who}}/{row.key}", f"{row.what}{f' ({row.unit})' * bool(row.unit)} (f)", _SECOND)
        for row in PERSON
    ),
    *(
        Address(f"/hrvsync/pair/{row.key}", f"{row.what}{f' ({row.unit})' * bool(row.unit)} (f)", _SECOND)
        for row in PAIR
    ),
    Address(
        "/hrvsync/{who}/pacer",
        ", ".join(f"{key} (f)" for key, _, _ in PACER),
        f"{PACER_HZ:g} times a second, while there is a pacer",
    ),
    Address("/hrvsync/pacer", ", ".join(f"{key} (f)" for key, _, _ in PACER), "the same, while both share one pacer"),
    Address("/hrvsync/phase", "name (s), seconds (f, -1: open end)", "when a phase begins"),
    Address("/hrvsync/mark", "kind (s), text (s), seat (s)", "when something is marked"),
)
"""All that is sent; no number is ever NaN: what is not known is not sent."""


def host_and_port(text: str, host: str = HOST) -> tuple[str, int]:
    """Read HOST:PORT, [HOST]:PORT or PORT, of which the host may be missing. Raises LabError for anything else."""
    before, colon, port = text.strip().rpartition(":")
    number = int(port) if port.isascii() and port.isdecimal() and len(port) <= 5 else 0
    if not 1 <= number <= 65535 or (colon and not before):
        raise LabError(Message("{text}: write an address as HOST:PORT, such as 127.0.0.1:9000.", text=text[:80]))
    return before.strip("[]") or host, number


class OscOut:
    """Sends a session by OSC to `host` and `port`, as an attachment. Raises LabError where that cannot be."""

    word = "OSC out"
    trouble: Message | None = None

    def __init__(self, host: str, port: int) -> None:
        try:
            self._message: Any = import_module("pythonosc.osc_message_builder").OscMessageBuilder
        except ImportError:
            raise LabError(MISSING) from None
        try:
            self._family, *_, self._to = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
        except (OSError, UnicodeError):
            raise LabError(Message("{host} is no computer that can be found here.", host=host[:80])) from None
        self._socket: socket.socket | None = None
        self._session: Session | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._planned: set[asyncio.TimerHandle] = set()
        self._start()

    def _start(self) -> None:
        self._beats, self._guide, self._anchor = Beats(), UNGUIDED, Anchor()
        self._delays: dict[str, deque[float]] = {}
        self._forget()

    def begin(self, session: Session) -> None:
        """Begin to send."""
        self._session = session
        self._start()
        if self._socket is None:
            self._socket = socket.socket(self._family, socket.SOCK_DGRAM)
            self._socket.setblocking(False)
            self._send_pacer()

    def on_event(self, event: AnyEvent) -> None:
        """Send beats, phases and marks."""
        session = self._session
        if session is None:
            return
        speed = session.transport.speed if session.transport else session.speed
        self._anchor.see(event.t, asyncio.get_running_loop().time(), speed)
        beats = list(self._beats.feed(event))
        if isinstance(event, Phase | Pause):
            self._guide = self._guide.plus(event)
        if session.transport is not None and session.transport.rushing:
            return
        for beat in beats:
            self._plan(beat)
        match event:
            case Phase():
                self._send("/hrvsync/phase", event.name, -1.0 if event.seconds is None else event.seconds)
            case Mark():
                self._send("/hrvsync/mark", event.kind, event.text, event.who or "")
            case _:
                pass

    def on_frame(self, frame: Frame) -> None:
        """Send the values of a second."""
        for who in frame.people:
            for row, value in zip(PERSON, person_values(frame, who), strict=True):
                self._send(f"/hrvsync/{who}/{row.key}", value)
        for row, value in zip(PAIR, pair_values(frame), strict=True):
            self._send(f"/hrvsync/pair/{row.key}", value)

    def close(self) -> None:
        """Send no more."""
        self._forget()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _forget(self) -> None:
        for planned in self._planned:
            planned.cancel()
        self._planned.clear()

    def _plan(self, beat: Beat) -> None:
        """Let a beat be sent so that the rhythm is the heart's: as long after it as most of the last ones came."""
        loop = asyncio.get_running_loop()
        delays = self._delays.setdefault(beat.who, deque(maxlen=BEATS))
        late = loop.time() - self._anchor.at(beat.t)
        if late > LATEST:
            return
        delays.append(max(0.0, late))
        delay = sorted(delays)[int(MOST * (len(delays) - 1))]

        def send() -> None:
            self._planned.discard(handle)
            self._send(f"/hrvsync/{beat.who}/beat", beat.rr_ms, delay)

        handle = loop.call_at(self._anchor.at(beat.t) + delay, send)
        self._planned.add(handle)

    def _send_pacer(self) -> None:
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(1 / PACER_HZ, self._send_pacer)
        if self._session is None or not self._anchor.known:
            return
        t = self._anchor.session_time(loop.time())
        every = {who: pacer_values(self._guide, t, who) for who in self._session.names}
        for who, values in every.items():
            self._send(f"/hrvsync/{who}/pacer", *values)
        if len(set(every.values())) == 1:
            self._send("/hrvsync/pacer", *next(iter(every.values())))

    def _send(self, address: str, *values: str | float) -> None:
        """Send a message of numbers that are known; nobody waits for it, and nobody has to listen."""
        if self._socket is None or any(isinstance(value, float) and not isfinite(value) for value in values):
            return
        message = self._message(address=address)
        for value in values:
            is_text = isinstance(value, str)
            message.add_arg(without_controls(value) if is_text else value, "s" if is_text else "f")
        try:
            self._socket.sendto(message.build().dgram, self._to)
            self.trouble = None
        except (BlockingIOError, ConnectionError):
            pass  # the network is behind, or nobody listens there at present: the next value is newer
        except OSError as error:
            self.trouble = Message("OSC cannot be sent to {host} ({why}).", host=str(self._to[0]), why=reason(error))
