"""Marks that other programs make: by LSL, by OSC, or as lines of text on standard input."""

from hrvsync.sources.markers.lines import take_lines
from hrvsync.sources.markers.lsl import take_lsl
from hrvsync.sources.markers.marker import Gate, Marker, mark
from hrvsync.sources.markers.osc import take_osc

__all__ = ["Gate", "Marker", "mark", "take_lines", "take_lsl", "take_osc"]
