"""Connect: who sits left and right, which strap each one wears, and what you are going to do together."""

from functools import partial
from typing import override

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout

from hrvsync.events import Age
from hrvsync.guide import Protocol, role_name
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import language, translated
from hrvsync.ui.known_rates import at_known_rate
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services, SessionConfig
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.arrangement import Arrangement, Needs, arrangement
from hrvsync.ui.setup.choices import Choices, called, remembered
from hrvsync.ui.setup.copied import CopiedSheet
from hrvsync.ui.setup.foot import Foot
from hrvsync.ui.setup.listening import Heard, Listening
from hrvsync.ui.setup.looking import Looking
from hrvsync.ui.setup.places import Places
from hrvsync.ui.setup.seat import Seat
from hrvsync.ui.setup.session_choice import SessionChoice
from hrvsync.ui.setup.sessions import title_of
from hrvsync.ui.setup.sitting import Sitting
from hrvsync.ui.setup.tray import OWN, StrapTray
from hrvsync.ui.setup.wearing import Wearing
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import announce, configure, hbox, label, open_dialog, scroll_area, vbox
from hrvsync.ui.widgets.glyph import GlyphButton
from hrvsync.ui.widgets.tab_order import set_tab_order

LEAST = 320  # px: no page is narrower


class Connect(Page):
    """Asks for the straps, names and guided session of `seats`; emits `ready` when people want to begin.

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
        self.wearing = configure(Wearing(self.seats, self), given=self._say_given)
        self.straps = configure(StrapTray(), assigned=self.wearing.assign)
        self.places = Places(list(self.seats.values()), self.straps)
        self.looking = configure(Looking(services, bridge, settings, self), found=self.on_strap, changed=self._check)
        self.trouble, self.adapter = self.looking.trouble, self.looking.adapter
        here = [names.get(who, "") for who in seats]
        files = at_known_rate(services.protocols(language(now.language)), now.rates, here)
        files = [file for file in files if file.protocol is None or file.protocol.people == len(seats)]
        self.session = SessionChoice(files, chosen or (now.together if several else now.alone), seats)
        self.foot = configure(Foot(), begun=self._begin, waiting=self._check)
        self.begin, self.wait, self.next = self.foot.begin, self.foot.wait, self.foot.next
        self._listening = Listening(bridge, services, self)
        configure(self._listening, heard=self._on_heard, failed=self._on_failed)
        self._lay_out(several)
        self.adapter.setVisible(self.adapter.count() > 1)
        for who, seat in self.seats.items():
            seat.changed.connect(self._check)
            seat.name.returnPressed.connect(self._go_on)
            seat.bar.pressed.connect(partial(self._give_chosen, who))
        configure(self.session, changed=self._check, editing=self._edit)
        if kept is not None:
            self._take(kept if not chosen else replace(kept, protocol=chosen))
        self._check()
        next(iter(self.seats.values())).name.setFocus()

    @property
    def wanted(self) -> Protocol | None:
        """The chosen guided session, breathing as chosen, in the roles of those who sit here."""
        return self._arranged[0]

    @property
    def _arranged(self) -> tuple[Protocol | None, dict[str, Age]]:
        return self.session.arranged(self.names, self.choices.young, self._settings.now.roles)

    @property
    def names(self) -> dict[str, str]:
        """The names by seat, as far as people gave them."""
        return {who: seat.name.text().strip() for who, seat in self.seats.items()}

    @property
    def worn(self) -> dict[str, str]:
        """The straps by seat."""
        return self.wearing.worn

    @property
    def sitting(self) -> Sitting:
        """Who has sat down so far."""
        known = {who: seat.known_strap for who, seat in self.seats.items()}
        protocol, ages = self.session.file.protocol, (seat.age.currentData() for seat in self.seats.values())
        unfit = "infant" in ages and not (protocol is not None and protocol.research)
        return Sitting(self.names, self.worn, known, self.wearing.seen, unfit)

    @property
    def choices(self) -> Choices:
        """All that was chosen here."""
        seats, breath = self.seats, self.session.breath
        return Choices(
            self.names,
            {who: seat.moods.text for who, seat in seats.items()},
            {who: seat.known_strap for who, seat in seats.items() if seat.known_strap},
            {who: seat.age.currentData() for who, seat in seats.items()},
            tuple(who for who, seat in seats.items() if seat.disorder.isChecked()),
            self.session.file.key,
            {who: float(box.currentData()) for who, box in breath.rates.items()},
            breath.inhale.currentIndex(),
            breath.each.isChecked(),
        )

    def scan(self) -> None:
        """Look for straps until this page is closed."""
        self.looking.start()
        self._listening.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.looking.stop()
        self._listening.stop()
        super().closeEvent(event)

    @Slot(object)
    def on_strap(self, strap: DiscoveredStrap) -> None:
        """Show a strap that was seen, or seen again; a seat that remembers it gets it."""
        first = not self.wearing.seen
        strap = self._listening.known(strap)
        self.straps.show_strap(strap)
        self.wearing.see(strap)
        if first and any(self.names.values()) and not any(seat.touched for seat in self.seats.values()):
            (self.straps if self.straps.shown else self.begin).setFocus()
        self.looking.be_content()

    # -- how it is arranged --

    def _lay_out(self, several: bool) -> None:
        gear = GlyphButton("gear", self.tr("Settings"), self.settings_wanted, bare=True)
        self._head = self._back, self.adapter, gear
        title = self.tr("Who sits where?") if several else self.tr("Your strap")
        below = self.tr("Left and right as you sit in front of this screen.") if several else ""
        subtitle = label(below, "small", elide=True)
        head = hbox(self._back, label(title, "title"), (subtitle, 1), self.adapter, gear, spacing=10)
        self._page = vbox(head, self.places, self.trouble, self.session, (None, 1))
        self._around = hbox(self.foot)
        whole = vbox((scroll_area(self._page), 1), self._around, parent=self, spacing=0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        self._arranged_as: Arrangement | None = None

    @property
    def _needs(self) -> Needs:
        seats = list(self.seats.values())
        return Needs(
            seats=len(seats),
            seat=max(seat.least_width(low=False) for seat in seats),
            low=max(seat.least_width(low=True) for seat in seats),
            about=max(seat.width_of_about for seat in seats),
            straps=self.straps.column_width,
            breath=self.session.width_of_breath,
            foot=self.foot.least_width,
            buttons=self.foot.width_of_buttons,
        )

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than any arrangement needs: the page is as wide as the window, and follows it."""
        wanted = super().minimumSizeHint()
        return QSize(min(wanted.width(), LEAST), wanted.height())

    def _arrange(self) -> None:
        """Arrange the page where the room, the letters or a text now ask for another way; else nothing is touched."""
        now = arrangement((self.width(), self.height()), self._needs, text_scale(self))
        if now != self._arranged_as:
            self._arranged_as = now
            self._place(now)

    def _place(self, now: Arrangement) -> None:
        low, side = now.way != "between", now.side
        self._page.setContentsMargins(side, 10 if low else 12, side, 12)
        self._page.setSpacing(9 if low else 16)
        self._around.setContentsMargins(side, 0, side, 12 if low else 14)
        self.places.place(now.way, about_below=now.about)
        self.session.arrange(low=low, breath_below=now.breath)
        self.foot.arrange(below=now.foot, buttons_below=now.buttons)
        (self._page if now.buttons else self._around).addWidget(self.foot)  # a high one would leave no room for seats
        set_tab_order((*self._head, *self.places.in_turn, self.trouble, self.session, self.foot))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._check()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._check()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._check()

    # -- what was chosen --

    def _show_roles(self) -> None:
        protocol = self.wanted
        roles = protocol.roles if protocol is not None else {}
        for who, seat in self.seats.items():
            role = translated(role_name(roles.get(who, "")))
            seat.role.setText(f"· {role}" if role else "")
        self.session.show_roles(roles, changeable=not self.choices.young)

    @Slot()
    def _check(self) -> None:
        """Say what is missing, who joins later, and what happens next; arrange all of it."""
        sitting, usable = self.sitting, self.session.file.protocol is not None
        late, ready = sitting.late, usable and not sitting.missing
        self.foot.show_sitting(sitting, usable=usable)
        self._show_roles()
        self._arrange()
        short = self._arranged_as is not None and self._arranged_as.way == "row"
        for who, seat in self.seats.items():
            advice = sitting.advice(who, may_join=bool(ready and late), others=bool(self.straps.shown), short=short)
            seat.advise(self._listening.failures.get(seat.strap) or advice)
        self.straps.hide_worn(set(self.worn.values()))
        if self.straps.hasFocus() and not self.straps.shown:
            self.begin.setFocus()  # else a name would get it, and the next key would wipe it
        self.places.show_straps(looking=not self.wearing.seen and self.trouble.isHidden())
        self._listening.follow(self.wearing.straps)
        self.wearing.ask()
        if self.wait.isChecked() and ready and not late and len(sitting.names) > 1:
            self.wait.setChecked(False)
            self._begin()

    @Slot()
    def _begin(self) -> None:
        (protocol, ages), choices = self._arranged, self.choices
        if protocol is None:
            return
        self._settings.change(**remembered(choices, self._settings.now, protocol.roles))
        names = called(choices.names)
        self.ready.emit(SessionConfig(names, protocol, choices.straps, choices.moods, choices.disorders, ages))

    def _take(self, kept: Choices) -> None:
        """Show what was chosen before."""
        for who, seat in self.seats.items():
            seat.moods.say(kept.moods.get(who, ""))
            seat.say(kept.ages.get(who, "adult"), disorder=who in kept.disorders)
        self.session.choose(kept.protocol)
        self.session.breath.choose(kept.rates, kept.inhale, each=kept.each)

    def _edit(self) -> None:
        """Copy the chosen session, to be edited."""
        file = self.session.file
        try:
            path = self._services.edit(file.key, language(self._settings.now.language))
        except OSError as error:
            self.failed(self.tr("No copy can be made: {why}"))(error)
            return
        open_dialog(CopiedSheet(self, title_of(file)[0], path))

    def _give_chosen(self, who: str) -> None:
        """Give the strap that is chosen in the tray to the seat whose place was pressed."""
        if item := next((one for one in self.straps.shown if one is self.straps.currentItem()), None):
            self.wearing.assign(str(item.data(OWN)), who)

    @Slot()
    def _go_on(self) -> None:
        """Go on after a name was written: to the other name, else to a strap that has no seat, else to *Begin*."""
        names = [seat.name for seat in self.seats.values()]
        empty = next((name for name in names if not name.text().strip()), None)
        (empty or (self.straps if self.straps.shown else self.begin)).setFocus()

    @Slot(object)
    def _say_given(self, seat: Seat) -> None:
        said = self.tr("{strap} is on the {seat}.")
        announce(self, said.format(strap=seat.bar.title.text(), seat=self._titles[seat.who]))

    @Slot(object)
    def _on_heard(self, heard: Heard) -> None:
        """Let a seat beat with its strap."""
        for seat in self.seats.values():
            if seat.strap == heard.own and heard.packet is not None:
                seat.beat(heard.packet)
        if (strap := self.wearing.seen.get(heard.own)) is not None:
            self.on_strap(strap)

    @Slot(str)
    def _on_failed(self, _own: str) -> None:
        self._check()


def _known(settings: SettingsFile) -> tuple[str, ...]:
    """Return who is known by name."""
    now = settings.now
    return tuple(dict.fromkeys(filter(None, (*now.names.values(), *now.consented))))
