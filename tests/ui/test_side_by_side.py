"""Sessions beside each other, and several exported at once."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from support.services import SampleServices

from hrvsync.analysis.session import analyse, session_data
from hrvsync.app.sessions import Replay
from hrvsync.events import Phase
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage import Header, Recording
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.exporting import ExportSheet, export_several, formats
from hrvsync.ui.history.side_by_side import SideBySide, with_one_measure
from hrvsync.ui.page import Page
from hrvsync.ui.widgets.labelled_curve import Curve
from hrvsync.ui.widgets.session_picture import PictureData, SessionPicture
from hrvsync.ui.widgets.tile import Tile

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
    tiles = [tile for tile in page.findChildren(Tile) if tile.accessibleName() == "Settled"]
    assert len({tile.mapTo(page, QPoint(0, 0)).y() for tile in tiles}) == 1  # in one row
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.mouseClick(page.open_buttons[1], Qt.MouseButton.LeftButton)
    assert opened.args == [paths[1]]
    page.resize(700, 900)
    qtbot.waitUntil(
        lambda: left.mapTo(page, left.rect().topLeft()).x() == right.mapTo(page, right.rect().topLeft()).x()
    )


def test_a_format_is_chosen_before_the_folder_with_names_or_without(qtbot: QtBot, tmp_path: Path) -> None:
    page, written = Page(), list[tuple[Path, Path, bool]]()
    qtbot.addWidget(page)
    page.resize(900, 640)
    page.show()
    services = SampleServices()

    def export(path: Path, to: Path, _language: str, *, names: bool) -> None:
        written.append((path, to, names))

    services.export = export  # pyright: ignore[reportAttributeAccessIssue]
    paths = [Path("2026-03-24-201500-Ada-Ben.jsonl"), Path("Ada.csv")]
    export_several(page, services, Bridge(page), paths)
    (sheet,) = page.findChildren(ExportSheet)
    assert sheet.windowTitle() == "Export 2 recordings"
    suffixes = [suffix for _, suffix in formats()]
    assert suffixes[:2] == [".html", ".pdf"]
    assert not sheet.without.isChecked()
    sheet.format.setCurrentIndex(suffixes.index(".csv"))
    qtbot.mouseClick(sheet.without, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.go, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    qtbot.waitUntil(lambda: len(written) == 2)
    called = [tmp_path / "2026-03-24-201500.csv", tmp_path / "session-2.csv"]
    assert written == [(path, to, False) for path, to in zip(paths, called, strict=True)]
    dialog.close()


def test_sessions_side_by_side_have_one_measure(qtbot: QtBot) -> None:
    t = np.arange(60.0)
    short = PictureData(60.0, (Curve("Ada", t, 52 + 0 * t),))
    long = PictureData(240.0, (Curve("Ada", t, 88 + 0 * t),))
    pictures = [SessionPicture(one) for one in with_one_measure([short, long])]
    assert {one.data.across for one in pictures} == {240.0}
    (upright,) = {one.data.upright for one in pictures}
    assert upright[0] <= 52 < 88 <= upright[1]
    for one in pictures:
        qtbot.addWidget(one)
        one.resize(600, 300)
    left, right = pictures[0].column()
    with qtbot.waitSignal(pictures[0].chosen) as chosen:  # beyond its end is its end
        qtbot.mouseClick(pictures[0], Qt.MouseButton.LeftButton, pos=QPoint(round((left + right) / 2), 100))
    assert chosen.args == [60.0]
