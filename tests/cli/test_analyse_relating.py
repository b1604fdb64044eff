import json
import math
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from hrvsync.cli import cli
from hrvsync.events import Phase
from hrvsync.report.words import NOT_QUIET
from hrvsync.sources.simulate import Heart, Scenario, SimulatedStrap, simulate
from hrvsync.storage import Header
from hrvsync.storage.jsonl import line

RECORDINGS = Path(__file__).parents[2] / "recordings"


def analysed(name: str) -> dict[str, object]:
    result = CliRunner().invoke(cli, ["analyse", str(RECORDINGS / f"{name}.jsonl"), "--json"])
    assert result.exit_code == 0, result.output
    relating = json.loads(result.output)["relating"]
    assert isinstance(relating, dict)
    return {str(key): value for key, value in relating.items()}


def test_a_pair_has_what_happened_between_them() -> None:
    pair = analysed("rupture_and_repair")["pair"]
    assert isinstance(pair, dict)
    (rupture,) = pair["ruptures"]
    assert (rupture["t"], rupture["source"], rupture["marked_repair"]) == (300, "mark", 45)
    assert rupture["pair_seconds"] == pytest.approx(45, abs=10)


def test_one_person_has_states_and_no_pair() -> None:
    relating = analysed("solo")
    assert relating["pair"] is None
    people = relating["people"]
    assert isinstance(people, dict)
    assert list(people["A"]["states"]) == ["settled", "activated", "withdrawn", "lively"]


def test_a_beginning_that_was_not_quiet_is_said_in_the_text_too(tmp_path: Path) -> None:
    walk = tuple((float(t), 15 * math.exp(-t / 60)) for t in range(0, 300, 5))
    heart = msgspec.structs.replace(Heart(bpm=64), bpm_levels=walk)
    phases = Phase(0.0, "Settle", 150.0), Phase(150.0, "Read", 150.0)
    events = simulate(Scenario("walk", 300, {"A": heart}, {"A": SimulatedStrap()}, None, phases)).events
    path = tmp_path / "walk.jsonl"
    path.write_bytes(b"".join(map(line, (Header({"A": "Ada"}), *events))))
    sentence = f"Ada: {NOT_QUIET}"
    assert sentence in " ".join(CliRunner().invoke(cli, ["analyse", str(path)]).output.split())
    assert NOT_QUIET not in CliRunner().invoke(cli, ["analyse", str(RECORDINGS / "solo.jsonl")]).output
