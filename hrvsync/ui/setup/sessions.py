"""What one can do together, or alone: a card each, with the phases drawn in their own handwriting."""

from collections.abc import Sequence
from functools import partial
from typing import override

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from hrvsync.storage import ProtocolFile
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import configure, hbox, label, set_role, show
from hrvsync.ui.widgets.card_button import CardButton
from hrvsync.ui.widgets.phase_strip import PhaseData, PhaseStrip, planned

GAP, STRIP = 14, 46  # px
IN_VIEW = ((1240, 5), (1000, 4), (720, 3), (0, 2))
"""From which width of the page (px at 100 % of text) on how many cards are in view."""
PEEP = 0.22  # share of one more card that shows that there are more


class SessionCards(QScrollArea):
    """Cards in a row that scrolls, or all of them below each other; one is chosen. Indices are those of `files`."""

    changed = Signal()

    def __init__(self, files: Sequence[ProtocolFile], chosen: str) -> None:
        super().__init__()
        self._files, self._all = list(files), False
        self._group = QButtonGroup(self)
        self._cards = [_SessionCard(file) for file in self._files]
        inside = self._inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(3, 3, 3, 3)
        self._grid.setSpacing(GAP)
        for index, card in enumerate(self._cards):
            self._group.addButton(card, index)
            card.toggled.connect(partial(self._toggled, card))
        self.setWidget(inside)
        inside.installEventFilter(self)
        configure(self, widgetResizable=True, accessibleName=self.tr("What would you like to do?"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # part of a card shows that there are more; arrows reach them
        self.setCurrentIndex(max(0, self.findData(chosen)))
        self._lay_out()

    @property
    def file(self) -> ProtocolFile:
        """The chosen one."""
        return self._files[self.currentIndex()]

    def currentIndex(self) -> int:
        """Return which one is chosen."""
        return self._group.checkedId()

    def setCurrentIndex(self, index: int) -> None:
        """Choose one."""
        self._cards[index].setChecked(True)

    def findData(self, key: str) -> int:
        """Return the index of the session `key`, -1 where there is none such."""
        return next((index for index, file in enumerate(self._files) if file.key == key), -1)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._cards)

    def show_all(self, every: bool) -> None:
        """Show all below each other, or in a row that scrolls."""
        self._all = every
        self._lay_out()

    def set_low(self, low: bool) -> None:
        """Leave out what each is about."""
        for card in self._cards:
            show(not low, card.about)
        self.updateGeometry()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self._inside.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        if bar.maximum() > 0:
            step = event.angleDelta()
            bar.setValue(bar.value() - (step.x() or step.y()))
            event.accept()
        else:
            event.ignore()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
            self.updateGeometry()

    @property
    def _in_view(self) -> int:
        return next(count for least, count in IN_VIEW if self.width() >= least * text_scale(self))

    def _fit(self) -> None:
        """Make the cards so wide that whole ones are seen, and a bit of the next."""
        count = self._in_view
        more = PEEP if count < len(self._cards) and not self._all else 0.0
        room = self.viewport().width() - 6 - GAP * (count - 1 + bool(more))
        for card in self._cards:
            card.setFixedWidth(max(120, int(room / (count + more))))
        if self._all:
            self._lay_out()

    def _lay_out(self) -> None:
        columns = self._in_view if self._all else len(self._cards)
        if self._grid.count() == len(self._cards) and self._grid.columnCount() == columns:
            return
        for card in self._cards:
            self._grid.removeWidget(card)
        for index, card in enumerate(self._cards):
            self._grid.addWidget(card, index // columns, index % columns, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(columns, 1)
        self.updateGeometry()

    def _toggled(self, card: "_SessionCard", chosen: bool) -> None:
        set_role(card, "tile-chosen" if chosen else "tile")
        card.strip.show_data(card.drawn(chosen=chosen))
        if chosen:
            self.ensureWidgetVisible(card, GAP, 0)
            self.changed.emit()


class _SessionCard(CardButton):
    """A guided session."""

    def __init__(self, file: ProtocolFile) -> None:
        super().__init__(spacing=8, margins=(16, 14, 16, 12))
        self.file = file
        name, minutes = title_of(file)
        configure(self, checkable=True, accessibleName=" · ".join(filter(None, (name, minutes))), toolTip=name)
        self.strip = PhaseStrip(self.drawn(chosen=False))
        self.strip.height_px = STRIP
        about = "" if file.protocol is None else file.protocol.about
        self.about = label(about.partition(". ")[0].rstrip("."), "small", elide=True)
        self.setAccessibleDescription(about or translated(file.problem))
        self.fill(
            self.strip,
            label(name, "card-title", elide=True),
            hbox(label(minutes, "small-ink"), self.about, spacing=10),
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def drawn(self, *, chosen: bool) -> PhaseData:
        """Return the phases, lit where it is chosen."""
        protocol = self.file.protocol
        return PhaseData(() if protocol is None else planned(protocol), lit=chosen)


def title_of(file: ProtocolFile) -> tuple[str, str]:
    """Return the name of a guided session and how long it lasts, or that it cannot be used."""
    protocol = file.protocol
    if protocol is None:
        return phrases.tr("{key} (cannot be used)").format(key=file.key), ""
    minutes = "" if protocol.seconds is None else f"{phrases.number(protocol.seconds / 60)} min"
    research = phrases.tr("research") if protocol.research else ""
    return protocol.name, " · ".join(filter(None, (minutes, research)))
