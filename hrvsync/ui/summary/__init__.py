"""The summary of a session: one sentence, one picture, few tiles; numbers one step away."""

from hrvsync.ui.summary.view import SummaryView, computed

__all__ = ["SummaryView", "computed"]
