"""Who watches the newest beats: what is known when, and what a rise is for the state, the frames and the summary."""

import math

import numpy as np
import pytest
from msgspec.structs import replace
from support.rises import SETTLE, onset, session, steps

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.live import LiveAnalyser
from hrvsync.analysis.over_days import UNKNOWN, Baseline
from hrvsync.analysis.session import analyse, session_data
from hrvsync.analysis.states import State, follow_session
from hrvsync.analysis.states.rising import NEW_PACER_S, NOT_KNOWN, Now
from hrvsync.analysis.states.state import HOLD, LIMIT, Rise, Track, step
from hrvsync.analysis.states.watch import Watch
from hrvsync.events import Pacer, Phase
from hrvsync.guide import UNGUIDED, guide_of

NOBODY = Track()
BEATS = rebuild(session("free", 21, ((280.0, 0.0), (288.0, 12.0)), seconds=320.0))["A"]


def now(t: float, baseline: Baseline, *, moved: float = -math.inf, track: Track = NOBODY, paced: bool = False) -> Now:
    pacers = {"": Pacer(rate=6.0)} if paced else {}
    guide = guide_of([Phase(0.0, "Settle"), Phase(250.0, "Then", None, pacers)])
    return Watch("A").now(t, BEATS, guide, baseline, track, moved)


@pytest.fixture(scope="module")
def usual() -> Baseline:
    hr = 60_000 / float(np.mean(BEATS.rr_ms[BEATS.t < 270]))
    return Baseline(hr=hr, hr_spread=3, ln_rmssd=3.7, ln_rmssd_spread=0.3, seconds=120)


def test_a_rise_is_dated_to_its_onset(usual: Baseline) -> None:
    found = now(290.0, usual)
    assert found.onset == pytest.approx(280, abs=2.5)
    assert found.above > 1
    assert 289 < found.end <= 290


def test_nothing_is_looked_for_where_it_cannot_matter(usual: Baseline) -> None:
    assert math.isnan(now(270.0, usual).onset)
    assert math.isnan(now(290.0, usual, track=Track(rise=Rise("up"))).onset)
    moved = now(290.0, usual, moved=280.0)
    assert math.isnan(moved.onset)
    assert moved.moved
    new = now(290.0, usual, paced=True)
    assert math.isnan(new.onset)
    assert NEW_PACER_S > 40
    assert new.breaths == 10.0


def test_nothing_is_known_without_beats_or_a_baseline(usual: Baseline) -> None:
    assert now(0.0, usual) == NOT_KNOWN
    assert now(340.0, usual) == NOT_KNOWN
    assert now(290.0, UNKNOWN) == NOT_KNOWN


def test_a_model_needs_a_minute_and_clean_beats(usual: Baseline) -> None:
    late = BEATS.after(270.0)
    assert math.isnan(Watch("A").now(291.0, late, UNGUIDED, usual, Track(), -math.inf).onset)
    label = BEATS.label.copy()
    label[(BEATS.t > 262) & (BEATS.t < 282)] = 5
    assert math.isnan(Watch("A").now(291.0, replace(BEATS, label=label), UNGUIDED, usual, Track(), -math.inf).onset)


def up(track: Track, t: float, level: float, found: Now) -> Track:
    return step(track, t, level, 0.0, found)


def settled() -> Track:
    track = Track()
    for t in range(-20, 0):
        track = step(track, float(t), 0.0, 0.0)
    return track


def test_a_gradual_rise_is_up_by_its_level_and_dated_to_the_middle_of_it() -> None:
    track = settled()
    for t in range(11):
        track = up(track, float(t), LIMIT + 0.1, Now(float(t), LIMIT + 0.1))
    assert track.state == State.LIVELY
    assert track.rise.onset == -15.0


def test_a_level_that_lags_does_not_make_up_what_is_just_over() -> None:
    track = settled()
    for t in range(12):
        track = up(track, float(t), 4.0, Now(float(t), 4.0, -10.0))
    for t in range(12, 22):
        track = up(track, float(t), 4.0, Now(float(t), LIMIT + 0.1))
    assert track.rise.step == ""
    for t in range(22, 32):
        track = up(track, float(t), 4.0, Now(float(t), LIMIT + 0.1))
    assert track.rise.step == "up"


def test_up_holds_through_a_short_gap_and_then_the_level_decides() -> None:
    begun = settled()
    for t in range(12):
        begun = up(begun, float(t), 0.0, Now(float(t), 3.0, -10.0))
    assert begun.state == State.LIVELY
    track = up(begun, 12.0, 0.0, Now(11.0))
    assert track.state == State.LIVELY
    assert up(track, 12.0 + HOLD, 0.0, Now(11.0)).state == State.SETTLED
    high = settled()
    for t in range(12):
        high = up(high, float(t), 4.0, Now(float(t)))
    assert high.state == State.LIVELY  # by the level alone
    assert up(high, 12.0, 4.0, Now(12.0)).rise == high.rise


def test_the_frames_the_tracker_and_the_summary_show_the_same_rise() -> None:
    end = 340.0
    events = session("free", 33, ((270.0, 0.0), (278.0, 14.0), (310.0, 14.0), (318.0, 0.0)), seconds=end)
    analyser = LiveAnalyser()
    frames = [frame for event in events for frame in analyser.feed(event)]
    seen = [(frame.t, frame.people["A"].state) for frame in frames]
    rising = [t for t, reading in seen if reading.rising]
    up_for_sure = [t for t, reading in seen if reading.up]
    assert rising[0] <= 283
    assert up_for_sure[0] <= 290
    assert up_for_sure[-1] <= 310 + 18
    assert {t: name for t, name in steps(events) if name == "up"}.keys() == set(up_for_sure)
    course = follow_session(rebuild(events), guide_of(events))[1]["A"]
    late = np.isin(course.state, (State.ACTIVATED, State.LIVELY)) & (course.t > SETTLE)
    assert abs(course.t[late][0] - 270) <= 6
    assert abs(course.t[late][-1] - 314) <= 8
    result = analyse(session_data(events))
    np.testing.assert_array_equal(result.people["A"].course.state, course.state)


def test_a_clear_onset_is_seen_within_the_bounds() -> None:
    rising, confirmed, over = onset("free", 71, 12.0, "Movesense")
    assert rising <= 10
    assert confirmed <= 20
    assert over <= 15
