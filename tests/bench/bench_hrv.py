"""Speed of the measures of one heart, in one run beside the tools one could take instead.

`make bench` runs it in .venv-peers, where they are installed; elsewhere our own figures stand alone. Times are CPU
times of this process, medians of repeated calls after a first that does not count; * is measured on some windows and
scaled.
"""

import sys
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))
from support.heart_series import Array, annotated, available, healthy
from support.workload import workloads

from hrvsync import analysis
from hrvsync.analysis import hrv, label_artefacts, rolling, sample_entropy

DAY, FIVE = 103_299, 352
WINDOW_S = 30.0
SOME = 200
"""This many windows are given to tools without a rolling call."""

TIME_DOMAIN = (
    *(analysis.mean_rr, analysis.mean_hr, analysis.mean_hr_of_beats, analysis.sdnn, analysis.rmssd, analysis.ln_rmssd),
    *(analysis.sdsd, analysis.pnn50, analysis.pnn20, analysis.cvnn, analysis.triangular_index),
    *(analysis.sd1, analysis.sd2, analysis.sd1_sd2),
)
bounds: list[bool] = []


def tool(name: str) -> Any:
    """Return a tool's module, None where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        return None


def took(run: Callable[[], object], times: int = 5) -> float:
    """Median CPU time (ms) of a call, the first left out."""
    run()
    each: list[float] = []
    for _ in range(times):
        start = time.process_time()
        run()
        each.append(time.process_time() - start)
    return 1000 * float(np.median(each))


def show(what: str, ms: float, bound: str = "", holds: bool | None = None) -> None:
    """Print a line, and whether its bound is met."""
    if holds is not None:
        bounds.append(holds)
        bound += "  met" if holds else "  NOT MET"
    print(f"  {what:58}{ms:12.3f} ms, {workloads(ms / 1000):16}  {bound}")


def series() -> Array:
    """A day of RR intervals (ms): the normal beats of a Holter repeated, simulated where there is none."""
    if not available():
        return np.resize(healthy(20_000, 1), DAY)
    _, rr, normal = annotated("nsr2db/nsr009.ecg", 128)
    return np.resize(rr[normal], DAY)


def peaks_of(rr: Array) -> NDArray[np.int64]:
    """Beats as whole milliseconds, as NeuroKit2 takes them."""
    return np.cumsum(np.append(0.0, rr)).astype(np.int64)


def rolled(day: Array) -> None:
    """RMSSD of 30 s every second of a day."""
    print("Rolling RMSSD, windows of 30 s every second over 24 h")
    t = np.cumsum(day) / 1000
    at = np.arange(WINDOW_S, t[-1])

    def bare() -> Array:
        total = np.zeros(day.size)
        np.cumsum(np.diff(day) ** 2, out=total[1:])
        first, beyond = np.searchsorted(t, at - WINDOW_S, "right"), np.searchsorted(t, at, "right")
        return np.sqrt((total[beyond - 1] - total[first]) / (beyond - 1 - first))

    assert np.allclose(bare(), rolling("rmssd", t, day, at, WINDOW_S), rtol=1e-9)
    least = took(bare, 21)
    ours = took(lambda: rolling("rmssd", t, day, at, WINDOW_S), 21)
    show(f"bare NumPy prefix sums, {at.size} windows", least)
    show("hrvsync.rolling", ours, f"{ours / least:.2f} x bare, bound 3", ours <= 3 * least)
    middle = at[len(at) // 2 : len(at) // 2 + SOME]
    some = [
        day[a:b] for a, b in zip(*(np.searchsorted(t, x, "right") for x in (middle - WINDOW_S, middle)), strict=True)
    ]
    tools: dict[str, Callable[[Array], object]] = {}
    if systole := tool("systole.hrv"):
        tools["systole"] = systole.rmssd
    if pyhrv := tool("pyhrv.time_domain"):
        tools["pyHRV"] = pyhrv.rmssd
    if hrvanalysis := tool("hrvanalysis"):
        tools["hrv-analysis"] = hrvanalysis.get_time_domain_features
    if neurokit := tool("neurokit2"):
        tools["NeuroKit2"] = lambda rr: neurokit.hrv_time(peaks_of(rr), sampling_rate=1000)
    for name, one in tools.items():
        scaled = took(lambda one=one: [one(window) for window in some], 3) * at.size / SOME
        show(f"{name} *", scaled, f"{scaled / ours:.0f} x ours")


def by_length(day: Array) -> None:
    """Whole analyses of a day and of five minutes."""
    five = day[:FIVE]
    print("Time domain, all measures")
    for name, rr in (("24 h", day), ("5 min", five)):
        ms = sum(took(lambda one=one, rr=rr: one(rr), 9) for one in TIME_DOMAIN)
        show(f"hrvsync, {name}", ms, *(("bound 5 ms", ms < 5) if rr is day else ("", None)))
    if neurokit := tool("neurokit2"):
        show("NeuroKit2 hrv_time, 24 h", took(lambda: neurokit.hrv_time(peaks_of(day), sampling_rate=1000), 1))
    if hrvanalysis := tool("hrvanalysis"):
        show("hrv-analysis, 24 h", took(lambda: hrvanalysis.get_time_domain_features(day), 3))

    print("Artefact labels of 24 h")
    spoilt = annotated("nsr2db/nsr001.ecg", 128)[1] if available() else day
    ours = took(lambda: label_artefacts(spoilt))
    show(f"hrvsync.label_artefacts, {spoilt.size} intervals", ours)
    if neurokit := tool("neurokit2"):
        beats = peaks_of(spoilt)
        theirs = took(lambda: neurokit.signal_fixpeaks(beats, sampling_rate=1000, method="Kubios", iterative=False), 3)
        ratio = theirs / ours
        show("NeuroKit2 signal_fixpeaks, one pass", theirs, f"{ratio:.0f} x ours, bound 10", ratio >= 10)

    print("Everything: hrv()")
    whole = took(lambda: hrv(day), 3)
    show("hrvsync.hrv, 24 h, sample entropy included", whole, "bound 2000 ms", whole < 2000)
    short = took(lambda: hrv(five), 51)
    show("hrvsync.hrv, 5 min", short, "bound 3 ms", short < 3)

    print("Sample entropy and DFA alpha-1")
    ours = took(lambda: sample_entropy(day), 3)
    show("hrvsync.sample_entropy, 24 h", ours)
    alpha = took(lambda: analysis.dfa_alpha1(day))
    show("hrvsync.dfa_alpha1, 24 h", alpha)
    if neurokit := tool("neurokit2"):
        theirs = took(lambda: neurokit.entropy_sample(day, dimension=2, tolerance=0.2 * day.std(ddof=1)), 1)
        show("NeuroKit2 entropy_sample, 24 h", theirs, f"{theirs / ours:.0f} x ours")
        theirs = took(lambda: neurokit.fractal_dfa(day, scale=np.arange(4, 17), overlap=True), 1)
        show("NeuroKit2 fractal_dfa, 24 h", theirs, f"{theirs / alpha:.0f} x ours")
        five_ms = took(lambda: neurokit.hrv(peaks_of(five), sampling_rate=1000), 3)
        show("NeuroKit2 hrv, 5 min", five_ms, f"{five_ms / short:.0f} x ours")

    print("Other rolling measures, 5 min windows every 30 s over 24 h")
    t = np.cumsum(day) / 1000
    at = np.arange(300.0, t[-1], 30.0)
    for name in ("sdnn", "pnn50", "dfa_alpha1", "dfa_alpha2", "lf_hf", "sample_entropy"):
        show(f"hrvsync.rolling {name}, {at.size} windows", took(lambda name=name: rolling(name, t, day, at, 300.0), 1))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(
        f"Python {sys.version.split()[0]}, NumPy {np.__version__}" + ("" if tool("neurokit2") else "; no other tools")
    )
    holter = series()
    rolled(holter)
    by_length(holter)
    print(f"{sum(bounds)} of {len(bounds)} bounds met")
