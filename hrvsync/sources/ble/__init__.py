"""Straps over Bluetooth LE. The only room that knows bleak; every bleak object lives in the one asyncio thread."""

from hrvsync.sources.ble.bluez import adapter, adapters, chosen_adapter, use_adapter
from hrvsync.sources.ble.errors import TRANSPORT_ERRORS, Problem, describe_error
from hrvsync.sources.ble.listen import listen
from hrvsync.sources.ble.live import events
from hrvsync.sources.ble.scan import StrapError, StrapInfo, in_session, inspect, scan, scan_and_check, trouble
from hrvsync.sources.ble.strap_store import StrapStore, user_store
from hrvsync.sources.discovered import DiscoveredStrap

__all__ = [
    "TRANSPORT_ERRORS",
    "DiscoveredStrap",
    "Problem",
    "StrapError",
    "StrapInfo",
    "StrapStore",
    "adapter",
    "adapters",
    "chosen_adapter",
    "describe_error",
    "events",
    "in_session",
    "inspect",
    "listen",
    "scan",
    "scan_and_check",
    "trouble",
    "use_adapter",
    "user_store",
]
