"""States: where the levels of a body lie against its own baseline.

                     variability kept    variability down
    heart up         lively              activated
    heart not up     settled             withdrawn

Body states, not feelings and not diagnoses. Levels, heart rate and RMSSD once a second, are the only input of all this.
"""

from collections.abc import Callable
from enum import IntEnum
from math import isnan, nan

import msgspec
import numpy as np
import scipy
from numpy.typing import NDArray

from hrvsync.analysis.over_days import Baseline
from hrvsync.analysis.states.rising import LEVEL, NOT_KNOWN, Now, Rise, climb
from hrvsync.beats import Beats, Bools, Floats, Labels

WINDOW = 30
"""Seconds of beats behind a level: the shortest RMSSD that follows a person's own changes (hrv.md section 9)."""
LEAST_COVERED = 0.5
"""A level needs this share of its window inside normal intervals: a strap may be lost for 12 s."""
LEAST_BEATS = 3
"""A scatter about a straight line needs a beat more than the line."""


class Levels(msgspec.Struct, frozen=True):
    """Once a second: time (s), heart rate (bpm), RMSSD and SDRR (ms); NaN where there were not enough good beats.

    `t` is the END of the window behind a level, since live nothing later is known. `sdrr`: SD about the straight line.
    """

    t: Floats
    hr: Floats
    rmssd: Floats
    sdrr: Floats

    @property
    def ln_rmssd(self) -> Floats:
        """Natural logarithm of RMSSD; NaN where that is NaN or 0."""
        return _log(self.rmssd)

    @property
    def ln_sdrr(self) -> Floats:
        """Natural logarithm of SDRR; NaN where that is NaN or 0."""
        return _log(self.sdrr)


def _log(values: Floats) -> Floats:
    return np.log(np.where(values > 0, values, np.nan))


def levels(beats: Beats, t: Floats) -> Levels:
    """Measure heart rate, RMSSD and SDRR over the WINDOW seconds before each of the times `t` (s, ascending).

    Heart rate: 60000 / mean normal RR. RMSSD: root mean square of the differences of neighbouring normal RR (Task Force
    1996). SDRR: SD of the normal RR about their straight line over the number of the beat. All NaN below LEAST_COVERED,
    without a pair of neighbours and with fewer than LEAST_BEATS; and but for the rate with a rhythm disorder.
    """
    first = np.searchsorted(beats.t, t - WINDOW, side="right")
    last = np.searchsorted(beats.t, t, side="right")
    differences = np.where(beats.good_pairs, np.diff(beats.rr_ms), 0.0)
    last_pair = np.maximum(last - 1, first)  # the difference at i is between the beats i and i + 1
    good_ms, number = np.where(beats.good, beats.rr_ms, 0.0), np.where(beats.good, np.arange(len(beats)), 0.0)
    covered_ms, count, numbers = (_sums(one, first, last) for one in (good_ms, beats.good, number))
    squares = _sums(differences**2, first, last_pair)
    pairs = _sums(beats.good_pairs, first, last_pair)
    enough = (covered_ms >= LEAST_COVERED * WINDOW * 1000) & (pairs > 0) & (count >= LEAST_BEATS)
    hr, rmssd, sdrr = (np.full(len(t), np.nan) for _ in range(3))
    hr[enough] = 60_000 * count[enough] / covered_ms[enough]
    if beats.rhythm_disorder:
        return Levels(t, hr, rmssd, sdrr)
    rmssd[enough] = np.sqrt(np.maximum(squares[enough], 0.0) / pairs[enough])
    moments = (  # of the beats numbered from the first of each window
        numbers - first * count,
        _sums(number**2, first, last) - first * (2 * numbers - first * count),
        covered_ms,
        _sums(number * good_ms, first, last) - first * covered_ms,
        _sums(good_ms**2, first, last),
    )
    sdrr[enough] = _about_line(count[enough], *(one[enough] for one in moments))
    return Levels(t, hr, rmssd, sdrr)


def level(beats: Beats, t: float) -> tuple[float, float, float]:
    """Measure heart rate, RMSSD and SDRR at one moment: the same as `levels`, to the bit for RR of ticks."""
    first, last = (int(beats.t.searchsorted(moment, "right")) for moment in (t - WINDOW, t))
    good, rr_ms, run = beats.good[first:last], beats.rr_ms[first:last], beats.run[first:last]
    pairs = good[1:] & good[:-1] & (run[1:] == run[:-1])
    good_ms, number = rr_ms[good], np.flatnonzero(good).astype(np.float64)
    covered_ms, count = float(good_ms.sum()), len(good_ms)
    if covered_ms < LEAST_COVERED * WINDOW * 1000 or count < LEAST_BEATS or not pairs.any():
        return nan, nan, nan
    differences = (rr_ms[1:] - rr_ms[:-1])[pairs]
    hr = 60_000 * count / covered_ms
    if beats.rhythm_disorder:
        return hr, nan, nan
    rmssd = float(np.sqrt((differences * differences).sum() / int(np.count_nonzero(pairs))))
    moments = (count, number.sum(), number @ number, covered_ms, number @ good_ms, good_ms @ good_ms)
    return hr, rmssd, _about_line(*np.array(moments)[:, None]).item()


def _about_line(n: Floats, x: Floats, xx: Floats, y: Floats, xy: Floats, yy: Floats) -> Floats:
    """SD of y about its straight line over x, from their number and the sums of x, x x, y, x y and y y."""
    slope = (xy - x * y / n) ** 2 / (xx - x * x / n)
    return np.sqrt(np.maximum(yy - y * y / n - slope, 0.0) / (n - 2))


def _sums(values: Floats | Bools, first: NDArray[np.intp], last: NDArray[np.intp]) -> Floats:
    """Sums of `values` from index `first` up to `last`; exact for RR of ticks, which are multiples of 1/128 ms."""
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    return sums[np.minimum(last, len(values))] - sums[np.minimum(first, len(values))]


type Codes = Labels


class State(IntEnum):
    """Where a body is on the plane."""

    UNKNOWN = -1
    SETTLED = 0
    ACTIVATED = 1
    WITHDRAWN = 2
    LIVELY = 3


class Reading(msgspec.Struct, frozen=True):
    """The state of a person at a moment.

    `confidence`: probability (0..1) of this quadrant given how much a level scatters, NaN without data.
    `hr_z`, `variability_z`: place on the plane, in spreads of the baseline, see `variability`. `quiet`: whether the
    beginning that made the baseline was. `rising`: whether the heart has just begun to go up, which is not yet 'up'.
    """

    state: State
    confidence: float
    hr_z: float
    variability_z: float
    quiet: bool = True
    rising: bool = False

    @property
    def up(self) -> bool:
        """Whether the heart is up for sure."""
        return self.state in (State.ACTIVATED, State.LIVELY)


QUADRANTS = {
    (False, False): State.SETTLED,
    (True, True): State.ACTIVATED,
    (False, True): State.WITHDRAWN,
    (True, False): State.LIVELY,
}
"""States by (heart up, variability down)."""

NOTHING = Reading(State.UNKNOWN, float("nan"), float("nan"), float("nan"))

LIMIT = 1.75
"""Heart rate is up above, variability is down below, this many spreads from baseline: at least 5 bpm and 40 %."""
SDRR_DOWN = 0.3
"""Variability is down only where SDRR is down by this share, too: RMSSD falls with a slower breath, SDRR does not."""
SCATTER = 0.5
"""What a level of 30 s scatters by itself, in spreads of the baseline."""
LEAVE_AFTER = 10.0
"""Seconds up, or down, before a person counts as having left the settled range."""
SETTLE_AFTER = 5.0
"""Seconds back within it before a person counts as back."""
HOLD = 10.0
"""Seconds without data for which the last state still stands."""


def plane(series: Levels, baseline: Baseline) -> tuple[Floats, Floats]:
    """Place levels on the plane: heart rate and ln RMSSD in spreads from baseline; NaN without data or baseline."""
    return (
        (series.hr - baseline.hr) / baseline.hr_spread,
        (series.ln_rmssd - baseline.ln_rmssd) / baseline.ln_rmssd_spread,
    )


def variability(ln_rmssd: Floats, ln_sdrr: Floats, baseline: Baseline) -> Floats:
    """Place variability on the plane: spreads of ln RMSSD from baseline, as low as it is only where SDRR is low, too.

    It lies below -LIMIT where RMSSD does and SDRR is down by SDRR_DOWN. NaN where RMSSD is; RMSSD alone counts where
    SDRR, or its baseline, is not known.
    """
    rmssd_z = (ln_rmssd - baseline.ln_rmssd) / baseline.ln_rmssd_spread
    sdrr_z = (ln_sdrr - baseline.ln_sdrr) / (-np.log1p(-SDRR_DOWN) / LIMIT)
    return np.where(np.isnan(sdrr_z), rmssd_z, np.maximum(rmssd_z, np.minimum(sdrr_z, 0.0)))


def confidence(hr_z: float, variability_z: float, state: State) -> float:
    """Probability that the true place lies in the quadrant of `state`, for normal scatter of SCATTER on both axes."""
    if state == State.UNKNOWN:
        return nan
    up, down = (float(scipy.special.ndtr(z)) for z in ((hr_z - LIMIT) / SCATTER, (-LIMIT - variability_z) / SCATTER))
    likely_up = up if state in (State.ACTIVATED, State.LIVELY) else 1 - up
    return likely_up * (down if state in (State.ACTIVATED, State.WITHDRAWN) else 1 - down)


class Axis(msgspec.Struct, frozen=True):
    """What hysteresis remembers of one axis (heart up, variability down).

    `out`: whether it counts as out of the settled range, None while unknown. `since`: when that began (s), which is
    earlier than when it was believed. `against`: since when the place speaks against it. `seen`: time of the last data.
    """

    out: bool | None = None
    since: float = float("nan")
    against: float | None = None
    seen: float = float("-inf")


def follow(axis: Axis, t: float, out: bool | None) -> Axis:
    """Take in whether the place at time `t` is out of range: out is believed after LEAVE_AFTER, in after SETTLE_AFTER.

    The first side after nothing is believed after SETTLE_AFTER. None (no data) changes nothing for HOLD seconds and
    ends in not knowing after that.
    """
    if out is None:
        return axis if t - axis.seen <= HOLD else Axis()
    if out == axis.out:
        return Axis(axis.out, axis.since, None, t)
    against = t if axis.against is None else axis.against
    patience = LEAVE_AFTER if axis.out is False else SETTLE_AFTER
    return Axis(out, against, None, t) if t - against >= patience else Axis(axis.out, axis.since, against, t)


class Track(msgspec.Struct, frozen=True):
    """Both axes of a person: `up` of the level of heart rate, `down` of variability; and the `rise` of the heart.

    A level is late; the rise is up as soon as it is sure, and is over as soon as the heart is back.
    """

    up: Axis = Axis()
    down: Axis = Axis()
    rise: Rise = LEVEL

    @property
    def state(self) -> State:
        """The state that stands."""
        if self.up.out is None or self.down.out is None:
            return State.UNKNOWN
        return QUADRANTS[self.rise.step == "up", self.down.out]


def step(track: Track, t: float, hr_z: float, variability_z: float, now: Now = NOT_KNOWN) -> Track:
    """Take in the place on the plane at time `t` (s), NaN is no data, and what the last breaths say."""
    known = not isnan(hr_z) and not isnan(variability_z)
    up = follow(track.up, t, hr_z > LIMIT if known else None)
    down = follow(track.down, t, variability_z < -LIMIT if known else None)
    return Track(up, down, _rise(track.rise, t, up, now))


def _rise(rise: Rise, t: float, level: Axis, now: Now) -> Rise:
    """The rise by the last breaths; a gradual one, and all of them where these are not known, by the level."""
    since = level.since - WINDOW / 2
    if level.out is None:
        return LEVEL
    if isnan(now.above):
        if rise.step == "up":
            return rise if level.out or t - now.end <= HOLD else Rise(until=since)
        return Rise("up", since, t) if level.out else LEVEL
    rise = climb(rise, t, now)
    just_over = rise.step == "" and t - rise.since < LEAVE_AFTER
    if level.out and rise.step != "up" and now.above > LIMIT and not just_over:
        return Rise("up", since, t, peak=now.above, above=now.above)
    return rise


type Listen = Callable[[float, Track], Now]
"""Returns what the last breaths say at a time (s), for somebody with this track."""


def _hears_nothing(_t: float, _track: Track) -> Now:
    return NOT_KNOWN


def states(t: Floats, hr_z: Floats, variability_z: Floats, listen: Listen = _hears_nothing) -> tuple[Codes, Codes]:
    """Follow a whole series (1 Hz) on the plane, and the last breaths as `listen` says.

    Returns the state as it was known at each time, as the frames showed it, and the state dated back to when it began,
    which ends where the data end: only hindsight knows that a gap was longer than HOLD.
    """
    track = Track()
    known = np.full(len(t), State.UNKNOWN, dtype=np.int8)
    level, down = known.copy(), known.copy()
    up = np.zeros(len(t), dtype=np.int8)
    for i, (now, hr, place) in enumerate(zip(t.tolist(), hr_z.tolist(), variability_z.tolist(), strict=True)):
        before, track = track, step(track, now, hr, place, listen(now, track))
        known[i] = track.state
        for axis, was, dated in ((track.up, before.up, level), (track.down, before.down, down)):
            if axis.out is not None:
                dated[i if axis.out == was.out else int(np.searchsorted(t, axis.since)) : i + 1] = axis.out
        rise, was = track.rise, before.rise
        if (rise.step == "up") != (was.step == "up"):  # beats are half a window before the end of the level around them
            turned = rise.onset if rise.step == "up" else rise.until
            turned = now if isnan(turned) else turned + WINDOW / 2
            up[int(np.searchsorted(t, turned)) :] = rise.step == "up"
    dated = np.select(
        [(level < 0) | (down < 0), (up == 1) & (down == 1), down == 1, up == 1],
        [State.UNKNOWN, State.ACTIVATED, State.WITHDRAWN, State.LIVELY],
        State.SETTLED,
    )
    dated[_lost(np.isfinite(hr_z) & np.isfinite(variability_z))] = State.UNKNOWN
    return known, dated.astype(np.int8)


def _lost(seen: Bools) -> Bools:
    """The seconds of gaps longer than HOLD, and of the one at the end; the very last second has beats in part only."""
    n = np.arange(len(seen))
    last = np.maximum.accumulate(np.where(seen, n, -1))
    following = np.minimum.accumulate(np.where(seen, n, len(seen))[::-1])[::-1]
    gap = following - last - 1
    return ~seen & np.where(following == len(seen), gap > 1, gap > HOLD)


def read_one(
    track: Track, t: float, hr_z: float, variability_z: float, now: Now = NOT_KNOWN, *, quiet: bool = True
) -> tuple[Track, Reading]:
    """Read the state at one moment, as the frames do; `states` gives the same for a whole series."""
    track = step(track, t, hr_z, variability_z, now)
    state, rising = track.state, track.rise.step == "rising"
    newest_z = hr_z if isnan(now.above) else now.above
    found = confidence(newest_z, variability_z, state)
    return track, Reading(state, found, hr_z, variability_z, quiet, rising and state != State.UNKNOWN)
