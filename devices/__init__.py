"""Strap bytes in, meaning out. Standard library only; knows nothing of hrvsync."""
