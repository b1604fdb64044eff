"""The private notes beside a recording, as the window keeps them."""

from pathlib import Path

from msgspec.structs import replace

from hrvsync.storage import FileError, PrivateNote, PrivateNotes, read_private, write_private
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import why


class PrivateFile:
    """The private `notes` beside the recording at `path`, never written over a file that cannot be read.

    Without a path they are kept in memory only.
    """

    def __init__(self, path: Path | None) -> None:
        self.path, self.notes, self._unreadable = path, PrivateNotes(), ""
        if path is not None:
            try:
                self.notes = read_private(path)
            except (FileError, OSError) as error:
                self._unreadable = why(error)

    def add(self, text: str, t: float | None) -> str:
        """Keep a note about the moment `t` (s); return what went wrong, or nothing."""
        return self.save(replace(self.notes, notes=(*self.notes.notes, PrivateNote(text, t))))

    def save(self, notes: PrivateNotes) -> str:
        """Write `notes`; return what went wrong, or nothing."""
        self.notes = notes
        if self.path is None:
            return ""
        if self._unreadable:
            return self._unreadable
        try:
            write_private(self.path, notes)
        except OSError as error:
            return phrases.tr("The private notes cannot be saved ({why}).").format(why=why(error))
        return ""
