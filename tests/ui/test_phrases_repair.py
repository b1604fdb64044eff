import math
from typing import Literal

import pytest
from PySide6.QtWidgets import QApplication

from hrvsync.analysis.states import Rupture
from hrvsync.ui import phrases


@pytest.mark.parametrize(
    ("source", "outcome", "seconds", "sentence"),
    [
        ("mark", "back", 45.0, "At 5:00 a rupture was marked: both were back in their range after 45 s"),
        ("mark", "stayed", 0.0, "At 5:00 a rupture was marked: both stayed in their range"),
        (
            "shift",
            "not_back",
            math.nan,
            "At 5:00 something shifted in both bodies: not both of you were back in range",
        ),
        ("shift", "not_seen", math.nan, "At 5:00 something shifted in both bodies: too much is missing there"),
    ],
)
def test_a_rupture_is_described_by_bodies(
    qapp: QApplication,
    source: Literal["mark", "shift"],
    outcome: Literal["stayed", "back", "not_back", "not_seen"],
    seconds: float,
    sentence: str,
) -> None:
    rupture = Rupture(300.0, source, {"A": seconds, "B": seconds}, seconds, outcome, outcome == "back", math.nan, 60.0)
    assert phrases.rupture(rupture).startswith(sentence)
