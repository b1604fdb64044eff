"""Straps over Bluetooth LE. The only room that knows bleak; every bleak object lives in the one asyncio thread."""

from hrvsync.sources.ble.live import events
from hrvsync.sources.ble.memory import Memory, user_memory
from hrvsync.sources.ble.problems import Problem, explain, problem

__all__ = ["Memory", "Problem", "events", "explain", "problem", "user_memory"]
