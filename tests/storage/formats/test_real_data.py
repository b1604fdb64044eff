"""Real files of shared/data/rr: counts of intervals and gaps as the reference's tables give them."""

import os
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from hrvsync.analysis.chain import rebuild
from hrvsync.beats import Beats, gaps
from hrvsync.events import Packet
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError

DATA = Path(os.environ.get("HRVSYNC_DATA", "/nonexistent")) / "rr"
if not DATA.is_dir():
    pytest.skip("the real recordings are not here (HRVSYNC_DATA)", allow_module_level=True)

INTERVALS = {
    "afdb/03665.qrs": 52_764,
    "fatmaxxer/FatMaxOptimiser.20210606_161059.rr.csv": 11_463,
    "fit/garmin-edge-820-bike.fit": 126,
    "fit/garmin-fenix-5-run.fit": 113,
    "kubios/pgomes_SampleExport.txt": 423,
    "kubios/pgomes_SampleReport.txt": 423,
    "kubios/pgomes_SampleSeries.npy": 423,
    "made/bids": 620,
    "made/bids/sub-01/beh/sub-01_task-breathing_events.tsv": 620,
    "made/bids/sub-01/beh/sub-01_task-breathing_recording-ibi_physio.tsv.gz": 620,
    "made/kubios_type1_ms.txt": 620,
    "made/kubios_type2_s.txt": 620,
    "made/polar_sensor_logger_RR.txt": 620,
    "made/slow_breathing_edfplus.edf": 619,  # 620 beats, 619 intervals between them
    "made/unisens": 620,
    "made/unisens/beats.csv": 619,
    "made/unisens/rr.csv": 620,
    "mitdb/105.atr": 2_571,
    "nsr2db/nsr001.ecg": 106_459,
    "nsr2db/nsr009.ecg": 102_858,
    "polar_rs800/exercise_rri.hrm": 4_117,
    "polar_rs800/noisy_rri.hrm": 3_581,
    "polar_rs800/real_rri.txt": 771,
    "polar_rs800/rest_rri.txt": 910,
    "pyhrv/SampleNNISeriesLong.npy": 4_684,
    "pyhrv/SampleNNISeriesShort.npy": 337,
    "slow_breathing_h10/sample_data_ibi.csv": 620,
}
RAW_RMSSD = {
    "afdb/03665.qrs": 210,
    "fatmaxxer/FatMaxOptimiser.20210606_161059.rr.csv": 56.2,
    "fit/garmin-edge-820-bike.fit": 63,
    "fit/garmin-fenix-5-run.fit": 205,
    "kubios/pgomes_SampleReport.txt": 56.9,
    "made/polar_sensor_logger_RR.txt": 37.4,
    "mitdb/105.atr": 95,
    "nsr2db/nsr001.ecg": 52.5,
    "nsr2db/nsr009.ecg": 42.2,
    "polar_rs800/exercise_rri.hrm": 37,
    "polar_rs800/noisy_rri.hrm": 59,
    "polar_rs800/real_rri.txt": 72.3,  # 84 with the changes from and to its one interval of 0 ms, which is none
    "polar_rs800/rest_rri.txt": 55,
    "pyhrv/SampleNNISeriesLong.npy": 61,
    "pyhrv/SampleNNISeriesShort.npy": 101,
    "slow_breathing_h10/sample_data_ibi.csv": 37.4,
}
MINUTES_AND_JUMPS = {
    "kubios/pgomes_SampleReport.txt": (5.0, 2.4, 2.4),
    "fatmaxxer/FatMaxOptimiser.20210606_161059.rr.csv": (102, 1.0, 1.0),
    "nsr2db/nsr001.ecg": (1349, 0.2, 1.2),
    "nsr2db/nsr009.ecg": (1433, 0.2, 1.2),
    "slow_breathing_h10/sample_data_ibi.csv": (10.0, 0, 0),
    "mitdb/105.atr": (30.1, 5.1, 5.1),
    "afdb/03665.qrs": (600, 33, 33.5),
    "polar_rs800/rest_rri.txt": (16, 0.3, 1.3),
    "polar_rs800/exercise_rri.hrm": (43, 0.3, 1.3),
    "polar_rs800/noisy_rri.hrm": (40, 0.3, 1.3),
    "polar_rs800/real_rri.txt": (15, 0.3, 1.3),
    "pyhrv/SampleNNISeriesShort.npy": (5.0, 7.7, 7.7),
    "pyhrv/SampleNNISeriesLong.npy": (60.0, 2.0, 2.0),
}
"""Length (min), and share of successive changes above 20 % (least and most)."""
FILES = sorted(str(file.relative_to(DATA)) for file in DATA.rglob("*") if file.is_file())
HOLTERS = [name for name in FILES if name.startswith("mitbih_half/") and name.endswith(".atr")]
INDEXES = {"made/bids/dataset_description.json", "made/unisens/unisens.xml", "fit/event_timestamp.fit"}


@cache
def intervals(name: str) -> list[float]:
    return [n * 1000 / e.per_second for e in read(DATA / name).events() if isinstance(e, Packet) for n in e.rr]


@cache
def beats_of(name: str) -> Beats:
    """The beats of a file, made once for the tests that look at them."""
    return rebuild(read(DATA / name).events())["A"]


@pytest.mark.parametrize("name", INTERVALS)
def test_counts_match_the_reference(name: str) -> None:
    rr_ms = intervals(name)
    assert len(rr_ms) == INTERVALS[name]
    if name in RAW_RMSSD:
        half_a_digit = 0.06 if RAW_RMSSD[name] % 1 else 0.6
        assert np.sqrt(np.mean(np.diff(rr_ms) ** 2)) == pytest.approx(RAW_RMSSD[name], abs=half_a_digit)


@pytest.mark.parametrize("name", MINUTES_AND_JUMPS)
def test_lengths_and_jumps_match_the_reference(name: str) -> None:
    minutes, least, most = MINUTES_AND_JUMPS[name]
    rr_ms = np.array(intervals(name))
    assert rr_ms.sum() / 60_000 == pytest.approx(minutes, abs=0.06 if minutes % 1 else 0.6)
    assert least - 0.06 <= 100 * np.mean(np.abs(np.diff(rr_ms)) / rr_ms[:-1] > 0.2) <= most + 0.06


@pytest.mark.parametrize("name", INTERVALS)
def test_there_are_gaps_where_an_app_lost_beats_and_nowhere_else(name: str) -> None:
    start, end = gaps(beats_of(name))
    if name.startswith("fatmaxxer"):
        assert 1 <= len(start) <= 10
        assert np.max(end - start) < 4.2
    else:
        assert len(start) == 0


@pytest.mark.parametrize("name", HOLTERS)
def test_half_an_hour_of_each_holter_is_read(name: str) -> None:
    flutter = 1.7 if name.endswith("207.atr") else 0.0  # its ventricular flutter carries no beats
    assert sum(intervals(name)) / 60_000 == pytest.approx(30.1 - flutter, abs=0.2)


@pytest.mark.parametrize("name", [name for name in FILES if name not in {*INTERVALS, *INDEXES, *HOLTERS}])
def test_every_other_file_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(FileError) as refused:
        list(read(DATA / name).events())
    text = str(refused.value)
    assert text.startswith(str(DATA / name))
    assert "\n" not in text
    assert text.endswith(".")


def test_stored_beat_times_of_a_watch_last_as_long_as_its_swim() -> None:
    rr_ms = intervals("fit/event_timestamp.fit")
    assert len(rr_ms) == 11_291
    assert sum(rr_ms) / 1000 == pytest.approx(86.5 * 60, abs=60)


def test_gaps_of_a_holter_are_long_intervals_and_none_is_invented() -> None:
    long = [rr for rr in intervals("nsr2db/nsr001.ecg") if rr > 3000]
    assert sorted(long) == [4726.5625, 5210.9375, 7476.5625]
    for name in ("nsr2db/nsr009.ecg", "slow_breathing_h10/sample_data_ibi.csv", "made/kubios_type2_s.txt"):
        start, end = gaps(beats_of(name))
        assert not np.any(end - start > 3)


def test_the_same_beats_of_different_layouts_agree() -> None:
    first = intervals("slow_breathing_h10/sample_data_ibi.csv")
    for name, count in INTERVALS.items():
        if name.startswith("made/"):
            assert intervals(name) == pytest.approx(first[-count:])
