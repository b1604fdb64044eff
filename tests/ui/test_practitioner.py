"""The practitioner's own view and the clients' window: opened and closed each alone, by key and click; notes, marks."""

import time
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.made_frames import frame
from support.made_library import record
from support.sessions import FakeSession
from support.showroom import played, session as shown

from hrvsync.analysis.live import Frame
from hrvsync.analysis.states import Reading, State
from hrvsync.events import Mark, Person, Phase
from hrvsync.guide import PhasePlan, Protocol
from hrvsync.storage import PrivateNote, PrivateNotes, read_notes, read_private
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.practitioner.client_window import ClientWindow
from hrvsync.ui.practitioner.view import PractitionerView
from hrvsync.ui.session.states_so_far import StatesSoFar
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.theme import DARK, LIGHT
from hrvsync.ui.widgets.chip import Chip

ROLES = {"A": "practitioner", "B": "client"}
PROTOCOL = Protocol("Work", "", 2, "adults", False, ROLES, (PhasePlan("Talk", None, {}, "", "silence"),))
UP, SETTLED = Reading(State.ACTIVATED, 0.9, 3.0, -2.0), Reading(State.SETTLED, 0.9, 0.0, 0.0)


class QuietBridge(Bridge):
    """Runs nothing."""

    def call(self, function: object, *args: object) -> None:
        """Do nothing."""


def at(t: float, client: Reading = SETTLED) -> Frame:
    """The frame of second `t`; the practitioner is settled."""
    made = frame(t, phase=Phase(0.0, "Talk"))
    people = {"A": SETTLED, "B": client}
    return replace(made, people={who: replace(one, state=people[who]) for who, one in made.people.items()})


def work(qtbot: QtBot, folder: Path) -> SessionView:
    """A session of a practitioner and a client, shown, with the keys."""
    path = record(folder, "both.jsonl", {"A": "Jo", "B": "Mia"})
    made = SessionView(FakeSession(names={"A": "Jo", "B": "Mia"}, protocol=PROTOCOL, path=path), QuietBridge(), DARK)
    qtbot.addWidget(made, before_close_func=SessionView.stop)
    made.resize(1200, 800)
    focus(qtbot, made)
    made.setFocus()
    for person in (Person(0.0, "A", role="practitioner"), Person(0.0, "B", role="client")):
        made.on_event(person)
    made.on_frame(at(60.0))
    made.state.clock.steer(time.monotonic(), paused=True)
    made.draw()
    return made


def focus(qtbot: QtBot, window: QWidget) -> None:
    """Give a window the keys."""
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))


def opened(session: SessionView) -> PractitionerView:
    """The practitioner's view, by its button."""
    click(session.buttons["W"])
    view = session.practice.view
    assert view is not None
    session.draw()
    assert view.isVisible()
    return view


def with_clients(session: SessionView) -> tuple[PractitionerView, ClientWindow]:
    """Both, by clicks."""
    view = opened(session)
    click(view.client)
    window = session.practice.client
    assert window is not None
    assert window.isVisible()
    return view, window


def test_both_open_by_clicks_and_show_what_is_meant_for_whom(qtbot: QtBot, tmp_path: Path) -> None:
    session = work(qtbot, tmp_path)
    view, window = with_clients(session)
    session.on_frame(at(61.0, UP))
    session.draw()
    assert {"Jo (practitioner)", "Mia (client)"} <= {chip.data.text for chip in view.findChildren(Chip)}
    said = [label.text() for label in view.findChildren(QLabel)]
    assert any("Mia: " in text and "since 1:00" in text for text in said)
    assert [state.word for state in view.line.picture.data.strips[1].states][-1] == "up"
    assert [panel.who for panel in view.people] == ["B"]
    shown = " ".join(part.accessibleDescription() + part.accessibleName() for part in (window.disc, window.ring))
    assert not any(word in shown for word in ("Mia", "up", "bpm", "settled"))
    before = window.styleSheet()
    session.apply_theme(LIGHT)
    assert window.styleSheet() != before
    window.hide()
    data = window.disc.data
    session.on_frame(at(90.0))
    session.draw()
    assert window.disc.data is data


def test_each_closes_alone_by_key_click_and_window_system(qtbot: QtBot, tmp_path: Path) -> None:
    session = work(qtbot, tmp_path)
    view, window = with_clients(session)
    focus(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert session.practice.client is None
    assert view.isVisible()
    assert not view.modes.isEnabled()
    click(view.client)
    click(view.client)
    assert session.practice.client is None
    click(view.client)
    again = session.practice.client
    assert again is not None
    again.close()
    assert session.practice.client is None
    click(view.client)
    other = session.practice.client
    assert other is not None
    focus(qtbot, session)
    qtbot.keyClick(session, Qt.Key.Key_W)
    assert not view.isVisible()
    assert session.breathe.isVisible()
    assert other.isVisible()
    qtbot.keyClick(session, Qt.Key.Key_W)
    assert view.isVisible()
    assert view is session.practice.view


def test_a_session_that_ends_takes_the_clients_window_along(qtbot: QtBot, tmp_path: Path) -> None:
    session = work(qtbot, tmp_path)
    with_clients(session)
    ended: list[object] = []
    session.ended.connect(ended.append)
    session.end(None)
    assert session.practice.client is None
    assert ended == [None]


def test_a_screen_that_is_gone_leaves_a_window_on_one_that_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    session = work(qtbot, tmp_path)
    _, window = with_clients(session)
    screen = QGuiApplication.primaryScreen()
    window.showFullScreen()
    session.practice.on_screen_removed(screen)
    assert not window.isFullScreen()
    assert window.isVisible()
    assert screen.availableGeometry().intersects(window.geometry())
    session.practice.on_screen_removed(screen)  # a window is moved by Qt itself
    assert window.isVisible()


def test_what_the_clients_see_is_chosen_and_said(qtbot: QtBot, tmp_path: Path) -> None:
    session = work(qtbot, tmp_path)
    view, window = with_clients(session)
    qtbot.keyClicks(view.client_line, "Take your time.")
    qtbot.keyClick(view.client_line, Qt.Key.Key_Return)
    assert window.line.text() == "Take your time."
    assert any(label.text() == "They read: Take your time." for label in view.findChildren(QLabel))
    for index, part in enumerate((window.disc, window.ring, window.dark)):
        click(view.modes.buttons[index])
        session.draw()
        assert part.isVisible()
    qtbot.keyClick(view.client_line, Qt.Key.Key_Return)
    assert window.line.text() == ""


def test_words_are_kept_at_the_moment_one_began_to_write(qtbot: QtBot, tmp_path: Path) -> None:
    session = work(qtbot, tmp_path)
    view, said, left = opened(session), list[str](), list[bool]()
    session.message.connect(said.append)
    session.left.connect(lambda: left.append(True))
    view.words.setFocus()
    qtbot.keyClicks(view.words, "prc mw")
    assert view.words.text() == "prc mw"
    assert session.state.marks == []
    assert view.isVisible()
    qtbot.keyClick(view.words, Qt.Key.Key_Escape)
    assert view.words.text() == ""
    assert left == []
    qtbot.keyClicks(view.words, "looks away")
    session.on_frame(at(75.0))
    qtbot.keyClick(view.words, Qt.Key.Key_Return)
    path = session.session.path
    assert path is not None
    assert read_private(path) == PrivateNotes((PrivateNote("looks away", 60.0),))
    assert session.state.marks == []
    click(view.kept_as.buttons[1])
    qtbot.keyClicks(view.words, "silence")
    qtbot.keyClick(view.words, Qt.Key.Key_Return)
    assert read_notes(path).added == (Mark(75.0, "moment", "silence"),)
    assert len(read_private(path).notes) == 1
    path.unlink()
    click(view.kept_as.buttons[0])
    qtbot.keyClicks(view.words, "x")
    qtbot.keyClick(view.words, Qt.Key.Key_Return)
    assert "The private notes cannot be saved" in "".join(said)
    session.setFocus()
    qtbot.keyClick(session, Qt.Key.Key_Escape)
    assert left == [True]


def test_fifty_openings_leave_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    session = work(qtbot, tmp_path)
    view = opened(session)
    for _ in range(50):
        click(view.client)
        click(view.client)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [one for one in QApplication.topLevelWidgets() if isinstance(one, ClientWindow)] == []


def test_states_so_far_are_those_of_the_frames() -> None:
    states = StatesSoFar()
    for t in range(10):
        states.follow(at(float(t), UP if 4 <= t < 7 else SETTLED))
    assert [(one.start, one.end, one.state) for one in states.of["B"]] == [
        (0.0, 3.0, "settled"),
        (3.0, 6.0, "activated"),
        (6.0, 9.0, "settled"),
    ]
    assert states.since("B") == 6.0
    states.follow(at(5.0, UP))  # somebody went back
    assert states.of["B"][-1].end == 5.0
    assert states.since("B") == 3.0
    assert states.since("C") is None


def test_a_recording_can_be_looked_at_in_it(qtbot: QtBot) -> None:
    view = shown(played("one_steadies_the_other"), 280.0, {"A": "Jo", "B": "Mia"}, DARK, live=False)
    qtbot.addWidget(view)
    assert "W" not in view.buttons
    view.practice.toggle()
    view.draw()
    own = view.practice.view
    assert own is not None
    assert not own.isHidden()
    assert [panel.who for panel in own.people] == ["A", "B"]
    view.practice.toggle()
    assert own.isHidden()
    assert view.views.currentWidget() is view.views.replay
