"""How often each test of synchrony cries wolf at nominal 5 %, on people who have nothing to do with each other."""

import sys
from pathlib import Path

from hrvsync.guide import UNGUIDED

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.calibration import (
    COUPLED,
    PACER,
    STRANGERS,
    Rates,
    found_by_significance,
    free_pairs,
    live_alarms,
    paced_pairs,
    phase_alarms,
    real_pairs,
    real_people,
    real_significance,
)
from support.heart_series import available
from support.uncoupled import free, paced

PAIRS = 400
COUPLED_PAIRS = 60
PHASE_PAIRS = 40
"""Measures of whole phases take a second a pair: their 400 are in tests/soak."""


def main() -> None:
    """Print the share of false alarms of each test, all pairs and moments together, beside its bounds."""
    error = 100 * (0.05 * 0.95 / PAIRS) ** 0.5
    print(f"{PAIRS} simulated pairs each, nominal 5 %; standard error of one figure {error:.1f}")
    _tell("live, breathing freely", live_alarms(free_pairs(PAIRS, 1), UNGUIDED, ("wcc_p",))["wcc_p"], (2, 8))
    on_one = live_alarms(paced_pairs(PAIRS, 2), PACER, ("wcc_p", "beyond_p"))
    _tell("live, strangers on one pacer", on_one["wcc_p"], (2, 8))
    _tell("live, beyond the pacer", on_one["beyond_p"], (2, 8))
    apart = live_alarms(free_pairs(PAIRS, 3), PACER, ("pacer_apart_p",))["pacer_apart_p"]
    _tell("live, neither follows the pacer", apart, (2, 8))
    for name, strangers in STRANGERS.items():
        _tell(f"significance, {name}", found_by_significance(strangers, PAIRS, 4), (2, 8.5))
    for name, coupled in COUPLED.items():
        for holes, with_holes in ((False, ""), (True, ", gap and artefacts")):
            rates = found_by_significance(coupled, COUPLED_PAIRS, 5, holes)
            print(f"significance finds, {name}{with_holes}: " + ", ".join(f"{t} {x:.0f}" for t, x in rates.items()))
    if available():
        people = real_people()
        print(f"{len(people)} real people (HRVSYNC_DATA), {PAIRS} pseudo-pairs, bounds 2 to 9 %")
        _tell("live", live_alarms(real_pairs(people, PAIRS, 605, 6), UNGUIDED, ("wcc_p",))["wcc_p"], (2, 9))
        _tell("significance", {"600 s": real_significance(real_pairs(people, PAIRS, 600, 7), 600)}, (2, 9))
    else:
        print("no real people: set HRVSYNC_DATA to the folder that holds rr/")
    for name, make, guide, breath in (("breathing freely", free, UNGUIDED, 0.0), ("one pacer", paced, PACER, 10.0)):
        print(f"measures of a whole phase of 5 min, {PHASE_PAIRS} pairs only, {name} (400 in tests/soak):")
        for row, rate in phase_alarms(make, PHASE_PAIRS, 300, guide, breath, 8).items():
            print(f"    {row:20} {rate:5.1f}")


def _tell(name: str, rates: Rates, bounds: tuple[float, float]) -> None:
    low, high = bounds
    judged = {"all": rates["all"]} if "all" in rates else rates
    verdict = "met" if all(low <= rate <= high for rate in judged.values()) else "MISSED"
    parts = ", ".join(f"{key}: {rate:.1f}" for key, rate in rates.items())
    print(f"{name:40} {parts} (bounds {low} to {high}) {verdict}", flush=True)


if __name__ == "__main__":
    main()
