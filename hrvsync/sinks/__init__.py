"""Where a session goes besides its recording, while it runs: to a lab's network (LSL), and to installations (OSC)."""

from hrvsync.sinks.lsl import LslOut
from hrvsync.sinks.osc import OscOut

__all__ = ["LslOut", "OscOut"]
