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


def with_channels(
    name: str, kind: str, rate: float, channels: Sequence[tuple[str, str]], samples: Sequence[tuple[float, ...]]
) -> bytes:
    """Return an XDF file of one stream of numbers with labelled channels (label, unit); a sample is time and values."""
    labels = "".join(f"<channel><label>{label}</label><unit>{unit}</unit></channel>" for label, unit in channels)
    info = (
        f"<?xml version='1.0'?><info><name>{name}</name><type>{kind}</type>"
        f"<channel_count>{len(samples[0]) - 1}</channel_count><nominal_srate>{rate:g}</nominal_srate>"
        f"<channel_format>double64</channel_format><desc><channels>{labels}</channels></desc></info>"
    )
    data = b"XDF:" + _chunk(1, b"<?xml version='1.0'?><info><version>1.0</version></info>")
    data += _chunk(2, struct.pack("<I", 1) + info.encode())
    body = b"".join(b"\x08" + struct.pack(f"<{len(sample)}d", *sample) for sample in samples)
    return data + _chunk(3, struct.pack("<IBI", 1, 4, len(samples)) + body)


def _value(value: float | str) -> bytes:
    if isinstance(value, str):
        return b"\x01" + bytes([len(value)]) + value.encode()
    return struct.pack("<f", value)


def _chunk(tag: int, body: bytes) -> bytes:
    return b"\x04" + struct.pack("<IH", len(body) + 2, tag) + body
