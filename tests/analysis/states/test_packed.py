from collections.abc import Callable

import numpy as np
from hypothesis import given, strategies as st
from msgspec.structs import replace

from hrvsync.analysis.states import EMPTY, Course
from hrvsync.analysis.states.packed import packed, unpacked


@given(st.lists(st.integers(-1, 3), min_size=1, max_size=80), st.integers(-30, 90))
def test_states_come_back_as_they_were(codes: list[int], first: int) -> None:
    t = np.arange(first, first + len(codes), dtype=np.float64)
    start, found = unpacked(packed(replace(EMPTY, t=t, state=np.array(codes, np.int8))))
    assert (start, found.tolist()) == (first, codes)


def test_runs_are_short_and_nothing_is_nothing(make_course: Callable[..., Course]) -> None:
    assert packed(make_course([60.0] * 100, [40.0] * 60 + [10.0] * 40)) == "0:s60w40"
    assert packed(EMPTY) == ""
    assert unpacked("")[1].tolist() == []
