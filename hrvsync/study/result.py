"""The result of a study: every number of its report and tables, derived once from the values of all pairs."""

from collections.abc import Mapping, Sequence
from math import erf, isfinite, nan, sqrt

import msgspec
import numpy as np

from hrvsync.beats import Floats
from hrvsync.study.design import MEASURES, Design, Measure
from hrvsync.study.kernel import means_of, pair_table
from hrvsync.study.permutation import (
    Interval,
    Tested,
    bootstrapped,
    contrasts,
    excess,
    moderated,
    pairings,
    re_paired,
    swapped,
)
from hrvsync.study.sample import Cell, Sample

CLEAR = 0.05
SHARES = (0.05, 0.1, 0.2)
"""Parts of the variance that are planted in re-paired people to say what would have been seen."""
PLANTED = 150
"""Re-paired people in whom they are planted."""
NAMES: list[Measure] = list(MEASURES)
FOUR_IN_FIVE = 1.645 + 0.842
"""SD by which a mean must stand out to be found in four of five studies at one-sided 5 %."""


class OfMeasure(msgspec.Struct, frozen=True):
    """One measure in one condition: true pairs against re-paired ones.

    `values` by dyad of the sample (NaN: not in it), `beyond` the same less what its own people have with others.
    `mean` with its interval over dyads, `chance` the mean of the re-pairings, `standing` in SD of these. `p` one-sided,
    `corrected` for all main tests. `reached`: how many re-pairings gave as much. `needed`: what true pairs must have
    beyond chance to be found in four of five such studies; `power` by share of variance planted in re-paired people.
    """

    values: Floats
    beyond: Floats
    mean: Interval
    chance: float
    standing: float
    p: float
    corrected: float
    reached: int
    drawn: Floats
    needed: float
    power: dict[str, float]


class OfCondition(msgspec.Struct, frozen=True):
    """A condition: how many dyads and re-paired pairs it has, its length (s, median), and each measure."""

    name: str
    dyads: int
    pairs: int
    seconds: float
    measures: dict[Measure, OfMeasure]
    others: dict[Measure, Floats]


class Contrast(msgspec.Struct, frozen=True):
    """Two conditions within dyads: what the first has beyond the second, both less chance; p two-sided."""

    first: str
    second: str
    measure: Measure
    dyads: int
    mean: Interval
    p: float
    corrected: float


class Moderator(msgspec.Struct, frozen=True):
    """A rank correlation of what dyads have beyond chance with a value of theirs; p two-sided."""

    name: str
    condition: str
    measure: Measure
    dyads: int
    r: float
    p: float
    corrected: float


class StudyResult(msgspec.Struct, frozen=True):
    """Everything that is derived from a study."""

    design: Design
    sample: Sample
    conditions: tuple[OfCondition, ...]
    contrasts: tuple[Contrast, ...]
    moderators: tuple[Moderator, ...]


def derive(design: Design, sample: Sample, values: Sequence[Mapping[str, Floats]]) -> StudyResult:
    """Test a study.

    Parameters
    ----------
    design : Design
        What is asked.
    sample : Sample
        Who is in it.
    values : sequence of mapping
        By condition: each measure of every pair of the people of the sample (dyad i: people i and n + i), an array of
        people by people, NaN where there is none.

    Returns
    -------
    StudyResult
        The same numbers for the same design and values: chance is drawn from the seed of the design.
    """
    n, names = len(sample.dyads), NAMES
    stack = np.array([by[name] for by in values for name in names])
    main = [i for i in range(len(stack)) if names[i % len(names)] in design.measures]
    partners = pairings(_chance(design, "partners"), sample.blocks, design.re_pairings, by_role=design.by_role)
    tested = re_paired(stack, partners, design.sign)
    corrected = np.full(len(stack), nan)
    corrected[main] = re_paired(stack[main], partners, design.sign).corrected
    beyond = excess(stack, sample.blocks, by_role=design.by_role)
    found = list[OfCondition]()
    for c, (condition, cells) in enumerate(zip(design.conditions, sample.cells, strict=True)):
        rows = range(c * len(names), (c + 1) * len(names))
        power = planted(cells, design, {name: tested.drawn[:, row] for name, row in zip(names, rows, strict=True)})
        measures: dict[Measure, OfMeasure] = {
            name: _of_measure(design, stack[row], beyond[row], tested, row, corrected[row], power[name])
            for name, row in zip(names, rows, strict=True)
        }
        others: dict[Measure, Floats] = {
            name: _others(stack[row], n, by_role=design.by_role) for name, row in zip(names, rows, strict=True)
        }
        seconds = [cell.heard.end - cell.heard.start for cell in cells]
        first = others[names[0]]
        found.append(
            OfCondition(
                condition.name,
                len({cell.dyad for cell in cells}),
                int(first.size),
                float(np.median(seconds)) if seconds else nan,
                measures,
                others,
            )
        )
    return StudyResult(design, sample, tuple(found), _contrasts(design, beyond), _moderators(design, sample, beyond))


def planted(cells: Sequence[Cell], design: Design, drawn: Mapping[Measure, Floats]) -> dict[Measure, dict[str, float]]:
    """Return by measure and share of variance how often a study like this one would find it.

    The first people of dyads are put with the second of others, of whose variance that share is made the first's, up to
    four fifths of the longest lag ago. The mean of PLANTED such pairs is taken for normal, and held against the 95 % of
    the re-pairings. Empty for a design that expects less.
    """
    if design.expects == "less" or len(cells) < 2:
        return {name: {} for name in drawn}
    rng, how = _chance(design, "planted"), design.windows
    first, second = rng.integers(0, len(cells), (2, PLANTED))
    second = np.where(first == second, (second + 1) % len(cells), second)
    later = rng.integers(0, round(0.8 * how.max_lag * how.rate) + 1, PLANTED)
    dyads = len({cell.dyad for cell in cells})
    power: dict[Measure, dict[str, float]] = {name: {} for name in drawn}
    pairs = list(zip(first.tolist(), second.tolist(), later.tolist(), strict=True))
    for share in SHARES:
        found: dict[Measure, list[float]] = {name: [] for name in drawn}
        for i, j, by in pairs:
            both = _planted(cells[i].heard.series[0], cells[j].heard.series[1], share, by)
            means = means_of(pair_table(*both, how))
            for name, values in found.items():
                values.append(means[name])
        for name, values in found.items():
            of_pairs = np.array([value for value in values if isfinite(value)])
            limit = float(np.quantile(drawn[name], 1 - CLEAR))
            spread = float(of_pairs.std()) / sqrt(dyads) if of_pairs.size else 0.0
            power[name][f"{share:g}"] = _normal((float(of_pairs.mean()) - limit) / spread) if spread else nan
    return power


def _planted(one: Floats, other: Floats, share: float, later: int) -> tuple[Floats, Floats]:
    n = min(one.size, other.size) - later
    led, own = _standard(one[:n]), _standard(other[later : later + n])
    return one[later : later + n], np.sqrt(share) * np.where(np.isfinite(led), led, 0.0) + np.sqrt(1 - share) * own


def _standard(x: Floats) -> Floats:
    known = x[np.isfinite(x)]
    return (x - known.mean()) / (known.std() or 1.0) if known.size else x


def _of_measure(
    design: Design,
    matrix: Floats,
    beyond: Floats,
    tested: Tested,
    row: int,
    corrected: float,
    power: dict[str, float],
) -> OfMeasure:
    n = len(matrix) // 2
    values, drawn = matrix[np.arange(n), np.arange(n) + n], tested.drawn[:, row]
    return OfMeasure(
        values,
        beyond,
        bootstrapped(_chance(design, "bootstrap"), values, design.bootstraps),
        float(drawn[np.isfinite(drawn)].mean()) if np.isfinite(drawn).any() else nan,
        tested.standing(row),
        float(tested.p[row]),
        float(corrected),
        round(float(tested.p[row]) * (1 + len(drawn))) - 1 if np.isfinite(tested.p[row]) else 0,
        drawn,
        FOUR_IN_FIVE * float(drawn[np.isfinite(drawn)].std()) if np.isfinite(drawn).any() else nan,
        power,
    )


def _others(matrix: Floats, n: int, *, by_role: bool) -> Floats:
    """The values of all pairs that are none of the true ones, each once."""
    upper = np.triu(np.ones(matrix.shape, np.bool_), 1)
    upper[np.arange(n), np.arange(n) + n] = False
    if by_role:
        upper[:] = False
        upper[:n, n:] = ~np.eye(n, dtype=np.bool_)
    values = matrix[upper]
    return values[np.isfinite(values)]


def _contrasts(design: Design, beyond: Floats) -> tuple[Contrast, ...]:
    """Test the contrasts of the design, or those of every two conditions, all corrected together."""
    names = NAMES
    asked = [(design.condition(one), design.condition(other)) for one, other in design.contrasts]
    asked = asked or contrasts(len(design.conditions))
    rows: list[tuple[int, int, Measure]] = [(one, other, name) for one, other in asked for name in design.measures]
    if not rows:
        return ()
    place = {name: i for i, name in enumerate(names)}
    differences = np.array(
        [beyond[one * len(names) + place[name]] - beyond[other * len(names) + place[name]] for one, other, name in rows]
    )
    tested = swapped(_chance(design, "swapped"), differences, design.re_pairings)
    return tuple(
        Contrast(
            design.conditions[one].name,
            design.conditions[other].name,
            name,
            int(np.isfinite(difference).sum()),
            bootstrapped(_chance(design, "bootstrap"), difference, design.bootstraps),
            float(tested.p[i]),
            float(tested.corrected[i]),
        )
        for i, ((one, other, name), difference) in enumerate(zip(rows, differences, strict=True))
    )


def _moderators(design: Design, sample: Sample, beyond: Floats) -> tuple[Moderator, ...]:
    """Test every moderator in every condition for the main measures, all corrected together."""
    names = NAMES
    if not design.moderators:
        return ()
    values = np.array(
        [[moderator_of(dyad.values.get(name, ())) for dyad in sample.dyads] for name in design.moderators]
    )
    rows: list[tuple[int, Measure, Floats]] = [
        (c, name, beyond[c * len(names) + names.index(name)])
        for c in range(len(design.conditions))
        for name in design.measures
    ]
    of_dyads = np.array([row for _, _, row in rows])
    tested = moderated(_chance(design, "moderators"), of_dyads, values, sample.blocks, design.re_pairings)
    found = list[Moderator]()
    for i, (c, name, row) in enumerate(rows):
        for k, moderator in enumerate(design.moderators):
            at = i * len(design.moderators) + k
            both = int((np.isfinite(row) & np.isfinite(values[k])).sum())
            numbers = float(tested.observed[at]), float(tested.p[at]), float(tested.corrected[at])
            found.append(Moderator(moderator, design.conditions[c].name, name, both, *numbers))
    return tuple(found)


def moderator_of(values: Sequence[float]) -> float:
    """Return the value of a dyad: the mean of its two people, or the one it has."""
    known = [value for value in values if value == value]
    return sum(known) / len(known) if known else nan


def _chance(design: Design, what: str) -> np.random.Generator:
    """Chance of its own for each purpose, so that none depends on whether another is asked for."""
    return np.random.default_rng([design.seed, *what.encode()])


def _normal(x: float) -> float:
    return (1 + erf(x / sqrt(2))) / 2
