"""The facts of a session: small frozen structs in order of time, and nothing derived.

`t` is session time in seconds on one monotonic clock; `who` is the seat of a person ("A", "B").
One tagged union gives the types, the lines of the native file and their validation.
"""

from typing import Literal

import msgspec

STRAP_TICKS_PER_SECOND = 1024


class Event(msgspec.Struct, frozen=True, tag_field="k", omit_defaults=True):
    """What happened at session time `t` (s)."""

    t: float


class Packet(Event, frozen=True, tag="packet"):
    """Beat intervals as they arrived: counts of 1/`per_second` s, oldest first.

    Straps count in 1/1024 s. Imported files keep their own unit (1000: whole milliseconds), so nothing is rounded.
    `bpm` is the strap's own heart rate. `contact` is None where the strap does not report it. `ended`: when the last
    interval ended (s), where whoever measured it stamped that on a clock we know; None where only the arrival is known.
    """

    who: str
    rr: tuple[int, ...] = ()
    bpm: int | None = None
    contact: bool | None = None
    per_second: int = STRAP_TICKS_PER_SECOND
    ended: float | None = None


class Wave(Event, frozen=True, tag="wave"):
    """A block of ECG (microvolt) or acceleration (milli-g, x y z in turn), arrived at `t`.

    `device_ns` is the strap's own clock at the LAST sample, `rate` the nominal samples per second.
    """

    who: str
    kind: Literal["ecg", "acc"]
    rate: float
    device_ns: int
    samples: tuple[int, ...]


class Strap(Event, frozen=True, tag="strap"):
    """The strap that is in a seat from `t` on.

    `latency` and `spread` (s): how late its RR intervals arrive, median and the distance of the farther
    quartile; None is unknown.
    `id` is the strap's own (name suffix or serial), never a radio address. `pulse`: it feels the pulse wave at a wrist,
    arm or finger, so that its intervals are those of the pulse (PRV), not of the heart.
    """

    who: str
    model: str
    id: str = ""
    latency: float | None = None
    spread: float | None = None
    pulse: bool = False


class Link(Event, frozen=True, tag="link"):
    """The state of the link to a person's strap changed.

    `reason` is the key of why ("out_of_range"; hrvsync/reasons.py puts it in words) and `values` what it names.
    """

    who: str
    state: Literal["found", "connecting", "waiting", "live", "lost", "off"]
    reason: str = ""
    values: dict[str, str | tuple[str, ...]] = {}


class Battery(Event, frozen=True, tag="battery"):
    """A strap's battery in percent."""

    who: str
    percent: int


class Mark(Event, frozen=True, tag="mark"):
    """Something a person marked: `kind` is rupture, repair, cue, touch, note ...; `who` if it concerns one person.

    `seconds`: how long it lasted, where an imported file says so; None for a moment. `source`: the program that marked
    it ("LSL: PsychoPy", "OSC: 127.0.0.1", "standard input"); "" for a person.
    """

    kind: str
    text: str = ""
    who: str | None = None
    seconds: float | None = None
    source: str = ""


class Pacer(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a phase paces the breath.

    Breaths per minute glide from `rate` to `rate_end` over `glide` s (a constant rate where `rate_end` is None).
    `inhale` is the inhaled share of the moving part of a breath; holds (s) follow inhale and exhale. Over the first
    `fade` s it fades, and from then on people keep its rhythm by themselves; 0: it does not.
    """

    rate: float = 6.0
    rate_end: float | None = None
    glide: float = 0.0
    inhale: float = 0.4
    hold_in: float = 0.0
    hold_out: float = 0.0
    fade: float = 0.0


class Phase(Event, frozen=True, tag="phase"):
    """A phase of a guided session begins at `t` and is meant to last `seconds` (None: open end).

    `pacers` maps a seat to its pacer; the key "" is one pacer shared by all. `baseline`: whether this phase makes the
    baseline of the session, None where no phase says so. `condition`: what it is compared by with phases of another one
    ("hand in hand", "apart"), "" where it is compared with none. `interlude`: people asked for it while another phase
    ran, which goes on after it. `stressor`: whether it asks for what makes a heart go up.
    """

    name: str
    seconds: float | None = None
    pacers: dict[str, Pacer] = {}
    prompt: str = ""
    baseline: bool | None = None
    condition: str = ""
    interlude: bool = False
    stressor: bool = False


class Pause(Event, frozen=True, tag="pause"):
    """The guide is paused (or goes on) for both; recording continues."""

    paused: bool = True


class Offer(Event, frozen=True, tag="offer"):
    """The app offered people who were both up to breathe together; an interlude soon after it is their yes."""


type Age = Literal["adult", "child", "infant"]


class Person(Event, frozen=True, tag="person"):
    """What the person in a seat says of themselves and beats do not show, for the whole session.

    `rhythm_disorder`: a pacemaker or a known rhythm disorder. No measure of variability speaks of such a heart. `age`:
    how quickly the breath may go, which is where the bands of a spectrum lie. `role`: what they are to the others
    (practitioner, client, caregiver, child ..., see hrvsync/guide/roles.py), "" where nobody said it.
    """

    who: str
    rhythm_disorder: bool = False
    age: Age = "adult"
    role: str = ""


class Daily(Event, frozen=True, tag="daily"):
    """What another app measured of a person on a `day` (ISO 8601): RMSSD (ms) and heart rate (1/min), None if unknown.

    `source` names the app, whose way of measuring it is: such values are shown beside our own, never among them.
    """

    who: str
    day: str
    source: str
    rmssd_ms: float | None = None
    hr_bpm: float | None = None


class Tick(Event, frozen=True, tag="tick"):
    """Session time has reached `t`: every event up to `t` has come."""


type AnyEvent = Packet | Wave | Strap | Link | Battery | Mark | Phase | Pause | Offer | Person | Daily | Tick
