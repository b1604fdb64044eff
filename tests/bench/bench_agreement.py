"""Our numbers beside those of other tools on the same intervals; docs/agreement.md is made of what this prints.

`make bench` runs it in .venv-peers, where the tools are installed; elsewhere what was published stands alone.
`--write` puts the tables into docs/agreement.md, otherwise it says whether they are still those of the page.
"""

import sys
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))
from support.agreement import PAGE, kubios_series, put, table, tables_of
from support.heart_series import Array, available, real

from hrvsync import analysis

SAME = 1e-8


def tool(name: str) -> Any:
    """Return a tool's module, None where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        return None


def peers(rr: Array) -> list[list[str]]:
    """Rows of other tools' values beside ours: by the same definition, and by our default where that is another."""
    neurokit, hrvanalysis = tool("neurokit2"), tool("hrvanalysis")
    time, nonlinear, systole = tool("pyhrv.time_domain"), tool("pyhrv.nonlinear"), tool("systole.hrv")
    peaks = np.cumsum(np.append(0.0, rr)).astype(np.int64)
    nk = {name.removeprefix("HRV_"): float(value.iloc[0]) for name, value in neurokit.hrv_time(peaks, 1000).items()}
    poincare, ha = hrvanalysis.get_poincare_plot_features(rr), hrvanalysis.get_time_domain_features(rr)
    ph_poincare = nonlinear.poincare(rr, show=False)
    np.random.seed(0)  # noqa: NPY002 - the other tool's own RANSAC draws from this global generator: the same figures in every run
    dfa = nonlinear.dfa(rr, show=False)
    sy = {row.Metric: float(row.Values) for row in systole.time_domain(rr, input_type="rr_ms").itertuples()}
    _, nk_fractal = neurokit.fractal_dfa(rr, scale=np.arange(4, 17), overlap=False)
    ours: Callable[..., float] = analysis.pnn
    rows: list[tuple[str, str, float, float, str]] = [
        ("mean RR", "NeuroKit2", nk["MeanNN"], analysis.mean_rr(rr), ""),
        ("mean HR", "pyHRV", time.hr_parameters(rr)["hr_mean"], analysis.mean_hr_of_beats(rr), "mean of 60000 / RR"),
        ("mean HR", "hrv-analysis", ha["mean_hr"], analysis.mean_hr_of_beats(rr), "mean of 60000 / RR"),
        ("mean HR", "systole", sy["MeanBPM"], analysis.mean_hr_of_beats(rr), "mean of 60000 / RR"),
        ("SDNN", "NeuroKit2", nk["SDNN"], analysis.sdnn(rr), ""),
        ("SDNN", "pyHRV", time.sdnn(rr)["sdnn"], analysis.sdnn(rr), ""),
        ("SDNN", "hrv-analysis", ha["sdnn"], analysis.sdnn(rr), ""),
        ("SDNN", "systole", sy["SDNN"], analysis.sdnn(rr), ""),
        ("RMSSD", "NeuroKit2", nk["RMSSD"], analysis.rmssd(rr), ""),
        ("RMSSD", "pyHRV", time.rmssd(rr)["rmssd"], analysis.rmssd(rr), ""),
        ("RMSSD", "hrv-analysis", ha["rmssd"], analysis.rmssd(rr), ""),
        ("RMSSD", "systole", sy["RMSSD"], analysis.rmssd(rr), ""),
        ("SDSD", "NeuroKit2", nk["SDSD"], analysis.sdsd(rr), ""),
        ("SDSD", "hrv-analysis", ha["sdsd"], analysis.sdsd(rr, ddof=0), "over N: ddof 0"),
        ("pNN50", "NeuroKit2", nk["pNN50"], ours(rr, 50, "intervals"), "over all intervals, as the words of 1996"),
        ("pNN50", "pyHRV", time.nn50(rr)["pnn50"], analysis.pnn50(rr), ""),
        ("pNN50", "hrv-analysis", ha["pnni_50"], analysis.pnn50(rr), ""),
        ("pNN50", "systole", sy["pnn50"], analysis.pnn50(rr), ""),
        ("CVNN", "NeuroKit2", 100 * nk["CVNN"], analysis.cvnn(rr), "a fraction there"),
        ("SD1", "hrv-analysis", poincare["sd1"], analysis.sdsd(rr, 1) / np.sqrt(2), ""),
        ("SD1", "pyHRV", ph_poincare["sd1"], analysis.sd1(rr, ddof=0), "over N: ddof 0"),
        ("SD2", "pyHRV", ph_poincare["sd2"], analysis.sd2(rr, ddof=0), "over N: ddof 0"),
        ("SD2", "hrv-analysis", poincare["sd2"], analysis.sd2(rr), "from SDNN and SDSD, we from the pairs: the ends"),
        (
            "sample entropy",
            "NeuroKit2",
            neurokit.entropy_sample(rr, dimension=2, tolerance=0.2 * rr.std(ddof=1))[0],
            analysis.sample_entropy(rr),
            "",
        ),
        ("sample entropy", "hrv-analysis", hrvanalysis.get_sampen(rr)["sampen"], analysis.sample_entropy(rr), ""),
        (
            "sample entropy",
            "pyHRV",
            nonlinear.sample_entropy(rr)["sampen"],
            analysis.sample_entropy(rr),
            "r from SD over N + 1: another r where a distance falls between",
        ),
        ("DFA alpha-1", "pyHRV", dfa["dfa_alpha1"], analysis.dfa(rr, (4, 16)), ""),
        (
            "DFA alpha-1",
            "NeuroKit2",
            nk_fractal["Alpha"],
            analysis.dfa(rr, (4, 16)),
            "asked for boxes 4-16 that do not overlap; by default 4-11, overlapping",
        ),
        ("DFA alpha-2", "pyHRV", dfa["dfa_alpha2"], analysis.dfa(rr, (17, 64)), "boxes 17-64, exponent by RANSAC"),
    ]
    spectral = analysis.powers(rr)
    welch = "another window, interpolation and integration"
    frequency = hrvanalysis.get_frequency_domain_features(rr)
    for name, key, ours_is in (("LF", "lf", spectral.lf_ms2), ("HF", "hf", spectral.hf_ms2)):
        why = f"{welch}; linear interpolation takes from HF" if key == "hf" else welch
        rows.append((name, "hrv-analysis", frequency[key], ours_is, why))
    nk_frequency = neurokit.hrv_frequency(peaks, 1000, normalize=False)
    for name, ours_is in (("LF", spectral.lf_ms2), ("HF", spectral.hf_ms2)):
        rows.append(
            (name, "NeuroKit2", float(nk_frequency[f"HRV_{name}"].iloc[0]), ours_is, f"{welch} (normalize=False)")
        )
    return [
        [name, who, f"{theirs:.6g}", f"{own:.6g}", difference(theirs, own), why] for name, who, theirs, own, why in rows
    ]


def difference(theirs: float, ours: float) -> str:
    """Say how far ours lies from theirs."""
    off = ours / theirs - 1
    return "same" if abs(off) < SAME else f"{100 * off:+.3g} %"


def main() -> None:
    """Print every table, and hold docs/agreement.md against them."""
    if not available():
        print("Set HRVSYNC_DATA to the folder that holds rr/: nothing to compare without the recordings.")
        return
    tables = tables_of()
    if tool("neurokit2"):
        heading = ["measure", "tool", "its value", "ours", "difference", "why, where the definition is another"]
        tables["peers on the Kubios sample"] = table(heading, peers(kubios_series()))
        slow = np.loadtxt(real("slow_breathing_h10/sample_data_ibi.csv"), delimiter=",")[:, 1]
        tables["peers on slow breathing"] = table(heading, peers(np.round(slow)))
    else:
        print("No other tools here: `make bench` runs this beside them.")
    for name, lines in tables.items():
        print(f"\n{name}\n{lines}")
    if "--write" in sys.argv:
        put(tables)
    page = PAGE.read_text(encoding="utf-8")
    changed = [name for name, lines in tables.items() if lines not in page]
    print("\ndocs/agreement.md holds these tables" + (f", but for: {', '.join(changed)}" if changed else ""))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
