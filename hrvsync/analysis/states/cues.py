"""Cues of safety: how the partner's body answered each kind of cue, averaged over its occurrences."""

from collections.abc import Sequence

import msgspec
import numpy as np

from hrvsync.analysis.states.course import Course
from hrvsync.beats import Floats
from hrvsync.events import Mark

CUES = ("voice", "face", "eyes", "posture", "pacing", "touch")
BEFORE = (-30.0, 0.0)
"""Seconds around a cue whose mean is the level before it. Windows centred there reach up to 15 s into the answer, which
makes the difference a cautious one."""
AFTER = (15.0, 45.0)
"""Seconds around a cue whose mean is the answer to it."""


class CueResponse(msgspec.Struct, frozen=True):
    """Answers of seat `who` to one kind of cue, from `n` occurrences with data.

    `hr`: mean change of heart rate (bpm). `ln_rmssd`: mean change of ln RMSSD. `hr_se`, `ln_rmssd_se`: their standard
    errors, NaN below two occurrences.
    """

    cue: str
    who: str
    n: int
    hr: float
    hr_se: float
    ln_rmssd: float
    ln_rmssd_se: float


def cue_of(mark: Mark) -> str | None:
    """Name the cue that a mark tells of, by its kind or, for kind "cue", its text; None for other marks."""
    name = (mark.text if mark.kind == "cue" else mark.kind).strip().lower()
    return name if name in CUES else None


def cue_responses(courses: dict[str, Course], marks: Sequence[Mark]) -> tuple[CueResponse, ...]:
    """Average the answers to each kind of cue by the one who did not give it; by both where nobody is named."""
    found: list[CueResponse] = []
    for cue in CUES:
        for who, course in courses.items():
            at = [mark.t for mark in marks if cue_of(mark) == cue and mark.who != who]
            answers = np.array([answer(course, t) for t in at]).reshape(-1, 2)
            answers = answers[np.isfinite(answers).all(axis=1)]
            if len(answers):
                (hr, ln_rmssd), (hr_se, ln_rmssd_se) = np.mean(answers, axis=0), _standard_error(answers)
                found.append(
                    CueResponse(cue, who, len(answers), float(hr), float(hr_se), float(ln_rmssd), float(ln_rmssd_se))
                )
    return tuple(found)


def answer(course: Course, t: float) -> tuple[float, float]:
    """Change of heart rate (bpm) and ln RMSSD from BEFORE to AFTER session time `t`; NaN without data in one."""
    before, after = (
        [_mean(values, course.t - t, span) for values in (course.hr, course.ln_rmssd)] for span in (BEFORE, AFTER)
    )
    return after[0] - before[0], after[1] - before[1]


def _mean(values: Floats, t: Floats, span: tuple[float, float]) -> float:
    part = values[(t >= span[0]) & (t < span[1]) & np.isfinite(values)]
    return float(np.mean(part)) if len(part) else float("nan")


def _standard_error(answers: Floats) -> Floats:
    if len(answers) < 2:
        return np.full(answers.shape[1], np.nan)
    return np.std(answers, axis=0, ddof=1) / np.sqrt(len(answers))
