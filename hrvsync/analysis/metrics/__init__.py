"""Measures of one person. METRICS is the registry: one row, one measure."""
