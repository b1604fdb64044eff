"""Facts to disk and back: hrvsync's own format, other programs' files, the library, its notes and its index.

Import what other rooms use from here; `__init__.pyi` shows it to type checkers. A module is loaded when one of its
names is asked for, so that no command waits for what it does not use.
"""

from importlib import import_module

_NAMES = {
    "atomic": (
        "TEMPORARY",
        "private",
        "replacing",
        "sweep",
        "tabulated",
        "write_records",
        "write_table",
        "write_whole",
    ),
    "backup": ("back_up", "restore"),
    "folders": (
        "LOW_DISK_BYTES",
        "free_bytes",
        "keep_recordings_in",
        "nearest",
        "new_recording",
        "recordings_folder",
        "shipped_recording",
    ),
    "formats": ("FORMATS", "WRITABLE", "Format", "read", "recognise", "write"),
    "index": ("Entry", "Index", "PersonEntry", "PhaseEntry", "open_index"),
    "library": ("Refused", "delete_recording", "kept_files", "move_library", "recordings", "reindex"),
    "notes": ("Mood", "Notes", "notes_path", "read_notes", "with_notes", "write_notes"),
    "people": ("Holdings", "delete_person", "holdings", "rename_person"),
    "progress": ("Progress", "tracked"),
    "protocols": ("ProtocolFile", "copy_to_edit", "list_protocols"),
    "recorder": ("Recorder", "new_header"),
    "recording": ("FileError", "FormatError", "Header", "Recording", "in_file", "pair", "survey"),
    "result_cache": ("ResultCache", "clear_cache"),
    "sealed": ("seal", "unseal"),
}


def __getattr__(name: str) -> object:
    for module, names in _NAMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
