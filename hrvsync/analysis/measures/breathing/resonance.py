"""Resonance assessment: at which of several slow breathing rates a heart answers most, by six criteria.

After Shaffer & Meehan 2020 (Front. Neurosci. 14:570400): phase between heart rate and breath, peak-to-trough, LF peak,
LF power, smoothness of the curve, and fewest LF peaks. One session says little: repeat it on another day.
"""

from collections.abc import Callable, Iterable
from math import hypot, inf, isfinite, nan, sqrt

import msgspec
import numpy as np

from hrvsync.analysis.measures.breathing.chest import chest_rates
from hrvsync.analysis.measures.breathing.pieces import GRID_HZ, levelled
from hrvsync.analysis.measures.frequency import Recipe, on_grid, welch
from hrvsync.analysis.measures.series import Series, median, used
from hrvsync.analysis.rhythm import rhythm
from hrvsync.analysis.waves import Samples
from hrvsync.beats import Beats, Floats, covered, within
from hrvsync.events import Pacer, Pause, Phase
from hrvsync.guide import Guide, Span, breath_at, guide_of

RATES = (4.0, 7.5)
"""Paced rates (1/min) that count."""
MIN_RATES = 3
SETTLE_S = 15.0
"""The heart needs so long to answer a new rate: left out of each phase."""
MIN_S = 60.0
MIN_SHARE = 0.9
NEAR_BPM = 0.5
"""A chest that breathes within this of the pacer follows it."""
LOCKED = 0.8
"""So does, where the chest was not recorded, a heart whose breaths keep this steady a phase (see `pacer_locking`)."""
LF_HZ = (0.04, 0.15)
PEAK_SHARE = 0.1
"""A local maximum of the LF band counts as a peak from this share of the highest."""
AGREE = 0.6
"""A clear answer needs this share of the criteria in which the rates differ, the swing among them ..."""
BEYOND = 1.0
"""... and a swing this many standard errors beyond the next rate's. On simulated hearts most clear answers are then the
rate nearest to the truth, and none is further off than the next one (bench_breathing)."""


class AtRate(msgspec.Struct, frozen=True):
    """One paced rate (1/min) from `start` to `end` (s), what was left after the first 15 s.

    `followed`: whether the person breathed with the pacer, by the `chest_bpm` (1/min, NaN where not recorded) or else
    by `locking` (0 to 1). `phase_deg`: how far the heart rate lags behind the breath's volume (degrees, -180 to 180).
    `swing_bpm`: highest minus lowest heart rate per breath, mean, and `swing_sd` over breaths, each of which is in
    `swings`. `lf_peak` (bpm²/Hz) and
    `lf_power` (bpm²) of the heart rate's spectrum, 0.04 to 0.15 Hz. `smoothness`: share of the variance that a sine at
    the pacer explains in each breath, mean (0 to 1). `lf_peaks`: local maxima of the LF band with a tenth of the
    highest. `usable_pct`: share of the time inside normal intervals; below 90 % the rest is NaN and `followed` false.
    """

    rate: float
    start: float
    end: float
    usable_pct: float
    followed: bool
    chest_bpm: float = nan
    locking: float = nan
    phase_deg: float = nan
    swing_bpm: float = nan
    swing_sd: float = nan
    breaths: int = 0
    lf_peak: float = nan
    lf_power: float = nan
    smoothness: float = nan
    lf_peaks: int = 0
    swings: tuple[float, ...] = ()

    @property
    def swing_error(self) -> float:
        """Standard error of the swing (1/min); NaN without breaths."""
        return self.swing_sd / sqrt(self.breaths) if self.breaths else nan


CRITERIA: dict[str, tuple[str, Callable[[AtRate], float]]] = {
    "phase": ("heart rate and breath in step", lambda one: abs(one.phase_deg)),
    "swing": ("largest swing of the heart rate with each breath", lambda one: -one.swing_bpm),
    "lf_peak": ("highest LF peak", lambda one: -one.lf_peak),
    "lf_power": ("most LF power", lambda one: -one.lf_power),
    "smoothness": ("smoothest curve", lambda one: -one.smoothness),
    "lf_peaks": ("fewest LF peaks", lambda one: one.lf_peaks),
}
"""What each criterion looks for, and the value that is least at the rate it chooses."""


class Resonance(msgspec.Struct, frozen=True):
    """The answer: the `best` rate (1/min) with the `criteria` that chose it, NaN where it is not `clear`.

    `chosen` maps each criterion to the rate that it found best, NaN where rates tie; `leading` lists the rates that
    criteria chose, most often chosen first. `why` says in words why the answer is not clear. `near`: the rates whose
    swing is not clearly less than the largest, that one among them, the slowest first; empty where too few were
    followed.
    """

    rates: tuple[AtRate, ...]
    best: float
    criteria: tuple[str, ...]
    chosen: dict[str, float]
    leading: tuple[float, ...]
    why: str
    near: tuple[float, ...] = ()

    @property
    def clear(self) -> bool:
        """Whether there is one answer."""
        return isfinite(self.best)

    @property
    def between(self) -> tuple[float, float] | None:
        """The lowest and the highest rate (1/min) of the answer: the same where it is clear, two neighbours that are
        too near to tell apart and that most criteria chose; None where no rate stands out.
        """
        if self.clear:
            return self.best, self.best
        tried = sorted(one.rate for one in self.rates)
        votes = [rate for rate in self.chosen.values() if isfinite(rate)]
        if len(self.near) != 2 or abs(tried.index(self.near[0]) - tried.index(self.near[1])) != 1:
            return None
        most = sum(rate in self.near for rate in votes) >= AGREE * len(votes)
        return (self.near[0], self.near[1]) if most else None


def assessed(spans: Iterable[Span], who: str) -> tuple[Span, ...]:
    """Pick the phases of a resonance assessment: the last at each steady rate of 4 to 7.5 a minute.

    Empty where there are fewer than 3 such rates: the session was none. A practice comes before, and does not count.
    """
    last: dict[float, Span] = {}
    for span in spans:
        pacer = span.pacer(who)
        steady = pacer is not None and (pacer.rate_end is None or pacer.rate_end == pacer.rate)
        if pacer is not None and steady and RATES[0] <= pacer.rate <= RATES[1]:
            last[pacer.rate] = span
    return tuple(sorted(last.values(), key=lambda span: span.start)) if len(last) >= MIN_RATES else ()


def resonance(
    beats: Beats,
    guide: Guide | Iterable[Phase | Pause],
    who: str,
    end: float = inf,
    chest: Samples | None = None,
) -> Resonance | None:
    """Assess at which paced rate the heart of a person answers most.

    Parameters
    ----------
    beats : Beats
        The beats of the person.
    guide : Guide, or iterable of Phase and Pause
        All phases and pauses in order of time.
    who : str
        The seat of the person.
    end : float, s
        End of the session.
    chest : Samples, optional
        The acceleration, where it was recorded.

    Returns
    -------
    Resonance or None
        The best rate (breaths per minute), NaN where it is not clear; None where the session was no such assessment.

    Notes
    -----
    Only rates at which the person followed the pacer count. The result is clear where three fifths of the criteria that
    distinguish the rates choose the same one, the swing is among them, and the swing at that rate exceeds the next
    one's by more than the standard error of their difference.
    """
    guide = guide if isinstance(guide, Guide) else guide_of(guide)
    picked = assessed(guide.spans, who)
    if not picked:
        return None
    breathed = chest_rates(chest) if chest is not None and len(chest.t) else None
    last = min(end, float(beats.t[-1]) if len(beats) else 0.0)
    spans = (Span(span.phase, min(span.end, last)) for span in picked if span.start < last)
    return judged(tuple(at_rate(beats, span, guide, who, breathed) for span in spans))


def at_rate(
    beats: Beats, span: Span, guide: Guide, who: str, breathed: tuple[Floats, Floats, Floats] | None = None
) -> AtRate:
    """Measure one phase at a steady rate; `breathed`: what `chest_rates` gives, where recorded."""
    pacer, end = span.pacer(who), span.end
    assert pacer is not None
    start = min(span.start + SETTLE_S, end)
    length = end - start
    inside = within(beats, start, end)
    usable = min(1.0, covered(beats, start, end) / length) if length > 0 else 0.0
    nothing = AtRate(pacer.rate, start, end, 100 * usable, followed=False)
    if length < MIN_S or usable < MIN_SHARE or rhythm(inside) == "not suited":
        return nothing
    series = used(inside)
    # A rate stands at the middle of its interval: at its end it would come half a beat late.
    heart = Series(series.t - np.nan_to_num(series.rr_ms) / 2000, 60000 / series.rr_ms)
    t, hr = on_grid(heart, GRID_HZ)
    phi = guide.breath_phase(t, who)
    hr = levelled(hr[np.newaxis])[0]
    phasors, explained, swing = breath_by_breath(heart, t, hr, phi)
    if phasors.size < 4:
        return nothing
    steady = abs((phasors / np.maximum(np.abs(phasors), 1e-12)).mean())
    behind = np.angle(np.conj(phasors.mean()) * _volume_phasor(pacer))
    chest_bpm = _chest_at(breathed, start, end)
    followed = steady >= LOCKED if np.isnan(chest_bpm) else abs(chest_bpm - pacer.rate) <= NEAR_BPM
    spectrum = welch(hr, Recipe(segment=length))
    band = (spectrum.f >= LF_HZ[0]) & (spectrum.f <= LF_HZ[1])
    density = spectrum.density[band]
    tops = density[1:-1][(density[1:-1] >= density[:-2]) & (density[1:-1] > density[2:])]
    return msgspec.structs.replace(
        nothing,
        followed=bool(followed),
        chest_bpm=chest_bpm,
        locking=float(steady),
        phase_deg=float(np.degrees(behind)),
        swing_bpm=float(swing.mean()),
        swing_sd=float(swing.std(ddof=1)),
        breaths=int(swing.size),
        lf_peak=float(density.max()),
        lf_power=float(density.sum() * spectrum.f[1]),
        smoothness=float(explained.mean()),
        lf_peaks=int(np.count_nonzero(tops >= PEAK_SHARE * density.max())),
        swings=tuple(swing.tolist()),
    )


def breath_by_breath(
    heart: Series, t: Floats, hr: Floats, phi: Floats
) -> tuple["np.ndarray[tuple[int], np.dtype[np.complex128]]", Floats, Floats]:
    """Fourier coefficient at the pacer, share of the variance it explains, and swing (1/min) of each whole breath."""
    number = np.floor(phi / (2 * np.pi))
    found: list[tuple[complex, float, float]] = []
    for breath in np.unique(number[np.isfinite(number)]):
        at = np.flatnonzero(number == breath)
        if phi[at[-1]] - phi[at[0]] < 0.9 * 2 * np.pi:
            continue
        beats = heart.rr_ms[(heart.t > t[at[0]]) & (heart.t <= t[at[-1]])]
        if beats.size < 3 or not np.isfinite(beats).all():
            continue
        x = hr[at] - hr[at].mean()
        variance = float((x * x).mean())
        phasor = complex((x * np.exp(-1j * phi[at])).mean())
        explained = min(1.0, 2 * abs(phasor) ** 2 / variance) if variance > 1e-12 else 0.0
        found.append((phasor, explained, float(np.ptp(beats))))
    phasors, explained, swing = np.array(found, np.complex128).reshape(-1, 3).T
    return phasors, explained.real, swing.real


def _volume_phasor(pacer: Pacer) -> complex:
    """Fourier coefficient of the volume that the pacer shows over one breath."""
    steps = np.arange(100) / 100
    volume = np.array([breath_at(pacer, step * 60 / pacer.rate).volume for step in steps.tolist()])
    return complex((volume * np.exp(-2j * np.pi * steps)).mean())


def _chest_at(breathed: tuple[Floats, Floats, Floats] | None, start: float, end: float) -> float:
    """Median breathing rate (1/min) of the windows that lie within a span; NaN where there are none."""
    if breathed is None:
        return nan
    ends, bpm, _ = breathed
    return median(bpm[(ends - 32 >= start) & (ends <= end)])


def judged(rates: tuple[AtRate, ...]) -> Resonance:
    """Let the six criteria choose among the rates at which the pacer was followed."""
    good = [one for one in rates if one.followed and isfinite(one.swing_bpm)]
    if len(good) < MIN_RATES:
        lost = any(one.usable_pct >= 100 * MIN_SHARE and not one.followed for one in rates)
        why = "the pacer was not followed at enough rates" if lost else "too few rates have enough usable beats"
        return Resonance(rates, nan, (), {}, (), why)
    chosen = {name: _least(good, value) for name, (_, value) in CRITERIA.items()}
    votes = [rate for rate in chosen.values() if isfinite(rate)]
    leading = tuple(sorted(set(votes), key=lambda rate: (-votes.count(rate), -rate)))
    best = chosen["swing"]
    first, second, *_ = sorted(good, key=lambda one: -one.swing_bpm)
    near = tuple(sorted(one.rate for one in good if not swings_less(one, first)))
    if not votes or votes.count(best) < AGREE * len(votes):
        return Resonance(rates, nan, (), chosen, leading, "the criteria do not agree on one rate", near)
    if not swings_less(second, first):
        why = f"the heart swings about as far at {first.rate:g} and at {second.rate:g} breaths a minute"
        return Resonance(rates, nan, (), chosen, leading, why, near)
    by = tuple(name for name, rate in chosen.items() if rate == best)
    return Resonance(rates, best, by, chosen, leading, "", near)


def swings_less(one: AtRate, other: AtRate, errors: float = BEYOND) -> bool:
    """Whether the heart swung less at `one` rate than at the `other`, by this many `errors` of the difference."""
    return other.swing_bpm - one.swing_bpm >= errors * hypot(one.swing_error, other.swing_error) and one != other


def in_words(found: Resonance) -> str:
    """Put the result of a resonance assessment into one sentence.

    Parameters
    ----------
    found : Resonance

    Returns
    -------
    str
    """
    if found.clear:
        names = ", ".join(CRITERIA[name][0] for name in found.criteria)
        return f"this heart answered most at {found.best:g} breaths a minute ({names})"
    chosen = " and ".join(f"{rate:g}" for rate in found.leading)
    return f"not clear: {found.why}{f'; the criteria chose {chosen}' if chosen else ''}"


def _least(good: list[AtRate], value: Callable[[AtRate], float]) -> float:
    """Return the rate with the smallest value; NaN where several have it."""
    least = min(value(one) for one in good)
    best = [one.rate for one in good if value(one) == least]
    return best[0] if len(best) == 1 else nan
