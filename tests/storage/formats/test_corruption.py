"""Eight damaged variants of every format; tests/soak reads two hundred of each."""

from pathlib import Path

import pytest
from support.corruption import assert_survives
from support.samples import SAMPLES

from hrvsync.opening import open_file


@pytest.mark.parametrize("form", SAMPLES)
def test_survives_a_few_damaged_files(tmp_path: Path, form: str) -> None:
    file = SAMPLES[form](tmp_path)
    assert list(open_file(file).events())
    assert assert_survives(file, file.read_bytes(), 6, 0).refused > 0
