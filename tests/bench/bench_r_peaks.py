"""R peaks in annotated ECGs, in one run beside the tools one could take instead, and what a day of ECG costs.

`make bench` runs it in .venv-peers, where they are installed; elsewhere our own figures stand alone. A peak is right
within 0.15 s of an annotated beat, one to one. Timing is that of beats annotated N, after the median of each record.
"""

import resource
import sys
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))
from scipy.signal import resample_poly
from support.drawn_ecg import drawn
from support.heart_series import Array, available, healthy, polar_workspace
from support.mitbih import FLUTTER, NORMAL, RATE, RECORDS, annotations, ecg, f1, matched
from support.workload import workloads

from hrvsync.analysis import ecg_quality, r_peaks

BELT = 130
"""Samples a second of a Polar H10."""
ODD = "108"
"""Its annotations lie now on the R and now on the S wave, 38 ms apart."""

type Detector = Callable[[Array, int], Array]


def tool(name: str) -> Any:
    """Return a tool's module, None where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        return None


def detectors() -> dict[str, Detector]:
    """Ours and those of the tools that are installed: ECG and rate to times (s)."""
    found: dict[str, Detector] = {"hrvsync": r_peaks}
    if sleepecg := tool("sleepecg"):
        found["sleepecg"] = lambda x, rate: sleepecg.detect_heartbeats(x, rate) / rate
    if neurokit := tool("neurokit2"):

        def by_neurokit(x: Array, rate: int) -> Array:
            clean = neurokit.ecg_clean(x, sampling_rate=rate)
            return np.asarray(neurokit.ecg_findpeaks(clean, sampling_rate=rate)["ECG_R_Peaks"]) / rate

        found["NeuroKit2"] = by_neurokit
    if wfdb := tool("wfdb.processing"):
        found["XQRS"] = lambda x, rate: wfdb.xqrs_detect(x / 200, rate, verbose=False) / rate
    return found


def held(detector: Detector, rate: int) -> tuple[dict[str, float], float, Array, Array, float]:
    """F1 (%) of each record and of all, timing errors (ms) of all and of all but the odd one, and CPU seconds."""
    each: dict[str, float] = {}
    errors: dict[str, Array] = {}
    counts = np.zeros(3, np.int64)
    cpu = 0.0
    for record in RECORDS:
        x = ecg(record) if rate == RATE else resample_poly(ecg(record), rate // 10, RATE // 10)
        truth, codes = annotations(record)
        begun = time.process_time()
        peaks = detector(x, rate)
        cpu += time.process_time() - begun
        beat, peak = matched(truth, peaks)
        off = 1000 * (peaks[peak] - truth[beat])[codes[beat] == NORMAL]
        errors[record] = np.abs(off - np.median(off)) if off.size else off
        each[record] = f1(truth.size, peaks.size, beat.size)
        counts += (truth.size, peaks.size, beat.size)
    even = np.concatenate([error for record, error in errors.items() if record != ODD])
    return each, f1(*counts.tolist()), np.concatenate(list(errors.values())), even, cpu


def annotated() -> None:
    """Print the table of the annotated records."""
    print(f"MIT-BIH, {len(RECORDS)} records of 30 min. F1 in %; timing: 95 % of sinus beats are within.")
    print(
        f"{'':12}{'Hz':>5}{'all':>8}"
        + "".join(f"{r:>7}" for r in RECORDS)
        + f"{'timing':>9}{f'not {ODD}':>9}{'CPU':>8}"
    )
    all_of: dict[tuple[str, int], float] = {}
    for name, detector in detectors().items():
        for rate in (RATE, BELT):
            each, whole, errors, even, cpu = held(detector, rate)
            all_of[name, rate] = whole
            timing = "".join(f"{np.quantile(some, 0.95):6.1f} ms" for some in (errors, even))
            print(
                f"{name:12}{rate:5}{whole:8.2f}" + "".join(f"{v:7.2f}" for v in each.values()) + f"{timing}{cpu:6.1f} s"
            )
            if name == "hrvsync":
                worst = min(value for record, value in each.items() if record != FLUTTER)
                met(f"no record but {FLUTTER} below 98.5", worst >= 98.5)
    met(f"{BELT} Hz at most 0.1 points lower", all_of["hrvsync", BELT] >= all_of["hrvsync", RATE] - 0.1)
    for name in {name for name, _ in all_of} - {"hrvsync"}:
        met(f"better than {name}", all_of["hrvsync", RATE] > all_of[name, RATE])


def of_a_belt() -> None:
    """Print what becomes of the ECG of an H10 with bigeminy."""
    columns = polar_workspace()
    t = (columns["time"] - columns["time"][0]) / 1e9
    rate = (t.size - 1) / t[-1]
    peaks, quality = r_peaks(columns["ecg"], rate), ecg_quality(columns["ecg"], rate)
    unsure = sum(one.end - one.start for one in quality.unsure)
    # Both lists begin within a beat or two of each other; the strap left some of its own out.
    found, said = 1000 * np.diff(peaks), columns["rr"][columns["rr"] > 0]
    near = (np.abs(rr - said[max(0, i - 8) : i + 9]).min() for i, rr in enumerate(found))
    median, most = np.quantile(np.fromiter(near, np.float64), (0.5, 0.95))
    print(f"\nH10 with bigeminy, {t[-1]:.0f} s: {peaks.size} R peaks, {unsure:.0f} s unsure; from the nearest of the")
    print(f"strap's own intervals around they differ by {median:.2f} ms (median), {most:.2f} ms (95 %)")


def of_a_day() -> None:
    """Print what 24 h cost, in time and in memory beyond the samples."""
    beats = np.cumsum(healthy(1000, 1)) / 1000
    piece = drawn(beats, RATE, seconds=beats[-1] + 0.4)
    piece += 0.02 * np.random.default_rng(1).normal(size=piece.size)
    x = np.tile(piece.astype(np.float32), 24 * 3600 * RATE // piece.size)
    print(f"\n24 h at {RATE} Hz")
    for name, call, bound in (("r_peaks", r_peaks, 60.0), ("ecg_quality", ecg_quality, None)):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun = time.process_time()
        call(x, RATE)
        cpu = time.process_time() - begun
        more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        print(f"{name:12}{cpu:6.1f} CPU-s, {workloads(cpu)}, {more:.0f} MiB more than before")
        if bound:
            met(f"at most {bound:.0f} CPU-s", cpu <= bound)


def met(what: str, holds: bool) -> None:
    """Print whether a bound holds."""
    print(f"  {what}: {'met' if holds else 'NOT MET'}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if available():
        annotated()
        of_a_belt()
    else:
        print("Real recordings: set HRVSYNC_DATA to the folder that holds rr/ to measure them too.")
    of_a_day()
