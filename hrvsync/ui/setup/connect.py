"""Connect: who sits left and right, which strap each one wears, and what you are going to do together."""

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hrvsync.guide import Protocol, at_rate, own_rate
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.storage.protocols import ProtocolFile
from hrvsync.ui import phrases
from hrvsync.ui.i18n.language import spoken
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets import Card, CheckBox, hbox, label, set_role

PATIENCE_MS = 15_000  # a strap that is worn shows itself within a few seconds
OWN = Qt.ItemDataRole.UserRole
RATES = (4.5, 5.0, 5.5, 6.0, 6.5, 7.0)  # breaths a minute for adults
INHALES = (0.4, 0.45, 0.5, 1 / 3)  # shares of a breath, the usual one first


class Seat(Card):
    """One seat: a name and a strap, which can be dropped here."""

    changed = Signal()

    def __init__(self, who: str, title: str, name: str, remembered: str = "") -> None:
        super().__init__(title)
        self.who = who
        self.strap = ""
        self._remembered = remembered
        self.setAcceptDrops(True)
        self.name = QLineEdit(name)
        self.name.setMaxLength(40)
        self.name.setPlaceholderText(self.tr("Your name"))
        self.name.setAccessibleName(self.tr("Name of the person in the {seat}").format(seat=title))
        self.mood = QLineEdit()
        self.mood.setMaxLength(200)
        self.mood.setPlaceholderText(self.tr("How are you right now? (if you like)"))
        self.mood.setAccessibleName(self.tr("How the person in the {seat} is, in own words").format(seat=title))
        self._strap_line = label("", "dim", elide=True)
        self.free = QPushButton(self.tr("Take off"))
        self.free.setProperty("role", "quiet")
        self.free.clicked.connect(self._free)
        self.rows.addLayout(hbox(label(SHAPES[who], "shape-" + who), label(title, "head"), None))
        self.rows.addWidget(self.name)
        self.rows.addWidget(self.mood)
        self.rows.addLayout(hbox(self._strap_line, self.free))
        self.name.textChanged.connect(self.changed)
        self.wear_strap("", "")

    @property
    def touched(self) -> bool:
        """Whether someone has typed here."""
        return self.name.isModified() or self.mood.isModified() or self.mood.hasFocus()

    def wear_strap(self, own: str, text: str) -> None:
        """Put the strap `own` on this seat; none if it is empty."""
        self.strap = own
        if not own and self._remembered:
            text = self.tr("Looking for your strap {strap} ...").format(strap=self._remembered)
        self._strap_line.setText(text or self.tr("No strap yet: drop one here"))
        self.free.setVisible(bool(own))
        set_role(self, "card-active" if own else "card")
        self.changed.emit()

    def tell(self, text: str) -> None:
        """Renew what is known of the strap."""
        self._strap_line.setText(text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(self.who, event.mimeData().text())
        event.acceptProposedAction()

    dropped = Signal(str, str)  # seat, strap

    def _free(self) -> None:
        self._remembered = ""
        self.wear_strap("", "")


class StrapList(QListWidget):
    """Straps in sight; one can be dragged, or given to a seat by Left, Right or Return."""

    given = Signal(str, str)  # strap; "A", "B", or "" for the next free seat

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Straps in sight"))
        self.setDragEnabled(True)
        self.itemActivated.connect(self._activated)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        item = self.currentItem()
        data = QMimeData()
        data.setText(str(item.data(OWN)))
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        seat = {Qt.Key.Key_Left: "A", Qt.Key.Key_Right: "B"}.get(Qt.Key(event.key()))
        if seat is not None and self.currentRow() >= 0:
            self.given.emit(str(item.data(OWN)), seat)
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _activated(self, item: QListWidgetItem) -> None:
        self.given.emit(str(item.data(OWN)), "")


class Connect(QWidget):
    """Gathers a SessionConfig; `ready` when people want to begin."""

    ready = Signal()
    left = Signal()
    edited = Signal(str)  # key of the protocol that someone wants to copy and edit

    def __init__(
        self,
        seats: tuple[str, ...],
        names: dict[str, str],
        protocols: list[ProtocolFile],
        chosen: str,
        remembered: dict[str, str],
    ) -> None:
        super().__init__()
        self.setObjectName("view")
        self._seen: dict[str, DiscoveredStrap] = {}
        self._own_inhale = 0
        self._remembered = {who: own for who, own in remembered.items() if who in seats}
        titles = (
            {"A": self.tr("left seat"), "B": self.tr("right seat")} if len(seats) > 1 else {"A": self.tr("your seat")}
        )
        self.seats = {who: Seat(who, titles[who], names.get(who, ""), self._remembered.get(who, "")) for who in seats}
        self.straps = StrapList()
        self.straps.given.connect(self._give)
        self.protocol = QComboBox()
        self.protocol.setAccessibleName(self.tr("What you are going to do"))
        self.rates = {who: self._rate_box(who) for who in seats}
        self.rate = next(iter(self.rates.values()))
        self.each = CheckBox(self.tr("Each their own"))
        self.each.toggled.connect(self._offer_rate)
        self.inhale = QComboBox()
        self.inhale.setAccessibleName(self.tr("How long to breathe in and out"))
        for inhale in INHALES:
            parts = {"i": phrases.number(100 * inhale), "o": phrases.number(100 - 100 * inhale)}
            self.inhale.addItem(self.tr("in {i} : out {o}").format(**parts), inhale)
        self.about = label("", "dim", wrap=True)
        self.about.setMinimumHeight(20)
        self.problem = label("", wrap=True)
        self.looking = label(self.tr("Looking for straps ..."), "calm")
        self._steps = [label(f"•  {step}", "dim", wrap=True) for step in self._all_steps()]
        self._found_none = False
        self._how = label("", "small", wrap=True)
        self.next = label("", "dim", wrap=True, right=True)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.say_none_found)
        self._patience.start()
        self.begin = QPushButton(self.tr("Begin"))
        self.begin.setProperty("role", "main")
        self.begin.clicked.connect(self.ready)
        self._files = [file for file in protocols if file.protocol is None or file.protocol.people == len(seats)]
        for file in self._files:
            self.protocol.addItem(self._protocol_title(file), file.key)
        self.protocol.setCurrentIndex(max(0, self.protocol.findData(chosen)))
        self.protocol.currentIndexChanged.connect(self._offer_session)
        self.protocol.currentIndexChanged.connect(self._check)
        self._lay_out()
        for seat in self.seats.values():
            seat.changed.connect(self._check)
            seat.dropped.connect(self._dropped)
        self._offer_session()
        self._check()
        self._known = any(names.get(who) for who in seats)
        next(iter(self.seats.values())).name.setFocus()

    @property
    def file(self) -> ProtocolFile:
        """The chosen guided session."""
        return self._files[self.protocol.currentIndex()]

    @property
    def wanted(self) -> Protocol | None:
        """The chosen guided session, breathing as chosen; None where its file is broken."""
        protocol = self.file.protocol
        if protocol is None or own_rate(protocol) not in RATES:
            return protocol
        rates = {who: float(box.currentData()) for who, box in self.rates.items()}
        same = not self.each.isChecked() or len(set(rates.values())) == 1
        return at_rate(protocol, float(self.rate.currentData()) if same else rates, self._inhale())

    @property
    def names(self) -> dict[str, str]:
        """The names by seat."""
        return {who: seat.name.text().strip() for who, seat in self.seats.items()}

    @property
    def moods(self) -> dict[str, str]:
        """How people said they are, by seat."""
        return {who: seat.mood.text().strip() for who, seat in self.seats.items()}

    @property
    def worn(self) -> dict[str, str]:
        """The straps by seat."""
        return {who: seat.strap for who, seat in self.seats.items() if seat.strap}

    @Slot(object)
    def see(self, sighted: DiscoveredStrap) -> None:
        """A strap was seen, or seen again; one that a seat remembers sits down there."""
        new = sighted.own not in self._seen
        self._seen[sighted.own] = sighted
        text = strap_line(sighted)
        if new:
            item = QListWidgetItem(text, self.straps)
            item.setData(OWN, sighted.own)
            if self.straps.currentRow() < 0:
                self.straps.setCurrentRow(0)
            seat = next((who for who, own in self._remembered.items() if own == sighted.own), None)
            if seat is not None and not self.seats[seat].strap:
                self._give(sighted.own, seat)
        else:
            for line in range(self.straps.count()):
                if self.straps.item(line).data(OWN) == sighted.own:
                    self.straps.item(line).setText(text)
        for seat in self.seats.values():
            if seat.strap == sighted.own:
                seat.tell(seat_line(sighted))
        self._patience.stop()
        first = self.straps.isHidden()
        self.problem.setText("")
        self._show_straps()
        if first and self._known and not any(seat.touched for seat in self.seats.values()):
            self.straps.setFocus()
        self._check()

    @Slot()
    def say_none_found(self) -> None:
        """No strap was found for a while: say all that may be in the way; looking goes on."""
        self._found_none = True
        self.looking.setText(self.tr("No strap found yet"))
        self._show_straps()

    @Slot(object)
    def say_problem(self, sentence: str) -> None:
        """Say what is wrong with Bluetooth, and what to do; nothing any more where it is empty."""
        self.problem.setText(spoken(sentence) if sentence else "")
        self._show_straps()

    def _lay_out(self) -> None:
        self._room = QWidget()  # keeps texts at the top while there is no list
        self._how.setText(
            self.tr("Drag a strap to a seat, or choose it and press ← or →.")
            if len(self.seats) > 1
            else self.tr("Choose your strap and press Return.")
        )
        head = label(self.tr("Who sits where?") if len(self.seats) > 1 else self.tr("Your strap"), "title")
        left = QVBoxLayout()
        left.setSpacing(14)
        for seat in self.seats.values():
            left.addWidget(seat)
        left.addStretch(1)
        right = Card(self.tr("Straps in sight"))
        right.rows.addWidget(label(self.tr("Straps in sight"), "head"))
        right.rows.addWidget(self.straps, 1)
        right.rows.addWidget(self.looking)
        right.rows.addWidget(self.problem)
        for step in self._steps:
            right.rows.addWidget(step)
        right.rows.addWidget(self._how)
        right.rows.addWidget(self._room, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left, 5)
        middle.addWidget(right, 6)
        edit = QPushButton(self.tr("Copy and edit"))
        edit.setProperty("role", "quiet")
        edit.clicked.connect(self._edit)
        back = QPushButton(self.tr("Back"))
        back.clicked.connect(self.left)
        session = Card(self.tr("Session"))
        choice = hbox(label(self.tr("Session"), "head"), self.protocol, edit, spacing=14)
        choice.setStretch(1, 1)
        session.rows.addLayout(choice)
        pace = hbox(*self.rates.values(), self.inhale, self.each, None)
        session.rows.addLayout(pace)
        session.rows.addWidget(self.about)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 22, 28, 20)
        rows.setSpacing(14)
        rows.addWidget(head)
        rows.addLayout(middle, 1)
        rows.addWidget(session)
        end = hbox(back, self.next, self.begin, spacing=14)
        end.setStretch(1, 1)
        rows.addLayout(end)
        self._show_straps()

    def _show_straps(self) -> None:
        """Show the list where there is something in it, else what to do."""
        some = self.straps.count() > 0
        for widget in (self.straps, self._how):
            widget.setVisible(some)
        self._room.setVisible(not some)
        nothing = not some and not self.problem.text()
        self.looking.setVisible(nothing)
        for number, step in enumerate(self._steps):
            step.setVisible(nothing and (self._found_none or number == 0))
        self.problem.setVisible(bool(self.problem.text()))

    def _all_steps(self) -> tuple[str, ...]:
        return (
            self.tr("Put the strap on; moist electrodes wake it."),
            self.tr("Close other apps and watches that use it, on phones too: most straps talk to one at a time."),
            self.tr("Sit within a few metres of this computer, with its Bluetooth turned on."),
            self.tr("Still nothing? Try a fresh battery. hrvsync goes on looking."),
        )

    def _protocol_title(self, file: ProtocolFile) -> str:
        if file.protocol is None:
            return self.tr("{key} (cannot be used)").format(key=file.key)
        title = file.protocol.name
        if file.protocol.seconds is not None:
            title += f" · {phrases.number(file.protocol.seconds / 60)} min"
        return title + (" · " + self.tr("research") if file.protocol.research else "")

    def _rate_box(self, who: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Breaths a minute"))
        for rate in RATES:
            box.addItem(self.tr("{n} breaths a minute").format(n=phrases.number(rate, 1)), rate)
        return box

    def _inhale(self) -> float | None:
        """The chosen share of breathing in; None keeps what the session's file says."""
        chosen = self.inhale.currentIndex()
        return None if chosen == self._own_inhale else float(self.inhale.currentData())

    @Slot()
    def _offer_session(self) -> None:
        rate = None if self.file.protocol is None else own_rate(self.file.protocol)
        for box in self.rates.values():
            box.setCurrentIndex(max(0, box.findData(rate)))
        phases = () if self.file.protocol is None else self.file.protocol.phases
        share = next((pacer.inhale for phase in phases for pacer in phase.pacers.values()), INHALES[0])
        self._own_inhale = min(range(len(INHALES)), key=lambda i: abs(INHALES[i] - share))
        self.inhale.setCurrentIndex(self._own_inhale)
        self.each.setChecked(False)
        self._offer_rate()

    @Slot()
    def _offer_rate(self) -> None:
        """Show what may be chosen about the breath in this session."""
        rate = None if self.file.protocol is None else own_rate(self.file.protocol)
        several = len(self.rates) > 1
        for who, box in self.rates.items():
            box.setVisible(rate in RATES and (box is self.rate or self.each.isChecked()))
            for index, each in enumerate(RATES):
                text = self.tr("{n} breaths a minute").format(n=phrases.number(each, 1))
                box.setItemText(index, f"{SHAPES[who]} {text}" if several and self.each.isChecked() else text)
        self.inhale.setVisible(rate in RATES)
        self.each.setVisible(rate in RATES and several)

    def _check(self) -> None:
        file = self.file
        self.about.setText(spoken(file.problem) if file.protocol is None else file.protocol.about)
        named = all(self.names.values()) and len(set(self.names.values())) == len(self.seats)
        self.begin.setEnabled(named and len(self.worn) == len(self.seats) and file.protocol is not None)
        missing = (
            self.tr("Give each person a name of their own.")
            if not named
            else self.tr("Put a strap on each seat.")
            if len(self.worn) < len(self.seats)
            else ""
        )
        self.begin.setToolTip(missing)
        self.next.setText(missing or self._next())

    def _next(self) -> str:
        """What is not yet as it should be, else what happens next."""
        for who, own in self.worn.items():
            name = self.names[who]
            if self._seen[own].away:
                return self.tr(
                    "{name}'s strap is out of sight: put it on, moisten it, close other apps that use it."
                ).format(name=name)
            if self._seen[own].worn is False:
                return self.tr("{name}'s strap does not feel the skin yet: moisten it, put it on.").format(name=name)
        if len(self.seats) > 1:
            return self.tr("“Begin” connects both straps; the session shows when the beats of each arrive.")
        return self.tr("“Begin” connects the strap; the session shows when its beats arrive.")

    def _edit(self) -> None:
        self.edited.emit(self.file.key)

    @Slot(str, str)
    def _dropped(self, who: str, own: str) -> None:
        self._give(own, who)

    @Slot(str, str)
    def _give(self, own: str, who: str) -> None:
        if own not in self._seen or (who and who not in self.seats):
            return
        free = [seat for seat in self.seats if not self.seats[seat].strap]
        target = who or (free[0] if free else next(iter(self.seats)))
        for seat in self.seats.values():
            if seat.strap == own and seat.who != target:
                seat.wear_strap("", "")
        self.seats[target].wear_strap(own, seat_line(self._seen[own]))


def strap_line(sighted: DiscoveredStrap) -> str:
    """What can be known of a strap before it is connected."""
    model = spoken(sighted.model)
    name = f"{model}  {sighted.own}" if sighted.own != sighted.model else model
    bars = [] if sighted.rssi is None else ["▂▄▆█"[: max(1, min(4, round((sighted.rssi + 100) / 12)))]]
    return "  ·  ".join([name, *bars, *_wearing(sighted)])


def seat_line(sighted: DiscoveredStrap) -> str:
    """The same, in short, for the seat it is given to."""
    return "  ·  ".join([spoken(sighted.model), *_wearing(sighted)])


def _wearing(sighted: DiscoveredStrap) -> list[str]:
    if sighted.away:
        return [phrases.tr("out of sight")]
    parts: list[str] = []
    if sighted.bpm is not None:
        parts.append(phrases.tr("{n} bpm").format(n=phrases.number(sighted.bpm)))
    if sighted.worn is not None:
        parts.append(phrases.tr("worn") if sighted.worn else phrases.tr("not worn"))
    if sighted.low_battery:
        parts.append(phrases.tr("battery low"))
    return parts
