"""Dyads of a study, simulated and written as files, and studies of series that need no files."""

import shutil
from pathlib import Path

import msgspec
import numpy as np

from hrvsync.analysis.session import session_data
from hrvsync.beats import Floats
from hrvsync.events import Phase
from hrvsync.sources.simulate import Coupling, Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage import Header, Recording, jsonl, write
from hrvsync.study.design import Condition, Design, Dyad, Recorded
from hrvsync.study.heard import Heard
from hrvsync.study.kernel import Windows

HANDS, APART = "Holding hands", "Apart"


def scenario(i: int, coupling: float, seconds: float, seed: int) -> Scenario:
    """A dyad of its own hearts, coupled in the first of two phases."""
    rng = np.random.default_rng((seed, i))
    hearts = {
        who: Heart(
            bpm=float(rng.uniform(58, 80)),
            breaths=float(rng.uniform(11, 18)),
            rsa=float(rng.uniform(0.02, 0.06)),
        )
        for who in "AB"
    }
    return Scenario(
        f"dyad {i}",
        2 * seconds,
        hearts,
        {who: SimulatedStrap() for who in "AB"},
        Coupling(((0, coupling), (seconds, coupling), (seconds + 1, 0.0)), lag=1.0),
        (Phase(0.0, HANDS, seconds), Phase(seconds, APART, seconds)),
        seed=1000 * seed + i,
    )


def write_sessions(folder: Path, dyads: int, coupling: float, seconds: float, seed: int = 1) -> None:
    """Write each dyad as a recording of two people."""
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(1, dyads + 1):
        events = simulate(scenario(i, coupling, seconds, seed)).events
        header = Header({"A": "", "B": ""}, created="2026-10-02T10:00:00+00:00")
        (folder / f"dyad-{i:02d}.jsonl").write_bytes(b"".join(map(jsonl.line, (header, *events))))


def write_bids(folder: Path, dyads: int, coupling: float, seconds: float, seed: int = 1) -> None:
    """Write the dyads as one BIDS data set: a subject a person, with roles, ages and a questionnaire."""
    rng = np.random.default_rng(seed)
    folder.mkdir(parents=True)
    rows = ["participant_id\tdyad_id\trole\tage\tcloseness"]
    for i in range(1, dyads + 1):
        events = simulate(scenario(i, coupling, seconds, seed)).events
        header = Header({"A": "", "B": ""})
        own = folder / f".one-{i}"
        write(own, Recording(header, lambda events=events: iter(events)), session_data(events).beats)
        shutil.copy(own / "dataset_description.json", folder)
        for seat, role in (("A", "child"), ("B", "parent")):
            person = f"sub-{2 * i - (seat == 'A'):02d}"
            for file in (own / f"sub-{seat}").rglob("*_events.tsv"):
                name = file.name.replace(f"sub-{seat}", person)
                (folder / person / "beh").mkdir(parents=True)
                shutil.copy(file, folder / person / "beh" / name)
            age = int(rng.integers(8, 12)) if role == "child" else int(rng.integers(30, 50))
            rows.append(f"{person}\tdyad-{i:02d}\t{role}\t{age}\t{rng.uniform(1, 7):.1f}")
        shutil.rmtree(own)
    (folder / "participants.tsv").write_text("\n".join(rows) + "\n")


def design_of(series: list[Floats], **settings: object) -> tuple[Design, dict[int, list[Heard]]]:
    """A study of series (samples by people, the first half the first of each dyad), a condition each."""
    n = series[0].shape[1] // 2
    dyads = tuple(Dyad(f"d{i:02d}", (f"d{i:02d}a", f"d{i:02d}b")) for i in range(n))
    conditions = tuple(Condition(f"c{c}") for c in range(len(series)))
    recorded = tuple(Recorded(dyad.id, (f"{dyad.id}.jsonl",)) for dyad in dyads)
    numbers = {"usable_pct": 99.0, "rhythm": "suited", "mean_rr_ms": 850.0}
    heard = {
        i: [
            Heard(
                condition.name,
                0.0,
                len(one) / 4,
                (numbers, numbers),
                {"minutes": 1},
                (np.ascontiguousarray(one[:, i]).tobytes(), np.ascontiguousarray(one[:, n + i]).tobytes()),
            )
            for condition, one in zip(conditions, series, strict=True)
        ]
        for i in range(n)
    }
    design = Design(
        "Made", "2026-01-01", dyads, recorded, conditions, windows=Windows(), re_pairings=499, bootstraps=499
    )
    return msgspec.structs.replace(design, **settings), heard
