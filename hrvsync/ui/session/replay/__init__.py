"""A recording as it is watched again: a minute around now, what was known then, and the whole session below."""

from hrvsync.ui.session.replay.view import ReplayView

__all__ = ["ReplayView"]
