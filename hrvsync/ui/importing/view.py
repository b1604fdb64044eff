"""Import: the files that were dropped or chosen, what is understood of each, and what is asked before that."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog

from hrvsync.importing import (
    NOTHING,
    Corrections,
    Line,
    Look,
    Proposal,
    Understood,
)
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import why
from hrvsync.ui.importing import words
from hrvsync.ui.importing.batch import Batch
from hrvsync.ui.importing.clock import ClockQuestion
from hrvsync.ui.importing.detail import Detail
from hrvsync.ui.importing.files import DotsData, DropPlace, FileDots, FileList
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import (
    Card,
    add,
    button,
    configure,
    hbox,
    label,
    open_dialog,
    scroll_area,
    show,
    vbox,
)
from hrvsync.ui.widgets.tab_order import set_tab_order

ROOM, ONE = 1140, 600  # px at 100 % for list and file side by side, and for the buttons beside a sentence
FEW = 8
"""Files that are read without dots to show how far the work is."""


class ImportView(Page):
    """Shows the files of `paths`; nothing is written before *Import* is pressed."""

    opened = Signal(object)  # list[Path]: recordings to play, imported or not
    imported = Signal(object)  # list[Path]: what is in the library now

    def __init__(self, services: Services, bridge: Bridge, settings: SettingsFile, paths: Sequence[Path]) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._services, self._bridge, self._settings = services, bridge, settings
        self._given = list(paths)
        self._look: Look | None = None
        self._batch = Batch()
        self._importing = False
        self.asked: tuple[Path, Path] | None = None
        self._on_the_right: set[Path] = set()
        self._stop: Callable[[], object] = lambda: None
        self.title = label("", "title", wrap=True)
        self.counts = label("", "small", right=True)
        self.files = FileList()
        self.files.chosen.connect(self._show_file)
        self.drop = DropPlace(self.tr("Drop more here, or choose files ..."), self._choose)
        self.detail = Detail(())
        self.detail.corrected.connect(self._correct)
        self.detail.show_known.connect(self._show_known)
        self.detail.made.connect(self._order)
        self.dots = FileDots(DotsData((), 0), self.tr("Files that are read"))
        self.reading = label("", "head", wrap=True)
        self._reading_note = label(self.tr("You can look at the first ones meanwhile."), "small", wrap=True)
        self.stop = button(self.tr("Stop"), "quiet", self._stop_reading)
        self.progress = Card(self.tr("Reading"), self.reading, self.dots, self._reading_note, hbox(None, self.stop))
        self.question: ClockQuestion | None = None
        self._question_place = vbox()
        self.settled = Card(self.tr("On one clock"))
        self._settled_text = label("", "note", wrap=True)
        self.swap = button(self.tr("Swap seats"), clicked=self._swap_seats)
        self.separate = button(self.tr("Keep as two alone"), "quiet", self._keep_apart)
        self.join = button(self.tr("Make them one recording each time"), clicked=self._join)
        add(self.settled.rows, hbox((self._settled_text, 1), self.swap, self.join, self.separate))
        self.back = button(self.tr("Cancel"), "quiet", self.left)
        self.play = button(self.tr("Play without importing"), "quiet", self._play)
        self.take = button(self.tr("Import"), "main", self._import)
        safe = self.tr("Nothing is taken twice, no file is changed, and nothing leaves this computer.")
        self._safe = label(safe, "small", wrap=True)
        self._counted = hbox((label(self.tr("Files"), "head"), 1), self.counts)
        files = Card(
            self.tr("Files"),
            self._counted,
            (self.files, 1),
            self.drop,
            margins=(16, 16, 16, 16),
        )
        left = vbox((files, 1), self.progress, spacing=16)
        right = vbox((self.detail, 1), self._question_place, self.settled, spacing=16)
        self._columns = hbox((left, 10), (right, 24), spacing=16)
        inside = scroll_area(self._columns)
        configure(
            inside,
            focusPolicy=Qt.FocusPolicy.NoFocus,
            horizontalScrollBarPolicy=Qt.ScrollBarPolicy.ScrollBarAlwaysOff,
        )
        self._foot = hbox((self._safe, 1), hbox(None, self.back, self.play, self.take, spacing=10), spacing=10)
        vbox(self.title, (inside, 1), self._foot, parent=self, spacing=14, margins=(28, 22, 28, 20))
        show(False, self.progress, self.settled)
        self._renew()
        self.files.setFocus()

    def read(self) -> None:
        """Find the files and read one after the other."""
        text = self.tr("Looking for files ...")
        self.title.setText(text)
        self.work(self._bridge, text, partial(self._services.look, self._given), self._found, self.failed())

    def add_files(self, paths: Sequence[Path]) -> None:
        """Read more files."""
        new = [path for path in paths if path not in self._given]
        if new and not self._importing:
            self._stop()
            self._given += new
            self.read()

    # -- reading --

    def show_look(self, look: Look) -> None:
        """Go on with these files; those that were read already stay as they are."""
        self._look = look
        self.detail.names = list(look.names)
        self.read_so_far([path for path in look.paths if path not in self._batch.files])

    @property
    def looking(self) -> Look:
        """What the files are read by."""
        assert self._look is not None
        return self._look

    def read_so_far(self, waiting: Sequence[Path]) -> None:
        """Show that these files wait to be read."""
        self._batch.waiting = list(waiting)
        self._renew()

    def show_file(self, file: Understood) -> None:
        """Show a file that was read."""
        first = not self._batch.files
        self._batch.files[file.path] = file
        self._renew()
        if first:
            self.files.setCurrentRow(0)
        elif (now := self.files.current()) is not None and now.path == file.path:
            self._show_file(file)

    def show_lines(self, first: Line, second: Line) -> None:
        """Ask when the second of two began beside the first."""
        self._end_question()
        self.question = ClockQuestion((first, second), self._settings.now.own_name)
        self.question.answered.connect(self._lay_together)
        self.question.apart.connect(self._keep_apart)
        self._question_place.addWidget(self.question)
        self._order()
        self._renew()

    def _found(self, look: Look) -> None:
        self.show_look(look)
        self._read_next()

    def _read_next(self) -> None:
        if self._look is None or not self._batch.waiting:
            self._ask()
            return
        path = self._batch.waiting[0]
        function = partial(self._services.understand, self._look, path, self._batch.wishes.get(path, NOTHING))
        self._stop = self._bridge.run(self, function, self._read, self._not_read)

    def _read(self, file: Understood) -> None:
        self._batch.waiting.remove(file.path)
        self.show_file(file)
        self._read_next()

    def _not_read(self, error: Exception) -> None:
        self.message.emit(why(error))
        self._batch.waiting = self._batch.waiting[1:]
        self._renew()
        self._read_next()

    def _stop_reading(self) -> None:
        self._stop()
        self._batch.waiting = []
        self._renew()
        self._ask()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() / text_scale(self)
        beside = room >= ROOM
        self.detail.show_room(room)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != direction:
            self._columns.setDirection(direction)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for line in (self._foot, self._counted):
            line.setDirection(across if room >= ONE else down)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)

    # -- what is shown --

    def _order(self) -> None:
        """Let Tab go through what is asked about a file, made again each time, before it comes to the buttons below."""
        question = () if self.question is None else (self.question,)
        set_tab_order((self.drop, self.detail, *question, self.swap, self.join, self.separate, self.back))

    def _show_file(self, file: Understood) -> None:
        self.detail.show_file(self._batch.files[file.path], self._batch.wish(file), self._seat(file))

    @property
    def proposals(self) -> list[Proposal]:
        """The recordings that would be made now."""
        return self._batch.proposals

    def _renew(self) -> None:
        files = list(self._batch.files.values())
        made = self.proposals
        self._list_files(made)
        new, known, lost = self._batch.counts
        waiting = len(self._batch.waiting)
        self.counts.setText(words.found(new, known, lost) if files else "")
        kinds = tuple("new" if one.new else "known" if one.known else "lost" for one in files)
        self.dots.show_data(DotsData(kinds, len(files) + waiting))
        done = self.tr("{n} of {of} read").format(n=phrases.number(len(files)), of=phrases.number(len(files) + waiting))
        self.reading.setText(done)
        show(len(files) + waiting > FEW, self.progress)
        show(waiting > 0, self.stop, self._reading_note)
        pairs = [one for one in made if len(one.files) == 2]
        at_once = self._batch.at_once if len(files) > 2 and not waiting else 0
        show(bool(pairs) or at_once > 0, self.settled)
        show(bool(pairs), self.separate)
        show(not pairs, self.join)
        show(len(made) == 1 and bool(pairs), self.swap)
        if pairs and len(made) == 1:
            self._settled_text.setText(self._batch.laid(pairs[0]))
        else:
            text = self.tr("By their clocks, {n} times two of these were recorded at one time.")
            self._settled_text.setText(text.format(n=phrases.number(len(pairs) or at_once)))
        if files or waiting:
            self.title.setText(self._sentence(new, waiting))
        self.take.setEnabled(bool(made) and not waiting and not self._importing)
        n = len(made)
        texts = self.tr("Import one recording"), self.tr("Import {n} recordings").format(n=phrases.number(n))
        self.take.setText(self.tr("Import") if not n else texts[n > 1])
        show(len(made) == 1 and made[0].later is None, self.play)

    def _sentence(self, new: int, waiting: int) -> str:
        if waiting:
            return self.tr("Looking at the files ...")
        one, more = self.tr("One file understood."), self.tr("{n} files understood.")
        text = self.tr("Nothing new in these files.") if not new else one if new == 1 else more
        text = text.format(n=phrases.number(new))
        left = self.tr("One question is left.")
        return f"{text} {left}" if self.question is not None else text

    # -- the clock question --

    def _ask(self) -> None:
        """Ask about two files that no clock lays beside each other."""
        asked = self._batch.question
        paths = (asked[0].path, asked[1].path) if asked else None
        if paths == self.asked:
            return
        self.asked = paths
        if asked is None:
            self._end_question()
            self._renew()
            return
        first, second = asked

        def lines() -> tuple[Line, Line]:
            read = self._services.line
            return read(first, self._batch.wish(first)), read(second, self._batch.wish(second))

        self._bridge.run(self, lines, lambda both: self.show_lines(*both), self.failed())

    @Slot(float, str)
    def _lay_together(self, later: float, by: str) -> None:
        self._settings.change(own_name=by)
        self._batch.lay_together(later, by)
        self._end_question()
        self._renew()

    def _keep_apart(self) -> None:
        self._batch.join(joined=False)
        self._end_question()
        self._renew()

    def _join(self) -> None:
        self._batch.join(joined=True)
        self._renew()

    def _end_question(self) -> None:
        if self.question is not None:
            self.question.hide()
            self.question.deleteLater()
            self.question = None

    def _swap_seats(self) -> None:
        self._batch.swap = not self._batch.swap
        self._renew()

    def _seat(self, file: Understood) -> str:
        """Return the seat that somebody alone in a file gets."""
        return "B" if file.path in self._on_the_right else "A"

    def _list_files(self, made: Sequence[Proposal]) -> None:
        self._on_the_right = self._batch.on_the_right(made, self.asked)
        for file in self._batch.files.values():
            self.files.show_file(file, self._batch.wish(file), seat=self._seat(file))

    # -- what people do --

    @Slot(object, object)
    def _correct(self, file: Understood, wish: Corrections) -> None:
        only_name = self._batch.correct(file, wish)
        self.asked = None
        self._end_question()
        if only_name:
            self.show_file(file)  # only a name
            self._ask()
        elif self._look is not None:
            look = self._look
            function = partial(self._services.understand, look, file.path, wish)
            self._bridge.run(self, function, self._read_again, self.failed())

    def _read_again(self, file: Understood) -> None:
        self.show_file(file)
        self._ask()

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Import files of other apps"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        open_dialog(dialog, filesSelected=self._files_chosen)

    def _files_chosen(self, names: list[str]) -> None:
        self.add_files(list(map(Path, names)))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    @Slot(str)
    def _show_known(self, name: str) -> None:
        path = self._services.folder / name
        if path.exists():
            self.opened.emit([path])
        else:  # another file of these
            row = next((k for k, one in enumerate(self._batch.files) if one.name == name), -1)
            self.files.setCurrentRow(row)

    def _play(self) -> None:
        made = self.proposals
        if made:
            self.opened.emit([file.path for file in made[0].files])

    def _import(self) -> None:
        made = self.proposals
        if not made:
            return
        self._importing = True
        self._renew()
        text = self.tr("Importing ...")
        self.work(self._bridge, text, partial(self._services.bring, made), self._brought, self._failed, progress=True)

    def _failed(self, error: Exception) -> None:
        self._importing = False
        self._renew()
        self.failed(self.tr("It cannot be imported: {why}"))(error)

    def _brought(self, outcome: tuple[list[Path], list[Exception]]) -> None:
        made, failed = outcome
        self._importing = False
        if not made:
            self._failed(failed[0])
            return
        one, more = self.tr("One recording is in your library."), self.tr("{n} recordings are in your library.")
        text = (one if len(made) == 1 else more).format(n=phrases.number(len(made)))
        wrong = f" {why(failed[0])}" if failed else ""
        self.message.emit(text + wrong)
        self.imported.emit(made)
