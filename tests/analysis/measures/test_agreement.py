"""Other tools' published numbers on real recordings, reproduced; docs/agreement.md explains each difference."""

import numpy as np
import pytest
from support.agreement import KUBIOS, PAGE, altini, fatmaxxer, kubios_series, tables_of, toolbox
from support.heart_series import annotated, polar_bigeminy, real

from hrvsync.analysis import hrv, label_artefacts, rmssd
from hrvsync.beats import Label


def test_kubios_report() -> None:
    result = hrv(kubios_series(), "kubios")
    for key, (value, within) in KUBIOS.items():
        assert result[key] == pytest.approx(value, rel=within), key


def test_fatmaxxer_live_rmssd() -> None:
    off = np.abs(fatmaxxer())
    assert len(off) > 100
    assert np.median(off) < 0.3  # the app shows whole milliseconds
    assert np.max(off) < 1.0


def test_altinis_alpha1() -> None:
    assert np.max(altini()) < 1e-12


@pytest.mark.parametrize("name", ["nsr001", "nsr009"])
def test_physionet_toolbox_windows(name: str) -> None:
    for measure, error in toolbox(name).items():
        assert np.median(error) < 0.01, (measure, np.median(error))


def test_the_page_holds_the_tables() -> None:
    page = PAGE.read_text(encoding="utf-8")
    tables = tables_of()
    # Of FatMaxxer's alpha-1 only rounding is left, which differs between machines.
    assert [name for name in ("Kubios", "PhysioNet") if tables[name] not in page] == []
    assert "NOT MET" not in page


@pytest.mark.parametrize(
    ("path", "per_second", "truth"),
    [("nsr2db/nsr001.ecg", 128, 32.1), ("nsr2db/nsr009.ecg", 128, None), ("mitdb/105.atr", 360, 20.5)],
)
def test_cleaned_rmssd_is_that_of_annotated_normal_neighbours(
    path: str, per_second: float, truth: float | None
) -> None:
    _, rr, normal = annotated(path, per_second)
    annotated_rmssd = rmssd(np.where(normal, rr, np.nan))
    if truth is not None:
        assert annotated_rmssd == pytest.approx(truth, abs=0.05)
    cleaned = rmssd(np.where(label_artefacts(rr) == Label.NORMAL, rr, np.nan))
    assert cleaned == pytest.approx(annotated_rmssd, rel=0.03)


@pytest.mark.parametrize("path", ["slow_breathing_h10/sample_data_ibi.csv", "polar_rs800/rest_rri.txt"])
def test_healthy_hearts_lose_next_to_nothing(path: str) -> None:
    table = np.loadtxt(real(path), delimiter="," if path.endswith("csv") else None)
    rr = table[:, 1] if table.ndim == 2 else table
    labels = label_artefacts(rr)
    assert (labels != Label.NORMAL).mean() < 0.002
    assert rmssd(np.where(labels == Label.NORMAL, rr, np.nan)) == pytest.approx(rmssd(rr), rel=0.015)


def test_real_fibrillation_and_bigeminy_are_not_suited() -> None:
    for rr in (annotated("afdb/03665.qrs", 250)[1], polar_bigeminy()):
        result = hrv(rr)
        assert result["rhythm"] == "not suited"
        assert np.isnan([result[key] for key in ("rmssd_ms", "sdnn_ms", "lf_ms2", "dfa_alpha1")]).all()
