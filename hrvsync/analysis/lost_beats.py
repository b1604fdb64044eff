"""The most likely RR intervals where some are missing: from those on both sides, and from how long the break is."""

import numpy as np

from hrvsync.analysis.beats import Floats

SIDE = 16  # neighbours looked at on either side: two waves of breath, one and a half of the slow wave
LONGEST = 2 * SIDE + 16  # so many intervals apart there is nothing to know
NOISE_MS = 2.0  # what a strap's interval says beside the heart: its resolution and its trigger


def autocovariance(rr_ms: Floats) -> Floats:
    """How alike intervals of a series (ms) are that lie 0 .. LONGEST - 1 apart (ms^2); biased, so that it is a law."""
    x = rr_ms - rr_ms.mean()
    far = min(LONGEST, x.size)
    padded = np.concatenate((x, np.zeros(LONGEST)))
    alike = np.zeros(LONGEST)
    alike[:far] = np.lib.stride_tricks.sliding_window_view(padded, x.size)[:far] @ x / x.size
    alike[0] += NOISE_MS * NOISE_MS
    return alike


def lost_beats(rr_ms: Floats, at: int, count: int, total_ms: float, alike: Floats) -> Floats:
    """Expect the `count` intervals missing before rr_ms[at], which last `total_ms` together.

    Mean of a Gaussian series of this autocovariance (`alike`, ms^2) given SIDE intervals before and after, and given
    the sum: where breath and slow waves go on through the break, so do these. (Kriging; Cressie 1993, ch. 3)
    """
    before, after = rr_ms[max(0, at - SIDE) : at], rr_ms[at : at + SIDE]
    known = np.concatenate((before, after))
    places = np.concatenate((np.arange(-before.size, 0), np.arange(count, count + after.size)))
    lost = np.arange(count)
    weights = np.linalg.solve(alike[np.abs(places[:, None] - places)], alike[np.abs(places[:, None] - lost)]).T
    level = known.mean()
    expected = level + weights @ (known - level)
    unsure = alike[np.abs(lost[:, None] - lost)] - weights @ alike[np.abs(places[:, None] - lost)]
    share = unsure.sum(axis=1)
    return expected + share / share.sum() * (total_ms - expected.sum())
