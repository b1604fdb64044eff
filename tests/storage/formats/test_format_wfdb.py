import struct
from pathlib import Path

import pytest
from support.format_events import without_ticks

from hrvsync.events import Packet
from hrvsync.storage.formats import read
from hrvsync.storage.formats.wfdb import AUX, NUM, SKIP
from hrvsync.storage.recording import FileError

N, V, NOISE = 1, 5, 14


def word(code: int, n: int = 0) -> bytes:
    return struct.pack("<H", code << 10 | n)


def skip(n: int) -> bytes:
    high, low = divmod(n % (1 << 32), 1 << 16)
    return word(SKIP) + struct.pack("<HH", high, low)


def given(tmp_path: Path, data: bytes, header: str | None = "x 0 128 0\r\n", name: str = "x.atr") -> Path:
    file = tmp_path / name
    file.write_bytes(data)
    if header is not None:
        file.with_suffix(".hea").write_text(header)
    return file


BEATS = word(N, 128) + word(V, 100) + word(N, 156) + word(0)


def test_reads_beats_and_says_how_many_are_not_normal(tmp_path: Path) -> None:
    recording = read(given(tmp_path, BEATS + b"\xff" * 6))
    assert without_ticks(recording) == [
        Packet(1.78125, "A", (100,), per_second=128),
        Packet(3.0, "A", (156,), per_second=128),
    ]
    assert recording.header.notes == ("1 of its 3 beats are marked as other than normal there; hrvsync judges again.",)


def test_passes_over_noise_text_and_numbers(tmp_path: Path) -> None:
    data = (
        word(N, 128)
        + word(NOISE, 50)
        + word(AUX, 3)
        + b"(N\xb5\0"
        + word(NUM, 2)
        + skip(2000)
        + skip(-1000)
        + word(N, 28)
    )
    events = [e for e in read(given(tmp_path, data)).events() if isinstance(e, Packet)]
    assert [e.rr for e in events] == [(50 + 1000 + 28,)]


def test_a_torn_skip_ends_the_file(tmp_path: Path) -> None:
    data = BEATS[:-2] + skip(1000)[:-1]
    assert len(without_ticks(read(given(tmp_path, data)))) == 2


def test_finds_the_sampling_rate(tmp_path: Path) -> None:
    def rate(path: Path) -> int:
        return next(e.per_second for e in read(path).events() if isinstance(e, Packet))

    assert rate(given(tmp_path, BEATS, "# a comment\nx 2 360/1(0) 650000\n")) == 360
    note = b"## time resolution: 1000"
    with_note = word(22) + word(AUX, len(note)) + note + BEATS + b"\xff\xff"
    assert rate(given(tmp_path, with_note, None, "y.atr")) == 1000
    af = given(tmp_path, BEATS + b"\xff\xff", None, "04015.qrs")
    assert rate(af) == 250
    assert "taken for the MIT-BIH AF database" in read(af).header.notes[0]


@pytest.mark.parametrize(
    ("header", "says"),
    [
        (None, "sampling rate is unknown without z.hea; put that file beside it"),
        ("z 0\n", "z.hea holds no sampling rate"),
        ("z 0 fast 0\n", "z.hea holds no sampling rate"),
        ("", "z.hea holds no sampling rate"),
    ],
)
def test_refuses_an_unknown_rate(tmp_path: Path, header: str | None, says: str) -> None:
    with pytest.raises(FileError, match=says):
        read(given(tmp_path, BEATS + b"\xff\xff", header, "z.atr"))
