"""Formats of other apps: one file each, `read(path)` and, where we write it, `write(...)`."""
