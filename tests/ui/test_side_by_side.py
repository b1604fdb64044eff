"""Sessions beside each other, and several exported at once."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.services import SampleServices

from hrvsync.analysis.session import analyse, session_data
from hrvsync.app.sessions import Replay
from hrvsync.events import Phase
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage import Header, Recording
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.exporting import ExportSheet, formats
from hrvsync.ui.history.side_by_side import SideBySide
from hrvsync.ui.widgets.session_picture import SessionPicture

EVENTS = simulate(
    Scenario("one", 150, {"A": Heart(bpm=62)}, {"A": SimulatedStrap()}, None, (Phase(0.0, "Read", 150.0),))
).events


def test_each_session_has_a_column_and_can_be_opened(qtbot: QtBot) -> None:
    paths = [Path("first.jsonl"), Path("second.jsonl")]
    page = SideBySide(SampleServices(), Bridge(), paths)
    qtbot.addWidget(page)
    sessions = [Replay(Recording(Header({"A": "Ada"}), lambda: iter(EVENTS)), "Reading", path=path) for path in paths]
    page.show_results([(one, analyse(session_data(one.events(), one.names))) for one in sessions])
    page.resize(1440, 900)
    page.show()
    left, right = page.findChildren(SessionPicture)
    assert left.mapTo(page, left.rect().topLeft()).x() < right.mapTo(page, right.rect().topLeft()).x()
    assert sum("Ada was settled" in text.text() for text in page.findChildren(QLabel)) == 2
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.mouseClick(page.open_buttons[1], Qt.MouseButton.LeftButton)
    assert opened.args == [paths[1]]
    page.resize(700, 900)
    qtbot.waitUntil(
        lambda: left.mapTo(page, left.rect().topLeft()).x() == right.mapTo(page, right.rect().topLeft()).x()
    )


def test_a_format_is_chosen_before_the_folder(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    sheet = ExportSheet(owner, 3)
    assert sheet.windowTitle() == "Export 3 recordings"
    suffixes = [suffix for _, suffix in formats()]
    assert suffixes[:2] == [".html", ".pdf"]
    sheet.format.setCurrentIndex(suffixes.index(".csv"))
    with qtbot.waitSignal(sheet.chosen) as chosen:
        sheet.go.click()
    assert chosen.args == [".csv"]
