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
    significance,
)
from hrvsync.beats import Beats, Floats
from hrvsync.events import Pacer, Phase
from hrvsync.guide import Guide, guide_of
from hrvsync.storage.formats import read
from support.heart_series import real
from support.uncoupled import RATE, free, paced

type Makes = Callable[[np.random.Generator, int, float], Floats]
type Rates = dict[str, float]

PACER = guide_of([Phase(0.0, "Together", None, {"": Pacer(6.0)})])
TICKS = (120, 180, 300, 450, 600)
NOMINAL = 0.05
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


def significance_alarms(make: Makes, pairs: int, breath: float | None, seed: int) -> Rates:
    """Share (%) of false alarms of `significance`, by length of the stretch and its windows."""
    rng = np.random.default_rng(seed)
    rates: Rates = {}
    for seconds, window in ((300, 30), (600, 30), (900, 60)):
        series = make(rng, 2 * pairs, seconds)
        p = [significance(a, b, RATE, window, breath=breath).p for a, b in zip(series[::2], series[1::2], strict=True)]
        rates[f"{seconds} s in {window} s"] = _alarms(np.array(p))
    return rates


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
