"""A large sentence of at most two lines that are about equally long; smaller letters where it needs more."""

from typing import override

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QSizePolicy

from hrvsync.ui.typography import font_of
from hrvsync.ui.widgets.configure import configure, set_role
from hrvsync.ui.widgets.labels import WrappedLabel

ROLES = "summary", "title"
MOST = 2  # lines


class BalancedLabel(WrappedLabel):
    """Chooses the first of ROLES in which its text has two lines, and breaks it in the middle."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        configure(self, textFormat=Qt.TextFormat.PlainText, wordWrap=True, role="summary", sizePolicy=policy)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._balance()

    @override
    def resizeEvent(self, event: object) -> None:
        self._balance()
        super().resizeEvent(event)

    def _balance(self) -> None:
        room = self.width()
        if room <= 0 or not self.text():
            return
        role = next((role for role in ROLES if self._lines(role, room) <= MOST), ROLES[-1])
        set_role(self, role)
        lines = self._lines(role, room)
        low, high = 0, room  # the narrowest column in which there are no more lines
        while high - low > 4:
            middle = (low + high) // 2
            low, high = (low, middle) if self._lines(role, middle) <= lines else (middle, high)
        spare = room - high - 8 if lines > 1 else 0
        self.setContentsMargins(0, 0, max(0, spare), 0)

    def _lines(self, role: str, width: int) -> int:
        font = font_of(self.window(), role)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100)  # a style sheet knows no other
        metrics = QFontMetrics(font)
        box = metrics.boundingRect(QRect(0, 0, max(1, width), 10_000), Qt.TextFlag.TextWordWrap, self.text())
        widest = max(metrics.horizontalAdvance(word) for word in self.text().split())
        return 99 if widest > width else round(box.height() / metrics.lineSpacing())
