"""Make recordings/ and tests/golden/frames_*.csv again: python tests/make_recordings.py.

Do so after a change that is meant to change frames, and look at what changed before you commit it.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from hrvsync.analysis.live import Frame, LiveAnalyser
from hrvsync.events import AnyEvent
from hrvsync.sources.simulate import SCENARIOS, Scenario, simulate
from hrvsync.storage.formats import read
from hrvsync.storage.recorder import Recorder
from hrvsync.storage.recording import Header

ROOT = Path(__file__).parents[1]
RECORDINGS = ROOT / "recordings"
GOLDEN = ROOT / "tests" / "golden"
PERSON = ("hr", "rmssd_30", "rmssd_60")
PAIR = ("wcc_z", "wcc_lag", "wcc_z0", "wcc_p", "so_far_excess")
EVERY_S = 10


def recording(scenario: Scenario) -> Path:
    """Where a scenario's recording lies."""
    return RECORDINGS / f"{scenario.name}.jsonl"


def golden(scenario: Scenario) -> Path:
    """Where its golden frames lie."""
    return GOLDEN / f"frames_{scenario.name}.csv"


def frames_of(events: Iterable[AnyEvent]) -> list[Frame]:
    """All frames of a session."""
    analyser = LiveAnalyser()
    return [frame for event in events for frame in analyser.feed(event)]


def rows(frames: Iterable[Frame]) -> list[dict[str, float]]:
    """What is kept of the frames: a few values every 10 s, NaN where there are none."""
    values: list[dict[str, float]] = []
    for frame in frames:
        if frame.t % EVERY_S == 0:
            row = {"t": frame.t}
            for who, person in frame.people.items():
                row |= {f"{who}.{name}": getattr(person.measures, name) for name in PERSON}
                row |= {f"{who}.usable": person.usable_pct, f"{who}.beats": float(len(person.beats))}
            if frame.pair is not None:
                row |= {name: getattr(frame.pair.measures, name) for name in PAIR}
            values.append(row)
    return values


def main() -> None:
    """Write every scenario's recording and golden frames."""
    RECORDINGS.mkdir(exist_ok=True)
    for scenario in SCENARIOS:
        path = recording(scenario)
        path.unlink(missing_ok=True)
        source = f"simulated: {scenario.name}, seed {scenario.seed}"
        people = {who: {"A": "Ada", "B": "Ben"}[who] for who in scenario.hearts}
        recorder = Recorder(path, Header(people, source, "2026-01-01T10:00:00.000+00:00", "UTC", "hrvsync simulator"))
        for event in simulate(scenario).events:
            recorder(event)
        recorder.close()
        path.chmod(0o644)
        table = rows(frames_of(read(path).events()))
        with golden(scenario).open("w", newline="") as file:
            writer = csv.DictWriter(file, max(table, key=len).keys(), restval="nan", lineterminator="\n")
            writer.writeheader()
            writer.writerows({name: format(value, ".12g") for name, value in row.items()} for row in table)
        sizes = [file.stat().st_size // 1024 for file in (path, golden(scenario))]
        print(f"{path.name}: {sizes[0]} KB, {sizes[1]} KB of golden frames")


if __name__ == "__main__":
    main()
