import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from support.cued import cued

from hrvsync.analysis.session import analyse, session_data
from hrvsync.analysis.states import plain
from hrvsync.analysis.states.course import Course
from hrvsync.analysis.states.pair import AFTER, CUES, answer, cue_of, cue_responses
from hrvsync.events import Mark
from hrvsync.sources.simulate import simulate
from hrvsync.storage import Header
from hrvsync.storage.jsonl import line, read

type MakeCourse = Callable[..., Course]


def answering(*at: int, drop: float = 6, n: int = 500) -> tuple[list[float], list[float]]:
    """A heart that slows by `drop` and doubles its RMSSD for a minute after each of `at`."""
    hr, rmssd = np.full(n, 60.0), np.full(n, 40.0)
    for t in at:
        hr[t : t + 60] -= drop
        rmssd[t : t + 60] *= 2
    return hr.tolist(), rmssd.tolist()


def test_cues_are_known_by_kind_or_by_text() -> None:
    assert [cue_of(Mark(0, name)) for name in CUES] == list(CUES)
    assert cue_of(Mark(0, "cue", " Voice ")) == "voice"
    assert cue_of(Mark(0, "cue", "laughter")) is None
    assert cue_of(Mark(0, "note", "voice")) is None


def test_the_answer_of_the_partner_is_averaged_over_occurrences(make_course: MakeCourse) -> None:
    a, b = make_course(*answering()), make_course(*answering(100, 300))
    marks = [Mark(100, "cue", "voice", "A"), Mark(300, "cue", "voice", "A"), Mark(200, "touch", "", "B")]
    voice, touch = cue_responses({"A": a, "B": b}, marks)
    assert (voice.cue, voice.who, voice.n) == ("voice", "B", 2)
    assert voice.hr == pytest.approx(-6)
    assert voice.ln_rmssd == pytest.approx(math.log(2))
    assert (voice.hr_se, voice.ln_rmssd_se) == (0, 0)
    assert (touch.cue, touch.who, touch.n, touch.hr) == ("touch", "A", 1, 0)
    assert math.isnan(touch.hr_se)


def test_a_cue_of_nobody_is_answered_by_both(make_course: MakeCourse) -> None:
    courses = {"A": make_course(*answering()), "B": make_course(*answering(100))}
    assert [(response.who, response.hr) for response in cue_responses(courses, [Mark(100, "face")])] == [
        ("A", 0),
        ("B", -6),
    ]


def test_cues_without_data_are_left_out(make_course: MakeCourse) -> None:
    hr, rmssd = answering(100)
    hr[int(100 + AFTER[0]) : int(100 + AFTER[1])] = [math.nan] * 30
    course = make_course(hr, rmssd)
    assert math.isnan(answer(course, 100)[0])
    assert cue_responses({"A": course, "B": course}, [Mark(100, "face")]) == ()
    assert cue_responses({"A": course, "B": course}, []) == ()


def test_coming_back_without_a_cue_is_no_answer(make_course: MakeCourse) -> None:
    hr, rmssd = answering(100, 300, 500, 700, n=900)
    course, marks = make_course(hr, rmssd), [Mark(100, "face", "", "A"), Mark(500, "face", "", "A")]
    (face,) = cue_responses({"B": course}, marks)
    assert (face.n, face.controlled) == (2, 2)
    assert face.hr == pytest.approx(-6)
    assert face.hr_beyond == pytest.approx(-5, abs=0.5)  # mostly, nothing happens from there


def test_upset_hearts_come_back_by_themselves(make_course: MakeCourse) -> None:
    rng = np.random.default_rng(7)
    hr = 60 + 4 * np.convolve(rng.normal(size=12_100), np.exp(-np.arange(100) / 30), "valid")[:12_000] / 4
    course = make_course(hr, np.full(12_000, 40.0))
    upset = [t for t in range(100, 11_800, 200) if hr[t - 30 : t].mean() > 62]
    (voice,) = cue_responses({"B": course}, [Mark(t, "cue", "voice", "A") for t in upset])
    assert voice.hr < -1
    assert abs(voice.hr_beyond) < 2.5 * voice.hr_beyond_se


def test_without_a_time_alike_there_is_no_control(make_course: MakeCourse) -> None:
    hr, rmssd = answering(100)
    hr[60:100] = [90.0] * 40
    (face,) = cue_responses({"B": make_course(hr, rmssd)}, [Mark(100, "face", "", "A")])
    assert (face.n, face.controlled) == (1, 0)
    assert math.isnan(face.hr_beyond)
    everywhere = [Mark(float(t), "face", "", "A") for t in range(0, 500, 50)]
    (face,) = cue_responses({"B": make_course(hr, rmssd)}, everywhere)
    assert face.controlled == 0


def test_whoever_is_on_the_way_back_already_is_no_control(make_course: MakeCourse) -> None:
    hr, rmssd = np.full(900, 60.0), np.full(900, 40.0)
    for start, end in ((100, 200), (300, 360), (500, 600)):
        hr[start:end] += 6
    marks = [Mark(150, "face", "", "A")]
    (face,) = cue_responses({"B": make_course(hr.tolist(), rmssd.tolist())}, marks)
    assert face.controlled == 1
    assert face.hr == pytest.approx(0)
    # Within half a spread, 1.5 bpm: 23 of the last 30 s, and 4 of the last 5, are as high as those before the cue.
    changes = [hr[t + 15 : t + 45].mean() - hr[t - 30 : t].mean() for t in (*range(323, 362), *range(523, 602))]
    assert face.hr_beyond == pytest.approx(-np.mean(changes))
    assert math.isnan(face.hr_beyond_se)  # of one cue there is no error


def test_the_error_of_what_is_beyond_holds_that_of_the_controls(make_course: MakeCourse) -> None:
    hr, rmssd = np.full(2000, 60.0), np.full(2000, 40.0)
    for start, end in ((100, 180), (400, 480), (800, 870), (1200, 1400)):
        hr[start:end] += 6
    marks = [Mark(140, "face", "", "A"), Mark(440, "face", "", "A")]
    course = make_course(hr.tolist(), rmssd.tolist())
    (face,) = cue_responses({"B": course}, marks)
    assert face.hr_se == 0  # both answers are alike
    assert 0.5 < face.hr_beyond_se < 3  # the two controls are not
    hr[800:870] -= 6
    (face,) = cue_responses({"B": make_course(hr.tolist(), rmssd.tolist())}, marks)
    assert face.controlled == 2
    assert math.isnan(face.hr_beyond_se)  # of one stretch there is no error


@pytest.mark.parametrize("helps", [False, True])
def test_what_somebody_comes_back_from_by_themselves_is_no_answer_in_a_recording(helps: bool, tmp_path: Path) -> None:
    path = tmp_path / "talk.jsonl"
    events = simulate(cued(60_000, helps=helps)).events
    path.write_bytes(b"".join(map(line, (Header({"A": "Ada", "B": "Ben"}), *events))))
    found = plain(analyse(session_data(read(path).events())).states)["pair"]
    assert isinstance(found, dict)
    voice = next(one for one in found["cues"] if one["who"] == "B")
    assert (voice["cue"], voice["n"]) == ("voice", 12)
    assert voice["controlled"] >= 10
    assert voice["hr"] < -2
    assert (voice["hr_beyond"] < -2 * voice["hr_beyond_se"]) is helps
