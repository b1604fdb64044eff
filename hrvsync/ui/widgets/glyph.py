"""Buttons with a small drawn sign before their text, or in place of it where there is little room."""

from typing import override

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton

from hrvsync.ui.theme import Theme, current
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets.configure import Slot, configure, set_role
from hrvsync.ui.widgets.painting import start_painter
from hrvsync.ui.widgets.signs import draw_sign

SIDE, SIZE, LEFT = 40, 16, 14  # px: of a button without text, of a sign, and where it begins


class GlyphButton(QPushButton):
    """A quiet button with a sign; without text its words are the tooltip."""

    side, sign_px = SIDE, SIZE

    def __init__(self, sign: str, text: str, clicked: Slot | None = None, *, bare: bool = False) -> None:
        super().__init__(text)
        self.sign, self.words, self.bare = sign, text, False
        configure(self, role="glyph", accessibleName=text)
        if clicked is not None:
            self.clicked.connect(clicked)
        self.show_bare(bare)

    def show_bare(self, bare: bool) -> None:
        """Show the sign alone, or with its words."""
        if bare != self.bare:
            self.bare = bare
            self.setText("" if bare else self.words)
            self.setToolTip(self.words if bare else "")
            set_role(self, "glyph-bare" if bare else "glyph")
            self.updateGeometry()

    def show_words(self, sign: str, text: str) -> None:
        """Say and do something else from now on."""
        if (sign, text) != (self.sign, self.words):
            self.sign, self.words = sign, text
            self.setAccessibleName(text)
            self.setText("" if self.bare else text)
            self.setToolTip(text if self.bare else "")
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        if not self.bare:
            return super().sizeHint()
        self.ensurePolished()
        side = round(self.side * text_scale(self))
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self.sign_px * text_scale(self)
        left = (self.width() - size) / 2 if self.bare else LEFT * text_scale(self)
        with start_painter(self) as painter:
            box = QRectF(left, (self.height() - size) / 2, size, size)
            draw_sign(painter, self.sign, box, self.ink(current()))

    def ink(self, theme: Theme) -> str:
        """Return the colour of the sign."""
        return theme.ink2 if self.isEnabled() else theme.dim


class RoundButton(GlyphButton):
    """The one round button of a view: its sign says what it does next."""

    side, sign_px = 56, 20

    def __init__(self, sign: str, text: str, clicked: Slot) -> None:
        super().__init__(sign, text, clicked, bare=True)
        set_role(self, "round")

    @override
    def ink(self, theme: Theme) -> str:
        return theme.on_accent
