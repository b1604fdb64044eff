"""The screens before a session: agreement, people and straps."""
