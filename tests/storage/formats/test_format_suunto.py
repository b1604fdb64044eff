import json
from pathlib import Path

import pytest
from support.format_events import without_ticks

from hrvsync.events import Packet
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError

RR = [812, 820, 835, 828, 819, 825, 830, 822, 817]
SML = (
    '<?xml version="1.0" encoding="utf-8"?>\n<sml xmlns="http://www.suunto.com/schemas/sml"><DeviceLog><Header>'
    "<DateTime>2024-02-07T10:07:52</DateTime></Header>{beats}<Samples><Sample><Time>0</Time></Sample></Samples>"
    "</DeviceLog></sml>"
)


def rr_of(file: Path) -> list[int]:
    return [rr for event in without_ticks(read(file)) if isinstance(event, Packet) for rr in event.rr]


def test_reads_intervals_of_sml_and_of_an_ambit(tmp_path: Path) -> None:
    file = tmp_path / "x.sml"
    for beats in (f"<R-R><Data>{' '.join(map(str, RR))}</Data></R-R>", f"<IBI>{' '.join(map(str, RR))}</IBI>"):
        file.write_text(SML.format(beats=beats))
        assert rr_of(file) == RR
        assert read(file).header.created == "2024-02-07T10:07:52"


def test_reads_the_json_of_a_log(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    for beats in ({"Data": RR}, {"Data": ",".join(map(str, RR))}, {"IBI": RR}):
        file.write_text(json.dumps({"DeviceLog": {"Header": {"DateTime": "2024-02-07T10:07:52"}, "R-R": beats}}))
        assert rr_of(file) == RR
    file.write_text(json.dumps({"DeviceLog": {"Header": 5, "R-R": {"Data": RR}}}))
    assert read(file).header.created == ""


def sample(t: str, beats: object, nested: bool = False) -> dict[str, object]:
    inner: object = {"suunto/sml": {"R-R": beats}}
    return {"TimeISO8601": t, "Attributes": json.dumps(inner) if nested else inner}


@pytest.mark.parametrize("nested", [False, True])
def test_reads_samples_with_their_times(tmp_path: Path, nested: bool) -> None:
    file = tmp_path / "x.json"
    samples: list[object] = [
        sample("2024-02-07T10:00:03.000+02:00", {"Data": "812,820,835"}, nested),
        {"TimeISO8601": "2024-02-07T10:00:04+02:00", "Attributes": {"suunto/sml": {"Sample": {"HR": 1.2}}}},
        {"TimeISO8601": "2024-02-07T10:00:04+02:00", "Attributes": "{"},
        5,
        sample("2024-02-07T10:00:05.500+02:00", {"IBI": [828, 819, 825]}, nested),
        sample("2024-02-07T10:00:07.000+02:00", {"IBI": 830}, nested),
    ]
    for log in ({"Samples": samples}, {"Data": {"Samples": samples}}):
        file.write_text(json.dumps(log))
        recording = read(file)
        assert [event.t for event in without_ticks(recording)] == pytest.approx([2.467] * 3 + [4.967] * 3 + [6.467])
        assert recording.header.created == "2024-02-07T10:00:00.533000+02:00"
    samples[0] = sample("noon", {"Data": "812,820,835"}, nested)
    file.write_text(json.dumps({"Samples": samples}))
    assert without_ticks(read(file))[0].t == 0.812


def test_refuses_what_is_damaged_or_holds_no_intervals(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    for text, says in (
        ('{"DeviceLog": ', "its JSON is damaged"),
        ('{"Samples": [{"Attributes": {"suunto/sml": {}}}]}', "no R-R intervals; the watch recorded heart rates only"),
        ('{"DeviceLog": {"Header": {}}}', "no R-R intervals"),
        ('["DeviceLog", "suunto/sml"]', "no known format"),
        ('{"DeviceLog": {"R-R": 5}}x', "its JSON is damaged"),
        ('{"Samples": 5, "DeviceLog": 6}', "no R-R intervals"),
        (SML.format(beats=""), "no R-R intervals"),
        (SML.format(beats="<R-R>")[:200], "the SML file is damaged"),
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + SML.format(beats=""), "SML defines entities"),
    ):
        file.write_text(text)
        with pytest.raises(FileError, match=says):
            read(file)
    file.write_text(json.dumps({"Samples": [sample("2024-02-07T10:00:03+02:00", {"Data": "0,0"})]}))
    with pytest.raises(FileError):
        read(file)
