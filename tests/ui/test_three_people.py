"""A recording of three people opens, and its summary shows each person and every pair."""

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from support.services import SampleServices
from support.shown import WAIT, shown

from hrvsync.analysis.session import analyse, session_data
from hrvsync.app.services import LocalServices
from hrvsync.app.sessions import Replay
from hrvsync.events import AnyEvent, Packet
from hrvsync.sources.simulate import SCENARIOS, simulate
from hrvsync.storage import Header, Recorder, Recording
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.summary import SummaryView
from hrvsync.ui.widgets.tile import Tile

NAMES = {"A": "Ada", "B": "Ben", "C": "Cleo"}


def three() -> list[AnyEvent]:
    """A couple, and a third person whose heart beats as the first one's."""
    events: list[AnyEvent] = []
    for event in simulate(SCENARIOS[0]).events:
        events.append(event)
        if isinstance(event, Packet) and event.who == "A":
            events.append(replace(event, who="C"))
    return events


def test_three_people_are_replayed_in_both_views(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "three.jsonl"
    recorder = Recorder(path, Header(NAMES))
    for event in three():
        recorder(event)
    assert recorder.close()
    with shown(qtbot, LocalServices(tmp_path), SettingsFile(None)) as window:
        window.open_files([path])
        qtbot.waitUntil(lambda: window.session is not None and window.session.state.frame is not None, timeout=WAIT)
        session = window.session
        assert session is not None
        for _ in range(2):
            session.draw()
            assert not window.grab().isNull()
            qtbot.keyClick(session, Qt.Key.Key_D)
        qtbot.keyClick(session, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: window.summary is not None and "Cleo" in window.summary.quality.text(), timeout=WAIT)


def test_the_summary_shows_each_person_and_every_pair(qtbot: QtBot) -> None:
    events = three()
    session = Replay(Recording(Header(NAMES), lambda: iter(events)), "Evening", path=Path("three.jsonl"))
    page = SummaryView(SampleServices(), Bridge(), session, {})
    qtbot.addWidget(page)
    page.show_result(analyse(session_data(session.events(), session.names)))
    page.show()
    texts = [label.text() for label in page.findChildren(QLabel)]
    for name in NAMES.values():
        assert any(f"{name}: " in text for text in texts)
    for a, b in (("Ada", "Ben"), ("Ada", "Cleo"), ("Ben", "Cleo")):
        assert any(text.startswith(f"{a} and {b}: ") for text in texts), (a, b)
    assert set(page.own.moods) == set(NAMES)
    assert not page.findChildren(Tile)  # of which two it would speak, a tile does not say
