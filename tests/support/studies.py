"""How often the tests of a study find what is not there, and what is: shared by the soak run and a benchmark."""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from scipy.stats import ttest_ind

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.grid import grid_times, rr_series
from hrvsync.beats import Floats, within
from hrvsync.storage.formats import read
from hrvsync.study.kernel import compare
from hrvsync.study.permutation import excess, moderated, pairings, re_paired, swapped
from support.calibration import PEOPLE
from support.heart_series import real
from support.strangers import resonators, with_gaps

type Makes = Callable[[np.random.Generator, int, float], list[Floats]]
"""Makes the series of that many people (one a column), for each of two conditions, that many seconds long."""

MEASURES = ("z", "z0", "size")
DRAWS = 999
"""As many re-pairings as make 5 % a whole number, at a tenth of the cost of those that people get."""
SECONDS = 300.0
MIT = "mitbih_half"
NOT_SINUS = {"102", "104", "107", "201", "202", "203", "207", "210", "217", "219", "221", "222", "232"}
"""Paced, or in atrial fibrillation or flutter for much of the record."""


def strangers(rng: np.random.Generator, people: int, seconds: float) -> list[Floats]:
    """People who have nothing to do with each other, with gaps."""
    return [with_gaps(rng, resonators(rng, people, seconds)) for _ in range(2)]


def coupled(share: float) -> Makes:
    """Make people of whom in the first condition each second half follows one in that share of the variance."""

    def make(rng: np.random.Generator, people: int, seconds: float) -> list[Floats]:
        return [with_gaps(rng, resonators(rng, people, seconds, shared)) for shared in (share, 0.0)]

    return make


@cache
def real_people() -> dict[str, Floats]:
    """RR intervals (ms) at 4 Hz of everybody of HRVSYNC_DATA with a quarter of an hour in sinus rhythm."""
    files = {name: real(name) for name in PEOPLE}
    for file in sorted(real(MIT).glob("*.atr")):
        if file.stem not in NOT_SINUS:
            files[f"{MIT}/{file.name}"] = file
    found: dict[str, Floats] = {}
    for name, file in files.items():
        beats = next(iter(rebuild(read(file).events()).values()))
        start = float(beats.t[0])
        some = within(beats, start, start + PEOPLE.get(name, 1800))
        if some.t[-1] - start > 2.2 * SECONDS:
            found[name] = rr_series(some, grid_times(start, float(some.t[-1])))
    return found


def of_real_people(rng: np.random.Generator, people: int, seconds: float) -> list[Floats]:
    """Stretches of real people, each of somebody drawn by lot from a moment of its own, one behind the other."""
    known, n = list(real_people().values()), round(seconds * 4)
    parts: list[list[Floats]] = [[], []]
    for i in rng.permutation(np.resize(np.arange(len(known)), people)).tolist():
        start = int(rng.integers(0, known[i].size - 2 * n))
        for part, first in zip(parts, (start, start + n), strict=True):
            part.append(known[i][first : first + n])
    return [np.column_stack(part) for part in parts]


def matrices_of(conditions: list[Floats]) -> Floats:
    """Values of all pairs of the first half of the people with the second, by condition and measure."""
    n = conditions[0].shape[1] // 2
    found: list[Floats] = []
    for series in conditions:
        pairs = compare(series[:, :n], series[:, n:])
        for name in MEASURES:
            matrix = np.full((2 * n, 2 * n), np.nan)
            matrix[:n, n:] = getattr(pairs, name)
            found.append(matrix)
    return np.array(found)


def tests_of(rng: np.random.Generator, matrices: Floats) -> dict[str, float]:
    """Return p of every test of a study, by name; the least where several are corrected together."""
    n = matrices.shape[1] // 2
    blocks = [0] * n
    partners = pairings(rng, blocks, DRAWS, by_role=True)
    tested = re_paired(matrices, partners)
    beyond = excess(matrices, blocks, by_role=True)
    differ = swapped(rng, beyond[:3] - beyond[3:], DRAWS)
    by = moderated(rng, beyond[:1], rng.normal(size=(3, n)), blocks, DRAWS)
    found = {f"re-pairing, {name}": float(p) for name, p in zip(MEASURES, tested.p, strict=False)}
    found["re-pairing, z of both conditions, corrected"] = float(re_paired(matrices[::3], partners).corrected.min())
    found["re-pairing, all six, corrected"] = float(tested.corrected.min())
    found |= {f"conditions, {name}": float(p) for name, p in zip(MEASURES, differ.p, strict=True)}
    found["conditions, all three, corrected"] = float(differ.corrected.min())
    found["moderator"] = float(by.p[0])
    found["three moderators, corrected"] = float(by.corrected.min())
    true, others = np.arange(n), ~np.eye(n, dtype=np.bool_)
    for name, matrix in zip(MEASURES, matrices[:3], strict=True):
        values = matrix[true, true + n], matrix[:n, n:][others]
        welch: Any = ttest_ind(*values, equal_var=False, nan_policy="omit", alternative="greater")
        found[f"Welch on pseudo-pairs, {name} (not ours)"] = float(welch.pvalue)
    return found


def found_by_tests(make: Makes, studies: int, dyads: int, seed: int, seconds: float = SECONDS) -> dict[str, float]:
    """Share (%) of studies in which each test finds something at 5 %."""
    rng = np.random.default_rng(seed)
    p: dict[str, list[float]] = {}
    for _ in range(studies):
        for name, value in tests_of(rng, matrices_of(make(rng, 2 * dyads, seconds))).items():
            p.setdefault(name, []).append(value)
    return {name: 100 * float((np.array(values) <= 0.05).mean()) for name, values in p.items()}
