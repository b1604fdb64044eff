"""Every view of the window as people see it, filled from recordings: for pictures and for the test that texts fit."""

import atexit
import math
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Literal

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize
from PySide6.QtWidgets import QApplication, QWidget

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.analysis.session import analyse, session_data
from hrvsync.app.sessions import Replay
from hrvsync.beats import Edit
from hrvsync.events import Packet, Tick
from hrvsync.history import describe
from hrvsync.importing import Corrections, Look, bring, line, look, proposals
from hrvsync.reasons import message
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.sources.simulate import SCENARIOS, simulate
from hrvsync.storage import jsonl, known_files
from hrvsync.storage.index import Entry, PersonEntry
from hrvsync.storage.people import Holdings
from hrvsync.storage.recording import Recording
from hrvsync.ui.about_sheet import AboutSheet
from hrvsync.ui.bridge import Bridge
from hrvsync.ui.correcting.view import CorrectView
from hrvsync.ui.exporting import ExportSheet, formats
from hrvsync.ui.history.deletion import BinDialog
from hrvsync.ui.history.people import DeletePersonDialog, PeopleDialog, RenameDialog
from hrvsync.ui.history.side_by_side import SideBySide
from hrvsync.ui.history.view import History
from hrvsync.ui.home import Home
from hrvsync.ui.home.usual import household
from hrvsync.ui.importing.view import ImportView
from hrvsync.ui.practitioner.client_window import ClientWindow
from hrvsync.ui.practitioner.private_file import PrivateFile
from hrvsync.ui.practitioner.sheets import CaseSheet, OnePageSheet, PrivateNotesSheet
from hrvsync.ui.session.actions import HelpOverlay
from hrvsync.ui.session.marks import MarksDialog, NoteDialog
from hrvsync.ui.session.view import SessionView
from hrvsync.ui.settings import Settings, SettingsFile
from hrvsync.ui.settings_sheet import SettingsSheet
from hrvsync.ui.setup.connect import Connect
from hrvsync.ui.setup.consent import Consent, FullText
from hrvsync.ui.setup.copied import CopiedSheet
from hrvsync.ui.style import apply_style
from hrvsync.ui.summary import SummaryView
from hrvsync.ui.summary.naming import NamingSheet
from hrvsync.ui.theme import Theme
from hrvsync.ui.typography import window_scale
from hrvsync.ui.widgets import Question, Sheet, configure
from hrvsync.ui.widgets.motion import set_less_motion
from support import other_apps
from support.services import SampleServices
from support.sessions import FakeSession

RECORDINGS = Path(__file__).parents[2] / "recordings"
SHORT = {"A": "Ada", "B": "Ben"}
LONG = {"A": "Maximiliane-Theodora", "B": "Bartholomäus Wilhelm"}  # twenty letters each
SMALLEST, NORMAL = (900, 640), (1440, 900)
BRIDGES: list[Bridge] = []
SIZES = ((1024, 700), (1440, 900), (2560, 1440))

type Show = Callable[[Theme, dict[str, str]], QWidget]


class Playback:
    """A recording with its events, and the frames made from it as far as somebody asks for them."""

    def __init__(self, recording: Recording) -> None:
        self.recording, self.events = recording, list(recording.events())
        self._analyser, self._ahead, self._frames = LiveAnalyser(), iter(self.events), list[Frame]()

    def frames(self, until: float = math.inf) -> list[Frame]:
        """The frames up to `until` (s), perhaps with some later ones."""
        while not self._frames or self._frames[-1].t <= until:
            event = next(self._ahead, None)
            if event is None:
                break
            self._frames += self._analyser.feed(event)
        return self._frames


@cache
def played(name: str) -> Playback:
    """Read a recording of recordings/, or simulate the scenario `name` with ECG."""
    if name.endswith("+ecg"):
        found = next(scenario for scenario in SCENARIOS if scenario.name == name.removesuffix("+ecg"))
        made = list(simulate(replace(found, waves=("ecg",))).events)
        recording = Recording(jsonl.read(RECORDINGS / f"{found.name}.jsonl").header, lambda: iter(made))
    else:
        recording = jsonl.read(RECORDINGS / f"{name}.jsonl")
    return Playback(recording)


def session(
    source: Playback, t: float, names: dict[str, str], theme: Theme, *, live: bool, title: str = ""
) -> SessionView:
    """The session view `t` seconds into a recording: replayed, or as it was live; its clock stands still."""
    replay = Replay(source.recording, title or "Evening breathing", stay=True)
    replay.names = {who: names.get(who, name) for who, name in replay.names.items()}
    shown = FakeSession(names=replay.names, title=replay.title, path=Path("session.jsonl")) if live else replay
    view = SessionView(shown, bridge(), theme)
    for event in source.events:
        if not isinstance(event, Tick) and event.t <= (t if live else max(t, event.t)):
            view.on_event(event)
    for frame in source.frames(t if live else math.inf):
        if frame.t <= t:
            view.state.on_frame(frame, 0.0)
        elif not live:
            view.state.on_lookahead_frame(frame)
    view.state.clock.steer(0.0, paused=True)
    view.setFocus()
    return view


def bridge() -> Bridge:
    """A bridge for a page, closed with it: one that was used has a thread."""
    BRIDGES.append(Bridge())
    return BRIDGES[-1]


def settings(names: dict[str, str]) -> SettingsFile:
    """Settings that remember `names`, in the language of the window."""
    made = SettingsFile(None)
    made.change(names=names, language=QLocale().name()[:2])
    return made


def home(theme: Theme, names: dict[str, str]) -> QWidget:
    """The first page of those who were here before, with both straps in sight."""
    straps = {"A": "C1F34F21", "B": "0007B2C3"}
    entries = evenings(tuple(names.values()))
    page = Home(SampleServices(straps=straps, entries=entries), bridge(), settings(names))
    page.show_household(household(entries))
    page.on_strap(DiscoveredStrap("C1F34F21", "Polar H10", rssi=-60, bpm=64, worn=True))
    page.on_strap(DiscoveredStrap("0007B2C3", "Garmin HRM-Dual", rssi=-66))
    return page


def home_first(theme: Theme, names: dict[str, str]) -> QWidget:
    """The first page at a first start."""
    return Home(SampleServices(), bridge(), settings({}))


def home_several(theme: Theme, names: dict[str, str]) -> QWidget:
    """The first page where two couples use the library."""
    entries = [*evenings(tuple(names.values())), *evenings(("Cleo", "Dan"))]
    page = Home(SampleServices(entries=entries), bridge(), settings(names))
    page.show_household(household(entries))
    return page


def home_offer(theme: Theme, names: dict[str, str]) -> QWidget:
    """The first page after a session that was interrupted, with one strap in sight."""
    page = Home(SampleServices(straps={"A": "C1F34F21", "B": "0007B2C3"}), bridge(), settings(names))
    page.show_household(household(evenings(tuple(names.values()))))
    page.on_strap(DiscoveredStrap("C1F34F21", "Polar H10", rssi=-60, worn=False))
    page.offer(Path("2026-09-28-201500-Ada-Ben.jsonl"))
    return page


def home_trouble(theme: Theme, names: dict[str, str]) -> QWidget:
    """The first page at a first start on a computer whose account may not use Bluetooth."""
    page = Home(SampleServices(), bridge(), settings({}))
    page.on_problem(message("user_rejected", {}))
    page.trouble.experts.click()
    return page


def seats(names: dict[str, str], straps: dict[str, str]) -> Connect:
    """The page where straps get their seats."""
    return Connect(SampleServices(straps=straps), bridge(), settings(names), tuple(names))


def connect(theme: Theme, names: dict[str, str]) -> QWidget:
    """Two straps in sight, one of them taken."""
    page = seats(names, {"A": "8C4F21"})
    page.on_strap(DiscoveredStrap("8C4F21", "Polar H10", -58, 66, True))
    page.on_strap(DiscoveredStrap("A1B2C3", "Garmin HRM-Dual", -71, 72, True))
    page.on_strap(DiscoveredStrap("D4E5F6", "Movesense", -83, None, False, True))
    return page


def connect_ready(theme: Theme, names: dict[str, str]) -> QWidget:
    """Both wear a strap, one not yet well."""
    page = seats(names, {"A": "8C4F21", "B": "D4E5F6"})
    page.on_strap(DiscoveredStrap("8C4F21", "Polar H10", -58, 66, True))
    page.on_strap(DiscoveredStrap("D4E5F6", "Movesense", -83, None, False, True))
    return page


def connect_late(theme: Theme, names: dict[str, str]) -> QWidget:
    """One wears a strap whose heart beats, the other's is looked for."""
    page = seats(names, {"A": "C1F34F21", "B": "0007B2C3"})
    page.on_strap(DiscoveredStrap("C1F34F21", "Polar H10", -58, 66, True))
    page.on_strap(DiscoveredStrap("0004D4E5", "Movesense", -71, 72, True))
    page.on_strap(DiscoveredStrap("0A029A07", "CooSpo", -83, None, False, True))
    for ticks in (880, 905, 940, 960, 930, 890, 860, 850, 875, 910, 945, 955, 920, 880, 855, 860):
        page.seats["A"].beat(Packet(1.0, "", (ticks,), 66, True))
    next(iter(page.seats["A"].moods.chips.values())).click()
    return page


def connect_nothing(theme: Theme, names: dict[str, str]) -> QWidget:
    """No strap is found."""
    page = seats(names, {"A": "8C4F21"})
    page.looking.show_none_found()
    return page


def connect_new(theme: Theme, names: dict[str, str]) -> QWidget:
    """Two who have never been here, before one of the two straps in sight has a seat."""
    page = seats(dict.fromkeys(names, ""), {})
    page.on_strap(DiscoveredStrap("C1F34F21", "Polar H10", -58, 66, True, id="C1F34F21"))
    page.on_strap(DiscoveredStrap("0007B2C3", "Garmin HRM-Dual", -71, 72, True, id="0007B2C3"))
    return page


def connect_trouble(theme: Theme, names: dict[str, str]) -> QWidget:
    """Nobody wears a strap, and Bluetooth is off."""
    page = seats({"A": ""}, {})
    page.looking.show_problem(message("off", {"system": "linux"}))
    return page


def consent(theme: Theme, names: dict[str, str]) -> QWidget:
    """Three things to agree on; the one on the left has."""
    page = Consent(names, Path("~/.local/share/hrvsync/recordings"), alone=False)
    page.boxes[0].answer(True)
    return page


def consent_together(theme: Theme, names: dict[str, str]) -> QWidget:
    """Two who read it together."""
    return Consent(names, Path("~/.local/share/hrvsync/recordings"), alone=False, together=True)


def consent_child(theme: Theme, names: dict[str, str]) -> QWidget:
    """A child is asked as well."""
    return Consent(names, Path("~/.local/share/hrvsync/recordings"), {"B": "child"}, alone=False)


def consent_all(theme: Theme, names: dict[str, str]) -> QWidget:
    """All that one agrees on."""
    return FullText(None, Path("~/.local/share/hrvsync/recordings"))


def breathe(theme: Theme, names: dict[str, str]) -> QWidget:
    """A couple, paced, with numbers."""
    view = session(played("coupled"), 330.0, names, theme, live=True)
    view.state.numbers = True
    view.show_details(False)
    return view


def breathe_solo(theme: Theme, names: dict[str, str]) -> QWidget:
    """One person, paced."""
    view = session(played("solo"), 200.0, names, theme, live=True)
    view.show_details(False)
    return view


def breathe_lost(theme: Theme, names: dict[str, str]) -> QWidget:
    """A strap is lost."""
    view = session(played("ugly"), 230.0 - 20.0, names, theme, live=True)
    view.show_details(False)
    return view


def details(theme: Theme, names: dict[str, str]) -> QWidget:
    """A couple with ECG, live."""
    view = session(played("rupture_and_repair+ecg"), 400.0, names, theme, live=True)
    view.show_details(True)
    return view


def details_spectrum(theme: Theme, names: dict[str, str]) -> QWidget:
    """The same with the spectra chosen."""
    view = session(played("coupled"), 400.0, names, theme, live=True)
    view.show_details(True)
    view.details.plots[0].choose(1)
    return view


def details_ecg(theme: Theme, names: dict[str, str]) -> QWidget:
    """Irregular beats in an ECG."""
    view = session(played("ugly+ecg"), 190.0, names, theme, live=True)
    view.show_details(True)
    view.details.plots[0].choose(2)
    return view


def details_early(theme: Theme, names: dict[str, str]) -> QWidget:
    """Nothing is known yet."""
    view = session(played("coupled"), 8.0, names, theme, live=True)
    view.show_details(True)
    return view


def practitioner(theme: Theme, names: dict[str, str]) -> QWidget:
    """A practitioner's own view of a session, with a private note and a line for the client."""
    view = session(played("one_steadies_the_other"), 280.0, names, theme, live=True)
    view.state.roles = {"A": "practitioner", "B": "client"}
    view.practice.toggle()
    own = view.practice.view
    assert own is not None
    own.file.path = None
    own.file.add("shoulders up, looks away", 134.0)
    own.words.setText("takes a deep breath")
    own.show_notes()
    own.show_client(True)
    return view


def clients_window(theme: Theme, names: dict[str, str]) -> QWidget:
    """What the clients see meanwhile."""
    view = session(played("coupled"), 330.0, names, theme, live=True)
    view.deleteLater()
    window = ClientWindow(theme)
    window.say("Take all the time you need.")
    window.disc.follow(view.state, 0.0, "A")
    return window


def private_notes(theme: Theme, names: dict[str, str]) -> QWidget:
    """The private notes after a session."""
    file = PrivateFile(None)
    file.add("shoulders up, looks away", 134.0)
    file.add("Ask about sleep.", None)
    return alone(lambda parent: PrivateNotesSheet(parent, file))


def one_page(theme: Theme, names: dict[str, str]) -> QWidget:
    """Asks for a line on the page for those who took part."""
    return alone(lambda parent: OnePageSheet(parent, "Try the hand first and the words after."))


def naming(theme: Theme, names: dict[str, str]) -> QWidget:
    """Asks who it was."""
    return alone(lambda parent: NamingSheet(parent, ("A", "B"), ("Ada", "Ben")))


def export(theme: Theme, names: dict[str, str]) -> QWidget:
    """Asks how to export."""
    return alone(lambda parent: ExportSheet(parent, "Export", formats(), "Choose a place ..."))


def copied(theme: Theme, names: dict[str, str]) -> QWidget:
    """Says where the copy of a guided session is."""
    path = Path("~/.config/hrvsync/protocols/paired-resonance-breathing.toml")
    return alone(lambda parent: CopiedSheet(parent, "Breathe together", path))


def case(theme: Theme, names: dict[str, str]) -> QWidget:
    """Asks for the label of a case."""
    return alone(lambda parent: CaseSheet(parent, "12", ["12", "13"]))


def replay(theme: Theme, names: dict[str, str]) -> QWidget:
    """A recording with a lost strap, marks and a part that is repeated."""
    view = session(played("ugly"), 400.0, names, theme, live=False)
    view.state.part = (300.0, 480.0)
    return view


def replay_solo(theme: Theme, names: dict[str, str]) -> QWidget:
    """A recording of one person."""
    return session(played("solo"), 200.0, names, theme, live=False)


def looked_back(name: str, names: dict[str, str], moods: dict[str, str], *, opened: bool = False) -> SummaryView:
    """Looking back at a recording, `opened` with its numbers."""
    source = played(name)
    replay = Replay(source.recording, "Evening breathing", path=RECORDINGS / f"{name}.jsonl")
    replay.names = {who: names.get(who, called) for who, called in replay.names.items()}
    page = SummaryView(SampleServices(folder=RECORDINGS), bridge(), replay, moods)
    page.show_result(analyse(session_data(source.events, replay.names)))
    page.numbers.setChecked(opened)
    page.numbers.clicked.emit()
    return page


def summary(theme: Theme, names: dict[str, str]) -> QWidget:
    """Looking back."""
    return looked_back("rupture_and_repair", names, {"A": "tired"})


def summary_steadied(theme: Theme, names: dict[str, str]) -> QWidget:
    """One stayed settled while the other was up; the numbers are open."""
    return looked_back("one_steadies_the_other", names, {}, opened=True)


def summary_solo(theme: Theme, names: dict[str, str]) -> QWidget:
    """Looking back alone."""
    return looked_back("solo", names, {"A": "restless"})


def history(theme: Theme, names: dict[str, str]) -> QWidget:
    """The recordings so far."""
    entries = evenings(tuple(names.values()))
    return History(SampleServices(entries=entries), bridge(), settings(names))


def mornings(name: str) -> list[Entry]:
    """Readings of one person on forty mornings."""
    entries: list[Entry] = []
    for day in range(40):
        metrics = {"ln_rmssd": 3.7 + 0.12 * math.sin(2.1 * day), "mean_hr_bpm": 57.0 + 2.4 * math.cos(1.3 * day)}
        one = PersonEntry(name, 94.0 + day % 6, metrics, "0:s180")
        created = (datetime(2026, 2, 3, 6, 45, tzinfo=UTC) + timedelta(days=day, minutes=day % 20)).isoformat()
        tags = ("late night",) if day % 11 == 4 else ()
        entries.append(Entry(f"m{day}.jsonl", created, 180.0, "Morning reading", {"A": one}, tags=tags))
    return entries


def history_chosen(theme: Theme, names: dict[str, str]) -> QWidget:
    """Two sessions are chosen."""
    entries = evenings(tuple(names.values()))
    page = History(SampleServices(entries=entries), bridge(), settings(names))
    page.list.choose([entry.file for entry in page.list.sessions.entries[:2]])
    return page


def history_own(theme: Theme, names: dict[str, str]) -> QWidget:
    """The readings of one person."""
    page = History(SampleServices(entries=mornings(names["A"])), bridge(), settings({"A": names["A"]}))
    page.list.choose(["m37.jsonl"])
    return page


def history_closed(theme: Theme, names: dict[str, str]) -> QWidget:
    """The view of one person where there are others, before they opened it."""
    page = History(SampleServices(entries=evenings(tuple(names.values()))), bridge(), settings(names))
    page.who.setCurrentIndex(2)
    return page


def side_by_side(theme: Theme, names: dict[str, str]) -> QWidget:
    """Two evenings."""
    found = ("one_steadies_the_other", "both_settle")
    page = SideBySide(SampleServices(folder=RECORDINGS), bridge(), [RECORDINGS / f"{name}.jsonl" for name in found])
    sessions = [
        Replay(played(name).recording, "Evening breathing", path=RECORDINGS / f"{name}.jsonl") for name in found
    ]
    for session in sessions:
        session.names = dict(names)
    page.show_results([(one, analyse(session_data(one.events(), names))) for one in sessions])
    return page


def history_empty(theme: Theme, names: dict[str, str]) -> QWidget:
    """No recordings yet."""
    return History(SampleServices(), bridge(), settings(names))


EVENINGS = (
    ("uncoupled", "Open conversation", ()),
    ("rupture_and_repair", "Open conversation", ("loud",)),
    ("same_pacer", "Paired breathing", ()),
    ("one_steadies_the_other", "Open conversation", ()),
    ("both_settle", "Paired breathing", ("evening",)),
    ("coupled", "Paired breathing", ()),
)


@cache
def evenings(names: tuple[str, str]) -> list[Entry]:
    """Recordings of a pair on twelve evenings, each twice."""
    entries: list[Entry] = []
    for day, (name, protocol, tags) in zip(range(2, 26, 2), 2 * EVENINGS, strict=True):
        entry = described(name)
        people = {who: replace(one, name=own) for (who, one), own in zip(entry.people.items(), names, strict=True)}
        created = f"2026-03-{day:02}T20:15:00+01:00"
        file = f"{day:02}-{name}.jsonl"
        entries.append(replace(entry, file=file, people=people, created=created, protocol=protocol, tags=tags))
    return entries


@cache
def described(name: str) -> Entry:
    """What the index keeps of a recording of recordings/."""
    path = RECORDINGS / f"{name}.jsonl"
    return describe(path, jsonl.read(path))


@cache
def brought() -> Path:
    """A folder with files of other apps, and a library that has one of them already."""
    folder = Path(mkdtemp(prefix="hrvsync-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    files = folder / "files"
    files.mkdir()
    known = other_apps.elite(files, "2026-11-19 07-02-40.txt", seed=7)
    (made,) = proposals(look([known], known_files(folder / "library")), {})
    bring(folder / "library", made)
    for make in (other_apps.elite, other_apps.german, other_apps.both):
        make(files)
    (files / "slept well.txt").write_text("no numbers here")
    return folder


def importing(theme: Theme, names: dict[str, str]) -> QWidget:
    """Five files: three new ones, one that is known, one that is none."""
    files = brought() / "files"
    order = (other_apps.ELITE, other_apps.TABLE, other_apps.BOTH, "2026-11-19 07-02-40.txt", "slept well.txt")
    page = imports([files / name for name in order], names)
    page.files.setCurrentRow(1)
    return page


def imports(paths: list[Path], names: dict[str, str]) -> ImportView:
    """The import of files, all of them read."""
    services = SampleServices(folder=brought() / "library")
    page = ImportView(services, bridge(), settings(names), paths)
    page.show_look(Look(paths, known_files(brought() / "library"), list(names.values())))
    look = page.looking
    for path in look.paths:
        page.show_file(look.at(path))
    page.read_so_far([])
    return page


def importing_clocks(theme: Theme, names: dict[str, str]) -> QWidget:
    """Two files without a clock, and the question how they lie beside each other."""
    folder = brought() / "two"
    folder.mkdir(exist_ok=True)
    a, b = names.values()
    paths = [other_apps.elite(folder, f"{a}.txt", 1), other_apps.elite(folder, f"{b}.txt", 2, (44, 134))]
    page = imports(paths, names)
    first, second = (line(page.looking.at(path), Corrections()) for path in paths)
    page.asked = (paths[0], paths[1])
    page.show_lines(first, second)
    assert page.question is not None
    page.question.move_to(14.0)
    page.files.setCurrentRow(1)
    return page


def importing_many(theme: Theme, names: dict[str, str]) -> QWidget:
    """Years of several people while they are read."""
    page = imports([brought() / "files" / other_apps.TABLE], names)
    page.read_so_far([Path(f"{n}.txt") for n in range(150)])
    return page


def correct(theme: Theme, names: dict[str, str]) -> QWidget:
    """Beats corrected by hand, with an ECG."""
    events = played("ugly+ecg").events
    data = session_data(events, names)
    page = CorrectView(SampleServices(), bridge(), settings(names), Path("2026-03-24-201500.jsonl"))
    odd = [i for i in range(len(data.beats["A"])) if not data.beats["A"].good[i]]
    beats = data.beats["A"]
    kinds: tuple[Literal["artefact", "good"], ...] = ("artefact", "good", "artefact")
    edits = [Edit(kind, "A", float(beats.t[i]), float(beats.rr_ms[i])) for kind, i in zip(kinds, odd, strict=False)]
    page.show_data(data, tuple(edits), "24 March 2026 · 12 min")
    return page


def correct_intervals(theme: Theme, names: dict[str, str]) -> QWidget:
    """The same of somebody without an ECG, and nothing decided."""
    page = CorrectView(SampleServices(), bridge(), settings(names), Path("one.jsonl"))
    page.show_data(session_data(played("ugly").events, names), ())
    return page


def note(theme: Theme, names: dict[str, str]) -> QWidget:
    """Asks for a note."""
    return alone(NoteDialog)


def marks(theme: Theme, names: dict[str, str]) -> QWidget:
    """All marks of a session."""
    view = session(played("ugly"), 600.0, names, theme, live=False)
    view.deleteLater()
    return alone(lambda parent: MarksDialog(parent, view.state.marks))


def help_live(theme: Theme, names: dict[str, str]) -> QWidget:
    """All keys of a live session."""
    return keys(session(played("coupled"), 20.0, names, theme, live=True))


def help_replay(theme: Theme, names: dict[str, str]) -> QWidget:
    """All keys of a recording."""
    return keys(session(played("coupled"), 20.0, names, theme, live=False))


def keys(view: SessionView) -> QWidget:
    """The help of a view."""
    view.deleteLater()
    return alone(lambda parent: HelpOverlay(parent, view.help))


def alone(make: Callable[[QWidget], Sheet], size: tuple[int, int] = SMALLEST) -> QWidget:
    """A sheet in a window, of the smallest size where nothing else is said."""
    host = configure(QWidget(), objectName="view", size=QSize(*size))
    set_less_motion(True)
    made = make(host)
    made.show()
    return host


def question(theme: Theme, names: dict[str, str]) -> QWidget:
    """Asks whether to end the session."""
    texts = "End the session for both?", "All 7 minutes are safe.", "End", "Go on"
    return alone(lambda parent: Question(parent, *texts, lambda: None))


def settings_sheet(theme: Theme, names: dict[str, str]) -> QWidget:
    """The settings."""
    chosen = Settings(names=names, language=QLocale().name()[:2])
    return alone(
        lambda parent: SettingsSheet(parent, chosen, Path("~/.local/share/hrvsync/recordings"), (True, True), 61),
        NORMAL,
    )


def about(theme: Theme, names: dict[str, str]) -> QWidget:
    """What hrvsync is made of."""
    return alone(AboutSheet, NORMAL)


def people(theme: Theme, names: dict[str, str]) -> QWidget:
    """Everybody in the library."""
    return alone(lambda parent: PeopleDialog(parent, {names["A"]: 12, names["B"]: 20, "Cleo": 1}, names["B"]))


def forget(theme: Theme, names: dict[str, str]) -> QWidget:
    """Asks whether to delete a person."""
    a, b = names.values()
    made = "2026-03-02T20:15:00+01:00", "2026-03-24T20:15:00+01:00"
    return alone(lambda parent: DeletePersonDialog(parent, Holdings(a, 4, 8, (b, "Cleo"), *made, 2)))


def rename(theme: Theme, names: dict[str, str]) -> QWidget:
    """Asks for a new name."""
    return alone(lambda parent: RenameDialog(parent, names["A"], {names["B"], "Cleo"}, {names["B"]}))


def deleted(theme: Theme, names: dict[str, str]) -> QWidget:
    """What is in the bin."""
    until = datetime(2026, 4, 23, 20, 15, tzinfo=UTC)
    file = "2026-03-{day:02d}-201500-{people}.jsonl"
    files = [Path(file.format(day=day, people="-".join(names.values()))) for day in (24, 17, 2)]
    return alone(lambda parent: BinDialog(parent, {path: until - timedelta(n) for n, path in enumerate(files)}))


def by_name(*shows: Show) -> dict[str, Show]:
    """Name each after its function."""
    return {getattr(show, "__name__", ""): show for show in shows}


PAGES = by_name(
    home,
    home_first,
    connect,
    consent,
    breathe,
    breathe_solo,
    details,
    replay,
    replay_solo,
    summary,
    summary_solo,
    history,
    history_own,
    side_by_side,
    importing,
    correct,
)
STATES = by_name(
    home_offer,
    home_several,
    home_trouble,
    consent_child,
    consent_together,
    connect_new,
    practitioner,
    clients_window,
    connect_late,
    connect_nothing,
    connect_trouble,
    connect_ready,
    breathe_lost,
    details_spectrum,
    details_ecg,
    details_early,
    history_empty,
    history_chosen,
    history_closed,
    summary_steadied,
    importing_clocks,
    importing_many,
    correct_intervals,
)
DIALOGS = by_name(
    consent_all,
    help_live,
    help_replay,
    note,
    marks,
    private_notes,
    one_page,
    case,
    naming,
    export,
    copied,
    question,
    settings_sheet,
    about,
    people,
    forget,
    rename,
    deleted,
)


def apply_theme(qt: QApplication, page: QWidget, theme: Theme, size: tuple[int, int] | None = None) -> None:
    """Give the application and a page the colours of `theme`, and the letters and the size of a window of `size`."""
    wanted = page.size() if size is None else QSize(*size)
    apply_style(page, theme, window_scale(wanted))
    page.resize(wanted)


def settle(page: QWidget) -> None:
    """Lay out and draw until nothing moves any more."""
    for _ in range(3):
        QCoreApplication.processEvents()
        if isinstance(page, SessionView):
            page.draw()
    QCoreApplication.processEvents()


def gone(page: QWidget) -> None:
    """Take a page down."""
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    while BRIDGES:
        BRIDGES.pop().close()


def visible(page: QWidget) -> Iterator[QWidget]:
    """The page's visible widgets."""
    return (widget for widget in page.findChildren(QWidget) if widget.isVisible())
