"""What a measure is: one row of a registry, and the struct of the values that a frame shows."""

from collections.abc import Callable, Iterable
from math import nan
from typing import TYPE_CHECKING, Any, cast

import msgspec


class Row[Function: Callable[..., object]](msgspec.Struct, frozen=True):
    """A measure of one person (`measures.registry.Measure`) or between two (`synchrony.registry.PairMeasure`).

    `key` names it in JSON, CSV and frames, `label` and `unit` are for people, `source` is where the formula comes from.
    `min_seconds`, `min_beats` and `min_share`: the shortest window, the fewest NORMAL beats in it and the least part of
    it (0 to 1) inside NORMAL intervals; below any of them the value is NaN. `function` may serve several rows: `part`
    then names this one's among its results. `before`: how many seconds before the window its function may look at.
    `every`: in frames it is computed every so many seconds and kept between.
    """

    key: str
    label: str
    unit: str
    min_seconds: float
    function: Function
    source: str
    part: str = ""
    min_beats: int = 30
    min_share: float = 0.9
    before: float = 0.0
    every: int = 1


class Values(msgspec.Struct, frozen=True):
    """The values of a registry's live rows at a moment: a float by key, NaN where there is not enough good data."""

    if TYPE_CHECKING:

        def __getattr__(self, key: str) -> float: ...


def values_struct(name: str, rows: Iterable[Row[Any]]) -> Callable[..., Values]:
    """Make the struct that holds the values of these rows, each NaN unless given."""
    fields = [(row.key, float, nan) for row in rows]
    return cast("Callable[..., Values]", msgspec.defstruct(name, fields, bases=(Values,), frozen=True))
