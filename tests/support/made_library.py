"""Makes small libraries for the tests."""

import re
import shutil
from pathlib import Path
from zipfile import ZipFile

from hrvsync.events import AnyEvent, Mark, Packet, Phase, Strap, Tick
from hrvsync.storage import Notes, back_up, bin_recording, index, kept_files, library, recordings_folder, write_notes
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


def make(root: Path) -> None:
    """Make a library with notes, bin, backups and an index."""
    folder = recordings_folder()
    write_notes(record(folder, "2026-Jon-Mia.jsonl", {"A": MIA, "B": JON}, text=f"{MIA} laughed"), Notes(note=MIA))
    write_notes(record(folder, "two.jsonl", {"A": MIA}), Notes(note="rain"))
    record(folder, "Jon.jsonl", {"A": JON})
    back_up(folder, kept_files(folder), root / "all.zip")
    write_notes(record(folder, "thrown.jsonl", {"A": JON, "B": MIA}), Notes(note="thrown away"))
    bin_recording(folder / "thrown.jsonl")
    other = root / "other"
    write_notes(record(other, "two.jsonl", {"A": JON}), Notes(note="sun"))
    with ZipFile(root / "other.zip", "w") as into:
        for path in kept_files(other):
            into.write(path, path.name)
    shutil.rmtree(other)
    library.reindex(folder, describe)


def content(root: Path) -> dict[str, bytes | dict[str, bytes]]:
    """Return whatever is there but indexes, which may be missing, and how the sealed copy is sealed."""
    found: dict[str, bytes | dict[str, bytes]] = {}
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        name = re.sub(r"\d{8}T[\d.]+Z", "moment", str(path.relative_to(root)))
        if path.suffix == ".zip":
            archive = ZipFile(path)
            found[name] = {member: archive.read(member) for member in archive.namelist()}
        elif not path.name.startswith((index.FILE, ".two.age")):
            found[name] = b"sealed" if path.suffix == ".age" else path.read_bytes()
    return found
