"""What an Xvfb shows, read from the file in which it keeps its screen: no tool, no time between two looks."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

type Pixels = NDArray[np.uint8]
FIELDS = 25  # of 32 bits each in the header of an XWD file


def pixels(folder: Path) -> Pixels:
    """Map the screen of the Xvfb started with `-fbdir folder`: rows of 4 bytes a pixel (blue, green, red, unused)."""
    path = folder / "Xvfb_screen0"
    header = np.fromfile(path, ">u4", FIELDS)
    width, height, line, colours = (int(header[at]) for at in (4, 5, 12, 19))
    start = int(header[0]) + 12 * colours
    return np.memmap(path, np.uint8, "r", start, (height, line))[:, : width * 4]


def save(folder: Path, path: Path) -> None:
    """Write the screen as a picture."""
    shown = np.ascontiguousarray(pixels(folder))
    height, line = shown.shape
    picture = QImage(shown.tobytes(), line // 4, height, line, QImage.Format.Format_RGB32)
    assert picture.save(str(path))
