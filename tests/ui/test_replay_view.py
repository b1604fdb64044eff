"""A recording that is watched again: what was known then, a minute around now, moments to go to, and all of it."""

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.showroom import SHORT, apply_theme, played, session, settle

from hrvsync.ui.session.panel import HIDDEN
from hrvsync.ui.session.replay import ReplayView
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.theme import DARK
from hrvsync.ui.widgets.played_picture import Played, PlayedPicture
from hrvsync.ui.widgets.session_picture import PictureData


def watched(qapp: QApplication, qtbot: QtBot, name: str = "rupture_and_repair", t: float = 400.0) -> SessionView:
    """A recording at `t` (s), analysed to its end."""
    view = session(played(name), t, SHORT, DARK, live=False, title="An evening")
    qtbot.addWidget(view)
    apply_theme(qapp, view, DARK, (1440, 900))
    view.show()
    settle(view)
    return view


def replay(view: SessionView) -> ReplayView:
    """The view with which it begins."""
    assert view.views.currentWidget() is view.views.replay
    assert view.views.replay is not None
    return view.views.replay


def test_a_minute_around_now_is_known_to_its_end(qapp: QApplication, qtbot: QtBot) -> None:
    shown = replay(watched(qapp, qtbot)).minute.curves.data
    assert shown.axes.x == (360.0, 420.0)
    assert shown.now == 400.0
    assert [curve.name for curve in shown.curves] == ["Ada", "Ben"]
    for curve in shown.curves:
        assert np.nanmax(curve.x) > 415.0


def test_near_the_end_the_minute_ends_with_the_recording(qapp: QApplication, qtbot: QtBot) -> None:
    view = watched(qapp, qtbot, t=470.0)
    assert replay(view).minute.curves.data.axes.x == (420.0, 480.0)


def test_moments_lead_to_where_they_begin_and_the_present_one_is_lit(qapp: QApplication, qtbot: QtBot) -> None:
    view = watched(qapp, qtbot, t=320.0)
    moments, sought = replay(view).moments, list[float]()
    replay(view).seek_requested.connect(sought.append)
    first, *others = moments.buttons.items()
    assert first[1].words.startswith("it got loud")
    qtbot.mouseClick(first[1], Qt.MouseButton.LeftButton)
    assert sought == [pytest.approx(first[0] - 5.0)]
    assert first[1].property("role") == "moment-seen"
    assert others[-1][1].property("role") == "moment"


def test_hidden_numbers_are_nowhere(qapp: QApplication, qtbot: QtBot) -> None:
    view = watched(qapp, qtbot)
    view.toggle_own("A")
    settle(view)
    panel = replay(view).moment
    assert (panel.rates["A"].text(), panel.rmssd["A"].text()) == (HIDDEN, HIDDEN)
    assert panel.rates["B"].text().isdigit()
    assert not replay(view).line.picture.data.values
    assert {text for _, text in replay(view).minute.curves.data.axes.left} == {""}


@pytest.fixture
def picture(qtbot: QtBot) -> PlayedPicture:
    """A picture of ten minutes."""
    made = PlayedPicture("The session")
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show_data(PictureData(600.0, ()))
    made.show()
    QCoreApplication.processEvents()
    return made


def test_what_was_played_is_bright_and_the_rest_is_faint(qapp: QApplication, qtbot: QtBot) -> None:
    """A minute before the end and at the end: left of now nothing changes, right of it the curves do."""
    line = replay(watched(qapp, qtbot)).line.picture
    line.show_played(Played())
    whole = line.grab().toImage()
    line.show_played(Played(300.0))
    half = line.grab().toImage()
    x = round(line.x_of(300.0))
    before, after = (range(80, x - 10, 7), range(x + 10, round(line.x_of(480.0)) - 4, 7))
    rows = range(60, line.height() // 2, 2)

    def differs(columns: range) -> bool:
        return any(whole.pixel(a, b) != half.pixel(a, b) for a in columns for b in rows)

    assert not differs(before)
    assert differs(after)


def test_a_place_is_a_time_and_back(picture: PlayedPicture) -> None:
    for t in (0.0, 150.0, 600.0):
        assert picture.time_at(picture.x_of(t)) == pytest.approx(t)
