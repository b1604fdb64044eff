"""One table makes shortcuts, buttons, menus and help: every action works by its key, and no key has two."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot
from support.sessions import FakeSession
from support.showroom import settle
from support.widgets import part

from hrvsync.app.sessions import Replay
from hrvsync.events import Mark
from hrvsync.guide import PhasePlan, Protocol
from hrvsync.storage import jsonl, read_notes
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.page import FULL_SCREEN_KEYS
from hrvsync.ui.session.actions import SPACE, HelpOverlay, key_name
from hrvsync.ui.session.marks import MarksDialog, NoteDialog
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.theme import DARK

NAMES = {"A": "Ada", "B": "Ben"}
RECORDING = Path(__file__).parents[2] / "recordings" / "coupled.jsonl"
EACH = pytest.mark.parametrize("live", [True, False], ids=["live", "replay"])
NOTHING_TO_DO = ["Ctrl+Left", "Ctrl+Right", "]"]  # no phases yet, and a part that has just begun has no length


class FakeBridge(Bridge):
    """Keeps what would be called in the session's thread."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[object] = []

    def call(self, function: object, *args: object) -> None:
        """Keep the call."""
        self.calls.append((function, *args))


def shown(qtbot: QtBot, *, live: bool) -> SessionView:
    """A session with a protocol that has tones, or a recording; it does not run."""
    phases = (PhasePlan("Breathe", 60.0, {}, "", "tones"),)
    session = FakeSession(names=NAMES, protocol=Protocol("Breathe", "", 2, "adults", False, {}, phases))
    view = SessionView(session if live else Replay(jsonl.read(RECORDING), "Evening", stay=True), FakeBridge(), DARK)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    view.show_details(True)
    view.draw()
    return view


def press(view: SessionView, key: str) -> None:
    """Press a key given in Qt's notation."""
    QTest.keySequence(view, QKeySequence(key))


@EACH
def test_no_key_has_two_actions_and_every_action_is_in_the_help(qtbot: QtBot, live: bool) -> None:
    view = shown(qtbot, live=live)
    keys = Counter(action.key for action in view.table)
    assert [key for key, n in keys.items() if n > 1] == []
    assert sorted(action.key for group in view.help.values() for action in group) == sorted([*keys, "F11"])
    shortcuts = [shortcut.key().toString() for shortcut in view.findChildren(QShortcut)]
    assert sorted(shortcuts) == sorted([*(keys.keys() - {SPACE}), *FULL_SCREEN_KEYS])


@EACH
def test_two_keys_of_every_page_ask_for_full_screen(qtbot: QtBot, live: bool) -> None:
    view = shown(qtbot, live=live)
    for key in FULL_SCREEN_KEYS:
        with qtbot.waitSignal(view.full_screen_toggled):
            press(view, key)


@EACH
def test_every_button_names_its_key(qtbot: QtBot, live: bool) -> None:
    view = shown(qtbot, live=live)
    assert set(view.buttons) == {action.key for action in view.table if action.button}
    for width, words in ((1600, True), (1024, False)):
        view.resize(width, 700)
        settle(view)
        for key, button in view.buttons.items():
            assert key_name(key) in button.toolTip()
            assert button.accessibleName() == button.words
            if button.isVisible():
                assert button.text() == (button.words if words else "")
                assert button.width() >= button.width_as(caption=words, keyed=words)


def opened_by(view: SessionView) -> list[QWidget]:
    """The menus and dialogs that are open."""
    windows = [window for kind in (QMenu, NoteDialog, MarksDialog, HelpOverlay) for window in view.findChildren(kind)]
    return [window for window in windows if window.isVisible()]


@EACH
def test_every_key_does_something(qtbot: QtBot, live: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each press changes what is shown, opens something, says something, or calls into the session's thread."""
    monkeypatch.setattr("hrvsync.ui.session.view.has_sound", lambda: True)
    view, emitted = shown(qtbot, live=live), list[str]()
    assert isinstance(view.bridge, FakeBridge)
    view.message.connect(emitted.append)

    def marked(text: str, _undo: object, _words: object) -> None:
        emitted.append(text)

    view.marked.connect(marked)
    view.left.connect(lambda: emitted.append("left"))

    view.stopped.connect(lambda: emitted.append("stopped"))

    def visible() -> list[object]:
        assert isinstance(view.bridge, FakeBridge)
        choices = [stack.choice for stack in view.details.plots]
        page = view.findChildren(QStackedWidget)[0].currentIndex()
        parts = (view.state.part, view.state.numbers, set(view.state.hidden), view.details.isVisible(), page)
        return [len(view.bridge.calls), len(emitted), *choices, *parts]

    without: list[str] = []
    for action in view.table:
        before = visible()
        press(view, action.key)
        view.draw()
        windows = opened_by(view)
        for window in windows:
            qtbot.keyClick(window, Qt.Key.Key_Escape)
        if windows:
            with qtbot.waitActive(view):
                view.activateWindow()
        elif before == visible():
            without.append(action.key)
    assert sorted(without) == ([] if live else NOTHING_TO_DO)


def test_the_help_lists_every_key_until_the_next_one(qtbot: QtBot) -> None:
    view = shown(qtbot, live=True)
    press(view, "F1")
    overlay = part(view, HelpOverlay)
    texts = {label.text() for label in overlay.findChildren(QLabel)}
    assert {key_name(action.key) for action in view.table} <= texts
    assert {action.text for action in view.table} <= texts
    qtbot.keyClick(overlay, Qt.Key.Key_D)
    assert not overlay.isVisible()
    assert view.details.isVisible(), "a key that closes the help does nothing else"


def test_without_tones_and_phases_neither_is_offered(qtbot: QtBot) -> None:
    with_both = shown(qtbot, live=True)
    free = SessionView(FakeSession(names=NAMES), FakeBridge(), DARK)
    qtbot.addWidget(free)
    assert {action.key for action in with_both.table} - {action.key for action in free.table} == {"B", "S", "Right"}


def test_marks_are_changed_and_removed(qtbot: QtBot) -> None:
    view = shown(qtbot, live=True)
    view.state.marks = [Mark(5.0, "touch"), Mark(9.0, "note", "a door")]
    press(view, "E")
    dialog = part(view, MarksDialog)
    text = dialog.table.item(1, 2)
    assert text is not None
    text.setText("a window")
    assert view.state.marks[-1].text == "a window"
    dialog.table.setCurrentCell(0, 0)
    remove = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Remove")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert [mark.kind for mark in view.state.marks] == ["note"]


@pytest.mark.parametrize("writable", [True, False])
def test_a_note_has_the_time_of_its_key(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writable: bool
) -> None:
    path, bridge = tmp_path / "evening.jsonl", FakeBridge()
    path.touch()
    view = SessionView(FakeSession(names=NAMES, path=path), bridge, DARK)
    qtbot.addWidget(view)
    at = [100.0]

    def now(_state: SessionState, _wall: float) -> float:
        return at[0]

    monkeypatch.setattr(SessionState, "now", now)
    view.marks.open_note()
    at[0] = 124.0
    if not writable:
        path.unlink()
    dialog = part(view, NoteDialog)
    dialog.text.setText("a door")
    dialog.findChildren(QPushButton)[0].click()
    kept, recorded = read_notes(path).added, [call[1] for call in bridge.calls if isinstance(call, tuple)]
    if writable:
        assert (kept, recorded) == ((Mark(100.0, "note", "a door"),), [])
        assert view.state.marks == [Mark(100.0, "note", "a door")]
    else:  # late is better than lost
        assert (kept, recorded[-1]) == ((), Mark(124.0, "note", "a door"))


@pytest.mark.parametrize(
    ("typed", "t"), [("00:03", 3.0), ("1:02", 62.0), ("2:00:00", 90.0), ("-7", 0.0), ("soon", 5.5), ("", 5.5)]
)
def test_the_time_of_a_mark_is_changed(qtbot: QtBot, typed: str, t: float) -> None:
    view = shown(qtbot, live=True)
    view.state.marks = [Mark(5.5, "touch")]
    view.state.seconds = 90.0
    press(view, "E")
    when = part(view, MarksDialog).table.item(0, 0)
    assert when is not None
    when.setText(typed)
    assert [mark.t for mark in view.state.marks] == [t]
    assert when.text() == phrases.clock(t)


def test_space_presses_the_button_that_tab_has_reached(qtbot: QtBot) -> None:
    view = shown(qtbot, live=True)
    view.buttons["D"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view.buttons["D"], Qt.Key.Key_Space)
    assert view.breathe.isVisible()
    assert not view.state.guide_paused


def test_a_part_is_repeated_and_the_speed_changed(qtbot: QtBot) -> None:
    view = shown(qtbot, live=False)
    assert view.replay is not None
    press(view, "+")
    assert [made.text() for made in view.replay.speed.buttons if made.isChecked()] == ["2×"]
    press(view, "O")
    assert view.state.part == (0.0, 30.0), "half a minute where there are no phases"
    assert view.replay.loop.isChecked()
    qtbot.mouseClick(view.replay.loop, Qt.MouseButton.LeftButton)
    assert view.state.part is None
    press(view, SPACE)
    assert view.replay.play.accessibleName() == "Play"
    qtbot.mouseClick(view.replay.play, Qt.MouseButton.LeftButton)
    assert view.replay.play.accessibleName() == "Pause"
