"""pylsl, loaded when somebody asks for LSL and not before: as long as nobody does, it opens no socket."""

import ctypes
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hrvsync.i18n import Message

OWN: set[str] = set()
"""The uids of our own outlets: a session never takes in what it sends."""
CONFIGS = ("lsl_api.cfg", "~/lsl_api/lsl_api.cfg", "/etc/lsl_api/lsl_api.cfg")
QUIET = "[log]\nlevel = -3\n"
"""Without a configuration of the lab's own, liblsl would write to the terminal of whoever has none."""


class LabError(ValueError):
    """What the lab's side cannot do; the text is a sentence that says why and what to do."""


def installed() -> bool:
    """Return whether LSL is there, without loading it."""
    return find_spec("pylsl") is not None


def require() -> None:
    """Raise LabError where there is no LSL."""
    pylsl()


@cache
def pylsl() -> Any:
    """Load pylsl; raise LabError where it is missing or does not load."""
    try:
        import pylsl as loaded
    except ImportError:
        raise LabError(Message("LSL needs pylsl: pip install 'hrvsync[lsl]'")) from None
    except (OSError, RuntimeError):
        raise LabError(Message("The library of LSL does not load on this computer.")) from None
    here = any(Path(name).expanduser().exists() for name in CONFIGS)
    if not here and "LSLAPICFG" not in os.environ:
        loaded.set_config_content(QUIET)
    correct = loaded.lib.lib.lsl_time_correction_ex
    correct.restype = ctypes.c_double
    numbers = ctypes.POINTER(ctypes.c_double)
    correct.argtypes = [ctypes.c_void_p, numbers, numbers, ctypes.c_double, ctypes.POINTER(ctypes.c_int)]
    return loaded


def correction(inlet: Any, timeout: float) -> tuple[float, float]:
    """Return what to add to the stamps of a stream (s) so that they are of this computer's clock, and how sure that is.

    The uncertainty (s) is half the round trip of the best probe. Raises TimeoutError, and LostError of pylsl.
    """
    remote, uncertainty, error = ctypes.c_double(), ctypes.c_double(), ctypes.c_int()
    lsl = pylsl()
    offset = lsl.lib.lib.lsl_time_correction_ex(
        inlet.obj, ctypes.byref(remote), ctypes.byref(uncertainty), timeout, ctypes.byref(error)
    )
    lsl.util.handle_error(error)
    return float(offset), float(uncertainty.value)
