"""Other tools' published numbers on real recordings, reproduced; docs/agreement.md explains each difference."""

import numpy as np
import pytest
from heart_series import Array, annotated, polar_bigeminy, real

from hrvsync.analysis import dfa_alpha1_altini, hrv, label_artefacts, mean_hr, rmssd, rolling, sdnn
from hrvsync.analysis.beats import Label

# Kubios HRV Standard 3.1.0.1, report of PGomes92/kubios (BSD-3), series_1: value and relative tolerance.
KUBIOS = {
    "mean_rr_ms": (707.5437, 1e-4),
    "sdnn_ms": (92.7945, 1e-4),
    "mean_hr_bpm": (84.8004, 1e-4),
    "rmssd_ms": (56.8586, 1e-4),
    "pnn20_pct": (45.2607, 1e-4),
    "triangular_index": (11.75, 1e-4),
    "sd1_ms": (40.253428, 1e-4),
    "sd2_ms": (124.983623, 1e-4),
    "sample_entropy": (0.7436, 1e-4),
    "dfa_alpha1": (1.3137, 1e-3),
    "dfa_alpha2": (0.8112, 1e-3),
    "lf_ms2": (5673.0207, 1e-2),
    "hf_ms2": (1873.5143, 1e-2),
    "vlf_ms2": (4076.6279, 1e-2),
    "total_ms2": (11628.2511, 1e-2),
    "lf_hf": (3.0280, 1e-2),
    "lf_nu": (75.1232, 1e-2),
    "hf_nu": (24.8094, 1e-2),
    "vlf_peak_hz": (0.01, 1e-4),
    "lf_peak_hz": (0.086667, 1e-4),
    "hf_peak_hz": (0.196667, 1e-4),
}


def test_kubios_report() -> None:
    result = hrv(np.load(real("kubios/pgomes_SampleSeries.npy")), "kubios")
    for key, (value, within) in KUBIOS.items():
        assert result[key] == pytest.approx(value, rel=within), key


def fatmaxxer() -> tuple[Array, Array, Array]:
    """Arrival (ms), RR (ms) and start (s) of the beats that FatMaxxer keeps: within 5 % of the raw beat before."""
    table = np.genfromtxt(real(f"{FATMAXXER}.rr.csv"), delimiter=",", skip_header=2)
    rr = table[:, 1]
    kept = np.append(True, (rr[1:] > 0.95 * rr[:-1]) & (rr[1:] < 1.05 * rr[:-1]))
    assert np.count_nonzero(kept) == 11259
    return table[kept, 0], rr[kept], table[kept, 2] / 1000


FATMAXXER = "fatmaxxer/FatMaxOptimiser.20210606_161059"


def test_fatmaxxer_live_rmssd() -> None:
    arrival, rr, _ = fatmaxxer()
    rows = np.genfromtxt(real(f"{FATMAXXER}.features.csv"), delimiter=",", skip_header=1)[300::40]
    rows = rows[np.isfinite(rows[:, 2])]
    off = [
        rmssd(rr[(arrival > now - 120_000) & (arrival <= now)]) - shown
        for now, shown in zip(rows[:, 0], rows[:, 2], strict=True)
    ]
    assert len(off) > 100
    assert np.median(np.abs(off)) < 0.3  # the app shows whole milliseconds
    assert np.max(np.abs(off)) < 1.0


def test_altinis_alpha1() -> None:
    _, rr, start = fatmaxxer()
    rows = np.genfromtxt(real(f"{FATMAXXER}.python_features.csv"), delimiter=",", skip_header=1)[:1194:40]
    for _, t, bpm, shown_rmssd, shown_sdnn, alpha1, _ in rows:
        # Its edges are its own: the window meant is the one near whose rate, RMSSD and SDNN (ddof 0) are those shown.
        first, beyond = np.searchsorted(start, [t, t + 120])
        found = [
            abs(dfa_alpha1_altini(window) - alpha1)
            for a in range(max(0, first - 12), first + 13)
            for b in range(beyond - 12, min(rr.size, beyond + 12) + 1)
            if abs(sdnn(window := rr[a:b], 0) - shown_sdnn) <= 0.0051
            and abs(rmssd(window) - shown_rmssd) <= 0.0051
            and abs(mean_hr(window) - bpm) <= 0.0051
        ]
        assert min(found) < 1e-12


@pytest.mark.parametrize("name", ["nsr001", "nsr009"])
def test_physionet_toolbox_windows(name: str) -> None:
    t, rr, _ = annotated(f"nsr2db/{name}.ecg", 128)
    table = np.genfromtxt(
        real("nsr2db/reference_NSR_HRV_allwindows_allpatients.csv"),
        delimiter=",",
        names=True,
        dtype=None,
        encoding=None,
    )
    rows = table[table["patID"] == name]
    assert len(rows) == 231
    # Its published output took 128 Hz files for 125 Hz, and counts from the first beat.
    slow = 128 / 125
    t = (t - t[0] + rr[0] / 1000) * slow
    kept = np.where(label_artefacts(rr) == Label.NORMAL, rr * slow, np.nan)
    for measure, column in (("rmssd", "RMSSD"), ("sdnn", "SDNN")):
        error = np.abs(rolling(measure, t, kept, rows["t_end"], 300.0) / rows[column] - 1)
        assert np.median(error) < 0.01, (measure, np.median(error))


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
