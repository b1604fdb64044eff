"""A recording of a day has one answer, whoever asks; shorter ones are in tests/test_same_answer.py."""

import pytest
from support.heart_series import real
from test_same_answer import DAYS, one_answer


@pytest.mark.parametrize("name", sorted(DAYS))
def test_a_day_has_one_answer(name: str) -> None:
    one_answer(real(name))
