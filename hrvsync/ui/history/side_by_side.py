"""Few sessions beside each other: of each its sentence, its picture and its tiles; nothing is ranked."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import override

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from hrvsync.analysis.session import SessionResult
from hrvsync.analysis.story import Story, story
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
from hrvsync.ui.widgets import SEPARATOR, Card, button, hbox, label, scroll_area, vbox
from hrvsync.ui.widgets.glyph import GlyphButton
from hrvsync.ui.widgets.session_picture import PictureData, SessionPicture, axis_range
from hrvsync.ui.widgets.state_legend import StateLegend, legend_of
from hrvsync.ui.widgets.tile import Tile, TileData

COLUMN, PICTURE, WIDEST = 420, 250, 1300  # px: a narrower column has the next below it
APART, BELOW = 20, 12  # px

type Read = tuple[Session, SessionResult]
type Parts = dict[str, QWidget]
"""What stands of a session below each other, by what it is: what is called alike stands in one row with the others."""


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
        self._sessions: list[Parts] = []
        self._beside: bool | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(APART)
        self._grid.setVerticalSpacing(BELOW)
        self._legend = vbox()
        text = self.tr("No two evenings are alike: sleep, work and weather are in them, too.")
        inside = self._inside = QWidget()
        vbox(self._grid, self._legend, label(text, "small", wrap=True), None, parent=inside, spacing=16)
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
        tales = [story(result) for _, result in found]
        pictures = with_one_measure(
            [picture_of(result, tale, session.names) for tale, (session, result) in zip(tales, found, strict=True)]
        )
        self._sessions = [
            self._parts(path, session, tale, picture)
            for path, (session, _), tale, picture in zip(self.paths, found, tales, pictures, strict=True)
        ]
        states = [state for picture in pictures for strip in picture.strips for state in strip.states]
        if (legend := legend_of(states)).sorts:
            self._legend.addWidget(StateLegend(legend, self.tr("What the blocks mean")))
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put what is called alike in one row, or one session below the other where there is little room."""
        scale = text_scale(self)
        self._inside.setMaximumWidth(round(WIDEST * scale))
        beside = self.width() / scale >= COLUMN * max(2, len(self.paths))
        if beside == self._beside or not self._sessions:
            return
        self._beside = beside
        keys = list(dict.fromkeys(key for parts in self._sessions for key in parts))
        for parts in self._sessions:
            for widget in parts.values():
                self._grid.removeWidget(widget)
        for column, parts in enumerate(self._sessions):
            self._grid.setColumnStretch(column, int(beside or not column))
            for row, key in enumerate(keys):
                if key not in parts:
                    parts[key] = Tile(TileData(key, "–", self.tr("not known of this session")))
                at = (row, column) if beside else (column * len(keys) + row, 0)
                self._grid.addWidget(parts[key], *at)

    def _parts(self, path: Path, session: Session, tale: Story, picture: PictureData) -> Parts:
        kind = self._kinds.get(path.name) or kind_of(session.title)
        which = phrases.weekday(session.created), phrases.minutes(picture.seconds), kind
        open_ = button(self.tr("Open"), clicked=partial(self._open, path))
        self.open_buttons.append(open_)
        head, sentence = QWidget(), translated(tale.sentence)
        hbox(label(" · ".join(filter(None, which)), "dim", elide=True), open_, parent=head)
        shown = SessionPicture(replace(picture, phases=tuple((t, "") for t, _ in picture.phases)), sentence)
        shown.setMinimumHeight(PICTURE)
        phases = label(_in_words(picture), "small", wrap=True)
        card = Card(self.tr("Session"), shown, phases, margins=(16, 12, 12, 10))
        tiles = zip((translated(one.title) for one in tale.tiles), cards.tiles(tale), strict=True)
        return {"": head, "sentence": label(sentence, "sheet-title", wrap=True), "picture": card, **dict(tiles)}

    def _open(self, path: Path, _clicked: bool = False) -> None:
        self.opened.emit(path)


def with_one_measure(pictures: Sequence[PictureData]) -> list[PictureData]:
    """Give sessions that stand beside each other the same axes: as long as the longest, as high as all together."""
    room = max((one.seconds for one in pictures), default=0.0)
    bpm = axis_range([curve for one in pictures for curve in one.curves])
    return [replace(one, room=room, bpm=bpm) for one in pictures]


def _in_words(picture: PictureData) -> str:
    """Return the phases one after the other: beside others a picture has no room for their names."""
    ends = [*(t for t, _ in picture.phases[1:]), picture.seconds]
    lengths = (
        phrases.tr("{name}, {minutes}").format(name=name, minutes=phrases.minutes(end - t))
        for (t, name), end in zip(picture.phases, ends, strict=True)
    )
    return SEPARATOR.join(lengths)
