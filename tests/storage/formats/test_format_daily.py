import json
from pathlib import Path

import pytest
from support.format_events import without_ticks

from hrvsync.events import Daily
from hrvsync.storage.formats import daily, read, write
from hrvsync.storage.recording import FileError, FormatError

ELITE = (
    "Member,Type,Position,Date Time Start,Date Time End,Duration,HRV,Morning Readiness,HR,lnRmssd,Rmssd\n"
    "me,Open,sitting,2024-03-01 06:00:00,x,60,60,,71,3.5,33.1\n"
    "me,Morning Readiness,lying,2024-03-01 06:30:00,x,60,60,8,55,3.9,49.4\n"
    "me,Morning Readiness,lying,2024-03-02 06:30:00,x,60,60,8,-,4.0,54.6\n"
    "me,Morning Readiness,lying,2024-03-03 06:30:00,x,60,60,8,-,,\n"
)
HRV4T = (
    "date, HR, AVNN, SDNN, rMSSD, HRV4T_Recovery_Points\n"
    "2024-03-02, 54, 1100, 60, 41.2, 7.4\n2024-03-01, 55.5, 1080, 60, 38.5, 7.3\n"
)
OURA = "date,Sleep Score,Lowest Resting Heart Rate,Average HRV\n2024-03-01,80,49,35\n2024-03-02,81,None,41\n"
OURA_APP = (
    "id;day;type;average_hrv;lowest_heart_rate\na;2024-03-01;late_nap;20;60\n"
    "b;2024-03-01;long_sleep;35;49\nc;2024-03-02;long_sleep;41;\n"
)
GARMIN = {"hrvSummaries": [{"calendarDate": "2024-03-01", "lastNightAvg": 35}, {"calendarDate": "2024-03-02"}, 5]}


def days(folder: Path, text: str) -> list[tuple[str, str, float | None, float | None]]:
    file = folder / "x.csv"
    file.write_text(text)
    recording = read(file)
    assert recording.header.people == {"A": ""}
    events = without_ticks(recording)
    assert all(isinstance(event, Daily) for event in events)
    return [(e.day, e.source, e.rmssd_ms, e.hr_bpm) for e in events if isinstance(e, Daily)]


@pytest.mark.parametrize(
    ("text", "app", "expected"),
    [
        (ELITE, "Elite HRV", [("2024-03-01", 49.4, 55), ("2024-03-02", 54.6, None)]),
        (HRV4T, "HRV4Training", [("2024-03-01", 38.5, 55.5), ("2024-03-02", 41.2, 54)]),
        (OURA, "Oura", [("2024-03-01", 35, 49), ("2024-03-02", 41, None)]),
        (OURA_APP, "Oura", [("2024-03-01", 35, 49), ("2024-03-02", 41, None)]),
        (json.dumps(GARMIN), "Garmin", [("2024-03-01", 35, None)]),
        (
            json.dumps([{"hrvSummary": {"calendarDate": "2024-03-05T00:00:00", "lastNightAvg": 44}}, 5]),
            "Garmin",
            [("2024-03-05", 44, None)],
        ),
    ],
)
def test_reads_a_value_a_day(tmp_path: Path, text: str, app: str, expected: list[tuple[str, float, float]]) -> None:
    assert days(tmp_path, text) == [(day, app, rmssd, hr) for day, rmssd, hr in expected]


def test_they_are_kept_in_the_native_format_only(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text(OURA)
    recording = read(file)
    assert recording.header.notes[0].startswith("Values as Oura measured them")
    write(tmp_path / "x.jsonl", recording, {})
    assert without_ticks(read(tmp_path / "x.jsonl")) == without_ticks(recording)
    assert "values of other apps" in " ".join(write(tmp_path / "y.csv", recording, {}))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("date,Average HRV\n2024-03-01,None\n", "no day with RMSSD or a heart rate"),
        ("date,Average HRV\n,35\n", "holds no rows"),
        ("date,Average HRV\n03/04/2024,35\n04/05/2024,36\n", "day or the month comes first"),
        ('{"hrvSummaries": [', "its JSON is damaged"),
        ('{"hrvSummaries": [{"calendarDate": "noon", "lastNightAvg": 5}]}', "'noon' is no day"),
        ('{"hrvSummaries": 5}', "no day with RMSSD"),
    ],
)
def test_refuses_what_holds_no_days(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(FileError, match=says):
        days(tmp_path, text)


@pytest.mark.parametrize(
    ("event", "says"),
    [
        ('"day":"noon","source":"x"', "the day 'noon'"),
        ('"day":"2024-03-01","source":"x","rmssd_ms":-1', "an RMSSD of -1 ms"),
        ('"day":"2024-03-01","source":"x","hr_bpm":5', "a heart rate of 5"),
    ],
)
def test_absurd_values_are_refused(tmp_path: Path, event: str, says: str) -> None:
    file = tmp_path / "x.jsonl"
    head = '{"k":"header","people":{"A":"Ann"},"format":"hrvsync","version":2}\n'
    file.write_text(f'{head}{{"k":"daily","t":0,"who":"A",{event}}}\n')
    with pytest.raises(FileError, match=says):
        list(read(file).events())


def test_what_commas_may_be_is_no_table_of_days(tmp_path: Path) -> None:
    assert not daily.sniff(b"date,rmssd\n1,2,3\n1,2,3\n", tmp_path)


def test_any_encoding_will_do(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(json.dumps(GARMIN).encode("utf-16"))
    assert len(without_ticks(read(file))) == 1
    file.write_text("date,mood\n2024-03-01,35\n")
    with pytest.raises(FormatError, match="none of a table of days"):
        daily.read(file)
