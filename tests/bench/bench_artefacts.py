"""How well artefacts are found: simulated truth, annotated Holters, healthy hearts, and rhythms not suited for HRV."""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.heart_series import (
    HEARTS,
    KINDS,
    Array,
    annotated,
    as_they_came,
    available,
    healthy,
    polar_bigeminy,
    real,
    sensitivity_and_specificity,
    with_artefacts,
)

from hrvsync.analysis import hrv, label_artefacts, rmssd
from hrvsync.analysis.artefacts import DELAY
from hrvsync.beats import Label, Labels

SHARES = (0.01, 0.03, 0.05)
SEEDS = range(5)
BEATS = 2000
HOLTERS = (("nsr2db/nsr001.ecg", 128.0), ("nsr2db/nsr009.ecg", 128.0), ("mitdb/105.atr", 360.0))


def met(holds: bool) -> str:
    """Say whether a bound holds."""
    return "met" if holds else "NOT MET"


def cleaned(rr: Array, labels: Labels) -> float:
    """RMSSD (ms) over neighbours that are both normal."""
    return rmssd(np.where(labels == Label.NORMAL, rr, np.nan))


def simulated() -> None:
    """Print sensitivity and specificity for hearts, shares and kinds."""
    print(f"Simulated truth, {len(SEEDS)} series of {BEATS} beats each. Bounds: offline 97 / 99.5 %, live 93 / 99 %,")
    print(f"live as it stands {DELAY} beats later. Sensitivity / specificity in %.")
    print(f"{'a heart':28}{'share':>6}" + "".join(f"{kind:>16}" for kind in (*KINDS, "all", "all, live")))
    for name, kind in HEARTS.items():
        hearts = [healthy(BEATS, seed, **kind) for seed in SEEDS]
        for share in SHARES:
            cells: list[str] = []
            holds = True
            for kinds in (*((one,) for one in KINDS), KINDS):
                spoilt = [with_artefacts(heart, share, kinds, seed) for seed, heart in enumerate(hearts)]
                columns: list[tuple[Callable[[Array], Labels], float, float]] = [(label_artefacts, 0.97, 0.995)]
                if kinds == KINDS:
                    columns.append((as_they_came, 0.93, 0.99))
                for labelled, least_found, least_left in columns:
                    pairs = [sensitivity_and_specificity(labelled(rr), wrong) for rr, wrong in spoilt]
                    found, left = np.mean(pairs, axis=0).tolist()
                    cells.append(f"{100 * found:7.2f} / {100 * left:6.2f}")
                    holds &= found > least_found and left > least_left
            print(f"{name:28}{100 * share:4.0f} %" + "".join(f"{cell:>16}" for cell in cells) + f"  {met(holds)}")


def recorded() -> None:
    """Print what becomes of real recordings."""
    print("\nRMSSD (ms) over annotated normal neighbours against ours. Bound: 3 %.")
    for path, per_second in HOLTERS:
        _, rr, normal = annotated(path, per_second)
        truth = rmssd(np.where(normal, rr, np.nan))
        labels = label_artefacts(rr)
        value = cleaned(rr, labels)
        off = value / truth - 1
        print(
            f"{path:20} raw {rmssd(rr):5.1f}, annotated {truth:5.2f}, cleaned {value:5.2f} ({100 * off:+.2f} %), "
            f"normal beats rejected {100 * (labels[normal] != 0).mean():.3f} %  {met(abs(off) < 0.03)}"
        )
    print("\nHealthy hearts. Bounds: 0.2 % rejected, RMSSD moved by 1.5 %.")
    slow = np.loadtxt(real("slow_breathing_h10/sample_data_ibi.csv"), delimiter=",")[:, 1]
    rest = np.loadtxt(real("polar_rs800/rest_rri.txt"))
    for name, rr in (("slow breathing (H10)", slow), ("rest (RS800)", rest)):
        for when, labels in (("offline", label_artefacts(rr)), ("live", as_they_came(rr))):
            rejected, moved = float((labels != Label.NORMAL).mean()), cleaned(rr, labels) / rmssd(rr) - 1
            holds = rejected < 0.002 and abs(moved) < 0.015
            print(f"{name:22}{when:8} rejected {100 * rejected:.2f} %, moved {100 * moved:+.2f} %  {met(holds)}")
    print("\nRhythms. Bound: not suited, and no number but mean RR and heart rate.")
    _, fibrillating, _ = annotated("afdb/03665.qrs", 250)
    for name, rr in (("bigeminy (h10_pvc)", polar_bigeminy()), ("AF (afdb/03665)", fibrillating)):
        result = hrv(rr)
        silent = [key for key, value in result.items() if isinstance(value, float) and np.isnan(value)]
        holds = result["rhythm"] == "not suited" and "rmssd_ms" in silent and "sdnn_ms" in silent
        withheld = f"{result['rhythm']}, {len(silent)} measures withheld"
        print(f"{name:22} raw RMSSD {rmssd(rr):.0f} ms, {withheld}  {met(holds)}")


if __name__ == "__main__":
    simulated()
    if available():
        recorded()
    else:
        print("\nReal recordings: set HRVSYNC_DATA to the folder that holds rr/ to measure them too.")
