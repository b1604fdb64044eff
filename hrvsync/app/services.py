"""What the window asks for: live sessions, recordings, the library and straps in sight, on this computer."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from contextlib import aclosing
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from msgspec.structs import replace

from hrvsync.analysis.session import SessionData, SessionResult, analyse, session_data
from hrvsync.app import lab, tryout
from hrvsync.app.sessions import LiveSession, Replay, SimulatedSession, guided_scenario, self_reports
from hrvsync.beats import Edit
from hrvsync.events import AnyEvent, Packet
from hrvsync.history import describe, session_of
from hrvsync.i18n import Message
from hrvsync.importing import Corrections, Line, Look, Proposal, Understood, bring, line
from hrvsync.opening import open_file
from hrvsync.report.language import ENGLISH, language as language_of
from hrvsync.report.one_page import one_page
from hrvsync.report.period import period_page
from hrvsync.report.session import session_page
from hrvsync.session import Session
from hrvsync.sinks.osc import host_and_port
from hrvsync.sources import ble, lsl
from hrvsync.sources.discovered import DiscoveredStrap
from hrvsync.storage import (
    Entry,
    FileError,
    Holdings,
    Notes,
    Progress,
    ProtocolFile,
    Recorder,
    Recording,
    Refused,
    Remnant,
    copy_to_edit,
    corrected,
    edited,
    entries_without_names,
    exported,
    index,
    known_files,
    library,
    list_protocols,
    new_header,
    new_recording,
    pair,
    people,
    read_edits,
    read_notes,
    replacing,
    require_other,
    tracked,
    without_names,
    write,
    write_edits,
)
from hrvsync.storage.progress import raise_if_stopped
from hrvsync.storage.protocols import read_protocol, shipped_protocol
from hrvsync.ui.pdf import write_pdf
from hrvsync.ui.services import LabChoice, SessionConfig

SCAN_S = 4.0
OTHER_WINDOW = Message("hrvsync is open in another window, and the straps are there. Go on there, or close it.")
HANG_UP_S = 6.0


class LocalServices:
    """Services with the library in `folder` (default: this person's) and the straps that `store` remembers."""

    def __init__(self, folder: Path | None = None, store: ble.StrapStore | None = None) -> None:
        self.folder = library.start(folder)
        self.store = store or ble.user_store()
        self._adapter = ble.chosen_adapter()
        self.lab = LabChoice()
        self._listeners: set[asyncio.Task[None]] = set()
        self._scratch: Path | None = None  # for sessions that nobody wants to keep, until the window closes

    def protocols(self, language: str) -> list[ProtocolFile]:
        """List the guided sessions."""
        return list_protocols(language=language)

    def edit(self, key: str, language: str) -> Path:
        """Copy a guided session to be edited."""
        return copy_to_edit(key, language=language)

    def begin(self, config: SessionConfig) -> Session:
        """Make a live session with straps, or with simulated hearts."""
        roles = {who: role for who, role in config.protocol.roles.items() if who in config.names}
        said = self_reports(config.rhythm_disorders, config.ages, roles)
        attachments = lab.outputs(self._lab_out) + lab.inputs(lab.Lab(lsl_marks=self.lab.take))
        if config.straps is None:
            recorder = new_recorder(config.names, self._scratch_folder(), "simulator", config.protocol.name)
            scenario = guided_scenario(config.names, config.protocol)
            simulated = SimulatedSession(
                scenario,
                recorder,
                config.protocol,
                names=config.names,
                said=said,
                saved=False,
            )
            simulated.attachments = attachments
            return simulated
        worn = {who: own for who, own in config.straps.items() if not lsl.is_lsl(own)}
        others = {who: own for who, own in config.straps.items() if who not in worn}
        heard = [lab.LslIn(others)] if others else []
        if used := ble.in_session(worn.values(), self.store):
            raise ValueError(used)
        if worn and not self.store.claim():
            raise ValueError(OTHER_WINDOW)
        beside = [one.feed for one in heard]
        source = ble.events(worn, frozenset({"ecg"}), self.store, spare=frozenset({"acc"}), beside=beside)
        recorder = new_recorder(config.names, self.folder, "straps" if worn else "LSL", config.protocol.name)
        session = LiveSession(self._after_listening(source), config.names, recorder, config.protocol, said=said)
        session.attachments = attachments + heard
        return session

    def try_out(self, names: dict[str, str], language: str) -> Session:
        """Make a session in which two simulated hearts play a story."""
        story = tryout.scenario(read_protocol(shipped_protocol(tryout.PROTOCOL, language)))
        recorder = new_recorder(names, self._scratch_folder(), "simulator", "")
        return SimulatedSession(story, recorder, names=names, saved=False, since=tryout.SINCE)

    def open(self, paths: list[Path]) -> Session:
        """Make a replay of a recording, or of two of one person each."""
        if len(paths) > 2:
            raise ValueError(Message("One recording can be opened, or two of one person each."))
        recording = open_file(paths[0]) if len(paths) == 1 else _pair(*paths)
        events = list(recording.events())  # an error in the file is found now, not halfway through the session
        if not events:
            raise FileError(paths[0], Message("there are no events in it"), Message("choose another recording"))
        title = recording.header.source.partition(": ")[2] or " + ".join(path.stem for path in paths)
        saved = paths[0].parent != self._scratch
        recording = replace(recording, events=lambda: iter(events))
        session = Replay(recording, title, path=paths[0], other=(*paths[1:], None)[0], stay=True, saved=saved)
        session.attachments = lab.outputs(self._lab_out)
        return session

    def analyse(self, session: Session) -> SessionResult:
        """Analyse a session that has run."""
        path = session.path
        if path is None:
            return analyse(session_data(session.events(), session.names))
        return analyse(session_of(edited(open_file(path), read_edits(path)), read_notes(path)))

    async def scan(self, found: Callable[[DiscoveredStrap], None], problem: Callable[[Message], None]) -> None:
        """Look for straps by their service and at all devices in turn; one that neither finds is away.

        Devices of LSL are among them where people take in what a lab offers.
        """
        heard = asyncio.create_task(lsl.discovered(found)) if self.lab.take else None
        try:
            await self._scan(found, problem)
        finally:
            if heard is not None:
                heard.cancel()
                await asyncio.gather(heard, return_exceptions=True)

    async def _scan(self, found: Callable[[DiscoveredStrap], None], problem: Callable[[Message], None]) -> None:
        while not self.store.claim():
            problem(OTHER_WINDOW)
            await asyncio.sleep(SCAN_S)
        by_service = True
        in_sight: dict[str, DiscoveredStrap] = {}
        before: set[str] = set()
        while True:
            try:
                now: set[str] = set()
                async with aclosing(ble.scan(SCAN_S, by_service)) as scanning:
                    async for straps in scanning:
                        for strap in straps.values():
                            now.add(strap.own)
                            in_sight[strap.own] = strap
                            found(strap)
                for own in in_sight.keys() - before - now:
                    found(replace(in_sight.pop(own), away=True))
                before, by_service = now, not by_service
                problem(Message())  # whatever it was is solved
            except Exception as error:  # whatever Bluetooth comes up with, people may still solve it
                problem(ble.describe_error(error).sentence)
                await asyncio.sleep(SCAN_S)

    async def listen(self, strap: DiscoveredStrap, heard: Callable[[Packet], None]) -> None:
        """Listen to a strap before a session: not to one that another session uses."""
        if lsl.is_lsl(strap.own):
            async with aclosing(lsl.listen(strap.own)) as packets:
                async for packet in packets:
                    heard(packet)
        if strap.device is None:
            await asyncio.Event().wait()  # it is not over the air
        if used := ble.in_session([strap.own], self.store):
            raise ValueError(used)
        task = asyncio.current_task()
        assert task
        self._listeners.add(task)
        try:
            async with aclosing(ble.listen(strap)) as packets:
                async for packet in packets:
                    heard(packet)
        except (ble.StrapError, *ble.TRANSPORT_ERRORS) as error:
            raise ValueError(ble.describe_error(error).sentence) from None
        finally:
            self._listeners.discard(task)

    async def _after_listening(self, events: AsyncGenerator[AnyEvent, None]) -> AsyncGenerator[AnyEvent, None]:
        """Begin a session when those who listened have hung up: a strap talks to one at a time."""
        async with aclosing(events):
            if self._listeners:
                await asyncio.wait(self._listeners, timeout=HANG_UP_S)
            async for event in events:
                yield event

    def adapters(self) -> list[str]:
        """Return the adapters to choose from, unless one was chosen when hrvsync was started."""
        names = ble.adapters()
        return names if len(names) > 1 and not self._adapter else []

    def use_adapter(self, name: str) -> None:
        """Use this Bluetooth adapter from the next scan on."""
        ble.use_adapter(name)

    def use_lab(self, choice: LabChoice) -> None:
        """Send sessions, and take in what a lab offers, as people chose."""
        self.lab = choice

    def lab_parts(self) -> tuple[bool, bool]:
        """Return whether the parts that speak LSL and OSC are installed."""
        return lsl.installed(), find_spec("pythonosc") is not None

    @property
    def _lab_out(self) -> lab.Lab:
        choice = self.lab
        return lab.Lab(choice.send, host_and_port(choice.osc) if choice.send and choice.osc else None)

    def remembered(self) -> dict[str, str]:
        """Return the straps that were worn last."""
        return self.store.straps

    def swap_seats(self) -> None:
        """Remember the straps of the left and the right seat the other way round."""
        self.store.swap()

    def list_sessions(self) -> list[Entry]:
        """Return what is known of the recordings at once."""
        if not self.folder.exists():
            return []
        with index.open_index(self.folder) as opened:
            return opened.entries()

    def newest(self) -> list[Entry]:
        """Return the newest recording of each group of people."""
        if not self.folder.exists():
            return []
        with index.open_index(self.folder) as opened:
            return opened.newest()

    def interrupted(self, after: str, among: int | None = None) -> Path | None:
        """Find the newest recording whose session was interrupted."""
        return library.interrupted(self.folder, after, among)

    def refresh(self, progress: Progress) -> list[Entry]:
        """Read recordings that are new or changed, then list all."""
        if self.folder.exists():
            library.reindex(self.folder, describe, progress)
        return self.list_sessions()

    def delete(self, path: Path) -> Path:
        """Move a recording of the library to its bin."""
        return library.bin_recording(self._own(path))

    def in_bin(self) -> dict[Path, datetime]:
        """Return the recordings in the bin of the library, the last deleted first."""
        return {path: library.leaves_bin(path) for path in reversed(library.in_bin(self.folder))}

    def put_back(self, path: Path) -> Path:
        """Move a recording from the bin back to the library."""
        return library.put_back(path)

    def delete_for_good(self, path: Path) -> list[Path]:
        """Delete a recording of the library or its bin for good, from its backups too."""
        return library.delete_recording(path if path in self.in_bin() else self._own(path))

    def holdings(self, name: str) -> Holdings:
        """Return what is kept of a person."""
        return people.holdings(self.folder, name)

    def delete_person(self, held: Holdings, chosen: Collection[Remnant], progress: Progress) -> list[Path]:
        """Delete a person for good, and forget whose straps were theirs."""
        self.store.forget(held.straps)
        return people.delete_person(self.folder, held.name, progress, chosen)

    def rename(self, old: str, new: str, progress: Progress) -> int:
        """Rename a person."""
        return people.rename_person(self.folder, old, new, progress)

    def name_people(self, recording: Path, names: Mapping[str, str]) -> Path:
        """Say who sat where in a recording."""
        return people.name_people(self._own(recording), names)

    def export(
        self, recording: Path, to: Path, language: str = ENGLISH.code, other: Path | None = None, *, names: bool = True
    ) -> tuple[str, ...]:
        """Write a report in a language, or another format, with the marks as people corrected them."""
        if other is None:
            require_other(to, (recording,))
            content, notes = edited(open_file(recording), read_edits(recording)), read_notes(recording)
        else:
            require_other(to, (recording, other))
            content, notes = _pair(recording, other), Notes()
        if not names:
            content, notes = without_names(content, notes)
        suffix = to.suffix.lower()
        if suffix in {".html", ".pdf"}:
            _write_page(session_page(content, notes, language_of(language)), to)
            return ()
        beats = session_of(content, notes).beats
        content = exported(corrected(content, notes), suffix)
        raise_if_stopped()  # some formats are several files: what has begun to be written is written whole
        unsupported = write(to, content, beats)
        if suffix == ".jsonl":
            write_edits(to, content.edits)
        return unsupported

    def report(self, entries: Sequence[Entry], to: Path, language: str = ENGLISH.code, *, names: bool = True) -> None:
        """Write one report of several sessions of one person, or of two together."""
        people = sorted({one.name for entry in entries for one in entry.people.values()})
        if not names:
            entries, letters = entries_without_names(entries, people)
            people = [letters[name] for name in people]
        partner = people[1] if len(people) > 1 else ""
        _write_page(period_page(entries, people[0], partner, language=language_of(language)), to)

    def one_page(self, recording: Path, to: Path, language: str, for_client: str) -> None:
        """Write the one page for those who took part, with a line for next time."""
        require_other(to, (recording,))
        content, notes = edited(open_file(recording), read_edits(recording)), read_notes(recording)
        _write_page(one_page(content, notes, language_of(language), for_client), to)

    def look(self, paths: list[Path]) -> Look:
        """Find the files to import, and what the library has already."""
        names = {one.name for entry in self.list_sessions() for seat, one in entry.people.items() if one.name != seat}
        return Look(paths, known_files(self.folder), sorted(names))

    def understand(self, look: Look, path: Path, corrections: Corrections) -> Understood:
        """Read one of these files as it would be imported."""
        return look.at(path, corrections)

    def line(self, file: Understood, corrections: Corrections) -> Line:
        """Return the heart rate of a file of one person."""
        return line(file, corrections)

    def bring(self, proposals: Sequence[Proposal], progress: Progress) -> tuple[list[Path], list[Exception]]:
        """Bring recordings into the library; return where they are, and what went wrong with others."""
        made, failed = list[Path](), list[Exception]()
        for one in tracked(proposals, progress):
            try:
                made += bring(self.folder, one)
            except (OSError, ValueError) as error:
                failed.append(error)
        return made, failed

    def edits(self, path: Path) -> tuple[SessionData, tuple[Edit, ...]]:
        """Read a recording to be corrected by hand, as it was recorded, and the edits that were made."""
        return session_of(open_file(path), read_notes(path)), read_edits(path)

    def write_edits(self, path: Path, edits: tuple[Edit, ...]) -> None:
        """Keep the edits of a recording beside it."""
        write_edits(path, edits)

    def _own(self, path: Path) -> Path:
        """Refuse what is not in the library itself."""
        if path.parent.resolve() != self.folder.resolve():
            raise Refused(Message("{file} is not in your recordings; delete it yourself", file=str(path)))
        return path

    def _scratch_folder(self) -> Path:
        self._scratch = self._scratch or Path(mkdtemp(prefix="hrvsync-"))
        return self._scratch

    def close(self) -> None:
        """Remove the recordings that nobody wants to keep, and leave the straps to other windows."""
        self.store.release()
        if self._scratch is not None:
            rmtree(self._scratch, ignore_errors=True)
            self._scratch = None


def _write_page(page: str, to: Path) -> None:
    """Write a report as HTML, or as a PDF where its name says so; one that is stopped leaves no file."""
    with replacing(to) as draft:
        if to.suffix.lower() == ".pdf":
            write_pdf(page, draft)
        else:
            draft.write_text(page, "utf-8")
        raise_if_stopped()


def _pair(first: Path, second: Path) -> Recording:
    """Open two recordings of one person each as one; who has no name in them is called as their file is."""
    recording = pair(open_file(first), open_file(second))
    stems = {"A": first.stem, "B": second.stem}
    people = {who: recording.header.people.get(who) or stem for who, stem in stems.items()}
    return replace(recording, header=replace(recording.header, people=people))


def new_recorder(names: dict[str, str], folder: Path, source: str, protocol: str) -> Recorder:
    """Begin a new recording of a guided session, "" for none, in `folder`."""
    begun = datetime.now().astimezone()
    path = new_recording(folder, begun, "-".join(names.values()))
    return Recorder(path, new_header(names, f"{source}: {protocol}", begun, protocol))
