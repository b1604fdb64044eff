"""Says where the copy of a guided session is, to be edited with any text editor."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hrvsync.ui.desktop import open_there, show_in_folder
from hrvsync.ui.widgets import Sheet, add, button, hbox, label, line_edit
from hrvsync.ui.widgets.configure import configure


class CopiedSheet(Sheet):
    """Stays until it is answered: the file of the session `called` so is at `path`."""

    def __init__(self, owner: QWidget, called: str, path: Path) -> None:
        super().__init__(owner, self.tr("Your own copy of “{name}”").format(name=called))
        text = self.tr(
            "It is a text file. What you write there is used the next time you come to this page; delete the file to "
            "have the session again as it came."
        )
        self.place = configure(line_edit(str(path), self.tr("Where the file is"), longest=4096), readOnly=True)
        self.folder = button(self.tr("Show in folder"), clicked=partial(show_in_folder, path))
        self.read = button(self.tr("Open"), clicked=partial(open_there, path))
        done = button(self.tr("Done"), "main", self.accept)
        done.setDefault(True)
        add(self.rows, label(text, wrap=True), self.place, 4, hbox(self.folder, self.read, None, done))
        done.setFocus()
