"""The shipped recordings are what the simulator makes, and give the frames they gave."""

import csv
from math import isnan, nan

import pytest
from make_recordings import frames_of, golden, recording, rows

from hrvsync.sources.simulate import SCENARIOS, Scenario, simulate
from hrvsync.storage.formats import read

by_name = pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.name)


@by_name
def test_a_recording_is_what_the_simulator_makes_and_small(scenario: Scenario) -> None:
    assert tuple(read(recording(scenario)).events()) == simulate(scenario).events
    assert recording(scenario).stat().st_size < 300_000


@by_name
def test_a_recording_gives_its_golden_frames(scenario: Scenario) -> None:
    with golden(scenario).open(newline="") as file:
        expected = [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]
    got = rows(frames_of(read(recording(scenario)).events()))
    assert len(got) == len(expected) > 20
    for row, wanted in zip(got, expected, strict=True):
        row = {name: row.get(name, nan) for name in wanted}
        assert row == pytest.approx(wanted, rel=1e-9, abs=1e-9, nan_ok=True)
    assert sum(isnan(value) for row in expected for value in row.values()) < len(expected) * len(expected[0]) / 3
