"""Polar: Sensor Logger text files (RR, HR, ECG, ACC), and .hrm files of the RS800 and its kin."""

import re
from pathlib import Path
from typing import Literal

import numpy as np

from hrvsync.events import AnyEvent, Packet, Wave
from hrvsync.storage.formats.reading import (
    Floats,
    FormatError,
    Message,
    Recording,
    beginning,
    chained,
    column,
    content,
    decoded,
    imported,
    ordered,
    require,
    rows,
    seconds,
    stamped,
    steps_back,
)

sniff_sensor_logger = beginning(b"Phone timestamp;")


def sniff_hrm(start: bytes, path: Path) -> bool:
    """Return whether a file begins with the parameters of a .hrm file."""
    return start.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"[Params]")


def read_sensor_logger(path: Path) -> Recording:
    """Read a text file of Polar Sensor Logger; its phone time stamps are times of arrival, local without a zone."""
    table = rows(decoded(content(path)), ";")
    require(len(table) > 1, Message("it holds no rows below its header"))
    names = [name.lower() for name in table[0][1]]
    body = table[1:]
    arrival, started, clock = seconds(body, 0)
    notes = (*steps_back(arrival), *clock)
    if "rr-interval [ms]" in names:
        events = stamped(arrival, column(body, names.index("rr-interval [ms]")))
    elif "ecg [uv]" in names:
        events = _waves(arrival, column(body, 1), column(body, len(names) - 1)[:, None], "ecg")
    elif "x [mg]" in names:
        x = names.index("x [mg]")
        events = _waves(arrival, column(body, 1), np.stack([column(body, x + i) for i in range(3)], 1), "acc")
    elif "hr [bpm]" in names:
        bpm = column(body, names.index("hr [bpm]"))
        require(((bpm >= 0) & (bpm <= 1000)).all(), Message("a heart rate in it is damaged"))
        events = [
            Packet(t, "A", bpm=int(rate), per_second=1000)
            for t, rate in zip(ordered(arrival).tolist(), bpm.tolist(), strict=True)
        ]
        notes += ("It holds heart rates only, no intervals between beats: no variability can be computed from it.",)
    else:
        raise FormatError(
            Message("its columns ({columns}) are none of RR, HR, ECG and ACC", columns=" ".join(names)[:60])
        )
    return imported(path, events, "Polar Sensor Logger", started, notes)


def _waves(arrival: Floats, device_ns: Floats, samples: Floats, kind: Literal["ecg", "acc"]) -> list[AnyEvent]:
    """Return a block for each moment at which samples (rows of channels) arrived."""
    require(np.abs(samples).max() < 2**31, Message("a sample in it is damaged"))
    require(np.abs(device_ns).max() < 2**63, Message("a sensor time stamp in it is damaged"))
    step = float(np.median(np.diff(device_ns))) if device_ns.size > 1 else 0.0
    require(step > 0, Message("its sensor time stamps do not advance"))
    arrival = ordered(arrival)
    starts = np.flatnonzero(np.diff(arrival, prepend=-1.0))
    ends = np.append(starts[1:], arrival.size)
    rate = float(np.round(1e9 / step, 1))
    blocks = np.split(np.rint(samples).astype(np.int64), starts[1:])
    return [
        Wave(float(arrival[end - 1]), "A", kind, rate, int(device_ns[end - 1]), tuple(block.ravel().tolist()))
        for end, block in zip(ends.tolist(), blocks, strict=True)
    ]


def read_hrm(path: Path) -> Recording:
    """Read the RR intervals (ms) of a .hrm file; raise FormatError where it was recorded without them."""
    head, found, data = decoded(content(path)).partition("[HRData]")
    require(found, Message("it has no [HRData] section; the file was cut short"))
    lines = (line.partition("=") for line in head.splitlines())
    params = {name.strip(): value.strip() for name, _, value in lines}
    interval = params.get("Interval", "?")
    require(
        interval in {"238", "0"},
        Message("it holds heart rates every {seconds} s, not RR intervals", seconds=interval[:10]),
        Message("record in RR mode"),
    )
    above = head.count("\n")
    table = [(above + number, cells) for number, cells in rows(data.partition("\n[")[0])]
    date, time = params.get("Date", ""), params.get("StartTime", "")
    known = re.fullmatch(r"\d{8}", date) and re.fullmatch(r"\d\d:\d\d:\d\d(\.\d+)?", time)
    started = f"{date[:4]}-{date[4:6]}-{date[6:]}T{time}" if known else ""
    return imported(path, chained(column(table, 0)), "Polar .hrm", started)
