"""Cues pooled over 20 sessions: how often is an answer said that is not there, and how often found where it is?

Cues are given while somebody is upset, who comes back without one, too: what comes back by itself is planted.
"""

from functools import cache

import numpy as np
import pytest
from scipy.signal import lfilter
from support.heart_series import real
from support.months import session

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.states import Course, State
from hrvsync.analysis.states.pair import cue_responses
from hrvsync.analysis.states.state import WINDOW
from hrvsync.analysis.states.summary import follow_session
from hrvsync.analysis.story.cards import cue_answers
from hrvsync.beats import Beats, Floats
from hrvsync.couple import between, kept_cues
from hrvsync.events import Mark, Phase
from hrvsync.guide import guide_of
from hrvsync.storage import CueEntry, Entry
from hrvsync.storage.formats import read

COUPLES, HELPED, SESSIONS, SEED = 800, 200, 20, 20261201
SETTLE, CUE_AFTER, LASTS, AT_MOST = 120, 35, 40.0, 12.0
HR_SPREAD, LN_SPREAD = 3.0, 0.3


def wander(random: np.random.Generator, seconds: int, tau: float, sd: float) -> Floats:
    """Noise of a correlation time of `tau` (s)."""
    keep = np.exp(-1 / tau)
    steps = random.standard_normal(seconds + 100) * sd * np.sqrt(1 - keep**2)
    return np.asarray(lfilter([1.0], [1.0, -keep], steps), np.float64)[100:]


def level(values: Floats) -> Floats:
    """Mean over WINDOW around each second."""
    sums = np.cumsum(np.concatenate([np.full(WINDOW // 2, values[0]), values, np.full(WINDOW // 2, values[-1])]))
    return (sums[WINDOW:] - sums[:-WINDOW]) / WINDOW


def answers(course: Course, times: list[float], by: str = "A", who: str = "B") -> tuple[CueEntry, ...]:
    """What the index keeps of a session in which `by` said something at these times (s)."""
    marks = [Mark(t, "voice", who=by) for t in times]
    return kept_cues(cue_answers(cue_responses({who: course}, marks), marks, "AB"))


def evening(random: np.random.Generator, helps: float, by: str = "A", who: str = "B") -> tuple[CueEntry, ...]:
    """Somebody is upset 4 to 10 times; half of these times the other says something, which `helps` in this share."""
    upset, given, t = list[tuple[int, int]](), list[float](), SETTLE + int(random.integers(20, 80))
    for n in range(int(random.integers(4, 11))):
        left = float(random.exponential(LASTS))
        if n % 2 == 0:
            given.append(float(t + CUE_AFTER))
            left = min(left, AT_MOST) if random.random() < helps else left
        end = t + CUE_AFTER + round(left)
        upset.append((t, end))
        t = end + int(random.integers(60, 140))
    up = np.zeros(t)
    height = float(random.uniform(8, 16))
    for start, end in upset:
        up[start:end] = 1.0
    up = np.convolve(up, np.full(8, 1 / 8), "same")
    hr = level(70 + height * up + wander(random, t, 8, 3.0) + wander(random, t, 300, 1.5))
    ln_rmssd = level(3.7 - 0.7 * up + wander(random, t, 8, 0.35))
    hr_z, ln_z = (hr - 70) / HR_SPREAD, (ln_rmssd - 3.7) / LN_SPREAD
    states = np.full(t, State.SETTLED, np.int8)
    course = Course(np.arange(float(t)), hr, np.exp(ln_rmssd), ln_rmssd, hr_z, ln_z, hr_z, states, ln_rmssd)
    return answers(course, given, by, who)


def couple(seed: int, helps: float) -> list[Entry]:
    random = np.random.default_rng([SEED, seed])
    return [session(3 * n, cues=evening(random, helps)) for n in range(SESSIONS)]


@pytest.mark.parametrize(("helps", "couples"), [(0.0, COUPLES), (0.5, HELPED), (1.0, HELPED)])
def test_cues_pooled_over_twenty_sessions(helps: float, couples: int, capsys: pytest.CaptureFixture[str]) -> None:
    found = [between(couple(seed, helps)).cues[0] for seed in range(couples)]
    settled = 100 * float(np.mean([one.settled for one in found]))
    less = 100 * float(np.mean([one.beyond.low > 0 for one in found]))
    value, sessions = (float(np.mean([getattr(one.beyond, name) for one in found])) for name in ("value", "sessions"))
    with capsys.disabled():
        print(
            f"\ncues that help in {100 * helps:.0f} %, {couples} couples, {sessions:.0f} sessions known of {SESSIONS}: "
            f"{value:+.2f} bpm beyond the control; clearly more settled said in {settled:.1f} %, "
            f"intervals above 0 {less:.1f} %",
            end="",
        )
    if helps == 1:
        assert settled >= 90
    elif not helps:
        assert 2 <= settled <= 8


def test_cues_that_two_give_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    """Two answers are two questions: of a couple, one of them is said as seldom as the one of a single giver."""
    said = 0
    for seed in range(COUPLES // 2):
        random = np.random.default_rng([SEED, 1, seed])
        made = [evening(random, 0.0) + evening(random, 0.0, "B", "A") for _ in range(SESSIONS)]
        found = between([session(3 * n, cues=cues) for n, cues in enumerate(made)]).cues
        assert len(found) == 2
        said += any(one.settled for one in found)
    share = 100 * said / (COUPLES // 2)
    with capsys.disabled():
        print(f"\ncues that two give each other and that do nothing: one of the two said in {share:.1f} %", end="")
    assert 2 <= share <= 8


LASTING, UP, APART = 1200.0, 1.0, 75.0


@cache
def holter(name: str) -> tuple[tuple[Course, tuple[float, ...]], ...]:
    """Pieces of a Holter with the times at which the heart had been up for half a minute, at least APART."""
    beats = rebuild(read(real(f"nsr2db/{name}.ecg")).events())["A"]
    settle = guide_of([Phase(0.0, "Settle", float(SETTLE), baseline=True)])
    found: list[tuple[Course, tuple[float, ...]]] = []
    for start in np.arange(beats.t[0] + 60, beats.t[-1] - LASTING, LASTING).tolist():
        cut = slice(*np.searchsorted(beats.t, [start, start + LASTING]).tolist())
        piece = Beats(beats.t[cut] - start, beats.rr_ms[cut], beats.label[cut], beats.run[cut])
        baselines, courses = follow_session({"B": piece}, settle)
        times = _ups(courses["B"]) if baselines["B"].known else ()
        if len(times) >= 4:
            found.append((courses["B"], times))
    return tuple(found)


def _ups(course: Course) -> tuple[float, ...]:
    up = course.hr_z >= UP
    found: list[float] = []
    for t in course.t[SETTLE:].tolist():
        before = up[(course.t >= t - 30) & (course.t < t)]
        if len(before) and before.all() and (not found or t - found[-1] >= APART):
            found.append(t)
    return tuple(found)


@pytest.mark.parametrize("name", ["nsr001", "nsr009"])
def test_cues_by_somebody_who_was_not_there(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A stranger's cues, one at every second time, by lot, that a real heart is up: it comes down by itself."""
    pieces, said, values = holter(name), 0, list[float]()
    for seed in range(COUPLES // 2):
        random = np.random.default_rng([SEED, 2, seed])
        entries: list[Entry] = []
        for n, at in enumerate(random.choice(len(pieces), SESSIONS, replace=False).tolist()):
            course, times = pieces[at]
            given = sorted(random.choice(times, len(times) // 2, replace=False).tolist())
            entries.append(session(3 * n, cues=answers(course, given)))
        (found,) = between(entries).cues
        said += found.settled
        values.append(found.beyond.value)
    share = 100 * said / (COUPLES // 2)
    with capsys.disabled():
        print(
            f"\na stranger's cues to {name}, {len(pieces)} pieces: {np.mean(values):+.2f} bpm beyond the control; "
            f"clearly more settled said in {share:.1f} %",
            end="",
        )
    assert 2 <= share <= 8
