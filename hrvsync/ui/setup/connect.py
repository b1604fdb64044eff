"""Connect: who sits left and right, which strap each one wears, and what you are going to do together."""

from collections.abc import Callable
from typing import override

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from hrvsync.events import Age
from hrvsync.guide import Protocol, arranged, role_name
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.storage import ProtocolFile
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import language, translated
from hrvsync.ui.known_rates import at_known_rate
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services, SessionConfig
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.breath import BreathChoice
from hrvsync.ui.setup.choices import Choices, remembered
from hrvsync.ui.setup.listening import Heard, Listening
from hrvsync.ui.setup.places import Places, Way
from hrvsync.ui.setup.seat import Seat
from hrvsync.ui.setup.sessions import SessionCards
from hrvsync.ui.setup.sitting import Sitting
from hrvsync.ui.setup.strap_words import strap_line
from hrvsync.ui.setup.tray import StrapTray
from hrvsync.ui.setup.trouble import Trouble
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import announce, button, combo_box, configure, hbox, label, show, vbox
from hrvsync.ui.widgets.glyph import GlyphButton
from hrvsync.ui.widgets.tab_order import set_tab_order

PATIENCE_MS = 15_000  # a strap that is worn shows itself within a few seconds
ROOMY = 1100, 780  # px at 100 % of text: a smaller page is low
LEAST = 320  # px: no page is narrower
LONGEST = 14  # letters of a name on a button


class Connect(Page):
    """Asks for the names, straps and guided session of `seats`; emits `ready` when people want to begin.

    `chosen`: the guided session that is offered first, "" for that of the last time; `kept`: what was chosen before,
    where people come back.
    """

    ready = Signal(object)  # SessionConfig
    settings_wanted = Signal()

    def __init__(
        self,
        services: Services,
        bridge: Bridge,
        settings: SettingsFile,
        seats: tuple[str, ...] = ("A", "B"),
        chosen: str = "",
        kept: Choices | None = None,
    ) -> None:
        super().__init__()
        self._services, self._bridge, self._settings = services, bridge, settings
        self._stop_scan: Callable[[], None] = lambda: None
        self._seen: dict[str, DiscoveredStrap] = {}
        self._none_found = self._refused_by_system = False
        self._refused: set[tuple[str, str]] = set()
        several, now = len(seats) > 1, settings.now
        straps = services.remembered() if kept is None else kept.straps
        names = now.names if kept is None else kept.names
        self._titles = (
            {"A": self.tr("left seat"), "B": self.tr("right seat")} if several else {seats[0]: self.tr("your seat")}
        )
        self._back = GlyphButton("back", self.tr("Back"), self.left, bare=True)
        self.seats = {
            who: Seat(who, self._titles[who], names.get(who, ""), straps.get(who, ""), now, _known(settings))
            for who in seats
        }
        self.straps = configure(StrapTray(), assigned=self._assign)
        self.places = Places(list(self.seats.values()), self.straps)
        self.trouble = configure(Trouble(), again=self._check_again)
        here = [names.get(who, "") for who in seats]
        files = at_known_rate(services.protocols(language(now.language)), now.rates, here)
        files = [file for file in files if file.protocol is None or file.protocol.people == len(seats)]
        self.protocol = SessionCards(files, chosen or (now.together if several else now.alone))
        self.breath = BreathChoice(seats)
        self.rates, self.rate, self.inhale, self.each = (
            self.breath.rates,
            self.breath.rate,
            self.breath.inhale,
            self.breath.each,
        )
        self.about = configure(label("", "small", wrap=True), minimumWidth=140)
        self.edit = button(self.tr("Copy and edit"), "small", self._edit)
        self.change_roles = button(self.tr("Change roles"), "small", self._change_roles)
        self._roles: dict[str, str] = {}  # by seat, where somebody changed them
        self.every = button(self.tr("All {n}").format(n=len(files)), "small", checkable=True)
        self.every.toggled.connect(self.protocol.show_all)
        adapters = services.adapters()
        each = self.tr("Bluetooth adapter: {name}")
        choices = [(self.tr("Bluetooth adapter: automatic"), ""), *((each.format(name=one), one) for one in adapters)]
        self.adapter = configure(
            combo_box(self.tr("Bluetooth adapter"), choices, now.adapter, self._adapter_chosen), role="chip-quiet"
        )
        self.next = configure(label("", "small", wrap=True), minimumWidth=140)
        self.wait = button("", "large", checkable=True)
        self.begin = button(self.tr("Begin"), "begin", self._begin)
        self._listening = Listening(bridge, services, self)
        configure(self._listening, heard=self._on_heard, failed=self._on_failed)
        self._patience = configure(QTimer(self), singleShot=True, timeout=self.show_none_found)
        self._patience.start(PATIENCE_MS)
        self._lay_out(several)
        for seat in self.seats.values():
            configure(seat, changed=self._check, dropped=self._assign, answered=self._answer)
        self.protocol.changed.connect(self._protocol_chosen)
        self.wait.toggled.connect(self._check)
        self.adapter.setVisible(bool(adapters))
        self._protocol_chosen()
        if kept is not None:
            self._take(kept if not chosen else replace(kept, protocol=chosen))
        next(iter(self.seats.values())).name.setFocus()

    @property
    def file(self) -> ProtocolFile:
        """The chosen guided session."""
        return self.protocol.file

    @property
    def wanted(self) -> Protocol | None:
        """The chosen guided session, breathing as chosen; None where its file is broken."""
        return self.breath.wanted and self._arranged(self.breath.wanted)[0]

    def _arranged(self, protocol: Protocol) -> tuple[Protocol, dict[str, Age]]:
        """Fit a guided session to those who sit here: roles, pacers and ages."""
        known = self._settings.now.roles
        roles = {who: known.get(name, "") for who, name in self.names.items()} | self._roles
        return arranged(protocol, self.choices.young, roles, tuple(self.seats))

    @property
    def names(self) -> dict[str, str]:
        """The names by seat."""
        return {who: seat.name.text().strip() for who, seat in self.seats.items()}

    @property
    def worn(self) -> dict[str, str]:
        """The straps by seat."""
        return {who: seat.strap for who, seat in self.seats.items() if seat.strap}

    @property
    def sitting(self) -> Sitting:
        """Who has sat down so far."""
        known = {who: seat.known_strap for who, seat in self.seats.items()}
        protocol, ages = self.file.protocol, (seat.age.currentData() for seat in self.seats.values())
        unfit = "infant" in ages and not (protocol is not None and protocol.research)
        return Sitting(self.names, self.worn, known, self._seen, unfit)

    @property
    def choices(self) -> Choices:
        """All that was chosen here."""
        seats = self.seats
        return Choices(
            self.names,
            {who: seat.moods.text for who, seat in seats.items()},
            {who: seat.known_strap for who, seat in seats.items() if seat.known_strap},
            {who: seat.age.currentData() for who, seat in seats.items()},
            tuple(who for who, seat in seats.items() if seat.disorder.isChecked()),
            self.file.key,
            {who: float(box.currentData()) for who, box in self.rates.items()},
            self.inhale.currentIndex(),
            self.each.isChecked(),
        )

    def scan(self) -> None:
        """Look for straps until this page is closed."""
        self._bridge.strap_found.connect(self.on_strap, Qt.ConnectionType.QueuedConnection)
        self._bridge.scan_failed.connect(self.on_problem, Qt.ConnectionType.QueuedConnection)
        self._scan()
        self._listening.start()

    def _scan(self) -> None:
        """Look for straps with the chosen adapter."""
        bridge, scan = self._bridge, self._services.scan
        if self.adapter.count() > 1:
            self._services.use_adapter(self.adapter.currentData())
        self._stop_scan = bridge.spawn(lambda: scan(bridge.strap_found.emit, bridge.scan_failed.emit))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop_scan()
        self._listening.stop()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A scroll bar that comes and goes with an arrangement must not make another one.
        before, now = event.oldSize(), event.size()
        if self._way is None or abs(now.width() - before.width()) > 30 or now.height() > before.height() + 200:
            self._arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange) and self._way is not None:
            # What arranging asks for must not arrange again: a layout that asks only leads to less wide ones.
            too_wide = self._way != "below" and self._page.minimumSize().width() > self.width()
            if event.type() == QEvent.Type.StyleChange or too_wide:
                self._arrange()
        return done

    @Slot()
    def _adapter_chosen(self) -> None:
        self._settings.change(adapter=self.adapter.currentData())
        self._check_again()

    @Slot()
    def _check_again(self) -> None:
        """Look afresh: with another adapter, or after somebody has mended something."""
        self._stop_scan()
        self._scan()
        if not self._refused_by_system:
            self._none_found = False
            self._patience.start(PATIENCE_MS)

    @Slot(object)
    def on_strap(self, strap: DiscoveredStrap) -> None:
        """Show a strap that was seen, or seen again; a seat that remembers it gets it."""
        new, first = strap.own not in self._seen, not self._seen
        strap = self._listening.known(strap)
        self._seen[strap.own] = strap
        self.straps.show_strap(strap)
        owners = [who for who, seat in self.seats.items() if seat.remembered == strap.own]
        if new and len(owners) == 1 and not self.seats[owners[0]].strap:
            self._assign(strap.own, owners[0])
        for taken in self.seats.values():
            if taken.strap == strap.own:
                taken.tell(strap)
        self._patience.stop()
        self.on_problem("")
        if first and any(self.names.values()) and not any(seat.touched for seat in self.seats.values()):
            (self.straps if self.straps.shown else self.begin).setFocus()
        self._check()

    @Slot()
    def show_none_found(self) -> None:
        """Show all that may be in the way of finding a strap; the scan goes on."""
        self._none_found = True
        self.trouble.show_hints(self.tr("No strap found yet"))
        self._check()

    @Slot(object)
    def on_problem(self, problem: str) -> None:
        """Show what is wrong with Bluetooth, and what to do; nothing where it is empty."""
        self._refused_by_system = bool(problem)
        if problem:
            self.trouble.show_problem(problem)
        elif self._none_found and not self._seen:
            self.trouble.show_hints(self.tr("No strap found yet"))
        else:
            self.trouble.clear()
        self._check()

    def _lay_out(self, several: bool) -> None:
        self._way: Way | None = None
        self._arranging = False
        foot = configure(QFrame(), role="foot")
        gear = GlyphButton("gear", self.tr("Settings"), self.settings_wanted, bare=True)
        self._head = self._back, self.adapter, gear
        self._page = vbox(
            hbox(
                self._back,
                label(self.tr("Who sits where?") if several else self.tr("Your strap"), "title"),
                (self._subtitle(several), 1),
                self.adapter,
                gear,
                spacing=10,
            ),
            self.places,
            self.trouble,
            hbox(label(self.tr("What would you like to do?"), "head"), None, self.change_roles, self.edit, self.every),
            self.protocol,
            hbox(self.breath, 8, (self.about, 1)),
            (None, 1),
            foot,
            parent=self,
            spacing=12,
            margins=(24, 12, 24, 12),
        )
        self._foot = hbox((self.next, 1), self.wait, self.begin, parent=foot, spacing=14, margins=(0, 12, 0, 0))
        self._page.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        self._place("row")

    def _subtitle(self, several: bool) -> QWidget:
        text = self.tr("Left and right as you sit in front of this screen.") if several else ""
        return label(text, "small", elide=True)

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for less than is needed now where another arrangement needs less: only so it is ever tried."""
        wanted, scale = super().minimumSizeHint(), text_scale(self)
        if self._way == "below":
            return wanted
        height = ROOMY[1] * scale - 1 if self._way == "between" else wanted.height()
        return QSize(min(wanted.width(), LEAST), min(wanted.height(), round(height)))

    def _arrange(self) -> None:
        """Put the straps between the seats; in a row below them where there is little room; or all below each other."""
        if self._arranging:
            return
        self._arranging = True
        scale = text_scale(self)
        roomy = self.width() >= ROOMY[0] * scale and self.height() >= ROOMY[1] * scale
        ways: tuple[Way, ...] = ("between", "row", "below")
        large = scale > 1.5 and not roomy  # where only one below the other has room, nothing else is tried
        for way in ways[0 if roomy else 2 if large else 1 :]:
            self._place(way)
            self._page.activate()
            if self._page.minimumSize().width() <= self.width():
                break
        self._arranging = False

    def _place(self, way: Way) -> None:
        if way == self._way:
            return
        self._way = way
        low, narrow = way != "between", way == "below"
        self._page.setContentsMargins(*((24, 10, 24, 12) if low else (40, 12, 40, 14)))
        self._page.setSpacing(9 if low else 16)
        self.places.place(way)
        across, down = self._foot.Direction.LeftToRight, self._foot.Direction.TopToBottom
        self._foot.setDirection(down if narrow else across)
        self.protocol.set_low(low)
        self.breath.set_narrow(narrow)
        self._check()
        sessions = self.change_roles, self.edit, self.every, self.protocol, self.breath
        set_tab_order((*self._head, *self.places.in_turn, self.trouble, *sessions, self.wait, self.begin))

    @Slot()
    def _protocol_chosen(self) -> None:
        """Breathe as the chosen session's file says, in the roles that it names."""
        protocol = self.file.protocol
        self.breath.show_session(protocol)
        self._roles = {}
        self._check()

    @Slot()
    def _change_roles(self) -> None:
        """Let the two change their roles, not their places."""
        protocol = self.wanted
        if protocol is not None:
            self._roles = {"A": protocol.roles.get("B", ""), "B": protocol.roles.get("A", "")}
            self._check()

    def _show_roles(self) -> None:
        protocol = self.wanted
        roles = protocol.roles if protocol is not None else {}
        for who, seat in self.seats.items():
            role = translated(role_name(roles.get(who, "")))
            seat.role.setText(f"· {role}" if role else "")
        show(len(set(roles.values())) > 1 and len(self.seats) > 1 and not self.choices.young, self.change_roles)

    @Slot()
    def _check(self) -> None:
        """Say what is missing, who joins later, and what happens next."""
        file, sitting = self.file, self.sitting
        late, missing = sitting.late, sitting.missing
        self.about.setText(translated(file.problem) if file.protocol is None else file.protocol.about)
        ready = not missing and file.protocol is not None
        joins = [_short(self.names[who]) for who in late] if ready else []
        self.begin.setText(self.tr("Begin, {name} joins later").format(name=joins[0]) if joins else self.tr("Begin"))
        self.begin.setEnabled(ready)
        self.begin.setToolTip(missing)
        show(bool(joins), self.wait)
        if joins:
            waiting = self.wait.isChecked()
            self.wait.setText(
                (self.tr("Waiting for {name} ...") if waiting else self.tr("Wait for {name}")).format(name=joins[0])
            )
        self.next.setText(missing or sitting.next)
        self._show_roles()
        for who, seat in self.seats.items():
            others, short = bool(self.straps.shown), self._way == "row"
            advice = sitting.advice(who, may_join=bool(joins), others=others, short=short)
            seat.advise(self._listening.failures.get(seat.strap) or advice)
        self.straps.hide_worn({seat.strap for seat in self.seats.values()})
        self.places.show_straps(looking=not self._seen and self.trouble.isHidden())
        self._listening.follow({own: self._seen[own] for own in self.worn.values()})
        self._ask()
        if self.wait.isChecked() and ready and not late and len(sitting.names) > 1:
            self.wait.setChecked(False)
            self._begin()

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

    @Slot()
    def _begin(self) -> None:
        protocol, choices = self.wanted, self.choices
        if protocol is None:
            return
        self._settings.change(**remembered(choices, self._settings.now, protocol.roles))
        ages = self._arranged(protocol)[1]
        self.ready.emit(SessionConfig(choices.names, protocol, choices.straps, choices.moods, choices.disorders, ages))

    def _take(self, kept: Choices) -> None:
        """Show what was chosen before."""
        for who, seat in self.seats.items():
            seat.moods.say(kept.moods.get(who, ""))
            seat.say(kept.ages.get(who, "adult"), disorder=who in kept.disorders)
        self.protocol.setCurrentIndex(max(0, self.protocol.findData(kept.protocol)))
        self.breath.choose(kept.rates, kept.inhale, each=kept.each)

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
        """Give the strap `own` to the seat `who` ("" is the first free one); a strap that was there changes places."""
        if own not in self._seen or (who and who not in self.seats):
            return
        free = [seat.who for seat in self.seats.values() if not seat.strap]
        target = self.seats[who or (free or list(self.seats))[0]]
        source = next((seat for seat in self.seats.values() if seat.strap == own), None)
        if source is target:
            return
        before = target.strap
        target.assign(own, self._seen[own])
        if source is not None:
            source.remembered = ""
            source.assign(before, self._seen.get(before))
        self._follow(target)
        said = self.tr("{strap} is on the {seat}.")
        announce(self, said.format(strap=target.bar.title.text(), seat=self._titles[target.who]))

    def _follow(self, given: Seat) -> None:
        """Give the only other strap in sight to the only other seat, of which nothing is known."""
        others = [seat for seat in self.seats.values() if seat is not given and not seat.known_strap]
        taken = {seat.strap for seat in self.seats.values()}
        left = [strap for strap in self._seen.values() if not strap.away and strap.own not in taken]
        by_id = [strap for strap in left if strap.id]  # of twins nothing tells whose one is: that is asked
        if len(others) == len(left) == len(by_id) == 1:
            others[0].assign(left[0].own, left[0])

    @Slot(object)
    def _on_heard(self, heard: Heard) -> None:
        """Let a seat beat with its strap."""
        for seat in self.seats.values():
            if seat.strap == heard.own and heard.packet is not None:
                seat.beat(heard.packet)
        if (strap := self._seen.get(heard.own)) is not None:
            self.on_strap(strap)

    @Slot(str)
    def _on_failed(self, _own: str) -> None:
        self._check()


def _short(name: str) -> str:
    """Return the first of somebody's names, or its beginning."""
    first = name.split()[0]
    return first if len(first) <= LONGEST else f"{first[: LONGEST - 1]}…"


def _known(settings: SettingsFile) -> tuple[str, ...]:
    """Return who is known by name."""
    now = settings.now
    return tuple(dict.fromkeys(filter(None, (*now.names.values(), *now.consented))))
