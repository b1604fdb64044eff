"""Measures between two people. SYNCHRONY is the registry: one row, one measure."""

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
