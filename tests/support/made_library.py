"""Makes small libraries for the tests."""

from pathlib import Path

from hrvsync.events import AnyEvent, Mark, Packet, Phase, Strap, Tick
from hrvsync.storage.index import Entry, PersonEntry
from hrvsync.storage.recorder import Recorder, new_header
from hrvsync.storage.recording import Recording

MIA, JON = "Mia Søgaard", "Jon"


def record(folder: Path, name: str, people: dict[str, str], text: str = "") -> Path:
    """Record a few beats of everybody, a phase and a mark."""
    path = folder / name
    events: list[AnyEvent] = [Strap(0.0, who, "Polar H10", id=f"STRAP{who}") for who in people]
    events.append(Phase(0.5, "settle", 60.0))
    events += [Packet(1.0 + n, who, (900 + n,)) for n in range(5) for who in people]
    events += [Mark(6.0, "note", text), Mark(6.5, "touch", who="A"), Tick(7.0)]
    recorder = Recorder(path, new_header(people, "simulated"))
    for event in events:
        recorder(event)
    assert recorder.close()
    return path


def describe(path: Path, recording: Recording) -> Entry:
    """Index a recording by its people and length alone."""
    seconds = 0.0
    for event in recording.events():
        seconds = event.t
    people = {who: PersonEntry(name, None, {"rmssd_ms": 40.0}) for who, name in recording.header.people.items()}
    return Entry(path.name, recording.header.created, seconds, people=people, tags=("evening",))
