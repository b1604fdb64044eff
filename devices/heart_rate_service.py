"""The Bluetooth heart rate service 0x180D, battery 0x180F and device information 0x180A (HRS 1.0, BAS 1.0, DIS 1.1)."""

from dataclasses import dataclass


def _uuid(short: str) -> str:
    return f"0000{short}-0000-1000-8000-00805f9b34fb"


SERVICE = _uuid("180d")
MEASUREMENT = _uuid("2a37")
BATTERY_SERVICE = _uuid("180f")
BATTERY = _uuid("2a19")
INFORMATION_SERVICE = _uuid("180a")
MODEL = _uuid("2a24")
SERIAL = _uuid("2a25")
FIRMWARE = _uuid("2a26")
SOFTWARE = _uuid("2a28")

TICKS_PER_SECOND = 1024

_WIDE, _CONTACT, _CONTACT_SUPPORTED, _ENERGY, _RR = 0x01, 0x02, 0x04, 0x08, 0x10


@dataclass(frozen=True, slots=True)
class Measurement:
    """One heart rate measurement as the strap sent it.

    `bpm`: 0 is most straps' way to say "no contact", None where a packet holds none. `contact`: None where the strap
    does not report it. `energy`: kilojoule since reset. `rr`: intervals in 1/`per_second` s, oldest first. `status`:
    what a few straps send in place of energy.
    """

    bpm: int | None = None
    contact: bool | None = None
    energy: int | None = None
    rr: tuple[int, ...] = ()
    status: int | None = None
    per_second: int = TICKS_PER_SECOND


def decode(data: bytes) -> Measurement:
    """Decode a Heart Rate Measurement 0x2A37; never raises.

    The flags may change at any packet. An odd trailing byte is no interval, and of a packet cut short what is whole
    counts: BlueZ really delivers empty ones.
    """
    if not data:
        return Measurement()
    flags = data[0]
    at = 3 if flags & _WIDE else 2
    bpm = int.from_bytes(data[1:at], "little") if len(data) >= at else None
    contact = bool(flags & _CONTACT) if flags & _CONTACT_SUPPORTED else None
    energy = None
    if flags & _ENERGY:
        energy = int.from_bytes(data[at : at + 2], "little") if len(data) >= at + 2 else None
        at += 2
    rr = tuple(int.from_bytes(data[i : i + 2], "little") for i in range(at, len(data) - 1, 2)) if flags & _RR else ()
    return Measurement(bpm=bpm, contact=contact, energy=energy, rr=rr)


def battery(data: bytes) -> int | None:
    """Decode a Battery Level 0x2A19 in percent; None where it is none (empty, or above 100)."""
    return data[0] if data and data[0] <= 100 else None


def text(data: bytes) -> str:
    """Decode a Device Information string; Polar ends some of them with NUL bytes."""
    return bytes(data).decode("utf-8", "replace").strip("\0 ")
