"""Makes docs/screenshots: `make screenshots`. Pictures of real recordings need HRVSYNC_DATA (see tests/README)."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from support.gallery import SCALES, gallery
from support.showroom import (
    DIALOGS,
    LONG,
    PAGES,
    SHORT,
    SIZES,
    STATES,
    Playback,
    Show,
    apply_theme,
    gone,
    session,
    settle,
)

from hrvsync.storage import read
from hrvsync.storage.recording import pair
from hrvsync.ui.i18n.language import LANGUAGES, set_language
from hrvsync.ui.theme import DARK, LIGHT, Theme

PLACE = Path(__file__).parent.parent / "docs" / "screenshots"
NORMAL = (1440, 900)
DOUBLE = (1024, 700)  # at 200 %, as on a dense screen of 2048 x 1400
ALL_COLOURS = QImage.Format.Format_RGB888  # of pictures of which the disc is most: few colours would make it steps
FREQUENT, APART = 96, 160  # colours of a picture: the most frequent, and those that stand for all alike to them


def main() -> None:
    """Make them all, or those named by arguments; a scale is a process of its own."""
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    qt = QApplication([])
    qt.setQuitOnLastWindowClosed(False)
    PLACE.mkdir(parents=True, exist_ok=True)
    sizes = SIZES if scale == "1" else (DOUBLE,)
    for theme in (DARK, LIGHT):
        for name, show in chosen(PAGES):
            page = show(theme, SHORT)
            for size in sizes:
                shoot(qt, page, theme, size, f"{name}-{theme.name}-{size[0]}x{size[1]}" + at(scale))
            gone(page)
        for name, show in chosen(STATES) if scale == "1" else ():
            page = show(theme, SHORT)
            shoot(qt, page, theme, NORMAL, f"{name}-{theme.name}")
            gone(page)
        for name, show in chosen(DIALOGS):
            page = show(theme, SHORT)
            shoot(qt, page, theme, None, f"{name}-{theme.name}" + at(scale))
            gone(page)
    if scale == "1":
        galleries(qt)
        in_german(qt)
        if (data := os.environ.get("HRVSYNC_DATA")) and not sys.argv[1:]:
            real_recordings(qt, Path(data))
        subprocess.run([sys.executable, *sys.argv], env=os.environ | {"QT_SCALE_FACTOR": "2"}, check=True)
        made = list(PLACE.glob("*.png"))
        print(f"{len(made)} pictures, {sum(path.stat().st_size for path in made) / 1e6:.1f} MB in {PLACE}")


def in_german(qt: QApplication) -> None:
    """Every page where it is tightest: German, names of twenty letters, the smallest window."""
    set_language(qt, "de")
    for name, show in chosen(PAGES):
        page = show(LIGHT, LONG)
        shoot(qt, page, LIGHT, DOUBLE, f"{name}-german")
        gone(page)
    set_language(qt, "en")


def galleries(qt: QApplication) -> None:
    """All parts in all their states: light and dark, at each size of letters, in each language."""
    if sys.argv[1:] and "gallery" not in sys.argv[1:]:
        return
    for language in LANGUAGES:
        set_language(qt, language)
        for theme in (DARK, LIGHT):
            for size in SCALES:
                page = gallery(theme, size)
                settle(page)
                name = f"gallery-{theme.name}-{100 * size:.0f}-{language}.png"
                image = page.grab().toImage()
                saved = image.convertToFormat(ALL_COLOURS) if size == 1 else few_colours(image)
                saved.save(str(PLACE / name), quality=0)
                gone(page)
    set_language(qt, "en")


def chosen(shows: dict[str, Show]) -> list[tuple[str, Show]]:
    """Those that are asked for, all of them where nothing is."""
    return [(name, show) for name, show in shows.items() if name in sys.argv[1:] or not sys.argv[1:]]


def at(scale: str) -> str:
    """The end of a picture's name."""
    return "" if scale == "1" else f"@{scale}x"


def shoot(qt: QApplication, page: QWidget, theme: Theme, size: tuple[int, int] | None, name: str) -> None:
    """Save a picture of `page`."""
    apply_theme(qt, page, theme, size)
    page.show()
    settle(page)
    image = page.grab().toImage()
    saved = image.convertToFormat(ALL_COLOURS) if name.startswith("breathe") else few_colours(image)
    saved.save(str(PLACE / f"{name}.png"), quality=0)


def real_recordings(qt: QApplication, data: Path) -> None:
    """Replay a Polar H10 recording alone and paired with another."""
    h10 = read(data / "rr/slow_breathing_h10/sample_data_ibi.csv")
    (other,) = data.glob("rr/fatmaxxer/*.rr.csv")
    both = pair(h10, read(other), later=0.0)
    sources = {"replay_h10": (h10, "slow_breathing_h10"), "replay_pair": (both, "slow_breathing_h10 + fatmaxxer")}
    for name, (recording, title) in sources.items():
        begin = time.perf_counter()
        source = Playback(recording)
        print(f"{name}: {len(source.frames())} s analysed in {time.perf_counter() - begin:.1f} s")
        view = session(source, 420.0, {}, DARK, live=False, title=title)
        shoot(qt, view, DARK, NORMAL, name)
        gone(view)


def few_colours(image: QImage) -> QImage:
    """The same picture in 256 of its colours, each other one replaced by the nearest: a third of the size."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = image.width(), image.height()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(height, image.bytesPerLine() // 4)[:, :width]
    colours, place, count = np.unique(pixels, return_inverse=True, return_counts=True)
    by_count = np.argsort(-count)
    _, first = np.unique((colours[by_count] >> 4) & 0x0F0F0F, return_index=True)
    palette = np.unique(np.concatenate([by_count[:FREQUENT], by_count[np.sort(first)[:APART]]]))
    nearest = np.empty(len(colours), np.uint8)
    for start in range(0, len(colours), 1024):
        part = channels(colours[start : start + 1024])
        nearest[start : start + 1024] = np.abs(part[:, None] - channels(colours[palette])).sum(axis=2).argmin(axis=1)
    indices = np.zeros((height, -(-width // 4) * 4), np.uint8)
    indices[:, :width] = nearest[place].reshape(height, width)
    made = QImage(indices.tobytes(), width, height, indices.shape[1], QImage.Format.Format_Indexed8)
    made.setColorTable(colours[palette].tolist())
    return made.copy()


def channels(colours: NDArray[np.uint32]) -> NDArray[np.int32]:
    """Red, green and blue of each colour."""
    return np.stack([(colours >> shift) & 255 for shift in (16, 8, 0)], axis=1).astype(np.int32)


if __name__ == "__main__":
    main()
