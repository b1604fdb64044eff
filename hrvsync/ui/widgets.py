"""Widgets from one call each, and what those that paint themselves share.

Plots have a module of their own, `hrvsync.ui.plot`: pyqtgraph takes long to load.
"""

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from PySide6.QtCore import QObject, QPointF, Qt, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

SEPARATOR = " · "
TICK = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))  # of a box's width and height
GROWING = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

type Slot = Callable[..., object] | SignalInstance
type Margins = tuple[int, int, int, int]
type Part = QWidget | QLayout | int | None
type Item = Part | tuple[Part, int]


def configure[O: QObject](made: O, **settings: Any) -> O:
    """Set properties of `made` and connect its signals, each by its name in Qt; return it.

    `role` chooses a role of the style sheet. Raises AttributeError for a name that `made` does not have.
    """
    for name, value in settings.items():
        member = getattr(made, name, None)
        if isinstance(member, SignalInstance):
            member.connect(value)
        elif not made.setProperty(name, value) and name != "role":
            raise AttributeError(f"{type(made).__name__} has no property {name}")
    return made


def show(shown: bool, *widgets: QWidget) -> None:
    """Show these widgets, or hide them."""
    for widget in widgets:
        widget.setVisible(shown)


# -- labels --


class WrappedLabel(QLabel):
    """A label of several lines that never gets less height than they need: layouts alone do not always ensure that."""

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(0)  # QLabel counts it in, and would never need less again
        self.setMinimumHeight(max(self.fontMetrics().height(), self.heightForWidth(self.width())))


class ElidedLabel(QLabel):
    """A label that leaves out the last of the parts between middle dots where there is no room for all.

    A single part is shortened with an ellipsis. The full text is the tooltip. With `whole` it shows all or nothing.
    """

    def __init__(self, text: str = "", *, whole: bool = False) -> None:
        super().__init__()
        self._whole, self._full = whole, ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        configure(self, minimumWidth=24, sizePolicy=policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        if text != self._full:
            self._full = text
            self.setAccessibleName(text)
            self._fit()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        metrics, width = self.fontMetrics(), self.contentsRect().width()
        shown = self._full
        while SEPARATOR in shown and metrics.horizontalAdvance(shown) > width:
            shown = shown.rpartition(SEPARATOR)[0]
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)
        if self._whole and shown != self._full:
            shown = ""
        super().setText(shown)
        self.setToolTip(tip(self._full) if shown != self._full else "")


def tip(text: str) -> str:
    """Return `text` as a tooltip shows it letter by letter, whatever tags a name holds."""
    return f"<span>{escape(text)}</span>" if "<" in text else text


def label(
    text: str = "", role: str = "", *, wrap: bool = False, elide: bool = False, whole: bool = False, right: bool = False
) -> QLabel:
    """Make a label of plain text in one of the style sheet's roles.

    `wrap` breaks lines, `elide` shortens the text to the room there is, `whole` shows all of it or nothing.
    """
    made = ElidedLabel(text, whole=whole) if elide or whole else WrappedLabel(text) if wrap else QLabel(text)
    configure(made, textFormat=Qt.TextFormat.PlainText, role=role, wordWrap=wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if right:
        made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


# -- buttons and fields --


def button(
    text: str,
    role: str = "",
    clicked: Slot | None = None,
    *,
    name: str = "",
    tip: str = "",
    checkable: bool = False,
    keeps_focus: bool = True,
) -> QPushButton:
    """Make a button in one of the style sheet's roles that calls (or emits) `clicked`.

    `name` is what a screen reader says instead of the text. Without `keeps_focus` only Tab gives it the focus, so that
    a click leaves the keys to the view.
    """
    made = configure(QPushButton(text), role=role, accessibleName=name, toolTip=tip, checkable=checkable)
    if not keeps_focus:
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if clicked is not None:
        made.clicked.connect(clicked)
    return made


class CheckBox(QCheckBox):
    """A box that shows a tick where it is checked: a style sheet alone can only fill it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        brush, round_cap, round_join = (
            self.palette().highlightedText(),
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
        with start_painter(self) as painter:
            painter.setPen(QPen(brush, box.width() / 9, Qt.PenStyle.SolidLine, round_cap, round_join))
            painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in TICK])


def combo_box(
    name: str, items: Iterable[tuple[str, object]] = (), chosen: object = None, changed: Slot | None = None
) -> QComboBox:
    """Make a list of (text, data) to choose from, named for screen readers; where `chosen` is not in it, the first."""
    made = configure(QComboBox(), accessibleName=name)
    for text, data in items:
        made.addItem(text, data)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    if changed is not None:
        made.currentIndexChanged.connect(changed)
    return made


def line_edit(text: str = "", name: str = "", placeholder: str = "", longest: int = 200) -> QLineEdit:
    """Make a field for one line of at most `longest` letters, named for screen readers."""
    return configure(QLineEdit(text), maxLength=longest, placeholderText=placeholder, accessibleName=name)


# -- layouts --


def hbox(*items: Item, parent: QWidget | None = None, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Put widgets and layouts side by side: see `add` for what else an item may be."""
    return add(_new(QHBoxLayout(), parent, spacing, margins), *items)


def vbox(*items: Item, parent: QWidget | None = None, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Put widgets and layouts below each other: see `add` for what else an item may be."""
    return add(_new(QVBoxLayout(), parent, spacing, margins), *items)


def grid(
    rows: Iterable[Iterable[QWidget | None]], *, spacing: int | tuple[int, int] = 8, stretch: Iterable[int] = ()
) -> QGridLayout:
    """Put rows of widgets on a grid, None leaving a cell empty; `spacing` may be (across, down)."""
    across, down = spacing if isinstance(spacing, tuple) else (spacing, spacing)
    made = _new(QGridLayout(), None, across, (0, 0, 0, 0))
    made.setVerticalSpacing(down)
    for line, row in enumerate(rows):
        for column, widget in enumerate(row):
            if widget is not None:
                made.addWidget(widget, line, column)
    for column, share in enumerate(stretch):
        made.setColumnStretch(column, share)
    return made


def add[L: QBoxLayout](layout: L, *items: Item) -> L:
    """Append to a layout: widgets, layouts, pixels of space (int), room that grows (None); (item, stretch) stretches.

    Beside others an elided label takes the room that is left.
    """
    for item in items:
        elided = isinstance(item, ElidedLabel) and isinstance(layout, QHBoxLayout)
        part, stretch = item if isinstance(item, tuple) else (item, int(elided))
        match part:
            case None:
                layout.addStretch(stretch or 1)
            case int():
                layout.addSpacing(part)
            case QLayout():
                layout.addLayout(part, stretch)
            case QWidget():
                layout.addWidget(part, stretch)
    return layout


def _new[L: QLayout](layout: L, parent: QWidget | None, spacing: int, margins: Margins) -> L:
    if parent is not None:
        parent.setLayout(layout)
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


def set_role(widget: QWidget, role: str) -> None:
    """Give `widget` another role of the style sheet."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Card(QFrame):
    """A rounded area with a vertical layout, `rows`, of the given items."""

    def __init__(self, name: str, *items: Item, spacing: int = 8, margins: Margins = (20, 16, 20, 16)) -> None:
        super().__init__()
        configure(self, role="card", accessibleName=name)
        self.rows = vbox(*items, parent=self, spacing=spacing, margins=margins)


def scroll_area(layout: QLayout) -> QScrollArea:
    """Make an area that scrolls where there is too little room for `layout`."""
    inside, made = QWidget(), configure(QScrollArea(), widgetResizable=True)
    inside.setLayout(layout)
    made.setWidget(inside)
    return made


# -- dialogs and screen readers --


def open_dialog(dialog: QDialog, **slots: Slot) -> None:
    """Open a dialog that goes when it is closed, with its signals connected to `slots` by name."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    configure(dialog, **slots).open()


def confirm(parent: QWidget | None, text: str, yes: str, no: str, accepted: Callable[[], object]) -> QMessageBox:
    """Make the question `text`, to be opened; the answer `yes` calls `accepted`.

    The answer that changes nothing has the focus: Return, like Esc, does no harm.
    """
    box = configure(QMessageBox(parent), windowTitle="hrvsync", textFormat=Qt.TextFormat.PlainText, text=text)
    box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole).clicked.connect(accepted)
    stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    return box


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text`; nothing happens where none is running."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


# -- painting --


def start_painter(widget: QWidget) -> QPainter:
    """Return a painter of `widget` that smooths edges; use it in a `with` statement, which ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def fill(painter: QPainter, colour: str) -> None:
    """Fill shapes with `colour` from now on, without an outline."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))


def font_of(widget: QWidget, px: int) -> QFont:
    """Return the font of `widget` at `px` pixels."""
    font = QFont(widget.font())
    font.setPixelSize(px)
    return font
