"""NumPy arrays (.npy) of RR intervals, as pyHRV and notebooks save them."""

import io
from pathlib import Path

import numpy as np

from hrvsync.storage.formats.missing import ARE_BEAT_TIMES, SENTINELS, WITHOUT_TIMES, beat_times, missed, without_times
from hrvsync.storage.formats.reading import (
    Message,
    Recording,
    beginning,
    check_rows,
    content,
    imported,
    milliseconds,
    parsing,
    require,
    stamped,
)

sniff = beginning(b"\x93NUMPY")


def read(path: Path) -> Recording:
    """Read a one-dimensional array of intervals, in ms or s; raise FormatError for any other array."""
    data = content(path)
    with parsing("NumPy", Message("save the array again")):
        array = np.load(io.BytesIO(data), allow_pickle=False)
    if array.ndim == 2 and 1 in array.shape:
        array = array.ravel()
    require(
        array.ndim == 1 and array.dtype.kind in "iuf",
        Message(
            "it holds {ndim} dimensions of {dtype}, not one row of intervals", ndim=array.ndim, dtype=str(array.dtype)
        ),
        Message("save RR intervals"),
    )
    check_rows(array.size)
    values = array.astype(np.float64)
    if unit := beat_times(values):
        ms = (values - values[0]) * unit
        return imported(path, stamped(ms[1:] / 1000, np.diff(ms)), "NumPy array", notes=(ARE_BEAT_TIMES,))
    values[np.isin(values, SENTINELS)] = np.nan
    notes = (WITHOUT_TIMES, *missed(int(np.count_nonzero(np.isnan(values)))))
    return imported(path, without_times(milliseconds(values)), "NumPy array", notes=notes)
