"""The screen of past sessions."""
