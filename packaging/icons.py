"""The app's icon in the sizes and formats that systems want, from the one drawing."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SVG = Path(__file__).parents[1] / "hrvsync" / "ui" / "icons" / "hrvsync.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def write(folder: Path) -> None:
    """Write SIZE.png for each size, hrvsync.ico (Windows) and hrvsync.icns (macOS)."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        drawn(size).save(str(folder / f"{size}.png"))
    drawn(256).save(str(folder / "hrvsync.ico"))
    drawn(512).save(str(folder / "hrvsync.icns"))
    del app


def drawn(size: int) -> QImage:
    """Draw the icon `size` px wide."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(SVG)).render(painter)
    painter.end()
    return image
