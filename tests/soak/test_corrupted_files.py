"""Two hundred damaged variants of every format that is read."""

from pathlib import Path

import pytest
from corruption import assert_survives
from samples import SAMPLES


@pytest.mark.parametrize("form", SAMPLES)
def test_survives_two_hundred_damaged_files(tmp_path: Path, form: str) -> None:
    file = SAMPLES[form](tmp_path)
    assert assert_survives(file, file.read_bytes(), 200, 1) > 20
