"""One person over days: readings, baselines and trends."""
