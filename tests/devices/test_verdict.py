"""A strap is judged by what it sends."""

import random

from devices.heart_rate_service import Measurement
from devices.verdict import Verdict, expected, filled_in, judge, made_up


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


def steady(n: int, every: float = 1.0) -> list[tuple[float, Measurement]]:
    """Packets, one every second or so: 60 bpm and an interval that is never just that."""
    return [(i * every, Measurement(60, None, None, (1000 + 40 * (-1) ** i,), per_second=1000)) for i in range(n)]


def test_20_intervals_are_enough() -> None:
    assert judge(steady(19)) == Verdict("checking")
    assert judge(steady(20)) == Verdict("good for HRV")


def test_how_long_a_strap_may_send_heart_rate_alone() -> None:
    for limit in (10.0, 25.0):
        alone = [(100.0, Measurement(60)), (100.0 + limit - 0.1, Measurement(60))]
        assert judge(alone, limit) == Verdict("checking")
        assert judge([*alone, (100.0 + limit, Measurement(60))], limit) == Verdict("heart rate only", "no_intervals")
    assert judge([(0.0, Measurement(60)), (9.9, Measurement(60))]) == Verdict("checking")
    assert judge([(0.0, Measurement(60)), (10.0, Measurement(60))]) == Verdict("heart rate only", "no_intervals")


def test_intervals_without_a_heart_rate_do_not_count() -> None:
    unknown = [(float(t), Measurement(0, None, None, (700,))) for t in range(40)]
    assert judge(unknown) == Verdict("no data", "no_heart")
    assert judge([*unknown, (40.0, Measurement(60))]) == Verdict("heart rate only", "no_intervals")


def test_beats_are_missing_below_four_fifths_of_the_time() -> None:
    # 30 intervals make 30 s, from the first of them on.
    enough, few = steady(29, 30 / 0.8 / 29), steady(29, 30 / 0.8 / 29)
    enough.append((37.5, Measurement(60, None, None, (1000,), per_second=1000)))
    few.append((39.1, Measurement(60, None, None, (1000,), per_second=1000)))
    assert judge(enough).worth == "good for HRV"
    assert judge(few) == Verdict("heart rate only", "missing_beats")
    late = [(float(t), Measurement(60)) for t in range(-60, 0)]
    assert judge(late + enough).worth == "good for HRV"


def test_contact_is_wrong_only_where_it_is_never_felt() -> None:
    felt = [(t, Measurement(60, t > 30, None, m.rr, per_second=1000)) for t, m in steady(40)]
    assert judge(felt) == Verdict("good for HRV")
    never = [(t, Measurement(60, False, None, m.rr, per_second=1000)) for t, m in steady(40)]
    assert judge(never) == Verdict("good for HRV", "wrong_contact")
    assert judge([(-1.0, Measurement(0, True)), *never]) == Verdict("good for HRV", "wrong_contact")


def test_computed_is_within_a_millisecond_in_nine_of_ten() -> None:
    near, far = [(1001.0, 60), (999.0, 60), (500.0, 120)], (1001.1, 60)
    assert made_up(near * 6 + [far] * 2)
    assert not made_up(near * 6 + [far] * 2 + [(998.9, 60)])
    assert made_up(near * 6 + near[:2])
    assert not made_up(near * 6 + near[:1])
    assert not made_up([])


def test_filled_in_is_eight_times_the_same_against_the_heart_rate() -> None:
    for other in (1150.001, 849.999):
        assert filled_in([(other, 60)] * 8)
        assert filled_in([(1000.0, 60), *[(other, 60)] * 8])
        assert not filled_in([(other, 60)] * 7)
        assert not filled_in([(other, 60)] * 7 + [(other + 1, 60)])
        assert not filled_in([(other, 60)] * 7 + [(other, round(60_000 / other))])
    for near in (1150.0, 850.0):
        assert not filled_in([(near, 60)] * 8)
    assert filled_in([(600.0, 50 + i) for i in range(8)])
