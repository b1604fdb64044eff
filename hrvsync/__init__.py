"""hrvsync: live, recorded and replayed heart-rate variability of two people, and the synchrony between them."""

__version__ = "0.2.0"
