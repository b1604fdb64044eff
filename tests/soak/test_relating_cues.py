"""What is left of the answer to a cue beyond its control, over many sessions: none where there is none."""

import numpy as np
import pytest
from support.cued import cued

from hrvsync.analysis.session import analyse, session_data
from hrvsync.sources.simulate import simulate

SEEDS = range(61_000, 61_040)


@pytest.mark.parametrize("helps", [False, True])
def test_a_control_takes_off_what_comes_back_by_itself(helps: bool, capsys: pytest.CaptureFixture[str]) -> None:
    found = [analyse(session_data(simulate(cued(seed, helps=helps)).events)).states.pairs["A", "B"] for seed in SEEDS]
    answers = [next(one for one in pair.cues if one.who == "B") for pair in found]
    change, beyond, error = np.array([(one.hr, one.hr_beyond, one.hr_beyond_se) for one in answers]).T
    clear = 100 * np.mean(np.abs(beyond) > 2 * error)
    with capsys.disabled():
        print(
            f"\ncues that {'help' if helps else 'do nothing'}: change {np.mean(change):+.1f} bpm, beyond the control "
            f"{np.mean(beyond):+.1f} (SD {np.std(beyond):.1f}, error as stated {np.mean(error):.1f}); two errors off 0 "
            f"in {clear:.0f} %",
            end="",
        )
    assert np.mean(change) < -3
    if helps:
        assert clear >= 90
        assert np.mean(beyond) < -3
    else:
        assert clear <= 7.5
        assert abs(np.mean(beyond)) < 0.75
