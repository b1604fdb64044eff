"""NumPy arrays (.npy) of RR intervals, as pyHRV and notebooks save them."""

import io
from pathlib import Path

import numpy as np

from hrvsync.storage.formats.reading import (
    Message,
    Recording,
    beginning,
    chained,
    check_rows,
    content,
    imported,
    milliseconds,
    parsing,
    require,
)

sniff = beginning(b"\x93NUMPY")


def read(path: Path) -> Recording:
    """Read a one-dimensional array of intervals, in ms or s; raise FormatError for any other array."""
    data = content(path)
    with parsing("NumPy", Message("save the array again")):
        array = np.load(io.BytesIO(data), allow_pickle=False)
    require(
        array.ndim == 1 and array.dtype.kind in "iuf",
        Message(
            "it holds {ndim} dimensions of {dtype}, not one row of intervals", ndim=array.ndim, dtype=str(array.dtype)
        ),
        Message("save RR intervals"),
    )
    check_rows(array.size)
    return imported(path, chained(milliseconds(array.astype(np.float64))), "NumPy array", bare=True)
