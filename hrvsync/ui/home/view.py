"""Home: where everything begins."""

from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import override

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QLayout, QWidget

from hrvsync.guide import Protocol
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.storage import folders
from hrvsync.storage.jsonl import SUFFIX
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.home.here import Here
from hrvsync.ui.home.top import Top
from hrvsync.ui.home.usual import Household, household, usual_session
from hrvsync.ui.home.welcome import Welcome
from hrvsync.ui.i18n.language import language
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.trouble import Trouble
from hrvsync.ui.typography import text_scale
from hrvsync.ui.widgets import Card, button, configure, hbox, label, open_dialog, vbox
from hrvsync.ui.widgets.glyph import GlyphButton
from hrvsync.ui.widgets.sign import Sign
from hrvsync.ui.widgets.tab_order import set_tab_order

WIDTH, NARROW = 1160, 760  # px at 100 %: the content is no wider, and stands in one column below
LEAST = 320  # px: no page is narrower
PATIENCE_MS = 20_000  # people open the window before they put a strap on


class Home(Page):
    """Emits what was chosen; `chosen` says that people have said who they are since hrvsync was started.

    The keyboard is where people left the page, as `at` says, and never on what records: Return begins nothing that
    nobody went to.
    """

    goes_back = False
    together = Signal()
    alone = Signal(str, str)  # seat; guided session, "" for the usual one
    begun = Signal(object)  # SessionConfig
    opened = Signal(object)  # list[Path]: a recording, or two of one person each
    looked = Signal(object)  # Path: a session of the library, to be summed up
    history = Signal()
    tried = Signal()
    changed = Signal(dict)  # fields of Settings
    resumed = Signal(object)  # Path: the interrupted recording that was offered
    named = Signal(object)  # dict[str, str]: who is here, by seat
    settings_wanted = Signal()

    def __init__(
        self, services: Services, bridge: Bridge, settings: SettingsFile, *, chosen: bool = False, at: str = ""
    ) -> None:
        super().__init__()
        self._services, self._bridge, self._settings, self._chosen = services, bridge, settings, chosen
        self._household: Household | None = None
        self._seen: dict[str, DiscoveredStrap] = {}
        self._narrow = False
        self._offering: Path | None = None
        self._stop_scan: Callable[[], None] = lambda: None
        files = services.protocols(language(settings.now.language))
        self._protocols = {file.key: file.protocol for file in files if file.protocol is not None}
        # Sessions may have come by import, or from another computer: then nobody needs the page that says what this is.
        first = not any(settings.now.names.values()) and next(services.folder.glob(f"*{SUFFIX}"), None) is None
        straps = self.tr("We have our straps") if first else self.tr("Another session")
        tried = self.tr("Try it now") if first else self.tr("Try it without straps")
        self.tiles = {
            "together": button(straps, "large", self.together),
            "tried": button(tried, "begin" if first else "small", self.tried),
            "history": button(self.tr("History"), "quiet", self.history),
            "opened": button(self.tr("Open a recording"), "quiet", self.choose_files),
        }
        self.gear = GlyphButton("gear", self.tr("Settings"), self.settings_wanted, bare=True)
        self.offered = configure(
            Card(self.tr("A session that broke off"), margins=(20, 8, 12, 8)), visible=False, role="offer"
        )
        self._offer = label("", wrap=True)
        self.look, self.dismiss = button(self.tr("Look at it")), button(self.tr("Later"), "quiet")
        self.offered.rows.addLayout(hbox((self._offer, 1), self.dismiss, self.look))
        self.trouble = configure(Trouble(folded=True), again=self._scan)
        self._patience = configure(QTimer(self), singleShot=True, timeout=self.show_none_found)
        self.here: Here | None = None
        if first:
            self.tiles["alone"] = button(
                self.tr("Alone, with one strap"), "small-flush", partial(self.alone.emit, "A", "")
            )
            self._body = Welcome(self.tiles["tried"], self.tiles["together"], below=self.tiles["alone"])
        else:
            self._body = self.here = self._begin_here()
        promise = self.promise = label("", "small", wrap=True)
        self.say_where()
        end = () if first else (self.tiles["tried"],)
        if first:
            promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = self._middle = QWidget()
        greeting = () if self.here is None else (self.here.asked, self.here.greeting)
        self._top = Top(self.offered, self.trouble, *greeting)
        vbox(self._top, (self._body, 1), parent=middle, spacing=14)
        self._name = label("hrvsync", "head")
        bar = Sign("logo", 26), self._name, None, self.tiles["history"], self.tiles["opened"], self.gear
        page = (hbox(None, (middle, 40), None), 1)
        self._page = vbox(hbox(*bar), page, hbox((promise, 1), *end), parent=self, spacing=10)
        self._page.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        self._arrange()
        self._left_at = at
        self.places[at if at in self.tiles or at == "settings" else "tried" if first else "together"].setFocus()

    @property
    def places(self) -> dict[str, QWidget]:
        """Where the keyboard may be when somebody comes back."""
        last: dict[str, QWidget] = {} if self.here is None else {"last": self.here.last}
        return {**self.tiles, "settings": self.gear, **last}

    @property
    def at(self) -> str:
        """Which of these places has the keyboard."""
        return next((key for key, place in self.places.items() if place is self.focusWidget()), "")

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than any arrangement needs, and in one column for all the height that is wanted."""
        wanted = super().minimumSizeHint()
        height = self._page.totalHeightForWidth(self.width()) if self._narrow else 0
        return QSize(min(wanted.width(), LEAST), max(wanted.height(), height))

    def _arrange(self) -> None:
        narrow = self._narrow = self.width() / text_scale(self) < NARROW
        side = 24 if narrow else 40
        self._page.setContentsMargins(side, 12, side, 12)
        self._name.setVisible(not narrow)
        self._middle.setMaximumWidth(round(WIDTH * text_scale(self)))
        self._top.arrange()
        self._body.arrange(narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def say_where(self) -> None:
        """Say where what is recorded goes."""
        self.promise.setText(
            self.tr("Sessions are sent to the lab. Not a medical device; says nothing about love or honesty.")
            if self._settings.now.lab_out
            else self.tr("Everything stays on this computer. Not a medical device; says nothing about love or honesty.")
        )

    @property
    def names(self) -> dict[str, str]:
        """The names by seat of those who are here; nobody before they have said so where several use this library."""
        known = self._household
        if known is None or (known.several and not self._chosen):
            return {}
        return {who: name for who, name in sorted(self._settings.now.names.items()) if name}

    @property
    def straps(self) -> dict[str, str]:
        """The straps that those who are here wore last."""
        return {who: own for who, own in self._services.remembered().items() if who in self.names}

    def load(self) -> None:
        """Find out who uses this library, and look for their straps; at a first start whether straps can be found."""
        if self.here is None:
            self._look()
            return
        newest = self._services.newest
        self._bridge.run(self, lambda: household(newest()), self._go_on, self._show_nobody)

    def _go_on(self, known: Household) -> None:
        self.show_household(known)
        if self.straps:
            self._look()
            self._patience.start(PATIENCE_MS)

    def _look(self) -> None:
        self._bridge.strap_found.connect(self.on_strap, Qt.ConnectionType.QueuedConnection)
        self._bridge.scan_failed.connect(self.on_problem, Qt.ConnectionType.QueuedConnection)
        self._scan()

    @Slot()
    def _scan(self) -> None:
        bridge, scan = self._bridge, self._services.scan
        self._stop_scan()
        self._stop_scan = bridge.spawn(lambda: scan(bridge.strap_found.emit, bridge.scan_failed.emit))

    @Slot(object)
    def on_problem(self, problem: str) -> None:
        """Say what is wrong with Bluetooth on this system, and what to do; nothing where that is empty."""
        if problem:
            self.trouble.show_problem(problem)
        elif self._patience.isActive() or self._seen or not self.straps:
            self.trouble.clear()
        else:
            self.show_none_found()

    @Slot()
    def show_none_found(self) -> None:
        """Say what wakes the straps that were worn last, and what may hold them."""
        if not self._seen:
            self.trouble.show_hints(self.tr("Your straps are not in sight yet."))

    def show_household(self, known: Household) -> None:
        """Greet those who are here; where several use this library, ask first who it is."""
        self._household = known
        if self.here is None:
            return
        names = self.names
        if not names:
            if known.last:
                self.here.ask(known)
            self._order(self.here)
            return
        self.here.show_people(names, datetime.now().hour)
        self.here.show_straps(names, self.straps, self._seen)
        if (last := known.last.get(frozenset(names.values()))) is not None:
            self.here.show_last(last)
            if self._left_at == "last":  # it has only come now
                self.here.last.setFocus()
        self._order(self.here)

    def _order(self, here: Here) -> None:
        """Let Tab go through what was made again with the people, before it comes to what stands below."""
        set_tab_order((self.gear, self.offered, self.trouble, here.asked, here, self.tiles["tried"]))

    @Slot(object)
    def on_strap(self, strap: DiscoveredStrap) -> None:
        """Show that a strap is in sight, or is no longer."""
        self._seen[strap.own] = strap
        self.trouble.clear()
        if self.here is not None:
            self.here.show_straps(self.names, self.straps, self._seen)

    def offer(self, recording: Path | None) -> None:
        """Offer to look at a session that was interrupted, until people have said what they want."""
        if recording is not None and recording != self._offering:
            self._offering = recording
            begun = folders.begun(recording)
            text = self.tr("The session of {when} was cut short. What arrived is safe.")
            self._offer.setText(text.format(when=phrases.moment(begun.isoformat())))
            for made, look in ((self.look, True), (self.dismiss, False)):
                made.clicked.connect(partial(self._answer, recording, look))
            self.offered.show()

    def choose_files(self) -> None:
        """Ask which recording to open; two of one person each are opened as a pair."""
        dialog = QFileDialog(self, self.tr("Open a recording, or two of one person each"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        open_dialog(dialog, filesSelected=self._files_chosen)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop_scan()
        super().closeEvent(event)

    def _begin_here(self) -> Here:
        """Make what those see who were here before; nothing personal yet."""
        here = Here(self.tiles["together"], self.tr("Begin"))
        configure(here, begun=self._begin, alone=self._begin_alone, named=self.named, looked=self._look_at)
        if (usual := self._usual) is not None:
            here.show_session(usual)
        here.show_people({}, datetime.now().hour)
        return here

    @property
    def _usual(self) -> Protocol | None:
        """The session of the last time, alone where only one name is known."""
        now = self._settings.now
        key = now.together if sum(map(bool, now.names.values())) > 1 else now.alone
        return self._protocols.get(key) or next(iter(self._protocols.values()), None)

    @Slot()
    def _begin(self) -> None:
        """Begin the usual session where all straps are in sight; otherwise show who sits where."""
        names = self.names
        if self._begins(names, self._usual):
            return
        if len(names) == 1:
            self.alone.emit(*names, "")
        else:
            self.together.emit()

    @Slot(str, str)
    def _begin_alone(self, who: str, key: str) -> None:
        """Begin what somebody does alone where the strap is in sight; otherwise look for it first."""
        if not self._begins([who], self._protocols.get(key or self._settings.now.alone)):
            self.alone.emit(who, key)

    def _begins(self, seats: Collection[str], protocol: Protocol | None) -> bool:
        straps = self.straps
        in_sight = [who for who in seats if (strap := self._seen.get(straps.get(who, ""))) and not strap.away]
        if protocol is None or len(in_sight) < protocol.people or len(in_sight) < len(seats):
            return False
        self.begun.emit(usual_session(self._settings.now, in_sight, protocol, straps))
        return True

    @Slot(str)
    def _look_at(self, file: str) -> None:
        self.looked.emit(self._services.folder / file)

    def _show_nobody(self, _error: Exception) -> None:
        self._go_on(Household())

    def _files_chosen(self, names: list[str]) -> None:
        self.opened.emit(list(map(Path, names)))

    def _answer(self, recording: Path, look: bool, _clicked: bool = False) -> None:
        self.offered.hide()
        self.changed.emit({"offered": recording.name[: folders.STAMPED]})
        if look:
            self.resumed.emit(recording)
