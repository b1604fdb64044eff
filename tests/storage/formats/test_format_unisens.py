import struct
from pathlib import Path

import pytest
from support.format_events import without_ticks

from hrvsync.events import Packet
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError

CSV = '<csvFileFormat decimalSeparator="." separator=";"/>'
VALUES = '<valuesEntry id="rr.csv" contentClass="RR" sampleRate="1000" dataType="int32">' + CSV + "</valuesEntry>"
BEATS = '<eventEntry id="beats.csv" contentClass="TRIGGER" sampleRate="1000">' + CSV + "</eventEntry>"
RR = "800;800\n1700;900\n"
TRIGGERS = "0;N\n800;N\n1700;N\n"


def given(tmp_path: Path, entries: str, rr: str | bytes = RR, beats: str = TRIGGERS) -> Path:
    (tmp_path / "unisens.xml").write_text(
        '<?xml version="1.0"?><unisens xmlns="http://www.unisens.org/unisens2.0" '
        f'timestampStart="2023-04-15T12:00:00.000">{entries}</unisens>'
    )
    (tmp_path / "rr.csv").write_bytes(rr.encode() if isinstance(rr, str) else rr)
    (tmp_path / "beats.csv").write_text(beats)
    return tmp_path


EXPECTED = [Packet(0.8, "A", (800,), per_second=1000), Packet(1.7, "A", (900,), per_second=1000)]


def test_reads_values_from_folder_index_or_entry(tmp_path: Path) -> None:
    folder = given(tmp_path, VALUES + BEATS)
    for path in (folder, folder / "unisens.xml", folder / "rr.csv"):
        recording = read(path)
        assert without_ticks(recording) == EXPECTED
    assert recording.header.created == "2023-04-15T12:00:00.000"


def test_reads_beat_triggers(tmp_path: Path) -> None:
    assert without_ticks(read(given(tmp_path, BEATS))) == EXPECTED
    assert without_ticks(read(given(tmp_path, VALUES + BEATS, rr="0;1\n") / "beats.csv")) == EXPECTED


def test_reads_a_decimal_comma_and_seconds(tmp_path: Path) -> None:
    entries = VALUES.replace('decimalSeparator="."', 'decimalSeparator=","')
    assert without_ticks(read(given(tmp_path, entries, rr="800;0,8\n1700;0,9\n"))) == EXPECTED


@pytest.mark.parametrize("order", ["LITTLE", "BIG"])
def test_reads_binary_values(tmp_path: Path, order: str) -> None:
    entries = VALUES.replace(CSV, f'<binFileFormat endianess="{order}"/>').replace('"int32"', '"int16" lsbValue="100"')
    layout = f"{'<' if order == 'LITTLE' else '>'}qh"
    data = struct.pack(layout, 800, 8) + struct.pack(layout, 1700, 9) + b"\0"
    assert without_ticks(read(given(tmp_path, entries, rr=data))) == EXPECTED


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ("<open", "unisens.xml file is damaged"),
        ('<customEntry id="x"/>', "neither RR values nor beat triggers"),
        (VALUES.replace("rr.csv", "gone.csv"), "gone.csv is missing beside unisens.xml"),
        (VALUES.replace('"1000"', '"0"'), "impossible sampleRate"),
        (VALUES.replace('"1000"', '"often"'), "impossible sampleRate"),
        (VALUES.replace(CSV, ""), "layout of rr.csv is not known"),
        (VALUES.replace(CSV, "<binFileFormat/>").replace("int32", "text"), "layout of rr.csv is not known"),
    ],
)
def test_refuses_what_is_damaged(tmp_path: Path, entries: str, says: str) -> None:
    with pytest.raises(FileError, match=says):
        read(given(tmp_path, entries))


def test_refuses_entities_and_absurd_stamps(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"sample stamp in beats\.csv is damaged"):
        read(given(tmp_path, BEATS, beats="0;N\n1e17;N\n"))
    index = given(tmp_path, VALUES) / "unisens.xml"
    index.write_text('<!DOCTYPE x [<!ENTITY a "b">]>' + index.read_text().partition("?>")[2])
    with pytest.raises(FileError, match="defines entities"):
        read(index)
