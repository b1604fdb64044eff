"""Each panel draws empty, NaN and full frames in both themes without a Qt warning, and leaks nothing."""

import math
import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from support.made_frames import beats, frame

from hrvsync.analysis.live import Frame, PairFrame
from hrvsync.analysis.measures import PersonMeasures
from hrvsync.analysis.synchrony import PairMeasures
from hrvsync.events import Mark
from hrvsync.ui.session.panel import Panel
from hrvsync.ui.session.panels import PANELS
from hrvsync.ui.session.panels.partner import PartnerPanel
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import DARK, LIGHT

EACH = pytest.mark.parametrize("make", PANELS, ids=lambda make: make.__name__)


type Make = Callable[[tuple[str, ...]], Panel]


def made_panel(make: Make, seats: tuple[str, ...], qtbot: QtBot) -> Panel:
    """A visible panel for these seats."""
    panel = make(seats)
    qtbot.addWidget(panel)
    panel.resize(500, 400)
    panel.show()
    return panel


def nan_frame(t: float) -> Frame:
    """A frame in which nothing is known yet."""
    full = frame(t, phase=None)
    empty = {
        who: replace(
            person,
            beats=beats(0.0, 60.0),
            measures=PersonMeasures(),
            usable_pct=math.nan,
            silent=math.nan,
        )
        for who, person in full.people.items()
    }
    return replace(full, people=empty, pair=PairFrame(PairMeasures()))


@pytest.mark.parametrize(
    ("make", "seats"),
    [(make, seats) for seats in (("A", "B"), ("A",)) for make in PANELS if len(seats) >= make.min_seats],
)
def test_every_kind_of_frame(make: Make, seats: tuple[str, ...], qtbot: QtBot) -> None:
    panel = made_panel(make, seats, qtbot)
    state = SessionState("test", {who: f"{who}da" for who in seats})
    panel.draw(state, 0.0)
    solo = len(seats) == 1
    for wall, shown in enumerate((Frame(0.0, {}), frame(5.0, not solo), nan_frame(6.0), frame(400.0, not solo))):
        state.on_frame(shown, float(wall))
        state.on_event(Mark(float(wall), "rupture"))
        for theme in (DARK, LIGHT):
            state.theme = theme
            panel.draw(state, wall + 0.5)
            assert not panel.grab().isNull()


def texts(panel: Panel) -> str:
    """Everything that can be read on a panel, heard from it, or found by resting on it."""
    parts = [panel, *panel.findChildren(QWidget)]
    read = [part.text() for part in parts if isinstance(part, QLabel)]
    read += [text for part in parts for text in (part.toolTip(), part.accessibleName(), part.accessibleDescription())]
    return " | ".join([*read, getattr(panel, "note", "")])


@EACH
def test_hidden_numbers_are_nowhere(make: Make, qtbot: QtBot) -> None:
    """64 and 71 bpm and an RMSSD of 47 ms: seen by everybody, or by nobody."""
    number = re.compile(r"\b(64|71|47)\b")
    panel = made_panel(make, ("A", "B"), qtbot)
    state = SessionState("test", {"A": "Ada", "B": "Ben"})
    state.on_frame(frame(400.0), 0.0)
    state.hidden = {"A", "B"}
    panel.draw(state, 0.0)
    assert not number.search(texts(panel))
    if make is PartnerPanel:
        state.hidden = set()
        panel.draw(state, 0.1)
        assert {found[0] for found in number.finditer(texts(panel))} == {"64", "47"}


@EACH
def test_a_recording_and_a_lost_strap(make: Make, qtbot: QtBot) -> None:
    panel = made_panel(make, ("A", "B"), qtbot)
    state = SessionState("test", {"A": "Ada", "B": "Ben"})
    state.seconds = 600.0
    shown = frame(100.0)
    lost = replace(shown.people["A"], link="lost", silent=12.0, beats=shown.people["A"].beats)
    state.on_frame(replace(shown, people=shown.people | {"A": lost}), 0.0)
    panel.draw(state, 0.0)
    state.hidden = {"A", "B"}
    panel.draw(state, 0.1)
