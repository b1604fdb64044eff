"""What several tests share: simulated hearts, virtual time, builders and readers."""
