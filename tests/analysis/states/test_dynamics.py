import numpy as np
import pytest
from hypothesis import given, strategies as st

from hrvsync.analysis.states.pair import Dynamic, dynamic, shares
from hrvsync.analysis.states.state import State

states = st.sampled_from(list(State))


def test_lively_counts_as_settled_between_two() -> None:
    assert dynamic(State.SETTLED, State.LIVELY) == Dynamic.BOTH_SETTLED
    assert dynamic(State.LIVELY, State.WITHDRAWN) == Dynamic.ONE_SETTLED
    assert dynamic(State.ACTIVATED, State.WITHDRAWN) == Dynamic.BOTH_UNSETTLED


@given(states, states)
def test_a_dynamic_has_no_first_and_second(a: State, b: State) -> None:
    assert dynamic(a, b) == dynamic(b, a)
    assert (dynamic(a, b) == Dynamic.UNKNOWN) == (State.UNKNOWN in (a, b))


@given(st.lists(st.integers(-1, 2), min_size=1))
def test_shares_of_the_known_seconds_add_up_to_one(codes: list[int]) -> None:
    result = shares(np.array(codes, dtype=np.int8), Dynamic)
    assert list(result) == ["both_settled", "one_settled", "both_unsettled"]
    known = sum(code >= 0 for code in codes)
    assert sum(share.seconds for share in result.values()) == known
    if known:
        assert sum(share.share for share in result.values()) == pytest.approx(1)
    else:
        assert all(np.isnan(share.share) for share in result.values())
