"""The small button with which one person hides their numbers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from hrvsync.ui import phrases
from hrvsync.ui.session.state import SessionState
from hrvsync.ui.theme import OWN_KEYS


class HideButton(QPushButton):
    """Hides, or shows again, the numbers of the seat `who`."""

    def __init__(self, who: str) -> None:
        super().__init__()
        self._who = who
        self.setProperty("role", "small")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def refresh(self, state: SessionState) -> None:
        """Offer what can be done now."""
        hidden = self._who in state.hidden
        text = phrases.tr("show") if hidden else phrases.tr("hide")
        self.setText(f"{text}  ·  {OWN_KEYS[self._who]}" if self._who in OWN_KEYS else text)
        text = phrases.tr("Show {name}'s numbers") if hidden else phrases.tr("Hide {name}'s numbers")
        self.setAccessibleName(text.format(name=state.name(self._who)))
        self.setToolTip(self.accessibleName())
