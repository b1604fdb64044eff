"""LSL out: the streams of a session on the lab's network, described so that a file of them explains itself.

Times are on the LSL clock of this computer. A beat has the time at which the heart beat: the strap's latency, as far as
it is known, is taken off. Streams carry seats; names and ids of straps only where somebody wants that.
"""

import asyncio
from collections.abc import Mapping
from hashlib import blake2s
from platform import node
from typing import Any

import msgspec

from hrvsync import __version__
from hrvsync.analysis.live import Frame
from hrvsync.events import AnyEvent, Link, Mark, Packet, Pause, Person, Phase, Strap, Tick, Wave
from hrvsync.guide import UNGUIDED
from hrvsync.i18n import Message
from hrvsync.session import Session
from hrvsync.sinks.beats import Beat, Beats
from hrvsync.sinks.values import PACER, PAIR, PERSON, known, pacer_values, pair_values, person_values
from hrvsync.sources.anchor import Anchor
from hrvsync.sources.lsl.library import OWN, pylsl

PACER_HZ = 10.0
AGAIN_EVERY = 10.0
"""Seconds after which phase and straps are repeated, for a program that began to record later."""

type Channels = tuple[tuple[str, str], ...]
"""Label and unit of each channel."""


class Outgoing(msgspec.Struct, frozen=True):
    """A stream that is sent: its name ({who}: one for each seat), type, channels, rate (1/s, 0: irregular) and time."""

    name: str
    type: str
    channels: Channels
    rate: float
    about: str
    time: str
    text: bool = False


_VALUES = tuple((row.key, row.unit) for row in PERSON)
_BEAT = "when the heart beat: the end of the interval, latency taken off"
_FRAME = "the second that the values speak of"
STREAMS: dict[str, Outgoing] = {
    "rr": Outgoing(
        "RR-{who}",
        "RR",
        (("rr", "milliseconds"), ("arrived", "seconds")),
        0.0,
        "each RR interval in full resolution, and the session time at which it arrived",
        _BEAT,
    ),
    "hr": Outgoing("HR-{who}", "HR", (("hr", "1/min"),), 0.0, "heart rate by the strap, else by the interval", _BEAT),
    "ecg": Outgoing("ECG-{who}", "ECG", (("ecg", "microvolts"),), 130.0, "ECG, where it is recorded", "arrival"),
    "acc": Outgoing(
        "ACC-{who}",
        "ACC",
        (("x", "milli-g"), ("y", "milli-g"), ("z", "milli-g")),
        200.0,
        "acceleration, where it is recorded",
        "arrival",
    ),
    "person": Outgoing(
        "Values-{who}", "Values", _VALUES, 0.0, "what a frame shows of one person, once a second", _FRAME
    ),
    "pair": Outgoing(
        "Pair",
        "Values",
        tuple((row.key, row.unit) for row in PAIR),
        0.0,
        "what a frame shows of the two, once a second",
        _FRAME,
    ),
    "pacer": Outgoing(
        "Pacer-{who}",
        "Pacer",
        tuple((key, unit) for key, unit, _ in PACER),
        PACER_HZ,
        "the breath pacer of a seat, NaN without one",
        "the moment itself",
    ),
    "markers": Outgoing(
        "Markers", "Markers", (("marker", ""),), 0.0, "phases and marks in words", "the moment itself", text=True
    ),
    "session": Outgoing(
        "Session",
        "Session",
        (("fact", ""),),
        0.0,
        "the other facts of the session as JSON, as in a recording of hrvsync, so that a file can be read back whole",
        "when it happened",
        text=True,
    ),
}
"""All that is sent. Rates of waves are those of the strap."""


class LslOut:
    """Sends a session by LSL, as an attachment. `named`: people's names and ids of straps go with it.

    Raises LabError where there is no LSL.
    """

    word = "LSL out"
    trouble: Message | None = None

    def __init__(self, *, named: bool = False) -> None:
        self._lsl: Any = pylsl()
        self._named = named
        self._outlets: dict[tuple[str, str], Any] = {}
        self._names: Mapping[str, str] = {}
        self._session: Session | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._start()

    def _start(self) -> None:
        self._beats, self._guide, self._anchor = Beats(), UNGUIDED, Anchor()
        self._now: dict[str, bytes] = {}  # facts that hold until others take their place
        self._repeated = 0.0

    def begin(self, session: Session) -> None:
        """Open the streams that every session has."""
        self._session, self._names = session, session.names
        self._start()
        for who in session.names:
            for key in ("rr", "hr", "person", "pacer"):
                self._outlet(key, who)
        for key in ("markers", "session", *(("pair",) if len(session.names) == 2 else ())):
            self._outlet(key)
        if self._timer is None:
            self._send_pacer()

    def on_event(self, event: AnyEvent) -> None:
        """Send what happened."""
        session = self._session
        if session is None:
            return
        speed = session.transport.speed if session.transport else session.speed
        self._anchor.see(event.t, self._lsl.local_clock(), speed)
        beats = list(self._beats.feed(event))
        if isinstance(event, Phase | Pause):
            self._guide = self._guide.plus(event)
        self._tell(event)
        if session.transport is not None and session.transport.rushing:
            return
        for beat in beats:
            self._send_beat(beat)
        match event:
            case Wave():
                self._send_wave(event)
            case Mark() | Phase():
                self._push("markers", "", [marker(event)], event.t)
            case _:
                pass

    def on_frame(self, frame: Frame) -> None:
        """Send the values of a second."""
        for who in self._names:
            if known(values := person_values(frame, who)):
                self._push("person", who, values, frame.t)
        if frame.pair is not None:
            self._push("pair", "", pair_values(frame), frame.t)

    def close(self) -> None:
        """Take the streams off the network."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._outlets.clear()

    def _send_beat(self, beat: Beat) -> None:
        self._push("rr", beat.who, [beat.rr_ms, beat.arrived], beat.t)
        self._push("hr", beat.who, [float(beat.bpm or 60_000 / beat.rr_ms)], beat.t)

    def _send_wave(self, wave: Wave) -> None:
        outlet = self._outlet(wave.kind, wave.who, wave.rate)
        outlet.push_chunk(list(wave.samples), self._anchor.at(wave.t))

    def _send_pacer(self) -> None:
        """Send where the breath stands, ten times a second."""
        self._timer = asyncio.get_running_loop().call_later(1 / PACER_HZ, self._send_pacer)
        if self._anchor.known:
            t = self._anchor.session_time(self._lsl.local_clock())
            for who in self._names:
                self._push("pacer", who, list(pacer_values(self._guide, t, who)), t)

    def _tell(self, event: AnyEvent) -> None:
        """Send a fact of the session, and now and then those that still hold."""
        fact = as_sent(event, named=self._named)
        if fact is None:
            return
        text = msgspec.json.encode(fact)
        self._push("session", "", [text], event.t)
        if isinstance(fact, Phase | Strap):
            self._now[f"{fact.who if isinstance(fact, Strap) else 'phase'}"] = text
        if event.t >= self._repeated + AGAIN_EVERY:
            self._repeated = event.t
            for held in self._now.values():
                self._push("session", "", [held], event.t)

    def _push(self, key: str, who: str, values: list[Any], t: float) -> None:
        self._outlet(key, who).push_sample(values, self._anchor.at(t))

    def _outlet(self, key: str, who: str = "", rate: float = 0.0) -> Any:
        """Return the outlet of a stream, opened when it is first asked for."""
        if (key, who) not in self._outlets:
            outlet = self._lsl.StreamOutlet(self._described(STREAMS[key], who, rate))
            OWN.add(str(outlet.get_info().uid()))
            self._outlets[key, who] = outlet
        return self._outlets[key, who]

    def _described(self, stream: Outgoing, who: str, rate: float) -> Any:
        lsl, name = self._lsl, stream.name.format(who=who)
        form = lsl.cf_string if stream.text else lsl.cf_double64
        info = lsl.StreamInfo(
            name, stream.type, len(stream.channels), rate or stream.rate, form, f"hrvsync-{_computer()}-{name}"
        )
        desc = info.desc()
        about = {"manufacturer": "hrvsync", "version": __version__, "about": stream.about, "time": stream.time}
        about |= {"latency_removed": "yes", "clock": "LSL clock of the sending computer", "seat": who}
        if self._named and who:
            about["person"] = self._names.get(who, "")
        for key, text in about.items():
            desc.append_child_value(key, text)
        channels = desc.append_child("channels")
        for channel, unit in stream.channels:
            one = channels.append_child("channel")
            for key, text in (("label", channel), ("unit", unit), ("type", stream.type)):
                one.append_child_value(key, text)
        return info


def as_sent(event: AnyEvent, *, named: bool) -> AnyEvent | None:
    """Return a fact as it is sent: no ids of straps, and nothing that people say of themselves unless `named`."""
    match event:
        case Packet():
            return None if event.rr else event
        case Strap():
            return event if named else msgspec.structs.replace(event, id="")
        case Link():
            return Link(event.t, event.who, event.state, event.reason)
        case Person():
            return event if named else None
        case Mark() | Phase() | Pause() | Tick():
            return event
        case _:
            return None


def marker(event: Mark | Phase) -> str:
    """Write a phase or a mark as one line: `phase: Settle`, `rupture A: she looks away`."""
    head, text = ("phase", event.name) if isinstance(event, Phase) else (event.kind, event.text)
    who = f" {event.who}" if isinstance(event, Mark) and event.who else ""
    return " ".join(f"{head}{who}{': ' if text else ''}{text}".split())


def _computer() -> str:
    """Return what distinguishes this computer in a lab with several that run hrvsync, without its name."""
    return blake2s(node().encode(), digest_size=4).hexdigest()
