"""Speed and power of synchrony: a live tick, a frame of a pair, an hour with its significance, the golden dyad."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.calibration import beats_of
from support.dyad import RATE, make_dyad
from support.lag_error import session
from support.marred import cut, minute, over_same_samples, with_artefacts, with_gap
from support.workload import workloads

from hrvsync.analysis.live import LiveAnalyser
from hrvsync.analysis.synchrony import (
    LIVE,
    PAIR_MEASURES,
    Window,
    chance,
    lagged,
    latest,
    over,
    significance,
    together,
)
from hrvsync.beats import Beats, Floats
from hrvsync.events import AnyEvent, Pacer, Phase, Tick
from hrvsync.sources.simulate import SimulatedStrap

ROUNDS = 7


def main() -> None:
    """Print each figure beside its bound; CPU time, the best of several, in one process."""
    a, b = make_dyad()
    live = slice(2400 * RATE - 605 * RATE, 2400 * RATE)
    surrogates = chance(a[live], b[live], RATE).surrogates.size
    _tell(f"live tick with {surrogates} surrogates", _cpu(lambda: chance(a[live], b[live], RATE)), 10)
    mean, most = _frames((Phase(0.0, "Together", None, {"": Pacer(6.0)}),))
    _tell("everything in a pair's frame with a pacer, mean", mean, 20)
    _tell("everything in a pair's frame with a pacer, the longest", most, 20)
    _tell("300 s: significance", _cpu(lambda: significance(a[:1200], b[:1200], RATE)), 20)
    hour = _cpu(lambda: lagged(a, b, RATE, 60, 5, 1)) + _cpu(lambda: significance(a, b, RATE))
    _tell("1 h: 60 s windows at 1 s hop, 41 lags; significance with 999 surrogates", hour, 1000)
    _power(a, b)
    _robust(a, b)


def _robust(a: Floats, b: Floats) -> None:
    """Print how far artefacts and gaps in one partner move the newest minute, at moments drawn from the hour."""
    one, other = beats_of(a), beats_of(b)
    rng = np.random.default_rng(11)
    kinds = ("lost", "extra", "early")
    for name, since, until in (("uncoupled", 100, 1190), ("coupled", 1262, 2395)):
        ends = rng.uniform(since, until, 600).tolist()
        artefacts = [
            with_artefacts(cut(one, end - 400, end), kinds[i % 3], 1 + i % 5, end) for i, end in enumerate(ends)
        ]
        _moved(f"{name}, 1 to 5 artefact beats", one, other, ends, artefacts)
        for seconds, what, back in (
            (2, "gap of 2 s within the minute", (4.2, 66)),
            (20, "gap of 20 s before the minute", (88, 110)),
            (166, "gap of 166 s before the minute", (234, 260)),
        ):
            gaps = [with_gap(one, end - rng.uniform(*back), seconds) for end in ends]
            _moved(f"{name}, {what}", one, other, ends, gaps)
        gaps = [with_gap(one, end - rng.uniform(69, 80), 20) for end in ends]
        _reached_into(f"{name}, gap of 20 s that the minute reaches into", one, other, ends, gaps)
    _phase_moved(one, other)


def _phase_moved(a: Beats, b: Beats) -> None:
    """Print how far a gap in one partner moves the coupled 20 minutes as a whole."""
    rows = tuple(row for row in PAIR_MEASURES if row.key in ("wcc60_z0", "wcc60_lag"))
    window = Window(1200.0, 2400.0, ("A", "B"))
    clean = over(rows, {"A": a, "B": b}, window)
    rng = np.random.default_rng(3)
    for seconds in (2, 20, 166):
        starts = rng.uniform(window.start + 1, window.end - seconds - 1, 60).tolist()
        marred = [over(rows, {"A": with_gap(a, start, seconds), "B": b}, window) for start in starts]
        z0, lag = (max(abs(one[row.key] - clean[row.key]) for one in marred) for row in rows)
        verdict = "met" if z0 < 0.05 and lag <= 1 / RATE else "MISSED"
        print(f"the coupled 20 min as a whole, gap of {seconds} s: mean z at lag 0 moves by at most {z0:.3f}, ", end="")
        print(f"best lag by {lag:.2f} s (bounds 0.05 and {1 / RATE}) {verdict}", flush=True)


def _moved(name: str, a: Beats, b: Beats, ends: list[float], marred: list[Beats]) -> None:
    pairs = [(minute(a, b, end), minute(each, b, end)) for end, each in zip(ends, marred, strict=True)]
    z0, lag = np.abs(np.array([np.subtract(after, before) for before, after in pairs])).T
    known = np.isfinite(z0)
    moved = 100 * float((lag[known] > 1 / RATE).mean())
    most, bulk = float(z0[known].max()), float(np.quantile(z0[known], 0.95))
    verdict = "met" if most < 0.05 else "MISSED"
    print(f"{name}: z at lag 0 moves by at most {most:.3f}, 95 % below {bulk:.3f} (bound 0.05) {verdict}; ", end="")
    print(f"best lag by more than a step in {moved:.1f} % of {known.sum()}", flush=True)


def _reached_into(name: str, a: Beats, b: Beats, ends: list[float], marred: list[Beats]) -> None:
    """No bound: a minute that misses up to a fifth of its samples says something else, whoever measures."""
    moved = [abs(minute(each, b, end)[0] - minute(a, b, end)[0]) for end, each in zip(ends, marred, strict=True)]
    pairs = [over_same_samples(a, each, b, end) for end, each in zip(ends, marred, strict=True)]
    most = np.nanmax([abs(after - before) for before, after in pairs])
    print(
        f"{name}: z at lag 0 moves by at most {np.nanmax(moved):.3f}, 95 % below {np.nanquantile(moved, 0.95):.3f}; ",
        end="",
    )
    print(f"from the clean series over the same samples by at most {most:.3f}", flush=True)


def _power(a: Floats, b: Floats) -> None:
    """Print what the rows of the registry say of the 20 coupled minutes of the golden dyad."""
    people = {"A": beats_of(a), "B": beats_of(b)}
    rows = tuple(row for row in LIVE if not row.phase)
    ends = np.arange(1200.0, 2400.0, 5)
    values = [latest(people, end, rows=rows) for end in ends.tolist()]
    p, lag = (np.array([getattr(one, name) for one in values]) for name in ("wcc_p", "wcc_lag"))
    found = p <= 0.05
    first = float(ends[np.argmax(found)] - 1200)
    late = found[ends >= 1290]
    right = np.abs(lag[ends >= 1290] - 2) <= 0.5
    leads = [together(one, ("A", "B")).leads for one in values]
    print(f"coupled 20 min: flagged after {first:.0f} s (bound 90) {'met' if first <= 90 else 'MISSED'}")
    share = 100 * late.mean()
    print(f"    flagged in {share:.1f} % of ticks from 90 s on (bound 95) {'met' if share >= 95 else 'MISSED'}")
    print(f"    lag 2.0 +- 0.5 s in {100 * right.mean():.1f} % of them, median {np.median(lag[ends >= 1290]):.2f} s")
    print(f"    'A leads' in {leads.count('A')} ticks, 'B leads' in {leads.count('B')} (bound 0)")


def _frames(guide: tuple[Phase, ...]) -> tuple[float, float]:
    """Milliseconds of the mean and of the longest frame, each the best of some rounds, of 11 minutes of a pair."""
    events: list[AnyEvent] = [*guide, *session(SimulatedStrap(), SimulatedStrap(), 660, 1).events]
    rounds = [_round(events) for _ in range(3)]
    best = np.min(rounds, axis=0)[120:]
    return float(best.mean()), float(best.max())


def _round(events: list[AnyEvent]) -> list[float]:
    analyser = LiveAnalyser()
    taken: list[float] = []
    for event in events:
        start = time.process_time()
        frames = analyser.feed(event)
        if frames and isinstance(event, Tick):
            taken.append(1000 * (time.process_time() - start))
    return taken


def _cpu(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Milliseconds of CPU, the best of some rounds."""
    work()
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return 1000 * best


def _tell(name: str, ms: float, bound: float) -> None:
    verdict = "met" if ms < bound else "MISSED"
    print(f"{name:75} {ms:8.2f} ms, {workloads(ms / 1000)} (bound {bound:g} ms) {verdict}", flush=True)


if __name__ == "__main__":
    main()
