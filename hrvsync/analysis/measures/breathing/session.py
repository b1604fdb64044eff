"""The breath over any windows of a series (`hrv`, `rolling`, frames), and of a session: the whole and each phase."""

from collections.abc import Iterable
from math import inf, isfinite, nan
from typing import NamedTuple

import msgspec
import numpy as np

from hrvsync.analysis.measures.breathing.chest import WINDOW_S, chest_breaths, chest_rates
from hrvsync.analysis.measures.breathing.pieces import (
    GRID_HZ,
    PIECE_S,
    Pieces,
    coherence_in,
    main_hz,
    pieces_of,
    spectra_of,
    swings,
)
from hrvsync.analysis.measures.breathing.rate import UNKNOWN, Basis, Rate, at_the_pacer, in_words, rates_in, summed
from hrvsync.analysis.measures.breathing.resonance import NEAR_BPM, Resonance, resonance
from hrvsync.analysis.measures.breathing.rsa import (
    NO_RSA,
    Breaths,
    Rsa,
    paced_breaths,
    peak_to_trough,
    porges_bohrer_at,
    rsa_of_heart,
)
from hrvsync.analysis.measures.frequency import on_grid
from hrvsync.analysis.measures.presets import Context
from hrvsync.analysis.measures.series import Series, Windows, median, parts, used
from hrvsync.analysis.rhythm import rhythm
from hrvsync.analysis.waves import Samples, samples
from hrvsync.beats import Beats, Floats, covered, within
from hrvsync.events import AnyEvent, Wave
from hrvsync.guide import Guide, guide_of

BEFORE_S = 56.0
"""Whether the heart keeps to the pacer is looked at over so much more than a piece: two minutes."""


class Look(NamedTuple):
    """What the heart's rhythm shows in a series: each as the function of that name computes it."""

    pieces: Pieces
    rates_bpm: Floats
    rate: Rate
    coherence: float
    hr_swing_bpm: float
    swings_per_min: float


def look(series: Series) -> Look:
    """Compute the spectra of a series once, and everything that follows from them."""
    pieces = pieces_of(series)
    spectra = spectra_of(pieces)
    bpm, basis = rates_in(spectra)
    main = main_hz(spectra)
    swing = median(swings(series, pieces, main).hr_bpm)
    return Look(pieces, bpm, summed(bpm, basis), median(coherence_in(spectra)), swing, 60 * median(main))


def breathing_in(series: Series, windows: Windows, context: Context) -> dict[str, Floats]:
    """Breathing rate, coherence and swing of each window, by key, as the heart shows them.

    Where a pacer leads the breath and the heart alone does not show its rate, the last two minutes decide.
    """
    rows: list[tuple[float, ...]] = []
    for one, stop in zip(parts(series, windows), windows.stop.tolist(), strict=True):
        seen = look(one)
        rate = seen.rate
        if context.guide.phases and not np.isfinite(rate.bpm) and np.isfinite(rate.basis):
            first = int(np.searchsorted(series.t, series.t[stop - 1] - PIECE_S - BEFORE_S, side="right"))
            rate = _led(Series(series.t[first:stop], series.rr_ms[first:stop]), context) or rate
        rows.append((*rate, seen.coherence, seen.hr_swing_bpm, seen.swings_per_min))
    return _by_key(("breathing_rate_bpm", "breathing_basis", "coherence", "hr_swing_bpm", "swings_per_min"), rows)


def rsa_in(series: Series, windows: Windows, context: Context) -> dict[str, Floats]:
    """RSA of each window, by key, with the breath that the heart itself shows."""
    rows: list[tuple[float, ...]] = []
    for one in parts(series, windows):
        pieces = pieces_of(one)
        bpm, basis = rates_in(spectra_of(pieces))
        rate = summed(bpm, basis).bpm
        rsa = rsa_of_heart(one, pieces, bpm) if isfinite(rate) else NO_RSA
        rows.append((rsa.ms, rsa.ln, porges_bohrer_at(one, rate)))
    return _by_key(("rsa_ms", "ln_rsa", "rsa_porges_bohrer_ln"), rows)


def _by_key(keys: tuple[str, ...], rows: list[tuple[float, ...]]) -> dict[str, Floats]:
    return dict(zip(keys, np.array(rows, dtype=np.float64).reshape(-1, len(keys)).T, strict=True))


def _led(series: Series, context: Context) -> Rate | None:
    """Rate of a heart that keeps to the pacer of the present phase; None where none runs, or not for long enough."""
    span = context.guide.span_at(float(series.t[-1]))
    if span is None or span.pacer(context.who) is None:
        return None
    t, rr = on_grid(series, GRID_HZ)
    phase = context.guide.breath_phase(t, context.who)
    if not t.size or not np.isfinite(phase[-1]):
        return None
    found = at_the_pacer(rr, phase)
    return found if np.isfinite(found.basis) else None


MIN_S = 60.0
MIN_SHARE = 0.9
"""What the measures of `hrv` need of a window they need of a span."""


class Breath(msgspec.Struct, frozen=True):
    """The breath from `start` to `end` (s): a phase by its `name`, or the whole session.

    `usable_pct`: share of the time inside normal intervals. `rate_bpm` (1/min) rests on `basis`, the name of a Basis in
    small letters ("" where there is not enough good data), in words `said`; a pacer led it at `pacer_bpm` (1/min, the
    mean; NaN without one). `rsa_ms` and `ln_rsa` by peak-to-trough, the mean of `rsa_breaths` of `rsa_of` breaths,
    which are known from `rsa_from` (chest, pacer or heart). `coherence` (peak/rest) and
    `hr_swing_bpm` (1/min) as in `hrv`. NaN below a minute, or with less than 90 % of it usable.
    """

    name: str
    start: float
    end: float
    usable_pct: float
    pacer_bpm: float = nan
    rate_bpm: float = nan
    basis: str = ""
    said: str = in_words(nan)
    rsa_ms: float = nan
    ln_rsa: float = nan
    rsa_breaths: int = 0
    rsa_of: int = 0
    rsa_from: str = ""
    coherence: float = nan
    hr_swing_bpm: float = nan


class Breathing(msgspec.Struct, frozen=True):
    """The breath of one person: the whole session, each phase, and the `resonance` where the session assessed it."""

    whole: Breath
    phases: tuple[Breath, ...]
    resonance: Resonance | None


def breathing_of(events: Iterable[AnyEvent], beats: dict[str, Beats]) -> dict[str, Breathing]:
    """Measure the breath of everyone in a session.

    Parameters
    ----------
    events : iterable of AnyEvent
        All events of the session in order of time.
    beats : dict of str to Beats
        The rebuilt beats by seat.

    Returns
    -------
    dict of str to Breathing
        By seat; values are NaN where there is not enough good data.
    """
    events = tuple(events)
    seconds = events[-1].t if events else 0.0
    guide = guide_of(events)
    waves = tuple(event for event in events if isinstance(event, Wave) and event.kind == "acc")
    return {who: breathing(who, theirs, guide, seconds, samples(waves, who, "acc")) for who, theirs in beats.items()}


class _Known(msgspec.Struct, frozen=True):
    """What is known of one person's breath all along."""

    who: str
    guide: Guide
    rates: tuple[Floats, Floats, Floats]
    chest: Breaths


def breathing(who: str, beats: Beats, guide: Guide, seconds: float, chest: Samples) -> Breathing:
    """Measure the breath of one person in a session of `seconds` s; `chest`: the acceleration, empty without."""
    known = _Known(who, guide, chest_rates(chest), chest_breaths(chest))
    return Breathing(
        _span("", 0.0, seconds, beats, known),
        tuple(_span(span.name, span.start, span.end, beats, known) for span in guide.spans_until(seconds)),
        resonance(beats, guide, who, seconds, chest),
    )


def _span(name: str, start: float, end: float, beats: Beats, known: _Known) -> Breath:
    length = max(end - start, 0.0)
    usable = min(1.0, covered(beats, start, end) / length) if length > 0 else nan
    led = known.guide.breath_phase(np.arange(start, end, 0.25), known.who)
    paced = float(_turning(led) * 4 * 60) if np.isfinite(led).sum() > 1 else nan
    nothing = Breath(name, start, end, 100 * usable, paced)
    inside = within(beats, start, end)
    rate = _at_the_chest(known, start, end)
    if length < MIN_S or usable < MIN_SHARE or rhythm(inside) == "not suited":
        return msgspec.structs.replace(nothing, rate_bpm=rate.bpm, **_basis(rate))
    series = used(inside)
    seen = look(series)
    if not isfinite(rate.bpm):
        rate = seen.rate if isfinite(seen.rate.bpm) else _at_the_pacer(known, series, seen.rate)
    rsa, source = _rsa(known, series, seen, rate, paced, start, end)
    return msgspec.structs.replace(
        nothing,
        rate_bpm=rate.bpm,
        **_basis(rate),
        rsa_ms=rsa.ms,
        ln_rsa=rsa.ln,
        rsa_breaths=rsa.breaths,
        rsa_of=rsa.of,
        rsa_from=source,
        coherence=seen.coherence,
        hr_swing_bpm=seen.hr_swing_bpm,
    )


def _basis(rate: Rate) -> dict[str, str]:
    name = Basis(int(rate.basis)).name.lower() if isfinite(rate.basis) else ""
    return {"basis": name, "said": in_words(rate.basis)}


def _turning(phase: Floats) -> float:
    """Mean turns from one sample to the next where a pacer runs; NaN without one."""
    steps = np.diff(phase[np.isfinite(phase)]) / (2 * np.pi)
    steps = steps[(steps > 0) & (steps < 0.2)]
    return float(steps.mean()) if steps.size else nan


def _at_the_chest(known: _Known, start: float, end: float) -> Rate:
    """Median rate of the chest's windows in a span, where half of them know it."""
    ends, bpm, _ = known.rates
    inside = (ends - WINDOW_S >= start) & (ends <= end)
    sure = inside & np.isfinite(bpm)
    if not inside.any() or 2 * np.count_nonzero(sure) < np.count_nonzero(inside):
        return UNKNOWN
    return Rate(median(bpm[sure]), float(Basis.CHEST))


def _at_the_pacer(known: _Known, series: Series, otherwise: Rate) -> Rate:
    """Rate of a heart that keeps to a pacer all along."""
    t, rr = on_grid(series, GRID_HZ)
    phase = known.guide.breath_phase(t, known.who)
    if not t.size or np.isfinite(phase).mean() < MIN_SHARE:
        return otherwise
    found = at_the_pacer(rr, phase, inf)
    return found if isfinite(found.basis) else otherwise


def _rsa(
    known: _Known, series: Series, seen: Look, rate: Rate, paced: float, start: float, end: float
) -> tuple[Rsa, str]:
    """RSA by the breath that is known best: the chest's, the pacer's where it was followed, or the heart's own."""
    keep = (known.chest.start >= start) & (known.chest.end <= end)
    if rate.basis == Basis.CHEST and keep.any():
        breaths = Breaths(known.chest.start[keep], known.chest.turn[keep], known.chest.end[keep])
        turned = Breaths(breaths.turn[:-1], breaths.end[:-1], breaths.turn[1:])
        # A strap does not show which way is in; the heart is quicker then.
        found = [peak_to_trough(series.t, series.rr_ms, one) for one in (breaths, turned)]
        return max(found, key=lambda rsa: rsa.ms if isfinite(rsa.ms) else -1.0), "chest"
    if rate.basis == Basis.PACER or (isfinite(paced) and abs(rate.bpm - paced) <= NEAR_BPM):
        breaths = paced_breaths(known.guide.phases, known.guide.pauses, known.who, start, end)
        return peak_to_trough(series.t, series.rr_ms, breaths), "pacer"
    if rate.basis == Basis.HEART:
        return rsa_of_heart(series, seen.pieces, seen.rates_bpm), "heart"
    return NO_RSA, ""
