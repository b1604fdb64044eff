"""Change over months, with its uncertainty: practice shows slowly, and a few sessions show nothing."""

import msgspec
import numpy as np

from hrvsync.analysis.beats import Floats

MONTH = 30.0
LEAST_SESSIONS = 6
LEAST_DAYS = 14.0


class Trend(msgspec.Struct, frozen=True):
    """Change per 30 days with its 95 % interval, from `sessions` over `days`; NaN where there is too little to tell."""

    per_month: float
    low: float
    high: float
    sessions: int
    days: float

    @property
    def told(self) -> bool:
        """Whether the change is told apart from none: the interval leaves out 0."""
        return self.low > 0 or self.high < 0


def trend(days: Floats, values: Floats) -> Trend:
    """Fit the change of `values` over `days` by the Theil-Sen slope with Sen's 95 % interval (Sen 1968, JASA 63:1379).

    Sessions without a value do not count. NaN with fewer than 6 of them or within 14 days. A single odd session moves
    the median of slopes little.
    """
    from scipy.stats import theilslopes  # a second to import, and the window can be up without it

    valid = np.isfinite(days) & np.isfinite(values)
    x, y = days[valid], values[valid]
    span = float(np.ptp(x)) if len(x) else 0.0
    if len(x) < LEAST_SESSIONS or span < LEAST_DAYS:
        return Trend(np.nan, np.nan, np.nan, len(x), span)

    fit: Floats = np.array(tuple(theilslopes(y, x, 0.95)), np.float64)
    slope, _, low, high = (MONTH * fit).tolist()
    return Trend(slope, low, high, len(x), span)
