"""The import in the window: dropped, looked at, corrected, asked about, taken; by mouse and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot
from support import other_apps
from support.services import SampleServices
from support.shown import WAIT, shown
from test_flow import drop

from hrvsync.app.services import LocalServices
from hrvsync.storage import FileError, read
from hrvsync.ui.history.view import History
from hrvsync.ui.i18n.language import set_language
from hrvsync.ui.importing.clock import Slide
from hrvsync.ui.importing.view import ImportView
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.style import apply_style
from hrvsync.ui.theme import LIGHT


@pytest.fixture
def services(tmp_path: Path) -> LocalServices:
    folder = tmp_path / "library"
    folder.mkdir()
    return LocalServices(folder, SampleServices().store)


@pytest.fixture
def window(qtbot: QtBot, services: LocalServices) -> Iterator[MainWindow]:
    with shown(qtbot, services, SettingsFile(None)) as made:
        yield made


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def looked(qtbot: QtBot, window: MainWindow, paths: list[Path]) -> ImportView:
    """Drop files on the window and wait until they are read."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    assert drop(window, data)
    qtbot.waitUntil(lambda: isinstance(window.page, ImportView), timeout=WAIT)
    page = window.page
    assert isinstance(page, ImportView)
    wait_read(qtbot, page, len(paths))
    return page


def wait_read(qtbot: QtBot, page: ImportView, n: int) -> None:
    qtbot.waitUntil(lambda: page.files.count() >= n and page.take.text() != "Import", timeout=WAIT)


def choose(qtbot: QtBot, box: QComboBox, data: object) -> None:
    """Choose from a list by one key: what is chosen is read at once, and the list is made again."""
    box.setFocus()
    target = box.findData(data)
    box.setCurrentIndex(target - 1 if target else 1)
    qtbot.keyClick(box, Qt.Key.Key_Down if target else Qt.Key.Key_Up)
    assert box.currentIndex() == target


def test_a_file_dropped_on_the_window_is_looked_at_corrected_and_taken(
    qtbot: QtBot, window: MainWindow, services: LocalServices, files: Path
) -> None:
    page = looked(qtbot, window, [other_apps.german(files)])
    assert page.title.text() == "One file understood."
    assert [box.currentData() for box in page.detail.meanings] == ["time", "time", "rr", "", ""]
    (person,) = page.detail.persons
    field = person.lineEdit()
    assert field is not None
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Ben")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert page.detail.kind is not None
    choose(qtbot, page.detail.kind, True)
    qtbot.waitUntil(lambda: bool(page.detail.kind and page.detail.kind.currentData() is True), timeout=WAIT)
    assert list(services.folder.glob("*.jsonl")) == []  # nothing is written before it is asked for
    qtbot.waitUntil(page.take.isEnabled, timeout=WAIT)
    click(qtbot, page.take)
    qtbot.waitUntil(lambda: isinstance(window.page, History), timeout=WAIT)
    (path,) = services.folder.glob("*.jsonl")
    header = read(path).header
    assert (header.people, header.bare, header.created[:16]) == ({"A": "Ben"}, True, "2026-11-26T20:14")
    assert path.with_name(f"{path.stem}.original.csv").read_bytes() == (files / other_apps.TABLE).read_bytes()


def test_a_known_file_is_shown_not_taken(
    qtbot: QtBot, window: MainWindow, services: LocalServices, files: Path
) -> None:
    source = other_apps.elite(files)
    page = looked(qtbot, window, [source])
    click(qtbot, page.take)
    qtbot.waitUntil(lambda: isinstance(window.page, History), timeout=WAIT)
    window.import_files([source])
    known = window.page
    assert isinstance(known, ImportView)
    qtbot.waitUntil(lambda: known.files.count() == 1, timeout=WAIT)
    assert "Already" in known.files.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not known.take.isEnabled()
    assert known.title.text() == "Nothing new in these files."
    assert known.detail.known is not None
    click(qtbot, known.detail.known)
    qtbot.waitUntil(lambda: isinstance(window.page, SessionView), timeout=WAIT)


def test_a_column_that_nobody_knows_is_named_by_the_person(qtbot: QtBot, window: MainWindow, files: Path) -> None:
    path = files / "odd.csv"
    rows = (f"{i};{rr:.0f}" for i, rr in enumerate(other_apps.intervals(1, 120)))
    path.write_text("alpha;beta\n" + "\n".join(rows))
    window.import_files([path])
    page = window.page
    assert isinstance(page, ImportView)
    qtbot.waitUntil(lambda: len(page.detail.meanings) == 2, timeout=WAIT)
    assert not page.take.isEnabled()
    choose(qtbot, page.detail.meanings[1], "rr")
    qtbot.waitUntil(page.take.isEnabled, timeout=WAIT)
    assert page.title.text() == "One file understood."
    assert page.detail.unit is not None
    choose(qtbot, page.detail.unit, 1000 / 1024)
    qtbot.waitUntil(lambda: page.detail.unit is not None and page.detail.unit.currentData() < 1, timeout=WAIT)


def test_the_clock_question(qtbot: QtBot, window: MainWindow, services: LocalServices, files: Path) -> None:
    first, second = other_apps.elite(files, "a.txt", 1), other_apps.elite(files, "b.txt", 2, (44,))
    page = looked(qtbot, window, [first, second])
    qtbot.waitUntil(lambda: page.question is not None, timeout=WAIT)
    question = page.question
    assert question is not None
    assert page.title.text() == "2 files understood. One question is left."
    assert page.take.text() == "Import 2 recordings"  # the safe answer
    slide = question.slide
    assert isinstance(slide, Slide)
    slide.setFocus()
    for _ in range(3):
        qtbot.keyClick(slide, Qt.Key.Key_Right)
    qtbot.keyClick(slide, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(slide, Qt.Key.Key_Left)
    assert question.later.value() == pytest.approx(10.2)
    middle = slide.rect().center()
    qtbot.mousePress(slide, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(slide, middle + QPoint(40, 0))
    qtbot.mouseRelease(slide, Qt.MouseButton.LeftButton, pos=middle + QPoint(40, 0))
    assert question.later.value() > 15
    question.later.setValue(-7.5)
    assert "7.5 s earlier" in slide.accessibleDescription()
    qtbot.keyClick(slide, Qt.Key.Key_PageDown)
    assert slide.data.start == pytest.approx(60.0)
    qtbot.keyClick(slide, Qt.Key.Key_PageUp)
    question.by.setFocus()
    qtbot.keyClicks(question.by, "Jo")
    click(qtbot, question.fit)
    assert page.question is None
    assert window.settings.now.own_name == "Jo"
    assert page.settled.isVisible()
    click(qtbot, page.swap)
    click(qtbot, page.take)
    qtbot.waitUntil(lambda: isinstance(window.page, History), timeout=WAIT)
    (path,) = services.folder.glob("*.jsonl")
    imported = read(path).header.imported
    assert imported
    assert imported.aligned is not None
    assert (imported.aligned.seconds, imported.aligned.by) == (7.5, "Jo")
    assert {original.who: original.name for original in imported.originals} == {"A": "b.txt", "B": "a.txt"}


def test_two_may_stay_alone(qtbot: QtBot, window: MainWindow, services: LocalServices, files: Path) -> None:
    page = looked(qtbot, window, [other_apps.elite(files, "a.txt", 1), other_apps.elite(files, "b.txt", 2)])
    qtbot.waitUntil(lambda: page.question is not None, timeout=WAIT)
    assert page.question is not None
    click(qtbot, page.question.keep)
    assert page.question is None
    click(qtbot, page.take)
    qtbot.waitUntil(lambda: isinstance(window.page, History), timeout=WAIT)
    made = {path.name for path in services.folder.glob("*.jsonl")}
    assert len(made) == 2
    history = window.page
    assert isinstance(history, History)
    qtbot.waitUntil(lambda: {entry.file for entry in history.list.chosen} == made, timeout=WAIT)
    assert window.toast.text() == "2 recordings are in your library."
    assert window.toast.isVisible()


def test_opening_two_files_without_a_clock_asks(qtbot: QtBot, window: MainWindow, files: Path) -> None:
    window.open_files([other_apps.elite(files, "a.txt", 1), other_apps.elite(files, "b.txt", 2)])
    qtbot.waitUntil(lambda: isinstance(window.page, ImportView), timeout=WAIT)


def test_many_files_are_read_with_dots_and_can_be_stopped(qtbot: QtBot, window: MainWindow, files: Path) -> None:
    for n in range(12):
        other_apps.elite(files, f"2026-03-{n + 1:02} 07-00-00.txt", n)
    (files / "note.txt").write_text("slept well")
    window.import_files([files])
    page = window.page
    assert isinstance(page, ImportView)
    qtbot.waitUntil(lambda: page.files.count() >= 1, timeout=WAIT)
    assert page.progress.isVisible()
    click(qtbot, page.stop)
    n = page.files.count()
    assert not page.stop.isVisible()
    page.add_files([files / "note.txt"])
    qtbot.waitUntil(lambda: page.files.count() == 13 and page.take.isEnabled(), timeout=WAIT)
    assert n < 13
    assert "not understood" in page.counts.text()
    assert page.dots.accessibleDescription() == "13 of 13"


def test_a_file_without_a_date_gets_one(qtbot: QtBot, window: MainWindow, files: Path) -> None:
    page = looked(qtbot, window, [other_apps.elite(files, "a.txt")])
    (button,) = [made for made in page.detail.findChildren(QWidget) if getattr(made, "text", str)() == "When was it?"]
    click(qtbot, button)
    qtbot.waitUntil(lambda: page.detail.when is not None, timeout=WAIT)
    when = page.detail.when
    assert when is not None
    when.setFocus()
    when.setDateTime(when.dateTime().addDays(-1))
    qtbot.keyClick(when, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "as you say" in page.detail.when.toolTip() if page.detail.when else False, timeout=WAIT)


def test_what_cannot_be_written_is_said_and_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hrvsync.i18n import Message

    page = looked(qtbot, window, [other_apps.elite(files)])
    error = FileError(files, Message("the disk is full"), Message("free some space"))

    def full(_made: object, _progress: object) -> tuple[list[Path], list[Exception]]:
        return [], [error]

    monkeypatch.setattr(window.services, "bring", full)
    with qtbot.waitSignal(page.message, timeout=WAIT) as said:
        click(qtbot, page.take)
    assert said.args is not None
    assert "the disk is full" in said.args[0]
    assert page.take.isEnabled()


def test_a_file_may_be_played_without_importing(qtbot: QtBot, window: MainWindow, files: Path) -> None:
    page = looked(qtbot, window, [other_apps.elite(files)])
    click(qtbot, page.play)
    qtbot.waitUntil(lambda: isinstance(window.page, SessionView), timeout=WAIT)


@pytest.mark.parametrize("language", ["en", "de"])
def test_at_200_percent_nothing_is_wider_than_the_window(
    qtbot: QtBot, qapp: QApplication, services: LocalServices, window: MainWindow, files: Path, language: str
) -> None:
    set_language(qapp, language)
    try:
        page = ImportView(services, window.bridge, window.settings, [other_apps.german(files)])
        qtbot.addWidget(page)
        look = services.look([files / other_apps.TABLE])
        page.show_look(look)
        page.show_file(look.at(look.paths[0]))
        apply_style(page, LIGHT, 2.0)
        page.resize(1440, 900)
        page.show()
        qapp.processEvents()
        assert page.width() == 1440
        assert page.take.sizeHint().width() <= page.take.width()
    finally:
        set_language(qapp, "en")
        apply_style(window, LIGHT)


def test_of_many_files_two_at_one_time_are_joined_only_if_asked(
    qtbot: QtBot, window: MainWindow, services: LocalServices, files: Path
) -> None:
    paths = [other_apps.elite(files, f"{name} 2026-03-0{day} 07-00-00.txt", day) for day, name in ((1, "x"), (2, "y"))]
    for n, name in enumerate(("Ada", "Ben")):
        (files / name).mkdir()
        paths.append(other_apps.elite(files / name, f"2026-03-05 07-0{n}-00.txt", 5 + n))
    window.import_files([files])
    page = window.page
    assert isinstance(page, ImportView)
    qtbot.waitUntil(lambda: page.files.count() == 4 and page.take.isEnabled(), timeout=WAIT)
    assert page.take.text() == "Import 4 recordings"
    assert page.join.isVisible()
    click(qtbot, page.join)
    assert page.take.text() == "Import 3 recordings"
    click(qtbot, page.separate)
    assert page.take.text() == "Import 4 recordings"
