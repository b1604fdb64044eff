"""One value a second of everything a long curve shows, kept for the whole session."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

ROOM = 1024


class TrendBuffer:
    """Named series on a grid of whole seconds from 0; NaN where nothing is known. 24 h of ten series are 7 MB."""

    def __init__(self) -> None:
        self._values: dict[str, NDArray[np.float64]] = {}
        self.seconds = 0

    def put(self, t: float, values: Mapping[str, float]) -> None:
        """Keep `values` for the second that `t` (s) falls on; an earlier value is replaced."""
        second = round(t)
        if second < 0:
            return
        for name, value in values.items():
            self._room(name, second)[second] = value
        self.seconds = max(self.seconds, second + 1)

    def fill(self, t: float, name: str, values: NDArray[np.float64]) -> None:
        """Keep the `values` of `name` for the seconds up to `t` (s), the newest last, where they are not NaN."""
        second = round(t)
        values = values[max(0, len(values) - second - 1) :]
        if second < 0 or not len(values):
            return
        kept = self._room(name, second)[second + 1 - len(values) : second + 1]
        known = ~np.isnan(values)
        kept[known] = values[known]
        self.seconds = max(self.seconds, second + 1)

    def _room(self, name: str, second: int) -> NDArray[np.float64]:
        kept = self._values.get(name)
        if kept is None or len(kept) <= second:
            grown = np.full(max(ROOM, 2 * (second + 1)), np.nan)
            if kept is not None:
                grown[: len(kept)] = kept
            self._values[name] = kept = grown
        return kept

    def get(self, name: str, start: float = 0.0, stop: float | None = None) -> NDArray[np.float64]:
        """The values of `name` for the seconds from `start` up to `stop` (default: all)."""
        first = max(0, round(start))
        last = self.seconds if stop is None else min(self.seconds, round(stop) + 1)
        kept = self._values.get(name)
        size = max(0, last - first)
        values = np.full(size, np.nan)
        if kept is not None and first < len(kept):
            part = kept[first : first + size]
            values[: len(part)] = part
        return values
