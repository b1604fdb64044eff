"""Recordings on disk: the native format, and readers and writers of other formats."""
