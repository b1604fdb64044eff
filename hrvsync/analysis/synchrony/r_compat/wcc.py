"""Windowed cross-correlation as R wcc 0.4.1 (wccCalc) lays it out: trailing windows, B leads at positive lag."""

import numpy as np
from numpy.typing import ArrayLike

from hrvsync.analysis.synchrony.lagged import centred, correlations, pair_of, sizes
from hrvsync.beats import Floats


def wcc(a: ArrayLike, b: ArrayLike, rate: float, window: float, max_lag: float, hop: float) -> Floats:
    """Correlate windows of two series at lags -`max_lag` .. `max_lag`, in wcc's own convention.

    Returns correlations, windows x lags (columns ascending). Column of lag k: cor(a[t], b[t - k]), so B LEADS at k > 0
    (ours, `lagged`, is the opposite). Lengths in seconds, `rate` in samples per second; window i begins at
    max_lag + i * hop; floor((N - window - max_lag) / hop) rows. NaN samples are left out pairwise; a cell is NaN with
    fewer than 3 pairs or a flat side. Raises ValueError for unfit arguments. (Boker, Xu, Rotondo & King 2002)
    """
    x, y = pair_of(a, b)
    width, reach, step = sizes(rate, window, max_lag, hop)
    base = reach + step * np.arange(max(0, (x.size - width - reach) // step))
    lags = np.arange(-reach, reach + 1)
    if not base.size:
        return np.empty((0, lags.size))
    x, y = centred(x), centred(y)
    return correlations(x, y, -lags, base + np.minimum(lags, 0)[:, None], width, 3)
