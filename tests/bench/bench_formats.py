"""What comes back of a recording from each format, and what damaged files do: `python tests/bench/bench_formats.py`."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "storage" / "formats"))
from support.corruption import LONGEST, assert_survives
from support.samples import SAMPLES
from support.workload import workloads
from test_round_trip import HOLDS, MARKS, recording, seats_read, session

from hrvsync.analysis.chain import rebuild
from hrvsync.beats import gaps
from hrvsync.events import AnyEvent, Mark, Packet
from hrvsync.storage.formats import FORMATS, WRITABLE, read, write
from hrvsync.storage.recording import FileError

VARIANTS = 200
DATA = Path(os.environ.get("HRVSYNC_DATA", "/nonexistent")) / "rr"


def met(holds: bool) -> str:
    """The last word of a row."""
    return "met" if holds else "NOT MET"


def main() -> None:
    with TemporaryDirectory() as folder:
        round_trips(Path(folder))
        real_files()
        damaged(Path(folder))


def round_trips(folder: Path) -> None:
    """A minute of a pair with a gap, marks, ECG and an ectopic beat, out and back."""
    events = session("AB", 1)
    given = recording(events, "AB")
    beats = rebuild(events)
    print("round trip of a pair           RR off by   gaps kept   marks kept   what it cannot hold")
    for form in WRITABLE:
        out = folder / f"out{form.suffix}"
        losses = write(out, given, beats)
        back = seats_read(out, "AB")
        again = {who: rebuild(theirs) for who, theirs in back.items()}
        series = {who: theirs[who] if who in theirs else theirs["A"] for who, theirs in again.items()}
        off = max(float(np.abs(series[who].rr_ms - beats[who].rr_ms).max()) for who in "AB")
        gaps_kept = [len(gaps(series[who])[0]) == len(gaps(beats[who])[0]) for who in "AB"]
        marks = sum(len([e for e in back[who] if isinstance(e, Mark) and e.kind != "phase"]) for who in "AB")
        wanted = sum(len([mark for mark in MARKS if mark.who in {who, None}]) for who in "AB")
        holds = HOLDS[form.name]
        fine = (
            off <= holds.rr_ms
            and all(gaps_kept) >= holds.gaps
            and (marks == wanted) >= holds.marks
            and len(set(losses)) == len(losses)
        )
        print(
            f"{form.name:28} {off:8.4f} ms   {all(gaps_kept)!s:9}   {marks} of {wanted}       "
            f"{' '.join(losses) or 'nothing'}  {met(fine)}"
        )


def real_files() -> None:
    """Every real file is read, or refused with one sentence."""
    if not DATA.is_dir():
        print("real files: not here (HRVSYNC_DATA)")
        return
    files = [file for file in sorted(DATA.rglob("*")) if file.is_file()]
    readable, refused, beats = 0, 0, 0
    for file in files:
        try:
            beats += sum(len(event.rr) for event in events_of(file) if isinstance(event, Packet))
            readable += 1
        except FileError as error:
            refused += "\n" not in str(error)
    fine = readable + refused == len(files)
    print(f"{len(files)} real files: {readable} read ({beats} intervals), {refused} refused in a sentence  {met(fine)}")


def events_of(file: Path) -> list[AnyEvent]:
    return list(read(file).events())


def damaged(folder: Path) -> None:
    """Truncated, flipped, reencoded, blown up: read or refused in a sentence, soon, and nothing harmed."""
    begun = process_time()
    slowest, refused, which = 0.0, 0, ""
    for name, make in SAMPLES.items():
        place = folder / f"damaged {name}"
        place.mkdir()
        file = make(place)
        survived = assert_survives(file, file.read_bytes(), VARIANTS, 2)
        refused += survived.refused
        if survived.longest > slowest:
            slowest, which = survived.longest, name
    n = VARIANTS * len(SAMPLES)
    print(
        f"{VARIANTS} damaged variants of {len(SAMPLES)} layouts ({len(FORMATS)} formats): {refused} of {n} refused, "
        f"no traceback, longest {slowest:.2f} s, {workloads(slowest)} ({which}; bound {LONGEST:.0f} s), "
        f"{process_time() - begun:.0f} s in all  {met(slowest < LONGEST)}"
    )


if __name__ == "__main__":
    main()
