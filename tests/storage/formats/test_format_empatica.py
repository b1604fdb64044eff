from pathlib import Path

import pytest

from hrvsync.events import Packet
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError


def given(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "IBI.csv"
    file.write_text(text)
    return file


def test_reads_intervals_in_64ths_of_a_second(tmp_path: Path) -> None:
    lines = "".join(f"{10 + i:.6f},{0.796875 + i / 64:.6f}\n" for i in range(8))
    recording = read(given(tmp_path, f"1585000000.000000, IBI\n{lines}60.0,0.8125\n"))
    packets = [e for e in recording.events() if isinstance(e, Packet)]
    assert [e.t for e in packets][-2:] == [17.0, 60.0]
    assert {e.per_second for e in packets} == {1024}
    assert packets[0].rr == (51 * 16,)
    assert recording.header.created == "2020-03-23T21:46:40+00:00"


@pytest.mark.parametrize(
    ("text", "says"),
    [("1585000000, IBI\n", "no intervals"), ("1e300, IBI\n1,0.8\n", "line 1: '1e300' is no time of start")],
)
def test_refuses_what_is_damaged(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(FileError, match=says):
        read(given(tmp_path, text))
