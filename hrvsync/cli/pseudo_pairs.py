"""Other people of the library, for pseudo-pairs: nothing of them leaves this computer, and no name is shown."""

from pathlib import Path

from hrvsync.analysis.pair import Stranger
from hrvsync.analysis.session import session_data, strangers_in
from hrvsync.cli.reindex import refresh
from hrvsync.storage import Header, open_index, read, recordings_folder

MOST = 40
"""People are enough for a chance level; the newest count."""


def from_library(header: Header, files: tuple[Path, ...]) -> list[Stranger]:
    """Read the other people of the library who did the same protocol, the newest first.

    A recording counts if everybody in it has a name and none of them is in this one.
    """
    refresh()
    folder = recordings_folder()
    with open_index(folder) as base:
        entries = base.entries(protocol=header.protocol)
    own = {file.resolve() for file in files}
    known = set(header.people.values())
    found: list[Stranger] = []
    people = 0
    for entry in reversed(entries):
        names = {one.name for one in entry.people.values()}
        unnamed = names & set(entry.people)  # who has no name is called after the seat
        if entry.trouble or not names or unnamed or names & known or (folder / entry.file).resolve() in own:
            continue
        if people >= MOST:
            break
        people += len(names)
        found += strangers_in(session_data(read(folder / entry.file).events()))
    return found
