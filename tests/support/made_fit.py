"""FIT files for tests: a header, definitions and messages of the three kinds that matter."""

import struct

RECORD, HRV, HR, BEATS, RAW = 20, 78, 132, 290, 372
_LAYOUT = {
    (RECORD, "at"): ([(253, 4, 0x86)], "<I"),
    (HRV, "time"): ([(0, 10, 0x84)], "<5H"),
    (HR, "whole"): ([(253, 4, 0x86), (9, 4, 0x86)], "<II"),
    (BEATS, "felt"): ([(253, 4, 0x86), (0, 2, 0x84), (1, 6, 0x84)], "<IH3H"),
    (RAW, "felt"): ([(253, 4, 0x86), (0, 2, 0x84), (1, 6, 0x84)], "<IH3H"),
    (HR, "packed"): ([(10, 3, 0x0D)], "<3B"),
}


def fit(*messages: tuple[int, str, tuple[int, ...]]) -> bytes:
    """Return a FIT file of messages (number, layout, values)."""
    body = b""
    for number, layout, values in messages:
        fields, packing = _LAYOUT[number, layout]
        body += struct.pack("<BBBHB", 0x40, 0, 0, number, len(fields)) + b"".join(
            struct.pack("BBB", *f) for f in fields
        )
        body += b"\0" + struct.pack(packing, *values)
    header = struct.pack("<BBHI4s", 12, 0x10, 2100, len(body), b".FIT")
    return header + body + struct.pack("<H", _crc(header + body))


def hrv(*ms: int) -> tuple[int, str, tuple[int, ...]]:
    return HRV, "time", (*ms, *[0xFFFF] * (5 - len(ms)))


def _crc(data: bytes) -> int:
    table = [0, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401, 0xA001, 0x6C00, 0x7800, 0xB401, 0x5000]
    table += [0x9C01, 0x8801, 0x4400]
    crc = 0
    for byte in data:
        for nibble in (byte & 0xF, byte >> 4):
            crc = (crc >> 4) & 0x0FFF ^ table[crc & 0xF] ^ table[nibble]
    return crc
