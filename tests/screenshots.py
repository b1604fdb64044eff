"""Makes docs/screenshots: `make screenshots`. Pictures of real recordings need HRVSYNC_DATA (see tests/README)."""

import asyncio
import math
import os
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hrvsync import app
from hrvsync.session import Plan, follow
from hrvsync.storage import readers
from hrvsync.storage.pairing import pair
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.theme import DARK, Theme, palette, style_sheet
from hrvsync.ui.views.session import SessionView

PLACE = Path(__file__).parent.parent / "docs" / "screenshots"


def session_at(plan: Plan, t: float, theme: Theme) -> SessionView:
    """Show what the window would show `t` seconds into `plan`, with the whole recording analysed ahead."""
    view = SessionView(plan, Bridge(), theme)
    showing = view.showing
    asyncio.run(
        follow(plan, lambda frame: showing.accept(frame, 0.0) if frame.t <= t else showing.foresee(frame), view.hear)
    )
    view.playback.begin(plan.seconds or 0.0)
    return view


def shoot(qt: QApplication, view: SessionView, size: tuple[int, int], name: str) -> None:
    """Save a picture of `view`."""
    theme = view.showing.theme
    qt.setPalette(palette(theme))
    view.setStyleSheet(style_sheet(theme))
    view.resize(*size)
    view.show()
    for _ in range(3):
        view.draw()
        qt.processEvents()
    view.grab().save(str(PLACE / f"{name}.png"))
    view.close()
    view.deleteLater()
    qt.processEvents()


def real_recordings(qt: QApplication, data: Path) -> None:
    """Replay a Polar H10 recording alone and paired with another."""
    h10 = readers.read(data / "rr/slow_breathing_h10/sample_data_ibi.csv")
    (other,) = data.glob("rr/fatmaxxer/*.rr.csv")
    plans = {
        "replay_h10": app.replay(h10, "slow_breathing_h10", math.inf),
        "replay_pair": app.replay(pair(h10, readers.read(other)), "slow_breathing_h10 + fatmaxxer", math.inf),
    }
    for name, plan in plans.items():
        begin = time.perf_counter()
        view = session_at(plan, 420.0, DARK)
        print(f"{name}: {view.showing.trace.seconds} s analysed in {time.perf_counter() - begin:.1f} s")
        shoot(qt, view, (1440, 900), name)


def main() -> None:
    """Make them all."""
    qt = QApplication([])
    qt.setQuitOnLastWindowClosed(False)
    PLACE.mkdir(parents=True, exist_ok=True)
    if data := os.environ.get("HRVSYNC_DATA"):
        real_recordings(qt, Path(data))


if __name__ == "__main__":
    main()
