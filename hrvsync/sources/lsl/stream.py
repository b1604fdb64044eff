"""What a stream is and is good for, from what it says of itself: names, types, labels and units as apps have them."""

import re
from typing import Any, Literal

import msgspec

from hrvsync.i18n import Message

type Kind = Literal["rr", "pp", "hr", "ecg", "acc", "markers", ""]

TEXT = 3
"""The channel format of strings, as liblsl counts them."""
MOST_CHANNELS = 64
MOST_RATE = 20_000.0
MOST_BEATS = 5.0
"""Intervals a second; a steadier or quicker stream of them repeats each."""
LONGEST = 80
"""Characters of a name or a label; the rest is cut off."""
KINDS: dict[Kind, tuple[str, Message]] = {
    "rr": (r"rrs?|rri|ibi|nn|interbeat", Message("RR intervals: all measures")),
    "pp": (r"ppi?s?|prv", Message("pulse intervals: variability of the pulse, not of the heart")),
    "hr": (r"hr|heartrate|bpm", Message("heart rate only: no variability")),
    "ecg": (r"ecg|ekg", Message("ECG, recorded beside the beats")),
    "acc": (r"acc|accel|acceleration|accelerometer|motion", Message("acceleration, for breathing")),
    "markers": (r"markers?|events?|triggers?|stim|annotations?", Message("markers")),
}
"""How apps call a kind of stream in name, type or label, and what each is good for, the best first."""
TOGETHER = {"r-r": "rr", "r to r": "rr", "p-p": "pp", "heart rate": "hr", "heart_rate": "hr", "beat-to-beat": "ibi"}
"""Kinds that are written as several words."""
OPTICAL = re.compile(r"ppg|verity|optical|wrist|empatica|oximet|\boh1|watch\b|\bring\b", re.IGNORECASE)
"""Devices that feel the pulse: their intervals never pass for RR, whatever the stream is called."""
UNITS: dict[Kind, dict[str, float]] = {
    "rr": {
        **dict.fromkeys(("ms", "msec", "millisecond", "milliseconds"), 1.0),
        **dict.fromkeys(("s", "sec", "second", "seconds"), 1e3),
        **dict.fromkeys(("us", "µs", "microsecond", "microseconds"), 1e-3),
        **dict.fromkeys(("1/1024 s", "1/1024s"), 1000 / 1024),
    },
    "ecg": {
        **dict.fromkeys(("uv", "µv", "microvolt", "microvolts"), 1.0),
        **dict.fromkeys(("mv", "millivolt", "millivolts"), 1e3),
        **dict.fromkeys(("v", "volt", "volts"), 1e6),
    },
    "acc": {
        **dict.fromkeys(("mg", "milli-g", "millig"), 1.0),
        "g": 1e3,
        **dict.fromkeys(("m/s2", "m/s^2", "m/s²"), 1e3 / 9.80665),
    },
}
"""What one of each unit is in ours: ms, microvolt, milli-g."""
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd\ud800-\udfff]+")


class Stream(msgspec.Struct, frozen=True):
    """A stream in sight. `rate` (1/s) is 0 where it is irregular; `text`: it carries strings.

    `source` is its own id, the same after a restart, "" where it has none; `uid` changes with each start.
    `column` is the channel that counts, `scale` what its numbers are multiplied by (0: their size tells). `wrong` says
    why it cannot be taken, empty where it can.
    """

    uid: str
    name: str
    type: str = ""
    source: str = ""
    host: str = ""
    rate: float = 0.0
    channels: int = 1
    text: bool = False
    kind: Kind = ""
    column: int = 0
    scale: float = 0.0
    unit: str = ""
    ours: bool = False
    wrong: Message = Message()

    @property
    def device(self) -> str:
        """What its name says besides its kind: streams of one device share it."""
        said = (
            self.name
            if not self.kind
            else " ".join(word for word in re.split(r"[\s_:|/-]+", self.name) if word and not _says(self.kind, word))
        )
        return f"hrvsync {said}" if self.ours else said or self.name

    @property
    def good_for(self) -> Message:
        """What it is good for, or why it is not."""
        if self.wrong or self.kind:
            return self.wrong or KINDS[self.kind][1]
        return Message("sent by hrvsync for others") if self.ours else Message("nothing that hrvsync knows")

    def same(self, other: "Stream") -> bool:
        """Whether this is the other one, perhaps after a restart."""
        if self.source or other.source:
            return (self.source, self.kind) == (other.source, other.kind)
        return (self.name, self.kind, self.host) == (other.name, other.kind, other.host)


def label(text: str, longest: int = LONGEST) -> str:
    """Return text of another program as one line without anything that steers a screen, cut where it is too long."""
    plain = " ".join(_ODD.sub(" ", text[: 4 * longest]).split())
    return plain if len(plain) <= longest else plain[: longest - 1].rstrip() + "…"


def describe(info: Any, full: Any = None) -> Stream:
    """Describe a resolved stream; labels and units are known from its `full` info only."""
    channels = int(info.channel_count())
    name, kind, source = (label(text) for text in (info.name(), info.type(), info.source_id()))
    rate = float(info.nominal_srate())
    plain = Stream(
        str(info.uid()),
        name or label(source) or "stream",
        kind,
        source,
        label(info.hostname()),
        rate if 0 <= rate < 1e9 else -1.0,
        channels,
        int(info.channel_format()) == TEXT,
    )
    if channels > MOST_CHANNELS:
        return msgspec.structs.replace(
            plain, wrong=Message("it has {n} channels; hrvsync takes 64 at most", n=channels)
        )
    labels, units = _channels(full, channels) if full is not None else ((), ())
    ours = full is not None and bool(full.desc().child_value("latency_removed"))
    return _judged(msgspec.structs.replace(plain, ours=ours), labels, units)


def _judged(stream: Stream, labels: tuple[str, ...], units: tuple[str, ...]) -> Stream:
    """Find out what a stream is, by its labels, its type and its name, and what its numbers are counted in."""
    kind, column = _kind(stream, labels)
    if kind == "rr" and OPTICAL.search(f"{stream.name} {stream.type} {' '.join(labels)}"):
        kind = "pp"
    named = units[column].strip().lower() if column < len(units) else ""
    scale = UNITS.get("rr" if kind == "pp" else kind, {}).get(named, 0.0)
    wrong = Message()
    if kind == "acc" and stream.channels < 3:
        wrong = Message("acceleration needs three channels; it has {n}", n=stream.channels)
    elif kind in ("ecg", "acc") and not 1 <= stream.rate <= MOST_RATE:
        wrong = Message("a wave of {n:g} samples a second cannot be taken", n=max(stream.rate, 0.0))
    elif kind in ("ecg", "acc") and stream.text:
        wrong = Message("a wave in words cannot be taken")
    elif kind in ("rr", "pp") and stream.rate > MOST_BEATS:
        wrong = Message("intervals at a steady {n:g} a second are no beats", n=stream.rate)
    elif kind == "markers" and not stream.text and stream.rate > 0:
        kind = ""  # numbers at a steady rate mark no moments
    elif stream.rate < 0:
        wrong = Message("its rate is no number")
    return msgspec.structs.replace(stream, kind=kind, column=column, scale=scale, unit=label(named, 20), wrong=wrong)


def _kind(stream: Stream, labels: tuple[str, ...]) -> tuple[Kind, int]:
    """Return the kind and the column that says it: by type and name, but for intervals by the labels first."""
    said = stream.type, stream.name

    def column(*kinds: Kind) -> int:
        return next((i for i, one in enumerate(labels) for kind in kinds if _says(kind, one)), 0)

    if any(_says("pp", text) for text in said):
        return "pp", column("pp", "rr")
    for kind in ("rr", "pp"):
        if any(_says(kind, text) for text in labels):
            return kind, column(kind)
    for text in said if stream.ours else (*said, *labels):
        for kind in KINDS:
            if _says(kind, text):
                return kind, column(kind)
    return "", 0


def _says(kind: Kind, text: str) -> bool:
    """Whether a text names a kind, as a word of its own or, without "interval", as a whole."""
    plain = text.casefold()
    for apart, as_one in TOGETHER.items():
        plain = plain.replace(apart, as_one)
    words = [word for word in re.split(r"[\W_]+", plain) if word]
    words = [re.sub(r"(?<=.)intervals?$", "", word) for word in words]
    return any(re.fullmatch(KINDS[kind][0], word) for word in words)


def _channels(full: Any, n: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the labels and units of the channels, none where another number of them is described."""
    labels, units = list[str](), list[str]()
    channel = full.desc().child("channels").child("channel")
    while not channel.empty() and len(labels) <= n:
        labels.append(label(channel.child_value("label")))
        units.append(channel.child_value("unit")[:20])
        channel = channel.next_sibling("channel")
    return (tuple(labels), tuple(units)) if len(labels) == n else ((), ())
