"""Polar measurement data: commands and frames, byte by byte."""

import random
import struct

import pytest
from hypothesis import given, strategies as st

from devices import polar_pmd as pmd
from devices.polar_pmd import Frame, PulseIntervals, decode

ECG_SETTINGS = bytes.fromhex("F001000000000182000101 0E00".replace(" ", ""))
ACC_SETTINGS = bytes.fromhex("F0 01 02 00 00 00 04 19 00 32 00 64 00 C8 00 01 01 10 00 02 03 02 00 04 00 08 00")


def frame(kind: int, layout: int, content: bytes, ns: int = 7) -> bytes:
    return bytes((kind,)) + ns.to_bytes(8, "little") + bytes((layout,)) + content


def pack(deltas: list[int], bits: int) -> bytes:
    packed = sum((delta & ((1 << bits) - 1)) << (bits * i) for i, delta in enumerate(deltas))
    return packed.to_bytes(-(-bits * len(deltas) // 8), "little")


def test_features_of_an_h10() -> None:
    assert pmd.features(bytes.fromhex("0f05000000")) == {"ecg", "acc"}
    assert pmd.features(bytes.fromhex("0f08")) == {"ppi"}
    assert pmd.features(b"") == pmd.features(b"\x01\x05") == frozenset()


def test_settings_replies() -> None:
    ecg, acc = pmd.reply(ECG_SETTINGS), pmd.reply(ACC_SETTINGS)
    assert ecg is not None
    assert acc is not None
    assert (ecg.operation, ecg.type, ecg.ok, ecg.settings) == (1, 0, True, {0: (130,), 1: (14,)})
    assert acc.settings == {0: (25, 50, 100, 200), 1: (16,), 2: (2, 4, 8)}


def test_start_commands() -> None:
    ecg, acc = pmd.reply(ECG_SETTINGS), pmd.reply(ACC_SETTINGS)
    assert ecg is not None
    assert acc is not None
    assert pmd.start("ecg", ecg.settings) == (bytes.fromhex("02000001820001010E00"), 130)
    assert pmd.start("acc", acc.settings) == (bytes.fromhex("0202000132000101100002010800"), 50)
    assert pmd.start("acc", {}) == (bytes.fromhex("0202000132000101100002010800"), 50)
    assert pmd.start("acc", {0: (52,), 1: (16,), 2: (), 4: (3,)}) == (bytes.fromhex("0202000134000101100004 0103"), 52)
    assert pmd.start("ppi", {}) == (bytes.fromhex("0203"), 0)


def test_other_commands() -> None:
    assert pmd.ask_settings("ecg") == b"\x01\x00"
    assert pmd.stop("ecg") == b"\x03\x00"
    assert pmd.stop("acc") == b"\x03\x02"


def test_replies_that_are_none_or_refuse() -> None:
    assert pmd.reply(b"") is None
    assert pmd.reply(b"\x0f\x05\x00\x00") is None
    already, charging = pmd.reply(bytes.fromhex("f0020006")), pmd.reply(bytes.fromhex("f002000d00"))
    assert already is not None
    assert already.ok
    assert charging is not None
    assert not charging.ok
    assert pmd.ERRORS[charging.error] == "in_charger"
    assert len(pmd.ERRORS) == 14


def test_the_factor_of_a_start_reply() -> None:
    reply = pmd.reply(bytes.fromhex("f0020200000501") + struct.pack("<f", 0.25))
    assert reply is not None
    assert reply.factor == 0.25
    cut = pmd.reply(bytes.fromhex("f00202000005018000"))
    assert cut is not None
    assert cut.factor == 1.0


def test_ecg_frame_in_microvolt() -> None:
    content = b"".join(v.to_bytes(3, "little", signed=True) for v in (-1, 0, 1500, -8_388_608))
    assert decode(frame(0, 0, content, 599_616_000_000_000_000)) == Frame(
        "ecg", 599_616_000_000_000_000, (-1, 0, 1500, -8_388_608)
    )


def test_acceleration_frame_in_milli_g() -> None:
    assert decode(frame(2, 1, struct.pack("<6h", 1, -2, 1000, 4, 5, -1000))) == Frame(
        "acc", 7, (1, -2, 1000, 4, 5, -1000)
    )
    assert decode(frame(2, 0, bytes((1, 255, 3)))) == Frame("acc", 7, (1, -1, 3))
    assert decode(frame(2, 2, bytes(9))) == Frame("acc", 7, (0, 0, 0))
    assert decode(frame(0xC2, 1, struct.pack("<3h", 1, 2, 3))) == Frame(
        "acc", 7, (1, 2, 3)
    )  # the two top bits are not its type


def test_delta_compressed_acceleration() -> None:
    content = struct.pack("<3h", 10, -5, 900) + bytes((4, 2)) + pack([1, -1, 7, -8, 0, 1], 4)
    content += bytes((10, 1)) + pack([-512, 511, 0], 10)
    assert decode(frame(2, 0x81, content)) == Frame("acc", 7, (10, -5, 900, 11, -6, 907, 3, -6, 908, -509, 505, 908))
    assert decode(frame(2, 0x81, struct.pack("<3h", 100, 0, -3)), factor=0.5) == Frame("acc", 7, (50, 0, -2))
    assert decode(frame(2, 0x80, struct.pack("<3h", 1, 0, -1)), factor=0.25) == Frame("acc", 7, (250, 0, -250))


def test_delta_frames_cut_short_keep_what_is_whole() -> None:
    assert decode(frame(2, 0x81, b"\x01")) is None
    reference = struct.pack("<3h", 1, 2, 3)
    for rest in (b"", b"\x04", b"\x04\x02\x00", b"\x00\x02\x00", b"\x21\x01" + bytes(99)):
        assert decode(frame(2, 0x81, reference + rest)) == Frame("acc", 7, (1, 2, 3))


@given(
    st.lists(st.integers(-32768, 32767), min_size=3, max_size=3),
    st.integers(2, 16),
    st.lists(st.lists(st.integers(-2, 1), min_size=3, max_size=3), min_size=1, max_size=40),
)
def test_delta_compression_is_undone_exactly(reference: list[int], bits: int, steps: list[list[int]]) -> None:
    flat = [delta for step in steps for delta in step]
    data = struct.pack("<3h", *reference) + bytes((bits, len(steps))) + pack(flat, bits)
    expected, last = list(reference), list(reference)
    for step in steps:
        last = [a + b for a, b in zip(last, step, strict=True)]
        expected += last
    assert decode(frame(2, 0x81, data)) == Frame("acc", 7, tuple(expected))


def test_pulse_intervals_in_pieces_around_the_blocked() -> None:
    good, blocked = struct.pack("<BHHB", 60, 1000, 5, 0b110), struct.pack("<BHHB", 61, 980, 9, 0b111)
    assert decode(frame(3, 0, good + blocked + b"\x01")) == PulseIntervals(61, True, ((1000,), ()))
    assert decode(frame(3, 0, good * 2 + blocked + good)) == PulseIntervals(60, True, ((1000, 1000), (1000,)))
    assert decode(frame(3, 0, struct.pack("<BHHB", 0, 700, 5, 0))) == PulseIntervals(0, None, ((700,),))
    assert decode(frame(3, 0, b"\x01\x02")) is None
    assert decode(frame(3, 0x80, good)) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(10),
        frame(1, 0, bytes(9)),
        frame(0, 1, bytes(9)),
        frame(0, 0x80, bytes(9)),
        frame(2, 0x82, bytes(9)),
        frame(0, 0, b"\x01\x02"),
    ],
)
def test_what_is_no_frame_of_ours(data: bytes) -> None:
    assert decode(data) is None


def test_a_wild_factor_gives_nothing() -> None:
    content = struct.pack("<3h", 1, 2, 3)
    for factor in (float("nan"), float("inf"), 1e30):
        assert decode(frame(2, 0x81, content), factor) is None


def test_random_frames_never_raise() -> None:
    chance = random.Random(5)
    for _ in range(20_000):
        data = bytearray(chance.randbytes(chance.randrange(240)))
        if data and chance.random() < 0.8:
            data[0] = chance.choice((0, 2, 3))
        if len(data) > 9:
            data[9] = chance.choice((0, 1, 2, 0x80, 0x81))
        decode(bytes(data), chance.choice((1.0, 0.244)))
        pmd.reply(bytes(data))
        pmd.features(bytes(data))
