"""The one composition root: it puts sessions and services together for the window and the terminal."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from hrvsync.session import Session


def has_display() -> bool:
    """Whether a window can be shown here."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def describe_qt() -> str:
    """Return what Qt can do here; the process may abort."""
    from hrvsync.ui.platform import describe

    return describe()


def run_window(session: Session | None = None, files: Sequence[Path] = ()) -> int:
    """Open the window, with `session` running or `files` opened if there are any; return its exit code."""
    # Qt is only loaded for those who open the window.
    from hrvsync.app.services import LocalServices
    from hrvsync.ui.start import run

    return run(LocalServices(), session, files)
