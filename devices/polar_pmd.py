"""Polar measurement data (PMD): commands, replies and frames of ECG, acceleration and pulse intervals.

Facts from the Polar PMD specification and the Polar BLE SDK. A frame carries the device's clock at its LAST sample.
"""

import struct
from dataclasses import dataclass
from typing import Literal

SERVICE = "fb005c80-02e7-f387-1cad-8acd2d8df0c8"
CONTROL = "fb005c81-02e7-f387-1cad-8acd2d8df0c8"
DATA = "fb005c82-02e7-f387-1cad-8acd2d8df0c8"

type Kind = Literal["ecg", "acc", "ppi"]

TYPES: dict[Kind, int] = {"ecg": 0, "acc": 2, "ppi": 3}
KINDS: dict[int, Kind] = {number: kind for kind, number in TYPES.items()}
_FEATURE_BITS: dict[Kind, int] = {"ecg": 0x01, "acc": 0x04, "ppi": 0x08}

_ASK, _START, _STOP = 1, 2, 3
_RATE, _RESOLUTION, _RANGE, _CHANNELS, _FACTOR = 0, 1, 2, 4, 5
_SETTING_SIZE = {_RATE: 2, _RESOLUTION: 2, _RANGE: 2, _CHANNELS: 1, _FACTOR: 4}
_WANTED: dict[Kind, dict[int, int]] = {"ecg": {_RATE: 130}, "acc": {_RATE: 50, _RANGE: 8}, "ppi": {}}
_RESOLUTIONS = {"ecg": 14, "acc": 16}

ERRORS = (
    "ok",
    "operation_not_supported",
    "measurement_not_supported",
    "not_supported",
    "wrong_length",
    "wrong_parameter",
    "already_in_this_state",
    "wrong_resolution",
    "wrong_sample_rate",
    "wrong_range",
    "packets_too_small",
    "wrong_channels",
    "not_in_this_state",
    "in_charger",
)
ALREADY = 6

_COMPRESSED = 0x80
_MAX_SAMPLES = 4096


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a command: `error` indexes ERRORS, `settings` maps setting types to the values on offer."""

    operation: int
    type: int
    error: int
    settings: dict[int, tuple[int, ...]]
    factor: float = 1.0

    @property
    def ok(self) -> bool:
        """A stream that already runs counts as started."""
        return self.error in (0, ALREADY)

    @property
    def meaning(self) -> str:
        """The key of the error."""
        return ERRORS[self.error] if self.error < len(ERRORS) else f"error_{self.error}"


@dataclass(frozen=True, slots=True)
class Frame:
    """A block of samples: ECG in microvolt, acceleration in milli-g (x y z in turn); `device_ns` at the LAST sample."""

    kind: Literal["ecg", "acc"]
    device_ns: int
    samples: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PulseIntervals:
    """Pulse-to-pulse intervals of an optical band in milliseconds, oldest first.

    In pieces: between two of them lie intervals that the band calls blocked (by movement); a piece may be empty.
    """

    bpm: int
    contact: bool | None
    pieces: tuple[tuple[int, ...], ...]


def features(data: bytes) -> frozenset[Kind]:
    """Read the control point: what the device can send; empty where the data are none of ours."""
    if len(data) < 2 or data[0] != 0x0F:
        return frozenset()
    return frozenset(kind for kind, bit in _FEATURE_BITS.items() if data[1] & bit)


def ask_settings(kind: Kind) -> bytes:
    """Return the command that asks for the settings on offer."""
    return bytes((_ASK, TYPES[kind]))


def start(kind: Kind, offered: dict[int, tuple[int, ...]]) -> tuple[bytes, int]:
    """Return the start command for what we want of the settings `offered`, and the samples per second it gives.

    ECG at 130 Hz, acceleration at 50 Hz and 8 g where offered, else the nearest value.
    """
    command = bytearray((_START, TYPES[kind]))
    if kind == "ppi":
        return bytes(command), 0
    wanted = {**_WANTED[kind], _RESOLUTION: _RESOLUTIONS[kind]}
    settings = {**{what: (value,) for what, value in wanted.items()}, **offered}
    chosen: dict[int, int] = {}
    for what in sorted(settings):
        if what not in (_RATE, _RESOLUTION, _RANGE, _CHANNELS) or not settings[what]:
            continue
        best = wanted.get(what, max(settings[what]))
        chosen[what] = min(settings[what], key=lambda value: abs(value - best))
        command += bytes((what, 1)) + chosen[what].to_bytes(_SETTING_SIZE[what], "little")
    return bytes(command), chosen[_RATE]


def stop(kind: Kind) -> bytes:
    """Return the command that ends a stream. A strap left streaming stays on until its battery is empty."""
    return bytes((_STOP, TYPES[kind]))


def reply(data: bytes) -> Reply | None:
    """Decode an indication of the control point (F0 op type error more settings); None where it is none."""
    if len(data) < 4 or data[0] != 0xF0:
        return None
    settings: dict[int, tuple[int, ...]] = {}
    factor, at = 1.0, 5
    while at + 2 <= len(data):
        what, count = data[at], data[at + 1]
        size = _SETTING_SIZE.get(what, 2)
        end = at + 2 + size * count
        if end > len(data):
            break
        values = [data[i : i + size] for i in range(at + 2, end, size)]
        if what == _FACTOR and values:
            (factor,) = struct.unpack("<f", values[-1])
        else:
            settings[what] = tuple(int.from_bytes(value, "little") for value in values)
        at = end
    return Reply(operation=data[1], type=data[2], error=data[3], settings=settings, factor=factor)


def kind_of(data: bytes) -> Kind | None:
    """Return the stream a data frame belongs to; None is none of ours."""
    return KINDS.get(data[0] & 0x3F) if data else None


def decode(data: bytes, factor: float = 1.0) -> Frame | PulseIntervals | None:
    """Decode a data frame; None where it is none, is of an unknown kind, or is cut short. Never raises.

    `factor` is the conversion in the reply to the start; only delta-compressed frames use it.
    """
    kind = kind_of(data)
    if kind is None or len(data) <= 10:
        return None
    layout, content = data[9], data[10:]
    if kind == "ppi":
        return _pulse_intervals(content) if layout == 0 else None
    samples = _SAMPLES[kind](layout, content, factor)
    return Frame(kind, int.from_bytes(data[1:9], "little"), samples) if samples else None


def _ecg(layout: int, content: bytes, factor: float) -> tuple[int, ...]:
    return _whole(content, 3, 1) if layout == 0 else ()


def _acceleration(layout: int, content: bytes, factor: float) -> tuple[int, ...]:
    if layout in (0, 1, 2):
        return _whole(content, layout + 1, 3)
    # Compressed layout 0 counts in g, 1 in milli-g; both are scaled by the factor of the start reply.
    scale = {_COMPRESSED: 1000 * factor, _COMPRESSED | 1: factor}.get(layout)
    if scale is None or not abs(scale) < 1e5:
        return ()
    return tuple(round(sample * scale) for sample in _deltas(content, 3, 16))


_SAMPLES = {"ecg": _ecg, "acc": _acceleration}


def _whole(content: bytes, size: int, channels: int) -> tuple[int, ...]:
    whole = len(content) // (size * channels) * size * channels
    return tuple(int.from_bytes(content[i : i + size], "little", signed=True) for i in range(0, whole, size))


def _deltas(content: bytes, channels: int, bits: int) -> tuple[int, ...]:
    """Undo delta compression: a reference sample, then blocks of [bits][count][differences, low bit first]."""
    size = bits // 8
    at = channels * size
    if len(content) < at:
        return ()
    last = list(_whole(content[:at], size, 1))
    samples = list(last)
    while at + 2 <= len(content):
        width, count = content[at], content[at + 1]
        end = at + 2 - (-width * count * channels // 8)
        if end > len(content) or not 0 < width <= 32 or len(samples) > _MAX_SAMPLES:
            break
        packed = int.from_bytes(content[at + 2 : end], "little")
        sign, mask = 1 << (width - 1), (1 << width) - 1
        for i in range(count * channels):
            delta = ((packed >> (i * width) & mask) ^ sign) - sign
            last[i % channels] += delta
            samples.append(last[i % channels])
        at = end
    return tuple(samples)


def _pulse_intervals(content: bytes) -> PulseIntervals | None:
    """Decode rows of heart rate, interval (ms), error (ms), flags (bit 0 blocked, 1 contact, 2 contact known)."""
    rows = [content[i : i + 6] for i in range(0, len(content) - 5, 6)]
    if not rows:
        return None
    last = rows[-1]
    pieces: list[tuple[int, ...]] = [()]
    for row in rows:
        if row[5] & 0x01:
            pieces.append(())
        else:
            pieces[-1] += (int.from_bytes(row[1:3], "little"),)
    contact = bool(last[5] & 0x02) if last[5] & 0x04 else None
    return PulseIntervals(last[0], contact, tuple(pieces))
