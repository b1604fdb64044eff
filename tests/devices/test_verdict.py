"""A strap is judged by what it sends."""

import random

from devices.heart_rate_service import Measurement
from devices.verdict import expected, judge


def heart(seconds: int, seed: int = 1) -> list[tuple[float, Measurement]]:
    """An honest strap: intervals vary, heart rate is their rounded running mean."""
    chance = random.Random(seed)
    measurements: list[tuple[float, Measurement]] = []
    at, mean = 0.0, 1000.0
    while at < seconds:
        rr_ms = chance.gauss(900, 40)
        mean += 0.2 * (rr_ms - mean)
        at += rr_ms / 1000
        measurements.append((at, Measurement(round(60000 / mean), None, None, (round(rr_ms * 1.024),))))
    return measurements


def test_an_honest_strap_is_good() -> None:
    assert all(judge(heart(60, seed)).worth == "good for HRV" for seed in range(50))
    assert judge(heart(60)).reason == ""


def test_nothing_yet() -> None:
    assert judge([]).worth == "no data"
    assert judge(heart(5)).worth == "checking"
    assert judge([(float(t), Measurement(60)) for t in range(9)]).worth == "checking"


def test_not_worn() -> None:
    verdict = judge([(float(t), Measurement(0, False)) for t in range(20)])
    assert verdict.worth == "no data"
    assert verdict.reason == "no_heart"


def test_heart_rate_without_intervals() -> None:
    verdict = judge([(float(t), Measurement(60)) for t in range(11)])
    assert verdict.worth == "heart rate only"
    assert verdict.reason == "no_intervals"


def test_intervals_computed_from_heart_rate() -> None:
    measurements = [
        (float(t), Measurement(bpm, None, None, (round(61440 / bpm),))) for t, bpm in enumerate(range(60, 90))
    ]
    verdict = judge(measurements)
    assert verdict.worth == "heart rate only"
    assert verdict.reason == "computed_intervals"


def test_filled_in_intervals() -> None:
    measurements = [(float(t), Measurement(62 + t % 3, None, None, (512,))) for t in range(30)]
    verdict = judge(measurements)
    assert verdict.worth == "heart rate only"
    assert verdict.reason == "repeated_interval"


def test_missing_intervals() -> None:
    measurements = [(t, m if i % 2 else Measurement(m.bpm)) for i, (t, m) in enumerate(heart(60))]
    verdict = judge(measurements)
    assert verdict.worth == "heart rate only"
    assert verdict.reason == "missing_beats"


def test_wrong_contact() -> None:
    measurements = [(t, Measurement(m.bpm, False, None, m.rr)) for t, m in heart(60)]
    verdict = judge(measurements)
    assert verdict.worth == "good for HRV"
    assert verdict.reason == "wrong_contact"


def test_expectation_before_connecting() -> None:
    assert expected("good", streams_beats=False) == "good for HRV"
    assert expected("none", streams_beats=True) == "good for HRV"
    assert expected("none", streams_beats=False) == "heart rate only"
    assert expected("smoothed", streams_beats=False) == "heart rate only"
    assert expected("unknown", streams_beats=False) == "checking"


def test_a_band_may_take_its_time() -> None:
    seldom = [(float(t), Measurement(60)) for t in range(30)]
    assert judge(seldom).worth == "heart rate only"
    assert judge(seldom, first_beats=40).worth == "checking"
    late = [*seldom, *((t + 30, m) for t, m in heart(40))]
    assert judge(late, first_beats=40).worth == "good for HRV"
