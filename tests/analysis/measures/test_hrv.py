"""Everything about one series: definitions by preset, artefacts by policy, nothing where the data do not suffice."""

import math
from itertools import product

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from support.heart_series import bigeminy, fibrillation, healthy, with_artefacts

from hrvsync import analysis
from hrvsync.analysis import PRESETS, hrv
from hrvsync.analysis.measures.hrv import cleaned, hrv_of_beats
from hrvsync.analysis.measures.presets import DEFAULT, POLICIES, Policy, adapted, preset_named
from hrvsync.analysis.measures.registry import MEASURES, measure_named
from hrvsync.beats import Beats

KEYS = [
    "mean_rr_ms",
    "mean_hr_bpm",
    "sdnn_ms",
    "rmssd_ms",
    "ln_rmssd",
    "sdsd_ms",
    "pnn50_pct",
    "pnn20_pct",
    "vlf_ms2",
    "lf_ms2",
    "hf_ms2",
    "lf_hf",
    "sd1_ms",
    "sd2_ms",
    "sample_entropy",
    "dfa_alpha1",
    "dfa_alpha2",
    "usable_pct",
    "preset",
    "artefacts",
    "rhythm",
]


def number(result: dict[str, float | str], key: str) -> float:
    value = result[key]
    assert isinstance(value, float)
    return value


def test_it_holds_every_measure_as_the_single_functions_give_it() -> None:
    rr = healthy(400, seed=1)
    result = hrv(rr)
    assert set(KEYS) <= set(result)
    assert result["preset"] == "default"
    assert result["artefacts"] == "exclude"
    assert result["rhythm"] == "suited"
    assert result["usable_pct"] == 100
    for key, function in {
        "mean_rr_ms": analysis.mean_rr,
        "mean_hr_bpm": analysis.mean_hr,
        "sdnn_ms": analysis.sdnn,
        "rmssd_ms": analysis.rmssd,
        "ln_rmssd": analysis.ln_rmssd,
        "sdsd_ms": analysis.sdsd,
        "pnn50_pct": analysis.pnn50,
        "pnn20_pct": analysis.pnn20,
        "cvnn_pct": analysis.cvnn,
        "triangular_index": analysis.triangular_index,
        "sd1_ms": analysis.sd1,
        "sd2_ms": analysis.sd2,
        "sd1_sd2": analysis.sd1_sd2,
        "sample_entropy": analysis.sample_entropy,
        "dfa_alpha1": analysis.dfa_alpha1,
        "dfa_alpha2": analysis.dfa_alpha2,
    }.items():
        assert result[key] == pytest.approx(function(rr), rel=1e-12), key
    spectral = analysis.powers(rr, DEFAULT.spectrum)
    assert result["lf_ms2"] == pytest.approx(spectral.lf_ms2, rel=1e-12)
    assert result["hf_peak_hz"] == spectral.hf_peak_hz


def test_a_preset_chooses_the_definitions_together() -> None:
    rr = healthy(400, seed=2)
    default, kubios, task_force = (hrv(rr, preset.name) for preset in PRESETS)
    assert kubios["dfa_alpha1"] == pytest.approx(analysis.dfa(rr, (4, 12)))
    assert kubios["sample_entropy"] == pytest.approx(analysis.sample_entropy(rr, matches="kubios"))
    assert kubios["artefacts"] == "none"
    assert task_force["pnn50_pct"] == pytest.approx(analysis.pnn(rr, 50, "intervals"))
    assert number(task_force, "vlf_ms2") > number(default, "vlf_ms2")
    assert [one["preset"] for one in (default, kubios, task_force)] == ["default", "kubios", "task-force-1996"]


def test_detrending_leaves_mean_and_rate_and_takes_the_drift() -> None:
    rr = healthy(500, seed=3) + np.linspace(-150, 150, 500)
    plain = hrv(rr)
    flat = hrv(rr, msgspec.structs.replace(DEFAULT, regularisation=500.0))
    assert flat["mean_rr_ms"] == plain["mean_rr_ms"]
    assert number(flat, "sdnn_ms") < 0.6 * number(plain, "sdnn_ms")
    assert number(flat, "rmssd_ms") == pytest.approx(number(plain, "rmssd_ms"), rel=0.05)
    assert number(flat, "vlf_ms2") < 0.2 * number(plain, "vlf_ms2")


@pytest.mark.parametrize(("policy", "within"), [("exclude", 0.03), ("correct", 0.08)])
def test_artefacts_are_excluded_or_corrected_or_left(policy: Policy, within: float) -> None:
    clean = healthy(600, seed=4)
    spoilt, wrong = with_artefacts(clean, 0.02, ("missed", "extra", "ectopic"), seed=4)
    truth = number(hrv(clean), "rmssd_ms")
    result = hrv(spoilt, artefacts=policy)
    assert result["artefacts"] == policy
    assert result["usable_pct"] == pytest.approx(100 * (1 - wrong.mean()), abs=0.4)
    assert number(result, "rmssd_ms") == pytest.approx(truth, rel=within)
    left = hrv(spoilt, artefacts="none")
    assert left["rmssd_ms"] == pytest.approx(analysis.rmssd(spoilt))
    assert number(left, "rmssd_ms") > 2 * truth


@pytest.mark.parametrize("heart", [fibrillation(600, 1), bigeminy(600, 1)], ids=["fibrillation", "bigeminy"])
@pytest.mark.parametrize("policy", POLICIES)
def test_fibrillation_and_bigeminy_end_in_not_suited(heart: list[float], policy: Policy) -> None:
    result = hrv(heart, artefacts=policy)
    assert result["rhythm"] == "not suited"
    for row in MEASURES:
        if not row.any_rhythm:
            assert math.isnan(number(result, row.key)), row.key


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.floats(0, 5000), st.just(math.nan), st.just(math.inf)), max_size=80))
def test_nothing_raises_and_nothing_warns(rr: list[float]) -> None:
    for preset, policy in product(PRESETS, POLICIES):
        result = hrv(rr, preset, policy)
        assert all(isinstance(value, str) or math.isnan(value) or math.isfinite(value) for value in result.values())


@pytest.mark.parametrize("rr", [[], [800.0], [800.0, 810.0], [800.0] * 3, [math.nan] * 100])
def test_a_window_that_is_too_short_gives_no_number(rr: list[float]) -> None:
    result = hrv(rr)
    for row in MEASURES:
        assert math.isnan(number(result, row.key)), row.key
    assert result["beats"] == len(rr)


def test_each_measure_waits_for_its_own_window() -> None:
    rr = healthy(70, seed=5)
    result = hrv(rr)
    assert math.isfinite(number(result, "rmssd_ms"))
    assert math.isfinite(number(result, "dfa_alpha1")) == (number(result, "duration_s") >= 60)
    for key in ("lf_ms2", "vlf_ms2", "dfa_alpha2", "sample_entropy", "triangular_index"):
        assert math.isnan(number(result, key))


def test_a_constant_heart_has_no_variability_and_no_entropy() -> None:
    result = hrv([800.0] * 500)
    assert [result[key] for key in ("sdnn_ms", "rmssd_ms", "sd1_ms", "pnn50_pct")] == [0, 0, 0, 0]
    for key in ("ln_rmssd", "sample_entropy", "dfa_alpha1", "lf_hf"):
        assert math.isnan(number(result, key))


def test_unknown_names_are_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match="there are default, kubios, task-force-1996"):
        hrv([800.0], "kubois")
    with pytest.raises(ValueError, match="there are exclude, correct, none"):
        hrv([800.0], artefacts="ignore")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no measure is called"):
        measure_named("stress")


def test_excluded_beats_keep_their_time() -> None:
    rr = np.array([800.0, 400.0, 400.0, 800.0])
    beats = Beats(np.cumsum(rr) / 1000, rr, np.array([0, 5, 5, 0], np.int8), np.zeros(4, np.int64))
    series = cleaned(beats, "exclude")
    assert series.t.tolist() == beats.t.tolist()
    assert np.isnan(series.rr_ms).tolist() == [False, True, True, False]
    assert cleaned(beats, "correct").rr_ms.tolist() == [800, 800, 800]
    assert cleaned(beats, "none").rr_ms.tolist() == rr.tolist()


@pytest.mark.parametrize("policy", POLICIES)
def test_nothing_is_joined_over_a_gap(policy: Policy) -> None:
    first, second = healthy(400, seed=6), healthy(400, seed=7) + 150
    t = np.append(np.cumsum(first), 900_000 + np.cumsum(second)) / 1000
    run = np.repeat([0, 1], 400)
    beats = Beats(t, np.append(first, second), np.zeros(800, np.int8), run)
    result = hrv_of_beats(beats, artefacts=policy)
    squares = np.append(np.diff(first) ** 2, np.diff(second) ** 2)
    assert result["rmssd_ms"] == pytest.approx(np.sqrt(squares.mean()), rel=1e-9)
    assert result["duration_s"] == pytest.approx((first.sum() + second.sum()) / 1000)
    assert result["sdnn_ms"] == pytest.approx(np.append(first, second).std(ddof=1))
    alone = [number(hrv(one, artefacts=policy), "lf_ms2") for one in (first, second)]
    assert min(alone) * 0.8 < number(result, "lf_ms2") < max(alone) * 1.2


def test_the_preset_kubios_joins_what_lies_on_both_sides_of_a_gap() -> None:
    rr = healthy(400, seed=6)
    t = np.cumsum(rr) / 1000
    t[200:] += 0.6
    beats = Beats(t, rr, np.zeros(400, np.int8), np.repeat([0, 1], 200))
    ours, alone = hrv_of_beats(beats, "kubios"), hrv(rr, "kubios")
    for key in ("dfa_alpha1", "rmssd_ms", "lf_ms2", "sample_entropy"):
        assert ours[key] == pytest.approx(alone[key], rel=1e-12)
    assert hrv_of_beats(beats)["dfa_alpha1"] != hrv(rr)["dfa_alpha1"]


def test_a_run_of_nothing_but_artefacts_is_left_out_of_the_corrected_series() -> None:
    rr = np.append(np.full(50, 800.0), [100.0, 100.0])
    beats = Beats(np.cumsum(rr) / 1000, rr, np.append(np.zeros(50), [6, 6]).astype(np.int8), np.repeat([0, 1], [50, 2]))
    assert cleaned(beats, "correct").rr_ms.tolist() == [800.0] * 50


def test_a_preset_with_another_detrending_or_spectrum_says_so() -> None:
    kubios = preset_named("kubios")
    assert adapted(kubios) == kubios
    other = adapted(kubios, 100.0, "lomb")
    assert other.name == "kubios, detrended 100, lomb"
    assert (other.regularisation, other.spectrum.method) == (100.0, "lomb")
    assert adapted(other, method="lomb").name == other.name


def test_an_interval_of_no_length_is_left_out_even_where_artefacts_stay_in() -> None:
    rr = healthy(300, seed=1)
    rr[100] = 0.0
    found = hrv(rr, artefacts="none")
    assert np.isfinite(found["mean_hr_of_beats_bpm"])
    beats = Beats(np.cumsum(rr) / 1000, rr, np.zeros(300, np.int8), np.zeros(300, np.int64))
    assert np.isfinite(hrv_of_beats(beats, artefacts="none")["mean_hr_of_beats_bpm"])
