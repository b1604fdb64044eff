"""How often each shipped test of synchrony finds what is not there: shared by the soak run and a benchmark."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.grid import rr_series
from hrvsync.analysis.synchrony import (
    LIVE,
    PAIR_MEASURES,
    Window,
    against_chance,
    against_pseudo_pairs,
    estimate,
    latest,
    over,
    phase_so_far,
    significance,
)
from hrvsync.analysis.synchrony.so_far import EVERY_S, limit_at
from hrvsync.beats import Beats, Bools, Floats
from hrvsync.events import Pacer, Phase
from hrvsync.guide import UNGUIDED, Guide, guide_of
from hrvsync.storage.formats import read
from support.heart_series import real
from support.uncoupled import RATE, calming, coupled, drift, free, paced

type Makes = Callable[[np.random.Generator, int, float], Floats]
type Rates = dict[str, float]
type Tested = tuple[Floats, Floats, tuple[Floats | None, Floats | None]]
type Stretch = Callable[[np.random.Generator, float], Tested]
"""Makes the series of two and the phases of their pacers, that many seconds long."""

type PairOfBeats = Callable[[np.random.Generator, float], tuple[Beats, Beats]]
"""Makes the beats of two, that many seconds long."""

PACER = guide_of([Phase(0.0, "Together", None, {"": Pacer(6.0)})])
TICKS = (120, 180, 300, 450, 600)
NOMINAL = 0.05
WANDER_MS = 25.0
ESTIMATED = tuple(row for row in LIVE if row.function is estimate)
TESTED = tuple(row for row in PAIR_MEASURES if row.tested)
OWN = tuple(row for row in PAIR_MEASURES if row.key in ("slid_p", "pearson_p", "comodulation_p"))
"""Rows that are a probability themselves."""
PEOPLE = {
    "nsr2db/nsr001.ecg": 4 * 3600,
    "nsr2db/nsr009.ecg": 4 * 3600,
    "fatmaxxer/FatMaxOptimiser.20210606_161059.rr.csv": 7200,
    "slow_breathing_h10/sample_data_ibi.csv": 600,
    "pyhrv/SampleNNISeriesLong.npy": 3600,
    "polar_rs800/rest_rri.txt": 960,
    "polar_rs800/real_rri.txt": 900,
    "polar_rs800/exercise_rri.hrm": 2500,
    "polar_rs800/noisy_rri.hrm": 2400,
    "mitdb/105.atr": 1800,
}
"""Real people of HRVSYNC_DATA/rr and how many seconds of each are used; atrial fibrillation is left out."""


def beats_of(rr_ms: Floats) -> Beats:
    """The beats of someone whose RR interval at each moment is that of a series at 4 Hz."""
    t, series, last = [0.0], rr_ms.tolist(), rr_ms.size - 1
    while (place := t[-1] * RATE) < last:
        i = int(place)
        t.append(t[-1] + (series[i] + (place - i) * (series[i + 1] - series[i])) / 1000)
    n = len(t) - 1
    return Beats(np.array(t[1:]), 1000 * np.diff(t), np.zeros(n, np.int8), np.zeros(n, np.int64))


def pairs_of(make: Makes, pairs: int, seconds: float, seed: int) -> Iterator[tuple[Beats, Beats]]:
    """Yield pairs of strangers."""
    rng = np.random.default_rng(seed)
    for _ in range(pairs):
        a, b = make(rng, 2, seconds)
        yield beats_of(a), beats_of(b)


def live_alarms(pairs: Iterator[tuple[Beats, Beats]], guide: Guide, names: Sequence[str]) -> dict[str, Rates]:
    """Share (%) of false alarms of the tests in frames, by name and by moment; NaN where there is no answer yet."""
    found = [
        {
            t: [getattr(latest({"A": a, "B": b}, float(t), guide, ESTIMATED), name) for name in names]
            for t in TICKS
            if t <= min(a.t[-1], b.t[-1]) + 2
        }
        for a, b in pairs
    ]
    rates: dict[str, Rates] = {}
    for i, name in enumerate(names):
        each = {t: np.array([one[t][i] for one in found if t in one]) for t in TICKS}
        rates[name] = {f"{t} s": _alarms(p) for t, p in each.items()}
        rates[name]["all"] = _alarms(np.concatenate(list(each.values())))
    return rates


def turns(seconds: float, a_minute: float) -> Floats:
    """The phase (radians) of a steady pacer."""
    return 2 * np.pi * a_minute / 60 * np.arange(round(seconds * RATE)) / RATE


def alone(make: Makes) -> Stretch:
    """Strangers without a pacer."""

    def pair(rng: np.random.Generator, seconds: float) -> Tested:
        one, other = make(rng, 2, seconds)
        return one, other, (None, None)

    return pair


def on_pacers(*a_minute: float, follow: tuple[bool, bool] = (True, True)) -> Stretch:
    """Strangers on one pacer of these breaths a minute or one each; who does not follow breathes freely."""

    def pair(rng: np.random.Generator, seconds: float) -> Tested:
        rates = a_minute[0], a_minute[-1]
        one, other = (
            paced(rng, 1, seconds, rate / 60)[0] if follows else free(rng, 1, seconds)[0]
            for rate, follows in zip(rates, follow, strict=True)
        )
        return one, other, (turns(seconds, rates[0]), turns(seconds, rates[1]))

    return pair


def wandering(rng: np.random.Generator, people: int, seconds: float) -> Floats:
    """People breathing freely, much of whose variance has no rate of its own."""
    return free(rng, people, seconds, WANDER_MS)


def sharing(share: float, a_minute: float = 0.0, wander: float = 0.0, below: float = 2.0) -> Stretch:
    """Two of whom one follows the other by 0 to 4 s in that part of the variance, beside one wave at a pacer.

    `wander`, `below`: as in `coupled`.
    """

    def pair(rng: np.random.Generator, seconds: float) -> Tested:
        one, other = coupled(rng, seconds, share, rng.uniform(-4, 4), wander, below)
        if not a_minute:
            return one, other, (None, None)
        phase = turns(seconds, a_minute)
        waves = (60 * np.cos(phase + drift(rng, (1, phase.size), 15, 0.35)[0] + rng.normal(0, 0.5)) for _ in "ab")
        return one + next(waves), other + next(waves), (phase, phase)

    return pair


SURROGATES = 299
"""As many as make 5 % a whole number of them, at a third of the cost of those that people get."""
STRETCHES_S = (120, 150, 200, 240, 300, 600)
STRANGERS: dict[str, Stretch] = {
    "free": alone(free),
    "free, wandering": alone(wandering),
    "calming down": alone(calming),
    **{f"one pacer, {rate:g} a minute": on_pacers(rate) for rate in (4.5, 5.5, 6.0, 7.0)},
    "two pacers, 5.5 and 6.5": on_pacers(5.5, 6.5),
    "one of two follows": on_pacers(6.0, follow=(True, False)),
}
COUPLED: dict[str, Stretch] = {
    **{f"variance shared {share}": sharing(share) for share in (0.1, 0.2, 0.3)},
    "slow waves shared 0.3": sharing(0.3, below=0.15),
    "beyond one pacer, shared 0.3": sharing(0.3, 6.0),
    **{f"wandering, shared {share}": sharing(share, wander=WANDER_MS) for share in (0.1, 0.2, 0.3)},
    "wandering, slow waves shared 0.3": sharing(0.3, wander=WANDER_MS, below=0.15),
    "wandering, beyond one pacer, shared 0.3": sharing(0.3, 6.0, WANDER_MS),
}


def found_by_significance(make: Stretch, pairs: int, seed: int, holes: bool = False) -> Rates:
    """Share (%) of pairs that `significance` finds, by length of the stretch.

    `holes`: with a gap of 12 s in one and 5 % of the other's beats replaced by lines, as bridged artefacts are.
    """
    rng = np.random.default_rng(seed)
    rates: Rates = {}
    for seconds in STRETCHES_S:
        p: list[float] = []
        for _ in range(pairs):
            a, b, pacers = make(rng, seconds)
            if holes:
                start = int(rng.integers(0, a.size - 12 * RATE))
                a[start : start + 12 * RATE] = np.nan
                b = _bridged(rng, b, 0.05)
            p.append(significance(a, b, RATE, surrogates=SURROGATES, pacers=pacers).p)
        rates[f"{seconds} s"] = _alarms(np.array(p))
    return rates


def _bridged(rng: np.random.Generator, x: Floats, share: float) -> Floats:
    """A line through this share of a series, a second at a time."""
    seconds = rng.choice(np.arange(1, x.size // RATE - 1), round(share * x.size / RATE), replace=False)
    away = np.isin(np.arange(x.size) // RATE, seconds)
    return np.interp(np.arange(x.size), np.flatnonzero(~away), x[~away])


def phase_alarms(make: Makes, pairs: int, seconds: float, guide: Guide, breath: float, seed: int) -> Rates:
    """Share (%) of false alarms of each measure of a whole phase, by name."""
    window = Window(0.0, seconds, ("A", "B"), guide)
    found: dict[str, list[float]] = {}
    for a, b in pairs_of(make, pairs, seconds + 5, seed):
        beats = {"A": a, "B": b}
        tests = {name: one.p for name, one in against_chance(TESTED, beats, window, breath).items()}
        for name, p in (tests | over(OWN, beats, window)).items():
            found.setdefault(name, []).append(p)
    return {name: _alarms(np.array(p)) for name, p in found.items() if np.isfinite(p).any()}


def stranger_alarms(make: Makes, pairs: int, strangers: int, guide: Guide, seed: int) -> Rates:
    """Share (%) of false alarms of each measure of 5 minutes against pseudo-pairs with that number of strangers."""
    rng = np.random.default_rng(seed)
    window = Window(0.0, 300.0, ("A", "B"), guide)
    found: dict[str, list[float]] = {}
    for _ in range(pairs):
        a, b, *others = (beats_of(one) for one in make(rng, 2 + strangers, 305))
        for name, one in against_pseudo_pairs(TESTED, {"A": a, "B": b}, window, others).items():
            found.setdefault(name, []).append(one.p)
    return {name: _alarms(np.array(p)) for name, p in found.items()}


def real_people() -> dict[str, Beats]:
    """The people of HRVSYNC_DATA."""
    return {name: next(iter(rebuild(read(real(name)).events()).values())) for name in PEOPLE}


def real_pairs(people: dict[str, Beats], pairs: int, seconds: float, seed: int) -> Iterator[tuple[Beats, Beats]]:
    """Yield stretches of two different people, each from a moment of its own."""
    rng = np.random.default_rng(seed)
    for _ in range(pairs):
        a, b = (_stretch(people[name], PEOPLE[name], seconds, rng) for name in rng.permutation(list(people))[:2])
        yield a, b


def real_significance(pairs: Iterator[tuple[Beats, Beats]], seconds: float) -> float:
    """Share (%) of false alarms of `significance` over stretches of real people."""
    t = np.arange(4, seconds * RATE - 8) / RATE
    return _alarms(np.array([significance(rr_series(a, t), rr_series(b, t), RATE).p for a, b in pairs]))


def _guide(*a_minute: float) -> Guide:
    """One pacer for both at that rate, or one each."""
    shared, own = len(a_minute) == 1, dict(zip("AB", map(Pacer, a_minute), strict=False))
    return guide_of([Phase(0.0, "Together", None, {"": Pacer(a_minute[0])} if shared else own)])


def in_beats(make: Stretch) -> PairOfBeats:
    """The same two as beats."""

    def pair(rng: np.random.Generator, seconds: float) -> tuple[Beats, Beats]:
        one, other, _ = make(rng, seconds)
        return beats_of(one), beats_of(other)

    return pair


def two_of(people: dict[str, Beats]) -> PairOfBeats:
    """Stretches of two different real people, each from a moment of its own."""

    def pair(rng: np.random.Generator, seconds: float) -> tuple[Beats, Beats]:
        one, other = rng.permutation(list(people))[:2]
        return _stretch(people[one], PEOPLE[one], seconds, rng), _stretch(people[other], PEOPLE[other], seconds, rng)

    return pair


SO_FAR_S = 605.0
NEVER_MET = "nsr2db/nsr001.ecg", "nsr2db/nsr009.ecg"
SO_FAR_STRANGERS: dict[str, tuple[PairOfBeats, Guide]] = {
    "free": (in_beats(alone(free)), UNGUIDED),
    "calming down": (in_beats(alone(calming)), UNGUIDED),
    **{f"one pacer, {rate:g} a minute": (in_beats(on_pacers(rate)), _guide(rate)) for rate in (4.5, 5.5, 6.0, 7.0)},
    "two pacers, 5.5 and 6.5": (in_beats(on_pacers(5.5, 6.5)), _guide(5.5, 6.5)),
    "one of two follows": (in_beats(on_pacers(6.0, follow=(True, False))), _guide(6.0)),
}
SO_FAR_COUPLED: dict[str, tuple[PairOfBeats, Guide]] = {
    **{f"variance shared {share}": (in_beats(sharing(share)), UNGUIDED) for share in (0.1, 0.2, 0.3)},
    "beyond one pacer, shared 0.3": (in_beats(sharing(0.3, 6.0)), _guide(6.0)),
}


def looks_so_far(make: PairOfBeats, guide: Guide, pairs: int, seconds: float, seed: int) -> Floats:
    """What frames say of the phase so far, each pair a row, each whole minute from the second a column."""
    rng = np.random.default_rng(seed)
    ends = np.arange(2 * EVERY_S, seconds, EVERY_S).tolist()
    found = np.empty((pairs, len(ends)))
    for row in found:
        a, b = make(rng, seconds)
        row[:] = [phase_so_far(a, b, Window(end - 60, end, ("A", "B"), guide)).excess for end in ends]
    return found


def passed(excess: Floats) -> Bools:
    """Whether each pair (a row) passes the limit at each look (a column), the first at the second minute."""
    return excess > np.array([limit_at(EVERY_S * (2 + look)) for look in range(excess.shape[1])])


def ever(excess: Floats) -> float:
    """Share (%) of pairs that pass the limit at any look."""
    return 100 * float(passed(excess).any(axis=1).mean())


def by_now(excess: Floats) -> Rates:
    """Share (%) of pairs that pass the limit at a look, by its time."""
    shares = passed(excess).mean(axis=0).tolist()
    return {f"{EVERY_S * (2 + look):.0f} s": 100 * share for look, share in enumerate(shares)}


def free_pairs(pairs: int, seed: int) -> Iterator[tuple[Beats, Beats]]:
    """Yield pairs who breathe freely, for as long as the last of TICKS."""
    return pairs_of(free, pairs, TICKS[-1] + 5, seed)


def paced_pairs(pairs: int, seed: int) -> Iterator[tuple[Beats, Beats]]:
    """Yield pairs of strangers on one pacer of 6 breaths a minute."""
    return pairs_of(paced, pairs, TICKS[-1] + 5, seed)


def _stretch(beats: Beats, length: float, seconds: float, rng: np.random.Generator) -> Beats:
    end = min(float(beats.t[-1]), float(beats.t[0]) + length)
    start = rng.uniform(float(beats.t[0]), max(float(beats.t[0]) + 1, end - seconds))
    first, last = np.searchsorted(beats.t, (start, start + seconds))
    cut = slice(int(first), int(last))
    return Beats(beats.t[cut] - start, beats.rr_ms[cut], beats.label[cut], beats.run[cut])


def _alarms(p: Floats) -> float:
    known = p[np.isfinite(p)]
    return 100 * float((known <= NOMINAL).mean()) if known.size else float("nan")
