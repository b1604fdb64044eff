"""Whether a whole stretch shows more synchrony than its two series give when they are slid against each other."""

from math import ceil, floor, nan

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.synchrony.chance import INDEPENDENT_S, MIN_SURROGATES
from hrvsync.analysis.synchrony.lagged import centred, pair_of, samples
from hrvsync.analysis.synchrony.slid_windows import mean_by_shift
from hrvsync.analysis.synchrony.window_pairs import summed
from hrvsync.beats import Floats, Ints

MIN_WINDOWS = 10
"""With fewer the mean over windows is one accident."""


class Significance(msgspec.Struct, frozen=True):
    """A stretch of two series against the same two slid apart.

    `z`: highest mean Fisher z of the windows over the lags; `lag` (s, positive: A leads) where it stands, `z0`: the
    mean at lag 0. `low`, `high`: 5 and 95 % of what the surrogates reach, `standing`: how many of their SD `z` stands
    above their mean. `p`: one-sided. `windows`, `surrogates`: how many there are. `curve`: mean z by lag.
    NaN: not enough good data, or too short a stretch.
    """

    z: float
    lag: float
    z0: float
    low: float
    high: float
    standing: float
    p: float
    windows: int
    surrogates: int
    curve: Floats


def significance(
    a: ArrayLike,
    b: ArrayLike,
    rate: float,
    window: float = 30.0,
    max_lag: float = 5.0,
    surrogates: int = 999,
    min_shift: float = 20.0,
    hop: float | None = None,
    breath: float | None = None,
    strangers: tuple[ArrayLike, ...] = (),
) -> Significance:
    """Test whether the windows of two series correlate more, at one lag, than when the two are slid apart.

    `a`, `b`: equally long series at `rate` samples per second of ONE phase, NaN where data is missing; lengths in
    seconds. The statistic is the highest signed mean over windows, one every `hop` (half a window), of Fisher z within
    +-`max_lag`.
    Each surrogate slides b by `min_shift` or more, round its end, and searches as many lags; they are spread evenly, so
    nothing is random. Sliding keeps all that each does by itself, also over many windows.
    `breath` (s): under a shared pacer windows are whole breaths, the stretch begins with one, and whole breaths are
    slid, so that all surrogates keep step with the pacer. `strangers`: series of others in the same phase on the same
    pacer, as long as b; each takes b's place and is slid in turn. p = (1 + number >= z) / (1 + number), where
    surrogates closer together than INDEPENDENT_S count for less than one each. NaN with fewer than 10 windows.
    Raises ValueError for unfit arguments. (data sliding: Moulder, Boker, Ramseyer & Tschacher 2018)
    """
    x, y = pair_of(a, b)
    width = samples(window, rate, "window", minimum=3)
    reach = samples(max_lag, rate, "max_lag", minimum=0)
    apart = samples(min_shift, rate, "min_shift")
    cycle = 1.0 if breath is None else breath * rate
    width = round(np.ceil(width / cycle) * cycle)
    step = max(1, width // 2) if hop is None else samples(hop, rate, "hop")
    begin = x.size - round(np.floor(x.size / cycle + 1e-9) * cycle)
    one, others = summed(centred(x[begin:])), (summed(centred(pair_of(x, each)[1][begin:])) for each in (y, *strangers))
    n = one.values.size
    slid = [mean_by_shift(one, other, width, step) for other in others]
    by_shift, windows = slid[0]
    lags, shifts = np.arange(-reach, reach + 1), _shifts(n, apart, cycle, surrogates)
    reached = np.concatenate([_best_around(each, shifts, reach) for each, _ in slid])
    reached = reached[np.isfinite(reached)]
    # Surrogates that overlap are alike and count for less than one each.
    worth = min(1.0, (n - 2 * apart) / rate / max(1, shifts.size) / INDEPENDENT_S)
    if windows < MIN_WINDOWS or worth * reached.size < MIN_SURROGATES or not np.isfinite(by_shift[lags]).all():
        return Significance(nan, nan, nan, nan, nan, nan, nan, windows, 0, np.full(lags.size, nan))
    z = float(by_shift[lags].max())
    low, high = np.quantile(reached, (0.05, 0.95))
    return Significance(
        z=z,
        lag=float(lags[by_shift[lags].argmax()]) / rate,
        z0=float(by_shift[0]),
        low=float(low),
        high=float(high),
        standing=float((z - reached.mean()) / reached.std()),
        p=(1 + worth * int((reached >= z).sum())) / (1 + worth * reached.size),
        windows=windows,
        surrogates=reached.size,
        curve=by_shift[lags],
    )


def _shifts(n: int, apart: int, cycle: float, max_count: int) -> Ints:
    """Distances (samples) to slide by: whole cycles, at least `apart` both ways round, no more than `max_count`."""
    cycles = np.arange(ceil(apart / cycle), floor((n - apart) / cycle) + 1)
    if cycles.size > max_count:
        cycles = cycles[np.round(np.linspace(0, cycles.size - 1, max_count)).astype(np.int64)]
    return np.round(cycles * cycle).astype(np.int64)


def _best_around(by_shift: Floats, shifts: Ints, reach: int) -> Floats:
    """Highest value within `reach` on either side of each shift, NaN where one is unknown."""
    return by_shift[(shifts[:, None] + np.arange(-reach, reach + 1)) % by_shift.size].max(axis=1)
