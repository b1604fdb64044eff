"""A mark of a recording is renamed, moved and removed in its own row, and Undo brings back what was there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from support.made_frames import frame
from support.sessions import FakeSession

from hrvsync.app.sessions import Replay
from hrvsync.events import Mark, Packet, Phase, Tick
from hrvsync.guide import PhasePlan, Protocol
from hrvsync.storage import jsonl, read_notes
from hrvsync.storage.recording import Header
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.session.mark_row import MarkRow
from hrvsync.ui.session.panels.session_line import SessionLine
from hrvsync.ui.session.replay import ReplayView
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.theme import DARK

MARK = Mark(60.0, "moment")
NAMES = {"A": "Ada", "B": "Ben"}


def replayed(qtbot: QtBot, path: Path) -> tuple[SessionView, SessionLine]:
    """A replay of two minutes with one mark, drawn."""
    with path.open("wb") as file:
        file.writelines(
            map(
                jsonl.line,
                (Header(NAMES, "simulator"), *(Packet(1.0, who, (900,)) for who in NAMES), MARK, Tick(120.0)),
            )
        )
    view = SessionView(Replay(jsonl.read(path), "Talk", path=path), Bridge(), DARK)
    qtbot.addWidget(view)
    view.resize(1200, 800)
    view.show()
    view.on_event(MARK)
    view.on_frame(frame(90.0, phase=Phase(0.0, "Talk")))
    view.draw()
    return view, shown(view).line


def shown(view: SessionView) -> ReplayView:
    """The view in which one edits marks."""
    assert view.views.replay is not None
    return view.views.replay


def undoes(view: SessionView) -> list[Callable[[], object]]:
    """What Undo would call, of each mark from now on."""
    found: list[Callable[[], object]] = []

    def take(_text: str, undo: Callable[[], object], _words: object) -> None:
        found.append(undo)

    view.marked.connect(take)
    return found


def test_a_click_on_a_mark_opens_its_row_and_keys_move_and_name_it(qtbot: QtBot, tmp_path: Path) -> None:
    view, line = replayed(qtbot, tmp_path / "a.jsonl")
    sought: list[float] = []
    shown(view).seek_requested.connect(sought.append)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.place_of(60.0))
    assert (line.row.isVisible(), sought) == (True, [])
    assert line.row.title.text() == "Mark at 1:00"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(line.row, key)
    qtbot.mouseClick(line.row.kinds["repair"], Qt.MouseButton.LeftButton)
    line.row.words.setText("sorry")
    undo = undoes(view)
    line.row.close_row()
    assert view.state.marks == [Mark(61.0, "repair", "sorry")]
    kept = read_notes(tmp_path / "a.jsonl")
    assert (kept.added, kept.struck) == ((Mark(61.0, "repair", "sorry"),), (MARK,))
    undo[0]()
    assert view.state.marks == [MARK]


def test_a_drag_moves_it_and_beside_marks_a_drag_chooses_a_part(qtbot: QtBot, tmp_path: Path) -> None:
    view, line = replayed(qtbot, tmp_path / "a.jsonl")
    parts: list[tuple[float, float]] = []

    def repeat(start: float, stop: float) -> None:
        parts.append((start, stop))

    shown(view).repeat_requested.connect(repeat)
    for start, stop in ((60.0, 80.0), (20.0, 40.0)):
        qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=line.place_of(start))
        qtbot.mouseMove(line, line.place_of((start + stop) / 2))
        qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=line.place_of(stop))
    (moved,) = view.state.marks
    assert abs(moved.t - 80) < 1
    assert len(parts) == 1


def test_it_is_removed_and_brought_back(qtbot: QtBot, tmp_path: Path) -> None:
    view, line = replayed(qtbot, tmp_path / "a.jsonl")
    undo = undoes(view)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.place_of(60.0))
    line.row.remove()
    assert (view.state.marks, line.row.isVisible()) == ([], False)
    assert read_notes(tmp_path / "a.jsonl").struck == (MARK,)
    undo[0]()
    assert view.state.marks == [MARK]
    assert read_notes(tmp_path / "a.jsonl").struck == ()


def test_it_stays_within_the_session(qtbot: QtBot) -> None:
    row = MarkRow()
    qtbot.addWidget(row)
    row.open_mark(Mark(0.4, "note", "a"), 1.2)
    for key, t in ((Qt.Key.Key_Left, 0.0), (Qt.Key.Key_Right, 1.0), (Qt.Key.Key_Right, 1.2)):
        qtbot.keyClick(row, key)
        assert row.mark == Mark(t, "note", "a")
    qtbot.keyClick(row, Qt.Key.Key_Escape)
    assert not row.isVisible()


def test_marks_of_the_protocol_are_offered_and_set_when_the_menu_was_opened(qtbot: QtBot) -> None:
    plans = (PhasePlan("Talk", None, {}, "", "silence"),)
    protocol = Protocol("Talk", "", 2, "adults", False, {}, plans, marks=("It got loud",))
    view = SessionView(FakeSession(names={"A": "Ada", "B": "Ben"}, protocol=protocol), Bridge(), DARK)
    qtbot.addWidget(view)
    view.on_frame(frame(30.0, phase=Phase(0.0, "Talk")))
    view.marks.open_menu()
    menu = next(one for one in view.findChildren(QMenu) if one.actions()[0].text() == "&It got loud")
    view.on_frame(frame(50.0, phase=Phase(0.0, "Talk")))
    menu.actions()[0].trigger()
    (mark,) = view.state.marks
    assert (mark.kind, mark.text) == ("moment", "It got loud")
    assert 29 <= mark.t <= 33
    menu.close()
