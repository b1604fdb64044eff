"""1,000 random fault scripts, with the same assertions as the forty of every test run."""

import pytest
from virtual.living import hearts
from virtual.scripts import assert_survives

MINUTE = hearts(60, seed=3)


@pytest.mark.parametrize("hundred", range(10))
def test_a_hundred_scripts(hundred: int) -> None:
    for seed in range(1000 + 100 * hundred, 1100 + 100 * hundred):
        assert_survives(seed, MINUTE)
