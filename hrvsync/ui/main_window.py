"""The one window and the way through it: home, consent, connect, a session, its summary; recordings and history."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from hrvsync.session import Session
from hrvsync.storage import library
from hrvsync.storage.index import Entry
from hrvsync.storage.people import Holdings
from hrvsync.ui import phrases
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.history.view import History
from hrvsync.ui.home import Home
from hrvsync.ui.i18n.language import language, speak, spoken, why
from hrvsync.ui.services import Services, SessionConfig
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.connect import Connect
from hrvsync.ui.setup.consent import Consent
from hrvsync.ui.theme import DARK, LIGHT, Theme, palette, style_sheet
from hrvsync.ui.widgets import announce, confirm

if TYPE_CHECKING:
    from hrvsync.ui.session.view import SessionView
    from hrvsync.ui.summary import SummaryView

SAY_MS = 6000
BOTH, ONE = ("A", "B"), ("A",)


class MainWindow(QMainWindow):
    """Begins at home, or with `play`. `settings` without a folder are forgotten."""

    def __init__(self, services: Services, settings: SettingsFile | None = None) -> None:
        super().__init__()
        self.setWindowTitle("hrvsync")
        self.resize(1280, 800)
        self.setMinimumSize(900, 640)
        self.setAcceptDrops(True)
        self.services = services
        self.settings = settings or SettingsFile(None)
        self.bridge = Bridge(self)
        self.session: SessionView | None = None
        self.summary: SummaryView | None = None
        self.page: QWidget | None = None
        self._moods: dict[str, str] = {}
        self._theme = DARK
        self._waiting: Session | None = None
        self._closing = False
        self._opening: list[Path] = []
        self._stop_looking = self._stop_reading = _nothing
        self._stack = QStackedWidget()
        self._stack.setObjectName("ground")
        self.setCentralWidget(self._stack)
        self.banner = QLabel(self)
        self.banner.setProperty("role", "banner")
        self.banner.setTextFormat(Qt.TextFormat.PlainText)
        self.banner.setWordWrap(True)
        self.banner.hide()
        self._hush = QTimer(self)
        self._hush.setSingleShot(True)
        self._hush.timeout.connect(self.banner.hide)
        self.bridge.answered.connect(self._take_answer, Qt.ConnectionType.QueuedConnection)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.follow_theme)
        self.follow_theme()
        for key in ("F", "F11"):
            QShortcut(QKeySequence(key), self).activated.connect(self._toggle_full_screen)
        self.go_home()

    # -- where people can go --

    @Slot()
    def go_home(self) -> None:
        """Show the tiles."""
        home = Home(self.settings.now)
        home.together.connect(partial(self.connect_straps, BOTH))
        home.alone.connect(partial(self.connect_straps, ONE))
        home.opened.connect(self.choose_file)
        home.history.connect(self.show_history)
        home.tried.connect(self.try_without_straps)
        home.changed.connect(self._change_settings)
        self._show(home)

    def connect_straps(self, seats: tuple[str, ...]) -> None:
        """Show who sits where, and look for straps."""
        now = self.settings.now
        chosen = now.together if len(seats) > 1 else now.alone
        page = Connect(seats, now.names, self.services.protocols(self._language), chosen, self.services.remembered())
        page.ready.connect(partial(self._ask_consent, page))
        page.left.connect(self.go_home)
        page.edited.connect(self._edit_protocol)
        self._show(page)
        self.bridge.sighted.connect(page.see, Qt.ConnectionType.QueuedConnection)
        self.bridge.troubled.connect(page.say_problem, Qt.ConnectionType.QueuedConnection)
        scan = self.services.scan
        self._stop_looking = self.bridge.spawn(lambda: scan(self.bridge.sighted.emit, self.bridge.troubled.emit))

    @Slot()
    def try_without_straps(self) -> None:
        """Begin a session with a simulated couple."""
        files = {file.key: file for file in self.services.protocols(self._language)}
        file = files.get(self.settings.now.together) or next(iter(files.values()))
        if file.protocol is not None:
            self._begin(SessionConfig({"A": self.tr("Ada"), "B": self.tr("Ben")}, file.protocol))

    @Slot()
    def choose_file(self) -> None:
        """Ask which recording to open; two of one person each are opened as a pair."""
        dialog = QFileDialog(self, self.tr("Open a recording, or two of one person each"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._open_names)
        dialog.open()

    def open_files(self, paths: list[Path]) -> None:
        """Play a recording again, of whatever format; reading it may take a while."""
        if not paths:
            return
        self.say(self.tr("Opening {file} ...").format(file=paths[0].name))
        self._opening = paths
        read = self.services.open
        self.bridge.work("open", lambda: (paths, read(paths)))

    @Slot()
    def show_history(self) -> None:
        """Show the recordings made so far."""
        page = History(self.services.list_sessions(), self.services.folder, self._theme)
        page.chosen.connect(self._open_one)
        page.deleted.connect(self._delete_from_history)
        page.forgetting.connect(self._look_up)
        page.forgotten.connect(self._forget)
        page.renamed.connect(self._rename)
        page.left.connect(self.go_home)
        self._show(page)
        self.bridge.progressed.connect(page.tell_progress, Qt.ConnectionType.QueuedConnection)
        self._reread()

    def _reread(self) -> None:
        refresh, left, progressed = self.services.refresh, threading.Event(), self.bridge.progressed
        self._stop_reading = left.set

        def progress(done: int, of: int) -> None:
            if left.is_set():
                raise InterruptedError  # each recording is known as soon as it is read: the rest comes next time
            progressed.emit(done, of)

        self.bridge.work("history", lambda: refresh(progress))

    @Slot(object)
    def _delete_from_history(self, path: Path) -> None:
        try:
            self.services.delete(path)
        except (ValueError, OSError) as error:
            self.say(self.tr("It cannot be deleted: {why}").format(why=why(error)))
            return
        if isinstance(self.page, History):
            self.page.tell(self.services.list_sessions())
        self.say(self.tr("Deleted."))

    @Slot(str)
    def _look_up(self, name: str) -> None:
        held = self.services.holdings
        self.bridge.work("held", lambda: held(name))

    @Slot(str)
    def _forget(self, name: str) -> None:
        forget = self.services.delete_person
        doing = self.tr("Deleting {name}: {done} of {of}").replace("{name}", name)
        self._change_person("forget", doing, lambda progress: (name, forget(name, progress)))

    @Slot(str, str)
    def _rename(self, old: str, new: str) -> None:
        rename = self.services.rename
        doing = self.tr("Renaming {name}: {done} of {of}").replace("{name}", old)
        self._change_person("rename", doing, lambda progress: (old, new, rename(old, new, progress)))

    def _change_person(self, key: str, doing: str, change: Callable[[library.Progress], object]) -> None:
        if not isinstance(self.page, History):
            return
        self._stop_reading()
        self._opening = []  # what is being read to be opened may be theirs
        self.page.wait(doing)
        closed, progressed = threading.Event(), self.bridge.progressed
        self._stop_reading = closed.set

        def progress(done: int, of: int) -> None:
            if not closed.is_set():  # it goes on to its end; there is nobody to tell any more
                progressed.emit(done, of)

        self.bridge.work(key, lambda: change(progress))

    def _person_changed(self, old: str, new: str) -> None:
        """Remember a person by their new name, or not at all, and show what is left."""
        self.settings.rename(old, new)
        if isinstance(self.page, History):
            self.page.go_on()
            self.page.tell(self.services.list_sessions(), more=True)
            self._reread()

    def _person_kept(self, text: str) -> None:
        if isinstance(self.page, History):
            self.page.go_on()
            self._reread()
        self.say(text)

    def play(self, plan: Session) -> None:
        """Run `plan`: the window is painted first, what is heavy is loaded after that."""
        self._waiting = plan
        if self.isVisible():
            QTimer.singleShot(0, self._start)

    def say(self, text: str) -> None:
        """Show one sentence at the top for a while; nothing hides it."""
        if not text:
            return
        self.banner.setText(text)
        self.banner.show()
        self._place_banner()
        self._hush.start(max(SAY_MS, 70 * len(text)))
        announce(self, text)

    def say_unexpected(self, what: str) -> None:
        """Say that something went wrong which closes nothing."""
        self.say(self.tr("Something went wrong ({what}). The session and its recording go on.").format(what=what))

    def apply_theme(self, theme: Theme) -> None:
        """Change the colours of everything."""
        self._theme = theme
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(theme))
        self.setStyleSheet(style_sheet(theme))
        history = self.page if isinstance(self.page, History) else None
        for view in (self.session, self.summary, history):
            if view is not None:
                view.apply_theme(theme)

    @Slot()
    def follow_theme(self) -> None:
        """Take the colours that the person chose, or the system's."""
        light = {"dark": False, "light": True}.get(
            self.settings.now.theme, QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
        )
        self.apply_theme(LIGHT if light else DARK)

    # -- what Qt asks --

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._waiting is not None:
            QTimer.singleShot(0, self._start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_banner()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.session is None and self.page is not None and self.page.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.open_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Outside dialogs Qt presses buttons by Space alone; people press Enter.
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session is not None and not self.session.recorded and not self._closing:
            event.ignore()
            self._ask(self.tr("End the session and close hrvsync? Everything up to now is saved."), self._close_now)
            return
        if self.summary is not None:
            self.summary.keep()
        if self.session is not None:
            self.session.stop()
        self._stop_reading()
        self.bridge.close()
        self.services.close()
        super().closeEvent(event)

    # -- a session from its wish to its summary --

    def _ask_consent(self, page: Connect) -> None:
        names = page.names
        protocol = page.wanted
        if protocol is None:
            return
        field = "together" if len(names) > 1 else "alone"
        self.settings.change(names=self.settings.now.names | names, **{field: page.file.key})
        self._moods = page.moods
        config = SessionConfig(names, protocol, page.worn)
        new = [name for name in names.values() if name not in self.settings.now.consented]
        if not new:
            self._begin(config)
            return
        consent = Consent(new, self.services.folder)
        consent.agreed.connect(partial(self._consented, config, new))
        consent.left.connect(partial(self.connect_straps, tuple(names)))
        self._show(consent)

    def _consented(self, config: SessionConfig, new: list[str]) -> None:
        self.settings.change(consented=(*self.settings.now.consented, *new))
        self._begin(config)

    def _begin(self, config: SessionConfig) -> None:
        try:
            self.play(self.services.begin(config))
        except (ValueError, OSError) as error:
            self.say(self.tr("The session cannot begin: {why}").format(why=why(error)))

    @Slot()
    def _start(self) -> None:
        plan, self._waiting = self._waiting, None
        if plan is None:
            return
        # pyqtgraph takes longer to import than Qt itself: only now, when something can be seen already.
        from hrvsync.ui.session.view import SessionView

        now = self.settings.now
        view = SessionView(plan, self.bridge, self._theme, reduced_motion=now.reduced_motion, sound=now.sound)
        view.sound_changed.connect(self._keep_sound)
        view.left.connect(self._leave_session)
        view.ended.connect(self._session_over)
        view.message.connect(self.say)
        self._show(view)
        self.session = view
        view.setFocus()
        view.start()

    @Slot()
    def _leave_session(self) -> None:
        if self.session is None:
            return
        if self.session.recorded:
            self._end_session()
        else:
            both = len(self.session.session.names) > 1
            text = self.tr("End the session for both?") if both else self.tr("End the session?")
            self._ask(text, self._end_session)

    @Slot()
    def _end_session(self) -> None:
        if self.session is not None:
            self.session.stop()
            self._show_summary(self.session)

    @Slot(object)
    def _session_over(self, failure: Exception | None) -> None:
        if failure is not None:
            self.say(self.tr("The session stopped: {why}. What was recorded is safe.").format(why=why(failure)))
        if self.session is not None and (failure is not None or not self.session.recorded):
            self._end_session()

    def _show_summary(self, session: "SessionView") -> None:
        from hrvsync.ui.review import review
        from hrvsync.ui.summary import SummaryView

        plan = session.session
        view = SummaryView(session.state, plan.path, {} if session.recorded else self._moods)
        view.left.connect(self.go_home)
        view.watched.connect(partial(self._watch, plan))
        view.deleted.connect(partial(self._delete, plan))
        view.exported.connect(partial(self._export, plan))
        view.said.connect(self.say)
        self._show(view)
        self.summary = view
        view.draw()
        view.save.setFocus()
        events = self.services.events
        thirds = self.tr("beginning"), self.tr("middle"), self.tr("end")
        self.bridge.ask("review", lambda: review(events(plan), thirds))

    @Slot(str, object)
    def _take_answer(self, key: str, answer: object) -> None:
        # Not above: what a summary is made of takes SciPy, which takes its time.
        from hrvsync.ui.review import Review

        match key, answer:
            case "history", list() if isinstance(self.page, History):
                self.page.tell(cast(list[Entry], answer))
            case _, InterruptedError():
                pass
            case "export", (ValueError() | KeyError() | OSError()) as error:
                self.say(self.tr("It cannot be exported: {why}").format(why=why(error)))
            case "held", Holdings(alone=0, shared=0) as held:
                self._person_kept(self.tr("Nobody in the library is called {name} any more.").format(name=held.name))
            case "held", Holdings() as held if isinstance(self.page, History):
                self.page.ask_to_forget(held)
            case "forget", (str(name), list() as missing):
                self._person_changed(name, "")
                self.say(_gone(name, cast(list[Path], missing)))
            case "rename", (str(old), str(new), int(n)):
                self._person_changed(old, new)
                said = self.tr("{old} is now {new} in {n} of the recordings.")
                self.say(said.format(old=old, new=new, n=phrases.number(n)))
            case "forget", ValueError() as error:
                self._person_kept(self.tr("It cannot be deleted: {why}").format(why=why(error)))
            case "forget", Exception() as error:
                said = self.tr("Not everything could be deleted: {why}. Delete again, and it goes on where it stopped.")
                self._person_kept(said.format(why=why(error)))
            case "rename", Exception() as error:
                self._person_kept(self.tr("The name cannot be changed: {why}").format(why=why(error)))
            case _, Exception() as error:
                self.say(why(error))
            case "export", (Path() as to, tuple() as lost):
                told = " ".join(map(spoken, cast(tuple[str, ...], lost)))
                self.say(self.tr("Exported to {file}. {lost}").format(file=to.name, lost=told).strip())
            case "open", (paths, plan) if paths is self._opening and self.session is None:
                self.banner.hide()
                self.play(cast(Session, plan))
            case "review", Review() as found if self.summary is not None:
                self.summary.tell(found)
            case _:
                pass

    def _watch(self, plan: Session, t: float) -> None:
        path = plan.path
        if path is None:
            return
        self._keep_words()
        try:
            again = self.services.open([path])
        except (ValueError, OSError) as error:
            self.say(why(error))
            return
        if again.transport is not None and t > 0:
            again.transport.seek(t)
        self.play(again)

    def _delete(self, plan: Session) -> None:
        path = plan.path
        if path is None:
            return
        try:
            self.services.delete(path)
        except (ValueError, OSError) as error:
            self.say(self.tr("It cannot be deleted: {why}").format(why=why(error)))
            return
        self.summary = None
        self.go_home()
        self.say(self.tr("Deleted."))

    def _export(self, plan: Session, to: Path) -> None:
        path = plan.path
        if path is None:
            return
        self._keep_words()
        self.say(self.tr("Exporting to {file} ...").format(file=to.name))
        export = self.services.export
        self.bridge.work("export", lambda: (to, export(path, to)))

    # -- small things --

    @property
    def _language(self) -> str:
        return language(self.settings.now.language)

    def _show(self, page: QWidget) -> None:
        """Show `page`; the page before it goes."""
        self._stop_looking()
        self._stop_reading()
        self._stop_looking = self._stop_reading = _nothing
        self._keep_words()
        old, self.page = self.page, page
        self.session = self.summary = None
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            old.setEnabled(False)
            self._stack.removeWidget(old)
            old.deleteLater()

    def _keep_words(self) -> None:
        if self.summary is not None:
            self.summary.keep()

    def _change_settings(self, changes: dict[str, object]) -> None:
        self.settings.change(**changes)
        self.follow_theme()
        app = QApplication.instance()
        if "language" in changes and isinstance(app, QApplication):
            speak(app, self.settings.now.language)
            self.go_home()

    @Slot(bool)
    def _keep_sound(self, sound: bool) -> None:
        self.settings.change(sound=sound)

    def _edit_protocol(self, key: str) -> None:
        try:
            path = self.services.edit(key, self._language)
        except OSError as error:
            self.say(self.tr("No copy can be made: {why}").format(why=why(error)))
            return
        self.say(
            self.tr("Your own copy is {file}. Edit it with any text editor, then come back here.").format(file=path)
        )

    def _open_names(self, names: list[str]) -> None:
        self.open_files([Path(name) for name in names])

    def _open_one(self, path: Path) -> None:
        self.open_files([path])

    def _ask(self, text: str, act: Callable[[], object]) -> None:
        confirm(self, text, self.tr("End"), self.tr("Go on"), act).open()

    @Slot()
    def _close_now(self) -> None:
        self._closing = True
        self.close()

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _place_banner(self) -> None:
        if self.banner.isVisibleTo(self):
            one_line = self.banner.fontMetrics().horizontalAdvance(self.banner.text()) + 40
            width = min(760, self.width() - 80, one_line)
            self.banner.setFixedSize(width, self.banner.heightForWidth(width))
            self.banner.move((self.width() - width) // 2, self.height() - self.banner.height() - 64)
            self.banner.raise_()


def _gone(name: str, missing: list[Path]) -> str:
    said = [phrases.tr("{name} is gone from the library.").format(name=name)]
    if missing:
        text = phrases.tr("A backup that is not where it was may still hold {name}; delete it yourself: {files}.")
        said.append(text.format(name=name, files=", ".join(map(str, missing))))
    return " ".join(said)


def _nothing() -> None:
    pass
