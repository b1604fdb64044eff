"""What the desktop opens for people: a folder, or a file with the program that is meant for it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_in_folder(path: Path) -> None:
    """Open the folder in which `path` lies."""
    open_there(path.parent)


def open_there(path: Path) -> None:
    """Open a folder or a file."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
