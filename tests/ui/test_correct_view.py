"""Beats corrected by hand in the window: by keys, by mouse, undone, taken back, and kept beside the recording."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from support.services import SampleServices
from support.shown import WAIT, shown
from test_flow import activate

from hrvsync.app.services import LocalServices
from hrvsync.beats import Label
from hrvsync.events import AnyEvent, Packet
from hrvsync.storage import Header, Recording, jsonl, read_edits
from hrvsync.ui.correcting.view import CorrectView, looks_like
from hrvsync.ui.history.view import History
from hrvsync.ui.home import Home
from hrvsync.ui.i18n.language import set_language
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.style import apply_style
from hrvsync.ui.summary import SummaryView
from hrvsync.ui.theme import LIGHT

RR = [round(float(rr)) for rr in 800 + 30 * np.sin(np.arange(150) / 3)]
MISSED, EXTRA = 60, 100


def made(folder: Path, name: str = "2026-03-24-201500-Ada-Ben.jsonl") -> Path:
    """Two people; of one a beat was missed and another one counted as two."""
    folder.mkdir(parents=True, exist_ok=True)
    rr = [*RR[:MISSED], RR[MISSED] + RR[MISSED + 1], *RR[MISSED + 2 : EXTRA], 300, RR[EXTRA] - 300, *RR[EXTRA + 1 :]]
    events: list[AnyEvent] = []
    for who, series in (("A", rr), ("B", RR)):
        ends = np.cumsum(series) / 1000
        events += [Packet(float(t), who, (ms,), per_second=1000) for t, ms in zip(ends, series, strict=True)]
    events.sort(key=lambda event: event.t)
    header = Header({"A": "Ada", "B": "Ben"}, "made", "2026-03-24T20:15:00+01:00")
    jsonl.write(folder / name, Recording(header, lambda: iter(events)))
    return folder / name


@pytest.fixture
def services(tmp_path: Path) -> LocalServices:
    folder = tmp_path / "library"
    made(folder)
    return LocalServices(folder, SampleServices().store)


@pytest.fixture
def window(qtbot: QtBot, services: LocalServices) -> Iterator[MainWindow]:
    with shown(qtbot, services, SettingsFile(None)) as opened:
        opened.resize(1280, 860)
        yield opened


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, services: LocalServices) -> CorrectView:
    """The page, opened from the history."""
    (path,) = services.folder.glob("*.jsonl")
    window.correct_beats(window.show_history, path)
    qtbot.waitUntil(lambda: isinstance(window.page, CorrectView), timeout=WAIT)
    opened = window.page
    assert isinstance(opened, CorrectView)
    qtbot.waitUntil(lambda: opened.beats is not None, timeout=WAIT)
    return opened


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def kinds(page: CorrectView) -> list[str]:
    return [edit.kind for edit in read_edits(page.path)]


def press(
    qtbot: QtBot, page: CorrectView, key: Qt.Key, more: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    assert page.pictures is not None
    page.pictures[1].setFocus()
    qtbot.keyClick(page.pictures[1], key, more)


def test_what_waits_is_shown_first_and_decided_by_keys(qtbot: QtBot, page: CorrectView) -> None:
    assert page.title.accessibleName() == "Ada's beats"
    assert page.sentence.text() == "3 beats of 150 wait for your eye."
    assert page.place.text() == "1 of 3"
    assert page.if_counted.text() != page.if_left_out.text()
    assert "a beat was missed" in page.looks.text()
    press(qtbot, page, Qt.Key.Key_B)
    assert kinds(page) == ["good"]
    assert page.sentence.text() == "2 beats of 150 wait for your eye; one is settled."
    press(qtbot, page, Qt.Key.Key_X)
    assert kinds(page) == ["artefact"]
    press(qtbot, page, Qt.Key.Key_X)
    assert kinds(page) == ["artefact"]
    press(qtbot, page, Qt.Key.Key_PageDown)
    assert page.place.text() == "2 of 3"
    press(qtbot, page, Qt.Key.Key_PageUp)
    assert page.place.text() == "1 of 3"


def test_a_missed_beat_is_added_and_undone(qtbot: QtBot, page: CorrectView) -> None:
    press(qtbot, page, Qt.Key.Key_A)
    (edit,) = read_edits(page.path)
    assert edit.kind == "insert"
    assert edit.t == pytest.approx(sum(RR[: MISSED + 1]) / 1000, abs=0.05)
    assert page.beats is not None
    assert len(page.beats.beats) == 151
    press(qtbot, page, Qt.Key.Key_X)  # what was added by hand goes again
    assert kinds(page) == []
    press(qtbot, page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kinds(page) == ["insert"]
    click(qtbot, page.undo)
    assert kinds(page) == []
    assert not page.undo.isEnabled()


def test_two_that_were_one_become_one(qtbot: QtBot, page: CorrectView, services: LocalServices) -> None:
    press(qtbot, page, Qt.Key.Key_PageDown)
    press(qtbot, page, Qt.Key.Key_R)
    assert kinds(page) == ["remove"]
    assert page.beats is not None
    assert float(page.beats.beats.rr_ms[EXTRA - 1]) == pytest.approx(RR[EXTRA], abs=0.01)
    (entry,) = services.refresh(lambda _done, _of: None)
    assert entry.people["A"].corrected_by_hand == 1


def test_what_is_typed_beside_the_pictures_changes_no_beat_and_leads_nowhere(
    qtbot: QtBot, window: MainWindow, page: CorrectView
) -> None:
    assert page.pictures is not None
    assert page.pictures[1].hasFocus()  # Return leads nowhere from there
    click(qtbot, page.changes_card)
    for widget in (page, page.finish, page.list, page.by):
        widget.setFocus()
        qtbot.keyClicks(widget, "Dr.Axb")
        if widget is not page.finish:
            qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert kinds(page) == []
    assert window.page is page
    click(qtbot, page.leave_out)
    qtbot.keyClick(page.pictures[1], Qt.Key.Key_B)  # a click on a button gives the keys to the picture again
    assert kinds(page) == ["good"]


def test_a_name_written_afterwards_stands_under_what_was_changed_before_it(qtbot: QtBot, page: CorrectView) -> None:
    click(qtbot, page.leave_out)
    page.by.setFocus()
    qtbot.keyClicks(page.by, "Jo")
    qtbot.keyClick(page.by, Qt.Key.Key_Return)
    assert [edit.by for edit in read_edits(page.path)] == ["Jo"]


def test_who_corrects_is_kept_and_remembered(qtbot: QtBot, window: MainWindow, page: CorrectView) -> None:
    page.by.setFocus()
    qtbot.keyClicks(page.by, "Jo")
    click(qtbot, page.leave_out)
    (edit,) = read_edits(page.path)
    assert edit.by == "Jo"
    assert edit.at
    assert window.settings.now.own_name == "Jo"


def test_one_change_is_taken_back_in_the_list(qtbot: QtBot, page: CorrectView) -> None:
    click(qtbot, page.leave_out)
    press(qtbot, page, Qt.Key.Key_PageDown)
    click(qtbot, page.keep)
    assert kinds(page) == ["artefact", "good"]
    page.list.setCurrentRow(0)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert kinds(page) == ["good"]
    page.list.setCurrentRow(1)
    click(qtbot, page.back_again)
    assert kinds(page) == []
    assert not page.back_again.isEnabled()


def test_the_recording_is_seen_as_it_was(qtbot: QtBot, page: CorrectView) -> None:
    press(qtbot, page, Qt.Key.Key_A)
    assert page.beats is not None
    click(qtbot, page.recorded)
    assert len(page.beats.beats) == 150
    assert not page.leave_out.isEnabled()
    click(qtbot, page.recorded)
    assert len(page.beats.beats) == 151
    assert kinds(page) == ["insert"]


def test_beats_are_chosen_by_mouse_and_arrows(qtbot: QtBot, page: CorrectView) -> None:
    assert page.pictures is not None
    course, around = page.pictures
    assert "wait for you" in course.accessibleDescription()
    before = page.i
    qtbot.mouseClick(course, Qt.MouseButton.LeftButton, pos=QPoint(course.width() // 3, course.height() // 2))
    assert page.i < before
    now = page.i
    press(qtbot, page, Qt.Key.Key_Right)
    assert page.i == now + 1
    press(qtbot, page, Qt.Key.Key_Left)
    assert page.i == now
    assert page.beats is not None
    # Between two beats a place for another one is chosen.
    beats = page.beats.beats
    area, share = around.area(), (float(beats.t[now] - beats.rr_ms[now] / 2000) - around.start) / 6
    x = area.left() + area.width() * share
    qtbot.mouseClick(around, Qt.MouseButton.LeftButton, pos=QPoint(round(x), 40))
    assert page.i == now
    click(qtbot, page.insert)
    assert kinds(page) == ["insert"]


def test_where_no_beat_fits_that_is_said(qtbot: QtBot, page: CorrectView) -> None:
    assert page.beats is not None
    page.i = EXTRA - 1
    page.renew()
    with qtbot.waitSignal(page.message, timeout=WAIT) as said:
        click(qtbot, page.insert)
    assert said.args is not None
    assert "no room" in said.args[0]


def test_the_other_person_has_beats_of_their_own(qtbot: QtBot, page: CorrectView) -> None:
    from hrvsync.ui.widgets.segments import Segments

    (seats,) = page.findChildren(Segments)
    click(qtbot, seats.buttons[1])
    assert page.title.accessibleName() == "Ben's beats"
    assert page.sentence.text() == "No beat of 150 waits for your eye."
    assert page.looks.text() == "It fits those beside it."
    click(qtbot, page.leave_out)
    assert [edit.who for edit in read_edits(page.path)] == ["B"]


def test_a_disk_that_takes_nothing_is_said(
    qtbot: QtBot, page: CorrectView, services: LocalServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _edits: object) -> None:
        raise OSError(28, "No space left on device", "edits")

    monkeypatch.setattr(services, "write_edits", full)
    with qtbot.waitSignal(page.message, timeout=WAIT) as said:
        click(qtbot, page.leave_out)
    assert said.args is not None
    assert "cannot be saved" in said.args[0]


def test_done_leads_back_and_the_summary_says_it(qtbot: QtBot, window: MainWindow, page: CorrectView) -> None:
    click(qtbot, page.leave_out)
    click(qtbot, page.finish)
    assert isinstance(window.page, History)
    path = page.path
    window.go_home()
    home = window.page
    assert isinstance(home, Home)
    home.resumed.emit(path)
    qtbot.waitUntil(lambda: isinstance(window.page, SummaryView), timeout=WAIT)
    summary = window.page
    assert isinstance(summary, SummaryView)
    qtbot.waitUntil(lambda: "1 corrected by hand" in summary.quality.text(), timeout=WAIT)
    click(qtbot, summary.correct)
    qtbot.waitUntil(lambda: isinstance(window.page, CorrectView), timeout=WAIT)
    again = window.page
    assert isinstance(again, CorrectView)
    qtbot.waitUntil(lambda: again.beats is not None, timeout=WAIT)
    activate(qtbot, window)
    qtbot.keyClick(again.finish, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(window.page, SummaryView), timeout=WAIT)


def test_a_recording_that_cannot_be_read_says_why(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.correct_beats(window.go_home, tmp_path / "gone.jsonl")
    page = window.page
    assert isinstance(page, CorrectView)
    qtbot.waitUntil(lambda: "no such file" in page.sentence.text(), timeout=WAIT)
    empty = tmp_path / "empty.jsonl"
    jsonl.write(empty, Recording(Header({"A": "Ada"}), lambda: iter(())))
    window.correct_beats(window.go_home, empty)
    other = window.page
    assert isinstance(other, CorrectView)
    qtbot.waitUntil(lambda: other.sentence.text() == "No heartbeats were recorded.", timeout=WAIT)
    for key in (Qt.Key.Key_X, Qt.Key.Key_A, Qt.Key.Key_Right, Qt.Key.Key_PageDown):
        qtbot.keyClick(other, key)


def test_every_sort_of_beat_is_described() -> None:
    texts = {looks_like(int(kind)) for kind in Label}
    assert len(texts) == len(Label)


@pytest.mark.parametrize("language", ["en", "de"])
def test_at_200_percent_it_fits(
    qtbot: QtBot, qapp: QApplication, window: MainWindow, services: LocalServices, page: CorrectView, language: str
) -> None:
    set_language(qapp, language)
    try:
        large = CorrectView(services, window.bridge, window.settings, page.path)
        qtbot.addWidget(large)
        large.show_data(*services.edits(page.path))
        apply_style(large, LIGHT, 2.0)
        large.resize(1440, 900)
        large.show()
        qapp.processEvents()
        assert large.width() == 1440
        for made_button in (large.leave_out, large.keep, large.insert, large.remove, large.finish):
            assert made_button.width() >= made_button.sizeHint().width() - 1
    finally:
        set_language(qapp, "en")
