"""Home: who is here, the usual session in one action, and what happened last."""

from hrvsync.ui.home.view import Home

__all__ = ["Home"]
