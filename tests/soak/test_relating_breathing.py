"""Slow breathing over many people: how often calm is called variability down, and whether a true fall is found."""

import numpy as np
import pytest
from support.slow_breathing import RATES, calm_share, found

PEOPLE = range(40_000, 40_060)
KINDS = ("free", *RATES, "talk")


def test_calm_breathing_at_any_rate_is_seldom_withdrawn(capsys: pytest.CaptureFixture[str]) -> None:
    shares = {kind: [calm_share(kind, seed) for seed in PEOPLE] for kind in KINDS}
    with capsys.disabled():
        for kind, share in shares.items():
            print(
                f"\ncalm, {kind}: variability called down {np.mean(share):.1f} % (worst person {max(share):.0f} %)",
                end="",
            )
    assert all(np.mean(shares[kind]) <= 3 for kind in ("free", *RATES))
    assert np.mean(shares["talk"]) <= 5


def test_a_true_fall_of_variability_is_found_at_any_rate(capsys: pytest.CaptureFixture[str]) -> None:
    share = {kind: 100 * np.mean([found(kind, seed) for seed in PEOPLE]) for kind in KINDS}
    with capsys.disabled():
        print("\n60 % less for 90 s found:", ", ".join(f"{kind} {value:.0f} %" for kind, value in share.items()))
    assert share["free"] >= 95
    assert all(share[rate] >= 80 for rate in RATES)
    assert np.mean([share[rate] for rate in RATES]) >= 90
