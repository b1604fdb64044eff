from pathlib import Path

import numpy as np
import pytest

from hrvsync.events import Packet
from hrvsync.storage.formats import read
from hrvsync.storage.recording import FileError


def test_reads_intervals(tmp_path: Path) -> None:
    file = tmp_path / "x.npy"
    for array in (np.array([800, 900]), np.array([0.8, 0.9])):
        np.save(file, array)
        assert [e.rr for e in read(file).events() if isinstance(e, Packet)] == [(800,), (900,)]


def test_refuses_other_arrays(tmp_path: Path) -> None:
    file = tmp_path / "x.npy"
    np.save(file, np.zeros((2, 3)))
    with pytest.raises(FileError, match="2 dimensions of float64, not one row of intervals"):
        read(file)
    np.save(file, np.array([{}]), allow_pickle=True)
    with pytest.raises(FileError, match="NumPy file is damaged"):
        read(file)
