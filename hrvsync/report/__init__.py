"""The report of a session: one self-contained page for a person to read, with the numbers for a program inside.

Facts are gathered by `facts`, drawn by `draw`, put in words by `words` and set by `page`. Same recording, same bytes.
"""
