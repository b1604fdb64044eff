"""The way of a session: from the choice of one, by consent, to the session, its end and its summary."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from hrvsync.session import Session
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.i18n.language import language, translated, why
from hrvsync.ui.known_rates import with_rate
from hrvsync.ui.page import Page
from hrvsync.ui.services import Services, SessionConfig
from hrvsync.ui.settings import SettingsFile
from hrvsync.ui.setup.consent import Consent
from hrvsync.ui.theme import Theme
from hrvsync.ui.widgets import Question, open_dialog

if TYPE_CHECKING:
    from hrvsync.ui.session.state import SessionState
    from hrvsync.ui.session.view import SessionView
    from hrvsync.ui.summary import SummaryView


class Stage(Protocol):
    """Where pages are shown, and what other pages a session comes from and leads to."""

    page: Page | None

    def show_page(self, page: Page, **slots: Callable[..., object]) -> None:
        """Show a page, with its signals connected to `slots` by name."""

    def show_message(self, text: str) -> None:
        """Show one sentence for a while."""

    def hide_message(self) -> None:
        """Say nothing any more."""

    @property
    def theme(self) -> Theme:
        """Return the colours of now."""
        ...

    def fade(self) -> AbstractContextManager[object]:
        """Fade from what is seen to what is shown within."""
        ...

    def go_home(self) -> None:
        """Show where everything begins."""

    def connect_straps(self, seats: tuple[str, ...], chosen: str = "") -> None:
        """Show who sits where."""

    def correct_beats(self, back: Callable[[], object], path: Path) -> None:
        """Show the beats of a recording."""

    def read[T](
        self, path: Path, function: Callable[[], T], opened: Callable[[T], object], files: Sequence[Path] = ()
    ) -> None:
        """Read a recording, which may take a while."""


class SessionFlow(QObject):
    """Leads from one page of a session to the next on `stage`; questions lie over `window`."""

    def __init__(
        self, services: Services, settings: SettingsFile, bridge: Bridge, stage: Stage, window: QWidget
    ) -> None:
        super().__init__(window)
        self._services, self._settings, self._bridge, self._stage, self._window = (
            services,
            settings,
            bridge,
            stage,
            window,
        )
        self.session: SessionView | None = None  # the page, where it is one
        self.summary: SummaryView | None = None
        self.after_closing: Callable[[], object] | None = None  # what follows the closing moment
        self.chosen = False  # whether people have said who they are
        self.begun: Callable[[], object] = lambda: None  # what is done once a session has begun
        self._moods: dict[str, str] = {}
        self._back: Callable[[], object] = stage.go_home  # where a summary leads
        self._waiting: Session | None = None

    def leave_page(self) -> None:
        """Know that another page is shown."""
        self.session = self.summary = self.after_closing = None

    @property
    def unsaved(self) -> str:
        """How much of the session that is summed up is not on the disk."""
        return self.summary.unsaved if self.summary is not None else ""

    # -- before it --

    @Slot(object)
    def ask_consent(self, config: SessionConfig) -> None:
        """Ask those who have not agreed yet; everybody each time with a child, a lab, or its own `agree`."""
        children = [who for who, age in config.ages.items() if age != "adult"]
        sent, agree = self._settings.now.lab_out, config.protocol.agree
        known = () if children or sent or agree else self._settings.now.consented
        asked = {who: name for who, name in config.names.items() if name not in known}
        if not asked:
            self._begin(config)
            return

        def begin() -> None:
            adults = [name for who, name in asked.items() if who not in children and name != who]
            before = self._settings.now.consented
            self._settings.change(consented=(*before, *(name for name in adults if name not in before)))
            self._begin(config)

        alone, equals = len(config.names) == 1, len(set(config.protocol.roles.values())) < 2
        nameless = {"A": self.tr("You") if alone else self.tr("A, on the left"), "B": self.tr("B, on the right")}
        shown = {who: nameless.get(who, who) if name == who else name for who, name in asked.items()}
        page = Consent(shown, self._services.folder, config.ages, alone=alone, sent=sent, agree=agree, together=equals)
        back = partial(self._stage.connect_straps, tuple(config.names))
        self._stage.show_page(page, agreed=begin, declined=self._another_day, left=back)

    @Slot()
    def _another_day(self) -> None:
        self._stage.go_home()
        self._stage.show_message(self.tr("All right, another day. Nothing was kept."))

    def _begin(self, config: SessionConfig) -> None:
        self._moods, self.chosen = config.moods, self.chosen or config.straps is not None
        self._back = self._stage.go_home
        try:
            self.play(self._services.begin(config))
            self.begun()
        except (ValueError, OSError) as error:
            self._stage.show_message(self.tr("The session cannot begin: {why}").format(why=why(error)))

    @Slot()
    def try_out(self) -> None:
        """Show with two simulated hearts what this is for."""
        names = {"A": self.tr("Ada"), "B": self.tr("Ben")}
        self._moods, self._back = {}, self._stage.go_home
        try:
            self.play(self._services.try_out(names, language(self._settings.now.language)))
        except (ValueError, OSError) as error:
            self._stage.show_message(self.tr("The session cannot begin: {why}").format(why=why(error)))
            return
        self._stage.show_message(
            self.tr("Two simulated hearts. Their first two minutes, which were quiet, are over already.")
        )

    # -- the session --

    def play(self, session: Session) -> None:
        """Run `session`: the window is painted first, what takes long to import is loaded after that."""
        self._waiting = session
        if self._window.isVisible():
            self.start_soon()

    def start_soon(self) -> None:
        """Start a session that waits, once the window is painted."""
        if self._waiting is not None:
            QTimer.singleShot(0, self._start)

    @Slot()
    def _start(self) -> None:
        session, self._waiting = self._waiting, None
        if session is None:
            return
        # pyqtgraph takes longer to import than Qt itself: only now, when something can be seen already.
        from hrvsync.ui.session.tour import show_tour
        from hrvsync.ui.session.view import SessionView

        now, stage = self._settings.now, self._stage
        with stage.fade():
            if stage.page is not None:
                stage.page.close()  # notes that are written there are the next page's, too
            view = SessionView(
                session,
                self._bridge,
                stage.theme,
                reduced_motion=now.reduced_motion,
                sound=now.sound,
                offers=now.offers,
            )
            stage.show_page(
                view,
                sound_changed=self._keep_sound,
                left=self._leave_session,
                stopped=self.end_session,
                ended=self._session_over,
            )
        self.session = view
        view.setFocus()
        view.start()
        show_tour(view, self._settings)
        self._find_usual(session, view.state)

    def _find_usual(self, session: Session, state: "SessionState") -> None:
        """Find out what is usual for somebody alone, to show this session in their own range."""
        if len(session.names) != 1 or session.transport is not None or session.names.keys() & session.names.values():
            return  # of somebody without a name nothing is known
        from hrvsync.history import UsualLoop, usual_loop

        (name,), sessions = session.names.values(), self._services.list_sessions

        def show(found: UsualLoop) -> None:
            state.usual = found

        self._bridge.run(self, lambda: usual_loop(sessions(), name), show, lambda _error: None)

    @Slot(bool)
    def _keep_sound(self, sound: bool) -> None:
        self._settings.change(sound=sound)

    # -- its end --

    @Slot()
    def _leave_session(self) -> None:
        if self.session is None:
            return
        if self.session.recorded:
            self.end_session()
        else:
            session = self.session.session
            title = self.tr("End the session for both?") if len(session.names) > 1 else self.tr("End the session?")
            self._confirm_end(title, "" if session.unsaved else self._safe_minutes(), self._close_session)

    @Slot()
    def end_session(self) -> None:
        """End the session at once and sum it up."""
        ended = self.session
        if ended is None:
            return
        ended.stop()
        self._sum_up(ended.session, {} if ended.recorded else self._moods)

    def _close_session(self) -> None:
        """End it, which makes the recording safe; then comes a quiet moment, where people have been with the disc."""
        ended = self.session
        if ended is None:
            return
        ended.stop()
        if not ended.closes_softly:
            self.end_session()
            return
        from hrvsync.ui.session.closing import Closing

        page, then = Closing(ended.state), partial(self._sum_up, ended.session, self._moods)
        self._stage.show_page(page, left=then)
        self.after_closing = then
        page.setFocus()

    @Slot(object)
    def _session_over(self, failure: Exception | None) -> None:
        if failure is not None:
            unsaved = self.session is not None and self.session.session.unsaved
            safe = "" if unsaved else self.tr("What was recorded is safe.")
            text = self.tr("The session stopped: {why}. {safe}")
            self._stage.show_message(text.format(why=why(failure), safe=safe))
            self.end_session()
        elif self.session is not None and not self.session.recorded:
            self._close_session()

    def confirm_close(self, close: Callable[[], object]) -> bool:
        """Ask whether to `close` the window where a session or minutes of it would be lost; return whether it asked."""
        if self.session is None and self.after_closing is not None:
            self.after_closing()  # the summary keeps what was said before the session
        if self.session is not None and not self.session.recorded:
            missing = translated(self.session.session.unsaved)
            safe = missing or self.tr("Everything up to now is saved.")
            self._confirm_end(self.tr("End the session and close hrvsync?"), safe, close)
            return True
        if self.unsaved:
            self._confirm_loss(close)
            return True
        return False

    def _confirm_end(self, title: str, text: str, end: Callable[[], object]) -> None:
        open_dialog(Question(self._window, title, text, self.tr("End"), self.tr("Go on"), end))

    def _confirm_loss(self, leave: Callable[[], object]) -> None:
        title = self.tr("Leave, and lose what is not on the disk?")
        leaves, stays = self.tr("Leave"), self.tr("Stay")
        open_dialog(Question(self._window, title, self.unsaved, leaves, stays, leave, takes_away=True))

    def _safe_minutes(self) -> str:
        """Return how much of the session is on the disk."""
        frame = self.session.state.frame if self.session is not None else None
        minutes = int(frame.t // 60) if frame is not None else 0
        if minutes < 1:
            return self.tr("Everything up to now is saved.")
        if minutes == 1:
            return self.tr("The first minute is safe.")
        return self.tr("All {n} minutes are safe.").format(n=minutes)

    # -- looking back --

    def watch(self, paths: Sequence[Path], t: float, *, from_home: bool = False) -> None:
        """Replay a recording, of whatever format, from `t` (s) on; reading it may take a while."""
        if from_home:
            self._back = self._stage.go_home
        if paths:
            files = list(paths)
            opened = partial(self._opened, t)
            self._stage.read(files[0], partial(self._services.open, files), opened, files)

    def _opened(self, t: float, session: Session) -> None:
        self._stage.hide_message()
        if session.transport is not None and t > 0:
            session.transport.seek(t)
        self.play(session)

    @Slot(object)
    def look_back(self, path: Path, back: Callable[[], object] | None = None) -> None:
        """Show the summary of a recording; from there `back` leads on, home where nothing else is said."""
        self._back = back or self._stage.go_home
        self._stage.read(path, partial(self._services.open, [path]), lambda session: self._sum_up(session, {}))

    def _sum_up(self, session: Session, moods: dict[str, str]) -> None:
        from hrvsync.ui.summary import SummaryView

        accompanies = self._settings.now.accompanies
        page = SummaryView(self._services, self._bridge, session, moods, accompanies=accompanies)
        self._stage.show_page(
            page,
            left=self._leave_summary,
            watched=self.watch,
            correcting=self._correct,
            named=self._look_again,
            rate_chosen=partial(self._keep_rate, session.names),
        )
        self.summary = page
        page.load()

    def _look_again(self, path: Path) -> None:
        """Show the summary of a recording whose people have just got their names."""
        self.look_back(path, self._back)

    def _keep_rate(self, names: dict[str, str], rate: float | None) -> None:
        if not names.keys() & names.values():  # of those without a name nothing is kept
            self._settings.change(rates=with_rate(self._settings.now.rates, tuple(names.values()), rate))

    def _correct(self, path: Path) -> None:
        self._stage.correct_beats(partial(self.look_back, path, self._back), path)

    @Slot()
    def _leave_summary(self) -> None:
        if self.unsaved:
            self._confirm_loss(self._back)
        else:
            self._back()
