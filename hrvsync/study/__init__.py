"""Studies: from many dyads to a result that can be published."""
