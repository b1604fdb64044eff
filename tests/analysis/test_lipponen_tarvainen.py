"""The published classification, decided beat by beat in a plain loop, and its guards."""

import numpy as np
import pytest
from support.heart_series import KINDS, Array, healthy, in_ticks, with_artefacts

from hrvsync.analysis.artefacts import label_by_thresholds, spread_threshold
from hrvsync.beats import Label


def plain(rr: Array) -> list[int]:
    """The decision diagram of the paper as a loop."""
    n = rr.size
    step = np.append(np.nan, np.diff(rr))
    step[0] = np.nanmean(step)
    mirrored = np.pad(rr, 5, mode="symmetric")
    level = np.array([np.median(mirrored[i : i + 11]) for i in range(n)])
    off = rr - level
    off[off < 0] *= 2

    def threshold(values: Array) -> Array:
        wide = np.pad(np.abs(values), 45, mode="symmetric")
        quartiles = [np.percentile(wide[i : i + 91], [25, 75]) for i in range(n)]
        return np.array([max(5.2 * (high - low) / 2, 10.0) for low, high in quartiles])

    off_threshold = threshold(off)
    d, m = step / threshold(step), off / off_threshold
    around = np.pad(d, 2, mode="reflect")
    labels = [Label.NORMAL] * n
    for i in range(n):
        before, now, after, next_after = around[i + 1], d[i], around[i + 3], around[i + 4]
        if abs(now) <= 1:
            continue
        s12 = max(before, after) if now > 0 else min(before, after)
        if (now > 1 and s12 < -0.13 * now - 0.17) or (now < -1 and s12 > -0.13 * now + 0.17):
            labels[i] = Label.ECTOPIC
            continue
        for j in [i, i + 1] if abs(after) < abs(next_after) and i + 1 < n else [i]:
            if labels[j] == Label.ECTOPIC or _is_ectopic(around, j):
                continue
            ahead = around[j + 3 : j + 5]
            s22 = min(ahead) if d[j] >= 0 else max(ahead)
            if (d[j] > 1 and s22 < -1) or m[j] > 3:
                labels[j] = Label.MISSED if abs(rr[j] / 2 - level[j]) < off_threshold[j] else Label.LONG
            if (d[j] < -1 and s22 > 1) or m[j] < -3:
                following = rr[min(j + 1, n - 1)]
                labels[j] = Label.EXTRA if abs(rr[j] + following - level[j]) < off_threshold[j] else Label.SHORT
    return [int(label) for label in labels]


def _is_ectopic(around: Array, i: int) -> bool:
    before, now, after = around[i + 1 : i + 4]
    s12 = max(before, after) if now > 0 else min(before, after)
    return bool((now > 1 and s12 < -0.13 * now - 0.17) or (now < -1 and s12 > -0.13 * now + 0.17))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("share", [0.0, 0.04])
def test_it_is_its_plain_loop(seed: int, share: float) -> None:
    rr, _ = with_artefacts(healthy(400, seed), share, KINDS, seed)
    assert label_by_thresholds(rr)[0].tolist() == plain(rr)


def test_each_kind_is_proposed() -> None:
    rr, wrong = with_artefacts(healthy(3000, seed=5, breathing=12.0, mayer=12.0, slow=15.0), 0.02, KINDS, seed=6)
    labels, _ = label_by_thresholds(rr)
    assert set(labels.tolist()) >= {Label.NORMAL, Label.ECTOPIC, Label.MISSED, Label.EXTRA}
    assert (labels[wrong] != Label.NORMAL).mean() > 0.97
    assert (labels[~wrong] == Label.NORMAL).mean() > 0.99


def test_a_quantised_or_flat_heart_has_a_threshold() -> None:
    assert spread_threshold(np.zeros(200)).tolist() == [10.0] * 200
    assert not label_by_thresholds(np.array([800.0, 805.0] * 100))[0].any()
    assert not label_by_thresholds(in_ticks(np.full(200, 800.0)))[0].any()


def test_too_few_beats_are_proposed_nothing() -> None:
    for n in range(12):
        assert not label_by_thresholds(np.array([800.0, 1600.0] * 6)[:n])[0].any()
