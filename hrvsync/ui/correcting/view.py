"""Beats corrected by hand: one is chosen, what leaving it out would do is shown first, and the person decides."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from math import isnan
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem, QPushButton

from hrvsync.analysis.session import SessionData
from hrvsync.beats import Edit, Label
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.correcting.beats import Corrections, Item
from hrvsync.ui.correcting.pictures import Around, AroundData, Course, CourseData
from hrvsync.ui.history.dialog import Choices
from hrvsync.ui.i18n.language import why
from hrvsync.ui.page import Page
from hrvsync.ui.phrases import tr
from hrvsync.ui.services import Services
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.widgets import Card, announce, button, configure, hbox, label, line_edit, scroll_area, vbox
from hrvsync.ui.widgets.segments import Segments

ITEM = Qt.ItemDataRole.UserRole
SIGNS = {"waits": "○", "artefact": "⊘", "remove": "⊘", "good": "●", "insert": "⊕"}


class CorrectView(Page):
    """Shows the beats of the recording at `path`; edits are kept beside it at once, and can be undone.

    Letters change beats only while a picture of beats has the keyboard: what is typed elsewhere changes none.
    """

    def __init__(self, services: Services, bridge: Bridge, settings: SettingsFile, path: Path) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a click beside a field leaves the pictures
        self._services, self._bridge, self._settings, self.path = services, bridge, settings, path
        self.beats: Corrections | None = None
        self.i = 0
        self._cursor: float | None = None
        self.pictures: tuple[Course, Around] | None = None
        self.title, self.when = label(path.stem, "title", elide=True), label("", "small")
        self.sentence = label(self.tr("Looking at the beats ..."), "sentence", wrap=True)
        self.undo = button(self.tr("Undo"), "quiet", self._undo, tip="Ctrl+Z")
        self.recorded = button(self.tr("As it was recorded"), "quiet", self._show_recorded, checkable=True)
        self.finish = button(self.tr("Done"), "main", self.left)
        self._seats = hbox()
        self._course_place, self._around_place = vbox(), vbox()
        self.before = button("‹", "quiet", partial(self._step, -1), name=self.tr("The one before"), keeps_focus=False)
        self.place = label("", "small")
        self.after = button("›", "quiet", partial(self._step, 1), name=self.tr("The next one"), keeps_focus=False)
        self._around_title, self._around_about = label("", "head"), label("", "small", right=True)
        self.looks = label("", "caption", wrap=True)
        signs = self.tr("○ waits for you   ⊘ left out   ● kept   ⊕ added")
        self.course_card = Card(
            self.tr("Heart rate"),
            hbox(label(self.tr("Heart rate"), "head"), 16, label(signs, "small"), None),
            (self._course_place, 1),
        )
        self.around_card = Card(
            self.tr("The beat and those beside it"),
            hbox(self._around_title, self.before, self.place, self.after, (self._around_about, 1)),
            (self._around_place, 1),
            self.looks,
        )
        self._rmssd_head = label("", "head", wrap=True)
        self.if_counted, self.if_left_out = label("", "figure"), label("", "figure")
        self._whole = label("", "small", wrap=True)
        names = self.tr("if it counts"), self.tr("if you leave it out")
        values = zip(names, (self.if_counted, self.if_left_out), strict=True)
        both = (vbox(label(text, "caption"), value) for text, value in values)
        self.rmssd_card = Card(self.tr("RMSSD"), self._rmssd_head, 4, hbox(*both, None, spacing=28), 4, self._whole)
        self.list = configure(
            Choices(),
            accessibleName=self.tr("What waits and what was changed"),
            role="plain",
            deleting=self._take_back,
            currentItemChanged=self._chosen_in_list,
        )
        self.list.setMinimumHeight(120)
        self.by = line_edit(settings.now.own_name, self.tr("Who corrects"), self.tr("your name"), 60)
        configure(self.by, maximumWidth=150, editingFinished=self._sign)
        self.back_again = button(self.tr("Take back"), clicked=self._take_back)
        self.changes_card = Card(
            self.tr("What was changed"),
            hbox(label(self.tr("What was changed"), "head"), None, self.by),
            (self.list, 1),
            hbox(None, self.back_again),
        )
        self.leave_out = _key("X", self.tr("Leave out"), partial(self._mark, "artefact"))
        self.keep = _key("B", self.tr("It is a beat"), partial(self._mark, "good"))
        self.insert = _key("A", self.tr("Add a beat here"), self._insert)
        self.remove = _key("R", self.tr("Take out"), partial(self._mark, "remove"))
        self.remove.setToolTip(self.tr("There was no beat: its interval becomes part of the next one."))
        for key, step in (("PgUp", -1), ("PgDown", 1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._step, step))
        for key, step in (("Left", -1), ("Right", 1)):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self._step_beat, step))
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self._undo)
        self._lay_out()
        self._able()

    def read(self) -> None:
        """Read the recording and what was corrected before."""
        text = self.tr("Looking at the beats ...")

        def shown(found: tuple[SessionData, tuple[Edit, ...]]) -> None:
            self.show_data(*found)

        self.work(self._bridge, text, partial(_labelled, self._services, self.path), shown, self._not_read)

    def show_data(self, data: SessionData, edits: tuple[Edit, ...], when: str = "") -> None:
        """Show a recording with its edits."""
        self.beats = Corrections(data, edits)
        self.when.setText(when)
        if not self.beats.recorded:
            self.beats = None
            self.sentence.setText(self.tr("No heartbeats were recorded."))
            return
        if len(self.beats.recorded) > 1:
            choices = ((data.name(who), who) for who in self.beats.recorded)
            seats = Segments(self.tr("Whose beats"), choices, self.beats.who)
            seats.chosen.connect(self._choose_seat)
            self._seats.addWidget(seats)
        who, beats = self.beats.who, self.beats.beats
        course = Course(CourseData(beats, who, (), 0.0, data.seconds), self.tr("Heart rate, beat by beat"))
        around = Around(AroundData(beats, who), self.tr("Six seconds around the beat"))
        course.chosen.connect(self.choose)
        around.chosen.connect(self._point)
        self._course_place.addWidget(course)
        self._around_place.addWidget(around)
        self.pictures = course, around
        for picture in self.pictures:
            picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            for key, made in (("X", self.leave_out), ("B", self.keep), ("A", self.insert), ("R", self.remove)):
                here = Qt.ShortcutContext.WidgetShortcut
                QShortcut(QKeySequence(key), picture, context=here).activated.connect(made.click)
        self._first()
        around.setFocus()

    # -- what is shown --

    def choose(self, t: float) -> None:
        """Choose the beat nearest to `t` (s)."""
        if self.beats is not None:
            self.i, self._cursor = self.beats.nearest(t), None
            self.renew()

    def _first(self) -> None:
        """Choose what waits first, else what was changed first, else the first beat."""
        assert self.beats is not None
        items = self.beats.items
        waiting = [item for item in items if item.kind == "waits"] or items
        self.choose(waiting[0].t if waiting else float(self.beats.beats.t[0]))

    def renew(self) -> None:
        """Show everything as it is now."""
        if self.beats is None or self.pictures is None:
            return
        data, now, who = self.beats.data, self.beats.beats, self.beats.who
        self.i = min(self.i, len(now) - 1)
        t, items = float(now.t[self.i]), self.beats.items
        self.title.setText(self.tr("{name}'s beats").format(name=data.name(who)))
        waiting, settled = sum(item.kind == "waits" for item in items), len(self.beats.own)
        self.sentence.setText(_sentence(waiting, len(now), settled))
        course, around = self.pictures
        course.show_data(CourseData(now, who, tuple(items), t, data.seconds))
        ecg = data.ecg.get(who)
        wave = (ecg.t, ecg.x[:, 0]) if ecg is not None else None
        around.show_data(AroundData(now, who, t, wave, self._cursor))
        self._around_title.setText(phrases.clock(t))
        trace = self.tr("ECG of the strap, 6 seconds; boxes 0.2 s by ½ mV")
        self._around_about.setText(trace if wave else self.tr("6 seconds; boxes 0.2 s"))
        self.looks.setText(looks_like(int(now.label[self.i])))
        start, end, minute, whole = self.beats.choice(self.i)
        head = self.tr("RMSSD from {start} to {end}")
        self._rmssd_head.setText(head.format(start=phrases.clock(start), end=phrases.clock(end)))
        self.if_counted.setText(_ms(minute.counted))
        self.if_left_out.setText(_ms(minute.left_out))
        text = self.tr("Whole session: recorded {recorded}, now {now}, left out {then} ms.")
        values = (phrases.number(value) for value in (whole.recorded, whole.now, whole.left_out))
        self._whole.setText(text.format(**dict(zip(("recorded", "now", "then"), values, strict=True))))
        self._list(items, t)
        self._able()

    def _list(self, items: list[Item], t: float) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        chosen = -1
        for row, item in enumerate(items):
            made = QListWidgetItem(f"{SIGNS[item.kind]}  {phrases.clock(item.t)}  {in_words(item)}", self.list)
            made.setData(ITEM, item)
            if abs(item.t - t) < 0.001:
                chosen = row
        self.list.setCurrentRow(chosen)
        self.list.blockSignals(False)
        place = self.tr("{n} of {of}").format(n=phrases.number(chosen + 1), of=phrases.number(len(items)))
        self.place.setText(place if chosen >= 0 else "")

    def _able(self) -> None:
        ready = self.beats is not None and not self.beats.as_recorded
        said = self.beats.said_of(self.i) if ready and self.beats else None
        for made in (self.leave_out, self.keep, self.insert, self.remove):
            made.setEnabled(ready)
        kind = said.kind if said else ""
        for made, own in ((self.leave_out, "artefact"), (self.keep, "good"), (self.remove, "remove")):
            made.setChecked(kind == own)
        if self.hasFocus() and self.pictures is not None:  # a button was clicked: the keys go on
            self.pictures[1].setFocus()
        self.back_again.setEnabled(ready and self._edit_in_list() is not None)
        self.undo.setEnabled(ready and self.beats is not None and self.beats.undoable)
        self.recorded.setEnabled(self.beats is not None)
        for made in (self.before, self.after):
            made.setEnabled(self.beats is not None and bool(self.beats.items))

    def _lay_out(self) -> None:
        back = button("‹", "quiet", self.left, name=self.tr("Back"))
        head = hbox(back, (self.title, 1), self.when, self.undo, self.recorded, self.finish)
        left = vbox((self.course_card, 5), (self.around_card, 6), spacing=14)
        right = vbox(self.rmssd_card, (self.changes_card, 1), spacing=14)
        keys = hbox(self.leave_out, self.keep, self.insert, self.remove, None, spacing=8)
        inside = scroll_area(hbox((left, 5), (right, 2), spacing=16))
        inside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        never = self.tr(
            "The recording itself is never changed: edits lie beside it, with who and when, and every number says that "
            "beats were corrected by hand."
        )
        rows = (
            head,
            hbox((self.sentence, 1), self._seats, spacing=16),
            (inside, 1),
            keys,
            label(never, "small", wrap=True),
        )
        vbox(*rows, parent=self, spacing=12, margins=(28, 18, 28, 16))

    # -- what people do --

    def _mark(self, kind: str) -> None:
        if self.beats is not None and self.beats.mark(self.i, kind, *self._signed()):
            self._keep()
        self.renew()

    def _insert(self) -> None:
        if self.beats is None:
            return
        cursor = self._cursor if self._cursor is not None else float("nan")
        at = self.beats.place_in(self.i, cursor)
        if at is None:
            self.message.emit(self.tr("There is no room for a beat: choose a longer interval, or click where it was."))
        elif self.beats.insert(at, *self._signed()):
            self._keep()
            self.choose(at)
        self.renew()

    def _take_back(self) -> None:
        edit = self._edit_in_list()
        if self.beats is not None and edit is not None and self.beats.take_back(edit):
            self._keep()
            self.renew()

    def _undo(self) -> None:
        if self.beats is not None and not self.beats.as_recorded and self.beats.undo():
            self._keep()
            self.renew()

    def _show_recorded(self) -> None:
        if self.beats is not None:
            t = float(self.beats.beats.t[self.i])
            self.beats.as_recorded = self.recorded.isChecked()
            self.choose(t)

    def _choose_seat(self, who: str) -> None:
        if self.beats is not None:
            self.beats.who = who
            self._first()

    def _point(self, t: float) -> None:
        """Choose the beat near a place, or the place itself where an interval is."""
        if self.beats is None:
            return
        near = self.beats.nearest(t)
        if abs(float(self.beats.beats.t[near]) - t) < 0.15:
            self.choose(t)
        else:
            self._cursor = t
            self.renew()

    def _step(self, by: int) -> None:
        """Go to the next thing to decide about."""
        if self.beats is None:
            return
        t = float(self.beats.beats.t[self.i])
        times = [item.t for item in self.beats.items]
        after, before = [at for at in times if at > t + 0.001], [at for at in times if at < t - 0.001]
        if times:
            self.choose((after or times)[0] if by > 0 else (before or times)[-1])
            announce(self, self.looks.text())

    def _step_beat(self, by: int) -> None:
        if self.beats is not None:
            self.i = min(max(self.i + by, 0), len(self.beats.beats) - 1)
            self._cursor = None
            self.renew()

    def _chosen_in_list(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.choose(item.data(ITEM).t)

    def _edit_in_list(self) -> Edit | None:
        item = self.list.currentItem()
        return item.data(ITEM).edit if item is not None else None  # pyright: ignore[reportUnnecessaryComparison]

    @property
    def _by(self) -> str:
        """Who corrects, which is remembered."""
        by = self.by.text().strip()
        if by != self._settings.now.own_name:
            self._settings.change(own_name=by)
        return by

    def _sign(self) -> None:
        """Put the name under what was changed here before it was written."""
        if self.beats is not None and self._by and self.beats.sign(self._by):
            self._keep()

    def _signed(self) -> tuple[str, str]:
        return self._by, datetime.now().astimezone().isoformat(timespec="seconds")

    def _keep(self) -> None:
        """Write the edits beside the recording."""
        assert self.beats is not None
        try:
            self._services.write_edits(self.path, self.beats.edits)
        except OSError as error:
            self.message.emit(self.tr("The corrections cannot be saved ({why}).").format(why=why(error)))

    def _not_read(self, error: Exception) -> None:
        self.sentence.setText(why(error))


def _key(key: str, text: str, call: Callable[[], object]) -> QPushButton:
    """Make a button that says which key does the same."""
    return button(f"{key}   {text}", clicked=call, name=text, checkable=True, keeps_focus=False)


def _labelled(services: Services, path: Path) -> tuple[SessionData, tuple[Edit, ...]]:
    """Read a recording, and find its beats, which takes a while, in this thread."""
    data, edits = services.edits(path)
    _ = data.beats, data.ecg
    return data, edits


def _ms(value: float) -> str:
    return "–" if isnan(value) else f"{phrases.number(value)} ms"


def _sentence(waiting: int, beats: int, settled: int) -> str:
    """Say how much there is to decide about."""
    of, n = phrases.number(beats), phrases.number(waiting)
    if not waiting:
        first = tr("No beat of {of} waits for your eye").format(of=of)
    elif waiting == 1:
        first = tr("One beat of {of} waits for your eye").format(of=of)
    else:
        first = tr("{n} beats of {of} wait for your eye").format(n=n, of=of)
    if not settled:
        return f"{first}."
    more = tr("one is settled") if settled == 1 else tr("{n} are settled").format(n=phrases.number(settled))
    return f"{first}; {more}."


def in_words(item: Item) -> str:
    """Say what was done with a beat."""
    return {
        "waits": tr("waits for you"),
        "artefact": tr("left out"),
        "good": tr("is a beat"),
        "insert": tr("added"),
        "remove": tr("taken out"),
    }[item.kind]


def looks_like(kind: int) -> str:
    """Say what a beat looks like; the person decides."""
    texts = {
        Label.NORMAL: tr("It fits those beside it."),
        Label.ECTOPIC: tr("Looks like an extra beat: early, and a longer pause after it. Most people have some."),
        Label.LONG: tr("Looks too long for those beside it."),
        Label.SHORT: tr("Looks too short for those beside it."),
        Label.MISSED: tr("Looks as if a beat was missed: about as long as two of those beside it."),
        Label.EXTRA: tr("Looks like one beat counted as two: as short as a part of those beside it."),
        Label.OUT_OF_RANGE: tr("No heart beats like this: it is the strap's, not yours."),
        Label.BY_HAND: tr("Left out by hand."),
    }
    you = tr("You decide.")
    text = texts[Label(kind)]
    return text if kind in (Label.NORMAL, Label.BY_HAND) else f"{text} {you}"
