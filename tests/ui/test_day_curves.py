"""Scales of the curves over days: a few round numbers, none where nothing is known."""

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from hrvsync.history import TheirDay
from hrvsync.ui.history.day_plot import day_name, day_names, day_plot, round_values
from hrvsync.ui.history.lines import their_lines
from hrvsync.ui.widgets.dot_plot import DotPlot


@given(st.floats(-1000, 1000), st.floats(0.01, 1000))
def test_one_to_five_round_numbers_lie_within(low: float, span: float) -> None:
    shown, digits = round_values(low, low + span)
    assert 1 <= len(shown) <= 5
    assert shown == pytest.approx([round(one, digits) for one in shown])
    assert shown[0] >= low - 1e-6 * span
    assert shown[-1] <= low + span + 1e-6 * span


def test_a_share_stands_between_0_and_100() -> None:
    assert round_values(0.0, 104.0) == ([0.0, 50.0, 100.0], 0)
    assert round_values(math.exp(3.0), math.exp(4.0)) == ([30.0, 40.0, 50.0], 0)


def test_without_a_value_there_is_no_scale(qtbot: QtBot) -> None:
    days = np.arange(700000.0, 700010.0)
    plot = day_plot("nothing", days, np.full(10, math.nan))
    qtbot.addWidget(plot)
    assert (plot.data.axes.left, plot.data.points) == ((), ())


def test_a_dot_says_its_day_and_its_value_which_was_a_logarithm(qtbot: QtBot) -> None:
    days = np.array([738000.0, 738001.0])
    plot = day_plot("RMSSD", days, np.log([30.0, 45.0]), logarithmic=True)
    qtbot.addWidget(plot)
    plot.point_at(1)
    assert plot.accessibleDescription() == f"{day_name(738001)}: 45"


def test_names_of_days_do_not_lie_over_each_other() -> None:
    days = np.array([738000.0, 738001.0, 738002.0, 738060.0])
    assert [day for day, _ in day_names(days)] == [738002.0, 738060.0]
    assert [day for day, _ in day_names(np.arange(738000.0, 738031.0))] == [738000.0, 738010.0, 738020.0, 738030.0]


def test_what_another_app_measured_is_drawn_as_theirs(qtbot: QtBot) -> None:
    days = tuple(TheirDay(f"2024-03-{day:02d}", 40.0 + day % 5, 52.0, 42.0, (38.0, 46.0)) for day in range(1, 29))
    nights = (TheirDay("2024-03-01", None, 52.0, None, None),)
    (made,) = their_lines({"Oura": days, "Garmin": nights}, "A")
    qtbot.addWidget(made)
    (plot,) = made.findChildren(DotPlot)
    assert len(plot.data.points) == 28
    texts = " ".join(one.text() for one in made.findChildren(QLabel))
    assert "Oura" in texts
    assert "never among them" in texts
    assert "Garmin" not in texts  # it has no RMSSD
