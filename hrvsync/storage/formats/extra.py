"""Optional libraries that parse other formats; the program runs without them."""

from importlib import import_module
from types import ModuleType

from hrvsync.i18n import Message
from hrvsync.storage.formats.foreign import FormatError


def library(name: str, extra: str = "formats") -> ModuleType:
    """Return an optional library; raise FormatError saying how to install it where it is missing."""
    try:
        return import_module(name)
    except ImportError:
        raise FormatError(
            Message("reading and writing it needs {name}", name=name),
            Message("pip install 'hrvsync[{extra}]'", extra=extra),
        ) from None
