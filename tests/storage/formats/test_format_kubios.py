from pathlib import Path

import pytest

from hrvsync.events import Packet
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError

HEAD = """HRV ANALYSIS RESULTS - 13-Sep-2018 13:15:19
Kubios HRV Standard
3.1.0.1

Measurement date: {date}
  Artifact correction: {correction}
"""
SERIES = """RR INTERVAL DATA and SPECTRUM ESTIMATES,
     ,        Time, RR interval,   Frequency,
     ,         (s),         (s),        (Hz),
     ,       0.766,       0.766,       0.000,
     ,       1.555,       0.789,       0.003,
     ,            ,            ,       0.007,
"""


def given(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "x.txt"
    file.write_bytes(text.replace("\n", "\r\n").encode("latin-1"))
    return file


def test_reads_the_series_of_a_report(tmp_path: Path) -> None:
    recording = read(
        given(tmp_path, HEAD.format(date="12-Sep-2018 10:00:00", correction="threshold (medium)") + SERIES)
    )
    assert [(e.t, e.rr) for e in recording.events() if isinstance(e, Packet)] == [(0.766, (766,)), (1.555, (789,))]
    assert (recording.header.created, recording.header.app) == ("2018-09-12T10:00:00", "Kubios HRV Standard")
    assert recording.header.notes == ("Kubios had already corrected artefacts here (threshold (medium)).",)


@pytest.mark.parametrize("date", ["xx/xx/xx xx:xx:xx", "-"])
def test_an_unknown_date_stays_unknown(tmp_path: Path, date: str) -> None:
    recording = read(given(tmp_path, HEAD.format(date=date, correction="none") + SERIES))
    assert (recording.header.created, recording.header.notes) == ("", ())


def test_refuses_a_report_without_a_series(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no RR series; export it from Kubios with the RR data"):
        read(given(tmp_path, HEAD))
