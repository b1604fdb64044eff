from math import nan
from pathlib import Path

from hrvsync.storage.table import write_records


def test_one_row_a_second_with_empty_cells_where_nothing_is_known(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"t": 0.0, "phase": "Settle"},
        {"t": 1.0, "phase": "", "rmssd_ms_A": 31.23456789},
        {"t": 86400000.0, "rmssd_ms_A": nan},
    ]
    write_records(tmp_path / "x.seconds.csv", rows)
    assert (tmp_path / "x.seconds.csv").read_text() == ("t,phase,rmssd_ms_A\n0,Settle,\n1,,31.2346\n86400000.0,,\n")
