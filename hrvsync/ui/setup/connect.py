"""Connect: who sits left and right, which strap each one wears, and what you are going to do together."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDrag, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from hrvsync.guide import Protocol, at_rate, own_rate
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.storage import ProtocolFile
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import for_window, language, translated
from hrvsync.ui.known_rates import at_known_rate
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services, SessionConfig
from hrvsync.ui.settings import Settings, SettingsFile
from hrvsync.ui.theme import SHAPES
from hrvsync.ui.widgets import (
    Card,
    CheckBox,
    add,
    button,
    combo_box,
    configure,
    hbox,
    label,
    line_edit,
    set_role,
    show,
    vbox,
)

PATIENCE_MS = 15_000  # a strap that is worn shows itself within a few seconds
OWN = Qt.ItemDataRole.UserRole
RATES = (4.5, 5.0, 5.5, 6.0, 6.5, 7.0)  # breaths a minute for adults
NO_SETTINGS = Settings()
INHALES = (0.4, 0.45, 0.5, 1 / 3)  # shares of a breath, the usual one first


class Seat(Card):
    """One seat: a name and a strap, which can be dropped here, or asked about where nothing tells whose it is."""

    changed = Signal()
    dropped = Signal(str, str)  # strap, seat
    answered = Signal(str, str, bool)  # strap, seat, whether it is that person's

    def __init__(self, who: str, title: str, name: str, remembered: str = "", settings: Settings = NO_SETTINGS) -> None:
        super().__init__(title)
        self.who, self.strap, self.remembered, self.asked, self._text = who, "", remembered, "", ""
        self._settings, self._said = settings, False
        whose = self.tr("Name of the person in the {seat}").format(seat=title)
        self.name = line_edit(name, whose, self.tr("Your name"), 40)
        mood = self.tr("How the person in the {seat} is, in own words").format(seat=title)
        self.mood = line_edit("", mood, self.tr("How are you right now? (if you like)"))
        self.disorder = configure(
            CheckBox(self.tr("Pacemaker or arrhythmia")),
            toolTip=self.tr(
                "A pacemaker or a known rhythm disorder: variability means something else then, which beats do not "
                "show. It is withheld."
            ),
            clicked=self._say,
        )
        ages = (self.tr("Adult"), "adult"), (self.tr("Child"), "child"), (self.tr("Infant"), "infant")
        self.age = combo_box(self.tr("How old the person in the {seat} is").format(seat=title), ages)
        self.age.setToolTip(self.tr("Children breathe quicker: the spectrum's bands follow the breath."))
        self.age.activated.connect(self._say)
        self.known = label("", "dim", elide=True)  # of the strap
        self.question = label("", wrap=True)
        self.free = button(self.tr("Take off"), "quiet", self._free)
        self.yes = button(self.tr("Yes"), "quiet", partial(self._answer, True))
        self.no = button(self.tr("No"), "quiet", partial(self._answer, False))
        add(
            self.rows,
            hbox(label(SHAPES[who], "shape-" + who), label(title, "head"), None, self.disorder),
            hbox((self.name, 1), self.age),
            self.mood,
            hbox((self.question, 1), self.yes, self.no),
            hbox(self.known, self.free),
        )
        self.setAcceptDrops(True)
        for field in (self.name, self.mood):  # a field would take the strap for a text
            field.setAcceptDrops(False)
        self.name.textChanged.connect(self._named)
        self._named()
        self.assign("", "")

    @property
    def touched(self) -> bool:
        """Whether someone has typed here."""
        return self.name.isModified() or self.mood.isModified() or self.mood.hasFocus()

    def assign(self, own: str, text: str) -> None:
        """Give this seat the strap `own`, none if it is empty; `text` is what is known of it."""
        self.strap = own
        if not own and self.remembered:
            text = self.tr("Looking for your strap {strap} ...").format(strap=self.remembered)
        self.tell(text or self.tr("No strap yet: drop one here"))
        set_role(self, "card-active" if own else "card")
        self.changed.emit()

    def tell(self, text: str) -> None:
        """Show what is known of its strap."""
        self._text = text
        self.ask("")

    def ask(self, own: str, question: str = "", text: str = "") -> None:
        """Ask whether the strap `own`, of which `text` is known, is this person's; nothing where it is empty."""
        self.asked = own
        self.question.setText(question)
        self.known.setText(text or self._text)
        show(bool(own), self.question, self.yes, self.no)
        show(bool(self.strap) and not own, self.free)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(event.mimeData().text(), self.who)
        event.acceptProposedAction()

    def _named(self) -> None:
        """Say of this person what they said before, unless they have just said it."""
        if not self._said:
            name = self.name.text().strip()
            self.disorder.setChecked(name in self._settings.rhythm_disorders)
            self.age.setCurrentIndex(self.age.findData(self._settings.ages.get(name, "adult")))
        self.changed.emit()

    def _say(self, _said: object = None) -> None:
        self._said = True

    def _answer(self, yes: bool, _clicked: bool = False) -> None:
        self.answered.emit(self.asked, self.who, yes)

    def _free(self) -> None:
        self.remembered = ""
        self.assign("", "")


class StrapList(QListWidget):
    """Straps in sight; one can be dragged, or assigned to a seat by Left, Right or Return."""

    assigned = Signal(str, str)  # strap; "A", "B", or "" for the next free seat

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Straps in sight"))
        self.setDragEnabled(True)
        self.itemActivated.connect(self._activated)

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        data = QMimeData()
        data.setText(str(self.currentItem().data(OWN)))
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        seat = {Qt.Key.Key_Left: "A", Qt.Key.Key_Right: "B"}.get(Qt.Key(event.key()))
        if seat is not None and self.currentRow() >= 0:
            self.assigned.emit(str(self.currentItem().data(OWN)), seat)
        else:
            super().keyPressEvent(event)

    def show_strap(self, own: str, text: str) -> None:
        """Show what is known of a strap, in its line or in a new one."""
        lines = (self.item(line) for line in range(self.count()))
        item = next((item for item in lines if item.data(OWN) == own), None) or QListWidgetItem(self)
        item.setData(OWN, own)
        item.setText(text)
        self.setCurrentRow(max(0, self.currentRow()))

    @Slot(QListWidgetItem)
    def _activated(self, item: QListWidgetItem) -> None:
        self.assigned.emit(str(item.data(OWN)), "")


class Connect(Page):
    """Asks for the names, straps and guided session of `seats`; emits `ready` when people want to begin.

    `chosen`: the guided session that is offered first, "" for that of the last time.
    """

    ready = Signal(object)  # SessionConfig

    def __init__(
        self,
        services: Services,
        bridge: Bridge,
        settings: SettingsFile,
        seats: tuple[str, ...] = ("A", "B"),
        chosen: str = "",
    ) -> None:
        super().__init__()
        self._services, self._bridge, self._settings = services, bridge, settings
        self._stop_scan: Callable[[], None] = lambda: None
        self._seen: dict[str, DiscoveredStrap] = {}
        self._own_inhale = 0
        self._none_found = False
        several, names = len(seats) > 1, settings.now.names
        remembered = {who: own for who, own in services.remembered().items() if who in seats}
        self._refused: set[tuple[str, str]] = set()
        titles = (
            {"A": self.tr("left seat"), "B": self.tr("right seat")} if several else {seats[0]: self.tr("your seat")}
        )
        self.seats = {
            who: Seat(who, titles[who], names.get(who, ""), remembered.get(who, ""), settings.now) for who in seats
        }
        for seat in self.seats.values():
            configure(seat, changed=self._check, dropped=self._assign, answered=self._answer)
        self.straps = configure(StrapList(), assigned=self._assign)
        here = [names.get(who, "") for who in seats]
        files = at_known_rate(services.protocols(language(settings.now.language)), settings.now.rates, here)
        self._files = [file for file in files if file.protocol is None or file.protocol.people == len(seats)]
        self.protocol = combo_box(
            self.tr("What you are going to do"),
            ((self._protocol_title(file), file.key) for file in self._files),
            chosen or (settings.now.together if several else settings.now.alone),
            self._protocol_chosen,
        )
        rates = [(self._rate_text(rate), rate) for rate in RATES]
        self.rates = {who: combo_box(self.tr("Breaths a minute"), rates) for who in seats}
        self.rate = next(iter(self.rates.values()))
        self.each = configure(CheckBox(self.tr("Each their own")), toggled=self._show_rates)
        inhale, percent = self.tr("in {i} : out {o}"), phrases.number
        inhales = ((inhale.format(i=percent(100 * share), o=percent(100 - 100 * share)), share) for share in INHALES)
        self.inhale = combo_box(self.tr("How long to breathe in and out"), inhales)
        self.about = configure(label("", "dim", wrap=True), minimumHeight=20)
        self.problem = label("", wrap=True)
        self.commands = configure(label("", "small", wrap=True), visible=False)
        unfold = self.commands.setVisible
        self.experts = configure(button(self.tr("For experts"), "small", checkable=True), visible=False, toggled=unfold)
        adapters = services.adapters()
        each = self.tr("Bluetooth adapter: {name}")
        choices = [
            (self.tr("Bluetooth adapter: automatic"), ""),
            *((each.format(name=name), name) for name in adapters),
        ]
        self.adapter = combo_box(self.tr("Bluetooth adapter"), choices, settings.now.adapter, self._adapter_chosen)
        self.adapter.setVisible(bool(adapters))
        self.looking = label(self.tr("Looking for straps ..."), "calm")
        steps = (
            self.tr("Put the strap on; moist electrodes wake it."),
            self.tr("Close other apps and watches that use it, on phones too: most straps talk to one at a time."),
            self.tr("Sit within a few metres of this computer, with its Bluetooth turned on."),
            self.tr("Still nothing? Try a fresh battery. hrvsync goes on looking."),
        )
        self._steps = [label(f"•  {step}", "dim", wrap=True) for step in steps]
        drag = self.tr("Drag a strap to a seat, or choose it and press ← or →.")
        self._how = label(drag if several else self.tr("Choose your strap and press Return."), "small", wrap=True)
        self.next = label("", "dim", wrap=True, right=True)
        self.begin = button(self.tr("Begin"), "begin", self._begin)
        self._patience = configure(QTimer(self), singleShot=True, timeout=self.show_none_found)
        self._patience.start(PATIENCE_MS)
        self._lay_out(several)
        self._protocol_chosen()
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
        unchanged = self.inhale.currentIndex() == self._own_inhale
        inhale = None if unchanged else float(self.inhale.currentData())
        return at_rate(protocol, float(self.rate.currentData()) if same else rates, inhale)

    @property
    def names(self) -> dict[str, str]:
        """The names by seat."""
        return {who: seat.name.text().strip() for who, seat in self.seats.items()}

    @property
    def worn(self) -> dict[str, str]:
        """The straps by seat."""
        return {who: seat.strap for who, seat in self.seats.items() if seat.strap}

    def scan(self) -> None:
        """Look for straps until this page is closed."""
        self._bridge.strap_found.connect(self.on_strap, Qt.ConnectionType.QueuedConnection)
        self._bridge.scan_failed.connect(self.on_problem, Qt.ConnectionType.QueuedConnection)
        self._scan()

    def _scan(self) -> None:
        """Look for straps with the chosen adapter."""
        bridge, scan = self._bridge, self._services.scan
        if self.adapter.count() > 1:
            self._services.use_adapter(self.adapter.currentData())
        self._stop_scan = bridge.spawn(lambda: scan(bridge.strap_found.emit, bridge.scan_failed.emit))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop_scan()
        super().closeEvent(event)

    @Slot()
    def _adapter_chosen(self) -> None:
        self._settings.change(adapter=self.adapter.currentData())
        self._stop_scan()
        self._scan()

    @Slot(object)
    def on_strap(self, strap: DiscoveredStrap) -> None:
        """Show a strap that was seen, or seen again; a seat that remembers it gets it."""
        new = strap.own not in self._seen
        self._seen[strap.own] = strap
        self.straps.show_strap(strap.own, strap_line(strap))
        owners = [who for who, seat in self.seats.items() if seat.remembered == strap.own]
        if new and len(owners) == 1 and not self.seats[owners[0]].strap:
            self._assign(strap.own, owners[0])
        for taken in self.seats.values():
            if taken.strap == strap.own:
                taken.tell(seat_line(strap))
        self._patience.stop()
        first = self.straps.isHidden()
        self.on_problem("")
        if first and any(self.names.values()) and not any(seat.touched for seat in self.seats.values()):
            self.straps.setFocus()
        self._check()

    @Slot()
    def show_none_found(self) -> None:
        """Show all that may be in the way of finding a strap; the scan goes on."""
        self._none_found = True
        self.looking.setText(self.tr("No strap found yet"))
        self._show_straps()

    @Slot(object)
    def on_problem(self, problem: str) -> None:
        """Show what is wrong with Bluetooth, and what to do; nothing where it is empty."""
        shown, commands = for_window(problem)
        self.problem.setText(shown)
        self.commands.setText(commands)
        show(bool(commands), self.experts)
        show(bool(commands) and self.experts.isChecked(), self.commands)
        self._show_straps()

    def _lay_out(self, several: bool) -> None:
        self._room = QWidget()  # keeps texts at the top while there is no list
        in_sight, session = self.tr("Straps in sight"), self.tr("Session")
        straps = Card(
            in_sight,
            hbox(label(in_sight, "head"), None, self.adapter),
            (self.straps, 1),
            self.looking,
            self.problem,
            hbox(self.experts, None),
            self.commands,
            *self._steps,
            self._how,
            (self._room, 1),
        )
        edit = button(self.tr("Copy and edit"), "quiet", self._edit)
        vbox(
            label(self.tr("Who sits where?") if several else self.tr("Your strap"), "title"),
            (hbox((vbox(*self.seats.values(), None, spacing=12), 5), (straps, 6), spacing=16), 1),
            Card(
                session,
                hbox(label(session, "head"), (self.protocol, 1), edit, spacing=14),
                hbox(*self.rates.values(), self.inhale, self.each, None),
                self.about,
            ),
            hbox(button(self.tr("Back"), clicked=self.left), (self.next, 1), self.begin, spacing=14),
            parent=self,
            spacing=12,
            margins=(24, 12, 24, 12),
        )
        self._show_straps()

    def _show_straps(self) -> None:
        """Show the list where there is something in it, else what to do."""
        some, problem = self.straps.count() > 0, bool(self.problem.text())
        first, *others = self._steps
        show(some, self.straps, self._how)
        show(not some, self._room)
        show(problem, self.problem)
        show(not some and not problem, self.looking, first)
        show(not some and not problem and self._none_found, *others)

    def _protocol_title(self, file: ProtocolFile) -> str:
        if file.protocol is None:
            return self.tr("{key} (cannot be used)").format(key=file.key)
        seconds = file.protocol.seconds
        minutes = "" if seconds is None else f"{phrases.number(seconds / 60)} min"
        research = self.tr("research") if file.protocol.research else ""
        return " · ".join(part for part in (file.protocol.name, minutes, research) if part)

    def _rate_text(self, rate: float) -> str:
        return self.tr("{n} breaths a minute").format(n=phrases.number(rate, 1))

    @Slot()
    def _protocol_chosen(self) -> None:
        """Breathe as the chosen session's file says."""
        protocol = self.file.protocol
        for box in self.rates.values():
            box.setCurrentIndex(max(0, box.findData(None if protocol is None else own_rate(protocol))))
        pacers = () if protocol is None else (pacer for phase in protocol.phases for pacer in phase.pacers.values())
        inhale = next((pacer.inhale for pacer in pacers), INHALES[0])
        self._own_inhale = min(range(len(INHALES)), key=lambda i: abs(INHALES[i] - inhale))
        self.inhale.setCurrentIndex(self._own_inhale)
        self.each.setChecked(False)
        self._show_rates()
        self._check()

    @Slot()
    def _show_rates(self) -> None:
        """Show what may be chosen about the breath in this session."""
        protocol, several, each = self.file.protocol, len(self.rates) > 1, self.each.isChecked()
        paced = protocol is not None and own_rate(protocol) in RATES
        for who, box in self.rates.items():
            box.setVisible(paced and (box is self.rate or each))
            for index, rate in enumerate(RATES):
                text = self._rate_text(rate)
                box.setItemText(index, f"{SHAPES[who]} {text}" if several and each else text)
        show(paced, self.inhale)
        show(paced and several, self.each)

    @Slot()
    def _check(self) -> None:
        file, names = self.file, list(self.names.values())
        self.about.setText(translated(file.problem) if file.protocol is None else file.protocol.about)
        missing = ""
        if not all(names) or len(set(names)) < len(names):
            several = len(names) > 1
            missing = self.tr("Give each person a name of their own.") if several else self.tr("Enter your name.")
        elif len(self.worn) < len(names):
            missing = self.tr("Put a strap on each seat.") if len(names) > 1 else self.tr("Choose your strap.")
        self.begin.setEnabled(not missing and file.protocol is not None)
        self.begin.setToolTip(missing)
        self.next.setText(missing or self._next())
        self._ask()

    def _ask(self) -> None:
        """Ask whose a strap is that may be the one of a seat: of that name, and without an id that would tell."""
        taken = {seat.strap for seat in self.seats.values()}
        for who, seat in self.seats.items():
            now = self._seen.get(seat.strap)
            name = seat.remembered if now is None else now.name if now.away and not now.id else ""
            alike = (strap for strap in self._seen.values() if name and strap.name == name and not strap.id)
            free = (strap for strap in alike if not strap.away and strap.own not in taken)
            found = next((strap for strap in free if (who, strap.own) not in self._refused), None)
            if found is None:
                seat.ask("")
                continue
            taken.add(found.own)
            person = self.names[who]
            question = (
                self.tr("Is this {name}'s strap?").format(name=person) if person else self.tr("Is it this strap?")
            )
            seat.ask(found.own, question, strap_line(found))

    @Slot(str, str, bool)
    def _answer(self, own: str, who: str, yes: bool) -> None:
        if yes:
            self._assign(own, who)
        else:
            self._refused.add((who, own))
            self._ask()

    def _next(self) -> str:
        """What is not yet as it should be, else what happens next."""
        for who, own in self.worn.items():
            if self._seen[own].away:
                away = self.tr("{name}'s strap is out of sight: put it on, moisten it, close other apps that use it.")
                return away.format(name=self.names[who])
            if self._seen[own].worn is False:
                dry = self.tr("{name}'s strap does not feel the skin yet: moisten it, put it on.")
                return dry.format(name=self.names[who])
        if len(self.seats) > 1:
            return self.tr("“Begin” connects both straps; the session shows when the beats of each arrive.")
        return self.tr("“Begin” connects the strap; the session shows when its beats arrive.")

    def _begin(self) -> None:
        protocol, names = self.wanted, self.names
        if protocol is None:
            return
        moods = {who: seat.mood.text().strip() for who, seat in self.seats.items()}
        protocols = {"together" if len(names) > 1 else "alone": self.file.key}
        disorders = tuple(who for who, seat in self.seats.items() if seat.disorder.isChecked())
        others = (name for name in self._settings.now.rhythm_disorders if name not in names.values())
        said = (*others, *(names[who] for who in disorders))
        ages = {who: seat.age.currentData() for who, seat in self.seats.items()}
        known = self._settings.now.ages | {names[who]: age for who, age in ages.items()}
        self._settings.change(
            names=self._settings.now.names | names,
            rhythm_disorders=said,
            ages={name: age for name, age in known.items() if age != "adult"},
            **protocols,
        )
        ages = {who: age for who, age in ages.items() if age != "adult"}
        self.ready.emit(SessionConfig(names, protocol, self.worn, moods, disorders, ages))

    def _edit(self) -> None:
        """Copy the chosen session, to be edited."""
        try:
            path = self._services.edit(self.file.key, language(self._settings.now.language))
        except OSError as error:
            self.failed(self.tr("No copy can be made: {why}"))(error)
            return
        text = self.tr("Your own copy is {file}. Edit it with any text editor, then come back here.")
        self.message.emit(text.format(file=path))

    @Slot(str, str)
    def _assign(self, own: str, who: str) -> None:
        """Give the strap `own` to the seat `who`; "" is the first free one."""
        if own not in self._seen or (who and who not in self.seats):
            return
        free = [seat.who for seat in self.seats.values() if not seat.strap]
        target = who or (free or list(self.seats))[0]
        for seat in self.seats.values():
            if seat.strap == own and seat.who != target:
                seat.assign("", "")
        self.seats[target].assign(own, seat_line(self._seen[own]))


def strap_line(strap: DiscoveredStrap) -> str:
    """Write what can be known of a strap before it is connected."""
    model = translated(strap.model)
    name = f"{model}  {strap.own}" if strap.own != strap.model else model
    bars = [] if strap.rssi is None else ["▂▄▆█"[: max(1, min(4, round((strap.rssi + 100) / 12)))]]
    return "  ·  ".join([name, *bars, *contact(strap)])


def seat_line(strap: DiscoveredStrap) -> str:
    """Write the same, in short, for the seat it is given to."""
    return "  ·  ".join([translated(strap.model), *contact(strap)])


def contact(strap: DiscoveredStrap) -> list[str]:
    """What a strap says of itself before it is connected."""
    if strap.away:
        return [phrases.tr("out of sight")]
    return [
        *([] if strap.bpm is None else [phrases.tr("{n} bpm").format(n=phrases.number(strap.bpm))]),
        *([] if strap.worn is None else [phrases.tr("worn") if strap.worn else phrases.tr("not worn")]),
        *([phrases.tr("battery low")] if strap.low_battery else []),
    ]
