"""Straps: what reaches the computer of a heart, and when, with all that goes wrong on the way; and, on request, waves:
the acceleration of a breathing chest and the ECG of each beat, in blocks.
"""

from math import radians
from typing import Literal

import msgspec
import numpy as np

from devices import MODELS
from hrvsync.beats import Bools, Floats, Ints
from hrvsync.events import STRAP_TICKS_PER_SECOND, AnyEvent, Battery, Link, Packet, Strap, Wave
from hrvsync.sources.simulate.hearts import HeartTruth

type Spans = tuple[tuple[float, float], ...]

MOST_RR = 9  # intervals that fit one packet
NOTICED_S = 2.0  # a lost link is noticed this long after its last packet
BATTERY_EVERY_S = 300.0


class Radio(msgspec.Struct, frozen=True):
    """How a model sends: `earliest` and `slowest` processing (s), a packet every `period` s (0: one a beat)."""

    earliest: float
    slowest: float
    period: float = 0.0


RADIOS: dict[str, Radio] = {
    # Delays as in Sabioni et al. 2025 (Physiol. Meas. 46:085001), the grid of the H10 as in NeuroKit.py#39.
    "Polar H10": Radio(2.08, 2.14, 0.975),
    "Wahoo TRACKR": Radio(1.58, 1.63, 1.0),
    "Garmin HRM-Dual": Radio(0.50, 0.88),
    "Movesense": Radio(0.10, 0.68),
}


class SimulatedStrap(msgspec.Struct, frozen=True):
    """A strap and its luck.

    `model` is one of RADIOS. `lost`, `late`: share of packets that never come, or come late by `late_s` in the mean.
    `missed`, `extra`: beats a minute that the strap overlooks or invents. `dropouts`: spans (s) without a link;
    `contact_loss`: spans without a heartbeat. `stalls`: spans in which the strap keeps the newest 9 intervals for the
    packet after them. `ppm`: how much too fast its clock runs. `joins`: when it is first found (s).
    """

    model: str = "Polar H10"
    lost: float = 0.0
    late: float = 0.0
    late_s: float = 2.0
    missed: float = 0.0
    extra: float = 0.0
    dropouts: Spans = ()
    contact_loss: Spans = ()
    stalls: Spans = ()
    ppm: float = 20.0
    battery: int = 90
    joins: float = 0.0


class StrapTruth(msgspec.Struct, frozen=True):
    """The truth behind the intervals that arrived, in order: `t` (s) when each ended, and which are an `artefact`.

    An artefact is an interval that a missed or invented beat or an ectopic one made long or short.
    """

    t: Floats
    artefact: Bools


def transmit(
    strap: SimulatedStrap,
    who: str,
    beats: Floats,
    ectopic: Bools,
    seconds: float,
    chance: np.random.Generator,
) -> tuple[list[AnyEvent], StrapTruth]:
    """Return what the strap of `who` sends from 0 to `seconds`, in order of time, and the truth behind it."""
    radio = RADIOS[strap.model]
    end, tick, artefact = _detected(strap, beats, ectopic, chance)
    keep = (end > 0) & ~_within(end, strap.contact_loss)
    end, tick, artefact = end[keep], tick[keep], artefact[keep]
    ready = np.maximum.accumulate(end + chance.uniform(radio.earliest, radio.slowest, len(end)))
    sent = _sent(radio, strap.stalls, ready, seconds, chance)
    packed = np.searchsorted(sent, ready)  # the packet that takes each interval
    arrival = _arrivals(strap, sent, chance)
    away = _within(sent, (*strap.dropouts, (0.0, strap.joins)))
    arrives = (chance.random(len(sent)) >= strap.lost) & (arrival <= seconds) & ~away
    events: list[AnyEvent] = [*_status(strap, who, seconds)]
    arrived = np.zeros(len(end), bool)
    bpm = 0
    first = np.searchsorted(packed, np.arange(len(sent) + 1))
    for i in range(len(sent)):
        b = int(first[i + 1])
        a = max(int(first[i]), b - MOST_RR)
        rr = tuple(int(n) for n in tick[a:b])
        worn = not _within(sent[i : i + 1], strap.contact_loss)[0]
        if rr:
            bpm = round(60 * STRAP_TICKS_PER_SECOND / rr[-1])
        if arrives[i]:
            arrived[a:b] = True
            contact = None if strap.model.startswith("Polar") and worn else worn
            events.append(Packet(float(arrival[i]), who, rr, bpm if worn else 0, contact))
    return sorted(events, key=lambda event: event.t), StrapTruth(end[arrived], artefact[arrived])


def _detected(
    strap: SimulatedStrap, beats: Floats, ectopic: Bools, chance: np.random.Generator
) -> tuple[Floats, Ints, Bools]:
    """Ends (s) of the intervals that the strap measures, their length in ticks and whether they are artefacts."""
    rr = np.diff(beats, prepend=beats[:1])
    found = chance.random(len(beats)) >= strap.missed * rr / 60
    invented = chance.random(len(beats)) < strap.extra * rr / 60
    extra = beats[invented] - chance.uniform(0.3, 0.7, int(invented.sum())) * rr[invented]
    t = np.concatenate([beats[found], extra])
    wrong_end = np.concatenate([ectopic[found], np.ones(len(extra), bool)])
    after_wrong = np.concatenate([[False], ectopic[:-1] | ~found[:-1]]) | invented
    late_end = np.concatenate([after_wrong[found], np.zeros(len(extra), bool)])
    order = np.argsort(t, kind="stable")
    t = t[order]
    ticks = np.round(t * STRAP_TICKS_PER_SECOND * (1 + strap.ppm * 1e-6)).astype(np.int64)
    return t[1:], np.diff(ticks), (wrong_end | late_end)[order][1:]


def _sent(radio: Radio, stalls: Spans, ready: Floats, seconds: float, chance: np.random.Generator) -> Floats:
    """Times (s) at which the strap sends a packet: on its own grid, or as each beat is ready; none while it stalls."""
    sent = np.arange(chance.uniform(0, radio.period), seconds, radio.period) if radio.period else ready
    return sent[~_within(sent, stalls)]


def _arrivals(strap: SimulatedStrap, sent: Floats, chance: np.random.Generator) -> Floats:
    """When each packet arrives: after some radio, some late, never before the one that was sent earlier."""
    late = np.where(chance.random(len(sent)) < strap.late, chance.exponential(strap.late_s, len(sent)), 0.0)
    arrival = np.maximum.accumulate(sent + chance.exponential(0.015, len(sent)) + late)
    return np.round(arrival, 6)  # a clock's microseconds: no machine's last bits


def _status(strap: SimulatedStrap, who: str, seconds: float) -> list[AnyEvent]:
    known = MODELS[strap.model]
    reports = enumerate(np.arange(strap.joins, seconds, BATTERY_EVERY_S).tolist())
    return [
        *([Link(0.0, who, "off", "looking")] if strap.joins else []),
        Strap(strap.joins, who, strap.model, "", known.latency, known.spread),
        Link(strap.joins, who, "live"),
        *(Link(min(start + NOTICED_S, end), who, "lost", "out_of_reach") for start, end in strap.dropouts),
        *(Link(end, who, "live") for _, end in strap.dropouts),
        *(Battery(t, who, max(0, strap.battery - i // 2)) for i, t in reports),
    ]


def _within(t: Floats, spans: Spans) -> Bools:
    inside = np.zeros(len(t), bool)
    for start, end in spans:
        inside |= (t >= start) & (t < end)
    return inside


DEVICE_EPOCH_S = 820_000_000  # the strap's clock counts from 2000-01-01; any start will do
TILT_DEG = 3.0  # a deep breath leans the strap this much to either side
RADIO_S = 0.12  # a block arrives this long after its last sample, on the average

KINDS: dict[Literal["acc", "ecg"], tuple[float, int]] = {"acc": (50.0, 36), "ecg": (130.0, 73)}
"""How a strap samples a wave: samples per second, and how many (triples) it puts in one block."""


class Bump(msgspec.Struct, frozen=True):
    """A wave of the heartbeat: where it lies from the R peak (s), its height (microvolt) and width (s)."""

    at: float
    height: float
    width: float


NORMAL = (
    Bump(-0.17, 110, 0.022),
    Bump(-0.028, -110, 0.009),
    Bump(0.0, 1100, 0.011),
    Bump(0.028, -230, 0.010),
    Bump(0.27, 280, 0.045),
)
ECTOPIC = (Bump(-0.01, 1300, 0.035), Bump(0.07, -350, 0.030), Bump(0.30, -380, 0.060))  # wide, no P, T turned over


def stream(
    kind: Literal["acc", "ecg"], who: str, truth: HeartTruth, seconds: float, chance: np.random.Generator
) -> list[Wave]:
    """Return a wave of `who` from 0 to `seconds` as blocks in order of arrival."""
    rate, block = KINDS[kind]
    t = np.arange(0, seconds, 1 / rate)
    samples = np.rint(_acc(truth, t, chance) if kind == "acc" else _ecg(truth, t, chance)).astype(np.int64)
    last = np.arange(block - 1, len(t), block)
    arrival = np.round(np.maximum.accumulate(t[last] + chance.gamma(4, RADIO_S / 4, len(last))), 6)
    device_ns = [DEVICE_EPOCH_S * 10**9 + round(at * 1e9) for at in t[last].tolist()]
    return [
        Wave(at, who, kind, rate, ns, tuple(samples[i + 1 - block : i + 1].ravel().tolist()))
        for at, i, ns in zip(arrival.tolist(), last.tolist(), device_ns, strict=True)
    ]


def _acc(truth: HeartTruth, t: Floats, chance: np.random.Generator) -> Floats:
    """Acceleration (n, 3) in milli-g: gravity that tilts with the breath, a thump each beat and noise."""
    breath = np.interp(t, truth.breath_t, truth.breath)
    lean = radians(20) + radians(TILT_DEG) * breath
    turn = radians(5) + radians(TILT_DEG / 3) * breath
    gravity = 1000 * np.stack([np.cos(lean) * np.cos(turn), np.sin(turn), np.sin(lean) * np.cos(turn)], axis=1)
    thump = 12 * _bumps((Bump(0.1, 1.0, 0.02),), truth.t, t)
    return gravity + thump[:, np.newaxis] * np.array([0.2, 0.3, 1.0]) + chance.normal(0, 4, (len(t), 3))


def _ecg(truth: HeartTruth, t: Floats, chance: np.random.Generator) -> Floats:
    """ECG (n) in microvolt: the beats, a baseline that rises and falls with the breath, and noise."""
    beats = _bumps(NORMAL, truth.t[~truth.ectopic], t) + _bumps(ECTOPIC, truth.t[truth.ectopic], t)
    return beats + 60 * np.interp(t, truth.breath_t, truth.breath) + chance.normal(0, 8, len(t))


def _bumps(bumps: tuple[Bump, ...], beats: Floats, t: Floats) -> Floats:
    """Sum of the bumps of the beats before and after each time."""
    if not len(beats):
        return np.zeros(len(t))
    after = np.clip(np.searchsorted(beats, t), 0, len(beats) - 1)
    before = np.maximum(after - 1, 0)
    total = np.zeros(len(t))
    for bump in bumps:
        near = np.exp(-0.5 * ((t - beats[after] - bump.at) / bump.width) ** 2)
        past = np.exp(-0.5 * ((t - beats[before] - bump.at) / bump.width) ** 2)
        total += bump.height * (near + np.where(before == after, 0.0, past))
    return total
