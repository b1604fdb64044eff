"""How many dyads a study needs, and how long: simulated studies that go through the very same test."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from hrvsync.analysis.grid import grid_times, rr_series
from hrvsync.beats import Beats, Floats
from hrvsync.sources.simulate import Coupling, Heart, beat
from hrvsync.storage import Progress
from hrvsync.study.design import MEASURES, Measure
from hrvsync.study.kernel import USUAL, Windows, compare
from hrvsync.study.permutation import pairings, re_paired
from hrvsync.study.result import CLEAR, NAMES
from hrvsync.study.tiles import together

STUDIES = 200
DRAWS = 999
GOAL = 0.8
POOL = 3
"""Dyads that are simulated, times those of the largest study drawn from them."""
LEAST_POOL = 90
MORE = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0)
LONGER = (0.5, 1.0, 2.0)
MOST_LAG_S = 3.0
LEAST = 6
"""Dyads of the smallest study looked at: fewer can hardly reach 5 %."""


class Power(msgspec.Struct, frozen=True):
    """Share (0 to 1) of simulated studies that find the coupling, by measure."""

    dyads: int
    minutes: float
    found: dict[Measure, float]


class Plan(msgspec.Struct, frozen=True):
    """Power by number of dyads at one length, and by length with one number of dyads; and how many dyads 80 % need.

    `enough`: the least number looked at by which the main measure finds it in four of five studies, 0 where none does.
    """

    coupling: float
    by_dyads: tuple[Power, ...]
    by_minutes: tuple[Power, ...]
    enough: int
    studies: int


def plan(
    dyads: int,
    minutes: float,
    coupling: float,
    progress: Progress,
    how: Windows = USUAL,
    studies: int = STUDIES,
    seed: int = 1,
) -> Plan:
    """Simulate studies and count how often the re-pairing test finds what is in them.

    Parameters
    ----------
    dyads : int
        Size of the study that is thought of; a quarter to twice as many are looked at.
    minutes : float
        Length of the condition; half to twice as long is looked at.
    coupling : float, 0 to 1
        Correlation of the fluctuations of the second heart with those of the first, 0 to 3 s before.
    progress : callable
        Called with (done, total).
    how : Windows
        How pairs are compared.
    studies : int
        Studies drawn for each point, from a pool of simulated dyads three times the largest: 200 are right to 3 points.
    seed : int
        Of chance.

    Returns
    -------
    Plan
        Shares of studies with p <= .05, one-sided.
    """
    numbers = sorted({max(LEAST, round(part * dyads)) for part in MORE})
    lengths = [round(60 * minutes * part) for part in LONGER]
    pool = max(LEAST_POOL, POOL * numbers[-1])
    people = list(_simulated(pool, max(lengths), coupling, seed, progress))
    first, second = (together([pair[seat] for pair in people]) for seat in (0, 1))
    by_minutes, by_dyads = list[Power](), list[Power]()
    for seconds in lengths:
        samples = round(seconds * how.rate)
        pairs = compare(first[:samples], second[:samples], how)
        matrices = np.array([_square(getattr(pairs, name)) for name in NAMES])
        rng = np.random.default_rng((seed, seconds))
        asked = numbers if seconds == lengths[LONGER.index(1.0)] else [max(LEAST, dyads)]
        found = [_power(rng, matrices, n, seconds / 60, studies) for n in asked]
        by_minutes += [one for one in found if one.dyads == max(LEAST, dyads)]
        by_dyads += found if len(asked) > 1 else []
    main = NAMES[0]
    enough = next((one.dyads for one in by_dyads if one.found[main] >= GOAL), 0)
    return Plan(coupling, tuple(by_dyads), tuple(by_minutes), enough, studies)


def _simulated(
    dyads: int, seconds: float, coupling: float, seed: int, progress: Progress
) -> Iterator[tuple[Floats, Floats]]:
    """Yield the RR series at 4 Hz of two people each, of different hearts, breaths and lags."""
    rng = np.random.default_rng(seed)
    t = grid_times(0.0, seconds)
    for i in range(dyads):
        hearts = {who: _heart(rng) for who in "AB"}
        lag = float(rng.uniform(0, MOST_LAG_S))
        truth = beat(hearts, seconds + 5, int(rng.integers(2**31)), Coupling(((0.0, coupling),), lag))
        one, other = (rr_series(_beats(heard.t), t) for heard in truth.values())
        yield one, other
        progress(i + 1, dyads)


def _heart(rng: np.random.Generator) -> Heart:
    return Heart(
        bpm=float(rng.uniform(55, 85)),
        rsa=float(rng.uniform(0.02, 0.06)),
        wave=float(rng.uniform(0.015, 0.045)),
        drift=float(rng.uniform(0.01, 0.03)),
        breaths=float(rng.uniform(10, 19)),
    )


def _beats(t: Floats) -> Beats:
    n = t.size - 1
    return Beats(t[1:], 1000 * np.diff(t), np.zeros(n, np.int8), np.zeros(n, np.int64))


def _square(values: Floats) -> Floats:
    """People by people, of the first by the second."""
    n = len(values)
    found = np.full((2 * n, 2 * n), np.nan)
    found[:n, n:] = values
    return found


def _power(rng: np.random.Generator, matrices: Floats, dyads: int, minutes: float, studies: int) -> Power:
    pool = matrices.shape[1] // 2
    found = np.zeros(len(matrices))
    for _ in range(studies):
        some = rng.choice(pool, dyads, replace=False)
        both = np.concatenate((some, some + pool))
        partners = pairings(rng, [0] * dyads, DRAWS, by_role=True)
        found += re_paired(matrices[:, both[:, None], both], partners).p <= CLEAR
    shares: Sequence[float] = (found / studies).tolist()
    return Power(dyads, minutes, dict(zip(NAMES, shares, strict=True)))


def sentences(of: Plan) -> list[str]:
    """Answer in words how many dyads, and how long."""
    main = NAMES[0]
    middle = of.by_minutes[LONGER.index(1.0)]
    said = [
        f"{middle.dyads} dyads of {middle.minutes:g} minutes find a coupling of {of.coupling:g} in "
        f"{100 * middle.found[main]:.0f} % of {of.studies} studies ({MEASURES[main]}, one-sided 5 %)."
    ]
    if of.enough:
        said.append(f"For four of five studies, {of.enough} dyads of {middle.minutes:g} minutes are enough.")
    else:
        most = of.by_dyads[-1].dyads
        said.append(f"Even {most} dyads of {middle.minutes:g} minutes do not find it in four of five studies.")
    return said
