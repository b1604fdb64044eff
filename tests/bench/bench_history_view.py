"""How soon the history can be seen with 10,000 sessions: query of the index, list painted, curves drawn after that."""

import math
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.workload import workloads

from hrvsync.app.services import LocalServices
from hrvsync.sources import ble
from hrvsync.storage import index
from hrvsync.storage.index import Entry, PersonEntry
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.history.view import History
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.style import style_sheet
from hrvsync.ui.theme import DARK

SESSIONS = 10_000
BOUND_MS = 200.0
FIRST = datetime.fromisoformat("2020-01-01T07:00:00+01:00")


def entry(number: int) -> Entry:
    """One session in ten of two people, the others one person's morning readings."""
    names = {"A": "Ada", "B": "Ben"} if number % 10 == 0 else {"A": "Ada"}
    metrics = {"ln_rmssd": 3.6 + 0.2 * math.sin(number), "mean_hr_bpm": 60 + 3 * math.cos(number)}
    people = {who: PersonEntry(name, 99.0, metrics) for who, name in names.items()}
    pair = {"settled_share": 0.4, "beyond_z": 0.1} if len(names) == 2 else {}
    created = (FIRST + timedelta(hours=8 * number)).isoformat()
    return Entry(f"{number:05}.jsonl", created, 300.0, "Breathe", people, pair)


def main() -> None:
    """Print it."""
    qt = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with index.open_index(folder) as base:
            for number in range(SESSIONS):
                base.put(entry(number), "")
        services = LocalServices(folder, ble.StrapStore())
        started = time.process_time()
        services.list_sessions()
        begun = time.process_time()
        page = History(services, Bridge(), SettingsFile(None))
        page.setStyleSheet(style_sheet(DARK))
        page.resize(1440, 900)
        page.grab()
        listed = time.process_time()
        page.show()
        qt.processEvents()
        drawn = time.process_time()
    opened = 1000 * (listed - begun)
    print(f"{SESSIONS:,} sessions: index query {1000 * (begun - started):.0f} ms, list seen after {opened:.0f} ms")
    print(f"{workloads(opened / 1000)}; bound {BOUND_MS:.0f} ms: {'met' if opened < BOUND_MS else 'NOT met'}")
    print(f"curves of the two people drawn after another {1000 * (drawn - listed):.0f} ms of CPU, imports included")
    page.close()


if __name__ == "__main__":
    main()
