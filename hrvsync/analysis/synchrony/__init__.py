"""Measures between two people. SYNCHRONY is the registry: one row, one measure."""

from hrvsync.analysis.measure import Metric, Need
from hrvsync.analysis.synchrony.correlation import MAX_LAG_S, lagged_correlation
from hrvsync.analysis.synchrony.lagged import Lagged as Lagged
from hrvsync.analysis.synchrony.lagged import Peak as Peak
from hrvsync.analysis.synchrony.lagged import fisher_z as fisher_z
from hrvsync.analysis.synchrony.lagged import lagged as lagged
from hrvsync.analysis.synchrony.lagged import peaks as peaks
from hrvsync.analysis.synchrony.r_rmea import RmeaSummary as RmeaSummary
from hrvsync.analysis.synchrony.r_rmea import rmea as rmea
from hrvsync.analysis.synchrony.r_rmea import rmea_summary as rmea_summary
from hrvsync.analysis.synchrony.r_susy import Susy as Susy
from hrvsync.analysis.synchrony.r_susy import susy as susy
from hrvsync.analysis.synchrony.r_wcc import wcc as wcc

BOKER = "Boker, Xu, Rotondo & King 2002, Psychol. Methods 7:338"
MINUTE = Need(beats=30, share=0.8)

SYNCHRONY: tuple[Metric, ...] = (
    Metric("wcc_z", "Correlation at the best lag", "z", 60, MINUTE, lagged_correlation, BOKER, "z", MAX_LAG_S + 3),
    Metric(
        "wcc_lag",
        "Best lag (+: A leads)",
        "s",
        60,
        MINUTE,
        lagged_correlation,
        BOKER,
        "lag",
        MAX_LAG_S + 3,
        swap="negated",
    ),
    Metric("wcc_z0", "Correlation without lag", "z", 60, MINUTE, lagged_correlation, BOKER, "z0", MAX_LAG_S + 3),
)
