"""One file as it was understood: columns, unit, clock, beats, gaps, a picture, what was mended; each guess a choice."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QDateTimeEdit, QPushButton, QSizePolicy, QWidget

from hrvsync.importing import Column, Corrections, Seen, Understood
from hrvsync.storage.formats.columns import Meaning
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.importing import words
from hrvsync.ui.importing.picture import Intervals, IntervalsData
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import Card, add, button, combo_box, configure, grid, hbox, label, set_role, vbox
from hrvsync.ui.widgets.flow import Flow

ACROSS = ((1360, (5, 6)), (700, (3, 3)), (0, (1, 2)))
"""From which width of the page on (px at 100 %) how many columns of a table, and facts, stand side by side."""
LETTERS = 14  # of a name that are seen at least
HIGHEST = 260  # px at 100 %


class Detail(Card):
    """Shows a file; emits what a person says otherwise of it, and the recording that holds it already."""

    corrected = Signal(object, object)  # Understood, Corrections
    show_known = Signal(str)
    made = Signal()  # all that it asks, again

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(self.tr("What was understood"), margins=(24, 18, 24, 18), spacing=10)
        self.names = list(names)
        self._file: Understood | None = None
        self._wish = Corrections()
        self._seat, self._across = "", ACROSS[0][1]
        self.inside = QWidget()
        self._place = vbox()
        add(self.rows, (self._place, 1))
        # What people choose, for the tests and for those who look for it.
        self.persons: list[QComboBox] = []
        self.meanings: list[QComboBox] = []
        self.unit: QComboBox | None = None
        self.kind: QComboBox | None = None
        self.when: QDateTimeEdit | None = None
        self.known: QPushButton | None = None

    def show_room(self, room: float) -> None:
        """Lay columns and facts out for a page of `room` px at 100 %."""
        if (across := next(across for least, across in ACROSS if room >= least)) != self._across:
            self._across = across
            if self._file is not None:
                self.show_file(self._file, self._wish, self._seat)

    def show_file(self, file: Understood, wish: Corrections, seat: str = "") -> None:
        """Show what is understood of a file, and what the person said of it; `seat`: of somebody alone in it."""
        self._file, self._wish, self._seat = file, wish, seat
        focused = QApplication.focusWidget()
        field = focused.accessibleName() if focused is not None and self.inside.isAncestorOf(focused) else ""
        self.inside.hide()
        self.inside.deleteLater()
        self.inside = QWidget()
        self.persons, self.meanings, self.unit, self.kind, self.when = [], [], None, None, None
        rows = vbox(parent=self.inside, spacing=10)
        add(rows, *self._head(file))
        if file.known:
            text = self.tr("It is in your library already, as {file}. It is not taken twice.")
            self.known = button(self.tr("Show it"), clicked=partial(self.show_known.emit, file.known))
            add(rows, label(text.format(file=file.known), "note", wrap=True), hbox(self.known, None), None)
        elif file.trouble:
            add(rows, label(translated(file.trouble), "note", wrap=True), *self._columns(file), None)
        else:
            add(rows, *self._columns(file), *self._facts(file))
            picture = Intervals(IntervalsData(file.people, file.seconds, seat), self.tr("Intervals between the beats"))
            picture.setMaximumHeight(round(HIGHEST * text_scale(self)))
            add(rows, (picture, 1000), label(self._mended(file), "caption", wrap=True), None)
        self._place.addWidget(self.inside)
        self.made.emit()
        self._focus(field)

    def _focus(self, field: str) -> None:
        """Go back to the field of that name: a Return there must not press what comes next."""
        again = (one for one in self.inside.findChildren(QWidget) if field and one.accessibleName() == field)
        found = next(again, None)
        if found is not None:
            self.inside.show()
            found.setFocus()

    def _head(self, file: Understood) -> tuple[QWidget, ...]:
        about = " · ".join(
            part for part in (words.format_of(file), words.length(file.seconds) if file.seconds else "") if part
        )
        chosen = [self._person(one) for one in file.people] if file.new else []
        self.persons = chosen
        title = vbox(label(file.path.name, "head", elide=True), label(about, "small", wrap=True), spacing=2)
        made, asked = QWidget(), (*chosen, *((self._moment(file),) if file.new else ()))
        if self._across == ACROSS[-1][1]:
            vbox(title, Flow(*asked), parent=made, spacing=8)
        else:
            hbox((title, 1), *asked, parent=made, spacing=8)
        return (fixed(made),)

    def _person(self, one: Seen) -> QComboBox:
        name = self._wish.names.get(one.who, one.name)
        choices = list(dict.fromkeys(filter(None, (name, one.name, *self.names))))
        who = self.tr("Whose it is")
        box = combo_box(who, ((other, other) for other in choices), name)
        configure(box, editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        box.setMinimumContentsLength(LETTERS)
        field = box.lineEdit()
        assert field is not None
        reason = words.reasons()[one.reason] if one.who not in self._wish.names else ""
        configure(field, placeholderText=self.tr("whose is it?"), accessibleName=who, toolTip=reason)
        box.setCurrentText(name)
        field.editingFinished.connect(lambda: self._name(one.who, box.currentText().strip()))
        _on_choice(box, lambda _name: self._name(one.who, box.currentText().strip()))
        return box

    def _moment(self, file: Understood) -> QWidget:
        moment = QDateTime.fromString(file.created[:19], Qt.DateFormat.ISODate)
        if not file.created:
            begin = QDateTime.fromSecsSinceEpoch(int(file.path.stat().st_mtime)) if file.path.exists() else moment
            text = self.tr("When was it?")
            return button(text, clicked=lambda: self._set_moment(begin), tip=self.tr("The file does not say."))
        self.when = configure(
            QDateTimeEdit(moment),
            accessibleName=self.tr("When it began"),
            calendarPopup=True,
            toolTip=words.clocks()[file.clock],
        )
        self.when.editingFinished.connect(lambda: self._set_moment(self.when.dateTime()) if self.when else None)
        return self.when

    def _columns(self, file: Understood) -> tuple[QWidget, ...]:
        if not file.columns:
            return ()
        cells = [self._column(i, column) for i, column in enumerate(file.columns)]
        inside = QWidget()
        across = self._across[0]
        lines = [cells[i : i + across] for i in range(0, len(cells), across)]
        vbox(grid(lines, spacing=(16, 12), stretch=[1] * min(across, len(cells))), parent=inside)
        return (fixed(inside),)

    def _column(self, i: int, column: Column) -> QWidget:
        name = column.name or self.tr("Column {n}").format(n=i + 1)
        about = self.tr("What the column {name} is").format(name=name)
        box = combo_box(about, ((text, meaning) for meaning, text in words.meanings().items()), column.meaning)
        _chip(box, quiet=not column.meaning)
        _on_choice(box, partial(self._mean, i))
        self.meanings.append(box)
        made = QWidget()
        cells = (label(cell, "small", elide=True) for cell in column.cells)
        vbox(label(name, "strong", elide=True), *cells, hbox(box, None), parent=made, spacing=3)
        return made

    def _facts(self, file: Understood) -> tuple[QWidget, ...]:
        people = file.people
        facts: list[QWidget] = []
        if file.unit_ms or file.wishes.unit_ms:
            now = file.wishes.unit_ms or file.unit_ms
            self.unit = combo_box(self.tr("Unit"), ((text, ms) for ms, text in words.units().items()), now)
            _on_choice(self.unit, self._measure)
            _chip(self.unit)
            lies = self.tr("as all lie from {least} to {most} ms").format(
                least=phrases.number(min(one.shortest for one in people)),
                most=phrases.number(max(one.longest for one in people)),
            )
            facts.append(_fact(self.tr("Unit"), self.unit, lies))
        clock = phrases.moment(file.created) or self.tr("not known")
        facts.append(_fact(self.tr("Clock"), label(clock, "head", wrap=True), words.clocks()[file.clock]))
        beats, parts = [phrases.number(one.beats) for one in people], [one.gaps for one in people]
        facts.append(_fact(self.tr("Beats"), label(" · ".join(beats), "head"), words.length(file.seconds)))
        gaps = [phrases.number(len(one)) for one in parts]
        lost = sum(end - start for one in parts for start, end in one)
        silent = self.tr("{n} s without beats").format(n=phrases.number(lost)) if lost else ""
        facts.append(_fact(self.tr("Gaps"), label(" · ".join(gaps), "head"), silent))
        usable = [f"{phrases.per_cent(one.usable_pct)} %" for one in people]
        good = sum(one.beats - one.artefacts for one in people)
        of = self.tr("{n} of {of} beats").format(
            n=phrases.number(good), of=phrases.number(sum(o.beats for o in people))
        )
        facts.append(_fact(self.tr("Usable"), label(" · ".join(usable), "head"), of))
        if file.open_kind:
            kinds = ((self.tr("raw"), False), (self.tr("chosen"), True))
            self.kind = combo_box(self.tr("Sort of series"), kinds, file.chosen)
            _on_choice(self.kind, self._choose)
            _chip(self.kind)
            about = self.tr("every interval counts") if file.chosen else self.tr("artefacts are left out")
            facts.append(_fact(self.tr("Series"), self.kind, about))
        inside = QWidget()
        across = self._across[1]
        rows = [facts[i : i + across] for i in range(0, len(facts), across)]
        vbox(grid(rows, spacing=(16, 10), stretch=[1] * max(map(len, rows))), parent=inside)
        return (fixed(inside),)

    def _mended(self, file: Understood) -> str:
        odd = sum(one.artefacts for one in file.people)
        if file.chosen:
            left = ""
        elif odd == 1:
            left = self.tr("One interval too short or too long is left out of the sums.")
        else:
            left = self.tr("{n} intervals too short or too long are left out of the sums.")
        parts = [*(translated(note) for note in file.notes), left.format(n=phrases.number(odd)) if odd else ""]
        return " ".join((*filter(None, parts), self.tr("The file is not changed.")))

    def _name(self, who: str, name: str) -> None:
        if self._file is not None and self._wish.names.get(who, _guessed(self._file, who)) != name:
            self._say(replace(self._wish, names=self._wish.names | {who: name}))

    def _set_moment(self, moment: QDateTime) -> None:
        iso = moment.toString(Qt.DateFormat.ISODate)
        if self._file is not None and self._file.created[:19] != iso:
            self._say(replace(self._wish, created=iso))

    def _mean(self, i: int, meaning: Meaning) -> None:
        wishes = self._wish.wishes
        changed = dict(wishes.meanings)
        changed[i] = meaning
        if meaning == "rr" and self._file is not None:  # one column at a time, unless the file has two people
            before = [k for k, column in enumerate(self._file.columns) if column.meaning == "rr" and k != i]
            changed |= dict.fromkeys(before[:1] if len(before) == 1 else [], "")
        self._say(replace(self._wish, wishes=replace(wishes, meanings=changed)))

    def _measure(self, unit_ms: float) -> None:
        self._say(replace(self._wish, wishes=replace(self._wish.wishes, unit_ms=unit_ms)))

    def _choose(self, chosen: bool) -> None:
        self._say(replace(self._wish, chosen=chosen))

    def _say(self, wish: Corrections) -> None:
        if self._file is not None:
            self.corrected.emit(self._file, wish)


def fixed(widget: QWidget) -> QWidget:
    """Give a widget the height that it needs, and no more."""
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    return widget


def _chip(box: QComboBox, *, quiet: bool = False) -> None:
    """Let a list look like a chip."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(len(box.currentText()))
    box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 24)
    set_role(box, "chip-quiet" if quiet else "chip")


def _on_choice(box: QComboBox, call: Callable[[Any], object]) -> None:
    """Call with what a person chooses from a list."""

    def chosen(_row: int) -> None:
        call(box.currentData())

    box.activated.connect(chosen)


def _guessed(file: Understood, who: str) -> str:
    return next((one.name for one in file.people if one.who == who), "")


def _fact(name: str, value: QWidget, about: str) -> QWidget:
    made = QWidget()
    vbox(label(name, "caption"), hbox(value, None), label(about, "small", wrap=True), None, parent=made, spacing=3)
    return made
