from pathlib import Path

import pytest
from support.drawn_ecg import drawn, regular
from support.format_events import without_ticks
from support.made_xdf import Stream, with_channels, xdf

from hrvsync.analysis.chain import rebuild
from hrvsync.events import Link, Mark, Packet, Tick, Wave
from hrvsync.opening import open_file
from hrvsync.storage.formats import read, write
from hrvsync.storage.recording import FileError, Header, Recording

RR = [(100.0 + i, 900.0) for i in range(20)]


def given(tmp_path: Path, *streams: Stream) -> Recording:
    file = tmp_path / "x.xdf"
    file.write_bytes(xdf(*streams))
    return read(file)


def test_reads_intervals_and_markers_from_the_earliest_stamp(tmp_path: Path) -> None:
    recording = given(
        tmp_path, ("H10", "RR", "float32", RR), ("M", "Markers", "string", [(99.5, "begin"), (101.5, "cue")])
    )
    events = without_ticks(recording)
    assert events[:2] == [Mark(0.0, "note", "begin"), Packet(0.5, "A", (900,), per_second=1000)]
    assert Mark(2.0, "note", "cue") in events
    assert recording.header.notes == ()


def test_reads_json_strings(tmp_path: Path) -> None:
    rows = [
        (5.0, '{"type":"rr","ms":935}'),
        (6.0, '{"type":"hr","bpm":64}'),
        (7.0, '{"type":"rr","rr":0}'),
        (8.0, "hello"),
    ]
    rows += [(9.0, '{"type":"rr","ms":"x"}'), (10.0, "[]"), (11.0, "{]"), (12.0, '{"type":"rr","rr":940}')]
    recording = given(tmp_path, ("strap", "data", "string", rows))
    assert without_ticks(recording) == [
        Packet(0.0, "A", (935,), per_second=1000),
        Packet(7.0, "A", (940,), per_second=1000),
    ]


def test_two_streams_take_two_seats_by_name_or_order(tmp_path: Path) -> None:
    events = without_ticks(given(tmp_path, ("RR-B", "RR", "float32", RR), ("RR-A", "RR", "float32", RR)))
    assert [e.who for e in events[:2] if isinstance(e, Packet)] == ["B", "A"]
    events = without_ticks(given(tmp_path, ("PB_RR_H10", "x", "float32", RR), ("two", "IBI", "float32", RR)))
    assert [e.who for e in events[:2] if isinstance(e, Packet)] == ["A", "B"]


def test_a_wrong_clock_is_set_to_the_others(tmp_path: Path) -> None:
    late = [(t + 9231, rr) for t, rr in RR]
    recording = given(tmp_path, ("H10", "RR", "float32", late), ("belt", "Respiration", "float32", RR))
    assert without_ticks(recording)[0].t == 0.0
    assert recording.header.notes == ("The clock of H10 was 9231 s off the other streams and was set to their start.",)


def test_stamps_that_stand_still_are_replaced_by_the_chain(tmp_path: Path) -> None:
    coarse = [(128.0 * (i // 60), 900.0) for i in range(60)]
    recording = given(tmp_path, ("H10", "RR", "float32", coarse))
    assert [e.t for e in without_ticks(recording)[:2]] == [0.9, 1.8]
    assert "chained instead" in recording.header.notes[0]


def test_refuses_other_streams(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"no stream of RR intervals, only belt \(Respiration\), none \(RR, empty\)"):
        given(tmp_path, ("belt", "Respiration", "float32", RR), ("none", "RR", "float32", []))
    with pytest.raises(FileError, match="it has 3 streams of RR intervals; hrvsync reads two"):
        given(tmp_path, *[("x", "RR", "float32", RR)] * 3)
    file = tmp_path / "x.xdf"
    file.write_bytes(xdf(("H10", "RR", "float32", RR)).replace(b"<name>", b"<name"))
    with pytest.raises(FileError, match="XDF file is damaged"):
        read(file)


@pytest.mark.parametrize("step", [-3600.0, 40 * 365 * 86_400.0])
def test_a_clock_that_was_set_makes_a_gap_and_no_times_that_cannot_be(tmp_path: Path, step: float) -> None:
    rows = [(100.0 + 0.9 * i + (step if i >= 30 else 0.0), 900.0) for i in range(60)]
    recording = given(tmp_path, ("H10", "RR", "float32", rows))
    events = without_ticks(recording)
    links = [event for event in events if isinstance(event, Link)]
    assert [(round(link.t, 3), link.state) for link in links] == [(26.1, "lost"), (27.0, "live")]
    assert [event.t for event in events if isinstance(event, Packet)] == pytest.approx([0.9 * i for i in range(60)])
    assert recording.header.notes == (
        "The clock of H10 was set while it was recorded (1 ×); what follows was placed right after it, as a gap of "
        "unknown length.",
    )
    beats = rebuild(e for e in events if isinstance(e, Packet | Link))["A"]
    assert beats.run.tolist() == [0] * 30 + [1] * 30


def channels(
    tmp_path: Path, name: str, kind: str, rate: float, labels: list[tuple[str, str]], *samples: tuple[float, ...]
) -> Path:
    file = tmp_path / "x.xdf"
    file.write_bytes(with_channels(name, kind, rate, labels, samples))
    return file


def test_of_several_channels_the_one_labelled_for_intervals_counts(tmp_path: Path) -> None:
    labels = [("HR", "bpm"), ("RR interval", "s"), ("contact", "")]
    rows = [(10 + 0.9 * i, 66.0, float("nan") if i == 5 else 0.9, 1.0) for i in range(20)]
    packets = without_ticks(read(channels(tmp_path, "H10", "Polar", 0, labels, *rows)))
    assert {event.rr for event in packets if isinstance(event, Packet)} == {(900,)}
    assert len(packets) == 19
    odd = [(10 + 0.9 * i, 900.0) for i in range(20)]
    packets = without_ticks(read(channels(tmp_path, "H10", "RR", 0, [("RR", "s")], *odd)))
    assert {event.rr for event in packets if isinstance(event, Packet)} == {(900,)}


def test_finds_beats_in_an_ecg_by_its_label_or_type(tmp_path: Path) -> None:
    at = regular(12.0)
    rows = [(50 + i / 128, x, 7.0) for i, x in enumerate(drawn(at, 128, seconds=12.0).tolist())]
    for name, kind, labels in (
        ("amp", "EXG", [("ECG", "millivolts"), ("aux", "")]),
        ("amp", "ECG", []),
    ):
        recording = open_file(channels(tmp_path, name, kind, 128, labels, *rows))
        packets = [event for event in recording.events() if isinstance(event, Packet)]
        assert [event.rr[0] / 1000 for event in packets] == pytest.approx([800] * (len(at) - 1), abs=2)
        assert packets[0].t == pytest.approx(at[1], abs=0.01)
        assert any(isinstance(event, Wave) for event in recording.events()) == bool(labels)
    alone = [row[:2] for row in rows]
    assert open_file(channels(tmp_path, "chest", "ECG", 0, [("v", "mV")], *alone)).header.notes
    with pytest.raises(FileError, match=r"no channel is named .*its channels are amp a \(128 Hz\), amp b"):
        open_file(channels(tmp_path, "amp", "EEG", 128, [("a", ""), ("b", "")], *rows))
    with pytest.raises(FileError, match=r"no stream of RR intervals, only amp \(slow, a, b\)"):
        open_file(channels(tmp_path, "amp", "slow", 4, [("a", ""), ("b", "")], *rows[:9]))


def test_acceleration_comes_back_in_milli_g(tmp_path: Path) -> None:
    rows = [(50 + i / 50 + (5 if i > 120 else 0), 0.0, 0.5, 1.0) for i in range(200)]
    file = channels(tmp_path, "chest", "Accelerometer", 50, [("x", "g"), ("y", "g"), ("z", "g")], *rows)
    with pytest.raises(FileError, match="no stream of RR intervals, only chest"):
        read(file)


def session() -> Recording:
    packets = [Packet(0.9 * (i + 1), who, (900,), per_second=1000) for i in range(12) for who in "AB"]
    ecg = [Wave(1.0 + i, "A", "ecg", 130.0, i * 10**9, tuple(range(130))) for i in range(9)]
    acc = [Wave(1.5 + i, "B", "acc", 50.0, i * 10**9, (0, 500, 1000) * 50) for i in range(9) if i != 4]
    events = sorted([*packets, *ecg, *acc, Tick(10.8)], key=lambda event: event.t)
    return Recording(Header({"A": "", "B": ""}), lambda: iter(events))


def test_our_own_waves_come_back(tmp_path: Path) -> None:
    recording = session()
    write(tmp_path / "x.xdf", recording, rebuild(packets(recording)))
    again = [event for event in read(tmp_path / "x.xdf").events() if isinstance(event, Wave)]
    ecg = [sample for wave in again if (wave.who, wave.kind) == ("A", "ecg") for sample in wave.samples]
    assert ecg == list(range(130)) * 9
    acc = [wave for wave in again if (wave.who, wave.kind) == ("B", "acc")]
    assert {wave.samples[:3] for wave in acc} == {(0, 500, 1000)}
    assert sum(len(wave.samples) for wave in acc) == 8 * 150
    assert max(wave.t for wave in acc) == 9.5


def packets(recording: Recording) -> list[Packet]:
    return [event for event in recording.events() if isinstance(event, Packet)]
