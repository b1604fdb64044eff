"""Home for those who have been here before: a greeting, the usual session, what one can do alone, the last session."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from hrvsync.guide import Protocol, own_rate
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.storage import Entry
from hrvsync.ui import phrases
from hrvsync.ui.home.seats import SeatData, Seats, SeatsData
from hrvsync.ui.home.strips import strip_of
from hrvsync.ui.home.usual import Household
from hrvsync.ui.i18n.language import kind_of, translated
from hrvsync.ui.setup.strap_words import contact, title_of
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets import SEPARATOR, Card, Item, add, button, configure, hbox, label, set_role, vbox
from hrvsync.ui.widgets.card_button import CardButton
from hrvsync.ui.widgets.chip import Chip, ChipData
from hrvsync.ui.widgets.flow import Flow
from hrvsync.ui.widgets.phase_strip import PhaseData, PhaseStrip, planned
from hrvsync.ui.widgets.sign import Sign
from hrvsync.ui.widgets.state_strip import StateStrip
from hrvsync.weeks import part_of_day

MORNING = "morning-reading"
WEEK = 7  # days whose name says which one it was
MOST_ASKED = 8  # groups of people to choose from
STRIP = 480  # px
SHARES = 8, 5, 3  # of the height that is left: usual session, cards, nothing
ONE_LINE = 36  # letters of a greeting in large type
BESIDE, LONGEST = 16, 20  # letters of names side by side, and of one


class Here(QWidget):
    """Shows who is here as far as they have said so, and emits what they choose.

    The `greeting` stands above it, or the question who it is (`asked`).
    """

    begun = Signal()
    alone = Signal(str, str)  # seat; guided session, "" for the usual one
    looked = Signal(str)  # file: the last session
    named = Signal(object)  # dict[str, str]: who is here, by seat

    def __init__(self, another: QPushButton, begin: str) -> None:
        super().__init__()
        self.greeting = configure(label("", "greeting", wrap=True), accessibleName=self.tr("Greeting"))
        self.asked = configure(Card(self.tr("Who is here?")), visible=False)
        self.begin = button(begin, "begin", self.begun)
        self._title, self._about = label("", "title", wrap=True), label("", "dim", wrap=True)
        self._strip = PhaseStrip(PhaseData(()), self.tr("The phases of the session"))
        self._strip.setMaximumWidth(STRIP)
        self._strip.height_px = 34 + 20  # with the names below
        self.seats = configure(Seats(SeatsData(()), self.tr("Who sits where")), visible=False)
        usual = Card(self.tr("The usual session"), margins=(32, 0, 8, 0))
        self._buttons = Flow(self.begin, another, spacing=14)
        words = vbox(20, self._title, self._about, self._strip, (None, 1), self._buttons, 20)
        self._usual = hbox((words, 11), (self.seats, 12), spacing=16)
        add(usual.rows, (self._usual, 1))
        self.chips = {MORNING: hbox(spacing=10), "": hbox(spacing=10)}
        morning = self.tr("Morning reading"), self.tr("A few quiet minutes. One tap.")
        alone = self.tr("Breathe alone"), self.tr("Slow breaths at your own rate.")
        self.last = configure(CardButton(spacing=6), visible=False)
        cards = (
            (_card("morning", *morning, self.chips[MORNING]), 5),
            (_card("alone", *alone, self.chips[""]), 5),
            (self.last, 9),
        )
        self._cards, self._narrow = hbox(*cards, spacing=16), False
        self._column = vbox(usual, self._cards, None, parent=self, spacing=14)

    def arrange(self, *, narrow: bool) -> None:
        """Put things below each other, under a smaller greeting, where there is little room for the letters."""
        self._narrow = narrow
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for line in (self._usual, self._cards):
            line.setDirection(down if narrow else across)
        for place, share in enumerate(SHARES):  # one below the other, each gets what it needs
            self._column.setStretch(place, 0 if narrow else share)
        self._buttons.set_breaking(narrow)
        self._fit_greeting()

    def _fit_greeting(self) -> None:
        large = len(self.greeting.text()) <= ONE_LINE and not self._narrow
        set_role(self.greeting, "greeting" if large else "title")

    def show_session(self, protocol: Protocol) -> None:
        """Show what the usual session is."""
        seconds, rate = protocol.seconds, own_rate(protocol)
        length = self.tr("open end") if seconds is None else phrases.minutes(seconds)
        breath = "" if rate is None else self.tr("{n} breaths a minute").format(n=phrases.number(rate, rate % 1 > 0))
        self._title.setText(protocol.name)
        self._about.setText(SEPARATOR.join(filter(None, (length, breath))))
        self._strip.show_data(PhaseData(planned(protocol), names=True))

    def show_people(self, names: Mapping[str, str], hour: int) -> None:
        """Greet those who are here, with what each can do alone."""
        self.greeting.setText(greeting(hour, list(names.values())))
        self._fit_greeting()
        below = sum(map(len, names.values())) > BESIDE
        for key, row in self.chips.items():
            row.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
            while (item := row.takeAt(0)) is not None:
                if (gone := item.widget()) is not None:
                    gone.hide()
                    gone.deleteLater()
            for who, name in names.items() or {"A": self.tr("Begin")}.items():
                short = name if len(name) <= LONGEST else f"{name[:LONGEST].rstrip()}…"
                chip = Chip(ChipData(short, who=who if names else "", about=name))
                chip.clicked.connect(partial(self.alone.emit, who, key))
                row.addWidget(chip)
            row.addStretch(1)

    def ask(self, known: Household) -> None:
        """Ask which of those who use this library it is."""
        self.choose = button(self.tr("Choose ..."), clicked=partial(self._show_choice, known))
        add(self.asked.rows, hbox(label(self.tr("Who is here?"), "head"), None, self.choose))
        self.asked.show()

    def _show_choice(self, known: Household) -> None:
        """Show the groups of people, those of a case by its label: only now, for names are nobody else's to read."""
        chips: list[Item] = []
        for group in sorted(known.last, key=lambda names: known.last[names].created, reverse=True)[:MOST_ASKED]:
            people = {who: one.name for who, one in sorted(known.last[group].people.items())}
            chip = Chip(ChipData(known.last[group].case or phrases.listed(list(people.values()))))
            chip.clicked.connect(partial(self.named.emit, people))
            chips.append(chip)
        self.choose.hide()
        add(self.asked.rows, hbox(*chips, None))

    def show_straps(
        self, names: Mapping[str, str], straps: Mapping[str, str], seen: Mapping[str, DiscoveredStrap]
    ) -> None:
        """Show who sits where, with the straps they wore last: in sight, or not yet."""
        seats: list[SeatData] = []
        for who, name in names.items():
            own = straps.get(who, "")
            strap = seen.get(own)
            there = strap is not None and not strap.away
            state = self.tr("no strap yet") if not own else self.tr("looking for it ...")
            if strap is not None:
                state = SEPARATOR.join(contact(strap)) or self.tr("in sight")
            model, end = title_of(own, strap)
            title = f"{model.split()[0]} {end}" if model and end else model or end
            seats.append(SeatData(who, name, title[:40], state, there))
        self.seats.show_data(SeatsData(tuple(seats)))
        self.seats.setVisible(bool(seats))

    def show_last(self, entry: Entry) -> None:
        """Show the last session of those who are here."""
        when = self.tr("{day}, {length}").format(day=day_of(entry.created), length=phrases.minutes(entry.seconds))
        sentence = next((translated(one) for one in entry.sentences), "") or phrases.session(
            kind_of(entry.protocol), entry.cut_short
        )
        strips = [
            hbox(
                label(SHAPES[who], "shape-" + who),
                (
                    StateStrip(
                        strip_of(who, one.states, entry.seconds), phrases.tr("States of {name}").format(name=one.name)
                    ),
                    1,
                ),
            )
            for who, one in sorted(entry.people.items())
            if one.states
        ]
        self.last.fill(label(when, "small", elide=True), label(sentence, "head", wrap=True), None, *strips)
        configure(
            self.last, accessibleName=self.tr("Last session: {when}").format(when=when), accessibleDescription=sentence
        )
        self.last.clicked.connect(partial(self.looked.emit, entry.file))
        self.last.show()


def greeting(hour: int, names: list[str]) -> str:
    """Greet people at an hour of the day."""
    who = phrases.listed(names)
    match part_of_day(hour):
        case "morning":
            return phrases.tr("Good morning, {names}.").format(names=who) if names else phrases.tr("Good morning.")
        case "day":
            return phrases.tr("Good afternoon, {names}.").format(names=who) if names else phrases.tr("Good afternoon.")
        case _:
            return phrases.tr("Good evening, {names}.").format(names=who) if names else phrases.tr("Good evening.")


def day_of(iso: str) -> str:
    """Return the day of a session as people say it: today, yesterday, the day of the week, or the date."""
    date, today = QDateTime.fromString(iso[:19], Qt.DateFormat.ISODate).date(), QDate.currentDate()
    ago = date.daysTo(today)
    if ago == 0:
        return phrases.tr("Today")
    if ago == 1:
        return phrases.tr("Yesterday")
    return QLocale().toString(date, "dddd") if 0 < ago < WEEK else phrases.day(iso)


def _card(sign: str, head: str, about: str, chips: Item) -> Card:
    words = vbox(None, label(head, "head"), label(about, "small", wrap=True), None, spacing=2)
    return Card(head, hbox(Sign(sign, 44), 8, (words, 1)), None, chips, spacing=6, margins=(20, 16, 20, 16))
