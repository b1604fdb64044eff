"""XDF files for tests, as other programs write them."""

import struct
from collections.abc import Sequence

type Stream = tuple[str, str, str, Sequence[tuple[float, float | str]]]
"""Name, type, channel format (float32 or string), samples of time and value."""


def xdf(*streams: Stream) -> bytes:
    """Return an XDF file of one-channel streams."""
    data = b"XDF:" + _chunk(1, b"<?xml version='1.0'?><info><version>1.0</version></info>")
    for number, (name, kind, form, samples) in enumerate(streams, 1):
        info = (
            f"<?xml version='1.0'?><info><name>{name}</name><type>{kind}</type><channel_count>1</channel_count>"
            f"<nominal_srate>0</nominal_srate><channel_format>{form}</channel_format></info>"
        )
        data += _chunk(2, struct.pack("<I", number) + info.encode())
        body = b"".join(b"\x08" + struct.pack("<d", t) + _value(value) for t, value in samples)
        data += _chunk(3, struct.pack("<IBI", number, 4, len(samples)) + body)
    return data


def _value(value: float | str) -> bytes:
    if isinstance(value, str):
        return b"\x01" + bytes([len(value)]) + value.encode()
    return struct.pack("<f", value)


def _chunk(tag: int, body: bytes) -> bytes:
    return b"\x04" + struct.pack("<IH", len(body) + 2, tag) + body
