"""The ring around the button that has the keyboard."""

from typing import override

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

from hrvsync.ui.theme import current
from hrvsync.ui.widgets.chip import Chip
from hrvsync.ui.widgets.painting import start_painter
from hrvsync.ui.widgets.part import Part

WIDTH, OFF = 2, 2  # px
RADIUS = {"begin": 16, "small": 10, "choice": 8, "segment": 10, "tile": 20, "main-tile": 20}
NORMAL = 12


class FocusRing(QFocusFrame):
    """Lies around the button, list or picture of `window` that has the keyboard, a little off it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._style = _Margins()
        self.setStyle(self._style)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        widget = self.widget()
        if widget is None:  # pyright: ignore[reportUnnecessaryComparison]
            return
        radius = RADIUS.get(str(widget.property("role") or ""), NORMAL)
        inset = WIDTH / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = box.height() / 2 if isinstance(widget, Chip) else radius + OFF + inset
        with start_painter(self) as painter:
            painter.setPen(QPen(QColor(current().accent), WIDTH))
            painter.drawRoundedRect(box, radius, radius)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        ringed = isinstance(new, QAbstractButton | QComboBox | Part) and new.window() is self._window
        self.setWidget(new if ringed else None)  # pyright: ignore[reportArgumentType]
        if ringed:
            self.raise_()


class _Margins(QProxyStyle):
    """Qt's frame lies where its style says, and is cut out nowhere: round corners reach into what it lies around."""

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    @override
    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return WIDTH + OFF
        return super().pixelMetric(metric, option, widget)
