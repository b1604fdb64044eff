"""Measures of one person: MEASURES is the registry, one row, one measure."""

from hrvsync.analysis.measures.live import latest
from hrvsync.analysis.measures.presets import DEFAULT, Context
from hrvsync.analysis.measures.registry import LIVE, MEASURES, USABLE, Measure, PersonMeasures, evaluate, measure_named

__all__ = [
    "DEFAULT",
    "LIVE",
    "MEASURES",
    "USABLE",
    "Context",
    "Measure",
    "PersonMeasures",
    "evaluate",
    "latest",
    "measure_named",
]
