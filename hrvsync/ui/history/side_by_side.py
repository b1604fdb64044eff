"""Few sessions beside each other: of each its sentence, its picture and its tiles; nothing is ranked."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from hrvsync.analysis.session import SessionResult
from hrvsync.analysis.story import story
from hrvsync.session import Session
from hrvsync.storage import Progress
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import kind_of, translated
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services
from hrvsync.ui.summary import cards, computed
from hrvsync.ui.summary.picture import picture_of
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import Card, add, button, configure, hbox, label, scroll_area, vbox
from hrvsync.ui.widgets.glyph import GlyphButton
from hrvsync.ui.widgets.session_picture import SessionPicture

COLUMN, PICTURE, WIDEST = 420, 250, 1300  # px: a narrower column has the next below it

type Read = tuple[Session, SessionResult]


class SideBySide(Page):
    """Shows the recordings in `paths`; reading them comes later, by `load`."""

    opened = Signal(object)  # Path: one of them, to be looked at alone

    def __init__(self, services: Services, bridge: Bridge, paths: Sequence[Path]) -> None:
        super().__init__()
        self._services, self._bridge, self.paths = services, bridge, list(paths)
        self._kinds = {entry.file: kind_of(entry.protocol) for entry in services.list_sessions()}
        self.open_buttons: list[QPushButton] = []
        self.back = GlyphButton("back", self.tr("Back"), self.left, bare=True)
        self.progress = label(self.tr("Looking at them ..."), "small")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(20)
        note = label(
            self.tr("Two evenings are two evenings: sleep, work and weather are in them, too."), "small", wrap=True
        )
        inside = configure(QWidget(), maximumWidth=WIDEST)
        vbox(self._columns, note, None, parent=inside, spacing=16)
        head = hbox(
            self.back, 6, label(self.tr("Side by side"), "title"), 12, self.progress, None, margins=(28, 0, 28, 0)
        )
        area = scroll_area(hbox(None, (inside, 1000), None, margins=(40, 0, 40, 8)))
        vbox(head, (area, 1), parent=self, spacing=12, margins=(0, 14, 0, 8))
        self.back.setFocus()

    def load(self) -> None:
        """Read and analyse them all."""
        text, failed = self.tr("Looking at them ..."), self.failed()
        self.work(self._bridge, text, self._read, self.show_results, failed, progress=True)

    def _read(self, progress: Progress) -> list[Read]:
        found: list[Read] = []
        for path in self.paths:
            session = self._services.open([path])
            found.append((session, computed(self._services.analyse(session))))
            progress(len(found), len(self.paths))
        return found

    def show_results(self, found: Sequence[Read]) -> None:
        """Show a column for each."""
        self.progress.setText("")
        for path, (session, result) in zip(self.paths, found, strict=True):
            self._columns.addLayout(self._column(path, session, result), 1)
        self._turn()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        beside = self.width() / text_scale(self) >= COLUMN * max(2, len(self.paths))
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _column(self, path: Path, session: Session, result: SessionResult) -> QBoxLayout:
        tale = story(result)
        kind = self._kinds.get(path.name) or session.title
        parts = (phrases.weekday(session.created), phrases.minutes(result.data.seconds), kind)
        open_ = button(self.tr("Open"), clicked=partial(self._open, path))
        self.open_buttons.append(open_)
        head = hbox(label(" · ".join(filter(None, parts)), "dim", elide=True), open_)
        picture = SessionPicture(picture_of(result, tale, session.names), translated(tale.sentence))
        picture.setMinimumHeight(PICTURE)
        card = Card(self.tr("Session"), picture, margins=(16, 12, 12, 10))
        column = vbox(head, label(translated(tale.sentence), "sheet-title", wrap=True), card, spacing=12)
        return add(column, *cards.tiles(tale), None)

    def _open(self, path: Path, _clicked: bool = False) -> None:
        self.opened.emit(path)
