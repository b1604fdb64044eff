"""Stops a function before one of its changes of the disk, as a kill does: from then on it changes nothing."""

import os
import sys
from collections.abc import Callable

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.utime", "os.truncate", "sqlite3.connect"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Killed(BaseException):
    """Passes through whatever handles errors."""


class Killer:
    """Counts the steps of the function that runs, and lets it take `left` of them."""

    left: int | None = None

    def hook(self, event: str, args: tuple[object, ...]) -> None:
        """Listen to Python's audit events, which tell of each change before it is made."""
        if self.left is None:
            return
        if event in CHANGES or (event == "open" and isinstance(args[2], int) and args[2] & WRITES):
            if self.left == 0:
                raise Killed
            self.left -= 1


_killer = Killer()
_hooked: list[bool] = []


def killed_before(step: int, function: Callable[[], object]) -> bool:
    """Run `function`, stopped before its change number `step` (from 0); False where it came to its end."""
    if not _hooked:
        sys.addaudithook(_killer.hook)  # for as long as Python runs
        _hooked.append(True)
    _killer.left = step
    try:
        function()
    except Killed:
        return True
    finally:
        _killer.left = None
    return False
