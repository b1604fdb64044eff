"""Frames as bytes: two are the same where every bit of them is, NaN included."""

import msgspec
import numpy as np

from hrvsync.analysis.live import Frame


def as_bytes(frame: Frame) -> bytes:
    """A frame to its last bit."""

    def array(values: object) -> bytes:
        assert isinstance(values, np.ndarray)
        return str(values.dtype).encode() + values.tobytes()

    return msgspec.msgpack.encode(frame, enc_hook=array)
