"""Every scenario gives the same frames live, replayed and read; two of them also in tests/test_same_path.py."""

from pathlib import Path

import pytest
from test_same_path import SHORT, same_path

from hrvsync.sources.simulate import SCENARIOS, Scenario


@pytest.mark.parametrize("scenario", [one for one in SCENARIOS if one not in SHORT], ids=lambda scenario: scenario.name)
def test_the_same_frames_live_replayed_and_read(scenario: Scenario, tmp_path: Path) -> None:
    same_path(scenario, tmp_path)
