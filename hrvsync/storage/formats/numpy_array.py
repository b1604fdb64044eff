"""NumPy arrays (.npy) of RR intervals, as pyHRV and notebooks save them."""

import io
from pathlib import Path

import numpy as np

from hrvsync.i18n import Message
from hrvsync.storage.formats.reading import FormatError, Recording, chained, content, imported, milliseconds, parsing

MAGIC = b"\x93NUMPY"


def sniff(start: bytes, path: Path) -> bool:
    """Return whether a file begins like a NumPy array."""
    return start.startswith(MAGIC)


def read(path: Path) -> Recording:
    """Read a one-dimensional array of intervals, in ms or s; raise FormatError for any other array."""
    data = content(path)
    with parsing("NumPy", Message("save the array again")):
        array = np.load(io.BytesIO(data), allow_pickle=False)
    if array.ndim != 1 or array.dtype.kind not in "iuf":
        kind = str(array.dtype)
        raise FormatError(
            Message("it holds {ndim} dimensions of {dtype}, not one row of intervals", ndim=array.ndim, dtype=kind),
            Message("save RR intervals"),
        )
    return imported(path, chained(milliseconds(array.astype(np.float64))), "NumPy array", bare=True)
