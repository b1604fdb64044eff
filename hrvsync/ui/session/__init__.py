"""The screen of a session, live or replayed."""
