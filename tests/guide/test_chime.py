"""The chime of a phase: soft, without a click, and another one for each kind of phase."""

import numpy as np
import pytest

from hrvsync.events import Pacer, Phase
from hrvsync.guide.chime import NOTES, Chime, chime, chime_of

HZ = 24_000


@pytest.mark.parametrize("kind", NOTES)
def test_it_begins_and_ends_in_silence_and_never_clicks(kind: Chime) -> None:
    heard = chime(kind, HZ)
    steepest = 2 * np.pi * max(NOTES[kind]) * 2 / HZ
    assert heard[0] == 0
    assert abs(heard[-1]) < 0.01
    assert np.abs(np.diff(heard)).max() < steepest
    assert 0.5 < np.abs(heard).max() <= 1
    assert 1 < len(heard) / HZ < 3


def test_each_kind_of_phase_has_its_own() -> None:
    phases = {
        "breathe": Phase(0.0, "Breathe", pacers={"": Pacer()}),
        "quiet": Phase(0.0, "Settle", baseline=True),
        "talk": Phase(0.0, "Talk", baseline=False),
        "stressor": Phase(0.0, "Sums", stressor=True),
    }
    assert {kind: chime_of(phase) for kind, phase in phases.items()} == {kind: kind for kind in phases}
    heard = [chime(kind, HZ)[:HZ].tobytes() for kind in NOTES]
    assert len(set(heard)) == len(NOTES)
