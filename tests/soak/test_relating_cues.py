"""What is left of the answer to a cue beyond its control, over many sessions: none where there is none."""

import numpy as np
import pytest
from support.cued import cued

from hrvsync.analysis.session import analyse, session_data
from hrvsync.analysis.story import story
from hrvsync.sources.simulate import simulate

SEEDS = range(61_000, 61_100)


@pytest.mark.parametrize("helps", [False, True])
def test_a_control_takes_off_what_comes_back_by_itself(helps: bool, capsys: pytest.CaptureFixture[str]) -> None:
    found = [analyse(session_data(simulate(cued(seed, helps=helps)).events)) for seed in SEEDS]
    answers = [one for result in found for one in story(result).pairs["A", "B"].cues if one.who == "B"]
    change, beyond = np.array([(one.hr, one.beyond.value) for one in answers]).T
    clear = 100 * np.mean([one.beyond.clear for one in answers])
    half = np.mean([one.beyond.high - one.beyond.value for one in answers])
    with capsys.disabled():
        print(
            f"\ncues that {'help' if helps else 'do nothing'}: change {np.mean(change):+.1f} bpm, beyond the control "
            f"{np.mean(beyond):+.1f} (SD {np.std(beyond):.1f}, interval +-{half:.1f}); intervals without 0 "
            f"{clear:.0f} %",
            end="",
        )
    assert len(answers) == len(SEEDS)
    assert np.mean(change) < -3
    if helps:
        assert clear >= 90
        assert np.mean(beyond) < -3
    else:
        assert 2 <= clear <= 10
        assert abs(np.mean(beyond)) < 0.75
