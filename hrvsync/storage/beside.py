"""What lies beside a recording and goes wherever it goes: notes, beats corrected by hand, the files it came from.

`evening.jsonl` has `evening.notes.json`, `evening.edits.json`, `evening.private.json`, and the untouched
`evening.original.csv` it was imported from, or one original a person: `evening.original-A.csv`. Who is deleted takes
along the originals that hold them.
"""

import re
from collections.abc import Iterable
from glob import escape
from pathlib import Path, PurePath

SUFFIX, NOTES_SUFFIX, EDITS_SUFFIX, PRIVATE_SUFFIX = ".jsonl", ".notes.json", ".edits.json", ".private.json"
ADDED = (NOTES_SUFFIX, EDITS_SUFFIX, PRIVATE_SUFFIX)
"""The suffixes of what people add."""
ORIGINAL = re.compile(r"(?P<stem>.+)\.original(?:-(?P<seat>[A-Z]))?(?P<suffix>\.[^./\\]+)?", re.DOTALL)


def beside(recording: Path) -> list[Path]:
    """Return the files that lie beside a recording, by name."""
    stem = recording.name.removesuffix(recording.suffix)
    found = (recording.with_name(stem + suffix) for suffix in ADDED)
    originals = (path for path in recording.parent.glob(f"{escape(stem)}.original*") if original_of(path.name))
    return sorted(path for path in (*found, *originals) if path.is_file())


def main_of(name: str) -> str:
    """Return the name of the recording that a file lies beside, "" for a file that lies beside none."""
    for suffix in ADDED:
        if name.lower().endswith(suffix):
            return name[: -len(suffix)] + SUFFIX
    return original_of(name)


def original_of(name: str) -> str:
    """Return the name of the recording that was imported from a file, "" where its name is not that of an original."""
    found = ORIGINAL.fullmatch(name)
    return found["stem"] + SUFFIX if found and (found["suffix"] or "").lower() != SUFFIX else ""


def seat_of(name: str) -> str:
    """Return the seat of the one person that an original holds, "" where it holds everybody of its recording."""
    found = ORIGINAL.fullmatch(name)
    return (found["seat"] or "") if found else ""


def original_name(recording: str, source: str, seat: str = "") -> str:
    """Return the name of the original `source` beside a recording."""
    suffix = PurePath(source).suffix
    if suffix.lower() == SUFFIX or not re.fullmatch(r"\.\w{1,12}", suffix):
        suffix = ""
    return f"{recording.removesuffix(SUFFIX)}.original{f'-{seat}' if seat else ''}{suffix}"


def following(name: str, before: str, after: str) -> str:
    """Return the name of a file that lay beside the recording `before`, beside `after`."""
    return after.removesuffix(PurePath(after).suffix) + name[len(before) - len(PurePath(before).suffix) :]


def grouped(names: Iterable[str]) -> dict[str, list[str]]:
    """Return for each recording the names of the files that lie beside it."""
    found: dict[str, list[str]] = {}
    for name in names:
        if main := main_of(name):
            found.setdefault(main, []).append(name)
    return found
