"""The one window: which page it shows, and the way from one to the next."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Slot
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
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.history.view import History, Place
from hrvsync.ui.home import Home
from hrvsync.ui.i18n.language import language, set_language, translated, why
from hrvsync.ui.known_rates import with_rate
from hrvsync.ui.page import Page
from hrvsync.ui.services import LabChoice, Services, SessionConfig
from hrvsync.ui.settings import Settings, SettingsFile
from hrvsync.ui.settings_sheet import SettingsSheet
from hrvsync.ui.setup.choices import Choices
from hrvsync.ui.setup.connect import Connect
from hrvsync.ui.setup.consent import Consent
from hrvsync.ui.style import apply_style
from hrvsync.ui.theme import DARK, LIGHT, Theme
from hrvsync.ui.typography import window_scale
from hrvsync.ui.widgets import Question, configure, open_dialog, vbox
from hrvsync.ui.widgets.cross_fade import cross_fade
from hrvsync.ui.widgets.focus_ring import FocusRing
from hrvsync.ui.widgets.motion import set_less_motion
from hrvsync.ui.widgets.toast import Toast
from hrvsync.ui.work import run_work

if TYPE_CHECKING:
    from hrvsync.ui.session.state import SessionState
    from hrvsync.ui.session.view import SessionView
    from hrvsync.ui.summary import SummaryView

BOTH = "A", "B"
BOTH_FILES = 2  # that can be played as one
OFFER_MS = 4000


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
        self.session: SessionView | None = None  # the page, where it is one
        self.summary: SummaryView | None = None
        self._moods: dict[str, str] = {}
        self._back: Callable[[], object] = self.go_home  # where a summary leads
        self._place: Place | None = None  # in the history
        self._choices: dict[tuple[str, ...], Choices] = {}  # of those who went back, by their seats
        self._chosen = False  # whether people have said who they are
        self._theme = DARK
        self._waiting: Session | None = None
        self._closing = False
        self._undoes_in_page = False  # what the toast offers to undo is the page's
        self._after_closing: Callable[[], object] | None = None  # what follows the closing moment
        self._stop_opening: Callable[[], None] = lambda: None
        self._scale = 0.0  # of letters
        self._stack, self.toast = QStackedWidget(), Toast()
        ground = configure(QWidget(), objectName="ground")
        vbox((self._stack, 1), self.toast, parent=ground, spacing=0)
        self.setCentralWidget(ground)
        self._ring = FocusRing(self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.follow_theme)
        self.follow_theme()
        self.go_home()

    # -- pages --

    @Slot()
    def go_home(self) -> None:
        """Show where everything begins."""
        page = Home(self.services, self.bridge, self.settings, chosen=self._chosen)
        self._show(
            page,
            resumed=self._look_back,
            looked=self._look_back,
            together=partial(self.connect_straps, BOTH),
            alone=self._connect_one,
            begun=self._ask_consent,
            named=self._take_names,
            opened=self.open_files,
            history=self.show_history,
            tried=self.try_without_straps,
            changed=self._change_settings,
            settings_wanted=self.open_settings,
        )
        self._place = None
        # A session that another window runs writes every second, so that only now it shows whether one is over.
        configure(QTimer(page), singleShot=True, timeout=partial(self.offer_interrupted, page)).start(OFFER_MS)
        page.load()

    @Slot(str, str)
    def _connect_one(self, who: str, chosen: str) -> None:
        self.connect_straps((who,), chosen)

    @Slot(object)
    def _take_names(self, names: dict[str, str]) -> None:
        """Take those who are here for who they say they are."""
        self._chosen = True
        self.settings.change(names=names)
        self.go_home()

    @Slot()
    def open_settings(self) -> None:
        """Show the settings over the page."""
        sheet = SettingsSheet(self, self.settings.now, self.services.folder, self.services.lab_parts())
        open_dialog(sheet, changed=self._change_settings, seats_swapped=self._swap_seats)

    def offer_interrupted(self, page: Home) -> None:
        """Offer at home the session that was interrupted last, once."""
        interrupted = partial(self.services.interrupted, self.settings.now.offered)
        self.bridge.run(page, interrupted, page.offer, lambda _error: None)

    def connect_straps(self, seats: tuple[str, ...], chosen: str = "") -> None:
        """Show who sits where, and look for straps; the guided session `chosen` is offered first."""
        page = Connect(self.services, self.bridge, self.settings, seats, chosen, self._choices.get(seats))

        def left() -> None:
            self._choices[seats] = page.choices
            self.go_home()

        def ready(config: SessionConfig) -> None:
            self._choices[seats] = page.choices
            self._ask_consent(config)

        self._show(page, ready=ready, left=left, settings_wanted=self.open_settings)
        page.scan()

    @Slot()
    def try_without_straps(self) -> None:
        """Show with two simulated hearts what this is for."""
        names = {"A": self.tr("Ada"), "B": self.tr("Ben")}
        self._moods, self._back = {}, self.go_home
        try:
            self.play(self.services.try_out(names, language(self.settings.now.language)))
        except (ValueError, OSError) as error:
            self.show_message(self.tr("The session cannot begin: {why}").format(why=why(error)))
            return
        self.show_message(self.tr("Two simulated hearts. Their first two minutes, which were quiet, are over already."))

    @Slot()
    def show_history(self) -> None:
        """Show the recordings made so far."""
        page = History(self.services, self.bridge, self.settings, self._place)
        self._show(
            page,
            opened=partial(self._look_back, back=self.show_history),
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
        self._show(page, opened=partial(self._look_back, back=partial(self.compare, paths)), left=self.show_history)
        page.load()

    def import_files(self, paths: list[Path]) -> None:
        """Show what is understood of files of other apps, before they are taken into the library."""
        if not paths:
            return
        from hrvsync.ui.importing.view import ImportView

        page = ImportView(self.services, self.bridge, self.settings, paths)
        self._show(page, opened=self.open_files, imported=self.show_history, left=self.show_history)
        page.read()

    def correct_beats(self, back: Callable[[], object], path: Path) -> None:
        """Show the beats of a recording, to be corrected by hand; `back` is called afterwards."""
        from hrvsync.ui.correcting.view import CorrectView

        page = CorrectView(self.services, self.bridge, self.settings, path)
        self._show(page, left=back)
        page.read()

    def open_files(self, paths: list[Path], t: float = 0.0) -> None:
        """Replay a recording, of whatever format, from `t` (s) on; reading it may take a while."""
        self._back = self.go_home
        self._watch(paths, t)

    def _watch(self, paths: Sequence[Path], t: float) -> None:
        if not paths or self.page is None:
            return
        files = list(paths)
        self._open(self.page, files[0], partial(self.services.open, files), partial(self._opened, t), files)

    def take_files(self, paths: list[Path]) -> None:
        """Open one recording of ours, or two as a pair; look first at what other apps made."""
        ours = all(path.suffix.lower() == ".jsonl" and path.is_file() for path in paths)
        (self.open_files if ours and len(paths) <= BOTH_FILES else self.import_files)(paths)

    def play(self, session: Session) -> None:
        """Run `session`: the window is painted first, what takes long to import is loaded after that."""
        self._waiting = session
        if self.isVisible():
            QTimer.singleShot(0, self._start)

    def show_message(self, text: str) -> None:
        """Show one sentence for a while."""
        if text:
            self._undoes_in_page = False
            self.toast.show_text(text)

    def show_undoable(self, text: str, undo: Callable[[], list[Path]]) -> None:
        """Show a sentence about recordings with a button that brings them back."""
        failed, stopped = self.tr("It cannot be brought back: {why}"), self.tr("Cancelled; everything is as it was.")

        def shown(error: Exception) -> None:
            self.show_message(failed.format(why=why(error)))

        def bring_back() -> None:
            doing, on_stopped = self.tr("Bringing it back ..."), partial(self.show_message, stopped)
            self.toast.show_work(run_work(self.bridge, self, doing, undo, self._undone, shown, on_stopped=on_stopped))

        self._undoes_in_page = False
        self.toast.show_text(text, bring_back)

    def show_unexpected(self, what: str) -> None:
        """Show that something went wrong which closes nothing."""
        self.show_message(
            self.tr("Something went wrong ({what}). The session and its recording go on.").format(what=what)
        )

    # -- theme --

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours of everything."""
        self._theme = theme
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
        if self._waiting is not None:
            QTimer.singleShot(0, self._start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._scale_now != self._scale:
            self.apply_theme(self._theme)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        free = self.session is None and not self._unsaved
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
        if self.session is None and self._after_closing is not None:
            self._after_closing()  # the summary keeps what was said before the session
        if self.session is not None and not self.session.recorded and not self._closing:
            event.ignore()
            missing = translated(self.session.session.unsaved)
            safe = missing or self.tr("Everything up to now is saved.")
            self._confirm_end(self.tr("End the session and close hrvsync?"), safe, self._close_now)
            return
        if self.session is not None:
            self.session.stop()
            if self.session.session.unsaved:
                event.ignore()
                self._closing = False
                self._end_session()
                return
        if self._unsaved and not self._closing:
            event.ignore()
            self._confirm_loss(self._close_now)
            return
        if self.page is not None:
            self.page.close()
        self.bridge.close()
        self.services.close()
        super().closeEvent(event)

    # -- from the choice of a session to its summary --

    @Slot(object)
    def _ask_consent(self, config: SessionConfig) -> None:
        """Ask those who have not agreed yet; everybody each time with a child, a lab, or its own `agree`."""
        children = [who for who, age in config.ages.items() if age != "adult"]
        sent, agree = self.settings.now.lab_out, config.protocol.agree
        known = () if children or sent or agree else self.settings.now.consented
        asked = {who: name for who, name in config.names.items() if name not in known}
        if not asked:
            self._begin(config)
            return

        def begin() -> None:
            adults = [name for who, name in asked.items() if who not in children]
            before = self.settings.now.consented
            self.settings.change(consented=(*before, *(name for name in adults if name not in before)))
            self._begin(config)

        alone = len(config.names) == 1
        page = Consent(asked, self.services.folder, config.ages, alone=alone, sent=sent, agree=agree)
        back = partial(self.connect_straps, tuple(config.names))
        self._show(page, agreed=begin, declined=self._another_day, left=back)

    @Slot()
    def _another_day(self) -> None:
        self.go_home()
        self.show_message(self.tr("All right, another day. Nothing was kept."))

    def _begin(self, config: SessionConfig) -> None:
        self._moods, self._chosen = config.moods, self._chosen or config.straps is not None
        self._back = self.go_home
        try:
            self.play(self.services.begin(config))
            self._choices.clear()
        except (ValueError, OSError) as error:
            self.show_message(self.tr("The session cannot begin: {why}").format(why=why(error)))

    @Slot()
    def _start(self) -> None:
        session, self._waiting = self._waiting, None
        if session is None:
            return
        # pyqtgraph takes longer to import than Qt itself: only now, when something can be seen already.
        from hrvsync.ui.session.tour import show_tour
        from hrvsync.ui.session.view import SessionView

        now = self.settings.now
        with cross_fade(self._stack):
            if self.page is not None:
                self.page.close()  # notes that are written there are the next page's, too
            view = SessionView(
                session,
                self.bridge,
                self._theme,
                reduced_motion=now.reduced_motion,
                sound=now.sound,
                offers=now.offers,
            )
            self._show(
                view,
                sound_changed=self._keep_sound,
                left=self._leave_session,
                stopped=self._end_session,
                ended=self._session_over,
            )
        self.session = view
        view.setFocus()
        view.start()
        show_tour(view, self.settings)
        self._find_usual(session, view.state)

    def _find_usual(self, session: Session, state: "SessionState") -> None:
        """Find out what is usual for somebody alone, to show this session in their own range."""
        if len(session.names) != 1 or session.transport is not None:
            return
        from hrvsync.history import UsualLoop, usual_loop

        (name,), sessions = session.names.values(), self.services.list_sessions

        def show(found: UsualLoop) -> None:
            state.usual = found

        self.bridge.run(self, lambda: usual_loop(sessions(), name), show, lambda _error: None)

    @Slot(bool)
    def _keep_sound(self, sound: bool) -> None:
        self.settings.change(sound=sound)

    @Slot()
    def _leave_session(self) -> None:
        if self.session is None:
            return
        if self.session.recorded:
            self._end_session()
        else:
            session = self.session.session
            title = self.tr("End the session for both?") if len(session.names) > 1 else self.tr("End the session?")
            self._confirm_end(title, "" if session.unsaved else self._safe_minutes(), self._close_session)

    @Slot()
    def _end_session(self) -> None:
        ended = self.session
        if ended is None:
            return
        ended.stop()
        self._sum_up(ended.session, {} if ended.recorded else self._moods, fresh=not ended.recorded)

    def _close_session(self) -> None:
        """End it, which makes the recording safe; then comes a quiet moment, where people have been with the disc."""
        ended = self.session
        if ended is None:
            return
        ended.stop()
        if not ended.closes_softly:
            self._end_session()
            return
        from hrvsync.ui.session.closing import Closing

        page, then = Closing(ended.state), partial(self._sum_up, ended.session, self._moods, fresh=True)
        self._show(page, left=then)
        self._after_closing = then
        page.setFocus()

    @Slot(object)
    def _look_back(self, path: Path, back: Callable[[], object] | None = None) -> None:
        """Show the summary of a recording; from there `back` leads on, home where nothing else is said."""
        self._back = back or self.go_home
        self._open(self, path, partial(self.services.open, [path]), lambda session: self._sum_up(session, {}))

    def _sum_up(self, session: Session, moods: dict[str, str], *, fresh: bool = False) -> None:
        from hrvsync.ui.summary import SummaryView

        page = SummaryView(self.services, self.bridge, session, moods, fresh=fresh)
        self._show(
            page,
            left=self._leave_summary,
            watched=self._watch,
            correcting=self._correct_summed_up,
            rate_chosen=partial(self._keep_rate, tuple(session.names.values())),
        )
        self.summary = page
        page.load()

    def _keep_rate(self, names: tuple[str, ...], rate: float | None) -> None:
        self.settings.change(rates=with_rate(self.settings.now.rates, names, rate))

    def _correct_summed_up(self, path: Path) -> None:
        self.correct_beats(partial(self._look_back, path, self._back), path)

    @Slot()
    def _leave_summary(self) -> None:
        if self._unsaved:
            self._confirm_loss(self._back)
        else:
            self._back()

    @Slot(object)
    def _session_over(self, failure: Exception | None) -> None:
        if failure is not None:
            unsaved = self.session is not None and self.session.session.unsaved
            safe = "" if unsaved else self.tr("What was recorded is safe.")
            self.show_message(self.tr("The session stopped: {why}. {safe}").format(why=why(failure), safe=safe))
        if failure is not None:
            self._end_session()
        elif self.session is not None and not self.session.recorded:
            self._close_session()

    # -- small things --

    def _show(self, page: Page, **slots: Callable[..., object]) -> None:
        """Show `page`, with its signals connected to `slots` by name; the page before it goes."""
        self._stop_opening()
        old, self.page = self.page, page
        if isinstance(old, History):
            self._place = old.place
        self.session = self.summary = self._after_closing = None
        configure(
            page,
            message=self.show_message,
            undoable=self.show_undoable,
            working=self.toast.show_work,
            done=self._show_done,
            marked=self._show_done,
            proposed=self._show_proposal,
            full_screen_toggled=self._toggle_full_screen,
            **slots,
        )
        if self._undoes_in_page:
            self.toast.hide()
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

    def _open[T](
        self,
        owner: QObject,
        path: Path,
        function: Callable[[], T],
        opened: Callable[[T], object],
        files: Sequence[Path] = (),
    ) -> None:
        """Read a recording, which may take a while and can be cancelled; two without a common clock are asked about."""
        self._stop_opening()
        text = self.tr("Opening {file} ...").format(file=path.name)

        def failed(error: Exception) -> None:
            if isinstance(error, NoCommonClock) and files:
                self.import_files(list(files))
            self.show_message(why(error))

        work = run_work(self.bridge, owner, text, function, opened, failed)
        self._stop_opening = work.cancel or work.end
        self.toast.show_work(work)

    def _show_done(
        self, text: str, undo: Callable[[], object], action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        self._undoes_in_page = True
        self.toast.show_text(text, undo, action)

    def _show_proposal(self, text: str, caption: str, run: Callable[[], object]) -> None:
        self._undoes_in_page = True
        self.toast.show_text(text, None, (caption, run))

    def _opened(self, t: float, session: Session) -> None:
        self.toast.hide()
        if session.transport is not None and t > 0:
            session.transport.seek(t)
        self.play(session)

    def _undone(self, recordings: list[Path]) -> None:
        text = self.tr("{file} is back.").format(file=recordings[0].name)
        if len(recordings) > 1:
            text = self.tr("{n} recordings are back.").format(n=len(recordings))
        self.show_message(text)
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

    def _confirm_end(self, title: str, text: str, end: Callable[[], object]) -> None:
        open_dialog(Question(self, title, text, self.tr("End"), self.tr("Go on"), end))

    def _safe_minutes(self) -> str:
        """Return how much of the session is on the disk."""
        frame = self.session.state.frame if self.session is not None else None
        minutes = int(frame.t // 60) if frame is not None else 0
        if minutes < 1:
            return self.tr("Everything up to now is saved.")
        if minutes == 1:
            return self.tr("The first minute is safe.")
        return self.tr("All {n} minutes are safe.").format(n=minutes)

    @property
    def _unsaved(self) -> str:
        """How much of the session that is summed up is not on the disk."""
        return self.summary.unsaved if self.summary is not None else ""

    def _confirm_loss(self, leave: Callable[[], object]) -> None:
        title, missing = self.tr("Leave, and lose what is not on the disk?"), self._unsaved
        open_dialog(Question(self, title, missing, self.tr("Leave"), self.tr("Stay"), leave, takes_away=True))

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
