"""Facts to disk and back: hrvsync's own format, other programs' files, the library, its notes and its index.

Import what other rooms use from here; `__init__.pyi` shows it to type checkers. A module is loaded when one of its
names is asked for, so that no command waits for what it does not use.
"""

from importlib import import_module

_NAMES = {
    "atomic": ("private", "replacing", "write_whole"),
    "errors": ("FileError", "FormatError"),
    "folders": ("new_recording", "recordings_folder", "shipped_recording"),
    "formats": ("FORMATS", "Format", "WRITABLE", "read", "recognise", "write"),
    "index": ("Entry", "Index", "PersonEntry", "PhaseEntry"),
    "notes": ("Mood", "Notes", "notes_path", "read_notes", "with_notes", "write_notes"),
    "pairing": ("pair", "survey"),
    "progress": ("Progress",),
    "recorder": ("Recorder", "new_header"),
    "recording": ("Header", "Recording"),
    "table": ("write_records",),
}


def __getattr__(name: str) -> object:
    for module, names in _NAMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
