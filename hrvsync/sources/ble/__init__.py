"""Straps over Bluetooth LE. The only room that knows bleak; every bleak object lives in the one asyncio thread."""

from hrvsync.sources.ble.errors import Problem, explain, problem
from hrvsync.sources.ble.live import events
from hrvsync.sources.ble.recall import recalled
from hrvsync.sources.ble.scan import Found, scan, scan_and_check, trouble
from hrvsync.sources.ble.strap_info import Portrait, Unable, portray
from hrvsync.sources.ble.strap_store import Memory, user_memory

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
