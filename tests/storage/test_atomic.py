import os
import stat
from math import nan
from pathlib import Path

import pytest

from hrvsync.storage.atomic import private, replacing, sweep, write_records, write_whole


def test_a_file_appears_whole_or_not_at_all_and_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "file.txt"
    with replacing(path) as draft:
        draft.write_text("all of it")
        assert not path.exists()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(IsADirectoryError), replacing(path) as draft:
        draft.parent.read_text()
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "half \udc00")
    assert path.read_text() == "all of it"
    write_whole(path, "Zeit µs\n")
    assert path.read_bytes() == b"Zeit \xc2\xb5s\n"
    assert list(path.parent.iterdir()) == [path]


def test_every_folder_that_was_missing_is_private(tmp_path: Path) -> None:
    private(tmp_path / "a" / "b")
    assert {stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "a", tmp_path / "a" / "b")} == {0o700}
    private(tmp_path / "a")


def test_only_abandoned_drafts_are_swept(tmp_path: Path) -> None:
    names = [".x.jsonl.12.part", ".x.jsonl.12", ".y.jsonl.12.part", ".x.jsonl", "x.12.part"]
    for name in names:
        (tmp_path / name).touch()
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == len(names)  # somebody may be writing them now
    for name in names:
        os.utime(tmp_path / name, (0, 0))
    sweep(tmp_path, "x")
    assert {path.name for path in tmp_path.iterdir()} == set(names[2:])
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(names[3:])


def test_one_row_a_second_with_empty_cells_where_nothing_is_known(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"t": 0.0, "phase": "Settle"},
        {"t": 1.0, "phase": "", "rmssd_ms_A": 31.23456789},
        {"t": 86400000.0, "rmssd_ms_A": nan},
    ]
    write_records(tmp_path / "x.seconds.csv", rows)
    assert (tmp_path / "x.seconds.csv").read_text() == ("t,phase,rmssd_ms_A\n0,Settle,\n1,,31.2346\n86400000.0,,\n")
