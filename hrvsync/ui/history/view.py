"""History: every recording, filtered by people, session and tag; one person over days, two people over weeks."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import override

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHeaderView, QScrollArea, QTableView, QWidget

from hrvsync.storage import Entry, Holdings, Progress, Remnant
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.history.deletion import BinDialog, ask_delete, ask_delete_for_good
from hrvsync.ui.history.people import DeletePersonDialog, PeopleDialog, RenameDialog
from hrvsync.ui.i18n.language import translated, why
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.widgets import button, combo_box, configure, hbox, label, open_dialog, show, tip, vbox
from hrvsync.ui.widgets.empty_state import EmptyState
from hrvsync.ui.widgets.tab_order import set_tab_order

type People = tuple[str, ...]
type At = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
WHEN, WHO, SESSION, MINUTES, TAGS = range(5)  # columns of the table, from the left
CELLS: tuple[Callable[[Entry], str], ...] = (
    lambda entry: phrases.moment(entry.created) or entry.file,
    lambda entry: ", ".join(one.name for one in entry.people.values()),
    lambda entry: "\n".join(filter(None, (_session(entry), _sentence(entry)))),
    lambda entry: phrases.number(entry.seconds / 60),
    lambda entry: ", ".join(entry.tags),
)


def _session(entry: Entry) -> str:
    return translated(entry.trouble) or phrases.session(entry.protocol, entry.cut_short, corrected(entry))


def _sentence(entry: Entry) -> str:
    """What happened in it, in one sentence."""
    return next((translated(one) for one in entry.sentences), "")


def corrected(entry: Entry) -> int:
    """How many beats of a recording were corrected by hand."""
    return sum(one.corrected_by_hand for one in entry.people.values())


class Sessions(QAbstractTableModel):
    """The chosen entries, newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        """Show these (given oldest first)."""
        self.beginResetModel()
        self.entries = entries[::-1]
        self.endResetModel()

    @override
    def rowCount(self, parent: At = TOP) -> int:
        return 0 if parent.isValid() else len(self.entries)

    @override
    def columnCount(self, parent: At = TOP) -> int:
        return len(CELLS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("When"), self.tr("Who"), self.tr("Session"), self.tr("min"), self.tr("Tags"))[section]

    @override
    def data(self, index: At, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(translated(entry.trouble) or "\n".join([*map(translated, entry.sentences), entry.file]))
        return CELLS[index.column()](entry) if role == Qt.ItemDataRole.DisplayRole else None


class History(Page):
    """Looks through the library."""

    opened = Signal(object)  # list[Path]: a recording
    importing = Signal(object)  # list[Path]: files of other apps
    correcting = Signal(object)  # Path: a recording whose beats are to be looked at
    changing = Signal()  # a person is about to be renamed or deleted: nothing of theirs may be opened

    def __init__(self, services: Services, bridge: Bridge, settings: SettingsFile) -> None:
        super().__init__()
        self._services, self._bridge, self._settings = services, bridge, settings
        self._entries = services.list_sessions()
        self._stop_refresh: Callable[[], None] = lambda: None
        self._doing = ""
        self.model = Sessions(self)
        filters = self.tr("Whose sessions"), self.tr("Which sessions"), self.tr("Which tag")
        self.who, self.protocol, self.tag = boxes = [combo_box(name, changed=self._filter) for name in filters]
        for box in boxes:
            box.setMinimumWidth(150)
        self.story = label("", "small", wrap=True)
        self.table = self._make_table()
        self.table.selectionModel().currentRowChanged.connect(self._show_story)
        # In a small window the texts below the curves need more than there is.
        never, by_tab = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.FocusPolicy.TabFocus
        area = QScrollArea()
        self._curves = configure(area, widgetResizable=True, horizontalScrollBarPolicy=never, focusPolicy=by_tab)
        self._curves.setAccessibleName(self.tr("Over the weeks"))
        # The list can be seen before the library that draws is loaded. A timer of our own goes with this widget.
        self._soon = configure(QTimer(self), singleShot=True, timeout=self._draw)
        self.curves: QWidget | None = None
        self._empty = EmptyState(self.tr("Looking for recordings ..."))
        self.progress = label("", "small")
        self._back = button(self.tr("Back"), clicked=self.left)
        self.delete = button(self.tr("Delete ..."), clicked=self._delete)
        self.bring = button(self.tr("Import ..."), clicked=self._choose_files)
        self.correct = button(self.tr("Correct beats ..."), clicked=self._correct)
        self.bin = button(self.tr("Bin ..."), clicked=self._show_bin)
        self.persons = button(self.tr("People ..."), clicked=self._show_people)
        self.open = button(self.tr("Open"), "main", self._open)
        self._filter_row = QWidget()
        hbox(*boxes, None, self.progress, parent=self._filter_row)
        vbox(
            label(self.tr("History"), "title"),
            self._filter_row,
            (hbox((vbox((self.table, 1), self.story), 9), (self._curves, 12), spacing=16), 1),
            (self._empty, 1),
            hbox(self._back, None, self.bring, self.bin, self.persons, self.delete, self.correct, self.open),
            parent=self,
            spacing=14,
            margins=(28, 22, 28, 20),
        )
        self._fill()
        self._focus()

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
        self.progress.setText(looking if more else "")
        self._empty.show_text(looking if more else self.tr("Nothing yet. Your sessions will be listed here."))
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
        self.progress.setText(text)
        self._empty.show_text(text)

    @property
    def named(self) -> dict[str, int]:
        """Everybody with the number of their recordings, by name; a seat is the name of nobody."""
        counts = Counter(
            name
            for entry in self._entries
            for name in {one.name for seat, one in entry.people.items() if one.name != seat}
        )
        return dict(sorted(counts.items(), key=lambda item: item[0].casefold()))

    @property
    def people(self) -> People:
        """Whose sessions are chosen; nobody in particular where empty."""
        return tuple(self.who.currentData() or ())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop_refresh()
        super().closeEvent(event)

    def _make_table(self) -> QTableView:
        table = configure(
            QTableView(),
            accessibleName=self.tr("Recordings, newest first"),
            selectionBehavior=QTableView.SelectionBehavior.SelectRows,
            selectionMode=QTableView.SelectionMode.SingleSelection,
            showGrid=False,
            wordWrap=False,
            horizontalScrollBarPolicy=Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
            tabKeyNavigation=False,
            activated=self._open,
        )
        table.setModel(self.model)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(48)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(SESSION, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(WHEN, QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(50)  # rows: enough for a column of dates, and no wait for ten thousand
        for column, width in ((WHO, 80), (MINUTES, 42), (TAGS, 84)):
            table.setColumnWidth(column, width)
        return table

    def _focus(self) -> None:
        (self.table if self._entries else self._back).setFocus()

    def _fill(self) -> None:
        """Offer what there is to choose from, keeping what was chosen."""
        counts: Counter[People] = Counter()
        for entry in self._entries:
            names = tuple(sorted({one.name for one in entry.people.values()}))
            counts[names] += 1
            counts.update((name,) for name in names if len(names) > 1)
        people = sorted((names for names in counts if names), key=lambda names: (-len(names), -counts[names], names))
        self._offer(self.who, self.tr("Everybody"), {" + ".join(names): names for names in people})
        names = {entry.protocol_id: entry.protocol for entry in self._entries if entry.protocol}  # the newest name
        protocols: dict[str, object] = {name: key for key, name in sorted(names.items(), key=lambda item: item[1])}
        self._offer(self.protocol, self.tr("All sessions"), protocols)
        tags = sorted({tag for entry in self._entries for tag in entry.tags})
        self._offer(self.tag, self.tr("All tags"), {name: name for name in tags})
        some = bool(self._entries)
        show(some, self.table, self._filter_row)
        show(not some, self._empty)
        self.open.setEnabled(some)
        self.correct.setEnabled(some)
        self.delete.setEnabled(some)
        self.persons.setEnabled(bool(self.named))
        self._list()

    def _offer(self, box: QComboBox, every: str, choices: dict[str, object]) -> None:
        before = box.currentText() if box.count() > 1 else ""
        box.blockSignals(True)
        box.clear()
        for text, data in ({every: None} | choices).items():
            box.addItem(text, data)
        # The first time, the people with the most sessions are what people come for.
        first = 1 if box is self.who and choices and not before else 0
        box.setCurrentIndex(max(first, box.findText(before) if before else first))
        box.blockSignals(False)

    @Slot()
    def _filter(self) -> None:
        self._list()
        self._draw()

    def _list(self) -> None:
        people, protocol, tag = set(self.people), self.protocol.currentData(), self.tag.currentData()
        entries = [
            entry
            for entry in self._entries
            if (not people or people <= {one.name for one in entry.people.values()})
            and (not protocol or entry.protocol_id == protocol)
            and (not tag or tag in entry.tags)
        ]
        self.model.show_entries(entries)
        who = {tuple(one.name for one in entry.people.values()) for entry in entries}
        self.table.setColumnHidden(WHO, bool(people) and len(who) == 1)  # the choice above shows it already
        self.table.selectRow(0)
        self._show_story()

    def _show_story(self, *_rows: QModelIndex) -> None:
        """Show what happened in the chosen session."""
        entry = self._chosen()
        self.story.setText(" ".join(map(translated, entry.sentences)) if entry else "")

    def _draw(self) -> None:
        if self.curves is not None:
            self._curves.takeWidget().deleteLater()
            self.curves = None
        people, entries = self.people, self.model.entries
        self._curves.setVisible(bool(people and self._entries))
        if not people or not self._entries:
            return
        from hrvsync.history import left_out, own, readings, theirs, together  # these load SciPy and pyqtgraph
        from hrvsync.ui.history.days import OwnSide, Readings, Theirs, Weeks

        if len(people) == 2:
            self.curves = Weeks(together(entries, *people), left_out(entries, *people))
        else:
            days, body = readings(entries, people[0]), own(entries, people[0])
            apps = theirs(entries, people[0])
            parts: list[QWidget] = []
            if days or not (body.sessions or apps):
                parts.append(Readings(days, left_out(entries, people[0])))
            if body.sessions:
                parts.append(OwnSide(body))
            if apps:
                parts.append(Theirs(apps))
            self.curves = parts[0] if len(parts) == 1 else QWidget()
            if len(parts) > 1:
                vbox(*parts, parent=self.curves, spacing=12)
        self._curves.setWidget(self.curves)
        set_tab_order((self.table, self._curves, self._back))

    def _chosen(self) -> Entry | None:
        line = self.table.currentIndex().row()
        return self.model.entries[line] if 0 <= line < len(self.model.entries) else None

    def _current(self) -> Path | None:
        entry = self._chosen()
        return self._services.folder / entry.file if entry else None

    @Slot()
    def _open(self) -> None:
        if path := self._current():
            self.opened.emit([path])

    @Slot()
    def _correct(self) -> None:
        if path := self._current():
            self.correcting.emit(path)

    @Slot()
    def _choose_files(self) -> None:
        dialog = QFileDialog(self, self.tr("Import files of other apps"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        open_dialog(dialog, filesSelected=self._files_chosen)

    def _files_chosen(self, names: list[str]) -> None:
        self.importing.emit(list(map(Path, names)))

    # -- deleting a recording --

    @Slot()
    def _delete(self) -> None:
        if path := self._current():
            ask_delete(self, self._services, self._bridge, path, self._list_again)

    def _list_again(self) -> None:
        self.show_entries(self._services.list_sessions())

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
        dialog = PeopleDialog(self, self.named, chosen[0] if len(chosen) == 1 else "")
        open_dialog(dialog, renaming=self._ask_name, deleting=self._look_up)

    @Slot(str)
    def _ask_name(self, name: str) -> None:
        together = [{one.name for one in entry.people.values()} for entry in self._entries]
        partners = {other for names in together if name in names for other in names} - {name}
        dialog = RenameDialog(self, name, set(self.named) - {name}, partners)
        open_dialog(dialog, renamed=partial(self._rename, name))

    @Slot(str)
    def _look_up(self, name: str) -> None:
        text, look_up = self.tr("Looking for recordings ..."), partial(self._services.holdings, name)
        self.work(self._bridge, text, look_up, self._confirm_delete_person, self.failed())

    def _confirm_delete_person(self, held: Holdings) -> None:
        if not held.alone and not held.shared:
            self._changed(self.tr("Nobody in the library is called {name} any more.").format(name=held.name))
        else:
            dialog = DeletePersonDialog(self, held)
            open_dialog(dialog, accepted=lambda: self._delete_person(held, dialog.chosen()))

    def _rename(self, old: str, new: str) -> None:
        doing = self.tr("Renaming {name}: {done} of {of}").replace("{name}", old)
        renamed = self.tr("{old} is now {new} in {n} of the recordings.")
        failed = self.tr("The name cannot be changed: {why}")
        self._change(
            doing,
            partial(self._services.rename, old, new),
            lambda n: self._changed(renamed.format(old=old, new=new, n=phrases.number(n)), old, new),
            lambda error: self._changed(failed.format(why=why(error))),
            lambda: None,
        )

    def _delete_person(self, held: Holdings, chosen: Collection[Remnant]) -> None:
        before, name = self._settings.now, held.name
        self._settings.rename(name, "")  # first: the library goes on where it was stopped, the settings do not
        doing = self.tr("Deleting {name}: {done} of {of}").replace("{name}", name)
        gone = self.tr("{name} is gone from the library.").format(name=name)
        remaining = self.tr(
            "A backup that is damaged or not where it was may still hold {name}; delete it yourself: {files}."
        )
        left = self.tr("Texts and files that you did not tick may still name {name}.").format(name=name)
        refused = self.tr("It cannot be deleted: {why}")
        failed = self.tr("Not everything could be deleted: {why}. Delete again, and it goes on where it stopped.")

        def deleted(missing: list[Path]) -> None:
            files = ", ".join(map(str, missing))
            texts = {
                gone: True,
                remaining.format(name=name, files=files): missing,
                left: len(chosen) < len(held.remnants),
            }
            self._changed(" ".join(text for text, there in texts.items() if there))

        def not_deleted(error: Exception) -> None:
            if isinstance(error, ValueError):
                self._settings.restore(before)
            self._changed((refused if isinstance(error, ValueError) else failed).format(why=why(error)))

        delete = partial(self._services.delete_person, held, chosen)
        self._change(doing, delete, deleted, not_deleted, partial(self._settings.restore, before))

    def _change[T](
        self,
        doing: str,
        change: Callable[[Progress], T],
        on_success: Callable[[T], None],
        on_failure: Callable[[Exception], None],
        undo: Callable[[], None],
    ) -> None:
        """Change a person in the whole library; meanwhile nothing else can be touched.

        `undo` takes back what came first.
        """
        self._stop_refresh()
        self.changing.emit()
        self._doing = doing
        self.setEnabled(False)
        text = doing.partition(":")[0]

        def stopped() -> None:
            undo()
            self._changed("")
            self.say_stopped()

        work = self.work(self._bridge, text, change, on_success, on_failure, on_stopped=stopped, progress=True)
        work.progressed.connect(self.show_progress)

    def _changed(self, message: str, old: str = "", new: str = "") -> None:
        """Go on after a change; the person `old` is remembered as `new`, or as nobody where that is empty."""
        if old:
            self._settings.rename(old, new)
        self._doing = ""
        self.setEnabled(True)
        self._focus()
        self.show_entries(self._services.list_sessions(), more=True)
        self.refresh()
        self.message.emit(message)
