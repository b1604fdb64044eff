"""The notes beside a recording, as a page changes them: never written over a file that cannot be read."""

from pathlib import Path

from hrvsync.storage import FileError, Notes, read_notes, write_notes
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import why


class NotesFile:
    """The `notes` of the recording at `path`; without a path they are kept in memory only."""

    def __init__(self, path: Path | None) -> None:
        self.path, self.notes = path, Notes()
        self._unreadable = ""
        self._saved = True
        if path is not None:
            try:
                self.notes = read_notes(path)
            except (FileError, OSError) as error:
                self._unreadable = why(error)

    def save(self, notes: Notes) -> str:
        """Write `notes` if they are new or were not written before; returns what went wrong, or nothing."""
        if self.path is None or (notes == self.notes and self._saved):
            self.notes = notes
            return ""
        self.notes, self._saved = notes, False
        if self._unreadable:
            return self._unreadable
        try:
            write_notes(self.path, notes)
        except OSError as error:
            return phrases.tr("The notes cannot be saved ({why}).").format(why=why(error))
        self._saved = True
        return ""
