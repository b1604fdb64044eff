"""Pseudo-pairs: the same measures of each of two people with others who did the same, at another time."""

from collections.abc import Sequence

import msgspec
import numpy as np

from hrvsync.analysis.synchrony.chance import among
from hrvsync.analysis.synchrony.evaluate import PairMeasure, Window, over
from hrvsync.analysis.synchrony.shifted import Measured
from hrvsync.beats import Beats, within

MIN_PSEUDO_PAIRS = 19  # pseudo-pairs: with fewer, not even the highest value of all is rarer than 1 in 20


def against_pseudo_pairs(
    measures: tuple[PairMeasure, ...], beats: dict[str, Beats], window: Window, strangers: Sequence[Beats]
) -> dict[str, Measured]:
    """Hold the `tested` rows of a window against each of the two with each stranger in the other's place.

    `strangers`: beats of people in the same phase with the same pacer, moved so that it begins with the window. What
    task, pacer and drift bring to any two people is in this chance level; what is left is of these two. p tells where
    the pair stands `among` pseudo-pairs; nothing with fewer than 19. (participant shuffling; Moulder, Boker, Ramseyer &
    Tschacher 2018)
    """
    rows = tuple(row for row in measures if row.tested)
    observed = over(rows, beats, window)
    (one, a), (other, b) = beats.items()
    table = [
        over(rows, pair, window)
        for stranger in strangers
        for pair in ({one: a, other: stranger}, {one: stranger, other: b})
    ]
    found: dict[str, Measured] = {}
    for row in rows:
        pseudo = np.array([values[row.key] for values in table])
        pseudo = pseudo[np.isfinite(pseudo)]
        value = observed[row.key]
        if np.isfinite(value) and pseudo.size >= MIN_PSEUDO_PAIRS:
            low, high = np.quantile(pseudo, (0.05, 0.95)).tolist()
            found[row.key] = Measured(value, low, high, among(value, pseudo))
    return found


def shifted(beats: Beats, start: float, end: float, to: float) -> Beats:
    """The beats of a span, as if it had begun at `to` (s)."""
    inside = within(beats, start, end)
    return msgspec.structs.replace(inside, t=inside.t + (to - start))
