"""Streams of the Lab Streaming Layer (LSL) as a source: which are in sight, and the events of those in a session."""

from hrvsync.sources.lsl.library import LabError, installed, require
from hrvsync.sources.lsl.live import feed, listen
from hrvsync.sources.lsl.scan import PREFIX, Device, devices, discovered, is_lsl, scan
from hrvsync.sources.lsl.stream import Stream

__all__ = [
    "PREFIX",
    "Device",
    "LabError",
    "Stream",
    "devices",
    "discovered",
    "feed",
    "installed",
    "is_lsl",
    "listen",
    "require",
    "scan",
]
