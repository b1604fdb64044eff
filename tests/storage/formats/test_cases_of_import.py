"""Each file of tests/storage/cases/import against its README: the right value, or the sentence named there."""

from math import inf
from pathlib import Path

import pytest

from hrvsync.analysis.session import DEFAULTS, SessionResult, analyse, session_data
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError, Recording, pair

CASES = Path(__file__).parent.parent / "cases" / "import"
WHOLE = 0.0


def result(recording: Recording) -> SessionResult:
    header = recording.header
    return analyse(session_data(recording.events(), header.people, bare=header.bare), DEFAULTS)


@pytest.mark.parametrize(
    ("file", "heart_rate", "rmssd", "seconds", "gap_seconds", "note"),
    [
        ("fit_one_long_interval.fit", None, None, 354.7, WHOLE, ""),
        ("fit_hrv_after_records.fit", 68.38, 45.9, 351, WHOLE, ""),
        ("fit_hr_clock_jumps.fit", 68.38, 45.9, None, 60, ""),
        ("rows_twice.csv", 68.38, 45.9, 351, WHOLE, "twice"),
        ("rr_count_first.csv", 68.38, 45.9, 351, WHOLE, ""),
        ("valid_column.csv", None, 45.73, None, None, "10 "),
        ("comma_decimals_one_column.txt", 63.89, 46.5, 375.6, WHOLE, ""),
        ("time_column_named_time.csv", None, 46.0, 411, 60, ""),
        ("time_column_named_zeit.csv", None, 46.0, 411, 60, ""),
        ("row_numbers.csv", 97.17, 34.93, 371, WHOLE, ""),
        ("unit_1024.csv", 68.38, 45.9, 351, WHOLE, ""),
        ("wfdb/finer.atr", 68.38, 46.0, None, WHOLE, ""),
        ("wfdb/slow.qrs", 68.38, 46.5, None, WHOLE, ""),
        ("zero_sentinel.txt", None, 45.8, 351, None, "1 "),
        ("dst_spring_openhrv.csv", 68.38, 45.9, 351, WHOLE, "summer time"),
        ("dst_spring_table.csv", 68.38, 45.9, 351, WHOLE, "summer time"),
        ("one_line.txt", 68.38, 45.9, 351, WHOLE, ""),
        ("rr_sum_first.csv", 68.38, 45.9, 351, WHOLE, ""),
        ("refused/sentinel_65535.txt", None, None, 351, None, "1 "),
        ("refused/nan.txt", None, None, 351, None, "1 "),
        ("refused/blank_cells.csv", None, None, 351, None, " rows"),
        ("refused/quoted.csv", 68.38, 45.9, 351, WHOLE, ""),
        ("refused/excel_sep.csv", 68.38, 45.9, 351, WHOLE, ""),
        ("refused/metadata_above.csv", 68.38, 45.9, 351, WHOLE, ""),
        ("refused/header_RtoR.csv", 68.38, 45.9, 351, WHOLE, ""),
        ("refused/header_rrInterval.csv", 68.38, 45.9, 351, WHOLE, ""),
        ("refused/column_vector.npy", 68.38, 45.9, 351, WHOLE, ""),
        ("refused/notes_beside_intervals.txt", 68.38, 45.9, 351, WHOLE, ""),
        ("refused/space_before_zone.csv", 68.38, 45.9, 351, WHOLE, ""),
        ("refused/german_dates.csv", 68.38, 45.9, 351, WHOLE, ""),
        ("refused/beat_times.txt", None, 45.9, 351, WHOLE, "beat times"),
    ],
)
def test_is_read_right(
    file: str,
    heart_rate: float | None,
    rmssd: float | None,
    seconds: float | None,
    gap_seconds: float | None,
    note: str,
) -> None:
    recording = read(CASES / file)
    person = result(recording).people["A"]
    measures, beats = person.measures, person.beats
    assert note in " ".join(recording.header.notes)
    assert -1.0 < beats.t[0] - beats.rr_ms[0] / 1000 < 1.0
    assert measures.metrics["rmssd_ms"] == pytest.approx(rmssd or 45.9, abs=0.15 if rmssd else 3)
    assert measures.metrics["mean_hr_bpm"] == pytest.approx(heart_rate or 68.38, abs=0.011 if heart_rate else 0.2)
    assert beats.t[-1] == pytest.approx(seconds or 411, abs=1 if seconds else inf)
    assert measures.gap_seconds == pytest.approx(gap_seconds or 0, abs=inf if gap_seconds is None else 0.5)
    assert measures.usable_pct <= 100


@pytest.mark.parametrize("file", ["refused/space_before_zone.csv", "refused/german_dates.csv"])
def test_the_clock_is_read_as_well(file: str) -> None:
    assert read(CASES / file).header.created.startswith("2024-03-05T10:00:00")


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("even_4hz.csv", "even rate of 4 Hz"),
        ("even_4hz.xdf", "even rate of 4 Hz"),
        ("sub-01_task-cues_events.tsv", "it holds no heartbeats"),
    ],
)
def test_is_refused_with_its_cause(file: str, says: str) -> None:
    with pytest.raises(FileError, match=says):
        read(CASES / file)


def test_two_columns_are_two_people() -> None:
    recording = read(CASES / "two_people_columns.csv")
    assert recording.header.people == {"A": "", "B": ""}
    people = result(recording).people
    assert [round(people[who].measures.metrics["mean_rr_ms"]) for who in "AB"] == [847, 928]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("pair_zone/A_zone.csv", "pair_zone/B_zone.csv"),
        ("pair_zone/A_zone.csv", "pair_zone/B_openhrv_local.csv"),
        ("pair_fit/A.fit", "pair_fit/B.fit"),
        ("pair_fit/A_missed_beats.fit", "pair_fit/B.fit"),
    ],
)
def test_a_pair_in_step_is_found_in_step(first: str, second: str) -> None:
    found = result(pair(read(CASES / first), read(CASES / second))).pair
    assert found is not None
    whole = found.whole.metrics
    assert whole["synchrony"] == pytest.approx(0.975, abs=0.015)
    assert whole["wcc_lag"] == 0
