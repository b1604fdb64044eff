import zipfile
from pathlib import Path

import numpy as np
import pytest
from support.made_health import FILLER, HEAD, SUMMARY, TAIL, large, record

from hrvsync.analysis.chain import rebuild
from hrvsync.beats import Beats
from hrvsync.events import Link, Packet, Strap
from hrvsync.storage.formats import apple_health, read, read_all
from hrvsync.storage.recording import FileError, Recording

RR = [0.85, 0.9, 0.88, 0.8, 0.83] * 6


def beats(recording: Recording) -> Beats:
    return rebuild(e for e in recording.events() if isinstance(e, Packet | Strap | Link))["A"]


def given(folder: Path, *records: str) -> Path:
    file = folder / "export.xml"
    file.write_text(HEAD + FILLER + SUMMARY + FILLER.join(records) + TAIL)
    return file


@pytest.mark.parametrize("times", ["24", "comma", "12"])
def test_reads_beats_in_the_times_of_any_language(tmp_path: Path, times: str) -> None:
    recording = read(given(tmp_path, record("2024-03-01 19:10:00 +0100", RR, times)))
    found = beats(recording)
    assert found.rr_ms / 1000 == pytest.approx(RR)
    assert found.t[0] == pytest.approx(1 + RR[0])
    assert found.pulse
    assert recording.header.created == "2024-03-01T19:10:00+01:00"


def test_beats_in_another_zone_over_midnight_and_with_one_missing(tmp_path: Path) -> None:
    text = record("2024-03-01 20:59:50 +0100", RR)  # to beats at 21:00, as of another zone
    assert beats(read(given(tmp_path, text.replace("20:59:50 +0100", "22:59:50 +0300")))).rr_ms.size == len(RR)
    assert beats(read(given(tmp_path, record("2024-03-01 23:59:45 +0100", RR)))).rr_ms / 1000 == pytest.approx(RR)
    for noon in ("11:59:45", "12:59:45", "00:59:45"):
        text_12 = record(f"2024-03-01 {noon} +0100", RR, "12")
        assert beats(read(given(tmp_path, text_12))).rr_ms / 1000 == pytest.approx(RR)
    lost = "".join(line for i, line in enumerate(text.splitlines(True)) if i != 10)
    found = beats(read(given(tmp_path, lost)))
    assert found.rr_ms.size == len(RR) - 2
    assert found.run[-1] == 1
    assert float(np.abs(np.diff(found.rr_ms)).max()) < 150


def test_years_are_many_recordings_and_near_records_one(tmp_path: Path) -> None:
    file = given(
        tmp_path,
        record("2024-03-02 07:10:00 +0100", RR),
        record("2023-03-01 07:10:00 +0100", RR),
        record("2023-03-01 07:14:00 +0100", RR),
        record("2023-03-01 07:14:00 +0100", RR),
    )
    first, second = read_all(file)
    assert (first.header.created, len(beats(first))) == ("2023-03-01T07:10:00+01:00", 2 * len(RR))
    assert beats(first).run[-1] == 1
    newest = read(file)
    assert newest.header.created == second.header.created == "2024-03-02T07:10:00+01:00"
    assert newest.header.notes[0].startswith("It holds 2 recordings; this is the newest.")
    (tmp_path / "x.txt").write_text("800\n" * 9)
    assert [one.header.app for one in read_all(tmp_path / "x.txt")] == ["RR text"]


def test_the_zip_that_the_phone_makes(tmp_path: Path) -> None:
    file = tmp_path / "Export.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/export_cda.xml", HEAD + TAIL)
        archive.writestr("apple_health_export/Exportación.xml", HEAD + record("2024-03-01 07:10:00 +0100", RR) + TAIL)
    assert len(beats(read(file))) == len(RR)
    whole = file.read_bytes()
    at = whole.index(b"n.xml") + 30
    file.write_bytes(whole[:at] + b"\xff" * 40 + whole[at + 40 :])
    with pytest.raises(FileError, match="the zip file is damaged"):
        read(file)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("apple_health_export/readme.txt", "hello")
    with pytest.raises(FileError, match=r"no export\.xml"):
        read(file)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(FileError, match="no known format"):
        read(file)
    file.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(FileError, match="no known format"):
        read(file)


def test_damaged_records_are_passed_over(tmp_path: Path) -> None:
    good = record("2024-03-02 07:10:00 +0100", RR)
    bad = record("2024-03-01 07:10:00 +0100", RR)
    for broken in (
        bad.replace("07:10:00 +0100", "yesterday"),
        bad.replace("<HeartRate", "<<"),
        bad.replace('bpm="', 'bpm="x'),
        bad.replace('time="07:10:', 'time="noon '),
        bad.replace('time="07', 'time="&boom;'),
        record("2024-03-01 07:10:00 +0100", []),
        bad.replace("07:10:05", "07:09:01"),
        bad.replace(
            "HKQuantityTypeIdentifierHeartRateVariabilitySDNN",
            "HKQuantityTypeIdentifierHeartRateVariabilitySDNN" + " " * 600,
        ),
    ):
        assert len(list(read_all(given(tmp_path, broken, good)))) == (2 if "  " * 300 in broken else 1)
    with pytest.raises(FileError, match="no records of heart rate variability with beats"):
        read(given(tmp_path))


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    file = given(tmp_path, record("2024-03-02 07:10:00 +0100", RR).replace('unit="ms"', 'unit="&lol;"'))
    file.write_text(file.read_text().replace("<!ELEMENT", '<!ENTITY lol "ha">\n<!ELEMENT', 1))
    with pytest.raises(FileError, match="no records"):
        read(file)


def test_records_on_the_edge_of_a_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = given(tmp_path, *(record(f"2024-03-{day:02d} 07:10:00 +0100", RR) for day in range(1, 6)))
    for piece in (997, 1500, 5000):
        monkeypatch.setattr(apple_health, "PIECE", piece)
        assert len(list(read_all(file))) == 5
    monkeypatch.setattr(apple_health, "LONGEST_RECORD", 900)
    monkeypatch.setattr(apple_health, "PIECE", 300)
    with pytest.raises(FileError, match="no records"):
        read(file)


def test_a_large_export_and_one_without_the_name_of_a_record(tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    n = large(file, 1 << 21)
    assert sum(1 for _ in read_all(file)) == n
    file.write_text(HEAD + "HKQuantityTypeIdentifierHeartRateVariabilitySDNN" + TAIL)
    with pytest.raises(FileError, match="no records"):
        read(file)
