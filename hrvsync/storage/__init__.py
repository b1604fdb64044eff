"""Facts to disk and back: the native format, and readers of other programs' files."""
