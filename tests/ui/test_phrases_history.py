import math

from PySide6.QtWidgets import QApplication

from hrvsync.analysis.over_days import Repairs
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
    assert phrases.apart({}) == ""
    assert phrases.apart({"Nap": 3, "": 1}) == (
        "Not compared, since different sessions are not alike: Nap (3), without a guide (1)."
    )
