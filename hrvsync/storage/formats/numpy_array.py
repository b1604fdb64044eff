"""NumPy arrays (.npy) of RR intervals, as pyHRV and notebooks save them."""

import io
from pathlib import Path

import numpy as np

from hrvsync.i18n import Message
from hrvsync.storage.formats.foreign import Foreign, FormatError, chained, milliseconds
from hrvsync.storage.formats.text import content

MAGIC = b"\x93NUMPY"


def sniff(start: bytes, path: Path) -> bool:
    """Tell whether a file begins like a NumPy array."""
    return start.startswith(MAGIC)


def read(path: Path) -> Foreign:
    """Read a one-dimensional array of intervals, in ms or s; raise FormatError for any other array."""
    data = content(path)
    try:
        array = np.load(io.BytesIO(data), allow_pickle=False)
    except Exception as error:  # NumPy evaluates the header: a damaged one fails in many ways
        raise FormatError(
            Message("the NumPy file is damaged ({kind})", kind=type(error).__name__), Message("save the array anew")
        ) from error
    if array.ndim != 1 or array.dtype.kind not in "iuf":
        raise FormatError(
            Message(
                "it holds {ndim} dimensions of {dtype}, not one row of intervals",
                ndim=array.ndim,
                dtype=str(array.dtype),
            ),
            Message("save RR intervals"),
        )
    return Foreign(chained(milliseconds(array.astype(np.float64))), "NumPy array", bare=True)
