"""The details view: plots that give way to each other, parts to repeat, numbers hidden for one person, in words."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from pytestqt.qtbot import QtBot
from support.made_frames import beats, frame
from support.widgets import described, part, titles

from hrvsync.events import Mark, Pacer, Phase, Wave
from hrvsync.ui.session.details import Details
from hrvsync.ui.session.pacer import PacerDisc
from hrvsync.ui.session.panels.ecg import latest_odd, unbroken
from hrvsync.ui.session.panels.heart_rate import odd_beats
from hrvsync.ui.session.panels.partner import PartnerPanel
from hrvsync.ui.session.panels.session_line import SessionLine
from hrvsync.ui.session.replay.controls import Scrubber
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import DARK, LIGHT
from hrvsync.ui.widgets import session_picture
from hrvsync.ui.widgets.segments import Segments
from hrvsync.ui.widgets.session_picture import SessionPicture

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


def test_small_windows_show_one_plot_and_large_ones_all(qtbot: QtBot, state: SessionState) -> None:
    for block in (*ecg("A", 400.0), *ecg("B", 400.0)):
        state.on_event(block)
    small = shown(qtbot, state, (1024, 650))
    seen = list(map(titles, small.plots))
    assert seen == [["Heart rate, bpm"], ["Heart rate, bpm"]]
    small.next_plot()
    small.draw(state, 400.0)
    assert titles(small.plots[0]) == ["Spectrum"]
    assert small.plots[1].choice == small.plots[0].choice  # of whom the tab shows next
    qtbot.mouseClick(small.plots[1].buttons[2], Qt.MouseButton.LeftButton)
    small.draw(state, 400.1)
    assert titles(small.plots[0]) == ["ECG"]
    large = shown(qtbot, state, (2560, 1700))
    assert list(map(titles, large.plots)) == [["Heart rate, bpm", "Spectrum", "ECG"]] * 2


def test_without_an_ecg_there_is_no_place_for_one(qtbot: QtBot, state: SessionState) -> None:
    view = shown(qtbot, state, (1024, 650))
    assert not view.plots[0].buttons[2].isVisible()
    assert view.plots[0].buttons[1].isVisible()
    view.next_plot()
    view.next_plot()
    view.draw(state, 400.0)
    assert titles(view.plots[0]) == ["Heart rate, bpm"]


def test_one_person_hides_their_numbers_and_the_other_does_not(qtbot: QtBot, state: SessionState) -> None:
    view = shown(qtbot, state, (1440, 800))
    toggled: list[str] = []
    view.hide_toggled.connect(toggled.append)
    qtbot.mouseClick(part(view, PartnerPanel, 0).hide_numbers, Qt.MouseButton.LeftButton)
    assert toggled == ["A"]
    assert "64" in part(view, PartnerPanel, 0).accessibleDescription()
    state.hidden = {"A"}
    view.draw(state, 400.1)
    assert "64" not in part(view, PartnerPanel, 0).accessibleDescription()
    assert "71" in part(view, PartnerPanel, 1).accessibleDescription()
    assert part(view, PartnerPanel, 0).hide_numbers.accessibleName() == "Show Ada's numbers"


def test_a_missing_strap_is_reported_on_its_card(qtbot: QtBot, state: SessionState) -> None:
    both = frame(401.0)
    state.on_frame(replace(both, people={"A": both.people["A"]}, pair=None), 401.0)
    view = shown(qtbot, state, (1440, 800))
    assert part(view, PartnerPanel, 1).status == "Waiting for Ben's strap"


def test_the_plots_are_described_in_words(qtbot: QtBot, state: SessionState) -> None:
    state.on_event(Mark(200.0, "rupture"))
    view = shown(qtbot, state, (1440, 800))
    assert part(view, SessionLine).accessibleDescription().startswith("0 phases and 1 mark up to 6:40.")
    assert "chance would give" in part(view, SessionLine).accessibleDescription()
    view.next_plot()
    view.draw(state, 400.0)
    assert "highest at 0.10 Hz" in described(view.plots[0])
    view.plots[0].choose(0)
    view.draw(state, 400.0)
    assert "irregular beat" in described(view.plots[0])


def pressed(qtbot: QtBot, line: SessionLine, start: float, stop: float) -> None:
    """Drag over the session line from one share of its width to another."""
    at = [QPoint(round(60 + share * (line.width() - 100)), line.height() // 3) for share in (start, stop)]
    qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=at[0])
    qtbot.mouseMove(line, at[1])
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=at[1])


def test_a_click_goes_there_and_a_drag_chooses_a_part(qtbot: QtBot, state: SessionState) -> None:
    state.seconds = 600.0
    view = shown(qtbot, state, (1440, 800))
    seeks: list[float] = []
    parts: list[tuple[float, float]] = []

    def repeat(start: float, stop: float) -> None:
        parts.append((start, stop))

    view.seek_requested.connect(seeks.append)
    view.repeat_requested.connect(repeat)
    pressed(qtbot, part(view, SessionLine), 0.5, 0.5)
    assert seeks == [pytest.approx(300, abs=30)]
    pressed(qtbot, part(view, SessionLine), 0.75, 0.25)
    assert parts == [(pytest.approx(150, abs=30), pytest.approx(450, abs=30))]


def test_a_click_beside_the_line_goes_nowhere(qtbot: QtBot, state: SessionState) -> None:
    state.seconds = 600.0
    view = shown(qtbot, state, (1440, 800))
    seeks: list[float] = []
    view.seek_requested.connect(seeks.append)
    qtbot.mouseClick(part(view, SessionLine), Qt.MouseButton.LeftButton, pos=QPoint(2, 40))
    assert not seeks


def written(picture: SessionPicture) -> list[QRectF]:
    """Where a picture writes its texts."""
    boxes: list[QRectF] = []

    def watched(painter: QPainter, font: QFont, colour: str, box: QRectF, text: str, *_align: object) -> None:
        boxes.append(QFontMetricsF(font).boundingRect(box, Qt.AlignmentFlag.AlignVCenter, text) & box)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(session_picture, "write", watched)
        picture.renew()
        picture.grab()
    return boxes


def test_names_of_phases_and_marks_do_not_run_into_each_other(qtbot: QtBot, state: SessionState) -> None:
    state.seconds = 600.0
    for t in range(0, 600, 20):
        state.on_event(Phase(float(t), f"A phase with a long name, {t}"))
    view = shown(qtbot, state, (1440, 800))
    line = part(view, SessionLine)
    texts = written(line.picture)
    assert len(texts) > 2
    for one in texts:
        assert not any(one.intersects(other) for other in texts if other is not one)


def test_the_scrubber_shows_moments_and_the_part(qtbot: QtBot) -> None:
    place = Scrubber()
    qtbot.addWidget(place)
    place.setRange(0, 600)
    place.resize(600, 40)
    place.show()
    plain = place.grab().toImage()
    place.show_moments(DARK, (100.0, 300.0), (200.0, 400.0))
    marked = place.grab().toImage()
    assert plain != marked
    place.show_moments(LIGHT, (100.0, 300.0), None)
    assert place.grab().toImage() != marked


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_the_recording_goes_where_one_clicks(qtbot: QtBot, share: float) -> None:
    place = Scrubber()
    qtbot.addWidget(place)
    place.setRange(0, 600)
    place.resize(600, 40)
    place.show()
    wanted: list[int] = []
    place.valueChanged.connect(wanted.append)
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton, pos=QPoint(round(600 * share), 20))
    assert wanted == [pytest.approx(600 * share, abs=10)]
    assert not place.isSliderDown()


def test_a_small_window_shows_one_person_at_a_time(qtbot: QtBot, state: SessionState) -> None:
    view = shown(qtbot, state, (900, 600))
    cards = view.findChildren(PartnerPanel)
    assert [card.isVisible() for card in cards] == [True, False]
    tabs = part(view, Segments)
    assert [tab.text() for tab in tabs.buttons] == ["● Ada", "◆ Ben"]
    qtbot.mouseClick(tabs.buttons[1], Qt.MouseButton.LeftButton)
    assert [card.isVisible() for card in cards] == [False, True]
    view.resize(1440, 820)
    QCoreApplication.processEvents()
    assert all(card.isVisible() for card in cards)
    assert not tabs.isVisible()


def test_each_pacer_is_shown_where_each_has_their_own(qtbot: QtBot, state: SessionState) -> None:
    phase = Phase(0.0, "Each their own", 600.0, {"A": Pacer(5.0), "B": Pacer(7.0)})
    state.on_event(phase)
    state.on_frame(frame(401.0, phase=phase), 401.0)
    view = shown(qtbot, state, (1440, 820))
    discs = [disc for disc in view.findChildren(PacerDisc) if disc.isVisible()]
    assert [disc.data.who for disc in discs] == ["A", "B"]


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
    assert "irregular beat at" in described(view.plots[0])
