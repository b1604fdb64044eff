"""LSL for long: clocks that drift, an outlet that is killed, and eight hours of beats at twenty times their rate."""

from pathlib import Path

import numpy as np
from support.lab_runs import clock_errors, growth, latency, restart

MOST_MB = 1.0
A_BEAT = 2 * 33
"""Bytes that a chain keeps of a beat, in columns that double as they fill: the sender times beats by those before."""


def test_beats_of_a_clock_that_drifts_lie_where_they_were(tmp_path: Path) -> None:
    errors = clock_errors(tmp_path, 300.0)
    for found in errors.values():
        assert np.isfinite(found).sum() > 250
        assert np.nanmax(np.abs(found)) < 0.010


def test_an_outlet_that_is_killed_is_greyed_and_comes_back_and_nothing_is_doubled(tmp_path: Path) -> None:
    found = restart(tmp_path)
    assert 0 < found.greyed < 3.0
    assert 0 < found.back < 5.0
    assert found.doubled == 0


def test_eight_hours_at_twenty_times_their_rate_take_no_more_memory(tmp_path: Path) -> None:
    found = growth(tmp_path, 8.0, 20.0)
    assert found["send"][0] == found["take"][0] > 60_000
    for what, (beats, memory) in found.items():
        kept = beats * A_BEAT / 1e6 if what == "send" else 0.0
        assert memory[-1] - memory[0] < MOST_MB + kept


def test_beats_come_hardly_later_than_by_pylsl_alone(tmp_path: Path) -> None:
    bare, ours = latency(tmp_path, 400)
    assert ours - bare < 1.0
