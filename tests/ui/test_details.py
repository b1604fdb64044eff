"""The details view: figures that give way to each other, parts to repeat, numbers hidden for one person, in words."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from pytestqt.qtbot import QtBot
from support.made_frames import beats, frame

from hrvsync.events import Mark, Phase, Wave
from hrvsync.ui.session.details import Details
from hrvsync.ui.session.panels.ecg import latest_odd, unbroken
from hrvsync.ui.session.panels.heart_rate import odd_beats
from hrvsync.ui.session.panels.session_line import SessionLine
from hrvsync.ui.session.playback import Playback
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import DARK, LIGHT

RATE = 130.0


def ecg(who: str, until: float) -> list[Wave]:
    """Blocks of half a second of a saw tooth (µV) up to `until` (s)."""
    size = 65
    samples = tuple(range(0, 10 * size, 10))
    ends = np.arange(0.5, until, 0.5)
    return [Wave(float(t) + 0.1, who, "ecg", RATE, round(float(t) * 1e9), samples) for t in ends]


@pytest.fixture
def state() -> SessionState:
    made = SessionState("An evening", {"A": "Ada", "B": "Ben"})
    for t in range(395, 401):
        made.on_frame(frame(float(t)), float(t))
    return made


def shown(qtbot: QtBot, state: SessionState, size: tuple[int, int]) -> Details:
    view = Details(tuple(state.names))
    qtbot.addWidget(view)
    view.resize(*size)
    view.show()
    QCoreApplication.processEvents()  # lay out
    for _ in range(2):
        view.draw(state, 400.0)
    return view


def test_small_windows_show_one_figure_and_large_ones_all(qtbot: QtBot, state: SessionState) -> None:
    for block in (*ecg("A", 400.0), *ecg("B", 400.0)):
        state.on_event(block)
    small = shown(qtbot, state, (1024, 650))
    seen = [figures.seen() for figures in small.figures]
    assert seen == [["Heart rate"], ["Heart rate"]]
    small.next_figure()
    small.draw(state, 400.0)
    assert [figures.seen() for figures in small.figures] == [["Spectrum"], ["Spectrum"]]
    qtbot.mouseClick(small.figures[1].buttons[2], Qt.MouseButton.LeftButton)
    small.draw(state, 400.1)
    assert [figures.seen() for figures in small.figures] == [["ECG"], ["ECG"]]
    large = shown(qtbot, state, (2560, 1700))
    assert [figures.seen() for figures in large.figures] == [["Heart rate", "Spectrum", "ECG"]] * 2


def test_without_an_ecg_there_is_no_place_for_one(qtbot: QtBot, state: SessionState) -> None:
    view = shown(qtbot, state, (1024, 650))
    assert not view.figures[0].buttons[2].isVisible()
    assert view.figures[0].buttons[1].isVisible()
    view.next_figure()
    view.next_figure()
    view.draw(state, 400.0)
    assert view.figures[0].seen() == ["Heart rate"]


def test_one_person_hides_their_numbers_and_the_other_does_not(qtbot: QtBot, state: SessionState) -> None:
    view = shown(qtbot, state, (1440, 800))
    asked: list[str] = []
    view.hiding.connect(asked.append)
    qtbot.mouseClick(view.partners[0].hide_numbers, Qt.MouseButton.LeftButton)
    assert asked == ["A"]
    assert "64" in view.partners[0].accessibleDescription()
    state.hidden = {"A"}
    view.draw(state, 400.1)
    assert "64" not in view.partners[0].accessibleDescription()
    assert "71" in view.partners[1].accessibleDescription()
    assert view.partners[0].hide_numbers.accessibleName() == "Show Ada's numbers"


def test_a_missing_strap_is_said_on_its_card(qtbot: QtBot, state: SessionState) -> None:
    both = frame(401.0)
    state.on_frame(replace(both, people={"A": both.people["A"]}, pair=None), 401.0)
    view = shown(qtbot, state, (1440, 800))
    assert view.partners[1].said == "Waiting for Ben's strap"


def test_the_plots_are_told_in_words(qtbot: QtBot, state: SessionState) -> None:
    state.on_event(Mark(200.0, "rupture"))
    view = shown(qtbot, state, (1440, 800))
    assert view.line.accessibleDescription().startswith("0 phases and 1 marks up to 06:40.")
    assert "chance would give" in view.line.accessibleDescription()
    view.next_figure()
    view.draw(state, 400.0)
    assert "highest at 0.10 Hz" in view.figures[0].words()
    view.figures[0].choose(0)
    view.draw(state, 400.0)
    assert "irregular beats" in view.figures[0].words()


def pressed(qtbot: QtBot, line: SessionLine, start: float, stop: float) -> None:
    """Drag over the session line from one share of its width to another."""
    at = [QPoint(round(60 + share * (line.width() - 100)), line.height() // 3) for share in (start, stop)]
    qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=at[0])
    qtbot.mouseMove(line, at[1])
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=at[1])


def test_a_click_goes_there_and_a_drag_chooses_a_part(qtbot: QtBot, state: SessionState) -> None:
    state.seconds = 600.0
    view = shown(qtbot, state, (1440, 800))
    asked: list[float] = []
    parts: list[tuple[float, float]] = []

    def part(start: float, stop: float) -> None:
        parts.append((start, stop))

    view.sought.connect(asked.append)
    view.parted.connect(part)
    pressed(qtbot, view.line, 0.5, 0.5)
    assert asked == [pytest.approx(300, abs=30)]
    pressed(qtbot, view.line, 0.75, 0.25)
    assert parts == [(pytest.approx(150, abs=30), pytest.approx(450, abs=30))]


def test_a_click_beside_the_line_goes_nowhere(qtbot: QtBot, state: SessionState) -> None:
    state.seconds = 600.0
    view = shown(qtbot, state, (1440, 800))
    asked: list[float] = []
    view.sought.connect(asked.append)
    qtbot.mouseClick(view.line, Qt.MouseButton.LeftButton, pos=QPoint(2, 40))
    assert not asked


def test_names_of_phases_and_marks_do_not_run_into_each_other(qtbot: QtBot, state: SessionState) -> None:
    state.seconds = 600.0
    for t in range(0, 600, 20):
        state.on_event(Phase(float(t), f"A phase with a long name, {t}"))
    view = shown(qtbot, state, (1440, 800))
    boxes = view.line.name_boxes()
    assert len(boxes) > 2
    for one in boxes:
        assert not any(one.intersects(other) for other in boxes if other is not one)


def test_the_scrubber_shows_moments_and_the_part(qtbot: QtBot) -> None:
    bar = Playback()
    qtbot.addWidget(bar)
    bar.resize(900, 40)
    bar.show()
    bar.begin(600.0)
    plain = bar.place.grab().toImage()
    bar.place.show_moments(DARK, (100.0, 300.0), (200.0, 400.0))
    marked = bar.place.grab().toImage()
    assert plain != marked
    bar.place.show_moments(LIGHT, (100.0, 300.0), None)
    assert bar.place.grab().toImage() != marked


def test_artefacts_lie_on_the_curve_between_their_neighbours() -> None:
    made = beats(200.0, 60.0, odd=150.0)
    (ago,), (bpm,) = odd_beats(made, 200.0)
    assert ago == pytest.approx(-50.0, abs=1.0)
    assert 53 < bpm < 67
    assert latest_odd(made, 200.0) == pytest.approx(150.0, abs=1.0)
    assert latest_odd(made, 100.0) is None
    assert odd_beats(beats(0.0, 60.0), 10.0) == ([], [])


def test_an_ecg_is_drawn_in_its_unbroken_stretches() -> None:
    samples = np.array([np.nan, 1.0, 2.0, np.nan, 3.0, np.nan, 4.0, 5.0, 6.0])
    assert unbroken(samples) == [slice(1, 3), slice(6, 9)]
    assert unbroken(np.empty(0)) == []


def test_the_strip_of_an_irregular_beat_is_kept(qtbot: QtBot, state: SessionState) -> None:
    view = shown(qtbot, state, (1900, 1700))
    for block in ecg("A", 409.0):
        state.on_event(block)
    state.on_frame(frame(410.0), 410.0)
    view.draw(state, 410.0)
    QCoreApplication.processEvents()
    view.draw(state, 410.0)
    assert "irregular beat at" in view.figures[0].words()
