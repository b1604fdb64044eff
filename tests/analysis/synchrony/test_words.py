"""What may be said: words only with enough data, a lead only with every doubt removed."""

from math import nan

import pytest

from hrvsync.analysis.synchrony import PairMeasures, Together, lead_sentence, sentence, together

PEOPLE = ("A", "B")
CLEAR = {"wcc_p": 0.01, "wcc_z": 1.5, "wcc_lag": 2.0, "wcc_lag_low": 1.75, "wcc_lag_high": 2.25, "wcc_period": nan}


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (nan, "not enough data yet"),
        (0.5, "no more alike than by chance"),
        (0.15, "some synchrony"),
        (0.05, "clearly together"),
    ],
)
def test_the_words_follow_the_chance_level(p: float, words: str) -> None:
    assert sentence(together(PairMeasures(wcc_p=p), PEOPLE)) == words


@pytest.mark.parametrize(
    ("beyond", "apart", "words"),
    [
        (0.01, 0.01, "clearly together beyond the pacer"),
        (0.1, 0.8, "some synchrony beyond the pacer"),
        (0.3, 0.01, "both follow the pacer and no more than that"),
        (nan, 0.01, "both follow the pacer and no more than that yet"),
        (0.3, 0.8, "no more alike than by chance beyond the pacer"),
        (nan, 0.8, "not enough data yet"),
    ],
)
def test_with_one_pacer_they_say_what_is_beyond_it(beyond: float, apart: float, words: str) -> None:
    values = {"wcc_p": 0.6, "pacer_shared": 1.0, "pacer_apart_p": apart, "beyond_p": beyond, "pacer_locking_a": 0.9}
    reading = together(PairMeasures(**values), PEOPLE)
    assert sentence(reading) == words
    assert reading.locking == {"A": 0.9}
    assert together(PairMeasures(**values | {"pacer_shared": 0.0}), PEOPLE).beyond is None


def test_with_one_pacer_everything_is_held_against_what_it_explains() -> None:
    values = CLEAR | {"pacer_shared": 1.0, "pacer_breath": 10.0, "wcc_period": 10.0, "beyond_p": 0.01}
    values |= {"beyond_lag": -1.0, "beyond_lag_low": -1.5, "beyond_lag_high": -0.75}
    values |= {"beyond_z": 0.8, "beyond_low": 0.2, "beyond_high": 0.6}
    values |= {"beyond_r0": 0.5, "beyond_r0_low": -0.3, "beyond_r0_high": 0.3}
    reading = together(PairMeasures(**values), PEOPLE)
    assert (reading.null, reading.word, reading.leads, reading.beyond) == ("pacer", "together", "B", True)
    assert (reading.z, reading.band, reading.r0_band) == (0.8, (0.2, 0.6), (-0.3, 0.3))
    assert reading.z0 == pytest.approx(0.5493, abs=1e-4)
    assert together(PairMeasures(**values | {"beyond_period": 8.0}), PEOPLE).withheld == "half a breath"


def test_opposite_waves_are_said_where_they_are_above_chance_and_nothing_else_is() -> None:
    values = {"wcc_p": 0.6, "wcc_opposite_p": 0.02}
    assert sentence(together(PairMeasures(**values), PEOPLE)) == "opposite waves"
    assert sentence(together(PairMeasures(**values | {"wcc_p": 0.01}), PEOPLE)) == "clearly together"
    paced = {"pacer_shared": 1.0, "beyond_p": 0.6, "beyond_opposite_p": 0.01}
    assert sentence(together(PairMeasures(**paced), PEOPLE)) == "opposite waves beyond the pacer"


def test_a_clear_lead_is_named_with_its_interval() -> None:
    assert lead_sentence(together(PairMeasures(**CLEAR), PEOPLE)) == "A leads by 2.0 s (1.8 to 2.2 s)"
    behind = CLEAR | {"wcc_lag": -2.0, "wcc_lag_low": -2.25, "wcc_lag_high": -1.75}
    assert lead_sentence(together(PairMeasures(**behind), ("Ann", "Ben"))) == "Ben leads by 2.0 s (1.8 to 2.2 s)"


@pytest.mark.parametrize(
    ("change", "spreads", "withheld"),
    [
        ({"wcc_p": 0.06}, (), "not above chance"),
        ({"wcc_lag": 0.4, "wcc_lag_low": 0.3, "wcc_lag_high": 0.5}, (None, 0.1), "within timing error"),
        ({"wcc_period": 9.5}, (), "half a breath"),
        ({"pacer_breath": 10.0}, (), "half a breath"),
        ({"wcc_lag": 5.0, "wcc_lag_low": 4.6, "wcc_lag_high": 5.125}, (), "at the edge"),
        ({"wcc_lag": 4.5, "wcc_lag_low": 4.1, "wcc_lag_high": 5.125}, (), "at the edge"),
        ({"wcc_lag_low": -0.5}, (), "uncertain"),
        ({"wcc_lag_low": nan}, (), "uncertain"),
        ({"wcc_p": nan}, (), ""),
    ],
)
def test_every_doubt_suppresses_it(change: dict[str, float], spreads: tuple[float | None, ...], withheld: str) -> None:
    reading = together(PairMeasures(**CLEAR | change), PEOPLE, spreads)
    assert (reading.leads, reading.withheld) == ("", withheld)
    assert "leads" not in lead_sentence(reading)


def test_nothing_known_says_nothing() -> None:
    assert (
        together(PairMeasures(), PEOPLE) == pytest.approx(Together())
        or sentence(together(PairMeasures(), PEOPLE)) == "not enough data yet"
    )
    assert lead_sentence(Together()) == ""
