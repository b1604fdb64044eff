"""What is between two people over some minutes: the rows of the registry that measure any window as a whole.

Live they look at the last minutes, in a recording at whole phases (`pair.py`). All work on RR intervals at GRID_HZ.
"""

from collections.abc import Callable
from math import nan, pi
from typing import NamedTuple

import numpy as np
from msgspec import structs

from hrvsync.analysis.grid import GRID_HZ, grid_times, rr_series
from hrvsync.analysis.measures.series import Windows, between, median, trailing, used
from hrvsync.analysis.measures.time_domain import counts, ln_rmssd_in
from hrvsync.analysis.synchrony.bands import HF, LF, Band, band_pass, pacer_band
from hrvsync.analysis.synchrony.coherence import coherence, partial_coherence
from hrvsync.analysis.synchrony.comodulation import Comodulation, comodulation
from hrvsync.analysis.synchrony.concordance import Concordance, concordance
from hrvsync.analysis.synchrony.evaluate import Window
from hrvsync.analysis.synchrony.granger import Granger, granger
from hrvsync.analysis.synchrony.lagged import fisher_z, lagged, peaks
from hrvsync.analysis.synchrony.pearson import Pearson, pearson
from hrvsync.analysis.synchrony.phase_locking import PhaseLocking, phase_locking
from hrvsync.analysis.synchrony.r_compat.rmea import rmea, rmea_summary
from hrvsync.analysis.synchrony.r_compat.susy import Susy, susy
from hrvsync.analysis.synchrony.r_compat.wcc import wcc
from hrvsync.analysis.synchrony.r_compat.wcc_peaks import wcc_peaks
from hrvsync.analysis.synchrony.recurrence import LONGEST, Recurrence, cross_recurrence
from hrvsync.analysis.synchrony.significance import Significance, significance
from hrvsync.analysis.synchrony.wavelet import wavelet_coherence
from hrvsync.beats import Beats, Floats

LEAST_MS = 3.0  # a wave of RR intervals smaller than this has no phase to speak of
SEGMENT_S = 60.0
CALM_S = 10.0  # moving mean that leaves the heart rate's own ups and downs and takes the breath away
TONE_S = 30.0  # window of one ln RMSSD
TONE_EVERY_S = 5.0
TONE_PAIRS = 20
MAX_LAG_S = 5.0
SHARED = 0.05  # pacers whose phases (radians) differ by less are one


class Bands(NamedTuple):
    """One number for each band; NaN for the pacer's without a pacer of a steady rate for both."""

    lf: float
    hf: float
    pacer: float = nan


class Lags(NamedTuple):
    """Windowed lagged correlation over a whole window: means of Fisher z at lag 0 and at the best lag, median best lag.

    `size0` is the mean of |z| at lag 0, which is far from 0 for strangers as well.
    """

    z0: float
    size0: float
    z: float
    lag: float


class Rmea(NamedTuple):
    """Means over the windows of `RmeaSummary`."""

    all_lags: float
    s1_lead: float
    s2_lead: float
    lag_zero: float
    best_lag: float


class Wcc(NamedTuple):
    """Means over the windows of `wcc`: |z| at all lags, z at the peak nearest to lag 0, lag of that peak (+: A leads).

    Not wcc's lagMean, which smooths the lags over nine windows first.
    """

    total_mean: float
    max_mean: float
    max_lag: float


def correlated(a: Beats, b: Beats, window: Window) -> Pearson:
    """Plain correlation of a window, for what it is worth; without p where both have pacers, which nearly always give
    it a small one.
    """
    t, x, y = series_of(a, b, window)
    found = pearson(x, y)
    paced = np.isfinite(breathing(t, window)).all(axis=0).any()
    return structs.replace(found, p=nan) if paced else found


def slid(a: Beats, b: Beats, window: Window) -> Significance:
    """Test of a whole window by sliding one along the other; without p under a pacer for both whose rate changes."""
    t, x, y = series_of(a, b, window)
    breath = shared_breath(t, window)
    found = significance(x, y, GRID_HZ, max_lag=MAX_LAG_S, breath=breath or None)
    one, other = breathing(t, window)
    gliding = not breath and np.count_nonzero(np.abs(one - other) < SHARED) > t.size / 2
    return structs.replace(found, p=nan, low=nan, high=nan) if gliding else found


def locked(band: Band) -> Callable[[Beats, Beats, Window], PhaseLocking]:
    """Return the phase locking of a window in a band."""

    def value(a: Beats, b: Beats, window: Window) -> PhaseLocking:
        _, x, y = series_of(a, b, window)
        return phase_locking(x, y, GRID_HZ, band, LEAST_MS)

    return value


locked_lf, locked_hf = locked(LF), locked(HF)


def locked_pacer(a: Beats, b: Beats, window: Window) -> PhaseLocking:
    """Phase locking of a window at the pacer both follow."""
    t, x, y = series_of(a, b, window)
    breath = shared_breath(t, window)
    return phase_locking(x, y, GRID_HZ, pacer_band(breath), LEAST_MS) if breath else PhaseLocking(nan, nan, 0.0)


def coherent(a: Beats, b: Beats, window: Window) -> Bands:
    """Magnitude-squared coherence of a window by band."""
    t, x, y = series_of(a, b, window)
    found = coherence(x, y, GRID_HZ, SEGMENT_S)
    breath = shared_breath(t, window)
    return Bands(found.within(LF), found.within(HF), found.within(pacer_band(breath)) if breath else nan)


def coherent_beyond(a: Beats, b: Beats, window: Window) -> Bands:
    """Coherence of a window by band with the pacer taken out; NaN without one for both."""
    t, x, y = series_of(a, b, window)
    breath = shared_breath(t, window)
    if not breath:
        return Bands(nan, nan)
    found = partial_coherence(x, y, np.cos(breathing(t, window)[0]), GRID_HZ, SEGMENT_S)
    return Bands(found.within(LF), found.within(HF), found.within(pacer_band(breath)))


def coherent_wavelets(a: Beats, b: Beats, window: Window) -> Bands:
    """Wavelet coherence of a window by band, at half the samples."""
    t, x, y = series_of(a, b, window)
    found = wavelet_coherence(x[::2], y[::2], GRID_HZ / 2)
    breath = shared_breath(t, window)
    return Bands(found.within(LF), found.within(HF), found.within(pacer_band(breath)) if breath else nan)


def concordant(a: Beats, b: Beats, window: Window) -> Concordance:
    """Concordance of a window, of the heart rate with the breath smoothed away."""
    _, x, y = series_of(a, b, window)
    return concordance(moving_mean(60_000 / x, CALM_S), moving_mean(60_000 / y, CALM_S), GRID_HZ)


def comodulated(a: Beats, b: Beats, window: Window) -> Comodulation:
    """Co-modulation of ln RMSSD in a window."""
    at = np.arange(window.start + TONE_S, window.end + 1e-9, TONE_EVERY_S)
    return comodulation(_tone(a, at), _tone(b, at), TONE_EVERY_S, TONE_S)


def forecast(a: Beats, b: Beats, window: Window) -> Granger:
    """Granger's measure both ways in a window, once a second."""
    _, x, y = series_of(a, b, window)
    seconds = x.size // GRID_HZ
    return granger(*(one[: seconds * GRID_HZ].reshape(seconds, GRID_HZ).mean(axis=1) for one in (x, y)), rate=1.0)


def recurrent(a: Beats, b: Beats, window: Window) -> Recurrence:
    """Cross-recurrence of a window at 2 samples a second, fewer where it lasts longer than an hour."""
    _, x, y = series_of(a, b, window)
    every = max(2, -(-x.size // LONGEST))
    return cross_recurrence(x[::every], y[::every], GRID_HZ / every)


def windowed(seconds: float, reach: float, hop: float, band: Band | None = None) -> Callable[..., Lags]:
    """Return the windowed lagged correlation of a window with a preset (s), in a band or as it is."""

    def value(a: Beats, b: Beats, window: Window) -> Lags:
        _, x, y = series_of(a, b, window)
        return _lags(band_pass(x, GRID_HZ, band), band_pass(y, GRID_HZ, band), seconds, reach, hop)

    return value


minute_windows, half_minutes, short_windows = windowed(60, 5, 1), windowed(30, 5, 1), windowed(8, 4, 2)
minutes_lf, minutes_hf = windowed(60, 5, 1, LF), windowed(60, 5, 1, HF)


def minutes_pacer(a: Beats, b: Beats, window: Window) -> Lags:
    """Windowed lagged correlation of 60 s in the band of the pacer both follow."""
    breath = shared_breath(grid_times(window.start, window.end), window)
    return windowed(60, 5, 1, pacer_band(breath))(a, b, window) if breath else Lags(nan, nan, nan, nan)


def as_susy(a: Beats, b: Beats, window: Window) -> Susy:
    """What SUSY says of a window: segments of 30 s, lags up to 5 s."""
    _, x, y = series_of(a, b, window)
    return susy(x, y, GRID_HZ, 30, MAX_LAG_S)


def as_rmea(a: Beats, b: Beats, window: Window) -> Rmea:
    """What rMEA says of a window: 60 s every 30 s, lags up to 5 s, absolute z."""
    _, x, y = series_of(a, b, window)
    found = rmea_summary(rmea(x, y, GRID_HZ, 60, MAX_LAG_S, 30), GRID_HZ)
    return Rmea(
        _mean(found.all_lags), _mean(found.s1_lead), _mean(found.s2_lead), _mean(found.lag_zero), _mean(found.best_lag)
    )


def as_wcc(a: Beats, b: Beats, window: Window) -> Wcc:
    """What wcc says of a window: 60 s every 30 s, lags up to 5 s, its own way of picking peaks."""
    _, x, y = series_of(a, b, window)
    table = wcc(x, y, GRID_HZ, 60, MAX_LAG_S, 30)
    found = wcc_peaks(table, GRID_HZ)
    peak = np.where(np.abs(found.r) < 1, found.r, nan)  # the smooth curve may pass 1, which has no z
    return Wcc(_mean(np.abs(fisher_z(table))), _mean(fisher_z(peak)), _mean(-found.lag))


def series_of(a: Beats, b: Beats, window: Window) -> tuple[Floats, Floats, Floats]:
    """Session time (s) and the RR intervals (ms) of both in a window."""
    t = grid_times(window.start, window.end)
    return t, rr_series(a, t), rr_series(b, t)


def breathing(t: Floats, window: Window) -> tuple[Floats, Floats]:
    """Phase (radians) of each one's pacer at times within a window; NaN without one."""
    one, other = (window.guide.breath_phase(t, who) for who in window.people)
    return one, other


def shared_breath(t: Floats, window: Window) -> float:
    """Seconds a breath of the pacer that both follow all through a window at one steady rate; 0 where there is none."""
    one, other = breathing(t, window)
    turns = np.diff(one)
    if turns.size < 2 or not np.isfinite(turns).all() or not np.allclose(one, other, atol=SHARED):
        return 0.0
    steady = np.ptp(turns) < 1e-6 * turns.mean()
    return float(2 * pi / turns.mean() / GRID_HZ) if steady else 0.0


def moving_mean(x: Floats, seconds: float) -> Floats:
    """Mean of the samples within `seconds` around each; NaN where one is missing, and half of it at both ends."""
    width = round(seconds * GRID_HZ)
    out = np.full(x.size, nan)
    if x.size >= width:
        start = width // 2
        out[start : start + x.size - width + 1] = np.lib.stride_tricks.sliding_window_view(x, width).mean(axis=1)
    return out


def _tone(beats: Beats, at: Floats) -> Floats:
    """Give ln RMSSD of the 30 s before each time; NaN with fewer than 20 differences."""
    series = used(beats)
    windows = trailing(series.t, at, TONE_S)
    some = windows.stop > windows.start
    windows = Windows(windows.start[some], windows.stop[some])
    enough = counts(np.diff(series.rr_ms), between(windows)) >= TONE_PAIRS
    tone = np.full(at.size, nan)
    tone[some] = np.where(enough, ln_rmssd_in(series.rr_ms, windows), nan)
    return tone


def _lags(x: Floats, y: Floats, seconds: float, reach: float, hop: float) -> Lags:
    known = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    inner = slice(known[0], known[-1] + 1) if known.size else slice(0)  # without its unknown ends, all sums are shared
    table = lagged(x[inner], y[inner], GRID_HZ, seconds, reach, hop)
    z0, best = fisher_z(table.r[:, table.lags.size // 2]), peaks(table)
    return Lags(_mean(z0), _mean(np.abs(z0)), _mean(best.z), median(best.lag))


def _mean(values: Floats) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else nan
