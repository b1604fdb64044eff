"""Rhythms that are not suited for HRV: how many are recognised, how many others too, and what a verdict costs."""

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.heart_series import HEARTS, Array, annotated, available, breathing, healthy
from support.mitbih import rhythms
from support.workload import workloads

from hrvsync.analysis.artefacts import label_artefacts
from hrvsync.analysis.rhythm import rhythm, unpredicted
from hrvsync.beats import Beats

SECONDS = (60.0, 120.0)
SEEDS = range(5)


def beats_of(rr: Array, *, labelled: bool = True) -> Beats:
    """Unbroken beats, with or without what the labels reject."""
    run = np.zeros(rr.size, np.int64)
    return Beats(np.cumsum(rr) / 1000, rr, label_artefacts(rr) if labelled else np.zeros(rr.size, np.int8), run)


def parts(rr: Array, seconds: float) -> list[Array]:
    """Windows side by side."""
    number = np.cumsum(rr) // (1000 * seconds)
    return [part for part in np.split(rr, np.flatnonzero(np.diff(number)) + 1)[:-1] if part.size >= 20]


def show(what: str, windows: list[Array], least: float = 0.0, most: float = 100.0) -> None:
    """Print how many windows are not suited, by both rules and by irregularity alone, and its extremes."""
    found, alone = (
        100 * np.mean([rhythm(beats_of(rr, labelled=labelled)) == "not suited" for rr in windows])
        for labelled in (True, False)
    )
    off = [unpredicted(rr, np.ones(rr.size - 4, bool)) for rr in windows]
    held = "met" if least <= found <= most else "NOT MET"
    print(f"  {what:44}{len(windows):6}{found:9.1f} %{alone:9.1f} %{min(off):9.3f}{max(off):7.3f}  {held}")


def verdicts() -> None:
    """Print the table."""
    for seconds in SECONDS:
        print(f"Windows of {seconds:.0f} s{'':30}number  not suited  without labels  unpredicted, least and most")
        if available():
            irregular, clean = rhythms(seconds)
            show("atrial fibrillation and flutter (MIT-BIH)", irregular, least=95)
            show("sinus beats alone (MIT-BIH)", clean, most=0.5)
            for holter in ("nsr2db/nsr001.ecg", "nsr2db/nsr009.ecg"):
                _, rr, normal = annotated(holter, 128)
                number = np.cumsum(rr) // (1000 * seconds)
                ends = np.flatnonzero(np.diff(number)) + 1
                whole = zip(np.split(rr, ends), np.split(normal, ends), strict=True)
                show(f"without ectopic beats ({holter})", [x for x, n in whole if n.all() and x.size >= 20], most=0.5)
        for name, kind in HEARTS.items():
            show(f"a heart {name}", [w for seed in SEEDS for w in parts(healthy(800, seed, **kind), seconds)], most=0)
        for name, bpms, breaths, swings in (
            ("athletes, 4.5-7 breaths, swing 25 %", (45, 55, 65), (4.5, 6, 7), (0.25,)),
            ("children, 15-24 breaths, swing 10 and 20 %", (95, 110, 130), (15, 20, 24), (0.1, 0.2)),
        ):
            series = (
                breathing(600, seed, bpm=bpm, breaths=rate, swing=swing)
                for bpm in bpms
                for rate in breaths
                for swing in swings
                for seed in SEEDS
            )
            show(name, [window for rr in series for window in parts(rr, seconds)], most=0)


def cost() -> None:
    """Print what the verdict of two minutes costs in a frame."""
    for name, rr in (("at rest", healthy(700, 1)), ("a child", breathing(420, 1, bpm=110, breaths=20, swing=0.2))):
        all_of = beats_of(rr, labelled=False)
        begun = time.process_time()
        for _ in range(1000):
            beats = Beats(all_of.t, all_of.rr_ms, all_of.label, all_of.run)
            rhythm(beats, beats.t.item(-1) - 120)
        ms = time.process_time() - begun
        held = "met" if ms < 0.3 else "NOT MET"
        print(f"a verdict in a frame, {name}: {ms:.3f} ms, {workloads(ms / 1000)}, bound 0.3 ms: {held}")


if __name__ == "__main__":
    verdicts()
    cost()
    if not available():
        print("Real recordings: set HRVSYNC_DATA to the folder that holds rr/ to measure them too.")
