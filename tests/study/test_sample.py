"""Who is left out is left out by the rules, with a reason, before any pair is looked at."""

import msgspec
import numpy as np
import pytest
from support.made_study import design_of
from support.strangers import resonators

from hrvsync.study.design import LeaveOut
from hrvsync.study.heard import Heard
from hrvsync.study.result import derive
from hrvsync.study.sample import Left, require_enough, sampled


def changed(heard: Heard, **numbers: object) -> Heard:
    """The same with other numbers of the second person."""
    first, second = heard.people
    return msgspec.structs.replace(heard, people=(first, second | numbers))


def test_every_rule_has_its_reason() -> None:
    rng = np.random.default_rng(1)
    design, heard = design_of(
        [resonators(rng, 22, 150), resonators(rng, 22, 150)], leave_out=LeaveOut(dyads={"d00": "pacemaker"})
    )
    del heard[0]
    heard[1] = []
    failed = {2: "it is damaged"}
    del heard[2]
    heard[3] = [changed(one, usable_pct=61.0) for one in heard[3]]
    heard[4] = [changed(one, rhythm="not suited") for one in heard[4]]
    heard[5] = [msgspec.structs.replace(one, end=60.0) for one in heard[5]]
    nothing = np.full(600, np.nan).tobytes()
    heard[6][0] = msgspec.structs.replace(heard[6][0], rr_ms=(heard[6][0].rr_ms[0], nothing))
    sample = sampled(design, heard, failed)
    why = {(one.dyad, one.condition): one.why for one in sample.left}
    assert why == {
        ("d00", ""): "pacemaker",
        ("d02", ""): "it is damaged",
        **{("d01", c): "it has no such part" for c in ("c0", "c1")},
        **{("d03", c): "61 % usable beats, the rule was 80 %" for c in ("c0", "c1")},
        **{("d04", c): "a rhythm not suited for HRV" for c in ("c0", "c1")},
        **{("d05", c): "60 s long, the rule was 120 s" for c in ("c0", "c1")},
        ("d06", "c0"): "0 good windows of both, the rule was 2",
    }
    assert [dyad.id for dyad in sample.dyads] == ["d06", "d07", "d08", "d09", "d10"]
    assert [len(cells) for cells in sample.cells] == [4, 5]


def test_only_sessions_of_one_type_are_exchanged() -> None:
    design, heard = design_of([resonators(np.random.default_rng(2), 14, 150)])
    types = ("lab", "lab", "lab", "home", "home", "home", "boat")
    recorded = tuple(
        msgspec.structs.replace(one, session=kind) for one, kind in zip(design.recordings, types, strict=True)
    )
    sample = sampled(msgspec.structs.replace(design, recordings=recorded), heard, {})
    assert sample.blocks == (0, 0, 0, 1, 1, 1)
    assert sample.left == (Left("d06", "", "", "no other dyad has sessions of its types"),)


def test_a_study_needs_five_dyads() -> None:
    design, heard = design_of([resonators(np.random.default_rng(3), 8, 150)])
    with pytest.raises(ValueError, match="4 dyads are left; a study needs 5"):
        require_enough(sampled(design, heard, {}))


def test_a_moderator_is_the_mean_of_the_two_people() -> None:
    design, heard = design_of([resonators(np.random.default_rng(4), 12, 150)])
    dyads = tuple(
        msgspec.structs.replace(dyad, values={"trust": (float(i), float(i + 2))}) for i, dyad in enumerate(design.dyads)
    )
    design = msgspec.structs.replace(design, dyads=dyads, moderators=("trust",))
    beyond = np.arange(6.0) ** 3
    values = np.zeros((12, 12))
    values[np.arange(6), np.arange(6) + 6] = beyond
    result = derive(design, sampled(design, heard, {}), [dict.fromkeys(("z", "z0", "size"), values)])
    (moderator,) = result.moderators
    assert moderator.r == pytest.approx(1)
    assert moderator.dyads == 6
    assert result.conditions[0].measures["z"].reached <= 5
