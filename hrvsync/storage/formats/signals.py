"""Channels in which beats can be found: which are an ECG or a pulse wave, by name, and the ECG as it is recorded."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from hrvsync.events import AnyEvent, Wave
from hrvsync.storage.formats.columns import words
from hrvsync.storage.formats.reading import Floats, FormatError, Message, Signal

type Kind = Literal["ecg", "pulse", ""]
type Samples = NDArray[np.floating[Any]]

ECG = re.compile(r"ecg|ekg|elektrokardiogramm|electrocardiogram|electrocardiogramme|mlii|mli|cardioleads?")
PULSE = re.compile(
    r"ppg|bvp|pleth|plethysmogram|plethysmograph|pulse|puls|pulso|pouls|cardiac|photoplethysmogram|finapres|abp|"
    r"bloodpressure|pulsewave|oximeter"
)
NOT_A_WAVE = frozenset(
    (
        "rate",
        "hr",
        "bpm",
        "quality",
        "status",
        "valid",
        "timestamp",
        "time",
        "interval",
        "index",
        "peak",
        "peaks",
        "beat",
    )
)
"""Words beside those of a wave that make it something else."""
SEAT = re.compile(r".*[\s_-]([AB])")
UV = {
    **dict.fromkeys(("uv", "microvolt", "microvolts"), 1.0),
    **dict.fromkeys(("mv", "millivolt", "millivolts"), 1e3),
    **dict.fromkeys(("v", "volt", "volts"), 1e6),
}
"""Microvolts of each unit."""
LEAST_RATE = {"ecg": 64.0, "pulse": 20.0, "": 20.0}
"""Samples a second that beats need."""
MOST_RATE = 20_000.0
MOST_DRAWN = 2_000_000
"""Samples of an ECG that are recorded beside its beats: two hours at 256 a second."""
CRUMBS = 1e-5
"""Share by which a rate that is measured may be off a whole one."""
GAP_S = 1.0
"""Seconds between two samples that are no neighbours."""


def kind_of(name: str) -> Kind:
    """Return what a channel is by the words of its name, "" where they do not say."""
    found = [re.sub(r"\d+$", "", word) for word in words(name)]
    joined = ["".join(found), *found]
    if NOT_A_WAVE.intersection(found):
        return ""
    if any(ECG.fullmatch(word) for word in joined):
        return "ecg"
    return "pulse" if any(PULSE.fullmatch(word) for word in joined) else ""


def seat_of(name: str) -> str:
    """Return the seat that the end of a name says, A where it says none."""
    found = SEAT.fullmatch(name.strip())
    return found[1] if found else "A"


def unit_of(name: str) -> str:
    """Return the unit in brackets, or as the last word, of a name."""
    inside = re.findall(r"[\[(<{](.*?)[\])>}]", name)
    last = re.split(r"[_\s]", name.strip())[-1]
    return next((one.strip() for one in [*inside, last] if microvolts(one)), "")


def microvolts(unit: str) -> float:
    """Return how many microvolts a unit is, 0 for one of another kind."""
    return UV.get(unit.strip().lower().replace("µ", "u").replace("μ", "u"), 0.0)


def waves(signals: Sequence[Signal]) -> list[AnyEvent]:
    """Return the first ECG of each seat, if its unit is known, as blocks of a second; none of one that is very long.

    Blocks of nothing but zeros, or with a sample missing, are left out: there was no signal.
    """
    first = {one.who: one.name for one in reversed(signals) if one.kind == "ecg"}
    drawn = [one for one in signals if one.name == first.get(one.who) and one.rate > 0 and microvolts(one.unit)]
    if sum(one.n for one in drawn) > MOST_DRAWN:
        return []
    return [wave for one in drawn for wave in _blocks(one)]


def _blocks(signal: Signal) -> Iterator[Wave]:
    with np.errstate(over="ignore"):
        x = np.asarray(signal.load(), np.float64) * microvolts(signal.unit)
    step = max(1, round(signal.rate))
    for first in range(0, len(x), step):
        block = x[first : first + step]
        t = signal.t + (first + len(block) - 1) / signal.rate
        if t >= 0 and np.isfinite(block).all() and block.any() and float(np.abs(block).max()) < 2**31:
            samples = np.rint(block).astype(np.int64).tolist()
            yield Wave(t, signal.who, "ecg", signal.rate, round(t * 1e9), tuple(samples))


def pieces(name: str, kind: Kind, x: Floats, t: Floats, rate: float = 0.0, **more: str) -> list[Signal]:
    """Return a channel whose samples have times `t` (s), which may come in blocks, as one signal for each stretch.

    The rate is the nominal `rate` where there is one, else what the times of a stretch show. A stretch ends where no
    sample comes for a second. Raises FormatError for times that step back by more than that.
    """
    if float(np.diff(t).min(initial=0.0)) < -GAP_S or not np.isfinite(t).all():
        raise FormatError(Message("the times of {name} step back", name=name), Message("export it again"))
    t = np.maximum.accumulate(t)
    ends = np.flatnonzero(np.diff(t) > GAP_S) + 1
    found: list[Signal] = []
    for a, b in zip([0, *ends.tolist()], [*ends.tolist(), t.size], strict=True):
        span = float(t[b - 1] - t[a])
        own = (b - a - 1) / span if b - a > 2 and span > 0 else rate
        measured = own if not rate or abs(own - rate) > 0.05 * rate else rate
        measured = float(round(measured)) if abs(measured - round(measured)) < CRUMBS * measured else measured
        if LEAST_RATE[kind] * 0.9 <= measured <= MOST_RATE:
            found.append(Signal(name, kind, measured, b - a, loaded(x[a:b]), t=float(t[a]), **more))
    return found


def loaded(x: Samples) -> Callable[[], Samples]:
    """Return a function that returns samples which are there already."""
    return lambda: x
