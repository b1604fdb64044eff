"""What streams are, by what apps call them, and what of them cannot be true; no network is needed for it."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync.events import Packet
from hrvsync.sources.lsl.samples import Beat, WaveBlocks, beats, packets, rates
from hrvsync.sources.lsl.scan import devices
from hrvsync.sources.lsl.stream import LONGEST, Stream, describe, label


class Element:
    """A node of a description, as pylsl has it."""

    def __init__(self, channels: list[dict[str, str]], at: int = -1) -> None:
        self.channels, self.at = channels, at

    def child(self, name: str) -> "Element":
        return Element(self.channels, 0) if name == "channel" else self

    def next_sibling(self, _name: str) -> "Element":
        return Element(self.channels, self.at + 1)

    def empty(self) -> bool:
        return self.at >= len(self.channels)

    def child_value(self, name: str) -> str:
        return self.channels[self.at].get(name, "") if 0 <= self.at < len(self.channels) else ""


class Info:
    """A stream in sight, as pylsl has it."""

    def __init__(
        self, name: str, kind: str = "", rate: float = 0.0, text: bool = False, *channels: tuple[str, str]
    ) -> None:
        self.values: dict[str, Any] = {
            "name": name,
            "type": kind,
            "nominal_srate": rate,
            "channel_format": 3 if text else 2,
            "channel_count": max(1, len(channels)),
            "source_id": "",
            "uid": name,
            "hostname": "lab",
            "desc": Element([{"label": one, "unit": unit} for one, unit in channels]),
        }

    def __getattr__(self, name: str) -> Any:
        return lambda: self.values[name]


def seen(name: str, kind: str = "", rate: float = 0.0, text: bool = False, *channels: tuple[str, str]) -> Stream:
    info = Info(name, kind, rate, text, *channels)
    return describe(info, info)


@pytest.mark.parametrize(
    ("stream", "kind", "device"),
    [
        (seen("RR Polar H10 1234"), "rr", "Polar H10 1234"),
        (seen("HR Polar H10 1234"), "hr", "Polar H10 1234"),
        (seen("Heart Rate", "heart rate"), "hr", "Heart Rate"),
        (seen("PB_RR_H10", "RR", 0.0, False, ("rr", "ms"), ("epoch", "s")), "rr", "PB H10"),
        (seen("beats", "IBI"), "rr", "beats"),
        (seen("Polar R-R interval"), "rr", "Polar R R interval"),
        (seen("Verity Sense", "RR"), "pp", "Verity Sense"),
        (seen("Verity", "PPI", 0.0, False, ("rr", "ms")), "pp", "Verity"),
        (seen("PolarBand", "ECG", 130.0, False, ("ecg", "uV")), "ecg", "PolarBand"),
        (seen("PolarBand", "ACC", 200.0, False, ("x", "mg"), ("y", "mg"), ("z", "mg")), "acc", "PolarBand"),
        (seen("PsychoPyMarkers", "Markers", 0.0, True), "markers", "PsychoPyMarkers"),
        (seen("Presentation", "Markers"), "markers", "Presentation"),
        (seen("EEG cap", "EEG", 500.0), "", "EEG cap"),
    ],
    ids=lambda value: value.name if isinstance(value, Stream) else str(value),
)
def test_streams_are_known_by_what_apps_call_them(stream: Stream, kind: str, device: str) -> None:
    assert (stream.kind, stream.wrong) == (kind, "")
    assert device in (stream.device, stream.name)


@pytest.mark.parametrize(
    ("stream", "wrong"),
    [
        (seen("RR", "RR", 250.0), "intervals at a steady 250 a second are no beats"),
        (seen("ECG", "ECG", 0.0), "a wave of 0 samples a second cannot be taken"),
        (seen("ECG", "ECG", 1e12), "a wave of 0 samples a second cannot be taken"),
        (seen("ECG", "ECG", 130.0, True), "a wave in words cannot be taken"),
        (seen("ACC", "ACC", 100.0), "acceleration needs three channels; it has 1"),
        (seen("RR", "RR", 0.0, False, *[("rr", "ms")] * 10_000), "it has 10000 channels; hrvsync takes 64 at most"),
    ],
)
def test_what_cannot_be_taken_says_why(stream: Stream, wrong: str) -> None:
    assert stream.good_for == wrong
    assert devices([stream]) == []


@given(st.text(max_size=400))
def test_a_label_is_one_short_line_that_steers_nothing(text: str) -> None:
    plain = label(text)
    assert len(plain) <= LONGEST
    assert plain.isprintable() or not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in plain)
    assert label("\x1b[31m<b>A</b>\r\n\u202eB") == "[31m<b>A</b> B"


def of(stream: Stream, *values: Any) -> list[float]:
    samples = [[value] for value in values]
    return [beat.rr_ms for beat in beats(stream, samples, [1.0] * len(samples))[0]]


def test_intervals_come_in_any_unit_as_numbers_or_in_words() -> None:
    assert of(seen("RR"), 812, 0.812, 812.5) == [812, 812, 812.5]
    assert of(seen("RR", "RR", 0.0, False, ("rr", "s")), 0.75, 812.0) == [750, 812]
    words = seen("RR", "RR", 0.0, True)
    assert of(words, b"812", b"0.8;0.9", b'{"type":"rr","ms":935}', b'{"rr":[800,810]}') == [
        812,
        800,
        900,
        935,
        800,
        810,
    ]


@given(st.binary(max_size=5000) | st.floats(allow_nan=True, allow_infinity=True) | st.integers())
def test_whatever_is_sent_makes_a_beat_that_can_be_true_or_none(value: Any) -> None:
    stream = seen("RR", "RR", 0.0, isinstance(value, bytes))
    found, wrong = beats(stream, [[value]], [1.0])
    assert all(100 <= beat.rr_ms <= 64_000 for beat in found)
    assert bool(found) != bool(wrong)
    assert all(20 <= bpm <= 300 for bpm in rates(stream, [[value]]))


def test_samples_of_one_stamp_are_one_packet_in_the_strap_s_own_ticks() -> None:
    found = [Beat(1.0, 875.0), Beat(1.0, 832.03125), Beat(2.0, 801.0)]
    assert packets(3.0, "A", found, (0.5).__add__, 70) == [
        Packet(3.0, "A", (896, 852), 70, ended=1.5),
        Packet(3.0, "A", (801,), 70, per_second=1000, ended=2.5),
    ]


def test_a_wave_becomes_blocks_and_one_of_another_rate_is_left_out() -> None:
    ecg = seen("ECG", "ECG", 100.0, False, ("ecg", "mV"))
    blocks = WaveBlocks(ecg, "A")
    made = [
        wave
        for second in range(8)
        for wave in blocks.feed(second, np.full((100, 1), 0.5), [second + i / 100 for i in range(100)], float)
    ]
    assert [len(wave.samples) for wave in made] == [100] * 8
    assert (made[0].samples[0], made[0].device_ns) == (500, 990_000_000)
    assert not blocks.wrong
    blocks = WaveBlocks(ecg, "A")
    for second in range(8, 15):
        list(blocks.feed(second, np.zeros((500, 1)), [second + i / 500 for i in range(500)], float))
    assert blocks.wrong == "ECG says 100 samples a second and sends 500: it was left out."
    assert list(blocks.feed(16, np.zeros((100, 1)), [16.0] * 100, float)) == []


def test_a_block_with_a_sample_missing_is_no_wave() -> None:
    blocks = WaveBlocks(seen("ECG", "ECG", 100.0, False, ("ecg", "uV")), "A")
    holed = np.full((100, 1), 7.0)
    holed[50] = np.nan
    assert list(blocks.feed(0, holed, [i / 100 for i in range(100)], float)) == []
    assert len(list(blocks.feed(1, np.full((100, 1), 7.0), [1 + i / 100 for i in range(100)], float))) == 1
