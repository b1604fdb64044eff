"""Record all streams of LSL in sight as XDF, as LabRecorder does: `lsl_recorder.py FILE STREAMS`.

It knows nothing of hrvsync: the inlets are those of pylsl, and the layout is that of
https://github.com/sccn/xdf/wiki/Specifications. It waits for that many STREAMS, prints "recording", and writes the file
when standard input says so or ends.
"""

import struct
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pylsl

FORMATS = {pylsl.cf_double64: ("<d", "double64"), pylsl.cf_float32: ("<f", "float32"), pylsl.cf_int32: ("<i", "int32")}
OFFSET_EVERY = 2.0


class Track:
    """One stream: its samples with their stamps, and the offsets of its clock."""

    def __init__(self, info: Any) -> None:
        self.inlet = pylsl.StreamInlet(info, max_buflen=360, recover=True, processing_flags=0)
        self.inlet.open_stream(5.0)
        self.xml = self.inlet.info(5.0).as_xml()
        self.form = info.channel_format()
        self.samples: list[tuple[float, Any]] = []
        self.offsets: list[tuple[float, float]] = []
        self.over = False
        self.measured = 0.0
        self.thread = threading.Thread(target=self.pull, daemon=True)

    def pull(self) -> None:
        while True:
            last = self.over
            if time.monotonic() > self.measured + OFFSET_EVERY:
                self.measured = time.monotonic()
                self.offsets.append((pylsl.local_clock(), self.inlet.time_correction(5.0)))
            got: tuple[Any, Any] = self.inlet.pull_chunk(timeout=0.1, max_samples=4096, min_samples=1)
            samples, stamps = got
            self.samples += zip(stamps, samples, strict=True)
            if last and not stamps:
                return

    def value(self, sample: Any) -> bytes:
        if self.form == pylsl.cf_string:
            texts = [text.encode() for text in sample]
            return b"".join(b"\x04" + struct.pack("<I", len(text)) + text for text in texts)
        return b"".join(struct.pack(FORMATS[self.form][0], number) for number in sample)


def chunk(tag: int, body: bytes) -> bytes:
    """One chunk: length, tag, content."""
    return b"\x08" + struct.pack("<QH", len(body) + 2, tag) + body


def xdf(tracks: list[Track]) -> bytes:
    """The whole file: its header; for each stream header, samples, clock offsets and footer."""
    data = b"XDF:" + chunk(1, b"<?xml version='1.0'?><info><version>1.0</version></info>")
    for number, track in enumerate(tracks, 1):
        this = struct.pack("<I", number)
        data += chunk(2, this + track.xml.encode())
        body = b"".join(b"\x08" + struct.pack("<d", t) + track.value(sample) for t, sample in track.samples)
        data += chunk(3, this + b"\x04" + struct.pack("<I", len(track.samples)) + body)
        for at, offset in track.offsets:
            data += chunk(4, this + struct.pack("<dd", at, offset))
        first, last = (track.samples[0][0], track.samples[-1][0]) if track.samples else (0.0, 0.0)
        footer = f"<first_timestamp>{first!r}</first_timestamp><last_timestamp>{last!r}</last_timestamp>"
        count = f"<sample_count>{len(track.samples)}</sample_count>"
        data += chunk(6, this + f"<?xml version='1.0'?><info>{footer}{count}</info>".encode())
    return data


def main(path: Path, streams: int) -> None:
    """Record until standard input says so."""
    resolver = pylsl.ContinuousResolver()
    deadline = time.monotonic() + 20
    while len(found := resolver.results()) < streams and time.monotonic() < deadline:
        time.sleep(0.05)
    tracks = [Track(info) for info in found]
    for track in tracks:
        track.thread.start()
    print("recording", len(tracks), flush=True)
    sys.stdin.readline()
    for track in tracks:
        track.over = True
    for track in tracks:
        track.thread.join()
    path.write_bytes(xdf(tracks))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
