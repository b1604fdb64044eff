"""Summary: what a session was like, in a sentence first and no grade; the picture, few tiles, own words, numbers."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from hrvsync.analysis.session import SessionResult
from hrvsync.analysis.story import story
from hrvsync.guide import with_role
from hrvsync.history import Day
from hrvsync.session import Session
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.exporting import choose_export
from hrvsync.ui.history.deletion import delete
from hrvsync.ui.i18n.language import kind_of, translated
from hrvsync.ui.page import Page
from hrvsync.ui.practitioner.after import AfterSession
from hrvsync.ui.services import Services
from hrvsync.ui.session.marks import NotesFile
from hrvsync.ui.summary import cards
from hrvsync.ui.summary.missing import NotOnDisk
from hrvsync.ui.summary.naming import NamingSheet, unnamed
from hrvsync.ui.summary.own_words import OwnWords
from hrvsync.ui.summary.picture import picture_of
from hrvsync.ui.summary.reading import days_up_to, reading_card
from hrvsync.ui.summary.resonance import rate_cards
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import Card, add, button, configure, hbox, label, open_dialog, scroll_area, show, vbox
from hrvsync.ui.widgets.balanced import BalancedLabel
from hrvsync.ui.widgets.glyph import GlyphButton
from hrvsync.ui.widgets.session_picture import PictureData, SessionPicture
from hrvsync.ui.widgets.state_legend import LegendData, StateLegend, legend_of
from hrvsync.ui.widgets.tab_order import set_tab_order

WIDE, WIDEST = 1100, 1240  # px at 100 %: from here on cards stand beside each other; content is no wider than this
COLUMNS, GAP = 12, 16
PICTURE = 252  # px


class SummaryView(Page):
    """Looks back at `session`; `moods` by seat were said before it. What is computed of it comes later, by `load`.

    Who `accompanies` people writes private notes after any session.
    """

    watched = Signal(object, float)  # list[Path]: the recording; from this moment (s)
    correcting = Signal(object)  # Path: the recording whose beats are to be looked at
    named = Signal(object)  # Path: where the recording is since its people have names
    rate_chosen = Signal(object)  # float: the rate (1/min) that these people breathe at from now on; None: 6

    def __init__(
        self, services: Services, bridge: Bridge, session: Session, moods: dict[str, str], *, accompanies: bool = False
    ) -> None:
        super().__init__()
        self._services, self._bridge, self._session = services, bridge, session
        self.path, self.names = session.path, session.names
        self._notes = NotesFile(session.path)
        self.sentence = BalancedLabel()
        self.quality = label(self.tr("Looking at it again ..."), "small", wrap=True)
        self.picture = SessionPicture(PictureData(0.0, ()), self.tr("The session from beginning to end"))
        configure(self.picture, chosen=self._watch, fitted=self._show_legend)
        self.legend = StateLegend(LegendData(()), self.tr("What the blocks mean"))
        self.picture_card = Card(self.tr("Session"), self.picture, self.legend, margins=(20, 14, 16, 12))
        self.missing = NotOnDisk(self, bridge, session, self._saved)
        self.own = OwnWords(session.names, self._notes.notes, moods)
        self.numbers = button(self.tr("Numbers"), "quiet", self._open_numbers)
        self.numbers.setCheckable(True)
        self.save = button(self.tr("Done"), "main", self._save)
        self._tiles: list[QWidget] = []
        self._words: list[Card] = []
        self._watches: list[QWidget] = []
        self._of_numbers: list[Card] = []
        self._cards = QGridLayout()
        self._cards.setSpacing(GAP)
        self._arranged: bool | None = None
        self.after = AfterSession(self, services, bridge, self._notes, {}, self.save_notes, accompanies=accompanies)
        self._lay_out()
        self._show_missing()

    @property
    def unsaved(self) -> str:
        """How much of the session is not on the disk, in a sentence; empty if nothing is missing."""
        return self.missing.unsaved

    def load(self) -> None:
        """Analyse the whole session, and show what comes of it; nothing while it is not whole."""
        if self.unsaved:
            return
        analyse, session = self._services.analyse, self._session
        text = self.tr("Looking at it again ...")
        self.work(self._bridge, text, lambda: computed(analyse(session)), self.show_result, self.failed())

    def show_result(self, result: SessionResult) -> None:
        """Show what was computed."""
        found, alone = story(result), len(result.people) == 1
        self._say_which(result.data.seconds)
        self.sentence.setText(translated(found.sentence))
        self.quality.setText(" ".join(filter(None, (self._bodies(alone=alone), self._quality(result)))))
        self.picture.show_data(picture_of(result, found, self.names))
        self._show_legend()
        self.picture_card.show()
        self._tiles, self._words = list(cards.tiles(found)), list(cards.words_of(found))
        self._watches = [cards.WatchCard(one, result, self._watch) for one in found.watch]
        for one in self._watches:
            one.setEnabled(bool(self._session.paths))
        self.after.show_roles(result.data.roles)
        shown = {"settled", "together"} if found.tiles else set[str]()
        rest = [one for one in found.cards if not cards.is_open(one, found) and one.key not in shown]
        called = {who: translated(with_role(name, result.data.roles.get(who, ""))) for who, name in self.names.items()}
        self._words += rate_cards(result, called, self.rate_chosen.emit)
        if alone and self.path is not None:
            (one,) = result.people.values()
            find = partial(days_up_to, self._services, self.path, one.name)
            self._bridge.run(self, find, self._show_reading, lambda _error: None, lambda _done, _total: None)
        self._of_numbers = [cards.phases_card(result, called), *cards.in_words(rest)]
        self._arranged = None
        self._arrange()
        self._show_numbers()

    def _show_legend(self) -> None:
        """Say in a line what blocks mean that have no room for their word."""
        self.legend.show_data(legend_of(self.picture.wordless))
        show(bool(self.legend.data.sorts), self.legend)

    def _show_reading(self, days: tuple[Day, ...]) -> None:
        """Show where the reading that this was lies in the person's own range."""
        if (card := reading_card(days)) is not None:
            self._words.insert(0, card)
            self._arranged = None
            self._arrange()

    def save_notes(self) -> bool:
        """Save notes, moods and tags beside the recording; False where that failed, which is shown."""
        failure = self._notes.save(self.own.add_to(self._notes.notes)) if self._session.saved else ""
        self.message.emit(failure)
        return not failure

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.save_notes()
        super().closeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # -- what it is made of --

    def _lay_out(self) -> None:
        session = self._session
        self.watch = GlyphButton("play", self.tr("Watch again"), partial(self._watch, 0.0))
        self.correct = GlyphButton("pencil", self.tr("Correct beats"), lambda: self.correcting.emit(self.path))
        self.export = GlyphButton("share", self.tr("Export"), self._choose_export)
        self.delete = GlyphButton("bin", self.tr("Delete"), self._delete)
        self.back = GlyphButton("back", self.tr("Back"), self.left, bare=True)
        # What lies elsewhere is not ours to delete; of a try-out nothing is kept.
        ours = self.path is not None and self.path.parent.resolve() == self._services.folder.resolve()
        self._of_session = label("", "dim", elide=True)
        self._say_which(session.seconds or 0.0)
        self._tools = self.watch, self.correct, self.export, self.delete
        self._head = hbox(self.back, 6, (self._of_session, 1), *self._tools, self.save, spacing=4)
        self.picture.setMinimumHeight(PICTURE)
        self.picture_card.hide()
        self._foot = hbox(self.numbers, (self.quality, 1), spacing=16)
        self.quality.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._below = vbox(spacing=GAP)
        about = label(self._about_this(), "dim", wrap=True)
        self.who = button(self.tr("Nobody has a name here: say who it was ..."), "quiet", self._ask_names)
        rows = vbox(
            self.sentence,
            about,
            hbox(self.who, None),
            self.missing,
            self.picture_card,
            self._cards,
            self.after,
            self._below,
            None,
            spacing=GAP,
        )
        page = self._page = QWidget()
        page.setLayout(rows)
        page.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._around = hbox(None, (page, 1000), None)
        foot = self._footer = QWidget()
        foot.setLayout(self._foot)
        self._around_foot = hbox(None, (foot, 1000), None)
        self._scroll = scroll_area(self._around)
        # The row of the numbers stays in sight: nobody looks for them below the edge.
        vbox(self._head, (self._scroll, 1), self._around_foot, parent=self, spacing=6, margins=(0, 14, 0, 8))
        self._arrange()
        # Only now: what has no parent yet would be shown as a window.
        show(ours and session.saved, self.delete)
        show(ours and session.saved and bool(unnamed(session.names)), self.who)
        show(session.saved, self.correct, self.export, self.own, self.after)
        show(bool(about.text()), about)
        self._show_numbers()

    def _say_which(self, seconds: float) -> None:
        """Say which session it is: in one form, whether it has just ended or was looked up."""
        session, length = self._session, phrases.minutes(seconds) if seconds else ""
        kind = phrases.session(kind_of(session.title), session.cut_short)
        self._of_session.setText(" · ".join(filter(None, (phrases.weekday(session.created), length, kind))))

    def _about_this(self) -> str:
        """Say of a try-out that it is one, and of two files how they lie beside each other."""
        if not self._session.saved:
            return self.tr("Two simulated hearts. Nothing of it is kept.")
        return " ".join(map(translated, self._session.notes))

    def _arrange(self) -> None:
        """Put the cards beside each other where there is room, below each other where there is little."""
        scale = text_scale(self)
        wide = self.width() / scale >= WIDE
        for one in (self._page, self._footer):
            one.setMaximumWidth(round(WIDEST * scale))
        if wide == self._arranged:
            return
        self._arranged = wide
        side = 40 if wide else 24
        self._head.setContentsMargins(side - 12, 0, side - 12, 0)
        self._around.setContentsMargins(side, 0, side, 10)
        self._around_foot.setContentsMargins(side, 0, side, 0)
        for tool in self._tools:
            tool.show_bare(not wide)
        for widget in (*self._tiles, *self._words, *self._watches, self.own):
            self._cards.removeWidget(widget)  # takeAt would leave the item behind, and its size with it
        rows = [*_rows(self._tiles, self._words, wide=wide), *_rows(self._watches, [self.own], wide=wide)]
        for line, row in enumerate(rows):
            column = 0
            for widget, span in row:
                self._cards.addWidget(widget, line, column, 1, span)
                column += span
        for column in range(COLUMNS):
            self._cards.setColumnStretch(column, 1)
        add(self._below, *(one for one in self._of_numbers if one.parent() is None))
        cards_in_turn = *self._tiles, *self._words, *self._watches, self.own
        set_tab_order((self.picture, *cards_in_turn, self.after, self.numbers))

    def _open_numbers(self) -> None:
        self._show_numbers()
        if self.numbers.isChecked() and self._of_numbers:
            bar = self._scroll.verticalScrollBar()
            QTimer.singleShot(0, self, lambda: bar.setValue(self._of_numbers[0].y()))  # once they have their places

    def _show_numbers(self) -> None:
        show(self.numbers.isChecked(), *self._of_numbers)

    def _bodies(self, *, alone: bool) -> str:
        if alone:
            return self.tr("Compare yourself with your own days only: age, posture and rate move these numbers.")
        return self.tr("These are states of bodies, not of a relationship.")

    def _quality(self, result: SessionResult) -> str:
        parts: list[str] = []
        for who, one in result.people.items():
            person, name = one.measures, self.names.get(who, who)
            usable = phrases.per_cent(person.usable_pct)
            text = self.tr("{name}: {n} % of the beats usable").format(name=name, n=usable)
            if person.gap_seconds >= 1:
                text += self.tr(", {n} s without signal").format(n=phrases.number(person.gap_seconds))
            if person.corrected_by_hand:
                text += self.tr(", {n} corrected by hand").format(n=phrases.number(person.corrected_by_hand))
            if person.rhythm_disorder:
                text += self.tr(", heart rate only (pacemaker or rhythm disorder)")
            if person.pulse:
                text += self.tr(", beats of a pulse wave (PRV, not HRV)")
            parts.append(text)
        return " · ".join(parts) or self.tr("No heartbeats were recorded.")

    # -- what is not on the disk --

    def _show_missing(self) -> None:
        self.missing.refresh()
        for made in (self.watch, self.correct, self.export, self.delete, self.who):
            made.setEnabled(bool(self._session.paths) and not self.unsaved)
        self.correct.setEnabled(self.correct.isEnabled() and self.path is not None)
        self.after.setEnabled(self.path is not None and not self.unsaved)

    def _saved(self) -> None:
        """Take what was saved, or was not."""
        self.path = self._notes.path = self.after.file.path = self._session.path
        self._show_missing()
        self.load()

    # -- what people do --

    def _watch(self, t: float, _clicked: bool = False) -> None:
        self.watched.emit(list(self._session.paths), t)

    def _save(self) -> None:
        if self.save_notes():
            self.left.emit()

    def _choose_export(self) -> None:
        choose_export(self, self._services, self._bridge, self._session.paths, self.save_notes)

    def _ask_names(self) -> None:
        entries = self._services.list_sessions()
        known = {one.name for entry in entries for seat, one in entry.people.items() if one.name != seat}
        open_dialog(NamingSheet(self, unnamed(self._session.names), sorted(known)), named=self._name)

    def _name(self, names: dict[str, str]) -> None:
        if self.path is None or not self.save_notes():
            return
        doing, failed = self.tr("Writing the names ..."), self.failed(self.tr("They cannot be named: {why}"))
        name = partial(self._services.name_people, self.path, names)
        self.work(self._bridge, doing, name, self._named, failed, cancellable=False)

    def _named(self, path: Path) -> None:
        self.path = self._notes.path = self.after.file.path = path
        self.named.emit(path)

    def _delete(self) -> None:
        if self.path is not None and self.save_notes():  # they come back with it
            delete(self, self._services, self._bridge, [self.path], self._deleted)

    def _deleted(self) -> None:
        # There is nothing any more that notes could be about.
        self.path = self._notes.path = self.after.file.path = None
        self.left.emit()


def _rows(first: Sequence[QWidget], then: Sequence[QWidget], *, wide: bool) -> list[list[tuple[QWidget, int]]]:
    """Put cards in rows of COLUMNS: all beside each other, or the small ones so and each large one alone."""
    if wide:
        some = [*first, *then]
        rows = [some[at : at + 4] for at in range(0, len(some), 4)]
        return [_spread(row, last_grows=row[-1] in then) for row in rows]
    return [*([_spread(first)] if first else []), *([(one, COLUMNS)] for one in then)]


def _spread(row: Sequence[QWidget], *, last_grows: bool = False) -> list[tuple[QWidget, int]]:
    """Give each the same share; the last takes what is left."""
    share = COLUMNS // max(len(row), 4 if last_grows and len(row) > 1 else 1)
    return [*((one, share) for one in row[:-1]), (row[-1], COLUMNS - share * (len(row) - 1))]


def computed(result: SessionResult) -> SessionResult:
    """Compute what a summary shows, in another thread than the window's."""
    for one in result.people.values():
        _ = one.measures, one.levels, one.breathing
    story(result)
    return result
