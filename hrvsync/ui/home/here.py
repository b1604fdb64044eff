"""Home for those who have been here before: a greeting, the usual session, what one can do alone, the last session."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from hrvsync.guide import Protocol, own_rate
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.storage import Entry
from hrvsync.ui import phrases
from hrvsync.ui.home.seats import SeatData, Seats, SeatsData
from hrvsync.ui.home.signs import Sign
from hrvsync.ui.home.strips import strip_of
from hrvsync.ui.home.usual import Household, part_of_day
from hrvsync.ui.i18n.language import translated
from hrvsync.ui.setup.connect import contact
from hrvsync.ui.widgets import SEPARATOR, Card, Item, add, button, configure, hbox, label, vbox
from hrvsync.ui.widgets.chip import Chip, ChipData
from hrvsync.ui.widgets.phase_strip import PhaseData, PhaseStrip, planned
from hrvsync.ui.widgets.state_strip import StateStrip

MORNING = "morning-reading"
WEEK = 7  # days whose name says which one it was
MOST_ASKED = 8  # groups of people to choose from
LONGEST = 12  # letters of a strap's own id


class Here(QWidget):
    """Shows who is here as far as they have said so, and emits what they choose."""

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
        self.seats = configure(Seats(SeatsData(()), self.tr("Who sits where")), visible=False)
        usual = Card(self.tr("The usual session"), margins=(32, 0, 8, 0))
        words = vbox(
            28,
            self._title,
            self._about,
            8,
            self._strip,
            None,
            20,
            hbox(self.begin, another, None, spacing=14),
            28,
        )
        add(usual.rows, (hbox((words, 11), (self.seats, 12), spacing=16), 1))
        self.chips = {MORNING: hbox(spacing=10), "": hbox(spacing=10)}
        morning = self.tr("Morning reading"), self.tr("Three quiet minutes. One tap.")
        alone = self.tr("Breathe alone"), self.tr("Ten minutes at your own rate.")
        self.last = configure(button("", "tile"), visible=False)
        self._last = vbox(parent=self.last, spacing=6, margins=(24, 18, 24, 18))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.last.setSizePolicy(policy)
        cards = (
            (_card("morning", *morning, self.chips[MORNING]), 5),
            (_card("alone", *alone, self.chips[""]), 5),
            (self.last, 9),
        )
        vbox(self.greeting, self.asked, (usual, 3), (hbox(*cards, spacing=18), 2), parent=self, spacing=18)

    def show_session(self, protocol: Protocol) -> None:
        """Show what the usual session is."""
        seconds, rate = protocol.seconds, own_rate(protocol)
        length = self.tr("open end") if seconds is None else self.tr("%n minute(s)", "", round(seconds / 60))
        breath = "" if rate is None else self.tr("{n} breaths a minute").format(n=phrases.number(rate, rate % 1 > 0))
        self._title.setText(protocol.name)
        self._about.setText(SEPARATOR.join(filter(None, (length, breath))))
        self._strip.show_data(PhaseData(planned(protocol)))

    def show_people(self, names: Mapping[str, str], hour: int) -> None:
        """Greet those who are here, with what each can do alone."""
        self.greeting.setText(greeting(hour, list(names.values())))
        for key, row in self.chips.items():
            if row.count() == 0:
                for who, name in names.items() or {"A": self.tr("Begin")}.items():
                    chip = Chip(ChipData(name, who=who if names else ""))
                    chip.clicked.connect(partial(self.alone.emit, who, key))
                    row.addWidget(chip)
                row.addStretch(1)

    def ask(self, known: Household) -> None:
        """Ask which of those who use this library it is."""
        chips: list[Item] = []
        for group in sorted(known.last, key=lambda names: known.last[names].created, reverse=True)[:MOST_ASKED]:
            people = {who: one.name for who, one in sorted(known.last[group].people.items())}
            chip = Chip(ChipData(phrases.listed(list(people.values()))))
            chip.clicked.connect(partial(self.named.emit, people))
            chips.append(chip)
        add(self.asked.rows, label(self.tr("Who is here?"), "head"), hbox(*chips, None))
        self.asked.show()

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
            title = translated(strap.model) if strap is not None else own
            seats.append(SeatData(who, name, title[:40], state, there))
        self.seats.show_data(SeatsData(tuple(seats)))
        self.seats.setVisible(bool(seats))

    def show_last(self, entry: Entry) -> None:
        """Show the last session of those who are here."""
        when = self.tr("{day}, {length}").format(
            day=day_of(entry.created), length=self.tr("%n minute(s)", "", round(entry.seconds / 60))
        )
        sentence = next((translated(one) for one in entry.sentences), "") or phrases.session(
            entry.protocol, entry.cut_short
        )
        strips = [
            StateStrip(strip_of(who, one.states, entry.seconds), one.name)
            for who, one in sorted(entry.people.items())
            if one.states
        ]
        add(self._last, label(when, "small"), label(sentence, "head", wrap=True), None, *strips)
        for child in self.last.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
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
    return Card(
        head,
        Sign(sign, 44),
        4,
        label(head, "head"),
        label(about, "small", wrap=True),
        None,
        chips,
        spacing=4,
        margins=(24, 18, 24, 18),
    )
