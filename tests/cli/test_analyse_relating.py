import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hrvsync.cli import cli

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
