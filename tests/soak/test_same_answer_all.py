"""Every recording has one answer, whoever asks; a sixth of the shorter ones is in tests/test_same_answer.py."""

import pytest
from support.heart_series import real
from test_same_answer import DAYS, FILES, one_answer


@pytest.mark.parametrize("name", sorted(FILES or DAYS))
def test_a_file_has_one_answer(name: str) -> None:
    one_answer(real(name))
