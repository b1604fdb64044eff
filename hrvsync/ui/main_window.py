"""The one window: which page it shows, and the way from one to the next."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QScrollArea, QStackedWidget, QWidget

from hrvsync.session import Session
from hrvsync.storage import NoCommonClock
from hrvsync.storage.folders import STAMPED
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.history.found import Found
from hrvsync.ui.history.view import History, Place
from hrvsync.ui.home import Home
from hrvsync.ui.i18n.language import set_language, why
from hrvsync.ui.messages import Messages
from hrvsync.ui.page import Page
from hrvsync.ui.services import LabChoice, Services, SessionConfig
from hrvsync.ui.session_flow import SessionFlow
from hrvsync.ui.settings import Settings, SettingsFile
from hrvsync.ui.settings_sheet import SettingsSheet
from hrvsync.ui.setup.choices import Choices
from hrvsync.ui.setup.connect import Connect
from hrvsync.ui.style import apply_style
from hrvsync.ui.theme import DARK, LIGHT, Theme
from hrvsync.ui.typography import window_scale
from hrvsync.ui.widgets import configure, open_dialog, vbox
from hrvsync.ui.widgets.cross_fade import cross_fade
from hrvsync.ui.widgets.focus_ring import FocusRing
from hrvsync.ui.widgets.motion import set_less_motion
from hrvsync.ui.widgets.toast import Toast
from hrvsync.ui.work import run_work

if TYPE_CHECKING:
    from hrvsync.ui.session.view import SessionView
    from hrvsync.ui.summary import SummaryView

BOTH = "A", "B"
BOTH_FILES = 2  # that can be played as one
OFFER_MS = 4000
AT_ONCE = 4  # recordings of which is known, before anything is seen, whether one broke off


class MainWindow(QMainWindow):
    """Begins at home, or with `play`. `settings` without a folder are forgotten."""

    def __init__(self, services: Services, settings: SettingsFile | None = None) -> None:
        super().__init__()
        configure(self, windowTitle="hrvsync", size=QSize(1280, 800), minimumSize=QSize(900, 640), acceptDrops=True)
        self.services = services
        self.settings = settings or SettingsFile(None)
        self.services.use_lab(lab_choice(self.settings.now))
        self.bridge = Bridge(self)
        self.page: Page | None = None
        self._place: Place | None = None  # in the history
        self._at_home = ""  # what was chosen there last
        # The session that was found to have broken off: known before the first page is seen, so that nothing moves.
        self._interrupted = services.interrupted(self.settings.now.offered, AT_ONCE)
        self._choices: dict[tuple[str, ...], Choices] = {}  # of those who went back, by their seats
        self.theme = DARK
        self._closing = False
        self._stop_opening: Callable[[], None] = lambda: None
        self._scale = 0.0  # of letters
        self.flow = SessionFlow(services, self.settings, self.bridge, self, self)
        self.flow.begun = self._choices.clear
        self._stack, self.toast = QStackedWidget(), Toast()
        self.messages = configure(Messages(self.toast, self.bridge, self), brought_back=self._list_again)
        ground = configure(QWidget(), objectName="ground")
        self._below = vbox((self._stack, 1), self.toast, parent=ground, spacing=0)
        self.setCentralWidget(ground)
        self._ring = FocusRing(self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.follow_theme)
        self.follow_theme()
        self.go_home()

    @property
    def session(self) -> "SessionView | None":
        """The page of a session, where it is one."""
        return self.flow.session

    @property
    def summary(self) -> "SummaryView | None":
        """The summary, where the page is one."""
        return self.flow.summary

    # -- pages --

    @Slot()
    def go_home(self) -> None:
        """Show where everything begins."""
        page = Home(self.services, self.bridge, self.settings, chosen=self.flow.chosen, at=self._at_home)
        self.show_page(
            page,
            resumed=self.flow.look_back,
            looked=self.flow.look_back,
            together=partial(self.connect_straps, BOTH),
            alone=self._connect_one,
            begun=self.flow.ask_consent,
            named=self._take_names,
            opened=self.open_files,
            history=self.show_history,
            tried=self.flow.try_out,
            changed=self._change_settings,
            settings_wanted=self.open_settings,
        )
        self._place = None
        known = self._interrupted
        if known is not None and known.name[:STAMPED] > self.settings.now.offered and known.exists():
            page.offer(known)
        # A session that another window runs writes every second, so that only now it shows whether one is over.
        configure(QTimer(page), singleShot=True, timeout=partial(self.offer_interrupted, page)).start(OFFER_MS)
        page.load()

    @Slot(str, str)
    def _connect_one(self, who: str, chosen: str) -> None:
        self.connect_straps((who,), chosen)

    @Slot(object)
    def _take_names(self, names: dict[str, str]) -> None:
        """Take those who are here for who they say they are."""
        self.flow.chosen = True
        self.settings.change(names=names)
        self.go_home()

    @Slot()
    def open_settings(self) -> None:
        """Show the settings over the page."""
        services = self.services
        n = len(services.list_sessions())
        sheet = SettingsSheet(self, self.settings.now, services.folder, services.lab_parts(), n)
        open_dialog(sheet, changed=self._change_settings, seats_swapped=self._swap_seats)

    def offer_interrupted(self, page: Home) -> None:
        """Offer at home the session that was interrupted last, once."""
        interrupted = partial(self.services.interrupted, self.settings.now.offered)

        def found(recording: Path | None) -> None:
            self._interrupted = recording
            page.offer(recording)

        self.bridge.run(page, interrupted, found, lambda _error: None)

    def connect_straps(self, seats: tuple[str, ...], chosen: str = "") -> None:
        """Show who sits where, and look for straps; the guided session `chosen` is offered first."""
        page = Connect(self.services, self.bridge, self.settings, seats, chosen, self._choices.get(seats))

        def left() -> None:
            self._choices[seats] = page.choices
            self.go_home()

        def ready(config: SessionConfig) -> None:
            self._choices[seats] = page.choices
            self.flow.ask_consent(config)

        self.show_page(page, ready=ready, left=left, settings_wanted=self.open_settings)
        page.scan()

    @Slot()
    def show_history(self) -> None:
        """Show the recordings made so far."""
        page = History(self.services, self.bridge, self.settings, self._place)
        self.show_page(
            page,
            opened=partial(self.flow.look_back, back=self.show_history),
            compared=self.compare,
            importing=self.import_files,
            changing=lambda: self._stop_opening(),
            begun=partial(self.connect_straps, BOTH),
            left=self.go_home,
        )
        page.refresh()

    def compare(self, paths: list[Path]) -> None:
        """Show recordings side by side."""
        from hrvsync.ui.history.side_by_side import SideBySide

        page = SideBySide(self.services, self.bridge, paths)
        self.show_page(
            page, opened=partial(self.flow.look_back, back=partial(self.compare, paths)), left=self.show_history
        )
        page.load()

    def import_files(self, paths: list[Path]) -> None:
        """Show what is understood of files of other apps, before they are taken into the library."""
        if not paths:
            return
        from hrvsync.ui.importing.view import ImportView

        page = ImportView(self.services, self.bridge, self.settings, paths)
        self.show_page(page, opened=self.open_files, imported=self._show_imported, left=self.show_history)
        page.read()

    def _show_imported(self, made: list[Path]) -> None:
        """Show what was imported, chosen among the sessions of everybody."""
        self.show_history()
        if isinstance(self.page, History):
            self.page.go_to(Place(Found(), tuple(path.name for path in made)))

    def correct_beats(self, back: Callable[[], object], path: Path) -> None:
        """Show the beats of a recording, to be corrected by hand; `back` is called afterwards."""
        from hrvsync.ui.correcting.view import CorrectView

        page = CorrectView(self.services, self.bridge, self.settings, path)
        self.show_page(page, left=back)
        page.read()

    def open_files(self, paths: list[Path], t: float = 0.0) -> None:
        """Replay a recording, of whatever format, from `t` (s) on; reading it may take a while."""
        self.flow.watch(paths, t, from_home=True)

    def take_files(self, paths: list[Path]) -> None:
        """Open one recording of ours, or two as a pair; look first at what other apps made."""
        ours = all(path.suffix.lower() == ".jsonl" and path.is_file() for path in paths)
        (self.open_files if ours and len(paths) <= BOTH_FILES else self.import_files)(paths)

    def play(self, session: Session) -> None:
        """Run `session`, as soon as the window is painted."""
        self.flow.play(session)

    def show_message(self, text: str) -> None:
        """Show one sentence for a while."""
        self.messages.show(text)

    def hide_message(self) -> None:
        """Say nothing any more."""
        self.toast.hide()

    def show_unexpected(self, what: str) -> None:
        """Show that something went wrong which closes nothing."""
        self.show_message(
            self.tr("Something went wrong ({what}). The session and its recording go on.").format(what=what)
        )

    # -- theme --

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours of everything."""
        self.theme = theme
        self._scale = self._scale_now
        set_less_motion(self.settings.now.reduced_motion)
        apply_style(self, theme, self._scale)
        if self.page is not None:
            self.page.apply_theme(theme)

    @Slot()
    def follow_theme(self) -> None:
        """Take the colours that the person chose, or the system's."""
        light = {"dark": False, "light": True}.get(
            self.settings.now.theme, QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
        )
        self.apply_theme(LIGHT if light else DARK)

    # -- events --

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.flow.start_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._scale_now != self._scale:
            self.apply_theme(self.theme)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        free = self.flow.session is None and not self.flow.unsaved
        if event.mimeData().hasUrls() and free and self.page is not None and self.page.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.take_files(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Outside dialogs Qt presses buttons by Space alone; people press Enter.
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closing and self.flow.confirm_close(self._close_now):
            event.ignore()
            return
        if self.flow.session is not None:
            self.flow.session.stop()
            if self.flow.session.session.unsaved:
                event.ignore()
                self._closing = False
                self.flow.end_session()
                return
        if self.page is not None:
            self.page.close()
        self.bridge.close()
        self.services.close()
        super().closeEvent(event)

    # -- small things --

    def show_page(self, page: Page, **slots: Callable[..., object]) -> None:
        """Show `page`, with its signals connected to `slots` by name; the page before it goes."""
        self._stop_opening()
        old, self.page = self.page, page
        if isinstance(old, History):
            self._place = old.place
        elif isinstance(old, Home):
            self._at_home = old.at
        self.flow.leave_page()
        configure(
            page,
            message=self.messages.show,
            undoable=self.messages.show_undoable,
            working=self.messages.show_work,
            done=self.messages.show_done,
            marked=self.messages.show_done,
            proposed=self.messages.show_proposal,
            full_screen_toggled=self._toggle_full_screen,
            **slots,
        )
        self.messages.leave_page()
        self.toast.keep_room(page.keeps_room)
        before = self._stack.currentWidget()
        # Larger letters may need more room than there is: then the page scrolls.
        area, room = configure(QScrollArea(), widgetResizable=True, focusPolicy=Qt.FocusPolicy.NoFocus), QWidget()
        wanted = page.focusWidget()  # forgotten when it gets a parent
        vbox(page, parent=room)
        area.setWidget(room)
        with cross_fade(self._stack) if old is not None and old.isVisible() else nullcontext():
            if old is not None:
                old.close()
            self._stack.addWidget(area)
            self._stack.setCurrentWidget(area)
            if before is not None:
                self._stack.removeWidget(before)
                before.deleteLater()
        if wanted is not None:  # pyright: ignore[reportUnnecessaryComparison]
            wanted.setFocus()

    @property
    def _scale_now(self) -> float:
        return window_scale(self.size()) * self.settings.now.text_size / 100

    def fade(self) -> AbstractContextManager[object]:
        """Fade from what is seen to what is shown within."""
        return cross_fade(self._stack)

    def read[T](
        self, path: Path, function: Callable[[], T], opened: Callable[[T], object], files: Sequence[Path] = ()
    ) -> None:
        """Read a recording, which may take a while and can be cancelled; two without a common clock are asked about."""
        self._stop_opening()
        text = self.tr("Opening {file} ...").format(file=path.name)

        def failed(error: Exception) -> None:
            if isinstance(error, NoCommonClock) and files:
                self.import_files(list(files))
            self.show_message(why(error))

        work = run_work(self.bridge, self.page or self, text, function, opened, failed)
        self._stop_opening = work.cancel or work.end
        self.toast.show_work(work)

    def _renew_toast(self) -> None:
        """Speak the language of now."""
        old, self.toast = self.toast, Toast()
        self._below.replaceWidget(old, self.toast)
        self.toast.keep_room(self.page is not None and self.page.keeps_room)
        self.messages.use(self.toast)
        old.hide()
        old.deleteLater()

    @Slot()
    def _list_again(self) -> None:
        if isinstance(self.page, History):
            self.page.refresh()

    def _change_settings(self, changes: dict[str, object]) -> None:
        self.settings.change(**changes)
        self.services.use_lab(lab_choice(self.settings.now))
        if isinstance(self.page, Home):
            self.page.say_where()
        self.follow_theme()
        app = QApplication.instance()
        if "language" in changes and isinstance(app, QApplication):
            set_language(app, self.settings.now.language)
            self._renew_toast()
            for sheet in self.findChildren(SettingsSheet):
                sheet.close()
            self.go_home()
            self.open_settings()

    @Slot()
    def _swap_seats(self) -> None:
        """Let the two who sat here last change places, with their straps."""
        names = self.settings.now.names
        self.settings.change(names=names | {"A": names.get("B", ""), "B": names.get("A", "")})
        self.services.swap_seats()

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _close_now(self) -> None:
        self._closing = True
        self.close()


def lab_choice(settings: Settings) -> LabChoice:
    """Return what people switched on for the lab."""
    return LabChoice(settings.lab_out, settings.osc_to, settings.lab_in)
