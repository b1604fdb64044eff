"""The breathing rate that two share: each heart has its own, and one disc for both costs both something.

What a rate costs somebody is the share of their own largest swing that they do without at it. The shared rate is the
one at which whoever pays more pays least; of rates that cost the same, the one that costs the other less.
"""

from collections.abc import Mapping
from math import inf, isfinite, nan
from typing import Literal

import msgspec

from hrvsync.analysis.measures.breathing.resonance import MIN_RATES, AtRate, Resonance, swings_less

NEAR = 2.0
"""A rate differs from the shared one from this many standard errors on: here the swing decides, not six criteria."""
USUAL_RATE = 6.0
"""The rate (1/min) that stays where no other one stands out."""


class Cost(msgspec.Struct, frozen=True):
    """What a `rate` (1/min) costs each seat: the share (0 to 1) of the own largest swing that is `lost` at it."""

    rate: float
    lost: dict[str, float]

    @property
    def worst(self) -> float:
        """What it costs whoever pays more."""
        return max(self.lost.values())


class SharedRate(msgspec.Struct, frozen=True):
    """The `rate` (1/min) that costs both least, NaN where none stands out, which `why` says.

    `near`: the rates that do not clearly cost more, itself among them, the slowest first. `costs` of each rate at which
    both breathed with the pacer, the quickest first.
    """

    rate: float
    near: tuple[float, ...]
    costs: tuple[Cost, ...]
    why: Literal["", "too few rates", "no rate stands out"] = ""

    @property
    def clear(self) -> bool:
        """Whether a rate stands out."""
        return isfinite(self.rate)


def shared_rate(found: Mapping[str, Resonance | None]) -> SharedRate | None:
    """Find the breathing rate that costs two people least.

    Parameters
    ----------
    found : mapping of str to Resonance or None
        The assessment of each, by seat.

    Returns
    -------
    SharedRate or None
        None unless there are two who were both assessed.

    Notes
    -----
    The least of the larger costs (minimax), from the measured swings alone. A rate is near the shared one where whoever
    pays more at it swings less there by less than two standard errors of the difference.
    """
    known = {who: one for who, one in found.items() if one is not None}
    if len(known) != 2 or len(found) != 2:
        return None
    at = {who: {rate.rate: rate for rate in one.rates if _counts(rate)} for who, one in known.items()}
    both = sorted(set.intersection(*(set(rates) for rates in at.values())), reverse=True)
    if len(both) < MIN_RATES:
        return SharedRate(nan, (), (), "too few rates")
    largest = {who: max(one.swing_bpm for one in rates.values()) for who, rates in at.items()}
    costs = tuple(
        Cost(rate, {who: 1 - rates[rate].swing_bpm / largest[who] for who, rates in at.items()}) for rate in both
    )
    best = min(costs, key=lambda cost: (cost.worst, sum(cost.lost.values())))
    near = tuple(sorted(cost.rate for cost in costs if not _dearer(cost, best, at)))
    if len(near) == len(both):
        return SharedRate(nan, near, costs, "no rate stands out")
    return SharedRate(best.rate, near, costs)


def _counts(one: AtRate) -> bool:
    return one.followed and 0 < one.swing_bpm < inf


def _dearer(cost: Cost, best: Cost, at: Mapping[str, Mapping[float, AtRate]]) -> bool:
    """Whether whoever pays more at a rate clearly swings less there than at the best."""
    payer = max(cost.lost, key=lambda who: cost.lost[who])
    return swings_less(at[payer][cost.rate], at[payer][best.rate], NEAR)
