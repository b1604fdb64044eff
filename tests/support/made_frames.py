"""Hand-made frames: two calm people who breathe six times a minute, with whatever a test wants changed."""

import math

import numpy as np
from msgspec.structs import replace

from hrvsync.analysis.live import Frame, PairFrame, PersonFrame
from hrvsync.analysis.measures import PersonMeasures
from hrvsync.analysis.synchrony import PairMeasures, together
from hrvsync.beats import Beats, Label
from hrvsync.events import Pacer, Phase

PACED = Phase(t=0.0, name="Breathe together", seconds=600.0, pacers={"": Pacer()}, prompt="Small, easy breaths")


def beats(until: float, rate: float, lag: float = 0.0, gap: tuple[float, float] = (0, 0), odd: float = 0.0) -> Beats:
    """Beats up to `until` (s) at `rate` bpm, swinging by 6 bpm at 0.1 Hz; silent in `gap`; an artefact at `odd`."""
    t, times, rr = 0.0, [], []
    while t < until:
        interval = 60.0 / (rate + 6 * math.sin(2 * math.pi * 0.1 * (t - lag)))
        t += interval
        if not gap[0] < t < gap[1]:
            times.append(t)
            rr.append(interval * 1000)
    at = np.array(times)
    label = np.zeros(len(at), np.int8)
    if odd > 0 and len(at):
        label[np.argmin(np.abs(at - odd))] = Label.ECTOPIC
    run = (at > gap[1]).astype(np.int64) if gap[1] else np.zeros(len(at), np.int64)
    return Beats(at, np.array(rr), label, run)


def person(t: float, rate: float, lag: float = 0.0, gap: tuple[float, float] = (0, 0)) -> PersonFrame:
    """One person at `t`."""
    return PersonFrame(
        beats=beats(t, rate, lag, gap, odd=t - 20),
        measures=PersonMeasures(hr=rate, rmssd_30=45.0, rmssd_60=47.0),
        usable_pct=99.0,
        link="live",
        silent=0.4,
        strap="Polar H10",
        battery_pct=86,
        contact=True,
    )


def frame(t: float, pair: bool = True, phase: Phase | None = PACED) -> Frame:
    """The frame of second `t`."""
    people = {"A": person(t, 64.0)}
    if pair:
        people["B"] = replace(person(t, 71.0, lag=0.6), strap="HRM-Dual", battery_pct=62)
    r0 = 0.5 + 0.4 * math.sin(t / 40)
    values = PairMeasures(
        wcc_z=1.2,
        wcc_lag=0.6,
        synchrony=r0,
        chance_low=-0.3,
        chance_high=0.35,
        beyond_z=0.4,
        so_far_excess=1.0,
        so_far_beyond=1.0,
        so_far_seconds=300.0,
    )
    between = PairFrame(values, together(values, ("A", "B"))) if pair else None
    return Frame(t, people, between, phase)
