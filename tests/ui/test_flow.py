"""The way through the real window, by mouse and keyboard, with simulated straps: home to summary to replay."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from support.services import SimulatedServices
from support.shown import WAIT, shown

from hrvsync.analysis.live import Frame
from hrvsync.app.tryout import SINCE
from hrvsync.events import Mark, Pacer, Pause, Phase
from hrvsync.guide import PhasePlan, Protocol
from hrvsync.sources.simulate import SimulatedStrap
from hrvsync.storage import jsonl
from hrvsync.storage.notes import read_notes
from hrvsync.storage.protocols import ProtocolFile
from hrvsync.ui.history.view import History
from hrvsync.ui.home import Home
from hrvsync.ui.main_window import MainWindow
from hrvsync.ui.session.closing import Closing
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.settings_sheet import SettingsSheet
from hrvsync.ui.setup.connect import Connect
from hrvsync.ui.setup.consent import Consent
from hrvsync.ui.summary import SummaryView
from hrvsync.ui.widgets import Question

SPEED = 40.0
PACER = {"": Pacer()}
H10, DUAL = "8C4F21", "A1B2C3"
STRAPS = {H10: SimulatedStrap(dropouts=((70.0, 95.0),)), DUAL: SimulatedStrap("Garmin HRM-Dual")}
RECORDINGS = sorted((Path(__file__).parents[2] / "recordings").glob("*.jsonl"))


def protocol(people: int, seconds: float = 4000.0) -> ProtocolFile:
    """A quiet beginning and a long phase with a pacer."""
    phases = (
        PhasePlan("Settle", 50.0, {}, "Sit comfortably", "silence"),
        PhasePlan("Breathe", seconds, PACER, "Breathe", "silence"),
        PhasePlan("Rest", 10.0, {}, "Rest", "silence"),
    )
    key = "paired-resonance-breathing" if people == 2 else "solo-resonance-breathing"
    made = Protocol("Slow breathing", "For tests", people, "adults", False, {}, phases)
    return ProtocolFile(key, Path("made.toml"), False, made)


@pytest.fixture
def services(tmp_path: Path) -> SimulatedServices:
    """A library in a new folder and two simulated straps."""
    return SimulatedServices(tmp_path / "recordings", STRAPS, protocol(2), protocol(1), speed=SPEED)


@pytest.fixture
def window(qtbot: QtBot, services: SimulatedServices, tmp_path: Path) -> Iterator[MainWindow]:
    """A window that people can see, with settings of its own."""
    with shown(qtbot, services, SettingsFile(tmp_path / "settings")) as made:
        yield made


def at[T: QWidget](qtbot: QtBot, window: MainWindow, kind: type[T]) -> T:
    """Wait until the window shows a page of this kind."""
    qtbot.waitUntil(lambda: isinstance(window.page, kind), timeout=WAIT)
    assert isinstance(window.page, kind)
    return window.page


def test_enter_presses_what_tab_has_reached(qtbot: QtBot, window: MainWindow) -> None:
    home = at(qtbot, window, Home)
    home.tiles["history"].setFocus()
    qtbot.keyClick(home.tiles["history"], Qt.Key.Key_Return)
    at(qtbot, window, History)


@pytest.mark.parametrize("key", [Qt.Key.Key_F, Qt.Key.Key_F11])
def test_a_key_turns_full_screen_on_and_off(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    home = at(qtbot, window, Home)
    qtbot.keyClick(home, key)
    assert window.isFullScreen()
    qtbot.keyClick(home, key)
    assert not window.isFullScreen()


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def reach(qtbot: QtBot, session: SessionView, t: float) -> None:
    """Wait for session time `t`."""
    qtbot.waitUntil(lambda: session.state.frame is not None and session.state.frame.t >= t, timeout=WAIT)


def activate(qtbot: QtBot, window: MainWindow) -> None:
    """Give the focus back after a menu or a question: off screen there is no window manager to do it."""
    with qtbot.waitActive(window, timeout=WAIT):
        window.activateWindow()


def answer(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Press the button `text` of the question that is asked, and go on in the window."""
    press(qtbot, window, text)
    activate(qtbot, window)


def press(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Press the button `text` of the question that is asked."""

    def buttons() -> list[QAbstractButton]:
        boxes = (box for box in window.findChildren(Question) if box.isVisible())
        return [button for box in boxes for button in box.buttons() if button.text() == text]

    qtbot.waitUntil(lambda: bool(buttons()), timeout=WAIT)
    click(qtbot, buttons()[0])


def sit_down(qtbot: QtBot, window: MainWindow, names: dict[str, str]) -> Connect:
    """Give names and put a strap on each seat, by keyboard."""
    page = at(qtbot, window, Connect)
    qtbot.waitUntil(lambda: page.straps.count() == 2, timeout=WAIT)
    for who, name in names.items():
        page.seats[who].name.clear()
        qtbot.keyClicks(page.seats[who].name, name)
    assert not page.begin.isEnabled()
    page.straps.setCurrentRow(0)
    qtbot.keyClick(page.straps, Qt.Key.Key_Left)  # the only other one follows to the only other seat
    assert page.worn == dict(zip(names, (H10, DUAL), strict=False))
    return page


def agree(qtbot: QtBot, window: MainWindow) -> None:
    """Everyone agrees."""
    page = at(qtbot, window, Consent)
    page.soon.setInterval(0)
    for row in page.boxes:
        assert not page.soon.isActive()
        qtbot.keyClick(row.agree, Qt.Key.Key_Space)


def test_a_paired_session_from_home_to_summary_and_replay(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, at(qtbot, window, Home).tiles["together"])
    page = sit_down(qtbot, window, {"A": "Ada", "B": "Ben"})
    qtbot.keyClicks(page.seats["A"].mood, "tired")
    click(qtbot, page.begin)
    agree(qtbot, window)
    session = at(qtbot, window, SessionView)
    state = session.state
    reach(qtbot, session, 55)
    links: list[tuple[str, str]] = []  # whatever is too short to be seen by looking now and then

    def note(frame: Frame) -> None:
        links.append((frame.people["A"].link, frame.people["B"].link))

    window.bridge.frame_ready.connect(note)
    assert [phase.name for phase in state.phases] == ["Settle", "Breathe"]
    qtbot.keyClick(session, Qt.Key.Key_D)
    assert session.details.isVisible()
    qtbot.keyClick(session, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: [mark.kind for mark in state.marks] == ["rupture"], timeout=WAIT)

    # A's strap is lost and comes back; B is untouched, and the recording goes on.
    qtbot.waitUntil(lambda: ("lost", "live") in links, timeout=WAIT)
    qtbot.waitUntil(lambda: links[-1] == ("live", "live"), timeout=WAIT)
    assert {b for _, b in links} <= {"live"}

    # A pause for both: the guide stands still, frames go on.
    qtbot.keyClick(session, Qt.Key.Key_Space)
    assert state.guide_paused
    assert state.frame is not None
    paused_at = state.frame.t
    reach(qtbot, session, paused_at + 10)
    qtbot.keyClick(session, Qt.Key.Key_Space)
    assert not state.guide_paused

    # Each can hide their own numbers, by key and by button; one key hides all.
    qtbot.keyClick(session, Qt.Key.Key_D)
    qtbot.keyClick(session, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: "bpm" in session.breathe.rates["A"].text(), timeout=WAIT)
    qtbot.keyClick(session, Qt.Key.Key_L)
    click(qtbot, session.breathe.hide_own["A"])
    qtbot.waitUntil(lambda: not session.breathe.rates["A"].text(), timeout=WAIT)
    assert state.hidden == {"A", "B"}
    qtbot.keyClick(session, Qt.Key.Key_D)
    qtbot.keyClick(session, Qt.Key.Key_H)
    assert not state.hidden
    qtbot.keyClick(session, Qt.Key.Key_H)
    assert state.hidden == {"A", "B"}
    assert state.status == "recording"
    qtbot.keyClick(session, Qt.Key.Key_M)
    assert "Marked: moment" in window.toast.text()
    assert window.toast.undo.isVisible()
    qtbot.keyClick(session, Qt.Key.Key_K)
    menus = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    assert menus
    qtbot.keyClick(menus[0], Qt.Key.Key_Escape)
    activate(qtbot, window)
    session.marks.mark("note", "a door")
    reach(qtbot, session, 150)
    qtbot.keyClick(session, Qt.Key.Key_Escape)
    answer(qtbot, window, "End")

    summary = at(qtbot, window, SummaryView)
    path = summary.path
    assert path is not None
    qtbot.waitUntil(lambda: "Ada" in summary.quality.text(), timeout=WAIT)
    assert summary.own.moods["A"][0].text() == "tired"
    qtbot.keyClicks(summary.own.moods["A"][1], "lighter")
    qtbot.keyClicks(summary.own.note, "a good evening")
    click(qtbot, summary.save)
    assert isinstance(window.page, Home)
    notes = read_notes(path)
    assert (notes.note, notes.moods["A"].after) == ("a good evening", "lighter")

    recording = jsonl.read(path)
    events = list(recording.events())
    assert recording.header.people == {"A": "Ada", "B": "Ben"}
    assert [event.kind for event in events if isinstance(event, Mark)] == ["rupture", "moment", "note"]
    assert [event.paused for event in events if isinstance(event, Pause)] == [True, False]
    assert [event.name for event in events if isinstance(event, Phase)] == ["Settle", "Breathe"]

    # History, replay, scrub, a mark set afterwards: beside the recording, which stays as it was.
    bytes_before = path.read_bytes()
    click(qtbot, window.page.tiles["history"])
    history = at(qtbot, window, History)
    qtbot.waitUntil(
        lambda: len(history.list.sessions.entries) == 1 and history.head.progress.text() == "", timeout=WAIT
    )
    assert history.people == ("Ada", "Ben")
    history.search.setText("good evening")
    qtbot.keyClick(history.list, Qt.Key.Key_Down)
    qtbot.keyClick(history.list, Qt.Key.Key_Return)
    summary = at(qtbot, window, SummaryView)
    assert summary.own.note.toPlainText() == "a good evening"
    click(qtbot, summary.watch)
    replay = at(qtbot, window, SessionView)
    assert replay.recorded
    reach(qtbot, replay, 0)
    assert replay.replay is not None
    place = replay.replay.place
    place.setValue(120)
    reach(qtbot, replay, 120)
    place.setValue(20)
    qtbot.waitUntil(lambda: replay.state.frame is not None and 20 <= replay.state.frame.t < 100, timeout=WAIT)
    qtbot.keyClick(replay, Qt.Key.Key_P)
    assert read_notes(path).added[0].kind == "repair"
    qtbot.keyClick(replay, Qt.Key.Key_Escape)
    summary = at(qtbot, window, SummaryView)
    assert path.read_bytes() == bytes_before

    # Back is the same place: what was looked for, and what was chosen.
    qtbot.waitUntil(lambda: summary.picture.data.seconds > 100, timeout=WAIT)
    click(qtbot, summary.back)
    history = at(qtbot, window, History)
    assert history.search.text() == "good evening"
    assert [entry.file for entry in history.list.chosen] == [path.name]


def test_remembered_people_begin_in_one_action(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, at(qtbot, window, Home).tiles["together"])
    click(qtbot, sit_down(qtbot, window, {"A": "Ada", "B": "Ben"}).begin)
    agree(qtbot, window)
    session = at(qtbot, window, SessionView)
    reach(qtbot, session, 3)
    qtbot.keyClick(session, Qt.Key.Key_Backspace)  # nobody is asked, and nothing says who it was
    summary = at(qtbot, window, SummaryView)
    assert not window.findChildren(Question)
    assert summary.path is not None
    assert not [event for event in jsonl.read(summary.path).events() if isinstance(event, Mark)]
    click(qtbot, summary.save)

    home = at(qtbot, window, Home)
    here = home.here
    assert here is not None
    qtbot.waitUntil(lambda: all(seat.there for seat in here.seats.data.seats) and len(home.straps) == 2, timeout=WAIT)
    assert "Ada and Ben" in here.greeting.text()
    assert home.straps == {"A": H10, "B": DUAL}
    click(qtbot, here.begin)
    assert at(qtbot, window, SessionView).session.names == {"A": "Ada", "B": "Ben"}


def test_a_solo_session_ends_with_its_protocol(qtbot: QtBot, window: MainWindow, services: SimulatedServices) -> None:
    services.files = [protocol(1, seconds=30.0)]
    click(qtbot, at(qtbot, window, Home).tiles["alone"])
    click(qtbot, sit_down(qtbot, window, {"A": "Ada"}).begin)
    agree(qtbot, window)
    session = at(qtbot, window, SessionView)
    assert session.breathe.isVisible()
    qtbot.keyClick(session, Qt.Key.Key_H)
    assert session.state.numbers
    closing = at(qtbot, window, Closing)
    (made,) = services.folder.glob("*.jsonl")
    assert b'{"k":"end"' in made.read_bytes()  # all of it is safe before the quiet moment
    qtbot.keyClick(closing, Qt.Key.Key_Space)
    summary = at(qtbot, window, SummaryView)
    qtbot.waitUntil(lambda: "Ada" in summary.quality.text(), timeout=WAIT)
    path = summary.path
    assert path is not None
    qtbot.keyClicks(summary.own.note, "to be kept with it")
    click(qtbot, summary.delete)
    at(qtbot, window, Home)
    assert not list(path.parent.glob(f"{path.stem}*"))
    assert window.toast.text() == f"{path.name} is in the bin, for 30 days."
    click(qtbot, window.toast.undo)
    qtbot.waitUntil(lambda: window.toast.text() == f"{path.name} is back.", timeout=WAIT)
    assert not window.toast.undo.isVisible()
    assert read_notes(path).note == "to be kept with it"


@pytest.mark.parametrize("look", [True, False])
def test_an_interrupted_session_is_offered_once(
    qtbot: QtBot, window: MainWindow, services: SimulatedServices, look: bool
) -> None:
    path = services.folder / "2026-05-02-201500-Ada-Ben.jsonl"
    path.parent.mkdir(parents=True)
    path.write_bytes(RECORDINGS[0].read_bytes().rpartition(b'{"k":"end"')[0])
    os.utime(path, (0, 0))
    home = at(qtbot, window, Home)
    window.offer_interrupted(home)
    qtbot.waitUntil(home.offered.isVisible, timeout=WAIT)
    assert "2 May 2026" in home.offered.findChildren(QLabel)[0].text()
    window.go_home()  # the next time it is there at once, and moves nothing later
    home = at(qtbot, window, Home)
    assert home.offered.isVisible()
    window.offer_interrupted(home)
    qtbot.wait(100)
    click(qtbot, home.look if look else home.dismiss)
    assert not home.offered.isVisible()
    assert window.settings.now.offered
    if look:
        summary = at(qtbot, window, SummaryView)
        assert any("cut short" in text.text() for text in summary.findChildren(QLabel))
        qtbot.waitUntil(lambda: "usable" in summary.quality.text(), timeout=WAIT)
        assert summary.picture.data.seconds > 400  # all of it is drawn
        assert summary.picture.data.phases
        click(qtbot, summary.save)
    home = at(qtbot, window, Home)
    assert "Ada" not in str(window.settings.now.offered)  # a name has no place there
    assert window.services.interrupted(window.settings.now.offered) is None


def test_what_lies_elsewhere_cannot_be_deleted(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    for name in ("mine.jsonl", "mine.csv"):
        (tmp_path / name).write_bytes(RECORDINGS[0].read_bytes())
        window.open_files([tmp_path / name])
        session = at(qtbot, window, SessionView)
        reach(qtbot, session, 0)
        session.left.emit()
        summary = at(qtbot, window, SummaryView)
        assert not summary.delete.isVisible()
        with pytest.raises(ValueError, match="is not in your recordings"):
            window.services.delete(tmp_path / name)
        assert (tmp_path / name).exists()
        window.go_home()
    assert not (tmp_path / "index.db").exists()


@pytest.mark.parametrize("name", ["resonance_sweep", "rupture_and_repair", "ugly"])  # alone; with marks; with gaps
def test_a_shipped_recording_opens_and_scrubs(qtbot: QtBot, window: MainWindow, name: str, tmp_path: Path) -> None:
    path = RECORDINGS[0].with_name(f"{name}.jsonl")
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    window.open_files([copy])
    session = at(qtbot, window, SessionView)
    reach(qtbot, session, 0)
    middle = int((session.session.seconds or 0) / 2)
    assert session.replay is not None
    session.replay.place.setValue(middle)
    reach(qtbot, session, middle)
    for other in (session.details, session.breathe, session.views.replay):
        session.toggle_view()
        session.draw()
        assert session.views.currentWidget() is other
    assert not window.grab().isNull()


def drop(target: QWidget, data: QMimeData) -> bool:
    """Drag `data` over `target` and let it go there; whether it was taken."""
    point, copy = target.rect().center().toPointF(), Qt.DropAction.CopyAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(point, copy, data, button, keys)
    entered.ignore()
    QApplication.sendEvent(target, entered)
    if not entered.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(point, copy, data, button, keys))
    return True


def test_a_recording_dropped_on_the_window_is_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    copy = tmp_path / "solo.jsonl"
    copy.write_bytes((RECORDINGS[0].parent / "solo.jsonl").read_bytes())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(copy))])
    assert drop(window, data)
    session = at(qtbot, window, SessionView)
    reach(qtbot, session, 0)
    assert session.session.path == copy


def test_a_strap_is_dropped_on_a_seat(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, at(qtbot, window, Home).tiles["together"])
    page = at(qtbot, window, Connect)
    qtbot.waitUntil(lambda: page.straps.count() == 2, timeout=WAIT)
    data = QMimeData()
    data.setText(DUAL)
    assert drop(page.seats["A"], data)
    assert page.worn == {"A": DUAL, "B": H10}  # the only other one follows
    page.seats["B"].assign("")
    data.setText("a text from somewhere else")
    assert drop(page.seats["B"], data)
    assert page.seats["B"].strap == ""
    data.setText(H10)
    for seat in page.seats.values():
        for field in (seat.mood, seat.name, seat.known):
            seat.assign("")
            under: QWidget | None = field
            while under is not None and not under.acceptDrops():  # as Qt does
                under = under.parentWidget()
            before = seat.mood.text(), seat.name.text()
            assert under is not None
            assert drop(under, data)
            assert seat.strap == H10
            assert (seat.mood.text(), seat.name.text()) == before


def test_try_without_straps(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, at(qtbot, window, Home).tiles["tried"])
    session = at(qtbot, window, SessionView)
    reach(qtbot, session, SINCE)
    assert session.session.names == {"A": "Ada", "B": "Ben"}
    assert "quiet, are over" in window.toast.text()
    assert not list(window.services.folder.glob("*.jsonl")), "a simulation is no recording to keep"


def test_a_session_is_as_the_settings_say(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, at(qtbot, window, Home).gear)
    (sheet,) = window.findChildren(SettingsSheet)
    click(qtbot, sheet.motion)
    click(qtbot, sheet.done_)
    click(qtbot, at(qtbot, window, Home).tiles["tried"])
    session = at(qtbot, window, SessionView)
    reach(qtbot, session, 2)
    assert session.timer.interval() >= 250
