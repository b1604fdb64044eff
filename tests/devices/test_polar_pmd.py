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
    assert pmd.features(bytes.fromhex("0fff")) == {"ecg", "acc", "ppi"}
    for bit, kind in enumerate(("ecg", None, "acc", "ppi", None, None, None, None)):
        assert pmd.features(bytes((0x0F, 1 << bit))) == ({kind} if kind else frozenset())
    assert pmd.features(b"\x0f") == pmd.features(bytes.fromhex("0f0005")) == frozenset()
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


def test_the_start_takes_the_nearest_on_offer() -> None:
    assert pmd.start("ecg", {}) == (bytes.fromhex("02000001820001010e00"), 130)
    assert pmd.start("ecg", {0: (250, 125), 1: (24, 12)}) == (bytes.fromhex("020000017d0001010c00"), 125)
    assert pmd.start("acc", {0: (25, 60), 1: (8,), 2: (2, 4)}) == (
        bytes.fromhex("020200013c0001010800") + b"\2\1\4\0",
        60,
    )
    # Of what we want nothing in particular of, the most; what is not asked for at the start is left out.
    assert pmd.start("acc", {4: (1, 3, 2)})[0].hex() == "0202" + "00013200" + "01011000" + "02010800" + "040103"
    assert pmd.start("acc", {3: (7,), 5: (1,), 9: (2,)}) == pmd.start("acc", {})
    assert pmd.start("ppi", {0: (130,)}) == (bytes.fromhex("0203"), 0)


def test_other_commands() -> None:
    numbers: dict[pmd.Kind, int] = {"ecg": 0, "acc": 2, "ppi": 3}
    for kind, number in numbers.items():
        assert pmd.ask_settings(kind) == bytes((1, number))
        assert pmd.stop(kind) == bytes((3, number))
        assert pmd.kind_of(bytes((number,))) == pmd.kind_of(bytes((number | 0xC0,))) == kind
    assert pmd.kind_of(b"") is pmd.kind_of(b"\x01") is pmd.kind_of(b"\x22") is None


MEANINGS = {
    0: "ok",
    1: "operation_not_supported",
    2: "measurement_not_supported",
    3: "not_supported",
    4: "wrong_length",
    5: "wrong_parameter",
    6: "already_in_this_state",
    7: "wrong_resolution",
    8: "wrong_sample_rate",
    9: "wrong_range",
    10: "packets_too_small",
    11: "wrong_channels",
    12: "not_in_this_state",
    13: "in_charger",
    14: "error_14",
    255: "error_255",
}


@pytest.mark.parametrize(("error", "meaning"), MEANINGS.items())
def test_what_a_reply_means(error: int, meaning: str) -> None:
    """Each is answered to a start (2) of acceleration (2), by four bytes or more."""
    for rest in (b"", b"\0"):
        assert pmd.reply(bytes((0xF0, 2, 2, error)) + rest) == pmd.Reply(2, 2, error, {})
    assert pmd.Reply(2, 2, error, {}).meaning == meaning
    assert pmd.Reply(2, 2, error, {}).ok == (error in (0, 6))


def test_replies_that_are_none() -> None:
    for data in ("", "f00202", "0f020200", "f1020200"):
        assert pmd.reply(bytes.fromhex(data)) is None


@pytest.mark.parametrize(
    ("settings", "meaning"),
    [
        ("", {}),
        ("00", {}),
        ("0000", {0: ()}),
        ("000182", {}),
        ("00018200", {0: (130,)}),
        ("0001820001", {0: (130,)}),
        ("00018200" + "0101", {0: (130,)}),
        ("00018200" + "0100", {0: (130,), 1: ()}),
        ("00010201" + "02020800ff01", {0: (258,), 2: (8, 511)}),
        ("040203ff" + "01010e00", {4: (3, 255), 1: (14,)}),
        ("03010700" + "01010e00", {3: (7,), 1: (14,)}),  # of a kind unknown to us, two bytes each
        ("0500", {5: ()}),
    ],
)
def test_the_settings_of_a_reply(settings: str, meaning: dict[int, tuple[int, ...]]) -> None:
    assert pmd.reply(bytes.fromhex("f001020000" + settings)) == pmd.Reply(1, 2, 0, meaning)


def test_the_factor_of_a_start_reply() -> None:
    reply = pmd.reply(bytes.fromhex("f0020200000501") + struct.pack("<f", 0.25))
    assert reply is not None
    assert reply.factor == 0.25
    cut = pmd.reply(bytes.fromhex("f00202000005018000"))
    assert cut is not None
    assert cut.factor == 1.0


def test_of_several_factors_the_last_counts() -> None:
    data = bytes.fromhex("f0020200000502") + struct.pack("<ff", 0.25, 2.0) + bytes.fromhex("00013200")
    assert pmd.reply(data) == pmd.Reply(2, 2, 0, {0: (50,)}, 2.0)
    assert pmd.reply(data[:-5]) == pmd.Reply(2, 2, 0, {})


def test_the_services_of_a_strap_that_measures() -> None:
    service = "fb005c8{}-02e7-f387-1cad-8acd2d8df0c8".format
    assert (service(0), service(1), service(2)) == (pmd.SERVICE, pmd.CONTROL, pmd.DATA)


def test_the_head_of_a_frame() -> None:
    """One byte of kind, eight of time, low byte first, one of layout; at least one of content."""
    data = bytes.fromhex("00" + "0102030405060708" + "00" + "ffff7f")
    assert decode(data) == Frame("ecg", 0x0807060504030201, (0x7FFFFF,))
    assert [decode(data[:n]) for n in range(13)] == [None] * 13
    assert decode(bytes((2, *bytes(8), 0, 1, 2, 3, 4, 5))) == Frame("acc", 0, (1, 2, 3))


@pytest.mark.parametrize(("layout", "size"), [(0, 1), (1, 2), (2, 3)])
def test_whole_acceleration_samples_of_each_size(layout: int, size: int) -> None:
    least, most = -(1 << (8 * size - 1)), (1 << (8 * size - 1)) - 1
    samples = (least, most, -1, 0, 1, least + 1)
    content = b"".join(sample.to_bytes(size, "little", signed=True) for sample in samples)
    for more in range(3 * size):
        assert decode(frame(2, layout, content + bytes(more))) == Frame("acc", 7, samples)
    assert decode(frame(2, layout, content[:-1])) == Frame("acc", 7, samples[:3])


@pytest.mark.parametrize("bits", [1, 2, 7, 8, 9, 16, 31, 32])
def test_differences_of_each_width(bits: int) -> None:
    least, most = -(1 << (bits - 1)), (1 << (bits - 1)) - 1
    content = struct.pack("<3h", 0, 5, -5) + bytes((bits, 2)) + pack([least, most, 0, most, least, -1], bits)
    expected = (0, 5, -5, least, 5 + most, -5, least + most, 5 + most + least, -6)
    assert decode(frame(2, 0x81, content)) == Frame("acc", 7, expected)
    assert decode(frame(2, 0x81, content[:-1])) == Frame("acc", 7, (0, 5, -5))
    again = bytes((8, 1, 1, 1, 1))
    assert decode(frame(2, 0x81, content + again)) == Frame("acc", 7, (*expected, *(n + 1 for n in expected[-3:])))
    assert decode(frame(2, 0x81, content + again[:-1])) == Frame("acc", 7, expected)
    assert decode(frame(2, 0x81, content + again[:1])) == Frame("acc", 7, expected)


def test_a_block_without_differences_is_passed_over() -> None:
    content = struct.pack("<3h", 1, 2, 3)
    assert decode(frame(2, 0x81, content + bytes((8, 0)))) == Frame("acc", 7, (1, 2, 3))
    assert decode(frame(2, 0x81, content + bytes((8, 0, 8, 1, 1, 1, 1)))) == Frame("acc", 7, (1, 2, 3, 2, 3, 4))


def test_no_frame_grows_without_end() -> None:
    """The block that passes 4096 samples is the last."""
    full, last = bytes((1, 255)) + bytes(96), bytes((1, 1, 0))
    for blocks, samples in ((full * 9, 3 + 6 * 765), (full * 5 + last * 200, 4098)):
        found = decode(frame(2, 0x81, bytes(6) + blocks))
        assert isinstance(found, Frame)
        assert len(found.samples) == samples


@pytest.mark.parametrize(
    ("factor", "samples"), [(99_999.0, (99_999, 0, 0)), (-99_999.0, (-99_999, 0, 0)), (100_000.0, None), (-1e5, None)]
)
def test_a_factor_has_limits(factor: float, samples: tuple[int, ...] | None) -> None:
    found = decode(frame(2, 0x81, struct.pack("<3h", 1, 0, 0)), factor)
    assert found == (Frame("acc", 7, samples) if samples else None)
    found = decode(frame(2, 0x80, struct.pack("<3h", 1, 0, 0)), factor / 1000)
    assert found == (Frame("acc", 7, samples) if samples else None)


@pytest.mark.parametrize(
    ("flags", "contact", "pieces"),
    [
        (0b000, None, ((0x0201,),)),
        (0b001, None, ((), ())),
        (0b010, None, ((0x0201,),)),
        (0b011, None, ((), ())),
        (0b100, False, ((0x0201,),)),
        (0b101, False, ((), ())),
        (0b110, True, ((0x0201,),)),
        (0b111, True, ((), ())),
        (0xF8, None, ((0x0201,),)),
    ],
)
def test_the_flags_of_a_pulse_interval(flags: int, contact: bool | None, pieces: tuple[tuple[int, ...], ...]) -> None:
    row = bytes((77, 1, 2, 3, 4, flags))
    assert decode(frame(3, 0, row)) == PulseIntervals(77, contact, pieces)
    assert decode(frame(3, 0, row + row[:5])) == PulseIntervals(77, contact, pieces)
    assert decode(frame(3, 0, row[:5])) is None


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
