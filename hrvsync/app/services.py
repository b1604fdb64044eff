"""What the window may ask for, put together: guided live sessions, recordings, the library, straps in sight."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import aclosing
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp

from msgspec.structs import replace

from hrvsync import app
from hrvsync.analysis.chain import rebuild
from hrvsync.analysis.live import LiveAnalyser
from hrvsync.events import AnyEvent, Mark, Pause, Phase
from hrvsync.guide import Protocol, schedule
from hrvsync.history import describe
from hrvsync.i18n import Message
from hrvsync.report.session import session_page
from hrvsync.session import Plan
from hrvsync.sources import ble
from hrvsync.sources.clock import Transport
from hrvsync.sources.guided import Guide, guided
from hrvsync.sources.simulate import Coupling, Heart, Scenario, SimulatedStrap, live
from hrvsync.storage import index, library, people
from hrvsync.storage.atomic import replacing
from hrvsync.storage.folders import new_recording, recordings_folder
from hrvsync.storage.formats.foreign import FormatError
from hrvsync.storage.index import Entry
from hrvsync.storage.notes import read_notes, with_notes
from hrvsync.storage.pairing import pair
from hrvsync.storage.protocols import copy_to_edit, list_protocols
from hrvsync.storage.readers import read
from hrvsync.storage.recorder import Recorder, new_header
from hrvsync.storage.recording import FileError, Recording
from hrvsync.storage.writers import writer
from hrvsync.ui.pdf import write_pdf
from hrvsync.ui.services import Services, SessionConfig, Sighted

LOOK_S = 4.0
OPEN_END_S = 3600.0  # how long hearts are simulated for a session without an end
COUPLED = 0.7
HEARTS = {"A": Heart(bpm=64, resonance=5.5), "B": Heart(bpm=71, breaths=16, resonance=6.1)}


def doors(
    folder: Path | None = None,
    *,
    belts: Mapping[str, SimulatedStrap] | None = None,
    speed: float = 1.0,
    memory: ble.StrapStore | None = None,
) -> Services:
    """Open the doors to the library in `folder` (default: this person's).

    With `belts` (own id: SimulatedStrap) nobody looks for Bluetooth: those simulated straps are in sight and worn, and
    sessions run at `speed` times real time.
    """
    place = folder or recordings_folder()
    kept = memory or (ble.StrapStore() if belts is not None else ble.user_memory())
    scratch: list[Path] = []  # where sessions that nobody wants to keep lie until the window closes

    def begin(wish: SessionConfig) -> Plan:
        simulated = wish.straps is None or belts is not None
        if wish.straps is None and not scratch:
            scratch.append(Path(mkdtemp(prefix="hrvsync-")))
        home = scratch[0] if wish.straps is None else place
        begun = datetime.now().astimezone()
        path = new_recording(home, begun, "-".join(wish.names.values()))
        source = f"{'simulator' if simulated else 'straps'}: {wish.protocol.name}"
        recorder = Recorder(path, new_header(wish.names, source, begun, wish.protocol.name))
        if simulated:
            worn = {who: (belts or {}).get(own, SimulatedStrap()) for who, own in (wish.straps or {}).items()}
            for who, own in (wish.straps or {}).items():
                kept.wears(who, own)
            plan = _simulated(wish, worn, speed if belts is not None else 1.0)
        else:
            plan = app.straps(wish.straps or {}, None, frozenset({"ecg"}), kept, protocol=wish.protocol)
        return replace(
            plan,
            title=wish.protocol.name,
            names=dict(wish.names),
            protocol=wish.protocol,
            record=recorder,
            trouble=lambda: recorder.trouble,
            close=lambda: _close(recorder),
            path=lambda: recorder.path,
            kept=wish.straps is not None,
        )

    async def look(seen: Callable[[Sighted], None], problem: Callable[[Message], None]) -> None:
        if belts is not None:
            for own, belt in belts.items():
                seen(Sighted(own, belt.model, rssi=-60, bpm=66, worn=True))
            await asyncio.Event().wait()
        await _look(seen, problem)

    def close() -> None:
        while scratch:
            rmtree(scratch.pop(), ignore_errors=True)

    return Services(
        protocols=lambda language: list_protocols(language=language),
        edit=lambda key, language: copy_to_edit(key, language=language),
        begin=begin,
        open=_open,
        told=_told,
        look=look,
        remembered=lambda: kept.straps,
        folder=place,
        entries=lambda: _entries(place),
        reread=lambda progress: _reread(place, progress),
        delete=lambda path: _delete(place, path),
        holdings=lambda name: people.holdings(place, name),
        forget=lambda name, progress: people.delete_person(place, name, progress),
        rename=lambda old, new, progress: people.rename_person(place, old, new, progress),
        export=_export,
        close=close,
    )


def _simulated(wish: SessionConfig, worn: Mapping[str, SimulatedStrap], speed: float) -> Plan:
    """A live session of simulated hearts, which follow the pacer as it was planned."""
    guide = Guide(wish.protocol)
    scenario = _scenario(wish.names, wish.protocol, worn)
    transport = Transport(speed)

    async def takes() -> AsyncIterator[AsyncIterator[AnyEvent]]:
        async with aclosing(guided(_unguided(live(scenario, transport)), guide)) as events:
            yield events

    return Plan(
        wish.protocol.name, {}, takes, lambda: LiveAnalyser().feed, tell=guide.ask, left=guide.left, speed=speed
    )


def _scenario(names: Mapping[str, str], protocol: Protocol, worn: Mapping[str, SimulatedStrap]) -> Scenario:
    plan = schedule(protocol, 0.0)
    seconds = min(plan.end, OPEN_END_S) + 60
    settled = plan.steps[0].end if len(plan.steps) > 1 else 0.0
    coupling = Coupling(((0, 0.0), (settled, 0.0), (settled + 20, COUPLED)), lag=1.0) if len(names) > 1 else None
    hearts = {who: HEARTS[who] for who in names}
    belts = {who: worn.get(who, SimulatedStrap()) for who in names}
    return Scenario("try", seconds, hearts, belts, coupling, tuple(step.phase for step in plan.steps))


async def _unguided(events: AsyncIterator[AnyEvent]) -> AsyncIterator[AnyEvent]:
    """Leave out what the guide tells itself."""
    async for event in events:
        if not isinstance(event, Phase | Pause | Mark):
            yield event


async def _look(seen: Callable[[Sighted], None], problem: Callable[[Message], None]) -> None:
    """Look for straps for ever, by their service and at all devices in turn; one that neither finds is away."""
    by_service = True
    in_sight: dict[str, str] = {}  # models of straps
    last: set[str] = set()
    while True:
        try:
            now: set[str] = set()
            async with aclosing(ble.scan(LOOK_S, by_service)) as scanning:
                async for found in scanning:
                    for strap in found.values():
                        now.add(strap.own)
                        in_sight[strap.own] = strap.model
                        seen(Sighted(strap.own, strap.model, strap.rssi, strap.bpm, strap.worn, strap.low_battery))
            for own in in_sight.keys() - last - now:
                seen(Sighted(own, in_sight.pop(own), away=True))
            last, by_service = now, not by_service
            problem(Message())  # whatever was wrong has been mended
        except Exception as error:  # whatever Bluetooth comes up with, people may still mend it
            problem(ble.describe_error(error).sentence)
            await asyncio.sleep(LOOK_S)


def _open(paths: list[Path]) -> Plan:
    if len(paths) > 2:
        raise ValueError(Message("One recording can be opened, or two of one person each."))
    recordings = [read(path) for path in paths]
    recording = recordings[0] if len(recordings) == 1 else pair(*recordings)
    events = list(recording.events())  # whatever is wrong in the file is said now, not in the middle of a session
    if not events:
        raise FileError(paths[0], Message("there are no events in it"), Message("choose another recording"))
    plan = app.replay(Recording(recording.header, lambda: iter(events)), _title(recording, paths), stay=True)
    return replace(plan, path=lambda: paths[0]) if len(paths) == 1 else plan


def _title(recording: Recording, paths: list[Path]) -> str:
    """Name a session after what guided it, else after its files."""
    return recording.header.source.partition(": ")[2] or " + ".join(path.stem for path in paths)


def _told(plan: Plan) -> Iterable[AnyEvent]:
    path = plan.path()
    if path is None:
        return plan.events() if plan.events is not None else ()
    return with_notes(read(path).events(), read_notes(path))


def _close(recorder: Recorder) -> None:
    """Close the recording; what has no place on its disk goes to the folder of temporary files."""
    if not recorder.close():
        recorder.move(new_recording(Path(gettempdir()), datetime.now(), recorder.path.stem))
        recorder.close()


def _entries(folder: Path) -> list[Entry]:
    if not folder.exists():
        return []
    with index.opened(folder) as base:
        return base.entries()


def _reread(folder: Path, progress: Callable[[int, int], None]) -> list[Entry]:
    if folder.exists():
        library.reindex(folder, describe, progress)
    return _entries(folder)


def _delete(folder: Path, path: Path) -> None:
    if path.parent == folder:
        library.delete_recording(folder, path)
    else:
        library.forget(path.parent, [path])


def _export(plan: Plan, to: Path) -> tuple[str, ...]:
    path = plan.path()
    if path is None:
        raise ValueError(Message("only one recording at a time can be exported"))
    recording, notes = read(path), read_notes(path)
    if to.suffix.lower() in {".html", ".pdf"}:
        page = session_page(recording, notes)
        with replacing(to) as draft:
            if to.suffix.lower() == ".pdf":
                write_pdf(page, draft)
            else:
                draft.write_text(page, "utf-8")
        return ()
    corrected = Recording(recording.header, lambda: with_notes(recording.events(), notes))
    try:
        return writer(to).write(to, corrected, rebuild(corrected.events()))
    except FormatError as missing:
        raise FileError(to, missing.what, missing.todo) from None
