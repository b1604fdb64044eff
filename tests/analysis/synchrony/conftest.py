from collections.abc import Callable

import numpy as np
import pytest
from support.dyad import GOLDEN, make_dyad

from hrvsync.beats import Floats


@pytest.fixture(scope="session")
def dyad() -> tuple[Floats, Floats]:
    return make_dyad()


@pytest.fixture(scope="session")
def golden() -> Callable[..., Floats]:
    def read(name: str, columns: range | None = None) -> Floats:
        return np.genfromtxt(GOLDEN / f"{name}.csv", delimiter=",", skip_header=1, usecols=columns)

    return read
