"""Windows of many hours: measured by ten minutes of every hour; shorter ones as a whole, in little memory."""

import tracemalloc

import numpy as np
import pytest
from msgspec.structs import replace
from test_over_time import pair

from hrvsync.analysis import synchrony as sy
from hrvsync.analysis.pair import pair_phase
from hrvsync.analysis.session import analyse, session_data
from hrvsync.analysis.synchrony import Window, over
from hrvsync.analysis.synchrony.surrogates import LONGEST_S, left_out, over_pieces, pieces
from hrvsync.events import Phase
from hrvsync.guide import Span
from hrvsync.sources.simulate import SCENARIOS, simulate

HOURS_4 = Window(0.0, 14_400.0, ("A", "B"))
ROWS = tuple(row for row in sy.PAIR_MEASURES if row.key in ("pearson", "wcc60_z", "plv_hf_angle", "pearson_p"))


def test_ten_minutes_of_every_hour_stand_for_a_long_window() -> None:
    assert pieces(replace(HOURS_4, end=LONGEST_S)) == [replace(HOURS_4, end=LONGEST_S)]
    parts = [(part.start, part.end) for part in pieces(HOURS_4)]
    assert parts == [(0.0, 600.0), (3600.0, 4200.0), (7200.0, 7800.0), (10_800.0, 11_400.0)]
    assert len(pieces(replace(HOURS_4, end=24 * 3600.0))) == 24


def test_its_values_are_means_over_them_without_angles_and_tests() -> None:
    beats = pair(0.5, (), 14_400)
    found = over_pieces(ROWS, beats, HOURS_4)
    each = [over(ROWS, beats, part) for part in pieces(HOURS_4)]
    for key in ("pearson", "wcc60_z"):
        assert found[key] == pytest.approx(np.mean([one[key] for one in each]))
    assert np.isnan([found["plv_hf_angle"], found["pearson_p"]]).all()
    assert np.isfinite(each[0]["plv_hf_angle"])


def test_two_who_are_coupled_stand_above_chance_and_strangers_do_not() -> None:
    coupled, strangers = (sy.against_chance(ROWS, pair(share, (), 14_400), HOURS_4) for share in (0.9, 0.0))
    assert coupled["wcc60_z"].value > coupled["wcc60_z"].high > coupled["wcc60_z"].low
    assert coupled["wcc60_z"].p < 0.05 < strangers["wcc60_z"].p


def test_a_session_of_four_hours_says_what_was_not_measured_as_a_whole() -> None:
    scenario = next(scenario for scenario in SCENARIOS if scenario.name == "uncoupled")
    found = analyse(session_data(simulate(replace(scenario, seconds=14_400.0, facts=())).events)).pair
    assert found is not None
    (whole,) = found.phases
    assert whole.pieces == 4
    assert whole.in_words.startswith("too long to be measured as a whole: means over 4 times ten minutes")
    unknown = {key for key, measured in whole.measures.items() if np.isnan(measured.value)}
    assert set(whole.left_out) == {row.key for row in sy.PAIR_MEASURES if row.phase and left_out(row)}
    assert {"plv_lf_angle", "slid_p", "pearson_n_eff"} <= set(whole.left_out) <= unknown
    assert not {"crqa_rr", "crqa_longest", "wcc60_z", "granger_ab", "msc_lf", "slid_z", "susy_z"} & unknown
    assert np.isfinite(whole.measures["wcc60_z"].p)


def test_a_shorter_phase_says_nothing_of_pieces() -> None:
    phase = pair_phase(Span(Phase(0.0, "calm"), 300.0), (), {})
    assert (phase.pieces, phase.left_out, phase.in_words) == (0, (), "")


def test_recurrence_holds_no_distances_of_all_to_all() -> None:
    t = np.arange(4000) / 2
    tracemalloc.start()
    found = sy.cross_recurrence(np.sin(t / 2), np.sin(t / 2 + 0.3), 2)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.rr > 1
    assert peak < 4000**2 * 4
