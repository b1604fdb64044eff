"""Coming in from a walk, over many people: is it seen, and how near is the baseline to the truth?"""

import numpy as np
import pytest
from support.walking_in import FORMS, walked_in

PEOPLE = range(50_000, 50_100)


@pytest.mark.parametrize("settle", [90.0, 120.0, 180.0])
@pytest.mark.parametrize("form", FORMS)
def test_a_walk_in_is_not_taken_for_the_baseline(form: str, settle: float, capsys: pytest.CaptureFixture[str]) -> None:
    found = [walked_in(form, seed, settle=settle) for seed in PEOPLE]
    flagged = 100 * np.mean([not baseline.quiet for baseline, _ in found])
    errors = np.array([baseline.hr - true_bpm for baseline, true_bpm in found])
    with capsys.disabled():
        print(f"\n{form}, settling {settle:.0f} s: not quiet {flagged:.0f} %, ", end="")
        print(
            f"baseline {np.mean(errors):+.1f} bpm off (nine of ten within {np.percentile(np.abs(errors), 90):.1f})",
            end="",
        )
    assert flagged <= 2 if form == "quiet" else flagged >= 95
    assert abs(np.mean(errors)) <= 2
