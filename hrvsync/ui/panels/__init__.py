"""What a view is made of: each panel shows one thing and knows nothing of the others. PANELS is the registry."""

from typing import Protocol

from hrvsync.ui.panels.between import Between
from hrvsync.ui.panels.partner import Partner
from hrvsync.ui.panels.session_line import SessionLine
from hrvsync.ui.panels.together import Together
from hrvsync.ui.showing import Showing


class Panel(Protocol):
    """A widget made for the seats it shows; `draw` is called while it is visible, up to thirty times a second."""

    def draw(self, showing: Showing, wall: float) -> None:
        """Show the state of things at `wall` (s)."""
        ...


PANELS = (Partner, Together, SessionLine, Between)
