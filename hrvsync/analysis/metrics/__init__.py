"""Measures of one person. METRICS is the registry: one row, one measure."""

from hrvsync.analysis.measure import Metric, Need
from hrvsync.analysis.metrics.time_domain import heart_rate, rmssd

TASK_FORCE = "Task Force 1996, Circulation 93:1043"

METRICS: tuple[Metric, ...] = (
    Metric("hr", "Heart rate", "1/min", 10, Need(beats=4, share=0.5), heart_rate, TASK_FORCE),
    Metric("rmssd_30", "RMSSD, 30 s", "ms", 30, Need(beats=15, share=0.8), rmssd, TASK_FORCE),
    Metric("rmssd_60", "RMSSD, 60 s", "ms", 60, Need(beats=30, share=0.8), rmssd, TASK_FORCE),
)
