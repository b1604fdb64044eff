"""The computer, kept awake while straps are listened to: one that sleeps hears no beat."""

import ctypes
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from subprocess import DEVNULL, PIPE, Popen

COMMANDS = {
    "linux": ("systemd-inhibit", "--what=idle:sleep", "--who=hrvsync", "--why=A session is being recorded", "cat"),
    "darwin": ("caffeinate", "-i", "cat"),
}
"""Each keeps the computer awake until its input ends: that is also our end, whatever that is."""
CONTINUOUS, SYSTEM_REQUIRED = 0x80000000, 0x00000001  # SetThreadExecutionState of Windows


@contextmanager
def awake(system: str = sys.platform) -> Generator[None]:
    """Keep the computer from falling asleep by itself while the context lasts, where the `system` lets us."""
    if system == "win32":
        _windows(CONTINUOUS | SYSTEM_REQUIRED)
        try:
            yield
        finally:
            _windows(CONTINUOUS)
        return
    child = None
    with suppress(OSError, KeyError):
        child = Popen(COMMANDS[system], stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
    try:
        yield
    finally:
        if child is not None:
            child.communicate()


def _windows(state: int) -> None:
    ctypes.windll.kernel32.SetThreadExecutionState(state)  # pyright: ignore[reportAttributeAccessIssue]
