"""Breathing rate from the chest and from the heart, and the resonance assessment, against the simulator's truth."""

import sys
import time
from math import isfinite
from pathlib import Path

import numpy as np

from hrvsync.guide import guide_of

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.breathing_truth import breathed, session, sweep

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.measures import LIVE, Context, latest
from hrvsync.analysis.measures.breathing.chest import ChestNow, chest_rates
from hrvsync.analysis.measures.breathing.resonance import resonance
from hrvsync.analysis.waves import samples
from hrvsync.beats import Beats, within
from hrvsync.events import Pause, Phase, Wave
from hrvsync.sources.simulate import Heart

RATES = (4.5, 5.0, 5.5, 6.0, 6.5, 7.0, 8.0, 9.0, 10.0, 12.0, 14.0, 16.0, 18.0, 20.0)
SEEDS = range(4)
SECONDS = 420.0
PIECE_S = 64.0
BREATH = tuple(row for row in LIVE if row.min_seconds == PIECE_S)
WRONG = 1.5


def main() -> None:
    """Print errors in breaths per minute, how often a rate is known, and what looking costs."""
    print(
        "breathing rate, errors in breaths per minute (mean, 95 %); known: share of windows with a rate; wrong: off by"
    )
    print(f"more than {WRONG} among those known. Chest: bound 0.3.")
    print(f"{'':14} {'chest':>22} {'led by pacer':>18} {'free, RSA clear':>22} {'0.1 Hz wave dominates':>24}")
    worst = 0.0
    wrong = estimated = 0
    for rate in RATES:
        errors = np.array([error for seed in SEEDS for error in chest_errors(rate, seed)])
        chest = errors[np.isfinite(errors)]
        worst = max(worst, float(np.mean(chest)))
        cells = [f"{np.mean(chest):5.2f} {np.quantile(chest, 0.95):5.2f}, known {chest.size / errors.size:4.0%}"]
        for heart, pacer in (
            (Heart(breaths=14), rate),
            (Heart(breaths=rate, rsa=0.04, wave=0.015), None),
            (Heart(breaths=rate, rsa=0.01, wave=0.05), None),
        ):
            errors = np.array([error for seed in SEEDS for error in heart_errors(heart, seed, pacer)])
            sure = errors[np.isfinite(errors)]
            mean = f"{sure.mean():4.2f} {np.quantile(sure, 0.95):4.2f}" if sure.size else f"{'–':>4} {'–':>4}"
            cells.append(f"{mean}, known {sure.size / errors.size:4.0%}")
            wrong, estimated = wrong + int((sure > WRONG).sum()), estimated + sure.size
        print(f"{rate:5.1f} a minute {cells[0]:>22} {cells[1]:>18} {cells[2]:>22} {cells[3]:>24}")
    print(f"chest, worst mean error: {worst:.2f} (bound: 0.3); from the heart: {wrong} of {estimated} are wrong")
    misled()
    assessments()
    costs()


def chest_errors(rate: float, seed: int) -> list[float]:
    """Errors of the rate from acceleration in windows of 32 s, paced and free."""
    found: list[float] = []
    for pacer in (rate, None):
        simulation, _ = session(Heart(breaths=rate), SECONDS, seed, pacer=pacer, chest=True)
        ends, bpm, _ = chest_rates(samples(simulation.events, "A", "acc"))
        found += [
            abs(one - breathed(simulation.hearts["A"], end - 32, end))
            for end, one in zip(ends.tolist(), bpm.tolist(), strict=True)
            if end > 70
        ]
    return found


def heart_errors(heart: Heart, seed: int, pacer: float | None, *, follows: bool = True) -> list[float]:
    """Errors of the rate from RR in the newest 64 s, every 15 s; NaN where it is uncertain."""
    simulation, phases = session(heart, SECONDS, seed, pacer=pacer, follows=follows)
    beats = rebuild(simulation.events)["A"]
    found: list[float] = []
    for end in np.arange(75.0, SECONDS - 5, 15).tolist():
        seen = now(beats, end, phases)
        found.append(abs(seen - breathed(simulation.hearts["A"], end - PIECE_S, end)))
    return found


def now(beats: Beats, end: float, guide: tuple[Phase | Pause, ...]) -> float:
    """The rate that a frame at `end` shows."""
    until = int(np.searchsorted(beats.t, end, side="right"))
    known = Beats(beats.t[:until], beats.rr_ms[:until], beats.label[:until], beats.run[:until])
    return latest(known, end, Context(guide=guide_of(guide), who="A"), BREATH).breathing_rate


def misled() -> None:
    """People who do not follow the pacer: how often are they taken for it?"""
    print("\nnot following the pacer, breathing 14 a minute (known; wrong among all windows)")
    for name, heart in (("RSA clear", Heart()), ("0.1 Hz wave dominates", Heart(rsa=0.005, wave=0.05))):
        for pacer in (4.5, 5.5, 6.0, 7.0):
            errors = np.array([e for seed in range(8) for e in heart_errors(heart, seed, pacer, follows=False)])
            sure = np.isfinite(errors)
            print(
                f"  {name:22} pacer {pacer}: known {sure.mean():4.0%}, "
                f"wrong {(errors[sure] > WRONG).sum() / errors.size:5.1%}"
            )


def assessments() -> None:
    """Resonance assessments of hearts whose resonance is known."""
    print("\nresonance assessment, 6.5 to 4.5 a minute, 2 min each: clear answers, of them nearest rate, within 0.5")
    for name, skill, follows, resonances in (
        ("follows well", 0.9, True, (4.5, 4.8, 5.0, 5.3, 5.5, 5.7, 6.0, 6.3, 6.5)),
        ("follows poorly", 0.5, True, (5.0, 5.5, 6.0)),
        ("no resonance there", 0.9, True, (20.0,) * 3),
        ("does not follow", 0.8, False, (5.0, 5.5, 6.0)),
    ):
        clear: list[float] = []
        number = 0
        for i, truth in enumerate(resonances):
            for seed in range(6):
                simulation, phases = sweep(Heart(resonance=truth, skill=skill), 1000 * i + seed, follows=follows)
                found = resonance(rebuild(simulation.events)["A"], phases, "A")
                assert found is not None
                number += 1
                if isfinite(found.best):
                    clear.append(abs(found.best - truth))
        near = sum(one <= 0.3 for one in clear), sum(one <= 0.55 for one in clear)
        print(f"  {name:20} {len(clear):3} of {number}, {near[0]:3}, {near[1]:3}")


def costs() -> None:
    """What a look costs, and so each frame."""
    simulation, phases = session(Heart(), 200.0, 1, pacer=6.0, chest=True)
    beats = within(rebuild(simulation.events)["A"], 0.0, 180.0)
    chest = ChestNow()
    for event in simulation.events:
        if isinstance(event, Wave):
            chest.feed(event)
    for name, look in (
        ("from RR, led by a pacer", lambda: latest(beats, 180.0, Context(guide=guide_of(phases), who="A"), BREATH)),
        ("from RR, free", lambda: latest(beats, 180.0, Context(who="A"), BREATH)),
        ("from the chest", lambda: chest.rate(200.0)),
    ):
        rounds: list[float] = []
        for _ in range(5):
            start = time.process_time()
            for _ in range(40):
                look()
            rounds.append((time.process_time() - start) / 40)
        print(f"  {name:24} {1000 * min(rounds):.2f} ms every 5 s: {200 * min(rounds):.3f} ms a frame (CPU)")


if __name__ == "__main__":
    main()
