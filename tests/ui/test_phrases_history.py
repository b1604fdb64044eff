import math

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from hrvsync.analysis.over_days import Repairs
from hrvsync.analysis.states.pooled import Steadied
from hrvsync.history import Day, LeftOut, together
from hrvsync.report import words
from hrvsync.ui import phrases


def test_ruptures_that_were_not_repaired_are_said(qapp: QApplication) -> None:
    nan = math.nan
    assert phrases.repaired(Repairs(0, 0, nan, nan, nan)) == "No rupture in 60 days."
    assert phrases.repaired(Repairs(12, 6, 70.2, 40.0, nan)) == (
        "Back in range in 6 of 12 in 60 days. Half within 70 s (at least 40 s)."
    )
    assert phrases.repaired(Repairs(6, 6, 70.0, 40.0, 90.0)).endswith("Half within 70 s (40 to 90 s).")
    assert phrases.repaired(Repairs(6, 2, nan, 40.0, nan)).endswith("Half of them took longer than was watched.")


def test_what_is_left_out_is_said(qapp: QApplication) -> None:
    assert phrases.apart(LeftOut()) == ""
    assert phrases.apart(LeftOut({"Nap": 3, "": 1}, {"standing": 2})) == (
        "Not compared, since different sessions are not alike: Nap (3), without a guide (1), standing (2)."
    )


def test_the_hours_of_readings_are_said(qapp: QApplication) -> None:
    times = ("06:40", "07:05", "09:10")
    nothing = Day("", "", None, None, None, None, None, None, None, None)
    days = [replace(nothing, time=time) for time in times]
    at = [phrases.time_of_day(time) for time in times]
    assert phrases.hours(days) == f"Readings from {at[0]} to {at[2]}, half of them by {at[1]}."
    assert phrases.hours(days[1:2]) == f"All at {at[1]}."
    assert phrases.hours([]) == ""


def test_who_steadied_whom_is_said_beside_chance(qapp: QApplication) -> None:
    often, once = Steadied(20, 14, 8.1, 4.6, 11.4, 0.001), Steadied(20, 1, 1.4, 0.2, 3.1, 0.7)
    both = replace(together([], "Ada", "Ben"), steadied={"Ada": often, "Ben": once})
    assert phrases.steadied(both) == (
        "Over 20 sessions Ada steadied Ben 14 times, by chance 8 (5 to 11): more than that. "
        "Over 20 sessions Ben steadied Ada once, by chance 1 (1 to 3)."
    )
    assert words.steadied(both) == [
        "Over 20 sessions Ada steadied Ben 14 times, by chance 8 (5 to 11): more often than by chance.",
        "Over 20 sessions Ben steadied Ada once, by chance 1 (1 to 3): no more than by chance.",
    ]
    early = together([], "Ada", "Ben")
    assert phrases.steadied(early) == "Who steadied whom shows from six sessions of one kind and length on."
    assert words.steadied(early) == ["Who steadied whom shows from 6 sessions of one kind and length on."]
