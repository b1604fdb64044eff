"""What is between two people over some minutes: the rows of the registry that measure any window as a whole.

Live they look at the last minutes, in a recording at whole phases (`pair.py`). All work on RR intervals at GRID_HZ.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from math import nan, pi

import numpy as np
from msgspec import structs

from hrvsync.analysis.grid import GRID_HZ, grid_times, rr_series
from hrvsync.analysis.measure import Window
from hrvsync.analysis.measures import Windows, between, counts, ln_rmssd_in, mean, median, trailing, used
from hrvsync.analysis.synchrony.bands import HF, LF, Band, Complexes, analytic, pacer_band
from hrvsync.analysis.synchrony.coherence import (
    Coherence,
    PhaseLocking,
    WaveletCoherence,
    Wavelets,
    coherence,
    coherence_of_wavelets,
    locking,
    partial_coherence,
    wavelets,
)
from hrvsync.analysis.synchrony.correlation import (
    Comodulation,
    Concordance,
    Pearson,
    comodulation,
    concordance,
    correlation,
    pearson,
)
from hrvsync.analysis.synchrony.estimate import MAX_LAG_S, SHARED
from hrvsync.analysis.synchrony.granger import Granger, granger
from hrvsync.analysis.synchrony.lagged import fisher_z, lagged, peaks
from hrvsync.analysis.synchrony.r_compat import Susy, rmea, rmea_summary, susy, wcc, wcc_peaks
from hrvsync.analysis.synchrony.recurrence import LONGEST, Recurrence, cross_recurrence
from hrvsync.analysis.synchrony.significance import Significance, significance
from hrvsync.beats import Beats, Floats

MIN_SWING_MS = 3.0  # a wave of RR intervals smaller than this has no phase to speak of
SEGMENT_S = 60.0
CALM_S = 10.0  # moving mean that leaves the heart rate's own ups and downs and takes the breath away
TONE_S = 30.0  # window of one ln RMSSD
TONE_EVERY_S = 5.0
TONE_PAIRS = 20


type Function[Result] = Callable[[Beats, Beats, Window], Result]


def on_series[Result](measure: Callable[[Floats, Floats], Result]) -> Function[Result]:
    """Make a row's function of a measure of two series: the RR intervals (ms) of both in a window, at GRID_HZ."""
    return lambda a, b, window: measure(*series_of(a, b, window)[1:])


plain = on_series(correlation)  # its test stands by itself: nobody asks it of surrogates


def correlated(a: Beats, b: Beats, window: Window) -> Pearson:
    """Plain correlation of a window; without p where both have pacers, under which it is nearly always small."""
    t, x, y = series_of(a, b, window)
    found = pearson(x, y)
    paced = np.isfinite(breathing(t, window)).all(axis=0).any()
    return structs.replace(found, p=nan) if paced else found


def slid(a: Beats, b: Beats, window: Window) -> Significance:
    """Test of a whole window at all lags: with pacers, beyond them."""
    t, x, y = series_of(a, b, window)
    return significance(x, y, GRID_HZ, MAX_LAG_S, pacers=breathing(t, window))


@cache  # rows that share the function share the computation
def locked(band: Band) -> Function[PhaseLocking]:
    """Return the phase locking of a window in a band."""
    return lambda a, b, window: locking(*waves_of(a, b, window, band), GRID_HZ, band, MIN_SWING_MS)


def locked_pacer(a: Beats, b: Beats, window: Window) -> PhaseLocking:
    """Phase locking of a window at the pacer both follow."""
    breath = shared_breath(grid_times(window.start, window.end), window)
    return locked(pacer_band(breath))(a, b, window) if breath else PhaseLocking(nan, nan, 0.0)


def by_band(found: Coherence | WaveletCoherence, breath: float) -> dict[str, float]:
    """Coherence in each band; NaN in the pacer's without a pacer of a steady rate for both."""
    pacer = found.within(pacer_band(breath)) if breath else nan
    return {"lf": found.within(LF), "hf": found.within(HF), "pacer": pacer}


def coherent(a: Beats, b: Beats, window: Window) -> dict[str, float]:
    """Magnitude-squared coherence of a window by band."""
    t, x, y = series_of(a, b, window)
    return by_band(coherence(x, y, GRID_HZ, SEGMENT_S), shared_breath(t, window))


def coherent_partial(a: Beats, b: Beats, window: Window) -> dict[str, float]:
    """Coherence of a window by band with the pacer taken out; NaN without one for both."""
    t, x, y = series_of(a, b, window)
    breath = shared_breath(t, window)
    if not breath:
        return dict.fromkeys(("lf", "hf", "pacer"), nan)
    return by_band(partial_coherence(x, y, np.cos(breathing(t, window)[0]), GRID_HZ, SEGMENT_S), breath)


def coherent_wavelets(a: Beats, b: Beats, window: Window) -> dict[str, float]:
    """Wavelet coherence of a window by band, at half the samples."""
    found = coherence_of_wavelets(*(_wavelets(one, window.start, window.end) for one in (a, b)))
    return by_band(found, shared_breath(grid_times(window.start, window.end), window))


@on_series
def concordant(x: Floats, y: Floats) -> Concordance:
    """Concordance of a window, of the heart rate with the breath smoothed away."""
    return concordance(moving_mean(60_000 / x, CALM_S), moving_mean(60_000 / y, CALM_S), GRID_HZ)


def comodulated(a: Beats, b: Beats, window: Window) -> Comodulation:
    """Co-modulation of ln RMSSD in a window."""
    at = np.arange(window.start + TONE_S, window.end + 1e-9, TONE_EVERY_S)
    return comodulation(_tone(a, at), _tone(b, at), TONE_EVERY_S, TONE_S)


@on_series
def forecast(x: Floats, y: Floats) -> Granger:
    """Granger's measure both ways in a window, once a second."""
    seconds = x.size // GRID_HZ
    return granger(*(one[: seconds * GRID_HZ].reshape(seconds, GRID_HZ).mean(axis=1) for one in (x, y)), rate=1.0)


@on_series
def recurrent(x: Floats, y: Floats) -> Recurrence:
    """Cross-recurrence of a window at 2 samples a second, fewer where it lasts longer than an hour."""
    every = max(2, -(-x.size // LONGEST))
    return cross_recurrence(x[::every], y[::every], GRID_HZ / every)


def windowed(seconds: float, reach: float, hop: float, band: Band | None = None) -> Function[dict[str, float]]:
    """Return the windowed lagged correlation of a window with these windows, lags and steps (s), in a band if given."""
    return lambda a, b, window: _lags(*banded(a, b, window, band), seconds, reach, hop)


def windowed_pacer(a: Beats, b: Beats, window: Window) -> dict[str, float]:
    """Windowed lagged correlation of 60 s in the band of the pacer both follow."""
    breath = shared_breath(grid_times(window.start, window.end), window)
    if not breath:
        return dict.fromkeys(("z0", "size0", "z", "lag"), nan)
    return windowed(60, MAX_LAG_S, 1, pacer_band(breath))(a, b, window)


@on_series
def as_susy(x: Floats, y: Floats) -> Susy:
    """SUSY of a window: segments of 30 s, lags up to 5 s."""
    return susy(x, y, GRID_HZ, 30, MAX_LAG_S)


@on_series
def as_rmea(x: Floats, y: Floats) -> dict[str, float]:
    """rMEA of a window: 60 s every 30 s, lags up to 5 s, absolute z; means over its windows."""
    found = rmea_summary(rmea(x, y, GRID_HZ, 60, MAX_LAG_S, 30), GRID_HZ)
    return {name: mean(values) for name, values in structs.asdict(found).items()}


@on_series
def as_wcc(x: Floats, y: Floats) -> dict[str, float]:
    """wcc of a window: 60 s every 30 s, lags up to 5 s, its own way of picking peaks; means over its windows.

    |z| at all lags, z at the peak nearest to lag 0, lag of that peak (+: A leads): not wcc's lagMean, which smooths the
    lags over nine windows first.
    """
    table = wcc(x, y, GRID_HZ, 60, MAX_LAG_S, 30)
    found = wcc_peaks(table, GRID_HZ)
    peak = np.where(np.abs(found.r) < 1, found.r, nan)  # the smooth curve may pass 1, which has no z
    return {
        "total_mean": mean(np.abs(fisher_z(table))),
        "max_mean": mean(fisher_z(peak)),
        "max_lag": mean(-found.lag),
    }


def series_of(a: Beats, b: Beats, window: Window) -> tuple[Floats, Floats, Floats]:
    """Session time (s) and the RR intervals (ms) of both in a window."""
    x, y = (_series(one, window.start, window.end) for one in (a, b))
    return grid_times(window.start, window.end), x, y


def banded(a: Beats, b: Beats, window: Window, band: Band | None) -> tuple[Floats, Floats]:
    """What swings in a band of the series of both in a window; all of them without one."""
    x, y = series_of(a, b, window)[1:] if band is None else waves_of(a, b, window, band)
    return x.real, y.real


def waves_of(a: Beats, b: Beats, window: Window, band: Band) -> tuple[Complexes, Complexes]:
    """The analytic signals of both in a window and a band."""
    return _wave(a, window.start, window.end, band), _wave(b, window.start, window.end, band)


# Many rows ask for the same series, and all surrogates of a pair for that of the one who stays in place.
@lru_cache(maxsize=16)
def _series(beats: Beats, start: float, end: float) -> Floats:
    series = rr_series(beats, grid_times(start, end))
    series.flags.writeable = False
    return series


@lru_cache(maxsize=16)
def _wave(beats: Beats, start: float, end: float, band: Band) -> Complexes:
    wave = analytic(_series(beats, start, end), GRID_HZ, band)
    wave.flags.writeable = False
    return wave


@lru_cache(maxsize=2)
def _wavelets(beats: Beats, start: float, end: float) -> Wavelets:
    return wavelets(_series(beats, start, end)[::2], GRID_HZ / 2)


def breathing(t: Floats, window: Window) -> tuple[Floats, Floats]:
    """Phase (radians) of each one's pacer at times within a window; NaN without one."""
    one, other = (window.guide.breath_phase(t, who) for who in window.people)
    return one, other


def shared_breath(t: Floats, window: Window) -> float:
    """Return the length of a breath of the pacer that both follow all through a window.

    Parameters
    ----------
    t : ndarray, shape (n,), s
        Times of the samples of the window.
    window : Window
        The span of session time, with the seats and the guide.

    Returns
    -------
    float, s
        0 where the two have no common pacer at one steady rate.
    """
    one, other = breathing(t, window)
    turns = one[1:] - one[:-1]
    if turns.size < 2 or not np.isfinite(turns).all() or not (np.abs(one - other) < SHARED).all():
        return 0.0
    steady = np.ptp(turns) < 1e-6 * turns.mean()
    return float(2 * pi / turns.mean() / GRID_HZ) if steady else 0.0


def moving_mean(x: Floats, seconds: float) -> Floats:
    """Mean of the samples within `seconds` around each; NaN where one is missing, and half of it at both ends."""
    width = round(seconds * GRID_HZ)
    out = np.full(x.size, nan)
    if x.size >= width:
        start = width // 2
        out[start : start + x.size - width + 1] = np.convolve(x, np.full(width, 1 / width), "valid")
    return out


def _tone(beats: Beats, at: Floats) -> Floats:
    """Give ln RMSSD of the 30 s before each time; NaN with fewer than 20 differences."""
    series = used(beats)
    windows = trailing(series.t, at, TONE_S)
    some = windows.stop > windows.start
    windows = Windows(windows.start[some], windows.stop[some])
    enough = counts(series.rr_ms[1:] - series.rr_ms[:-1], between(windows)) >= TONE_PAIRS
    tone = np.full(at.size, nan)
    tone[some] = np.where(enough, ln_rmssd_in(series.rr_ms, windows), nan)
    return tone


def _lags(x: Floats, y: Floats, seconds: float, reach: float, hop: float) -> dict[str, float]:
    """Means of Fisher z at lag 0, of its size (far from 0 for strangers as well) and at the best lag, and the median of
    that lag.
    """
    known = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    inner = slice(known[0], known[-1] + 1) if known.size else slice(0)  # without its unknown ends, all sums are shared
    table = lagged(x[inner], y[inner], GRID_HZ, seconds, reach, hop)
    z0, best = fisher_z(table.r[:, table.lags.size // 2]), peaks(table)
    return {"z0": mean(z0), "size0": mean(np.abs(z0)), "z": mean(best.z), "lag": median(best.lag)}
