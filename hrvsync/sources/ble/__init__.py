"""Straps over Bluetooth LE. The only room that knows bleak; every bleak object lives in the one asyncio thread."""

from hrvsync.sources.ble.live import events
from hrvsync.sources.ble.memory import Memory, user_memory
from hrvsync.sources.ble.portrait import Portrait, Unable, portray
from hrvsync.sources.ble.problems import Problem, explain, problem
from hrvsync.sources.ble.recall import recalled
from hrvsync.sources.ble.scan import Found, scan, scan_and_check, trouble

__all__ = [
    "Found",
    "Memory",
    "Portrait",
    "Problem",
    "Unable",
    "events",
    "explain",
    "portray",
    "problem",
    "recalled",
    "scan",
    "scan_and_check",
    "trouble",
    "user_memory",
]
