"""Measures between two people. SYNCHRONY is the registry: one row, one measure."""
