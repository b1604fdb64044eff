"""A session as the picture draws it, and a minute of it as a small one."""

from collections.abc import Mapping, Sequence

import numpy as np

from hrvsync.analysis.session import SessionResult
from hrvsync.analysis.story import Moment, Story, Stretch
from hrvsync.beats import Floats
from hrvsync.ui import phrases
from hrvsync.ui.curves import heart_rate
from hrvsync.ui.widgets.labelled_curve import Curve
from hrvsync.ui.widgets.session_picture import PictureData, Word
from hrvsync.ui.widgets.state_strip import State, StripData

MOST_WORDS = 2  # moments in words above the curves
LIT = 12.0  # s that are lit where all have come back
WAVE_HZ = 3.0
MOST_BREATHS = 120  # more are too near to each other to be seen


def picture_of(result: SessionResult, found: Story, names: Mapping[str, str]) -> PictureData:
    """Return the whole session with its phases, marks, strongest moments, curves and states."""
    data = result.data
    curves = tuple(Curve(names.get(who, who), *heart_rate(beats), who) for who, beats in data.beats.items())
    strips = tuple(
        strip_data(who, stretches, data.seconds)
        for who, stretches in found.strips.items()
        if any(one.state for one in stretches)
    )
    marks = [Word(one.t, phrases.mark(one), mark=True, rupture=one.kind == "rupture") for one in data.marks]
    said = [
        word for moment in found.moments[:MOST_WORDS] for word in _in_words(moment, names, alone=len(data.beats) == 1)
    ]
    words = (*marks, *(word for word in said if not any(abs(word.t - mark.t) < 3 for mark in marks)))
    phases = tuple((span.start, span.phase.name) for span in data.spans)
    return PictureData(data.seconds, curves, strips, phases, words, _wave(result) if len(data.beats) == 1 else None)


def minute_of(result: SessionResult, t: float, seconds: float) -> tuple[Curve, ...]:
    """Return the heart rates of everybody from `t` (s) on."""
    return tuple(Curve("", *heart_rate(beats, t, t + seconds), who) for who, beats in result.data.beats.items())


def strip_data(who: str, stretches: Sequence[Stretch], seconds: float) -> StripData:
    """Return the states of a person as a strip draws them."""
    return StripData(who, tuple(_state(one) for one in stretches if one.start < seconds), seconds)


def _state(one: Stretch) -> State:
    words = {
        "settled": phrases.tr("settled"),
        "lively": phrases.tr("lively"),
        "activated": phrases.tr("up"),
        "withdrawn": phrases.tr("dampened"),
    }
    raised = None if not one.state else one.state in ("activated", "lively")
    return State(one.start, one.end, raised, one.state in ("activated", "withdrawn"), words.get(one.state, ""))


def _in_words(moment: Moment, names: Mapping[str, str], *, alone: bool) -> list[Word]:
    """Say of a moment how it began, and that it was over."""
    name = names.get(moment.who[0], "") if moment.who else ""
    up = phrases.tr("{name} up") if moment.up else phrases.tr("{name} unsettled")
    begin = {
        "rupture": "",  # it is a mark already
        "shift": phrases.tr("a shift in both"),
        "both_up": phrases.tr("both up") if moment.up else phrases.tr("both unsettled"),
        "steadied": up.format(name=name),
        "one_up": up.format(name=name),
    }[moment.kind]
    words = [Word(moment.t, begin)] if begin else []
    if moment.until == moment.until and not moment.stayed:
        settled = phrases.tr("settled again") if alone else phrases.tr("both settled")
        words.append(Word(moment.until, settled, until=moment.until + LIT))
    return words


def _wave(result: SessionResult) -> tuple[Floats, Floats] | None:
    """Return what led the breath of one person: in is up."""
    who = next(iter(result.data.beats))
    t = np.arange(0.0, result.data.seconds, 1 / WAVE_HZ)
    phase = result.data.guide.breath_phase(t, who)
    known = phase[np.isfinite(phase)]
    if not known.size or np.maximum(np.diff(known), 0).sum() > 2 * np.pi * MOST_BREATHS:
        return None
    return t, -np.cos(phase)
