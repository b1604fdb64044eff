"""The one radio of this computer: whoever scans or connects waits for a turn.

BlueZ stumbles over a scan during a connect (bleak#694), and one connect at a time is all that any system does well.
"""

import asyncio
from weakref import WeakKeyDictionary

_TURNS: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


def turn() -> asyncio.Lock:
    """Return the lock to hold while scanning or connecting; there is one for each loop."""
    return _TURNS.setdefault(asyncio.get_running_loop(), asyncio.Lock())
