"""The most likely RR intervals where some are missing: from those on both sides, and from how long the break is."""

from functools import cache

import numpy as np

from hrvsync.beats import Floats, Ints

SIDE = 16  # neighbours looked at on either side: two waves of breath, one and a half of the slow wave
LONGEST = 2 * SIDE + 16  # so many intervals apart there is nothing to know
NOISE_MS = 2.0  # what a strap's interval says beside the heart: its resolution and its trigger


def autocovariance(rr_ms: Floats) -> Floats:
    """How alike intervals of a series (ms) are that lie 0 .. LONGEST - 1 apart (ms^2); biased, so that it is a law."""
    x = rr_ms - rr_ms.mean()
    alike = np.correlate(np.concatenate((x, np.zeros(LONGEST - 1))), x, "valid") / x.size
    alike[0] += NOISE_MS * NOISE_MS
    return alike


def impute_beats(rr_ms: Floats, at: int, count: int, total_ms: float, alike: Floats) -> Floats:
    """Expect the `count` intervals missing before rr_ms[at], which last `total_ms` together.

    Mean of a Gaussian series of this autocovariance (`alike`, ms^2) given SIDE intervals before and after, and given
    the sum: where breath and slow waves go on through the break, so do these. (Kriging; Cressie 1993, ch. 3)
    """
    before, after = rr_ms[max(0, at - SIDE) : at], rr_ms[at : at + SIDE]
    known = np.concatenate((before, after))
    among_known, known_to_lost, among_lost = (alike[far] for far in _apart(before.size, count, after.size))
    weights = np.linalg.solve(among_known, known_to_lost).T
    level = known.sum() / known.size
    expected = level + weights @ (known - level)
    unsure = among_lost.sum(axis=1) - weights @ known_to_lost.sum(axis=1)
    return expected + unsure * ((total_ms - expected.sum()) / unsure.sum())


@cache
def _apart(before: int, lost: int, after: int) -> tuple[Ints, Ints, Ints]:
    """How many intervals lie between the known ones, from them to the lost ones, and between these."""
    places = np.concatenate((np.arange(-before, 0), np.arange(lost, lost + after)))
    between = np.arange(lost)
    pairs = ((places, places), (places, between), (between, between))
    known, across, own = (np.abs(one[:, None] - other) for one, other in pairs)
    return known, across, own
