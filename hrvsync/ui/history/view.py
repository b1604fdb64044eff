"""History: practice first, few lines over weeks, and the sessions, found by people, kind and words."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import override

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QScrollArea, QWidget

from hrvsync.storage import Entry
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.exporting import choose_export, export_several, save_as
from hrvsync.ui.history.chosen import ChosenBar
from hrvsync.ui.history.deletion import BinDialog, ask_delete_for_good, delete
from hrvsync.ui.history.found import Found, People, people_of
from hrvsync.ui.history.head import Head
from hrvsync.ui.history.people_changes import PeopleChanges
from hrvsync.ui.history.sessions import SessionList
from hrvsync.ui.history.whose import choices_of, groups_of, named, usual_group
from hrvsync.ui.i18n.language import kind_of, present_language
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import (
    Card,
    button,
    configure,
    hbox,
    label,
    open_dialog,
    show,
    vbox,
)
from hrvsync.ui.widgets.empty_state import EmptyState

SEARCH, SMALL = 240, 700  # px at 100 %: of the search, and the room below which it has a row of its own
WIDE, WIDEST = 1100, 1300  # px at 100 %: from here on list and lines stand beside each other; content is no wider
TYPED_MS = 150  # after the last letter of a search


class Place(msgspec.Struct, frozen=True):
    """Where somebody is in the history, to come back to: what is looked for, what is chosen, and how far down.

    `opened` are those who opened their own view. `lines`: whether these are shown where there is no room for both.
    """

    found: Found | None = None
    chosen: tuple[str, ...] = ()
    scrolled: int = 0
    lines: bool = False
    opened: frozenset[str] = frozenset()


class History(Page):
    """Looks through the library, from `place` on."""

    opened = Signal(object)  # Path: a recording
    compared = Signal(object)  # list[Path]: recordings to be shown side by side
    importing = Signal(object)  # list[Path]: files of other apps
    changing = Signal()  # a person is about to be renamed or deleted: nothing of theirs may be opened
    begun = Signal()  # somebody without a session wants one

    def __init__(self, services: Services, bridge: Bridge, settings: SettingsFile, place: Place | None = None) -> None:
        super().__init__()
        self._services, self._bridge, self._settings = services, bridge, settings
        self._place: Place | None = place or Place()  # that is still to be gone to
        self._entries = services.list_sessions()
        self._opened = self._place.opened if self._place else frozenset[str]()
        self._stop_refresh: Callable[[], None] = lambda: None
        self._doing = ""
        self._both = True  # list and lines beside each other
        self._lines_first = False
        self._people = PeopleChanges(self, services, bridge, settings, self)
        self.list = SessionList(self.tr("Recordings, newest first"))
        configure(self.list, opened=self._open_entry, deleting=self._delete, choice_changed=self._show_chosen)
        # The list can be seen before the library that draws is loaded. A timer of our own goes with this widget.
        self._soon = configure(QTimer(self), singleShot=True, timeout=self._draw)
        self._typed = configure(QTimer(self), singleShot=True, interval=TYPED_MS, timeout=self._filter)
        self._make_head()
        self._make_list()
        self._lay_out()
        self._fill()
        self._focus()

    # -- what it is made of --

    def _make_head(self) -> None:
        self.head = configure(
            Head(),
            left=self.left,
            people_chosen=self._choose_people,
            sought=self._filter,
            switched=self._switch,
            importing=self._choose_files,
            persons_wanted=self._show_people,
            bin_wanted=self._show_bin,
        )
        self.who, self.protocol, self.search = self.head.who, self.head.protocol, self.head.search
        self.search.textChanged.connect(lambda: self._typed.start())

    def _make_list(self) -> None:
        self.bar = configure(
            ChosenBar(),
            deleting=self._delete,
            exporting=self._export,
            reporting=self._report,
            comparing=self._compare,
            opening=self._open,
        )
        self.list_card = Card(self.tr("Sessions"), (self.list, 1), self.bar, spacing=0, margins=(0, 4, 0, 4))

    def _lay_out(self) -> None:
        never, by_tab = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.FocusPolicy.TabFocus
        area = QScrollArea()
        self._area = configure(area, widgetResizable=True, horizontalScrollBarPolicy=never, focusPolicy=by_tab)
        self.curves: QWidget | None = None
        nothing = self.tr("Your sessions will be listed here.")
        self.begin = button(self.tr("Begin a session"), "main", self.begun)
        self._empty = EmptyState(self.tr("Looking for recordings ..."), nothing, self.begin)
        self.own = button("", "main", self._open_own)
        self._gate = EmptyState("", "", self.own)
        self._note = label("", "small", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._body = QWidget()
        hbox((self.list_card, 9), (self._area, 13), parent=self._body, spacing=20)
        inside = self._inside = QWidget()
        rows = (self._body, 1), (self._empty, 1), (self._gate, 1), self._note
        vbox(*rows, parent=inside, spacing=12)
        self._around = hbox(None, (inside, 1000), None)
        self._top = hbox(self.head)
        vbox(self._top, (self._around, 1), parent=self, spacing=12, margins=(0, 14, 0, 14))

    def _arrange(self) -> None:
        """Put list and lines beside each other, or one of them at a time where there is little room."""
        scale = text_scale(self)
        wide = self.width() / scale >= WIDE
        self._inside.setMaximumWidth(round(WIDEST * scale))
        side = 40 if wide else 24
        room = self.width() - 2 * side
        self._top.setContentsMargins(side - 12, 0, side - 12, 0)
        self._around.setContentsMargins(side, 0, side, 0)
        self.head.arrange(wide=wide and self.head.fits(room))
        self._both = wide
        self._show_parts()

    def _show_parts(self) -> None:
        some, closed = bool(self._entries), self._closed
        there = some and not closed
        lines = there and self.curves is not None
        both = self._both
        show(there, self._body)
        show(there and (both or not (self._lines_first and lines)), self.list_card)
        show(lines and (both or self._lines_first), self._area)
        show(lines and not both, self.head.switch)
        show(some, self.who, self.protocol, self.search)
        show(not some, self._empty)
        show(bool(closed), self._gate)
        show(lines and (both or self._lines_first) and bool(self._note.text()), self._note)

    # -- what is known --

    def refresh(self) -> None:
        """Read recordings that are new or changed; each is known as soon as it is read."""
        self._stop_refresh()
        text, refresh = self.tr("Looking for recordings ..."), self._services.refresh
        work = self.work(self._bridge, text, refresh, self.show_entries, self.failed(), progress=True)
        work.progressed.connect(self.show_progress)
        work.ended.connect(lambda: self.show_entries(self._entries))
        self._stop_refresh = work.cancel or work.end

    def show_entries(self, entries: Sequence[Entry], *, more: bool = False) -> None:
        """Show what is in the library now, or as far as it is known while `more` is looked for."""
        looking = self.tr("Looking for recordings ...")
        self.head.progress.setText(looking if more else "")
        nothing = self.tr("Nothing yet"), self.tr("Your sessions will be listed here.")
        self._empty.show_text(*((looking, "") if more else nothing))
        if list(entries) != self._entries:
            first, self._entries = not self._entries, list(entries)
            self._fill()
            self._draw()
            if first:
                self._focus()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far reading the recordings, or changing them, is."""
        doing = self._doing or self.tr("Reading recordings: {done} of {of}")
        text = doing.replace("{done}", phrases.number(done)).replace("{of}", phrases.number(total))
        self.head.progress.setText(text)
        self._empty.show_text(text)

    @property
    def named(self) -> dict[str, int]:
        """Everybody with the number of their recordings, by name."""
        return named(self._entries)

    @property
    def people(self) -> People:
        """Whose sessions are chosen, as they sit; nobody in particular where empty."""
        return tuple(self.who.currentData() or ())

    @property
    def place(self) -> Place:
        """Where somebody is now."""
        found = Found(self.people, self.protocol.currentData() or "", self.search.text())
        chosen = tuple(entry.file for entry in self.list.chosen)
        return Place(found, chosen, self.list.verticalScrollBar().value(), self._lines_first, self._opened)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop_refresh()
        super().closeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _focus(self) -> None:
        (self.list if self._entries else self.begin).setFocus()

    # -- what is looked for --

    def _fill(self) -> None:
        """Offer what there is to choose from, keeping what was chosen."""
        wanted = self._place.found if self._place and self._entries else None
        before = wanted or Found(self.people, self.protocol.currentData() or "", self.search.text())
        groups = groups_of(self._entries)
        first = wanted is None and self.who.count() <= 1  # nobody could be chosen before
        usual = usual_group(groups, self._settings.now.names.values())
        self._offer(self.who, dict(choices_of(groups)), usual if first else before.people)
        names = {entry.protocol_id: kind_of(entry.protocol) for entry in self._entries if entry.protocol}
        protocols: dict[str, object] = {name: key for key, name in sorted(names.items(), key=lambda item: item[1])}
        self._offer(self.protocol, {self.tr("All sessions"): ""} | protocols, before.protocol)
        self.head.persons.setEnabled(bool(self.named))
        self._list()
        if self._place is not None and self._entries:
            self._return_to(self._place)

    def go_to(self, place: Place) -> None:
        """Show that place, as soon as what is chosen there is known."""
        self._place = place
        self._fill()

    def _return_to(self, place: Place) -> None:
        self._place = None
        self._lines_first = place.lines
        if place.found is not None:
            self.search.setText(place.found.words)
            self._typed.stop()
            self._list()
        self.list.choose(place.chosen)
        QTimer.singleShot(0, self.list, partial(self.list.verticalScrollBar().setValue, place.scrolled))

    def _offer(self, box: QComboBox, choices: dict[str, object], chosen: object) -> None:
        box.blockSignals(True)
        box.clear()
        for text, data in choices.items():
            box.addItem(text, data)
        values = list(choices.values())
        same = (n for n, data in enumerate(values) if data == chosen or (chosen and set(data) == set(chosen)))  # pyright: ignore[reportArgumentType]
        box.setCurrentIndex(next(same, 0))
        box.blockSignals(False)

    @property
    def _closed(self) -> str:
        """Whose own view is chosen and not opened yet; nobody's where nobody else is in the library."""
        people = self.people
        return people[0] if len(people) == 1 and people[0] not in self._opened and len(self.named) > 1 else ""

    @Slot()
    def _choose_people(self) -> None:
        if name := self._closed:
            text = self.tr("What somebody recorded alone is theirs: it opens when they say so.")
            self._gate.show_text(self.tr("{name}'s own history").format(name=name), text)
            self.own.setText(self.tr("I am {name}").format(name=name))
        self._filter()

    @Slot()
    def _open_own(self) -> None:
        self._opened |= {*self.people}
        self._filter()
        self.list.setFocus()

    @Slot()
    def _filter(self) -> None:
        self._list()
        self._draw()

    def _list(self) -> None:
        chosen = [entry.file for entry in self.list.chosen]
        found = Found(self.people, self.protocol.currentData() or "", self.search.text())
        self.list.sessions.show_entries([] if self._closed else found.among(self._entries))
        self.list.choose(chosen)
        self._show_chosen()
        self._show_parts()

    @Slot(object)
    def _switch(self, lines: bool) -> None:
        self._lines_first = lines
        self._show_parts()

    @Slot()
    def _show_chosen(self) -> None:
        """Say how many are chosen, and what can be done with them."""
        shown, words = self.list.sessions.entries, self.search.text().strip()
        searched = words and self.people and not self._closed
        others = len(Found(words=words).among(self._entries)) - len(shown) if searched else 0
        self.bar.show_sessions(self.list.chosen, shown, words, others)

    def _draw(self) -> None:
        if self.curves is not None:
            self._area.takeWidget().deleteLater()
            self.curves = None
        people = self.people  # words look for one session; lines are about all of these people and this kind
        entries = Found(people, self.protocol.currentData() or "").among(self._entries)
        self._note.setText("")
        if entries and not self._closed and self.isVisible():
            from hrvsync.ui.history.over_time import cards_of  # it loads SciPy

            cards, note = cards_of(people, entries)
            self.curves = QWidget()
            growing = ((card, int(card.grows)) for card in cards)
            spare = () if any(card.grows for card in cards) else (None,)
            vbox(*growing, *spare, parent=self.curves, spacing=18, margins=(0, 0, 10, 0))
            self._area.setWidget(self.curves)
            self._note.setText(note)
        self._show_parts()

    # -- what is done with those that are chosen --

    def _paths(self) -> list[Path]:
        return [self._services.folder / entry.file for entry in self.list.chosen]

    @Slot(object)
    def _open_entry(self, entry: Entry) -> None:
        self.list.choose([entry.file])
        self.opened.emit(self._services.folder / entry.file)

    @Slot()
    def _open(self) -> None:
        for path in self._paths()[:1]:
            self.opened.emit(path)

    @Slot()
    def _compare(self) -> None:
        self.compared.emit(self._paths()[::-1])  # the earlier one stands at the left

    @Slot()
    def _export(self) -> None:
        if len(paths := self._paths()) == 1:
            choose_export(self, self._services, self._bridge, paths)
        elif paths:
            export_several(self, self._services, self._bridge, paths)

    @Slot()
    def _report(self) -> None:
        entries = self.list.chosen
        people = {frozenset(people_of(entry)) for entry in entries}
        if len(people) != 1 or len(next(iter(people))) > 2:
            self.message.emit(self.tr("One report is about one person, or the same two people; choose such sessions."))
            return
        save_as(
            self,
            self._bridge,
            self.tr("As one report"),
            "-".join(people_of(entries[0])),
            lambda to, names: self._services.report(entries, to, present_language(), names=names),
        )

    @Slot()
    def _delete(self) -> None:
        if paths := self._paths():
            delete(self, self._services, self._bridge, paths, self._list_again)

    @Slot()
    def _choose_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Import files of other apps"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        open_dialog(dialog, filesSelected=self._files_chosen)

    def _files_chosen(self, names: list[str]) -> None:
        self.importing.emit(list(map(Path, names)))

    def _list_again(self) -> None:
        self.show_entries(self._services.list_sessions())

    # -- the bin --

    @Slot()
    def _show_bin(self) -> None:
        dialog = BinDialog(self, self._services.in_bin())
        open_dialog(dialog, returning=self._put_back, deleting=self._delete_binned)

    @Slot(object)
    def _put_back(self, binned: Path) -> None:
        failed = self.failed(self.tr("It cannot be put back: {why}"))
        doing, put_back = self.tr("Putting back {file} ..."), partial(self._services.put_back, binned)
        text = doing.format(file=binned.name)
        self.work(self._bridge, text, put_back, self._returned, failed, on_stopped=self.say_stopped)

    def _returned(self, path: Path) -> None:
        self.message.emit(self.tr("{file} is back.").format(file=path.name))
        self.refresh()

    @Slot(object)
    def _delete_binned(self, binned: Path) -> None:
        ask_delete_for_good(self, self._services, self._bridge, binned, self._list_again)

    # -- renaming or deleting a person --

    @Slot()
    def _show_people(self) -> None:
        chosen = self.people
        self._people.show(self.named, chosen[0] if len(chosen) == 1 else "", self._entries)

    def begin_change(self, doing: str) -> None:
        """Let nothing be touched while the library changes."""
        self._stop_refresh()
        self.changing.emit()
        self._doing = doing
        self.setEnabled(False)

    def end_change(self, message: str, old: str = "", new: str = "") -> None:
        """Go on after a change; the person `old` is remembered as `new`, or as nobody where that is empty."""
        if old:
            self._settings.rename(old, new)
            place = self.place
            found = place.found or Found()
            people = tuple(new if name == old else name for name in found.people)
            self._opened = frozenset(new if name == old else name for name in self._opened)
            self._place = msgspec.structs.replace(place, found=msgspec.structs.replace(found, people=people))
        self._doing = ""
        self.setEnabled(True)
        self._focus()
        self.show_entries(self._services.list_sessions(), more=True)
        self.refresh()
        self.message.emit(message)
