"""Values on the command line that say in plain words what they may be."""

from datetime import datetime
from math import inf, nan
from typing import Any, override

import click


class Number(click.ParamType[float]):
    """A number from `least` to `most`; None where there is no such bound."""

    name = "number"
    kind: type[float] | type[int] = float

    def __init__(self, least: float | None = None, most: float | None = None) -> None:
        self.least, self.most = least, most

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float | int:
        """Return the number; raises BadParameter that says which numbers may be given."""
        try:
            number = self.kind(value)
        except (TypeError, ValueError, OverflowError):
            number = nan
        low, high = (bound if bound is not None else end for bound, end in ((self.least, -inf), (self.most, inf)))
        if not low <= number <= high:
            self.fail(f"{value}: write {self._wanted}", param, ctx)
        return number

    @property
    def _wanted(self) -> str:
        what = "a whole number" if self.kind is int else "a number"
        if self.least is not None and self.most is not None:
            return f"{what} from {self.least:g} to {self.most:g}"
        if self.least is not None:
            return f"{what} of at least {self.least:g}"
        return what if self.most is None else f"{what} of at most {self.most:g}"


class Whole(Number):
    """A whole number from `least` to `most`."""

    kind = int


class Day(click.ParamType[datetime]):
    """A day as 2026-11-30."""

    name = "day"

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the beginning of the day."""
        if isinstance(value, datetime):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d")
        except (TypeError, ValueError):
            self.fail(f"{value}: write a day as 2026-11-30", param, ctx)
