"""Equality with R crqa 2.1.0, HyPyP 0.6.2 and multiSyncPy 0.1.2 on the golden dyad, where definitions are the same."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.signal import firwin, hilbert

from hrvsync.analysis import synchrony as sy
from hrvsync.analysis.synchrony.bands import HF, LF, Band
from hrvsync.analysis.synchrony.coherence import mean_difference
from hrvsync.beats import Floats

type Dyad = tuple[Floats, Floats]
type Golden = Callable[..., Floats]

EXACT = 1e-9
WINDOWS = [slice(120 * i, 120 * i + 240) for i in range(119)]


def test_cross_recurrence_equals_r_crqa(dyad: Dyad, golden: Golden) -> None:
    a, b = dyad
    for start, end, *theirs in golden("crqa_delay4_embed3_radius0.8", range(10)):
        part = slice(int(start) - 1, int(end))
        ours = sy.cross_recurrence(a[part], b[part], rate=4, delay=1, embed=3, radius=0.8)
        numbers = (ours.rr, ours.det, ours.lines, ours.longest, ours.mean, ours.entropy, ours.lam, ours.trapping)
        np.testing.assert_allclose(numbers, theirs, rtol=0, atol=EXACT)


def test_coherence_equals_multisyncpy(dyad: Dyad, golden: Golden) -> None:
    """Its `coherence_team` is the mean over all rates, with a quarter of the window for a segment."""
    ours = [sy.coherence(*(x[part] for x in dyad), rate=4, segment=15).c.mean() for part in WINDOWS]
    theirs = golden("multisyncpy_win60_step30_rows_coh_sncsd_entropy_rho", range(1))
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=EXACT)


@pytest.mark.parametrize(("band", "column"), [(LF, 0), (HF, 1)])
def test_phase_locking_equals_hypyp(dyad: Dyad, golden: Golden, band: Band, column: int) -> None:
    """With its filter (that of MNE, each window by itself), the same number comes out."""
    theirs = golden("hypyp_win60_step30", range(column, column + 1))
    ours = [
        abs(mean_difference(*(np.asarray(hilbert(as_mne_filters(x[part], band))) for x in dyad))) for part in WINDOWS
    ]
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=EXACT)


def as_mne_filters(x: Floats, band: Band) -> Floats:
    """Zero-phase Hamming band-pass of MNE's default widths, the ends continued by point reflection."""
    rate, n = 4.0, x.size
    widths = min(max(band.low / 4, 2), band.low), min(max(band.high / 4, 2), rate / 2 - band.high)
    sizes = [round(3.3 * rate / width) // 2 * 2 + 1 for width in widths]
    taps = np.zeros(max(sizes))
    for edge, width, size, sign in zip((band.low, band.high), widths, sizes, (-1, 1), strict=True):
        margin = (taps.size - size) // 2
        middle = edge + sign * width / 2
        taps[margin : taps.size - margin] += sign * firwin(size, middle, window="hamming", fs=rate)
    reach = taps.size - 1
    mirrored = min(reach, n - 1)
    padded = np.concatenate((2 * x[0] - x[mirrored:0:-1], x, 2 * x[-1] - x[-2 : -mirrored - 2 : -1]))
    padded = np.pad(padded, reach - mirrored)
    return np.convolve(padded, taps)[reach + reach // 2 :][:n]
