"""Bytes of the heart rate service, from the specification and from captures."""

import random

import pytest
from hypothesis import given, strategies as st

from devices import heart_rate_service as service
from devices.heart_rate_service import Measurement, battery, decode, text

TABLE = {
    "polar h10 capture, web-bluetooth#493": ("103eb103", Measurement(62, None, None, (945,))),
    "polar h7 capture": ("164d1603", Measurement(77, True, None, (790,))),
    "polar h7 off the skin": ("144d1603", Measurement(77, False, None, (790,))),
    "contact bit without support means nothing": ("0240", Measurement(64, None)),
    "16-bit heart rate": ("012c01", Measurement(300)),
    "16-bit, energy, two intervals oldest first": ("19480034120004ff03", Measurement(72, None, 0x1234, (1024, 1023))),
    "energy alone is no interval": ("08483412", Measurement(72, None, 0x1234)),
    "energy stuck at its end": ("0848ffff", Measurement(72, None, 0xFFFF)),
    "nine intervals fill a packet of 20 bytes": (
        "103c" + "0004" * 9,
        Measurement(60, None, None, (1024,) * 9),
    ),
    "eight with energy": ("183c0100" + "0004" * 8, Measurement(60, None, 1, (1024,) * 8)),
    "no interval in this packet": ("1030", Measurement(48)),
    "interval bytes without the flag are none": ("003c0004", Measurement(60)),
    "longest interval": ("1001ffff", Measurement(1, None, None, (65535,))),
    "odd trailing byte": ("103c00040a", Measurement(60, None, None, (1024,))),
    "heart rate 0 is no contact": ("1000", Measurement(0)),
    "empty, as BlueZ delivers": ("", Measurement()),
    "flags alone": ("16", Measurement(None, True)),
    "16-bit heart rate cut short": ("0148", Measurement()),
    "energy cut short": ("184801", Measurement(72)),
    "16-bit heart rate alone": ("0100", Measurement()),
    "8-bit heart rate is one byte": ("10ff0004", Measurement(255, None, None, (1024,))),
    "16-bit heart rate, low byte first": ("110201ff00", Measurement(0x102, None, None, (255,))),
    "energy cut off": ("0848", Measurement(72)),
    "16-bit with energy cut short": ("09480012", Measurement(72)),
    "16-bit with energy": ("0948001200", Measurement(72, None, 0x12)),
    "energy and half an interval": ("1848341203", Measurement(72, None, 0x1234)),
    "half an interval": ("103c04", Measurement(60)),
    "no contact, with everything": ("1d4800341200041003", Measurement(72, False, 0x1234, (1024, 784))),
    "contact, with everything": ("1f4800341200041003", Measurement(72, True, 0x1234, (1024, 784))),
    "reserved bits are ignored": ("f03c0004", Measurement(60, None, None, (1024,))),
}


@pytest.mark.parametrize(("payload", "meaning"), TABLE.values(), ids=TABLE.keys())
def test_measurement_bytes(payload: str, meaning: Measurement) -> None:
    assert decode(bytes.fromhex(payload)) == meaning


@given(
    st.integers(1, 65535),
    st.sampled_from((None, False, True)),
    st.none() | st.integers(0, 65535),
    st.lists(st.integers(0, 65535), max_size=9).map(tuple),
)
def test_every_measurement_survives_the_air(
    bpm: int, contact: bool | None, energy: int | None, rr: tuple[int, ...]
) -> None:
    wide = bpm > 255
    flags = wide | {None: 0, False: 4, True: 6}[contact] | (8 if energy is not None else 0) | (16 if rr else 0)
    data = bytes((flags,)) + bpm.to_bytes(2 if wide else 1, "little")
    data += b"" if energy is None else energy.to_bytes(2, "little")
    data += b"".join(interval.to_bytes(2, "little") for interval in rr)
    assert decode(data) == Measurement(bpm, contact, energy, rr)


@pytest.mark.parametrize("flags", range(256))
def test_each_flag_says_one_thing(flags: int) -> None:
    """Four bytes are left for intervals, whatever comes before; without their flag they are none."""
    wide, energy = bool(flags & 1), bool(flags & 8)
    data = bytes((flags,)) + (b"\x2c\x01" if wide else b"\x48") + (b"\x34\x12" if energy else b"") + b"\x00\x04\x10\x03"
    assert decode(data) == Measurement(
        bpm=300 if wide else 72,
        contact=bool(flags & 2) if flags & 4 else None,
        energy=0x1234 if energy else None,
        rr=(1024, 784) if flags & 16 else (),
    )


def test_random_payloads_give_whole_ticks() -> None:
    chance = random.Random(180)
    for _ in range(100_000):
        measured = decode(chance.randbytes(chance.randrange(24)))
        assert len(measured.rr) <= 10
        assert all(type(ticks) is int and 0 <= ticks <= 0xFFFF for ticks in measured.rr)


def test_battery() -> None:
    assert battery(b"\x64") == 100
    assert battery(b"\x00") == 0
    assert battery(b"\x01") == 1
    assert battery(b"\x65") is None
    assert battery(b"\xff") is None
    assert battery(b"") is None


def test_text_of_device_information() -> None:
    assert text(b"H10\0") == "H10"
    assert text(b"\0 Polar H10 \0\0") == "Polar H10"
    assert text(b"") == ""
    assert text(b"\xff") == "�"


def test_uuids_are_whole() -> None:
    whole = "0000{}-0000-1000-8000-00805f9b34fb".format
    assert [whole("180d"), whole("2a37")] == [service.SERVICE, service.MEASUREMENT]
    assert [whole("180f"), whole("2a19")] == [service.BATTERY_SERVICE, service.BATTERY]
    about = [service.INFORMATION_SERVICE, service.MODEL, service.SERIAL, service.FIRMWARE, service.SOFTWARE]
    assert about == [whole("180a"), whole("2a24"), whole("2a25"), whole("2a26"), whole("2a28")]


def test_intervals_count_1024_to_the_second() -> None:
    assert decode(b"").per_second == service.TICKS_PER_SECOND == 1024
