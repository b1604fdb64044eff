"""Beats from an ECG or a pulse wave, whatever file it is in, by one function."""

from pathlib import Path

import numpy as np
import pytest
from support.drawn_ecg import drawn
from support.drawn_pulse import drawn_pulse
from support.made_edf import edf

from hrvsync.analysis.chain import rebuild
from hrvsync.beats import Beats
from hrvsync.events import Strap, Wave
from hrvsync.opening import Choice, open_file
from hrvsync.storage import FileError, Recording, read, write
from hrvsync.storage.formats import wave_table

RATE = 128
AT = 1 + np.cumsum(0.8 + 0.05 * np.sin(np.arange(30)))
SECONDS = float(np.ceil(AT[-1] + 1))
ECG = drawn(AT, RATE, seconds=SECONDS)
PULSE = drawn_pulse(AT, 64, seconds=SECONDS)
TIMES = np.arange(ECG.size) / RATE


def beats(recording: Recording, who: str = "A") -> Beats:
    return rebuild(e for e in recording.events() if getattr(e, "who", None) and not isinstance(e, Wave))[who]


def assert_right(recording: Recording, who: str = "A") -> None:
    found = beats(recording, who)
    assert found.rr_ms == pytest.approx(np.diff(AT) * 1000, abs=2)
    assert found.t == pytest.approx(AT[1:], abs=0.01)


def table(file: Path, head: str, separator: str = ",", ecg: np.ndarray = ECG, t: np.ndarray = TIMES) -> Path:
    file.write_text(head + "".join(f"{a:.6f}{separator}{x:.4f}\n" for a, x in zip(t, ecg, strict=True)))
    return file


def test_an_ecg_of_edf_with_other_channels_as_a_faros_writes_it(tmp_path: Path) -> None:
    still = np.zeros(int(SECONDS) * 25)
    signals = ("ECG", ECG * 1000, RATE, "uV"), ("Accelerometer_X", still, 25, "mg"), ("HRV", still, 25, "ms")
    recording = open_file(edf(tmp_path / "faros.edf", *signals))
    assert_right(recording)
    assert recording.header.notes == ("Its beats were found in the ECG ECG (128 Hz).",)
    events = list(recording.events())
    waves = [e for e in events if isinstance(e, Wave)]
    assert {(wave.kind, wave.rate, len(wave.samples)) for wave in waves} == {("ecg", 128, 128)}
    assert max(max(wave.samples) for wave in waves) == pytest.approx(1000 * ECG.max(), abs=2)
    assert next(e for e in events if isinstance(e, Strap)) == Strap(0.0, "A", "ECG")
    assert not beats(recording).pulse


def test_an_ecg_of_bdf_and_a_second_lead(tmp_path: Path) -> None:
    recording = open_file(edf(tmp_path / "x.bdf", ("EKG I", ECG, RATE, "mV"), ("EKG II", -ECG, RATE, "mV")))
    assert_right(recording)
    assert "It has other leads as well (EKG II); --channel takes one." in recording.header.notes
    other = open_file(tmp_path / "x.bdf", Choice(("ekg ii",)))
    assert_right(other)
    assert other.header.notes == ("Its beats were found in the ECG EKG II (128 Hz).",)


def test_a_channel_without_a_name_is_asked_for_and_can_be_chosen_for_two(tmp_path: Path) -> None:
    file = edf(tmp_path / "x.edf", ("Chan 1", ECG, RATE, "mV"), ("Chan 2", ECG, RATE, "mV"))
    with pytest.raises(FileError, match=r"channels are Chan 1 \(128 Hz\), Chan 2 \(128 Hz\); name the one .*--channel"):
        open_file(file)
    with pytest.raises(FileError, match="no channel X that can hold heartbeats; its channels are Chan 1"):
        open_file(file, Choice(("X",)))
    both = open_file(file, Choice(("Chan 1", "Chan 2")))
    assert_right(both, "A")
    assert_right(both, "B")
    assert both.header.people == {"A": "", "B": ""}
    alone = open_file(edf(tmp_path / "y.edf", ("Chan 1", ECG, RATE, "mV")))
    assert_right(alone)


def test_a_very_long_ecg_is_not_recorded_beside_its_beats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrvsync.storage.formats.signals.MOST_DRAWN", ECG.size - 1)
    recording = open_file(edf(tmp_path / "x.edf", ("ECG", ECG, RATE, "mV")))
    assert_right(recording)
    assert not any(isinstance(event, Wave) for event in recording.events())


def test_seats_in_the_names_of_channels(tmp_path: Path) -> None:
    recording = open_file(edf(tmp_path / "x.edf", ("ECG A", ECG, RATE, "mV"), ("ECG B", ECG, RATE, "mV")))
    assert_right(recording, "A")
    assert_right(recording, "B")


def test_a_pulse_wave_is_marked_as_one(tmp_path: Path) -> None:
    recording = open_file(edf(tmp_path / "x.edf", ("Pleth", PULSE, 64, "")))
    found = beats(recording)
    assert found.pulse
    assert found.rr_ms == pytest.approx(np.diff(AT) * 1000, abs=8)
    assert recording.header.notes == ("Its beats were found in the pulse wave Pleth (64 Hz): PRV, not HRV.",)
    assert not any(isinstance(event, Wave) for event in recording.events())


def test_an_ecg_counts_before_a_pulse(tmp_path: Path) -> None:
    recording = open_file(edf(tmp_path / "x.edf", ("PPG", PULSE, 64, ""), ("ECG", ECG, RATE, "mV")))
    assert_right(recording)


def test_tables_with_times(tmp_path: Path) -> None:
    assert_right(open_file(table(tmp_path / "a.csv", "time,ecg_mV\n")))
    assert_right(open_file(table(tmp_path / "b.tsv", "time [ms]\tECG [uV]\n", "\t", ECG * 1000, TIMES * 1000)))
    stamped = open_file(table(tmp_path / "c.csv", "timestamp;ECG\n", ";", t=TIMES * 1000 + 1.7e12))
    assert_right(stamped)
    assert stamped.header.created == "2023-11-14T22:13:20+00:00"
    clock = "".join(
        f"2024-03-05T10:{int(t // 60):02d}:{t % 60:09.6f},{x:.4f}\n" for t, x in zip(TIMES, ECG, strict=True)
    )
    (tmp_path / "d.csv").write_text("time,ECG\n" + clock)
    assert open_file(tmp_path / "d.csv").header.created == "2024-03-05T10:00:00"
    assert_right(open_file(tmp_path / "d.csv"))


def test_a_gap_between_rows_is_a_gap(tmp_path: Path) -> None:
    there = (TIMES < 10) | (TIMES > 14)
    found = beats(open_file(table(tmp_path / "a.csv", "time,ECG\n", ecg=ECG[there], t=TIMES[there])))
    assert found.run[-1] == 1
    assert float(found.rr_ms.max()) < 1000


def test_a_rate_is_in_the_text_or_asked_for(tmp_path: Path) -> None:
    samples = "".join(f"{x:.4f}\n" for x in ECG)
    file = tmp_path / "a.csv"
    file.write_text("ECG\n" + samples)
    with pytest.raises(FileError, match="how many samples a second ECG has; say it: --rate 250"):
        open_file(file)
    assert_right(open_file(file, Choice(rate=128)))
    file.write_text(samples)
    assert_right(open_file(file, Choice(rate=128)))
    for head in ("Sampling rate: 128 Hz\nECG\n", "ECG (128 Hz)\n"):
        file.write_text(head + samples)
        assert_right(open_file(file))
    file.write_text("ECG\n" + samples)
    with pytest.raises(FileError, match="ECG has 30 samples a second; its beats need 64"):
        open_file(file, Choice(rate=30))


def test_a_file_of_mindware_and_one_of_opensignals(tmp_path: Path) -> None:
    rows = zip(TIMES, ECG, strict=True)
    file = tmp_path / "mw.txt"
    file.write_text(
        "Sample Rate:\t128\nTime (s)\tMWMOBILEJ_Bio\tMWMOBILEJ_GSC\n"
        + "".join(f"{t:.6f}\t{x:.4f}\t0.10\n" for t, x in rows)
    )
    recording = open_file(file)
    assert_right(recording)
    assert recording.header.app == "MindWare"
    about = '{"00:07": {"sensor": ["ECG"], "column": ["nSeq", "DI", "CH1"], "label": ["CH1"], "sampling rate": 128}}'
    file.write_text(
        f"# OpenSignals Text File Format\n# {about}\n# EndOfHeader\n"
        + "".join(f"{i % 16}\t0\t{512 + 200 * x:.0f}\t\n" for i, x in enumerate(ECG))
    )
    assert_right(open_file(file))
    file.write_text(file.read_text().replace("column", "columns"))
    with pytest.raises(FileError, match=r"its channels are column 1 .*, column 2 .*, column 3 "):
        open_file(file, Choice(rate=128))


def test_waves_without_beats_and_files_with_beats(tmp_path: Path) -> None:
    file = table(tmp_path / "a.csv", "time,ECG\n", ecg=np.zeros_like(ECG))
    with pytest.raises(FileError, match="no heartbeats were found in ECG; name the one"):
        open_file(file)
    file.write_text("800\n" * 20)
    assert open_file(file).header.notes == ("Its intervals have no times: gaps between them cannot be seen.",)
    for text, says in (
        ("time [s],ECG\n1,5\n2,6\n3,7\n", "too far apart"),
        ("time [s],ECG\n1,5\n1,6\n1,7\n", "how many samples a second"),
        ("time,ECG\n1,5\n2,6\nx,7\n4,7\n", "a time in it is no number"),
        ("time [s],ECG\n" + "".join(f"{i / 100 - 3 * (i > 400)},5\n" for i in range(999)), "times of ECG step back"),
        ("ECG\nx\ny\n", "no known format"),
        ("ECG (40000 Hz)\n5\n6\n7\n", "how many samples a second"),
    ):
        file.write_text(text)
        with pytest.raises(FileError, match=says):
            open_file(file)
    for day, started in (("2024-03-05", "2024-03-05T10:20:30"), ("2024-13-05", "")):
        file.write_text(f"recorded on {day} 10:20:30;of a student\nn;ECG\n" + "1;5\n2;6\n" * 100)
        assert read(file, wave=True).header.created == started
    assert not wave_table.sniff(b"ECG\n\0", file)
    assert not wave_table.sniff(b"ECG,b\n1,2,3\n1,2,3\n", file)
    file.write_text("ECG\n")
    with pytest.raises(FileError, match="holds no rows"):
        read(file, wave=True)


def test_a_file_with_beats_and_an_ecg_keeps_its_beats(tmp_path: Path) -> None:
    recording = open_file(table(tmp_path / "a.csv", "time,ECG_mV\n"))
    write(tmp_path / "x.edf", recording, rebuild(recording.events()))
    again = open_file(tmp_path / "x.edf")
    assert not any("found in" in note for note in again.header.notes)
    assert beats(again).rr_ms == pytest.approx(np.diff(AT) * 1000, abs=2)
    ecg = [event for event in again.events() if isinstance(event, Wave)]
    assert sum(len(wave.samples) for wave in ecg) > 0.8 * ECG.size
    chosen = open_file(tmp_path / "x.edf", Choice(("ECG",)))
    assert_right(chosen)


def test_a_logger_of_ecg_has_its_beats(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    head = "Phone timestamp;sensor timestamp [ns];timestamp [ms];ecg [uV]\n"
    rows = (
        f"2026-01-02T03:00:{int(t):02d}.{int(t * 10) % 10}00;{round(t * 1e9)};{t * 1000:.1f};{x * 1000:.0f}\n"
        for t, x in zip(TIMES, ECG, strict=True)
    )
    file.write_text(head + "".join(rows))
    assert beats(open_file(file)).rr_ms == pytest.approx(np.diff(AT) * 1000, abs=8)
    file.write_text(head + "2026-01-02T03:00:01.000;1;0.0;5\n2026-01-02T03:00:01.100;2;0.0;5\n")
    assert any(isinstance(event, Wave) for event in open_file(file).events())
