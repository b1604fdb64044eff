"""A pair against other people of the library: only who is known to be somebody else, in the same phases."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from support.running import run

from hrvsync.sources.simulate import SCENARIOS, Scenario, simulate
from hrvsync.storage import folders
from hrvsync.storage.recorder import Recorder
from hrvsync.storage.recording import Header

PACED = next(scenario for scenario in SCENARIOS if scenario.name == "same_pacer")
SHORT = replace(PACED, seconds=240.0)


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    folder = folders.recordings_folder()
    folder.mkdir(parents=True)
    return folder


def record(path: Path, scenario: Scenario, people: dict[str, str], day: int = 1) -> Path:
    header = Header(people, "simulated", f"2026-01-{day:02}T10:00:00+00:00", "UTC", "hrvsync", protocol="pair")
    recorder = Recorder(path, header)
    for event in simulate(scenario).events:
        recorder(event)
    assert recorder.close()
    return path


def test_only_known_others_make_pseudo_pairs(library: Path, tmp_path: Path) -> None:
    ours = record(library / "ours.jsonl", SHORT, {"A": "Ada", "B": "Ben"})
    record(library / "before.jsonl", replace(SHORT, seed=60), {"A": "Ada", "B": "Cleo"})
    record(library / "nobody.jsonl", replace(SHORT, seed=61), {})
    result = run("analyse", ours, "--against-library")
    assert "other people" not in result.stdout
    for n in range(4):
        record(library / f"{n}.jsonl", replace(SHORT, seed=70 + n), {"A": f"a{n}", "B": f"b{n}"}, 2 + n)
        record(library / f"{n}again.jsonl", replace(SHORT, seed=80 + n), {"A": f"b{n}", "B": f"a{n}"}, 12 + n)
    result = run("analyse", ours, "--against-library")
    assert "against 8 other people of the library in the same phase: too few to compare" in result.stdout
    record(library / "one_new.jsonl", replace(SHORT, seed=90), {"A": "a0", "B": "c"}, 20)
    record(library / "new.jsonl", replace(SHORT, seed=91), {"A": "d", "B": "a1"}, 21)
    result = run("analyse", ours, "--against-library")
    assert result.exit_code == 0
    assert "against 10 other people of the library in the same phase" in result.stdout
    assert "a0" not in result.stdout
    assert "too few to compare" not in result.stdout
